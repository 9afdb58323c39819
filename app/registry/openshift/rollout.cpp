// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/rollout.h"

#include "http/pause.h"

#include <QDeadlineTimer>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDegraded(const OperatorConfig& config)
{
    const OperatorCondition* const degraded = findCondition(config.conditions, u"Degraded"_s);
    return degraded && degraded->isTrue();
}

void tell(const ActionProgressFunction& progress, const OperatorConfig& config)
{
    if (!progress)
        return;
    ActionProgress now;
    now.text = config.progressText();
    if (config.isManaged()) {
        now.done = config.observedGeneration < config.generation ? 0 : config.readyReplicas;
        now.total = config.replicas;
    }
    progress(now);
}

QString messageOf(const OperatorConfig& config, const QString& type)
{
    const OperatorCondition* const condition = findCondition(config.conditions, type);
    return condition && condition->isTrue() ? condition->message : QString();
}

} // namespace

QCoro::Task<Result<OperatorConfig>> Rollout::follow(ActionProgressFunction progress, std::stop_token stop)
{
    const QDeadlineTimer end(m_patience.total);
    QDeadlineTimer degradedEnd(QDeadlineTimer::Forever);
    while (true) {
        auto config = co_await m_reader.fetchOperator(stop);
        if (!config)
            co_return config.error();
        tell(progress, *config);
        if (!isDegraded(*config))
            degradedEnd = QDeadlineTimer(QDeadlineTimer::Forever);
        else if (degradedEnd.isForever())
            degradedEnd = QDeadlineTimer(m_patience.degraded);
        if (config->isSettled() || end.hasExpired() || degradedEnd.hasExpired())
            co_return std::move(*config);
        const bool waited = co_await pauseFor(m_patience.interval, stop);
        if (!waited)
            co_return Error::cancelled();
    }
}

QCoro::Task<Result<QString>> Rollout::awaitRoute(std::stop_token stop)
{
    constexpr int looks = 20; // routers admit a route within a moment
    for (int look = 0; look < looks; ++look) {
        auto host = co_await m_reader.fetchRouteHost(stop);
        if (!host || !host->isEmpty())
            co_return host;
        const bool waited = co_await pauseFor(m_patience.interval, stop);
        if (!waited)
            co_return Error::cancelled();
    }
    co_return QString();
}

ActionItem rolloutItem(const OperatorConfig& config)
{
    ActionItem item;
    item.name = u"image-registry"_s;
    item.ok = config.isSettled();
    item.message = config.progressText();
    if (item.ok)
        return item;
    for (const QString& type : {u"Degraded"_s, u"Progressing"_s}) {
        const QString message = messageOf(config, type);
        if (message.isEmpty())
            continue;
        item.message = Sentence(QT_TRANSLATE_NOOP("Core", "%1: %2"), {item.message, message});
        break;
    }
    return item;
}

} // namespace portolan
