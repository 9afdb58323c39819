// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/openshiftplane.h"

#include "registry/openshift/streaminfo.h"
#include "registry/openshift/streamplace.h"
#include "registry/openshift/streamwatch.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

OpenShiftPlane::OpenShiftPlane(KubeClient& client, IntegratedRegistry& registry, StreamReader& reader,
    TagRemover& remover, OpenShiftActions& actions)
    : m_client(client)
    , m_registry(registry)
    , m_reader(reader)
    , m_remover(remover)
    , m_actions(actions)
{
    m_client.setRefusedFunction([this](const Error& error) {
        for (StreamWatch* const watch : m_watches)
            watch->end(error);
    });
}

QCoro::Task<Result<Offering>> OpenShiftPlane::offering(QString place, std::stop_token stop)
{
    const auto where = StreamPlace::parse(place);
    if (!where)
        co_return where.error().at(m_client.host(), u'/' + place);
    auto offered = co_await m_actions.offering(place, stop);
    if (!offered)
        co_return offered.error();
    Offering offering = std::move(*offered);
    offering.tagHistory = true;
    offering.repositoryInfo = where->isStream();
    offering.watch = true;
    if (const Result<ClusterLogin>& login = m_client.login()) {
        offering.loginEnds = login->expires();
        if (login->isAnonymous())
            offering.notes << Sentence(QT_TRANSLATE_NOOP("Core", "Nobody is logged in to this cluster"));
    }
    auto session = co_await m_registry.session(place, stop);
    if (!session && session.error().isCancelled())
        co_return session.error();
    offering.registryHost = m_registry.knownHost();
    const bool isWorthSaying = !session
        && (session.error().code() == u"NO_REGISTRY_ROUTE" || session.error().code() == u"NO_REGISTRY_TOKEN");
    if (isWorthSaying)
        offering.notes << session.error().said();
    co_return offering;
}

QCoro::Task<Result<TagHistory>> OpenShiftPlane::fetchTagHistory(
    QString repository, QString tag, std::stop_token stop)
{
    auto stream = co_await m_reader.fetch(repository, stop);
    if (!stream)
        co_return stream.error();
    const StreamTag* const found = stream->tag(tag);
    if (!found)
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "There is no tag %1 in %2"), {tag, repository}))
            .withCode(u"MANIFEST_UNKNOWN"_s)
            .at(m_client.host(), u'/' + repository);
    auto layers = co_await m_reader.fetchLayers(repository, true, stop);
    if (!layers && layers.error().isCancelled())
        co_return layers.error();
    QList<Digest> doubtful;
    for (const StreamTagItem& item : found->items) {
        if (layers && layers->isMissing(item.image))
            doubtful << item.image;
    }
    auto missing = co_await m_reader.fetchMissing(repository, doubtful, stop);
    if (!missing)
        co_return missing.error();
    co_return StreamReader::history(*found, *missing);
}

QCoro::Task<Result<RepositoryInfo>> OpenShiftPlane::fetchRepositoryInfo(
    QString repository, std::stop_token stop)
{
    auto stream = co_await m_reader.fetch(repository, stop);
    if (!stream)
        co_return stream.error();
    m_registry.note(*stream);
    auto layers = co_await m_reader.fetchLayers(repository, true, stop);
    if (!layers && layers.error().isCancelled())
        co_return layers.error();
    std::optional<StreamLayers> known;
    if (layers)
        known = std::move(*layers);
    co_return streamInfo(*stream, known);
}

QCoro::Task<Result<ImageUses>> OpenShiftPlane::fetchUses(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    return m_actions.fetchUses(std::move(repository), std::move(tagOrDigest), std::move(stop));
}

QCoro::Task<Result<Panel>> OpenShiftPlane::fetchPanel(QString place, QString panelId, std::stop_token stop)
{
    return m_actions.fetchPanel(std::move(place), std::move(panelId), std::move(stop));
}

QCoro::Task<Result<Secret>> OpenShiftPlane::fetchPullSecret(QString place, QString name, std::stop_token stop)
{
    const auto where = StreamPlace::parse(place);
    if (!where)
        co_return where.error().at(m_client.host(), u'/' + place);
    auto secret = co_await m_actions.readPullSecret(where->project, name, stop);
    co_return secret;
}

QCoro::Task<Result<ActionPlan>> OpenShiftPlane::planAction(ActionWish wish, std::stop_token stop)
{
    return m_actions.planAction(std::move(wish), std::move(stop));
}

QCoro::Task<Result<ActionReport>> OpenShiftPlane::performAction(
    ActionPlan plan, std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop)
{
    const ActionKind kind = plan.wish.kind;
    auto report = co_await m_actions.performAction(
        std::move(plan), std::move(login), std::move(progress), std::move(stop));
    const bool movesRegistry =
        kind == ActionKind::EnableRegistryRoute || kind == ActionKind::SetRegistryState;
    if (report && movesRegistry)
        m_registry.forget();
    co_return report;
}

QCoro::Task<Result<bool>> OpenShiftPlane::restoreTag(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    auto restored = co_await m_actions.restoreTag(repository, tag, digest, stop);
    if (!restored || *restored)
        co_return restored;
    restored = co_await m_remover.enter(repository, tag, digest, stop);
    co_return restored;
}

QCoro::Task<Result<void>> OpenShiftPlane::watch(
    QString place, RegistryChangeFunction onChange, std::stop_token stop)
{
    const auto where = StreamPlace::parse(place);
    if (!where)
        co_return where.error().at(m_client.host(), u'/' + place);
    StreamWatch watch(m_client, *where, m_told, std::move(onChange));
    watch.setFirstPause(m_firstPause);
    watch.setLength(m_watchLength);
    watch.setRound(m_watchRound);
    watch.setShown(m_shown);
    m_watches.push_back(&watch);
    auto ended = co_await watch.run(stop);
    std::erase(m_watches, &watch);
    co_return ended;
}

void OpenShiftPlane::setShown(QString place)
{
    const auto where = StreamPlace::parse(place);
    if (!where || where->project.isEmpty())
        return;
    // Who looks at one comes back to the one before.
    constexpr qsizetype mostShown = 3;
    m_shown.removeAll(where->project);
    m_shown.prepend(where->project);
    if (m_shown.size() > mostShown)
        m_shown.removeLast();
    for (StreamWatch* const watch : m_watches)
        watch->setShown(m_shown);
}

void OpenShiftPlane::noteTold(const ImageStream& stream)
{
    const QList<RegistryChange> changes = m_told.take(stream);
    Q_UNUSED(changes)
}

void OpenShiftPlane::setWatchTimes(
    std::chrono::milliseconds firstPause, std::chrono::seconds length, std::chrono::milliseconds round)
{
    m_watchRound = round;
    m_firstPause = firstPause;
    m_watchLength = length;
}

} // namespace portolan
