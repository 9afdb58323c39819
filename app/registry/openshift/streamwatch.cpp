// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamwatch.h"

#include "http/pause.h"
#include "registry/openshift/clusterproject.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>

namespace portolan {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// Of the six connections to one server, most stay for what people wait for.
constexpr int mostConnections = 3;
constexpr seconds projectsLifetime{120};
constexpr milliseconds longestPause{30'000};
constexpr milliseconds shortestTurn{500};
// Of a connection that has no project: for good, or until the list of projects is there.
constexpr milliseconds idlePause{5'000};
constexpr milliseconds startPause{50};

QString streamsPath(const StreamPlace& place)
{
    QString path = kubePath(kube::image, QStringLiteral("imagestreams"), place.project);
    if (!place.isStream())
        return path;
    const std::pair<QString, QString> only(
        QStringLiteral("fieldSelector"), QStringLiteral("metadata.name=") + place.stream);
    return kubeQuery(path, QList<std::pair<QString, QString>>{only});
}

} // namespace

StreamWatch::Entry::Entry(KubeClient& client, const QString& path, std::unique_ptr<StreamFollower> streams)
    : follower(std::move(streams))
    , watch(client, path, *follower)
{
}

StreamWatch::StreamWatch(
    KubeClient& client, StreamPlace place, StreamHeads& told, RegistryChangeFunction onChange)
    : m_client(client)
    , m_place(std::move(place))
    , m_told(told)
    , m_gatherer(std::move(onChange))
{
}

std::unique_ptr<StreamFollower> StreamWatch::follower(const QString& project, bool quiet)
{
    return std::make_unique<StreamFollower>(
        project, m_told, quiet, [this](const QList<RegistryChange>& changes) { m_gatherer.add(changes); },
        [this](const Error* why) { tellState(why); });
}

void StreamWatch::tellState(const Error* why)
{
    if (why) {
        if (!std::exchange(m_connected, false))
            return;
        RegistryChange change(RegistryChange::Kind::Interrupted, QString());
        change.reason = why->detail();
        m_gatherer.add(change);
        return;
    }
    const bool all = m_projectsKnown
        && std::all_of(m_entries.cbegin(), m_entries.cend(),
            [](const EntryPtr& entry) { return entry->follower->isConnected(); });
    if (all && !std::exchange(m_connected, true))
        m_gatherer.add(RegistryChange(RegistryChange::Kind::Connected, QString()));
}

QCoro::Task<Result<void>> StreamWatch::run(std::stop_token stop)
{
    auto ended = co_await runOne(stop);
    const bool refused = !ended && ended.error().kind() == ErrorKind::Denied;
    if (!m_place.isCluster() || !refused || stop.stop_requested())
        co_return ended;
    m_entries.clear();
    m_connected = false;
    ended = co_await runProjects(stop);
    co_return ended;
}

QCoro::Task<Result<void>> StreamWatch::runOne(std::stop_token stop)
{
    const QString scope = m_place.isStream() ? m_place.text() : m_place.project;
    const EntryPtr entry = std::make_shared<Entry>(m_client, streamsPath(m_place), follower(scope, true));
    m_entries.push_back(entry);
    m_projectsKnown = true;
    entry->watch.setFirstPause(m_firstPause);
    entry->watch.setLength(m_length);
    auto ended = co_await entry->watch.run(stop);
    co_return ended;
}

QCoro::Task<Result<void>> StreamWatch::runProjects(std::stop_token stop)
{
    m_projectsKnown = false;
    const std::stop_callback onStop(stop, [this] { m_end.request_stop(); });
    std::vector<QCoro::Task<Result<void>>> workers;
    workers.reserve(mostConnections);
    for (int i = 0; i < mostConnections; ++i)
        workers.push_back(takeTurns(m_end.get_token()));
    Result<void> ended;
    for (QCoro::Task<Result<void>>& worker : workers) {
        auto done = co_await worker;
        if (!done && (ended || ended.error().isCancelled()))
            ended = done;
    }
    co_return ended;
}

//! Nothing but the list as long as the others wait for theirs.
seconds StreamWatch::turnLength(const Entry& entry) const
{
    const auto projects = static_cast<int>(m_entries.size());
    if (projects <= mostConnections)
        return m_length;
    if (!m_connected && !entry.follower->isConnected())
        return seconds(0);
    return std::clamp(m_round * mostConnections / projects, seconds(1), m_length);
}

QCoro::Task<Result<void>> StreamWatch::takeTurns(std::stop_token stop)
{
    for (;;) {
        auto done = co_await refreshProjects(stop);
        if (done || KubeWatch::canMend(done.error()))
            done = co_await takeTurn(stop);
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (!done) {
            m_end.request_stop();
            co_return done;
        }
    }
}

//! One project's turn, or a rest where none waits. Its error is one that ends them all.
QCoro::Task<Result<void>> StreamWatch::takeTurn(std::stop_token stop)
{
    if (m_waiting.empty()) {
        (void)co_await pauseFor(m_projectsKnown ? idlePause : startPause, stop);
        co_return Result<void>();
    }
    const EntryPtr entry = m_waiting.front();
    m_waiting.pop_front();
    QElapsedTimer clock;
    clock.start();
    const seconds length = turnLength(*entry);
    auto turned = co_await entry->watch.turn(length, stop);
    if (stop.stop_requested())
        co_return Error::cancelled();
    if (!turned && !KubeWatch::canMend(turned.error())) {
        drop(entry);
        const bool endsAll = turned.error().kind() == ErrorKind::AuthRequired || m_entries.empty();
        co_return endsAll ? turned : Result<void>();
    }
    entry->pause = turned ? milliseconds(0) : std::clamp(entry->pause * 2, m_firstPause, longestPause);
    const milliseconds rest(length.count() == 0 ? 0 : shortestTurn.count() - clock.elapsed());
    const milliseconds wait = std::max(entry->pause, std::min(rest, m_firstPause));
    if (wait.count() > 0)
        (void)co_await pauseFor(wait, stop);
    if (!entry->dropped)
        m_waiting.push_back(entry);
    co_return Result<void>();
}

void StreamWatch::drop(const EntryPtr& entry)
{
    entry->dropped = true;
    std::erase(m_entries, entry);
    std::erase(m_waiting, entry);
    if (!m_entries.empty())
        tellState(nullptr);
}

//! One of the workers asks, from time to time, which projects there are; the others go on.
QCoro::Task<Result<void>> StreamWatch::refreshProjects(std::stop_token stop)
{
    if (!m_projectsFresh.hasExpired())
        co_return Result<void>();
    m_projectsFresh.setRemainingTime(projectsLifetime);
    const QString path = kubePath(kube::project, QStringLiteral("projects"));
    auto list = co_await m_client.get(path, stop);
    if (!list) {
        m_projectsFresh.setRemainingTime(longestPause);
        if (!m_projectsKnown)
            m_projectsFresh.setRemainingTime(m_firstPause);
        co_return list.error();
    }
    QSet<QString> there;
    for (const JsonReader& item : (*list)[QLatin1StringView("items")].items())
        there.insert(ClusterProject::fromJson(item).name);
    const std::vector<EntryPtr> known = m_entries;
    for (const EntryPtr& entry : known) {
        if (there.remove(entry->follower->scope()))
            continue;
        entry->follower->removeAll();
        drop(entry);
    }
    QStringList added(there.cbegin(), there.cend());
    added.sort();
    for (const QString& project : std::as_const(added)) {
        const EntryPtr entry = std::make_shared<Entry>(
            m_client, streamsPath(StreamPlace(project)), follower(project, !m_projectsKnown));
        m_entries.push_back(entry);
        m_waiting.push_back(entry);
    }
    m_projectsKnown = true;
    if (m_entries.empty())
        tellState(nullptr);
    co_return Result<void>();
}

} // namespace portolan
