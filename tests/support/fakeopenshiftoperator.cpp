// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftoperator.h"

#include "support/fakeopenshift.h"
#include "support/fakeopenshiftcall.h"
#include "support/fakeopenshiftstore.h"

#include <QJsonArray>
#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

const QString configsId = QStringLiteral("imageregistry.operator.openshift.io/configs");
const QString deploymentsId = QStringLiteral("apps/deployments");
const QString registryProject = QStringLiteral("openshift-image-registry");
const QString registryName = QStringLiteral("image-registry");
const QString clusterName = QStringLiteral("cluster");
const QString metadataKey = QStringLiteral("metadata");
const QString specKey = QStringLiteral("spec");
const QString statusKey = QStringLiteral("status");
const QString storageKey = QStringLiteral("storage");

QJsonObject condition(const QString& type, bool on, const QString& reason, const QString& message)
{
    QJsonObject object;
    object.insert(QStringLiteral("type"), type);
    object.insert(statusKey, on ? QStringLiteral("True") : QStringLiteral("False"));
    object.insert(QStringLiteral("reason"), reason);
    object.insert(QStringLiteral("message"), message);
    object.insert(QStringLiteral("lastTransitionTime"), fakeOpenShiftNow());
    return object;
}

QJsonObject storageOf(FakeOpenShiftOperator::Storage storage)
{
    QJsonObject object;
    if (storage == FakeOpenShiftOperator::Storage::EmptyDir) {
        object.insert(QStringLiteral("emptyDir"), QJsonObject());
    } else if (storage == FakeOpenShiftOperator::Storage::ObjectStore) {
        setFakeMember(object, {QStringLiteral("s3"), QStringLiteral("bucket")}, QStringLiteral("images"));
        setFakeMember(object, {QStringLiteral("s3"), QStringLiteral("region")}, QStringLiteral("eu-1"));
    } else {
        setFakeMember(object, {QStringLiteral("pvc"), QStringLiteral("claim")},
            QStringLiteral("image-registry-storage"));
    }
    object.insert(QStringLiteral("managementState"), QStringLiteral("Managed"));
    return object;
}

QJsonObject named(const QString& name, const QString& project = QString())
{
    QJsonObject object;
    setFakeMember(object, {metadataKey, QStringLiteral("name")}, name);
    if (!project.isEmpty())
        setFakeMember(object, {metadataKey, QStringLiteral("namespace")}, project);
    return object;
}

QJsonObject registryPod(int number)
{
    QJsonObject container;
    container.insert(QStringLiteral("name"), QStringLiteral("registry"));
    container.insert(QStringLiteral("image"), QStringLiteral("quay.io/openshift/registry@sha256:0"));
    QJsonObject pod = named(QStringLiteral("image-registry-%1").arg(number), registryProject);
    setFakeMember(pod, {metadataKey, QStringLiteral("labels"), QStringLiteral("docker-registry")},
        QStringLiteral("default"));
    setFakeMember(pod, {specKey, QStringLiteral("containers")}, QJsonArray{container});
    setFakeMember(pod, {statusKey, QStringLiteral("phase")}, QStringLiteral("Running"));
    QJsonObject ready;
    ready.insert(QStringLiteral("type"), QStringLiteral("Ready"));
    ready.insert(statusKey, QStringLiteral("True"));
    setFakeMember(pod, {statusKey, QStringLiteral("conditions")}, QJsonArray{ready});
    return pod;
}

