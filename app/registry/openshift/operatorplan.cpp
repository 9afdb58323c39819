// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/operatorplan.h"

#include "registry/openshift/kubepath.h"
#include "registry/openshift/occommand.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

ActionPlan patchPlan(const ActionWish& wish, const OperatorConfig& config, const QJsonObject& spec)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.expectedVersion = config.planVersion();
    plan.undoable = true;
    const QJsonObject body{{u"spec"_s, spec}};
    const QByteArray json = QJsonDocument(body).toJson(QJsonDocument::Compact);
    plan.requests << PlannedRequest(u"PATCH"_s,
        kubePath(kube::imageRegistry, u"configs"_s, QString(), u"cluster"_s), json,
        u"application/merge-patch+json"_s);
    plan.command = OcCommand({u"patch"_s, u"configs.imageregistry.operator.openshift.io/cluster"_s})
                       .option(u"type"_s, u"merge"_s)
                       .add(u"-p"_s)
                       .add(QString::fromUtf8(json))
                       .text();
    return plan;
}

void blockUnlessManaged(ActionPlan& plan, const OperatorConfig& config)
{
    if (!config.isManaged())
        plan.blockers << (config.managementState.isEmpty()
                ? Sentence(QT_TRANSLATE_NOOP(
                    "Core", "The registry has no management state: its operator would not act on this."))
                : Sentence(QT_TRANSLATE_NOOP("Core",
                               "The registry's management state is %1: its operator would not act on this."),
                    {config.managementState}));
}

void checkStorage(ActionPlan& plan, const OperatorStorage& storage, qint64 replicas)
{
    if (replicas <= 1)
        return;
    if (storage.kind == OperatorStorage::Kind::EmptyDir)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
            "Its storage is emptyDir, which each replica has for itself: with more than one, images would be "
            "there or not by chance."));
    else if (storage.isReadWriteOnce())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "Its storage, the %1, can be mounted by one node only (%2): a second "
                                      "replica would never get ready."),
            {storage.text, storage.accessModes.join(u", "_s)});
    else if (storage.kind == OperatorStorage::Kind::Claim && storage.accessModes.isEmpty())
        plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "The access modes of the %1 could not be read. Unless it is "
                                      "ReadWriteMany, a second replica never gets ready."),
            {storage.text});
}

void describeRemoval(ActionPlan& plan, const OperatorConfig& config)
{
    plan.confirmWord = u"Removed"_s;
    plan.undoable = false;
    plan.effects << Sentence(QT_TRANSLATE_NOOP("Core",
        "The Deployment image-registry, its pods, its service and its routes are deleted. Nothing can be "
        "pulled or pushed through the registry any more."));
    const bool keeps = config.storage.managementState == u"Unmanaged"_s;
    if (config.storage.kind == OperatorStorage::Kind::None)
        return;
    if (config.storage.kind == OperatorStorage::Kind::EmptyDir)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "Its storage is emptyDir: every image in it is deleted for good."));
    else if (keeps)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "Its storage, the %1, was not made by the operator and stays."),
            {config.storage.text});
    else if (config.storageManaged)
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core",
                                     "Its storage, the %1, was made by the operator and is deleted with "
                                     "every image in it, for good."),
            {config.storage.text});
    else
        plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "It is not known who made its storage, the %1. If the operator did, it "
                                      "is deleted with every image in it, for good."),
            {config.storage.text});
    plan.warnings << Sentence(QT_TRANSLATE_NOOP(
        "Core", "Image streams stay, but the images that were pushed to them cannot be pulled any more."));
}

} // namespace

