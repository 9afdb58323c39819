// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/registryservice.h"
#include "support/fakecontrolservice.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <deque>
#include <map>
#include <optional>

namespace portolan {

//! A RegistryService double that answers from memory: what a test put in, or an Error it set. It keeps the
//! real contract (done never before the method returned, at most once, never after the handle went) and
//! records every call, so that a test can say "this was asked, and nothing else". Answers come by the event
//! loop, or one by one by the test's hand.
class FakeService final : public RegistryService {
public:
    enum class Method {
        OpenRegistry,
        CloseRegistry,
        SetTlsTrust,
        Probe,
        FetchCapabilities,
        FetchRepositories,
        FetchTags,
        FetchLastSeenTags,
        FetchLastSeenRepositories,
        FetchTagSummary,
        FetchImage,
        FetchReferrers,
        Compare,
        PlanDelete,
        PerformDelete,
        FetchUndoEntries,
        CheckUndo,
        Undo,
        StartTransfer,
    };
    enum class Delivery {
        EventLoop, //!< each answer by a posted event, in the order asked
        Manual, //!< only by deliverNext() and deliverAll()
    };

    explicit FakeService(Delivery delivery = Delivery::EventLoop);
    ~FakeService() override;
    Q_DISABLE_COPY_MOVE(FakeService)

    // What it knows. What it does not know answers NotFound; lists are empty.

    //! Pages of a registry's catalog; cursors are "1", "2", ...
    void setRepositories(const RegistryId& registry, const QList<QStringList>& pages);
    //! The same with what listings say beyond names; `next` is set by their order.
    void setRepositoryPages(const RegistryId& registry, const QList<RepositoryPage>& pages);
    void setTagPages(const RepositoryAddress& repository, const QList<TagPage>& pages);
    void setLastSeenRepositories(const RegistryId& registry, const QStringList& repositories);
    void setTags(const RepositoryAddress& repository, const QList<QStringList>& pages);
    void setLastSeenTags(const RepositoryAddress& repository, const TagSnapshot& snapshot);
    void setSummary(const ImageAddress& image, const TagSummary& summary);
    //! Answers every tag that setSummary() does not know.
    void setSummaries(std::function<TagSummary(const ImageAddress&)> make);
    void setImage(const ImageAddress& image, const ImageDetails& details);
    //! Under its tag (when it has one) and its digest.
    void addImage(const RegistryId& registry, const ImageDetails& details);
    void setReferrers(const Digest& subject, const ReferrerList& referrers);
    void setCapabilities(const Capabilities& capabilities);
    void setProbeReport(const ProbeReport& report);
    void setComparison(const ImageComparison& comparison);
    void setPlan(const DeletePlan& plan);
    void setDeleteReport(const DeleteReport& report);
    void setUndoEntries(const QList<UndoEntry>& entries);
    void setUndoPossible(bool possible);
    void setUndoReport(const UndoReport& report);
    void setTransferReport(const TransferReport& report);

    //! Every call of the method fails, until heal().
    void fail(Method method, const Error& error);
    void heal(Method method);

    // What happened.

    [[nodiscard]] int calls(Method method) const; //!< since the start or forgetCalls()
    [[nodiscard]] QStringList log() const; //!< "FetchTags quay.io app 1": method, then arguments
    void forgetCalls();
    [[nodiscard]] int pending() const; //!< asked, not answered, not given up
    [[nodiscard]] int pending(Method method) const;
    [[nodiscard]] int maxPending(Method method) const; //!< the most there ever were at once
    [[nodiscard]] int cancelled(Method method) const; //!< given up before the answer
    [[nodiscard]] QList<RegistryProfile> openRegistries() const { return m_open; }

    // By hand.

