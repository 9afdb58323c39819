// SPDX-License-Identifier: Apache-2.0
#include "service/threadedregistryservice.h"

#include "base/process.h"
#include "service/registryworker.h"
#include "service/threadedsubmit.h"

#include <QElapsedTimer>
#include <QPointer>

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 progressEveryMs = 100;
constexpr unsigned long shutdownMs = 15'000;

} // namespace

ThreadedRegistryService::ThreadedRegistryService(const QString& databasePath, QObject* parent)
    : QObject(parent)
    , m_worker(std::make_unique<RegistryWorker>(databasePath, m_relay))
{
    m_thread.setObjectName(QStringLiteral("portolan-worker"));
    m_worker->moveToThread(&m_thread);
    // Both on the worker's thread: what lives there dies there, then its event loop ends.
    connect(m_worker.get(), &RegistryWorker::idle, m_worker.get(), &RegistryWorker::release);
    connect(m_worker.get(), &RegistryWorker::idle, &m_thread, &QThread::quit, Qt::DirectConnection);
    m_thread.start();
    QMetaObject::invokeMethod(m_worker.get(), &RegistryWorker::start, Qt::QueuedConnection);
}

ThreadedRegistryService::~ThreadedRegistryService()
{
    m_relay.setListener({});
    for (const std::weak_ptr<PendingCallBase>& weak : m_calls) {
        if (const auto call = weak.lock())
            call->cancel();
    }
    QMetaObject::invokeMethod(m_worker.get(), &RegistryWorker::shutDown, Qt::QueuedConnection);
    if (m_thread.wait(shutdownMs)) {
        waitForEndingThreads();
        return;
    }
    qCCritical(logRegistry) << "the worker did not wind up within" << shutdownMs << "ms; it is abandoned";
    // Its thread still uses it: losing the memory is better than freeing it under a running coroutine.
    Q_UNUSED(m_worker.release())
    m_thread.terminate();
    m_thread.wait();
}

void ThreadedRegistryService::remember(const std::shared_ptr<PendingCallBase>& call)
{
    if (m_calls.size() >= 256)
        std::erase_if(m_calls, [](const std::weak_ptr<PendingCallBase>& weak) { return weak.expired(); });
    m_calls.push_back(call);
}

void ThreadedRegistryService::openRegistry(RegistryProfile profile, std::optional<Credential> credential)
{
    QMetaObject::invokeMethod(
        m_worker.get(),
        [worker = m_worker.get(), profile = std::move(profile), credential = std::move(credential)] {
            worker->openRegistry(profile, credential);
        },
        Qt::QueuedConnection);
}

void ThreadedRegistryService::closeRegistry(RegistryId registry)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), registry] { worker->closeRegistry(registry); },
        Qt::QueuedConnection);
}

void ThreadedRegistryService::setTlsTrust(TlsTrust trust)
{
    QMetaObject::invokeMethod(
        m_worker.get(), [worker = m_worker.get(), trust] { worker->setTlsTrust(trust); },
        Qt::QueuedConnection);
}

RequestHandle ThreadedRegistryService::probe(
    RegistryProfile profile, std::optional<Credential> credential, Done<ProbeReport> done)
{
    return submit<ProbeReport>(
        std::move(done), [profile, credential](RegistryWorker& worker, std::stop_token stop) {
            return worker.probe(profile, credential, stop);
        });
}

