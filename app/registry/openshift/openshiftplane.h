// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/controlplane.h"
#include "registry/openshift/integratedregistry.h"
#include "registry/openshift/openshiftactions.h"
#include "registry/openshift/streamheads.h"
#include "registry/openshift/streamreader.h"
#include "registry/openshift/tagremover.h"

#include <chrono>
#include <vector>

namespace portolan {

class StreamWatch;

//! The control plane of an OpenShift cluster: image streams, their history and what happens to them; the
//! acting half is OpenShiftActions'. Worker thread.
class OpenShiftPlane final : public ControlPlane {
public:
    //! Nothing is owned; all outlives this.
    OpenShiftPlane(KubeClient& client, IntegratedRegistry& registry, StreamReader& reader,
        TagRemover& remover, OpenShiftActions& actions);

    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<TagHistory>> fetchTagHistory(
        QString repository, QString tag, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<RepositoryInfo>> fetchRepositoryInfo(
        QString repository, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ImageUses>> fetchUses(
        QString repository, QString tagOrDigest, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Panel>> fetchPanel(
        QString place, QString panelId, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<Secret>> fetchPullSecret(
        QString place, QString name, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(ActionWish wish, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<ActionReport>> performAction(ActionPlan plan,
        std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop) override;
    //! Begins with what has changed since the tags were last listed here, or told by another watch.
    [[nodiscard]] QCoro::Task<Result<void>> watch(
        QString place, RegistryChangeFunction onChange, std::stop_token stop) override;

    void setShown(QString place) override;

    //! A stream was read for the window: changes are told against this from now on.
    void noteTold(const ImageStream& stream);
    //! How long a watch's first pause, each of its connections, and a round of many projects are; tests make
    //! them short.
    void setWatchTimes(
        std::chrono::milliseconds firstPause, std::chrono::seconds length, std::chrono::milliseconds round);
    [[nodiscard]] OpenShiftActions& actions() { return m_actions; }

private:
    KubeClient& m_client;
    IntegratedRegistry& m_registry;
    StreamReader& m_reader;
    TagRemover& m_remover;
    OpenShiftActions& m_actions;
    StreamHeads m_told;
    QStringList m_shown; //!< projects
    std::vector<StreamWatch*> m_watches; //!< those that run
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::seconds m_watchLength{240};
    std::chrono::milliseconds m_watchRound{15'000};
};

} // namespace portolan
