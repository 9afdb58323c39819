// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QObject>

namespace portolan {

class FakeOpenShift;
class FakeOpenShiftCall;

//! The image registry operator of a FakeOpenShift: brings configs/cluster of
//! imageregistry.operator.openshift.io from what its spec asks for to what its status tells, in steps as the
//! real one does: seen, progressing, one replica after the other, done. It keeps the ClusterOperator, the
//! Deployment, the pods and the default route in step. Clients read and patch the config; scaling the
//! Deployment itself is noted as a problem, since the operator would take it back.
class FakeOpenShiftOperator final : public QObject {
    Q_OBJECT

public:
    enum class Storage {
        ObjectStore, //!< S3: any number of replicas
        EmptyDir, //!< more than one replica is accepted, and is noted as a problem: images would come and go
        ReadWriteOnce, //!< a claim one node may mount: a second replica never gets ready, Degraded
        ReadWriteMany,
    };

    explicit FakeOpenShiftOperator(FakeOpenShift& cluster);

    //! Enters the objects the operator of a fresh cluster has: two replicas, all ready.
    void install();
    //! Says so in spec and status, at once.
    void setStorage(Storage storage);
    //! The host the default route gets when it is enabled.
    void setRouteHost(const QString& host) { m_routeHost = host; }
    //! Milliseconds between the steps of a rollout; 10 by default. Negative: only step() takes them.
    void setPace(int milliseconds) { m_pace = milliseconds; }
    //! Takes one step of the rollout. False: there was none to take.
    bool step();
    //! Whether status says all that spec asks for.
    [[nodiscard]] bool isSettled() const;

    //! A client has changed an object; where it is the config the rollout starts.
    void noteChange(const FakeOpenShiftCall& call);

private:
    enum class Phase { Progressing, Stuck, Done };

    [[nodiscard]] QJsonObject config() const;
    [[nodiscard]] int wantedReplicas() const;
    //! How many of them ever get ready.
    [[nodiscard]] int reachableReplicas() const;
    [[nodiscard]] int readyReplicas() const;
    void scheduleStep();
    void publish(Phase phase, int ready);
    void setReady(int ready);
    void syncRoute();
    void addSummaries();

    FakeOpenShift& m_cluster;
    Storage m_storage = Storage::ObjectStore;
    QString m_routeHost = QStringLiteral("default-route-openshift-image-registry.apps.test");
    int m_pace = 10;
    bool m_stepPending = false;
    Phase m_phase = Phase::Done;
};

} // namespace portolan
