// SPDX-License-Identifier: Apache-2.0
#include "support/fakeservice.h"

#include <algorithm>

namespace portolan {

namespace {

QString keyOf(const ImageAddress& image)
{
    return image.registry + u'\n' + image.repository + u'\n' + image.tagOrDigest;
}

QString methodName(FakeService::Method method)
{
    static const QStringList names{QStringLiteral("OpenRegistry"), QStringLiteral("CloseRegistry"),
        QStringLiteral("SetTlsTrust"), QStringLiteral("Probe"), QStringLiteral("FetchCapabilities"),
        QStringLiteral("FetchRepositories"), QStringLiteral("FetchTags"), QStringLiteral("FetchLastSeenTags"),
        QStringLiteral("FetchLastSeenRepositories"), QStringLiteral("FetchTagSummary"),
        QStringLiteral("FetchImage"), QStringLiteral("FetchReferrers"), QStringLiteral("Compare"),
        QStringLiteral("PlanDelete"), QStringLiteral("PerformDelete"), QStringLiteral("FetchUndoEntries"),
        QStringLiteral("CheckUndo"), QStringLiteral("Undo"), QStringLiteral("StartTransfer")};
    return names.at(int(method));
}

template <typename Page> Result<Page> pageAt(const QList<Page>& pages, const PageCursor& cursor)
{
    const int number = cursor.toInt();
    Page page = pages.value(number);
    page.next.clear();
    if (number + 1 < pages.size())
        page.next = QString::number(number + 1);
    return page;
}

template <typename Page> QList<Page> pagesOf(const QList<QStringList>& lists, QStringList Page::*items)
{
    QList<Page> pages;
    for (const QStringList& list : lists) {
        Page page;
        page.*items = list;
        pages.append(page);
    }
    return pages;
}

template <typename T> Result<T> found(const QHash<QString, T>& known, const QString& key)
{
    const auto it = known.constFind(key);
    if (it == known.constEnd())
        return Error::notFound(QStringLiteral("the fake service does not know it"));
    return *it;
}

} // namespace

//! What is in flight; handles and posted events share it, so that neither needs the service to be alive.
class FakeService::Requests final : public QObject, public std::enable_shared_from_this<Requests> {
public:
    class Pending final {
    public:
        quint64 id = 0;
        Method method = Method::Probe;
        std::function<void()> answer;
    };

    [[nodiscard]] RequestHandle add(Method method, std::function<void()> reply)
    {
        Pending pending;
        pending.id = ++lastId;
        pending.method = method;
        pending.answer = std::move(reply);
        queue.push_back(std::move(pending));
        most[method] = std::max(most[method], count(method));
        if (delivery == Delivery::EventLoop)
            post(lastId);
        return RequestHandle([weak = weak_from_this(), id = lastId] {
            if (const auto self = weak.lock())
                self->cancel(id);
        });
    }

    void post(quint64 id)
    {
        QMetaObject::invokeMethod(
            this, [this, id] { deliver(id); }, Qt::QueuedConnection);
    }

    [[nodiscard]] int count(Method method) const
    {
        return int(std::count_if(queue.begin(), queue.end(),
            [method](const Pending& pending) { return pending.method == method; }));
    }

    void cancel(quint64 id)
    {
        const auto it = find(id);
        if (it == queue.end())
            return;
        ++gaveUp[it->method];
        queue.erase(it);
    }

    bool deliver(quint64 id)
    {
        const auto it = find(id);
        if (it == queue.end())
            return false;
        const auto reply = std::move(it->answer);
        queue.erase(it);
        reply();
        return true;
    }

    [[nodiscard]] std::deque<Pending>::iterator find(quint64 id)
    {
        return std::find_if(
            queue.begin(), queue.end(), [id](const Pending& pending) { return pending.id == id; });
    }

