// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"
#include "base/secret.h"
#include "registry/actionplan.h"
#include "registry/imageuse.h"
#include "registry/offering.h"
#include "registry/openshift/rollout.h"
#include "registry/panel.h"

#include <QCoro/QCoroTask>

#include <memory>
#include <optional>
#include <stop_token>

namespace portolan {

class KubeClient;

//! The acting half of an OpenShift control plane, which hands these questions on: what may be done, plans and
//! their doing, panels, who uses an image. Reads nothing that was not asked for; what the login may do is
//! asked of the server and remembered for a while. Worker thread; outlives its tasks.
class OpenShiftActions final {
public:
    //! `registryId` is put into plans. The client is not owned and outlives this.
    OpenShiftActions(KubeClient& client, QString registryId);
    Q_DISABLE_COPY_MOVE(OpenShiftActions)
    ~OpenShiftActions();

    //! `place`: empty (the cluster), a project, or "project/stream". Fills actions, panels and uses; the rest
    //! of the offering is the browsing half's. A right that could not be asked for is Ability::Unknown.
    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop);

    //! As ControlPlane's. Kinds that are no action of OpenShift answer Unsupported with code NOT_OFFERED.
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop);

    //! "operator" and "mirrors" of the cluster, "pull-secrets" of a project (or the one a stream is in).
    //! Beyond what is offered, "mirrors:REFERENCE" tells where nodes pull that reference from.
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(QString place, QString panelId, std::stop_token stop);

    //! In all projects the login sees. `repository`: "project/stream".
    [[nodiscard]] QCoro::Task<Result<ImageUses>> fetchUses(
        QString repository, QString tagOrDigest, std::stop_token stop);

    //! The Secret object's JSON, to import its logins: parsePullSecret() reads it. Only for this does a
    //! secret's content leave the client. Errors: Usage with code NOT_A_PULL_SECRET for other secrets.
    [[nodiscard]] QCoro::Task<Result<Secret>> readPullSecret(
        QString project, QString name, std::stop_token stop);

    //! Puts a deleted tag back, as long as the image is still in the stream. False: it is not; its manifest
    //! has to be pushed again.
    [[nodiscard]] QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop);

    //! How long rollouts are followed; tests make it short.
    void setPatience(RolloutPatience patience);
    //! What the login may do is asked anew: after another login.
    void forgetRights();

private:
    class Parts;

    QString m_registryId;
    std::unique_ptr<Parts> m_parts;
};

} // namespace portolan
