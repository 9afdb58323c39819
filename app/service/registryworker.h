// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/logging.h"
#include "http/httpclient.h"
#include "http/qttransport.h"
#include "service/contentstore.h"
#include "service/openregistry.h"
#include "service/registryservice.h"

#include <QHash>
#include <QObject>

#include <exception>
#include <memory>
#include <stop_token>

namespace portolan {

class Destination;
class KeptTag;
class UndoRecord;

//! Answers requests on the worker thread: owns the transport, the database and the open registries, and runs
//! one root coroutine for each request. Everything but the constructor is called on the thread it lives on.
class RegistryWorker final : public QObject {
    Q_OBJECT

public:
    //! `databasePath` may be empty: nothing is remembered then. `relay` is not owned and outlives the worker.
    RegistryWorker(QString databasePath, ExchangeObserver& relay);
    ~RegistryWorker() override;
    Q_DISABLE_COPY_MOVE(RegistryWorker)

    void start(); //!< first thing on the worker thread
    //! No request is begun after this; idle() follows when the last one in flight has ended.
    void shutDown();
    //! Frees what must die on this thread. Only when idle.
    void release();

    //! Runs a job as a root coroutine: its result, or what it threw as Internal, goes to `deliver`, once.
    template <typename T>
    void launch(std::function<QCoro::Task<Result<T>>(RegistryWorker&, std::stop_token)> job,
        std::stop_token stop, std::function<void(Result<T>)> deliver)
    {
        if (m_closing || stop.stop_requested()) {
            deliver(Error::cancelled());
            return;
        }
        runRoot<T>(this, std::move(job), std::move(stop), std::move(deliver));
    }

    void openRegistry(const RegistryProfile& profile, const std::optional<Credential>& credential);
    void closeRegistry(const RegistryId& id);
    void setTlsTrust(const TlsTrust& trust);

    // The jobs. Each is one request of RegistryService.
    [[nodiscard]] QCoro::Task<Result<ProbeReport>> probe(
        RegistryProfile profile, std::optional<Credential> credential, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Capabilities>> fetchCapabilities(
        RepositoryAddress address, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        RegistryId id, PageCursor cursor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        RepositoryAddress address, PageCursor cursor, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagSnapshot>> fetchLastSeenTags(
        RepositoryAddress address, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QStringList>> fetchLastSeenRepositories(
        RegistryId id, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagSummary>> fetchTagSummary(ImageAddress image, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ImageDetails>> fetchImage(ImageAddress image, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ReferrerList>> fetchReferrers(
        RepositoryAddress address, Digest subject, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ImageComparison>> compare(CompareRequest request, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<DeletePlan>> planDelete(
        RegistryId id, DeleteWish wish, StepProgress progress, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<DeleteReport>> performDelete(DeletePlan plan, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<UndoEntry>>> fetchUndoEntries(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<bool>> checkUndo(qint64 undoId, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<UndoReport>> undo(qint64 undoId, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TransferReport>> transfer(
        TransferRequest request, std::function<void(TransferProgress)> progress, std::stop_token stop);

    [[nodiscard]] QCoro::Task<Result<Offering>> fetchOffering(RepositoryAddress place, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<TagHistory>> fetchTagHistory(ImageAddress tag, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ActionPlan>> planAction(
        RegistryId id, ActionWish wish, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Credential>> signInToCluster(
        QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<bool>> signOutOfCluster(
        QString server, Secret token, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<PullExplanation>> explainPull(
        ExplainRequest request, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<EngineState>>> fetchLocalState(
        ImageAddress tag, QList<Digest> current, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<bool>> watch(
        RepositoryAddress place, RegistryChangeFunction onChange, std::stop_token stop);
    void setShown(const RepositoryAddress& place); //!< ControlPlane::setShown()
    //! One question to a registry's control plane; `ask` starts it. The registry stays open meanwhile.
    template <typename T>
    [[nodiscard]] QCoro::Task<Result<T>> askControl(RegistryId id,
        std::function<QCoro::Task<Result<T>>(ControlPlane&, std::stop_token)> ask, std::stop_token stop)
    {
        auto open = co_await find(id, stop);
        if (!open)
            co_return open.error();
        ControlPlane* const plane = (*open)->registry().controlPlane();
        if (!plane)
            co_return nothingOffered((*open)->profile());
        auto asking = ask(*plane, stop);
        auto answer = co_await std::move(asking);
        if (!answer)
            co_return placed(answer.error(), (*open)->profile());
        co_return answer;
    }

Q_SIGNALS:
    void idle(); //!< after shutDown(), once

private:
    class Parts;

    template <typename T>
    static QCoro::Task<void> runRoot(RegistryWorker* self,
        std::function<QCoro::Task<Result<T>>(RegistryWorker&, std::stop_token)> job, std::stop_token stop,
        std::function<void(Result<T>)> deliver)
    {
        self->began();
        Result<T> outcome = Error::internal(QStringLiteral("the request did not finish"));
        try {
            auto task = job(*self, stop);
            outcome = co_await std::move(task);
        } catch (const std::exception& thrown) {
            outcome = Error::internal(QString::fromUtf8(thrown.what()));
        }
        if (!outcome && outcome.error().kind() == ErrorKind::Internal)
            qCWarning(logRegistry).noquote() << outcome.error().toLogLine();
        deliver(std::move(outcome));
        self->ended();
    }

    void began();
    void ended();
    [[nodiscard]] static Error nothingOffered(const RegistryProfile& profile);
    //! What a plane does not offer it refuses without knowing whose plane it is.
    [[nodiscard]] static Error placed(const Error& error, const RegistryProfile& profile);
    //! The open registry; waits a while for one that is just being opened. Errors: Internal when nobody
    //! opens it.
    [[nodiscard]] QCoro::Task<Result<OpenRegistryPtr>> find(RegistryId id, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ComparedImage>> loadSide(
        ImageAddress image, std::optional<Platform> platform, std::stop_token stop);
    //! Writes down what undoing the plan takes; answers the journal's id, 0 when there is no journal.
    [[nodiscard]] QCoro::Task<Result<qint64>> journal(
        OpenRegistryPtr open, DeletePlan plan, std::stop_token stop);
    //! Puts a manifest back under its digest; false when it was there.
    [[nodiscard]] QCoro::Task<Result<bool>> restoreManifest(
        OpenRegistryPtr open, QString repository, ManifestDocument document, std::stop_token stop);
    //! Points a tag to what it pointed to, by the control plane or else by writing the manifest kept.
    [[nodiscard]] QCoro::Task<Result<void>> restoreTag(OpenRegistryPtr open, QString repository, KeptTag kept,
        std::optional<ManifestDocument> document, std::stop_token stop);
    [[nodiscard]] Result<UndoRecord> undoRecord(qint64 undoId) const;
    [[nodiscard]] Result<std::shared_ptr<Destination>> makeDestination(
        const TransferRequest& request, const OpenRegistryPtr& source, const OpenRegistryPtr& target) const;

    QString m_databasePath;
    ExchangeObserver& m_observer;
    std::unique_ptr<Parts> m_parts;
    int m_inFlight = 0;
    bool m_closing = false;
};

} // namespace portolan
