// SPDX-License-Identifier: Apache-2.0
#include "service/registryworker.h"

#include "registry/engine/engineregistry.h"
#include "service/registryworkerparts.h"

#include <QFileInfo>

#include <algorithm>

namespace portolan {
namespace {

//! What this program saw of a tag; `changes` begin with the oldest.
TagHistory seenHistory(const QList<TagChange>& changes)
{
    TagHistory history;
    history.source = TagHistory::Source::LastSeen;
    history.complete = false;
    Digest before;
    for (const TagChange& change : changes) {
        TagEvent event;
        event.when = change.seenAt;
        event.kind = change.digest.isNull() ? TagEvent::Kind::Removed : TagEvent::Kind::Pointed;
        event.digest = change.digest.isNull() ? before : change.digest;
        before = change.digest;
        history.events.prepend(event);
    }
    if (!history.events.isEmpty())
        history.events.first().current = history.events.first().kind == TagEvent::Kind::Pointed;
    return history;
}

bool isNotOffered(const Error& error)
{
    return error.code() == QStringLiteral("NOT_OFFERED");
}

} // namespace

QCoro::Task<Result<Offering>> RegistryWorker::fetchOffering(RepositoryAddress place, std::stop_token stop)
{
    auto open = co_await find(place.registry, stop);
    if (!open)
        co_return open.error();
    Offering offering;
    if (ControlPlane* const plane = (*open)->registry().controlPlane()) {
        auto offered = co_await plane->offering(place.repository, stop);
        if (!offered)
            co_return offered.error();
        offering = std::move(*offered);
    }
    offering.tagHistory = offering.tagHistory || m_parts->lastSeen;
    co_return offering;
}

QCoro::Task<Result<TagHistory>> RegistryWorker::fetchTagHistory(ImageAddress tag, std::stop_token stop)
{
    auto open = co_await find(tag.registry, stop);
    if (!open)
        co_return open.error();
    if (ControlPlane* const plane = (*open)->registry().controlPlane()) {
        auto history = co_await plane->fetchTagHistory(tag.repository, tag.tagOrDigest, stop);
        if (history || !isNotOffered(history.error()))
            co_return history;
    }
    if (!m_parts->lastSeen)
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "Nothing is remembered: the database could not be opened")))
            .withCode(QStringLiteral("NOT_OFFERED"));
    auto seen = m_parts->lastSeen->timeline(tag.registry, tag.repository, tag.tagOrDigest);
    if (!seen)
        co_return seen.error();
    co_return seenHistory(*seen);
}

QCoro::Task<Result<ActionPlan>> RegistryWorker::planAction(
    RegistryId id, ActionWish wish, std::stop_token stop)
{
    auto open = co_await find(id, stop);
    if (!open)
        co_return open.error();
    ControlPlane* const plane = (*open)->registry().controlPlane();
    if (!plane)
        co_return nothingOffered((*open)->profile());
    auto plan = co_await plane->planAction(wish, stop);
    if (!plan)
        co_return placed(plan.error(), (*open)->profile());
    plan->registryId = id;
    co_return plan;
}

QCoro::Task<Result<bool>> RegistryWorker::watch(
    RepositoryAddress place, RegistryChangeFunction onChange, std::stop_token stop)
{
    auto open = co_await find(place.registry, stop);
    if (!open)
        co_return open.error();
    ControlPlane* const plane = (*open)->registry().controlPlane();
    if (!plane)
        co_return nothingOffered((*open)->profile());
    auto ended = co_await plane->watch(place.repository, onChange, stop);
    if (!ended)
        co_return placed(ended.error(), (*open)->profile());
    co_return true;
}

void RegistryWorker::setShown(const RepositoryAddress& place)
{
    const OpenRegistryPtr open = m_parts->open.value(place.registry);
    if (!open)
        return;
    if (ControlPlane* const plane = open->registry().controlPlane())
        plane->setShown(place.repository);
}

QCoro::Task<Result<PullExplanation>> RegistryWorker::explainPull(ExplainRequest request, std::stop_token stop)
{
    const AuthEnvironment logins = AuthEnvironment::ofProcess();
    const auto login = [logins](const Reference& reference) { return loginInFiles(logins, reference); };
    const auto isHere = [library = m_parts->library.path](const Digest& digest) {
        const QString blob = QString(digest.toString()).replace(u':', u'/');
        return !library.isEmpty() && QFileInfo::exists(library + QStringLiteral("/blobs/") + blob);
    };
    PullExplainer explainer(*m_parts->client, m_parts->conf.current(), login, isHere);
    auto explanation = co_await explainer.explain(request, stop);
    co_return explanation;
}

QCoro::Task<Result<QList<EngineState>>> RegistryWorker::fetchLocalState(
    ImageAddress tag, QList<Digest> current, std::stop_token stop)
{
    QList<EngineState> states;
    auto open = co_await find(tag.registry, stop);
    if (!open)
        co_return open.error();
    const RegistryProfile& profile = (*open)->profile();
    if (!profile.isHosted() || tag.isByDigest())
        co_return states;
    const auto reference = Reference::parse(profile.referenceTo(tag.repository) + u':' + tag.tagOrDigest);
    if (!reference)
        co_return reference.error();
    const QList<OpenRegistryPtr> registries = m_parts->open.values(); // stay open while they are asked
    for (const OpenRegistryPtr& registry : registries) {
        auto* const engine = dynamic_cast<EngineRegistry*>(&registry->registry());
        if (engine == nullptr)
            continue;
        const auto images = co_await engine->listImages(stop);
        if (images)
            states << EngineState(engine->profile().name, localImageState(*images, *reference, current));
        else if (images.error().isCancelled())
            co_return images.error();
    }
    std::sort(states.begin(), states.end(),
        [](const EngineState& a, const EngineState& b) { return a.engine < b.engine; });
    co_return states;
}

Error RegistryWorker::placed(const Error& error, const RegistryProfile& profile)
{
    return isNotOffered(error) && error.host().isEmpty() ? error.at(profile.host, QString()) : error;
}

Error RegistryWorker::nothingOffered(const RegistryProfile& profile)
{
    return Error::unsupported(
        Sentence(QT_TRANSLATE_NOOP("Core", "This registry has nothing beside its images")))
        .withCode(QStringLiteral("NOT_OFFERED"))
        .at(profile.host, QString());
}

} // namespace portolan