ActionPlan planScale(const ActionWish& wish, const OperatorConfig& config)
{
    bool isNumber = false;
    const int replicas = wish.options.value(u"replicas"_s).toInt(&isNumber);
    ActionPlan plan = patchPlan(wish, config, QJsonObject{{u"replicas"_s, replicas}});
    blockUnlessManaged(plan, config);
    if (!isNumber || replicas < 0) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no number of replicas."),
            {wish.options.value(u"replicas"_s)});
        return plan;
    }
    if (replicas == config.replicas)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 replica(s) are asked for already."), {QString::number(replicas)});
    checkStorage(plan, config.storage, replicas);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "The operator brings the registry from %1 to %2 replica(s)."),
        {QString::number(config.replicas), QString::number(replicas)});
    if (replicas == 0)
        plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
            "Without a replica the registry stands still: no push, no pull of what is stored in it, no build "
            "that uses it, and pods on new nodes cannot start."));
    else if (replicas == 1 && config.replicas > 1)
        plan.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "With one replica the registry is away whenever that pod is started anew."));
    return plan;
}

ActionPlan planReadOnly(const ActionWish& wish, const OperatorConfig& config)
{
    const bool readOnly = wish.options.value(u"readOnly"_s) == u"true"_s;
    ActionPlan plan = patchPlan(wish, config, QJsonObject{{u"readOnly"_s, readOnly}});
    blockUnlessManaged(plan, config);
    if (readOnly == config.readOnly)
        plan.blockers << (readOnly
                ? Sentence(QT_TRANSLATE_NOOP("Core", "The registry is read-only already."))
                : Sentence(QT_TRANSLATE_NOOP("Core", "The registry is writable already.")));
    plan.effects << (readOnly
            ? Sentence(QT_TRANSLATE_NOOP("Core", "The registry takes no more pushes; pulling goes on."))
            : Sentence(QT_TRANSLATE_NOOP("Core", "The registry takes pushes again.")));
    plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "Its pods are started anew one after the other."));
    if (readOnly)
        plan.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "Builds that push their image to it fail, as do imports that are mirrored into it."));
    if (config.replicas < 2)
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "It has less than two replicas: pulls fail for a moment."));
    return plan;
}

ActionPlan planState(const ActionWish& wish, const OperatorConfig& config)
{
    const QString state = wish.options.value(u"state"_s);
    ActionPlan plan = patchPlan(wish, config, QJsonObject{{u"managementState"_s, state}});
    if (state != u"Managed"_s && state != u"Unmanaged"_s && state != u"Removed"_s) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "\"%1\" is no management state: Managed, Unmanaged or Removed."),
            {state});
        return plan;
    }
    if (state == config.managementState)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The management state is %1 already."), {state});
    if (state == u"Removed"_s) {
        describeRemoval(plan, config);
    } else if (state == u"Unmanaged"_s) {
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core",
            "The operator leaves the registry as it is: changes to its config have no effect until it is "
            "Managed again."));
    } else {
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "The operator brings the registry to what its config says: %1 replica(s)."),
            {QString::number(config.replicas)});
        if (config.storage.kind == OperatorStorage::Kind::None)
            plan.warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "No storage is configured: the registry will not start without."));
    }
    return plan;
}

ActionPlan planRoute(const ActionWish& wish, const OperatorConfig& config)
{
    ActionPlan plan = patchPlan(wish, config, QJsonObject{{u"defaultRoute"_s, true}});
    blockUnlessManaged(plan, config);
    if (config.defaultRoute)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The default route is enabled already."));
    plan.effects << Sentence(QT_TRANSLATE_NOOP("Core",
        "The route default-route in project openshift-image-registry is made, so that the registry can be "
        "reached from outside of the cluster."));
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "Image streams tell this host as their public repository from then on."));
    plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
        "Its certificate is signed by the cluster's ingress authority, which other machines may not trust."));
    return plan;
}

ActionPlan planOperator(const ActionWish& wish, const OperatorConfig& config)
{
    switch (wish.kind) {
    case ActionKind::ScaleRegistry:
        return planScale(wish, config);
    case ActionKind::SetRegistryReadOnly:
        return planReadOnly(wish, config);
    case ActionKind::SetRegistryState:
        return planState(wish, config);
    default:
        return planRoute(wish, config);
    }
}

bool isOperatorAction(ActionKind kind)
{
    return kind == ActionKind::ScaleRegistry || kind == ActionKind::SetRegistryReadOnly
        || kind == ActionKind::SetRegistryState || kind == ActionKind::EnableRegistryRoute;
}

} // namespace portolan