QJsonObject freshSpec()
{
    QJsonObject queue;
    queue.insert(QStringLiteral("maxWaitInQueue"), QStringLiteral("0s"));
    QJsonObject requests;
    requests.insert(QStringLiteral("read"), queue);
    requests.insert(QStringLiteral("write"), queue);
    QJsonObject spec;
    spec.insert(QStringLiteral("managementState"), QStringLiteral("Managed"));
    spec.insert(QStringLiteral("logLevel"), QStringLiteral("Normal"));
    spec.insert(QStringLiteral("operatorLogLevel"), QStringLiteral("Normal"));
    spec.insert(QStringLiteral("replicas"), 2);
    spec.insert(QStringLiteral("defaultRoute"), false);
    spec.insert(QStringLiteral("rolloutStrategy"), QStringLiteral("RollingUpdate"));
    spec.insert(QStringLiteral("httpSecret"), QStringLiteral("hidden"));
    spec.insert(QStringLiteral("proxy"), QJsonObject());
    spec.insert(QStringLiteral("requests"), requests);
    spec.insert(storageKey, storageOf(FakeOpenShiftOperator::Storage::ObjectStore));
    return spec;
}

} // namespace

FakeOpenShiftOperator::FakeOpenShiftOperator(FakeOpenShift& cluster) : QObject(&cluster), m_cluster(cluster)
{
}

void FakeOpenShiftOperator::install()
{
    QJsonObject images = named(clusterName);
    images.insert(specKey, QJsonObject());
    setFakeMember(
        images, {statusKey, QStringLiteral("internalRegistryHostname")}, m_cluster.internalRegistryHost());
    m_cluster.addObject(QStringLiteral("config.openshift.io/images"), images);
    QJsonObject desired;
    desired.insert(QStringLiteral("version"), QStringLiteral("4.21.0"));
    QJsonObject version = named(QStringLiteral("version"));
    setFakeMember(version, {statusKey, QStringLiteral("desired")}, desired);
    m_cluster.addObject(QStringLiteral("config.openshift.io/clusterversions"), version);

    QJsonObject config = named(clusterName);
    setFakeMember(config, {metadataKey, QStringLiteral("generation")}, 1);
    config.insert(specKey, freshSpec());
    m_cluster.addObject(configsId, config);
    QJsonObject deployment = named(registryName, registryProject);
    setFakeMember(deployment, {specKey, QStringLiteral("replicas")}, 2);
    m_cluster.addObject(deploymentsId, deployment);
    addSummaries();
    setReady(2);
    publish(Phase::Done, 2);
}

void FakeOpenShiftOperator::addSummaries()
{
    m_cluster.addObject(QStringLiteral("config.openshift.io/clusteroperators"), named(registryName));
    QJsonObject pruner = named(clusterName);
    QJsonObject spec;
    spec.insert(QStringLiteral("schedule"), QString());
    spec.insert(QStringLiteral("suspend"), false);
    spec.insert(QStringLiteral("keepTagRevisions"), 3);
    spec.insert(QStringLiteral("keepYoungerThanDuration"), QStringLiteral("60m"));
    spec.insert(QStringLiteral("ignoreInvalidImageReferences"), true);
    spec.insert(QStringLiteral("logLevel"), QStringLiteral("Normal"));
    pruner.insert(specKey, spec);
    const QJsonArray conditions{condition(QStringLiteral("Available"), true, QStringLiteral("AsExpected"),
                                    QStringLiteral("Pruner CronJob has been created")),
        condition(QStringLiteral("Scheduled"), true, QStringLiteral("Scheduled"),
            QStringLiteral("The pruner job has been scheduled.")),
        condition(QStringLiteral("Failed"), false, QStringLiteral("Complete"),
            QStringLiteral("Pruner completed successfully"))};
    setFakeMember(pruner, {statusKey, QStringLiteral("conditions")}, conditions);
    m_cluster.addObject(QStringLiteral("imageregistry.operator.openshift.io/imagepruners"), pruner);
}

QJsonObject FakeOpenShiftOperator::config() const
{
    return m_cluster.object(configsId, QString(), clusterName);
}

int FakeOpenShiftOperator::wantedReplicas() const
{
    const QJsonObject spec = config().value(specKey).toObject();
    const QString state = spec.value(QStringLiteral("managementState")).toString();
    if (state == QLatin1StringView("Unmanaged"))
        return readyReplicas();
    return state == QLatin1StringView("Removed") ? 0 : spec.value(QStringLiteral("replicas")).toInt();
}

