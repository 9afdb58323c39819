// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/actionrights.h"

#include "registry/openshift/tagsource.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

QList<AccessQuestion> rightsFor(ActionKind kind, const QString& project)
{
    switch (kind) {
    case ActionKind::RollBackTag:
    case ActionKind::SetTag:
    case ActionKind::AliasTag:
        return {access::updateTags(project)};
    case ActionKind::ImportImages:
        return {access::importImages(project)};
    case ActionKind::CreateRepository:
        return {access::createStreams(project)};
    case ActionKind::DeleteRepository:
        return {access::deleteStreams(project)};
    case ActionKind::ScaleRegistry:
    case ActionKind::SetRegistryReadOnly:
    case ActionKind::SetRegistryState:
    case ActionKind::EnableRegistryRoute:
        return {access::patchOperator()};
    case ActionKind::CreatePullSecret:
        return {access::createSecrets(project)};
    case ActionKind::LinkPullSecret:
        return {access::patchServiceAccounts(project)};
    case ActionKind::SetTagExpiry:
    case ActionKind::SetTagImmutable:
    case ActionKind::SyncMirrorNow:
    case ActionKind::ScanImage:
        break;
    }
    return {};
}

Result<QList<AccessQuestion>> rightsFor(const ActionWish& wish)
{
    QString project;
    if (wish.kind == ActionKind::CreatePullSecret || wish.kind == ActionKind::LinkPullSecret) {
        project = wish.options.value(u"project"_s);
        if (project.isEmpty())
            return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "It is not said in which project")));
    }
    QList<AccessQuestion> rights = rightsFor(wish.kind, project);
    if (rights.isEmpty())
        return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "A cluster's image streams know no such action")))
            .withCode(u"NOT_OFFERED"_s);
    // With a project, or of the cluster as a whole.
    if (!project.isEmpty() || !rights.first().name.isEmpty())
        return rights;
    const auto target = targetOf(wish);
    if (!target)
        return target.error();
    rights = rightsFor(wish.kind, target->project);
    if (wish.kind != ActionKind::SetTag)
        return rights;
    const auto source = TagSource::of(wish);
    if (!source)
        return source.error();
    if (source->kind != TagSource::Kind::External && source->place.project != target->project)
        rights << access::pullFrom(source->place.project);
    return rights;
}

QList<ActionKind> actionsOf(const StreamPlace& place, bool hasOperator)
{
    if (place.isStream())
        return {ActionKind::RollBackTag, ActionKind::SetTag, ActionKind::AliasTag, ActionKind::ImportImages,
            ActionKind::DeleteRepository};
    if (!place.isCluster())
        return {ActionKind::CreateRepository, ActionKind::ImportImages, ActionKind::CreatePullSecret,
            ActionKind::LinkPullSecret};
    if (!hasOperator)
        return {};
    return {ActionKind::ScaleRegistry, ActionKind::SetRegistryReadOnly, ActionKind::SetRegistryState,
        ActionKind::EnableRegistryRoute};
}

Result<StreamPlace> targetOf(const ActionWish& wish)
{
    return StreamPlace::parseStream(
        wish.targetRepository.isEmpty() ? wish.repository : wish.targetRepository);
}

} // namespace portolan
