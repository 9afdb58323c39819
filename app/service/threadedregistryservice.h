// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/exchangerelay.h"
#include "service/pendingcall.h"
#include "service/registryservice.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace portolan {

class RegistryWorker;

//! The RegistryService of the product: a worker thread answers, values cross. Lives on the GUI thread. The
//! destructor cancels what is in flight, waits until the worker has wound up (bounded, then says so in the
//! log) and ends the thread.
class ThreadedRegistryService final : public QObject, public RegistryService, public ControlService {
    Q_OBJECT

public:
    //! `databasePath` may be empty: nothing is remembered then.
    explicit ThreadedRegistryService(const QString& databasePath, QObject* parent = nullptr);
    ~ThreadedRegistryService() override;
    Q_DISABLE_COPY_MOVE(ThreadedRegistryService)

    void openRegistry(RegistryProfile profile, std::optional<Credential> credential) override;
    void closeRegistry(RegistryId registry) override;
    void setTlsTrust(TlsTrust trust) override;
    [[nodiscard]] RequestHandle probe(
        RegistryProfile profile, std::optional<Credential> credential, Done<ProbeReport> done) override;
    [[nodiscard]] RequestHandle fetchCapabilities(
        RepositoryAddress repository, Done<Capabilities> done) override;
    [[nodiscard]] RequestHandle fetchRepositories(
        RegistryId registry, PageCursor cursor, Done<RepositoryPage> done) override;
    [[nodiscard]] RequestHandle fetchTags(
        RepositoryAddress repository, PageCursor cursor, Done<TagPage> done) override;
    [[nodiscard]] RequestHandle fetchLastSeenTags(
        RepositoryAddress repository, Done<TagSnapshot> done) override;
    [[nodiscard]] RequestHandle fetchLastSeenRepositories(
        RegistryId registry, Done<QStringList> done) override;
    [[nodiscard]] RequestHandle fetchTagSummary(ImageAddress image, Done<TagSummary> done) override;
    [[nodiscard]] RequestHandle fetchImage(ImageAddress image, Done<ImageDetails> done) override;
    [[nodiscard]] RequestHandle fetchReferrers(
        RepositoryAddress repository, Digest subject, Done<ReferrerList> done) override;
    [[nodiscard]] RequestHandle compare(CompareRequest request, Done<ImageComparison> done) override;
    [[nodiscard]] RequestHandle planDelete(RegistryId registry, DeleteWish wish,
        std::function<void(qint64, qint64)> progress, Done<DeletePlan> done) override;
    [[nodiscard]] RequestHandle performDelete(DeletePlan plan, Done<DeleteReport> done) override;
    [[nodiscard]] RequestHandle fetchUndoEntries(Done<QList<UndoEntry>> done) override;
    [[nodiscard]] RequestHandle checkUndo(qint64 undoId, Done<bool> done) override;
    [[nodiscard]] RequestHandle undo(qint64 undoId, Done<UndoReport> done) override;
    [[nodiscard]] RequestHandle startTransfer(TransferRequest request,
        std::function<void(TransferProgress)> progress, Done<TransferReport> done) override;
    [[nodiscard]] ControlService& control() override { return *this; }
    void setExchangeListener(std::function<void(ExchangeEvent)> listener) override;

    [[nodiscard]] RequestHandle fetchOffering(RepositoryAddress place, Done<Offering> done) override;
    [[nodiscard]] RequestHandle fetchTagHistory(ImageAddress tag, Done<TagHistory> done) override;
    [[nodiscard]] RequestHandle fetchRepositoryInfo(
        RepositoryAddress repository, Done<RepositoryInfo> done) override;
    [[nodiscard]] RequestHandle fetchVulnerabilities(
        ImageAddress image, Done<QList<VulnerabilityReport>> done) override;
    [[nodiscard]] RequestHandle search(
        RegistryId registry, QString words, PageCursor cursor, Done<SearchPage> done) override;
    [[nodiscard]] RequestHandle fetchUses(ImageAddress image, Done<ImageUses> done) override;
    [[nodiscard]] RequestHandle fetchPanel(
        RepositoryAddress place, QString panelId, Done<Panel> done) override;
    [[nodiscard]] RequestHandle fetchPullSecret(
        RepositoryAddress place, QString name, Done<Secret> done) override;
    [[nodiscard]] RequestHandle planAction(
        RegistryId registry, ActionWish wish, Done<ActionPlan> done) override;
    [[nodiscard]] RequestHandle performAction(ActionPlan plan, std::optional<Credential> login,
        std::function<void(ActionProgress)> progress, Done<ActionReport> done) override;
    [[nodiscard]] RequestHandle signInToCluster(QString server, ClusterSignIn how,
        std::function<void(QUrl)> openBrowser, Done<Credential> done) override;
    [[nodiscard]] RequestHandle signOutOfCluster(QString server, Secret token, Done<bool> done) override;
    [[nodiscard]] RequestHandle explainPull(ExplainRequest request, Done<PullExplanation> done) override;
    [[nodiscard]] RequestHandle fetchLocalState(
        ImageAddress tag, QList<Digest> current, Done<QList<EngineState>> done) override;
    [[nodiscard]] RequestHandle watch(RepositoryAddress place,
        std::function<void(QList<RegistryChange>)> onChange, Done<bool> done) override;
    void setShown(RepositoryAddress place) override;

private:
    template <typename T, typename Progress, typename MakeJob>
    [[nodiscard]] RequestHandle submit(std::shared_ptr<PendingCall<T, Progress>> call, MakeJob makeJob);
    template <typename T, typename Job> [[nodiscard]] RequestHandle submit(Done<T> done, Job job);
    //! A function for the worker that tells a call's progress on this thread, while the call is pending.
    template <typename T, typename Progress>
    [[nodiscard]] std::function<void(Progress)> teller(const std::shared_ptr<PendingCall<T, Progress>>& call);
    void remember(const std::shared_ptr<PendingCallBase>& call);

    ExchangeRelay m_relay;
    QThread m_thread;
    std::unique_ptr<RegistryWorker> m_worker;
    std::vector<std::weak_ptr<PendingCallBase>> m_calls;
};

} // namespace portolan