int FakeOpenShiftOperator::reachableReplicas() const
{
    return m_storage == Storage::ReadWriteOnce ? std::min(1, wantedReplicas()) : wantedReplicas();
}

int FakeOpenShiftOperator::readyReplicas() const
{
    return fakeMember(config(), {statusKey, QStringLiteral("readyReplicas")}).toInt();
}

bool FakeOpenShiftOperator::isSettled() const
{
    const QJsonObject object = config();
    return m_phase == Phase::Done && readyReplicas() == wantedReplicas()
        && fakeMember(object, {statusKey, QStringLiteral("observedGeneration")})
        == fakeMember(object, {metadataKey, QStringLiteral("generation")});
}

void FakeOpenShiftOperator::setStorage(Storage storage)
{
    m_storage = storage;
    QJsonObject cleared;
    for (const QString& kind : {QStringLiteral("emptyDir"), QStringLiteral("s3"), QStringLiteral("pvc")})
        setFakeMember(cleared, {specKey, storageKey, kind}, QJsonValue());
    m_cluster.changeObject(configsId, QString(), clusterName, cleared);
    QJsonObject patch;
    setFakeMember(patch, {specKey, storageKey}, storageOf(storage));
    const bool single = storage == Storage::EmptyDir || storage == Storage::ReadWriteOnce;
    if (single) {
        setFakeMember(patch, {specKey, QStringLiteral("replicas")}, 1);
        setFakeMember(patch, {specKey, QStringLiteral("rolloutStrategy")}, QStringLiteral("Recreate"));
    }
    m_cluster.changeObject(configsId, QString(), clusterName, patch);
    if (storage == Storage::ReadWriteOnce || storage == Storage::ReadWriteMany) {
        QJsonObject claim = named(QStringLiteral("image-registry-storage"), registryProject);
        const QString mode = storage == Storage::ReadWriteOnce ? QStringLiteral("ReadWriteOnce")
                                                               : QStringLiteral("ReadWriteMany");
        setFakeMember(claim, {specKey, QStringLiteral("accessModes")}, QJsonArray{mode});
        setFakeMember(claim, {statusKey, QStringLiteral("accessModes")}, QJsonArray{mode});
        setFakeMember(claim, {statusKey, QStringLiteral("phase")}, QStringLiteral("Bound"));
        m_cluster.addObject(QStringLiteral("persistentvolumeclaims"), claim);
    }
    setReady(reachableReplicas());
    publish(Phase::Done, reachableReplicas());
}

void FakeOpenShiftOperator::noteChange(const FakeOpenShiftCall& call)
{
    if (call.kind.id() == deploymentsId && call.project == registryProject && call.name == registryName)
        m_cluster.addProblem(
            QStringLiteral("the Deployment of the registry was changed: its operator takes that back"));
    if (call.kind.id() != configsId)
        return;
    if (m_storage == Storage::EmptyDir && wantedReplicas() > 1)
        m_cluster.addProblem(QStringLiteral("more than one replica on emptyDir"));
    m_phase = Phase::Progressing;
    scheduleStep();
}

void FakeOpenShiftOperator::scheduleStep()
{
    if (m_pace < 0 || m_stepPending)
        return;
    m_stepPending = true;
    QTimer::singleShot(m_pace, this, [this] {
        m_stepPending = false;
        if (step())
            scheduleStep();
    });
}

bool FakeOpenShiftOperator::step()
{
    if (m_phase != Phase::Progressing)
        return false;
    const QJsonObject object = config();
    const bool seen = fakeMember(object, {statusKey, QStringLiteral("observedGeneration")})
        == fakeMember(object, {metadataKey, QStringLiteral("generation")});
    const int ready = readyReplicas();
    const int goal = reachableReplicas();
    if (!seen) {
        syncRoute();
        publish(Phase::Progressing, ready);
    } else if (ready != goal) {
        const int next = ready < goal ? ready + 1 : ready - 1;
        setReady(next);
        publish(Phase::Progressing, next);
    } else {
        publish(goal == wantedReplicas() ? Phase::Done : Phase::Stuck, ready);
    }
    return true;
}

