// SPDX-License-Identifier: Apache-2.0
#include "models/registrywatcher.h"

#include <algorithm>

namespace portolan {

RegistryWatcher::RegistryWatcher(ControlService& control, QObject* parent)
    : QObject(parent)
    , m_control(control)
{
}

RegistryWatcher::~RegistryWatcher() = default;

void RegistryWatcher::start(const RegistryId& registry)
{
    const auto before = m_watches.find(registry);
    if (before != m_watches.end() && before->second.state != State::Ended && !before->second.error)
        return;
    m_watches[registry].request = m_control.fetchOffering(
        RepositoryAddress(registry, QString()), [this, registry](const Result<Offering>& offering) {
            if (offering && offering->watch)
                begin(registry);
            else
                setState(registry, State::Off, offering ? MaybeError() : MaybeError(offering.error()));
        });
}

void RegistryWatcher::begin(const RegistryId& registry)
{
    m_watches[registry].request = m_control.watch(
        RepositoryAddress(registry, QString()),
        [this, registry](const QList<RegistryChange>& changes) { take(registry, changes); },
        [this, registry](const Result<bool>& ended) {
            setState(registry, State::Ended, ended ? MaybeError() : MaybeError(ended.error()));
        });
    if (m_shown.registry == registry)
        m_control.setShown(m_shown);
    setState(registry, State::Connecting);
}

void RegistryWatcher::setShown(const RepositoryAddress& place)
{
    if (place == m_shown)
        return;
    m_shown = place;
    if (m_watches.contains(place.registry))
        m_control.setShown(place);
}

std::chrono::seconds RegistryWatcher::delay(const RegistryId& registry) const
{
    const auto watch = m_watches.find(registry);
    return watch == m_watches.end() ? std::chrono::seconds(0) : watch->second.delay;
}

void RegistryWatcher::stop(const RegistryId& registry)
{
    if (m_watches.erase(registry) > 0)
        Q_EMIT stateChanged(registry);
}

void RegistryWatcher::restart(const RegistryId& registry)
{
    if (!m_watches.contains(registry))
        return;
    stop(registry);
    start(registry);
}

QList<RegistryId> RegistryWatcher::registries() const
{
    QList<RegistryId> ids;
    for (const auto& [id, watch] : m_watches)
        ids << id;
    return ids;
}

RegistryWatcher::State RegistryWatcher::state(const RegistryId& registry) const
{
    const auto watch = m_watches.find(registry);
    return watch == m_watches.end() ? State::Off : watch->second.state;
}

MaybeError RegistryWatcher::error(const RegistryId& registry) const
{
    const auto watch = m_watches.find(registry);
    return watch == m_watches.end() ? MaybeError() : watch->second.error;
}

QStringList RegistryWatcher::news(const RepositoryAddress& repository) const
{
    const QSet<QString> tags = m_news.value(repository);
    QStringList sorted(tags.begin(), tags.end());
    sorted.sort();
    return sorted;
}

void RegistryWatcher::seen(const RepositoryAddress& repository)
{
    if (m_news.remove(repository) > 0)
        Q_EMIT newsChanged(repository);
}

void RegistryWatcher::madeHere(const RepositoryAddress& repository, const QStringList& tags)
{
    const QStringList told = m_own.expect(repository, tags);
    bool changed = false;
    for (const QString& tag : told) {
        Q_EMIT imageWasOwn(repository, tag);
        const auto news = m_news.find(repository);
        if (news == m_news.end() || !news->remove(tag))
            continue;
        changed = true;
        if (news->isEmpty())
            m_news.erase(news);
    }
    if (changed)
        Q_EMIT newsChanged(repository);
}

void RegistryWatcher::take(const RegistryId& registry, const QList<RegistryChange>& changes)
{
    QSet<RepositoryAddress> changed;
    QSet<RepositoryAddress> fresh;
    bool listChanged = false;
    for (const RegistryChange& change : changes) {
        const RepositoryAddress repository(registry, change.repository);
        switch (change.kind) {
        case RegistryChange::Kind::Connected:
            m_watches[registry].delay = change.delay;
            setState(registry, State::Watching);
            continue;
        case RegistryChange::Kind::Interrupted:
            setState(registry, State::Interrupted);
            continue;
        case RegistryChange::Kind::RepositoryAdded:
        case RegistryChange::Kind::RepositoryRemoved:
            listChanged = true;
            break;
        case RegistryChange::Kind::TagMoved:
            if (m_own.take(repository, change.tag))
                break;
            m_news[repository].insert(change.tag);
            fresh.insert(repository);
            Q_EMIT imageArrived(repository, change.tag);
            break;
        case RegistryChange::Kind::TagRemoved:
        case RegistryChange::Kind::RepositoryChanged:
            break;
        }
        changed.insert(repository);
    }
    for (const RepositoryAddress& repository : std::as_const(fresh))
        Q_EMIT newsChanged(repository);
    for (const RepositoryAddress& repository : std::as_const(changed))
        Q_EMIT repositoryChanged(repository);
    if (listChanged)
        Q_EMIT repositoriesChanged(registry);
}

void RegistryWatcher::setState(const RegistryId& registry, State state, MaybeError error)
{
    Watch& watch = m_watches[registry];
    watch.state = state;
    watch.error = std::move(error);
    Q_EMIT stateChanged(registry);
}

} // namespace portolan