    Delivery delivery = Delivery::EventLoop;
    quint64 lastId = 0;
    std::deque<Pending> queue;
    std::map<Method, int> most;
    std::map<Method, int> gaveUp;
};

FakeService::FakeService(Delivery delivery) : m_requests(std::make_shared<Requests>())
{
    m_requests->delivery = delivery;
}

FakeService::~FakeService()
{
    m_requests->queue.clear();
}

template <typename T>
RequestHandle FakeService::answer(Method method, Done<T> done, std::function<Result<T>()> make)
{
    return m_requests->add(method, [this, method, done = std::move(done), make = std::move(make)] {
        const auto failure = m_failures.find(method);
        if (failure != m_failures.end())
            done(failure->second);
        else
            done(make());
    });
}

void FakeService::record(Method method, const QStringList& arguments)
{
    ++m_calls[method];
    m_log.append((QStringList{methodName(method)} + arguments).join(u' '));
}

void FakeService::setRepositories(const RegistryId& registry, const QList<QStringList>& pages)
{
    m_repositories.insert(registry, pagesOf(pages, &RepositoryPage::repositories));
}

void FakeService::setRepositoryPages(const RegistryId& registry, const QList<RepositoryPage>& pages)
{
    m_repositories.insert(registry, pages);
}

void FakeService::setLastSeenRepositories(const RegistryId& registry, const QStringList& repositories)
{
    m_lastSeenRepositories.insert(registry, repositories);
}

void FakeService::setTags(const RepositoryAddress& repository, const QList<QStringList>& pages)
{
    m_tags.insert(repository, pagesOf(pages, &TagPage::tags));
}

void FakeService::setTagPages(const RepositoryAddress& repository, const QList<TagPage>& pages)
{
    m_tags.insert(repository, pages);
}

void FakeService::setLastSeenTags(const RepositoryAddress& repository, const TagSnapshot& snapshot)
{
    m_lastSeenTags.insert(repository, snapshot);
}

void FakeService::setSummary(const ImageAddress& image, const TagSummary& summary)
{
    m_summaries.insert(keyOf(image), summary);
}

void FakeService::setSummaries(std::function<TagSummary(const ImageAddress&)> make)
{
    m_makeSummary = std::move(make);
}

void FakeService::setImage(const ImageAddress& image, const ImageDetails& details)
{
    m_images.insert(keyOf(image), details);
}

void FakeService::addImage(const RegistryId& registry, const ImageDetails& details)
{
    setImage(ImageAddress(registry, details.repository, details.document.digest().toString()), details);
    if (!details.tag.isEmpty())
        setImage(ImageAddress(registry, details.repository, details.tag), details);
}

void FakeService::setReferrers(const Digest& subject, const ReferrerList& referrers)
{
    m_referrers.insert(subject, referrers);
}

void FakeService::setCapabilities(const Capabilities& capabilities)
{
    m_capabilities = capabilities;
}
void FakeService::setProbeReport(const ProbeReport& report)
{
    m_probeReport = report;
}
void FakeService::setComparison(const ImageComparison& comparison)
{
    m_comparison = comparison;
}
void FakeService::setPlan(const DeletePlan& plan)
{
    m_plan = plan;
}
void FakeService::setDeleteReport(const DeleteReport& report)
{
    m_deleteReport = report;
}
void FakeService::setUndoEntries(const QList<UndoEntry>& entries)
{
    m_undoEntries = entries;
}
void FakeService::setUndoPossible(bool possible)
{
    m_undoPossible = possible;
}
void FakeService::setUndoReport(const UndoReport& report)
{
    m_undoReport = report;
}
void FakeService::setTransferReport(const TransferReport& report)
{
    m_transferReport = report;
}

void FakeService::fail(Method method, const Error& error)
{
    m_failures.insert_or_assign(method, error);
}
void FakeService::heal(Method method)
{
    m_failures.erase(method);
}

int FakeService::calls(Method method) const
{
    const auto it = m_calls.find(method);
    return it == m_calls.end() ? 0 : it->second;
}

QStringList FakeService::log() const
{
    return m_log;
}

void FakeService::forgetCalls()
{
    m_calls.clear();
    m_log.clear();
}

int FakeService::pending() const
{
    return int(m_requests->queue.size());
}
int FakeService::pending(Method method) const
{
    return m_requests->count(method);
}
int FakeService::maxPending(Method method) const
{
    return m_requests->most[method];
}
int FakeService::cancelled(Method method) const
{
    return m_requests->gaveUp[method];
}

void FakeService::setDelivery(Delivery delivery)
{
    if (m_requests->delivery == delivery)
        return;
    m_requests->delivery = delivery;
    if (delivery == Delivery::Manual)
        return;
    for (const Requests::Pending& pending : m_requests->queue)
        m_requests->post(pending.id);
}

bool FakeService::deliverNext()
{
    return !m_requests->queue.empty() && m_requests->deliver(m_requests->queue.front().id);
}

bool FakeService::deliverNext(Method method)
{
    const auto& queue = m_requests->queue;
    const auto it = std::find_if(queue.begin(), queue.end(),
        [method](const Requests::Pending& pending) { return pending.method == method; });
    return it != queue.end() && m_requests->deliver(it->id);
}

void FakeService::deliverAll()
{
    while (deliverNext()) {}
}

void FakeService::reportProgress(const TransferProgress& progress)
{
    if (pending(Method::StartTransfer) > 0 && m_transferProgress)
        m_transferProgress(progress);
}

void FakeService::reportPlanning(qint64 done, qint64 total)
{
    if (pending(Method::PlanDelete) > 0 && m_planProgress)
        m_planProgress(done, total);
}

void FakeService::sendExchange(const ExchangeEvent& event)
{
    if (m_listener)
        m_listener(event);
}

void FakeService::openRegistry(RegistryProfile profile, std::optional<Credential> credential)
{
    record(Method::OpenRegistry, {profile.id, credential ? credential->user : QString()});
    m_open.removeIf([&profile](const RegistryProfile& open) { return open.id == profile.id; });
    m_open.append(std::move(profile));
}

void FakeService::closeRegistry(RegistryId registry)
{
    record(Method::CloseRegistry, {registry});
    m_open.removeIf([&registry](const RegistryProfile& open) { return open.id == registry; });
}

void FakeService::setTlsTrust(TlsTrust)
{
    record(Method::SetTlsTrust);
}

RequestHandle FakeService::probe(
    RegistryProfile profile, std::optional<Credential> credential, Done<ProbeReport> done)
{
    record(Method::Probe, {profile.id, credential ? credential->user : QString()});
    return answer<ProbeReport>(Method::Probe, std::move(done), [this] { return m_probeReport; });
}

RequestHandle FakeService::fetchCapabilities(RepositoryAddress repository, Done<Capabilities> done)
{
    record(Method::FetchCapabilities, {repository.registry, repository.repository});
    return answer<Capabilities>(
        Method::FetchCapabilities, std::move(done), [this] { return m_capabilities; });
}

RequestHandle FakeService::fetchRepositories(
    RegistryId registry, PageCursor cursor, Done<RepositoryPage> done)
{
    record(Method::FetchRepositories, {registry, cursor});
    return answer<RepositoryPage>(Method::FetchRepositories, std::move(done),
        [this, registry, cursor] { return pageAt(m_repositories.value(registry), cursor); });
}

RequestHandle FakeService::fetchTags(RepositoryAddress repository, PageCursor cursor, Done<TagPage> done)
{
    record(Method::FetchTags, {repository.registry, repository.repository, cursor});
    return answer<TagPage>(Method::FetchTags, std::move(done),
        [this, repository, cursor] { return pageAt(m_tags.value(repository), cursor); });
}

RequestHandle FakeService::fetchLastSeenTags(RepositoryAddress repository, Done<TagSnapshot> done)
{
    record(Method::FetchLastSeenTags, {repository.registry, repository.repository});
    return answer<TagSnapshot>(Method::FetchLastSeenTags, std::move(done),
        [this, repository] { return m_lastSeenTags.value(repository); });
}

RequestHandle FakeService::fetchLastSeenRepositories(RegistryId registry, Done<QStringList> done)
{
    record(Method::FetchLastSeenRepositories, {registry});
    return answer<QStringList>(Method::FetchLastSeenRepositories, std::move(done),
        [this, registry] { return m_lastSeenRepositories.value(registry); });
}

RequestHandle FakeService::fetchTagSummary(ImageAddress image, Done<TagSummary> done)
{
    record(Method::FetchTagSummary, {image.registry, image.repository, image.tagOrDigest});
    return answer<TagSummary>(
        Method::FetchTagSummary, std::move(done), [this, image = std::move(image)]() -> Result<TagSummary> {
            const auto it = m_summaries.constFind(keyOf(image));
            if (it == m_summaries.constEnd() && m_makeSummary)
                return m_makeSummary(image);
            return found(m_summaries, keyOf(image));
        });
}

RequestHandle FakeService::fetchImage(ImageAddress image, Done<ImageDetails> done)
{
    record(Method::FetchImage, {image.registry, image.repository, image.tagOrDigest});
    return answer<ImageDetails>(
        Method::FetchImage, std::move(done), [this, key = keyOf(image)] { return found(m_images, key); });
}

RequestHandle FakeService::fetchReferrers(
    RepositoryAddress repository, Digest subject, Done<ReferrerList> done)
{
    record(Method::FetchReferrers, {repository.registry, repository.repository, subject.toString()});
    return answer<ReferrerList>(
        Method::FetchReferrers, std::move(done), [this, subject] { return m_referrers.value(subject); });
}

RequestHandle FakeService::compare(CompareRequest request, Done<ImageComparison> done)
{
    record(Method::Compare,
        {request.a.registry, request.a.repository, request.a.tagOrDigest, request.b.registry,
            request.b.repository, request.b.tagOrDigest,
            request.platform ? request.platform->toString() : QString()});
    return answer<ImageComparison>(Method::Compare, std::move(done), [this]() -> Result<ImageComparison> {
        if (!m_comparison)
            return Error::notFound(QStringLiteral("the fake service has no comparison"));
        return *m_comparison;
    });
}

RequestHandle FakeService::planDelete(
    RegistryId registry, DeleteWish wish, std::function<void(qint64, qint64)> progress, Done<DeletePlan> done)
{
    record(Method::PlanDelete, QStringList{registry, wish.repository} + wish.tagsOrDigests);
    m_planProgress = std::move(progress);
    return answer<DeletePlan>(Method::PlanDelete, std::move(done), [this] { return m_plan; });
}

RequestHandle FakeService::performDelete(DeletePlan plan, Done<DeleteReport> done)
{
    record(Method::PerformDelete, {plan.registryId, plan.repository});
    return answer<DeleteReport>(Method::PerformDelete, std::move(done), [this] { return m_deleteReport; });
}

RequestHandle FakeService::fetchUndoEntries(Done<QList<UndoEntry>> done)
{
    record(Method::FetchUndoEntries);
    return answer<QList<UndoEntry>>(
        Method::FetchUndoEntries, std::move(done), [this] { return m_undoEntries; });
}

RequestHandle FakeService::checkUndo(qint64 undoId, Done<bool> done)
{
    record(Method::CheckUndo, {QString::number(undoId)});
    return answer<bool>(Method::CheckUndo, std::move(done), [this] { return m_undoPossible; });
}

RequestHandle FakeService::undo(qint64 undoId, Done<UndoReport> done)
{
    record(Method::Undo, {QString::number(undoId)});
    return answer<UndoReport>(Method::Undo, std::move(done), [this] { return m_undoReport; });
}

RequestHandle FakeService::startTransfer(
    TransferRequest request, std::function<void(TransferProgress)> progress, Done<TransferReport> done)
{
    record(Method::StartTransfer,
        {request.source.registry, request.source.repository, request.source.tagOrDigest});
    m_transferProgress = std::move(progress);
    return answer<TransferReport>(
        Method::StartTransfer, std::move(done), [this] { return m_transferReport; });
}

void FakeService::setExchangeListener(std::function<void(ExchangeEvent)> listener)
{
    m_listener = std::move(listener);
}

} // namespace portolan
