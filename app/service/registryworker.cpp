// SPDX-License-Identifier: Apache-2.0
#include "service/registryworker.h"

#include "registry/distribution/distributionregistry.h"
#include "registry/engine/scratchfolder.h"
#include "registry/registryprobe.h"
#include "service/pullexplainer.h"
#include "service/registryworkerparts.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>

#include <openssl/crypto.h>

#include <QCoro/QCoroFuture>

namespace portolan {
namespace {

// How long a request waits for its registry to be opened: a keychain may be asking its user for a password.
constexpr std::chrono::milliseconds openPatience{10'000};

//! A stop callback: opens a gate, from whatever thread asks for the stop.
class OpenGate final {
public:
    explicit OpenGate(Gate* opened) : m_gate(opened) {}
    void operator()() const { m_gate->open(); }

private:
    Gate* m_gate;
};

QString listingKey(const RegistryId& id, const QString& repository = QString())
{
    return id + u'\n' + repository;
}

//! What crashed runs left of images on their way to and from engines: gigabytes, perhaps.
void removeLeftovers()
{
    const QStringList removed = ScratchFolder::removeStale(
        ScratchFolder::defaultParent(), {QStringLiteral("load"), QStringLiteral("engine")});
    if (!removed.isEmpty())
        qCInfo(logRegistry).noquote() << "removed what an earlier run left behind:" << removed;
}

void logFailure(const Result<void>& result)
{
    if (!result)
        qCWarning(logStore).noquote() << result.error().toLogLine();
}

SeenTag seenTag(const QString& name, const TagSummary& summary)
{
    SeenTag seen;
    seen.name = name;
    seen.digest = summary.digest;
    seen.mediaType = summary.mediaType;
    seen.size = summary.size;
    seen.created = summary.created;
    seen.platforms = summary.platforms;
    seen.artifactType = summary.artifactType;
    return seen;
}

TagSummary summaryOf(const SeenTag& seen)
{
    TagSummary summary;
    summary.digest = seen.digest;
    summary.mediaType = seen.mediaType;
    summary.size = seen.size;
    summary.created = seen.created;
    summary.platforms = seen.platforms;
    summary.artifactType = seen.artifactType;
    return summary;
}

} // namespace

RegistryWorker::Parts::Parts(const QString& databasePath)
{
    if (databasePath.isEmpty())
        return;
    QDir().mkpath(QFileInfo(databasePath).absolutePath());
    auto opened = Database::open(databasePath);
    if (!opened) {
        qCWarning(logStore).noquote() << opened.error().toLogLine();
        return;
    }
    database = std::move(*opened);
    contentCache = std::make_unique<ContentCache>(*database);
    lastSeen = std::make_unique<LastSeen>(*database);
    undoJournal = std::make_unique<UndoJournal>(*database);
}

std::optional<Credential> RegistryWorker::Parts::loginFor(const Reference& reference) const
{
    for (const OpenRegistryPtr& there : open) {
        const RegistryProfile& profile = there->profile();
        if (profile.host == reference.host() && logins.contains(profile.id))
            return logins.value(profile.id);
    }
    return loginInFiles(AuthEnvironment::ofProcess(), reference).credential;
}

RegistryWorker::RegistryWorker(QString databasePath, ExchangeObserver& relay)
    : m_databasePath(std::move(databasePath))
    , m_observer(relay)
{
}

RegistryWorker::~RegistryWorker() = default;

void RegistryWorker::start()
{
    m_parts = std::make_unique<Parts>(m_databasePath);
    m_parts->transport = std::make_unique<QtTransport>(TlsTrust());
    m_parts->client = std::make_unique<HttpClient>(*m_parts->transport, &m_observer);
    m_parts->content = std::make_unique<ContentStore>(m_parts->contentCache.get());
    QThreadPool::globalInstance()->start(removeLeftovers);
    const RegistriesConf& conf = m_parts->conf.current();
    qCDebug(logRegistry).noquote() << "registries.conf:" << conf.files;
}

void RegistryWorker::shutDown()
{
    m_closing = true;
    if (m_inFlight == 0)
        Q_EMIT idle();
}

void RegistryWorker::release()
{
    m_parts.reset();
    // QThread::wait() may return before the thread's own destructors ran, and the process may end in between:
    // OpenSSL would then never free what it keeps for this thread.
    OPENSSL_thread_stop();
}

void RegistryWorker::began()
{
    ++m_inFlight;
}

void RegistryWorker::ended()
{
    if (--m_inFlight > 0 || !m_closing)
        return;
    // Not from within the coroutine that just ends: its frame still holds what release() would free.
    QTimer::singleShot(0, this, &RegistryWorker::idle);
}

void RegistryWorker::openRegistry(const RegistryProfile& profile, const std::optional<Credential>& credential)
{
    if (profile.embedded)
        m_parts->library = profile;
    m_parts->logins.remove(profile.id);
    if (credential && profile.isHosted())
        m_parts->logins.insert(profile.id, *credential);
    auto registry = makeRegistry(profile, *m_parts->client, credential);
    auto reading = makeReading(*registry, m_parts->conf.current(), *m_parts->client,
        [parts = m_parts.get()](const Reference& reference) { return parts->loginFor(reference); });
    m_parts->open.insert(profile.id,
        std::make_shared<OpenRegistry>(std::move(registry), *m_parts->content, std::move(reading)));
    for (Gate* const gate : std::as_const(m_parts->waitingForOpen))
        gate->open();
}

void RegistryWorker::closeRegistry(const RegistryId& id)
{
    m_parts->open.remove(id);
    m_parts->logins.remove(id);
    m_parts->listings.forget(listingKey(id));
    if (m_parts->lastSeen)
        logFailure(m_parts->lastSeen->forgetRegistry(id));
}

void RegistryWorker::setTlsTrust(const TlsTrust& trust)
{
    m_parts->transport->setTrust(trust);
}

QCoro::Task<Result<OpenRegistryPtr>> RegistryWorker::find(RegistryId id, std::stop_token stop)
{
    const QDeadlineTimer deadline(openPatience);
    while (!deadline.hasExpired()) {
        if (const OpenRegistryPtr open = m_parts->open.value(id))
            co_return open;
        if (stop.stop_requested())
            co_return Error::cancelled();
        const GatePointer gate(new Gate);
        Gate* const opened = gate.get();
        m_parts->waitingForOpen.insert(opened);
        const std::stop_callback onStop(stop, OpenGate(opened));
        QTimer::singleShot(static_cast<int>(deadline.remainingTime()), opened, &Gate::open);
        co_await opened->opened();
        m_parts->waitingForOpen.remove(opened);
    }
    co_return Error::internal(QStringLiteral("the registry \"%1\" is not open").arg(id));
}

QCoro::Task<Result<ProbeReport>> RegistryWorker::probe(
    RegistryProfile profile, std::optional<Credential> credential, std::stop_token stop)
{
    if (profile.isLocal())
        co_return ProbeReport();
    DistributionRegistry registry(profile, *m_parts->client, credential);
    auto ping = co_await registry.session().ping(stop);
    if (!ping)
        co_return ping.error();
    ProbeReport report;
    report.usesHttps = ping->baseUrl.scheme() == QLatin1String("https");
    report.anonymousPossible = ping->status == 200;
    report.loginPossible =
        ping->challenge.scheme == QLatin1String("basic") || ping->challenge.scheme == QLatin1String("bearer");
    report.authenticated = ping->authenticated;
    report.realmHost = ping->realmHost;
    RegistryProbe probing(*m_parts->client);
    auto kind = co_await probing.kindOf(ping->baseUrl, stop);
    if (kind && kind->kind != RegistryKind::OpenShift)
        report.kind = kind->kind;
    co_return report;
}

QCoro::Task<Result<Capabilities>> RegistryWorker::fetchCapabilities(
    RepositoryAddress address, std::stop_token stop)
{
    auto open = co_await find(address.registry, stop);
    if (!open)
        co_return open.error();
    auto capabilities = co_await (*open)->registry().capabilities(address.repository, stop);
    co_return capabilities;
}

QCoro::Task<Result<RepositoryPage>> RegistryWorker::fetchRepositories(
    RegistryId id, PageCursor cursor, std::stop_token stop)
{
    auto open = co_await find(id, stop);
    if (!open)
        co_return open.error();
    if (const auto blocked = (*open)->blocked(QString()))
        co_return *blocked;
    auto page = co_await (*open)->registry().fetchRepositories(cursor, stop);
    if (!page || !m_parts->lastSeen)
        co_return page;
    if (const auto all = m_parts->listings.add(listingKey(id), cursor, page->repositories, page->next))
        logFailure(m_parts->lastSeen->saveRepositories(id, *all, QDateTime::currentDateTimeUtc()));
    co_return page;
}

QCoro::Task<Result<TagPage>> RegistryWorker::fetchTags(
    RepositoryAddress address, PageCursor cursor, std::stop_token stop)
{
    auto open = co_await find(address.registry, stop);
    if (!open)
        co_return open.error();
    if (const auto blocked = (*open)->blocked(address.repository))
        co_return *blocked;
    auto page = co_await (*open)->registry().fetchTags(address.repository, cursor, stop);
    if (!page || !m_parts->lastSeen)
        co_return page;
    const QString key = listingKey(address.registry, address.repository);
    if (auto all = m_parts->listings.add(key, cursor, page->tags, page->next)) {
        // After the answer is on its way: writing 100,000 tags takes longer than reading them.
        QTimer::singleShot(0, this, [this, address, tags = std::move(*all)] {
            if (m_parts && m_parts->lastSeen)
                logFailure(m_parts->lastSeen->saveTags(
                    address.registry, address.repository, tags, QDateTime::currentDateTimeUtc()));
        });
    }
    co_return page;
}

QCoro::Task<Result<TagSnapshot>> RegistryWorker::fetchLastSeenTags(
    RepositoryAddress address, std::stop_token stop)
{
    TagSnapshot snapshot;
    if (!m_parts->lastSeen || stop.stop_requested())
        co_return snapshot;
    auto seen = m_parts->lastSeen->tags(address.registry, address.repository);
    if (!seen)
        co_return seen.error();
    snapshot.tags = seen->names;
    snapshot.seenAt = seen->seenAt;
    const auto known = m_parts->lastSeen->knownTags(address.registry, address.repository);
    if (!known)
        co_return known.error();
    for (const SeenTag& tag : *known)
        snapshot.summaries.emplace_back(tag.name, summaryOf(tag));
    co_return snapshot;
}

QCoro::Task<Result<QStringList>> RegistryWorker::fetchLastSeenRepositories(
    RegistryId id, std::stop_token stop)
{
    if (!m_parts->lastSeen || stop.stop_requested())
        co_return QStringList();
    auto seen = m_parts->lastSeen->repositories(id);
    if (!seen)
        co_return seen.error();
    co_return seen->names;
}

QCoro::Task<Result<TagSummary>> RegistryWorker::fetchTagSummary(ImageAddress image, std::stop_token stop)
{
    auto open = co_await find(image.registry, stop);
    if (!open)
        co_return open.error();
    auto summary = co_await (*open)->loader().summary(image.repository, image.tagOrDigest, stop);
    if (summary && m_parts->lastSeen && !image.isByDigest()) {
        const QList<SeenTag> seen(1, seenTag(image.tagOrDigest, *summary));
        logFailure(m_parts->lastSeen->recordTags(
            image.registry, image.repository, seen, QDateTime::currentDateTimeUtc()));
    }
    co_return summary;
}

QCoro::Task<Result<ImageDetails>> RegistryWorker::fetchImage(ImageAddress image, std::stop_token stop)
{
    auto open = co_await find(image.registry, stop);
    if (!open)
        co_return open.error();
    auto details = co_await (*open)->loader().details(image.repository, image.tagOrDigest, stop);
    co_return details;
}

QCoro::Task<Result<ReferrerList>> RegistryWorker::fetchReferrers(
    RepositoryAddress address, Digest subject, std::stop_token stop)
{
    auto open = co_await find(address.registry, stop);
    if (!open)
        co_return open.error();
    auto list = co_await (*open)->dataPlane().fetchReferrers(address.repository, subject, stop);
    co_return list;
}

QCoro::Task<Result<ComparedImage>> RegistryWorker::loadSide(
    ImageAddress image, std::optional<Platform> platform, std::stop_token stop)
{
    auto open = co_await find(image.registry, stop);
    if (!open)
        co_return open.error();
    ImageLoader& loader = (*open)->loader();
    auto details = co_await loader.details(image.repository, image.tagOrDigest, stop);
    if (!details)
        co_return details.error();
    const std::optional<ManifestDocument> index =
        details->document.index() ? std::optional(details->document) : std::nullopt;
    auto chosen = co_await loader.platformImage(image.repository, std::move(*details), platform, stop);
    if (!chosen)
        co_return chosen.error();
    const QString name = (*open)->profile().referenceTo(image.repository);
    ComparedImage side(name + (image.isByDigest() ? u'@' : u':') + image.tagOrDigest, chosen->document);
    side.config = chosen->config;
    side.configBytes = chosen->configBytes;
    side.index = index;
    co_return side;
}

QCoro::Task<Result<ImageComparison>> RegistryWorker::compare(CompareRequest request, std::stop_token stop)
{
    auto loadA = loadSide(request.a, request.platform, stop);
    auto loadB = loadSide(request.b, request.platform, stop);
    auto a = co_await std::move(loadA);
    auto b = co_await std::move(loadB);
    if (!a)
        co_return a.error();
    if (!b)
        co_return b.error();
    // Megabytes of JSON may be aligned line by line: that is the pool's work.
    QFuture<ImageComparison> comparing = QtConcurrent::run(&compareImages, *a, *b);
    ImageComparison comparison = co_await comparing;
    co_return comparison;
}

} // namespace portolan