    void setDelivery(Delivery delivery); //!< EventLoop also posts what is pending
    bool deliverNext(); //!< the oldest answer; false: there was none
    bool deliverNext(Method method);
    void deliverAll(); //!< until nothing is pending, what new calls ask included
    //! While a transfer is pending: to its progress function. Nothing when there is none.
    void reportProgress(const TransferProgress& progress);
    void reportPlanning(qint64 done, qint64 total);
    void sendExchange(const ExchangeEvent& event); //!< to the listener
    [[nodiscard]] bool hasExchangeListener() const { return m_listener != nullptr; }

    void openRegistry(RegistryProfile profile, std::optional<Credential> credential) override;
    void closeRegistry(RegistryId registry) override;
    void setTlsTrust(TlsTrust trust) override;
    RequestHandle probe(
        RegistryProfile profile, std::optional<Credential> credential, Done<ProbeReport> done) override;
    RequestHandle fetchCapabilities(RepositoryAddress repository, Done<Capabilities> done) override;
    RequestHandle fetchRepositories(
        RegistryId registry, PageCursor cursor, Done<RepositoryPage> done) override;
    RequestHandle fetchTags(RepositoryAddress repository, PageCursor cursor, Done<TagPage> done) override;
    RequestHandle fetchLastSeenTags(RepositoryAddress repository, Done<TagSnapshot> done) override;
    RequestHandle fetchLastSeenRepositories(RegistryId registry, Done<QStringList> done) override;
    RequestHandle fetchTagSummary(ImageAddress image, Done<TagSummary> done) override;
    RequestHandle fetchImage(ImageAddress image, Done<ImageDetails> done) override;
    RequestHandle fetchReferrers(
        RepositoryAddress repository, Digest subject, Done<ReferrerList> done) override;
    RequestHandle compare(CompareRequest request, Done<ImageComparison> done) override;
    RequestHandle planDelete(RegistryId registry, DeleteWish wish,
        std::function<void(qint64, qint64)> progress, Done<DeletePlan> done) override;
    RequestHandle performDelete(DeletePlan plan, Done<DeleteReport> done) override;
    RequestHandle fetchUndoEntries(Done<QList<UndoEntry>> done) override;
    RequestHandle checkUndo(qint64 undoId, Done<bool> done) override;
    RequestHandle undo(qint64 undoId, Done<UndoReport> done) override;
    RequestHandle startTransfer(TransferRequest request, std::function<void(TransferProgress)> progress,
        Done<TransferReport> done) override;
    void setExchangeListener(std::function<void(ExchangeEvent)> listener) override;
    [[nodiscard]] FakeControlService& control() override { return m_control; }

private:
    class Requests;

    void record(Method method, const QStringList& arguments = {});
    //! Queues the answer: the method's error when it is to fail, else what `make` says by then.
    template <typename T>
    [[nodiscard]] RequestHandle answer(Method method, Done<T> done, std::function<Result<T>()> make);

    std::shared_ptr<Requests> m_requests;
    FakeControlService m_control;
    std::map<Method, Error> m_failures;
    std::map<Method, int> m_calls;
    QStringList m_log;
    QList<RegistryProfile> m_open;
    QHash<QString, QList<RepositoryPage>> m_repositories;
    QHash<QString, QStringList> m_lastSeenRepositories;
    QHash<RepositoryAddress, QList<TagPage>> m_tags;
    QHash<RepositoryAddress, TagSnapshot> m_lastSeenTags;
    QHash<QString, TagSummary> m_summaries;
    std::function<TagSummary(const ImageAddress&)> m_makeSummary;
    QHash<QString, ImageDetails> m_images;
    QHash<Digest, ReferrerList> m_referrers;
    Capabilities m_capabilities;
    ProbeReport m_probeReport;
    std::optional<ImageComparison> m_comparison;
    DeletePlan m_plan;
    DeleteReport m_deleteReport;
    QList<UndoEntry> m_undoEntries;
    bool m_undoPossible = true;
    UndoReport m_undoReport;
    TransferReport m_transferReport;
    std::function<void(TransferProgress)> m_transferProgress;
    std::function<void(qint64, qint64)> m_planProgress;
    std::function<void(ExchangeEvent)> m_listener;
};

} // namespace portolan