void FakeOpenShiftOperator::publish(Phase phase, int ready)
{
    m_phase = phase;
    const QJsonObject object = config();
    const bool removed =
        fakeMember(object, {specKey, QStringLiteral("managementState")}) == QLatin1StringView("Removed");
    const QString ok = QStringLiteral("Ready");
    const QString missing = removed ? QStringLiteral("Removed") : QStringLiteral("NoReplicasAvailable");
    const bool moving = phase != Phase::Done;
    const QJsonArray conditions{
        condition(QStringLiteral("Available"), ready > 0 || removed, ready > 0 ? ok : missing,
            ready > 0 ? QStringLiteral("The registry is ready")
                      : QStringLiteral("The deployment does not have available replicas")),
        condition(QStringLiteral("Progressing"), moving,
            moving ? QStringLiteral("DeploymentNotCompleted") : ok,
            moving ? QStringLiteral("The deployment has not completed")
                   : QStringLiteral("The registry is ready")),
        condition(QStringLiteral("Degraded"), phase == Phase::Stuck,
            phase == Phase::Stuck ? QStringLiteral("Unavailable") : QStringLiteral("AsExpected"),
            phase == Phase::Stuck ? QStringLiteral("Multi-Attach error: the volume is in use by another pod")
                                  : QString()),
        condition(QStringLiteral("Removed"), removed, removed ? QStringLiteral("Removed") : QString(),
            removed ? QStringLiteral("The registry is removed") : QString()),
        condition(QStringLiteral("StorageExists"), !removed,
            removed ? QStringLiteral("Removed") : QStringLiteral("StorageExists"), QString())};
    QJsonObject status = object.value(statusKey).toObject();
    status.insert(QStringLiteral("conditions"), conditions);
    status.insert(QStringLiteral("observedGeneration"),
        fakeMember(object, {metadataKey, QStringLiteral("generation")}));
    status.insert(QStringLiteral("readyReplicas"), ready);
    status.insert(QStringLiteral("storageManaged"), true);
    status.insert(
        storageKey, removed ? QJsonValue(QJsonObject()) : fakeMember(object, {specKey, storageKey}));
    QJsonObject patched = object;
    patched.insert(statusKey, status);
    m_cluster.store().put(configsId, patched);

    QJsonObject summary;
    setFakeMember(summary, {statusKey, QStringLiteral("conditions")},
        QJsonArray{conditions.at(0), conditions.at(1), conditions.at(2)});
    m_cluster.changeObject(
        QStringLiteral("config.openshift.io/clusteroperators"), QString(), registryName, summary);
}

void FakeOpenShiftOperator::setReady(int ready)
{
    QJsonObject patch;
    setFakeMember(patch, {specKey, QStringLiteral("replicas")}, wantedReplicas());
    setFakeMember(patch, {statusKey, QStringLiteral("readyReplicas")}, ready);
    setFakeMember(patch, {statusKey, QStringLiteral("replicas")}, ready);
    m_cluster.changeObject(deploymentsId, registryProject, registryName, patch);
    const QString pods = QStringLiteral("pods");
    for (int number = 0; number < ready; ++number) {
        if (m_cluster.object(pods, registryProject, QStringLiteral("image-registry-%1").arg(number))
                .isEmpty())
            m_cluster.addObject(pods, registryPod(number));
    }
    int gone = ready;
    while (m_cluster.store().remove(pods, registryProject, QStringLiteral("image-registry-%1").arg(gone)))
        ++gone;
}

void FakeOpenShiftOperator::syncRoute()
{
    const bool wanted = fakeMember(config(), {specKey, QStringLiteral("defaultRoute")}).toBool();
    const bool there = !m_cluster
                            .object(QStringLiteral("route.openshift.io/routes"), registryProject,
                                QStringLiteral("default-route"))
                            .isEmpty();
    if (wanted != there)
        m_cluster.setRegistryHosts(m_cluster.internalRegistryHost(), wanted ? m_routeHost : QString());
}

} // namespace portolan
