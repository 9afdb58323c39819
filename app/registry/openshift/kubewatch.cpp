// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubewatch.h"

#include "http/pause.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr int itemsPerPage = 250;
constexpr int pagedListings = 3;
constexpr milliseconds longestPause{30'000};
//! A connection that ends sooner without a word is one that does not work.
constexpr qint64 shortestTurn = 1'000;
//! What happened before it was asked comes at once; a server that is asked for less takes its own time.
constexpr std::chrono::seconds shortestLength{1};

size_t keyOf(const JsonReader& object)
{
    const JsonReader metadata = object["metadata"_L1];
    return qHashMulti(size_t(0), metadata["namespace"_L1].text(), metadata["name"_L1].text());
}

size_t versionOf(const JsonReader& object)
{
    return qHash(object["metadata"_L1]["resourceVersion"_L1].text());
}

//! Up to `percent` more, so that many clients do not come back at the same moment.
template <typename Duration> Duration withJitter(Duration time, int percent)
{
    return time + time * QRandomGenerator::global()->bounded(percent + 1) / 100;
}

} // namespace

KubeWatch::KubeWatch(KubeClient& client, QString path, KubeFollower& follower)
    : m_client(client)
    , m_path(std::move(path))
    , m_follower(follower)
{
}

bool KubeWatch::canMend(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls: // another network's login page, as a rule
    case ErrorKind::RateLimited:
    case ErrorKind::Protocol:
    case ErrorKind::Conflict:
        return true;
    case ErrorKind::NotFound:
        return error.code() == u"EXPIRED";
    default:
        return false;
    }
}

QCoro::Task<Result<void>> KubeWatch::run(std::stop_token stop)
{
    milliseconds pause = m_firstPause;
    for (;;) {
        QElapsedTimer clock;
        clock.start();
        auto turned = co_await turn(withJitter(m_length, 25), stop);
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (!turned && !canMend(turned.error()))
            co_return turned;
        const bool worked = turned && (m_heard || clock.elapsed() >= shortestTurn);
        if (worked || m_heard)
            pause = m_firstPause;
        if (worked)
            continue;
        milliseconds wait = withJitter(pause, 50);
        if (!turned)
            wait =
                std::max<milliseconds>(wait, turned.error().retryAfter().value_or(std::chrono::seconds(0)));
        const bool goOn = co_await pauseFor(wait, stop);
        if (!goOn)
            co_return Error::cancelled();
        pause = std::min(pause * 2, longestPause);
    }
}

QCoro::Task<Result<void>> KubeWatch::turn(std::chrono::seconds length, std::stop_token stop)
{
    m_heard = false;
    Result<void> done;
    if (m_version.isEmpty())
        done = co_await list(stop);
    if (done) {
        KubeEventFunction onEvent = [this](const KubeEvent& event) { take(event); };
        m_asked.start();
        done = co_await m_client.watch(m_path, m_version, length, m_lane, onEvent, stop);
        m_asked.invalidate();
        m_open = false;
    }
    co_return judge(std::move(done), stop);
}

//! What an attempt's end means for the next.
Result<void> KubeWatch::judge(Result<void> done, const std::stop_token& stop)
{
    if (done || stop.stop_requested())
        return done;
    if (done.error().code() == u"EXPIRED") {
        m_version.clear();
        return {};
    }
    // Whatever was not understood may be understood in a list.
    if (done.error().kind() == ErrorKind::Protocol || done.error().kind() == ErrorKind::TooLarge)
        m_version.clear();
    if (std::exchange(m_connected, false))
        m_follower.interrupted(done.error());
    return done;
}

QCoro::Task<Result<void>> KubeWatch::catchUp(std::stop_token stop)
{
    auto done = co_await ask(stop);
    if (!done || !m_version.isEmpty() || stop.stop_requested())
        co_return done;
    done = co_await ask(stop); // its place was forgotten
    co_return done;
}

QCoro::Task<Result<void>> KubeWatch::ask(std::stop_token stop)
{
    Result<void> done;
    if (m_version.isEmpty()) {
        done = co_await list(stop);
    } else {
        auto versions = co_await m_client.listVersionsAside(m_path, m_lane, stop);
        if (!versions)
            co_return judge(versions.error(), stop);
        if (!isAsKnown(*versions)) {
            done = co_await turn(shortestLength, stop);
            co_return done;
        }
        m_version = versions->resourceVersion;
    }
    if (done)
        stand();
    co_return judge(std::move(done), stop);
}

bool KubeWatch::isAsKnown(const KubeList& versions) const
{
    if (static_cast<qsizetype>(versions.items.size()) != m_known.size())
        return false;
    return std::all_of(versions.items.cbegin(), versions.items.cend(), [this](const JsonReader& item) {
        const auto known = m_known.constFind(keyOf(item));
        return known != m_known.cend() && *known == versionOf(item);
    });
}

milliseconds KubeWatch::sinceAsked() const
{
    return milliseconds(m_asked.isValid() ? m_asked.elapsed() : 0);
}

void KubeWatch::stand()
{
    if (std::exchange(m_connected, true))
        return;
    m_follower.connected();
}

void KubeWatch::take(const KubeEvent& event)
{
    if (event.type == KubeEvent::Type::Opened) {
        m_asked.invalidate();
        m_open = true;
        stand();
        return;
    }
    m_heard = true;
    m_version = event.resourceVersion;
    if (event.type == KubeEvent::Type::Bookmark)
        return;
    if (event.type == KubeEvent::Type::Deleted)
        m_known.remove(keyOf(event.object));
    else
        m_known.insert(keyOf(event.object), versionOf(event.object));
    m_follower.happened(event);
}

QCoro::Task<Result<void>> KubeWatch::list(std::stop_token stop)
{
    for (int listings = 1;; ++listings) {
        // Too long a list for the server's memory comes in one piece in the end.
        const int limit = listings <= pagedListings ? itemsPerPage : 0;
        auto whole = co_await listOnce(limit, stop);
        if (!whole)
            co_return whole.error();
        if (*whole)
            co_return Result<void>();
    }
}

//! False: it changed too much on the way, and must begin again.
QCoro::Task<Result<bool>> KubeWatch::listOnce(int limit, std::stop_token stop)
{
    m_follower.listBegan();
    m_known.clear();
    QString next;
    QString version;
    do {
        auto page = co_await m_client.listPageAside(m_path, next, limit, m_lane, stop);
        if (!page && page.error().code() == u"EXPIRED" && limit > 0)
            co_return false;
        if (!page)
            co_return page.error();
        if (page->inconsistent && limit > 0)
            co_return false;
        for (const JsonReader& item : page->items) {
            m_known.insert(keyOf(item), versionOf(item));
            m_follower.listed(item);
        }
        next = page->next;
        version = page->resourceVersion;
    } while (!next.isEmpty());
    m_version = version; // not before: what came of a list that breaks off is not all
    m_follower.listEnded();
    co_return true;
}

} // namespace portolan
