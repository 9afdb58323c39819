// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/streamwatch.h"

#include "http/pause.h"

#include <QDateTime>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds longestRest{60'000};

QString streamsPath(const StreamPlace& place)
{
    QString path = kubePath(kube::image, u"imagestreams"_s, place.project);
    if (!place.isStream())
        return path;
    const std::pair<QString, QString> only(u"fieldSelector"_s, u"metadata.name="_s + place.stream);
    return kubeQuery(path, QList<std::pair<QString, QString>>{only});
}

} // namespace

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
    const auto tell = [this](const QList<RegistryChange>& changes) { m_gatherer.add(changes); };
    const auto state = [this](const Error* why) {
        if (why)
            tellInterrupted(*why);
        else
            tellConnected();
    };
    return std::make_unique<StreamFollower>(project, m_told, quiet, tell, state);
}

void StreamWatch::tellInterrupted(const Error& why)
{
    if (!std::exchange(m_connected, false))
        return;
    RegistryChange change(RegistryChange::Kind::Interrupted, QString());
    change.reason = why.said();
    m_gatherer.add(change);
}

void StreamWatch::tellConnected()
{
    const bool all = m_projects ? m_projects->isConnected() : m_one && m_one->isConnected();
    if (!all)
        return;
    const std::chrono::seconds delay = m_projects ? m_projects->delay() : std::chrono::seconds(0);
    if (std::exchange(m_connected, true) && delay == m_delay)
        return;
    m_delay = delay;
    RegistryChange change(RegistryChange::Kind::Connected, QString());
    change.delay = delay;
    m_gatherer.add(change);
}

void StreamWatch::end(const Error& error)
{
    if (!m_error)
        m_error = error;
    m_end.request_stop();
}

QCoro::Task<Result<void>> StreamWatch::run(std::stop_token stop)
{
    const std::stop_callback onStop(stop, [this] { m_end.request_stop(); });
    auto guard = guardLogin(m_end.get_token());
    auto ended = co_await follow(m_end.get_token());
    m_end.request_stop();
    (void)co_await guard;
    if (m_error && !stop.stop_requested())
        co_return std::as_const(*m_error);
    co_return ended;
}

QCoro::Task<Result<void>> StreamWatch::guardLogin(std::stop_token stop)
{
    const Result<ClusterLogin>& login = m_client.login();
    while (login && login->expires().isValid() && !stop.stop_requested()) {
        const milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(login->expires()));
        // In steps, as a computer may sleep meanwhile.
        const milliseconds rest = std::clamp<milliseconds>(left, milliseconds(10), longestRest);
        const bool goOn = co_await pauseFor(left.count() > 0 ? rest : milliseconds(0), stop);
        if (!goOn)
            break;
        if (!login->isExpired())
            continue;
        // A refusal ends all watches. The clock of this computer may also be ahead.
        const QString path = kubePath(kube::user, u"users"_s, QString(), u"~"_s);
        auto answer = co_await m_client.getAtOnce(path, stop);
        if (!answer && answer.error().kind() == ErrorKind::AuthRequired)
            break;
        (void)co_await pauseFor(longestRest, stop);
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> StreamWatch::follow(std::stop_token stop)
{
    auto ended = co_await runOne(stop);
    const bool refused = !ended && ended.error().kind() == ErrorKind::Denied;
    if (!refused || !m_place.project.isEmpty())
        co_return ended;
    m_connected = false;
    ended = co_await runProjects(stop);
    co_return ended;
}

QCoro::Task<Result<void>> StreamWatch::runOne(std::stop_token stop)
{
    m_one = follower(m_place.isStream() ? m_place.text() : m_place.project, true);
    KubeWatch watch(m_client, streamsPath(m_place), *m_one);
    watch.setFirstPause(m_firstPause);
    watch.setLength(m_length);
    auto ended = co_await watch.run(stop);
    co_return ended;
}

QCoro::Task<Result<void>> StreamWatch::runProjects(std::stop_token stop)
{
    m_projects = std::make_unique<ProjectWatches>(
        m_client, [this](const QString& project, bool quiet) { return follower(project, quiet); },
        [this] { tellConnected(); });
    m_projects->setFirstPause(m_firstPause);
    m_projects->setLength(m_length);
    m_projects->setRound(m_round);
    m_projects->setShown(m_shown);
    auto ended = co_await m_projects->run(stop);
    co_return ended;
}

void StreamWatch::setShown(const QStringList& projects)
{
    m_shown = projects;
    if (m_projects)
        m_projects->setShown(projects);
}

} // namespace portolan