RequestHandle ThreadedRegistryService::fetchCapabilities(
    RepositoryAddress repository, Done<Capabilities> done)
{
    return submit<Capabilities>(std::move(done), [repository](RegistryWorker& worker, std::stop_token stop) {
        return worker.fetchCapabilities(repository, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchRepositories(
    RegistryId registry, PageCursor cursor, Done<RepositoryPage> done)
{
    return submit<RepositoryPage>(
        std::move(done), [registry, cursor](RegistryWorker& worker, std::stop_token stop) {
            return worker.fetchRepositories(registry, cursor, stop);
        });
}

RequestHandle ThreadedRegistryService::fetchTags(
    RepositoryAddress repository, PageCursor cursor, Done<TagPage> done)
{
    return submit<TagPage>(
        std::move(done), [repository, cursor](RegistryWorker& worker, std::stop_token stop) {
            return worker.fetchTags(repository, cursor, stop);
        });
}

RequestHandle ThreadedRegistryService::fetchLastSeenTags(RepositoryAddress repository, Done<TagSnapshot> done)
{
    return submit<TagSnapshot>(std::move(done), [repository](RegistryWorker& worker, std::stop_token stop) {
        return worker.fetchLastSeenTags(repository, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchLastSeenRepositories(RegistryId registry, Done<QStringList> done)
{
    return submit<QStringList>(std::move(done), [registry](RegistryWorker& worker, std::stop_token stop) {
        return worker.fetchLastSeenRepositories(registry, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchTagSummary(ImageAddress image, Done<TagSummary> done)
{
    return submit<TagSummary>(std::move(done), [image](RegistryWorker& worker, std::stop_token stop) {
        return worker.fetchTagSummary(image, stop);
    });
}

RequestHandle ThreadedRegistryService::fetchImage(ImageAddress image, Done<ImageDetails> done)
{
    return submit<ImageDetails>(std::move(done),
        [image](RegistryWorker& worker, std::stop_token stop) { return worker.fetchImage(image, stop); });
}

RequestHandle ThreadedRegistryService::fetchReferrers(
    RepositoryAddress repository, Digest subject, Done<ReferrerList> done)
{
    return submit<ReferrerList>(
        std::move(done), [repository, subject](RegistryWorker& worker, std::stop_token stop) {
            return worker.fetchReferrers(repository, subject, stop);
        });
}

RequestHandle ThreadedRegistryService::compare(CompareRequest request, Done<ImageComparison> done)
{
    return submit<ImageComparison>(std::move(done),
        [request](RegistryWorker& worker, std::stop_token stop) { return worker.compare(request, stop); });
}

RequestHandle ThreadedRegistryService::planDelete(
    RegistryId registry, DeleteWish wish, std::function<void(qint64, qint64)> progress, Done<DeletePlan> done)
{
    using Steps = std::pair<qint64, qint64>;
    using Call = PendingCall<DeletePlan, Steps>;
    auto tell = [progress = std::move(progress)](Steps steps) {
        if (progress)
            progress(steps.first, steps.second);
    };
    auto call = std::make_shared<Call>(std::move(done), std::move(tell));
    return submit<DeletePlan>(call, [&](const std::shared_ptr<Call>& running) {
        auto timer = std::make_shared<QElapsedTimer>();
        StepProgress post = [this, timer, weak = std::weak_ptr(running)](qint64 step, qint64 total) {
            if (timer->isValid() && timer->elapsed() < progressEveryMs)
                return;
            timer->start();
            QMetaObject::invokeMethod(
                this,
                [weak, step, total] {
                    if (const auto asked = weak.lock())
                        asked->tell({step, total});
                },
                Qt::QueuedConnection);
        };
        return std::function<QCoro::Task<Result<DeletePlan>>(RegistryWorker&, std::stop_token)>(
            [registry, wish, post](RegistryWorker& worker, std::stop_token stop) {
                return worker.planDelete(registry, wish, post, stop);
            });
    });
}

RequestHandle ThreadedRegistryService::performDelete(DeletePlan plan, Done<DeleteReport> done)
{
    return submit<DeleteReport>(std::move(done),
        [plan](RegistryWorker& worker, std::stop_token stop) { return worker.performDelete(plan, stop); });
}

RequestHandle ThreadedRegistryService::fetchUndoEntries(Done<QList<UndoEntry>> done)
{
    return submit<QList<UndoEntry>>(std::move(done),
        [](RegistryWorker& worker, std::stop_token stop) { return worker.fetchUndoEntries(stop); });
}

RequestHandle ThreadedRegistryService::checkUndo(qint64 undoId, Done<bool> done)
{
    return submit<bool>(std::move(done),
        [undoId](RegistryWorker& worker, std::stop_token stop) { return worker.checkUndo(undoId, stop); });
}

RequestHandle ThreadedRegistryService::undo(qint64 undoId, Done<UndoReport> done)
{
    return submit<UndoReport>(std::move(done),
        [undoId](RegistryWorker& worker, std::stop_token stop) { return worker.undo(undoId, stop); });
}

RequestHandle ThreadedRegistryService::startTransfer(
    TransferRequest request, std::function<void(TransferProgress)> progress, Done<TransferReport> done)
{
    using Call = PendingCall<TransferReport, TransferProgress>;
    auto call = std::make_shared<Call>(std::move(done), std::move(progress));
    return submit<TransferReport>(call, [&](const std::shared_ptr<Call>& running) {
        const std::function<void(TransferProgress)> post = teller(running);
        return std::function<QCoro::Task<Result<TransferReport>>(RegistryWorker&, std::stop_token)>(
            [request, post](RegistryWorker& worker, std::stop_token stop) {
                return worker.transfer(request, post, stop);
            });
    });
}

void ThreadedRegistryService::setExchangeListener(std::function<void(ExchangeEvent)> listener)
{
    m_relay.setListener(std::move(listener));
}

} // namespace portolan
