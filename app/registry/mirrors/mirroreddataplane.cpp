// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/mirroreddataplane.h"

#include "base/logging.h"
#include "registry/distribution/distributionclient.h"
#include "registry/mirrors/mirrorsink.h"

#include <QDeadlineTimer>

#include <algorithm>

namespace portolan {
namespace {

constexpr std::chrono::seconds restTime{30};
constexpr int rememberedWays = 20'000;

QString wayKey(const QString& repository, const Digest& digest)
{
    return repository + u'@' + digest.toString();
}

bool sameLogin(const std::optional<Credential>& a, const std::optional<Credential>& b)
{
    if (!a || !b)
        return !a && !b;
    return a->user == b->user && a->password == b->password && a->identityToken == b->identityToken
        && a->registryToken == b->registryToken;
}

//! The host as references name it.
QString referenceHost(const QString& host)
{
    const auto location = Reference::parseLocation(host);
    return location ? location->host() : host;
}

bool isUnreachable(const Error& error)
{
    return error.kind() == ErrorKind::Network || error.kind() == ErrorKind::Timeout
        || error.kind() == ErrorKind::Tls;
}

Sentence failureAt(const PullSource& source, const Error& error)
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "%1: %2"), {source.why, error.said()});
}

//! hasBlob(), where not to have it is an error: the next source may.
QCoro::Task<Result<bool>> mustHaveBlob(
    DataPlane* plane, QString repository, Descriptor descriptor, std::stop_token stop)
{
    auto there = co_await plane->hasBlob(repository, descriptor, stop);
    if (there && !*there)
        co_return Error::notFound(descriptor.digest.toString());
    co_return there;
}

} // namespace

//! A host under a login; the registry itself is one, too.
class MirroredDataPlane::Place final {
public:
    explicit Place(DataPlane& own) : m_plane(&own) {}
    Place(HttpClient& client, const RegistryEndpoint& endpoint, const std::optional<Credential>& credential)
        : m_session(std::make_unique<RegistrySession>(client, endpoint, credential))
        , m_client(std::make_unique<DistributionClient>(*m_session))
        , m_plane(m_client.get())
    {
    }

    [[nodiscard]] DataPlane& plane() const { return *m_plane; }
    [[nodiscard]] bool isFor(
        const RegistryEndpoint& endpoint, const std::optional<Credential>& credential) const
    {
        return m_session && m_session->endpoint().host == endpoint.host
            && m_session->endpoint().allowPlainHttp == endpoint.allowPlainHttp
            && sameLogin(m_session->credential(), credential);
    }
    [[nodiscard]] bool isResting() const { return !m_rest.hasExpired(); }
    //! Every reading would wait for it again until then.
    void failed(const Error& error)
    {
        if (isUnreachable(error))
            m_rest.setRemainingTime(restTime);
    }

private:
    std::unique_ptr<RegistrySession> m_session; //!< null: it is the registry's own
    std::unique_ptr<DistributionClient> m_client;
    DataPlane* m_plane;
    QDeadlineTimer m_rest{0};
};

//! Something to read, and its sources.
class MirroredDataPlane::Question final {
public:
    explicit Question(Way where) : way(where) {}

    [[nodiscard]] bool isLast(qsizetype i) const { return i + 1 == sources.size(); }

    QString repository;
    Way way;
    QList<PullSource> sources;
    qsizetype served = 0; //!< which of them answered
};

MirroredDataPlane::MirroredDataPlane(DataPlane& own, const RegistryProfile& profile, MirroredReading reading,
    HttpClient& client, Logins logins)
    : m_own(own)
    , m_host(referenceHost(profile.host))
    , m_allowsPlainHttp(profile.allowPlainHttp)
    , m_reading(std::move(reading))
    , m_client(client)
    , m_logins(std::move(logins))
    , m_registry(std::make_shared<Place>(own))
    , m_ways(rememberedWays)
{
}

MirroredDataPlane::~MirroredDataPlane() = default;

std::optional<Error> MirroredDataPlane::blocked(const QString& repository) const
{
    if (!m_reading.conf().isBlocked(Reference(m_host, repository)))
        return std::nullopt;
    return refusal(repository);
}

Error MirroredDataPlane::refusal(const QString& repository) const
{
    const RegistryRule* const rule = m_reading.conf().ruleFor(Reference(m_host, repository));
    const QString name = repository.isEmpty() ? m_host : m_host + u'/' + repository;
    return Error::denied(QStringLiteral("%1 is blocked in %2").arg(name, rule ? rule->file : QString()))
        .withCode(QStringLiteral("REGISTRY_BLOCKED"))
        .at(m_host, u'/' + repository);
}

MirroredDataPlane::PlacePointer MirroredDataPlane::placeOf(const PullSource& source)
{
    const bool isOwn = source.reference.host() == m_host && (m_allowsPlainHttp || !source.insecure);
    if (isOwn)
        return m_registry;
    PlacePointer& place = m_placesByName[source.reference.name() + (source.insecure ? u'!' : u' ')];
    if (!place)
        place = makePlace(source);
    return place;
}

MirroredDataPlane::PlacePointer MirroredDataPlane::makePlace(const PullSource& source)
{
    const RegistryEndpoint endpoint(source.reference.host(), source.insecure);
    const std::optional<Credential> login = m_logins ? m_logins(source.reference) : std::nullopt;
    const auto known = std::find_if(m_places.cbegin(), m_places.cend(),
        [&](const PlacePointer& place) { return place->isFor(endpoint, login); });
    if (known != m_places.cend())
        return *known;
    m_places.push_back(std::make_shared<Place>(m_client, endpoint, login));
    return m_places.back();
}

MirroredDataPlane::QuestionPointer MirroredDataPlane::question(
    const QString& repository, const QString& tagOrDigest, RegistryAction action) const
{
    const auto digest = Digest::parse(tagOrDigest);
    Way way(digest.has_value(), 0);
    if (digest) {
        if (const Way* const known = m_ways.object(wayKey(repository, *digest)))
            way = *known;
    }
    auto made = std::make_shared<Question>(way);
    made->repository = repository;
    std::optional<QString> tag;
    if (!digest)
        tag = tagOrDigest;
    made->sources = m_reading.sourcesFor(Reference(m_host, repository, tag), action, way.byDigest);
    return made;
}

void MirroredDataPlane::remember(const Question& asked, const Digest& digest)
{
    m_ways.insert(wayKey(asked.repository, digest), new Way(asked.way.byDigest, asked.served));
}

template <typename T>
QCoro::Task<Result<T>> MirroredDataPlane::ask(QuestionPointer asked, Asking<T> asking, std::stop_token stop)
{
    for (qsizetype i = asked->way.first; i < asked->sources.size(); ++i) {
        const PullSource& source = asked->sources.at(i);
        const PlacePointer place = placeOf(source);
        if (!asked->isLast(i) && place->isResting())
            continue;
        auto task = asking(place->plane(), source.reference.repository(), stop);
        auto answer = co_await std::move(task);
        if (answer) {
            asked->served = i;
            m_servedBy = source.reference.name();
            co_return answer;
        }
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (asked->isLast(i) || !MirroredReading::goesOnAfter(answer.error()))
            co_return answer;
        place->failed(answer.error());
        qCDebug(logRegistry).noquote() << source.why.english() << answer.error().toLogLine();
    }
    co_return refusal(asked->repository);
}

QCoro::Task<Result<Descriptor>> MirroredDataPlane::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QuestionPointer asked = question(repository, tagOrDigest, RegistryAction::ReadManifest);
    const Asking<Descriptor> asking = [tagOrDigest](DataPlane& plane, const QString& there,
                                          const std::stop_token& token) {
        return plane.resolve(there, tagOrDigest, token);
    };
    auto found = co_await ask<Descriptor>(asked, asking, stop);
    if (found)
        remember(*asked, found->digest);
    co_return found;
}

QCoro::Task<Result<ManifestDocument>> MirroredDataPlane::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QuestionPointer asked = question(repository, tagOrDigest, RegistryAction::ReadManifest);
    const Asking<ManifestDocument> asking = [tagOrDigest](DataPlane& plane, const QString& there,
                                                const std::stop_token& token) {
        return plane.fetchManifest(there, tagOrDigest, token);
    };
    auto document = co_await ask<ManifestDocument>(asked, asking, stop);
    if (!document)
        co_return document;
    remember(*asked, document->digest());
    for (const Descriptor& part : document->references())
        remember(*asked, part.digest);
    co_return document;
}

QCoro::Task<Result<QByteArray>> MirroredDataPlane::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    const QuestionPointer asked =
        question(repository, descriptor.digest.toString(), RegistryAction::ReadBlob);
    const Asking<QByteArray> asking = [descriptor](DataPlane& plane, const QString& there,
                                          const std::stop_token& token) {
        return plane.fetchBlob(there, descriptor, token);
    };
    auto bytes = co_await ask<QByteArray>(asked, asking, stop);
    co_return bytes;
}

QCoro::Task<Result<bool>> MirroredDataPlane::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    const QuestionPointer asked =
        question(repository, descriptor.digest.toString(), RegistryAction::ReadBlob);
    const Asking<bool> asking = [descriptor](
                                    DataPlane& plane, const QString& there, const std::stop_token& token) {
        return mustHaveBlob(&plane, there, descriptor, token);
    };
    auto there = co_await ask<bool>(asked, asking, stop);
    if (!there && there.error().kind() == ErrorKind::NotFound)
        co_return false;
    co_return there;
}

QCoro::Task<Result<void>> MirroredDataPlane::readBlob(QString repository, Descriptor descriptor,
    qint64 offset, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    const QuestionPointer asked =
        question(repository, descriptor.digest.toString(), RegistryAction::ReadBlob);
    if (offset > 0 && asked->way.startOver)
        co_return Error::unsupported(QStringLiteral("what a mirror sent of it is wrong"))
            .withCode(QStringLiteral("RANGE_IGNORED"))
            .at(m_host, repository);
    if (Way* const known = m_ways.object(wayKey(repository, descriptor.digest)))
        known->startOver = false;
    bool isBegun = false;
    for (qsizetype i = asked->way.first; i < asked->sources.size(); ++i) {
        const PullSource& source = asked->sources.at(i);
        const PlacePointer place = placeOf(source);
        const bool isLast = asked->isLast(i);
        if (!isLast && place->isResting())
            continue;
        std::optional<DigestHasher> hasher;
        if (auto made = DigestHasher::create(descriptor.digest.algorithm()); made && !isLast && offset == 0)
            hasher.emplace(std::move(*made));
        auto passing = std::make_shared<MirrorSink>(sink, descriptor, std::move(hasher), isBegun);
        const auto read = co_await place->plane().readBlob(
            source.reference.repository(), descriptor, offset, passing, stop);
        isBegun = passing->isBegun();
        const qint64 passed = passing->passed();
        passing->detach();
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (read)
            m_servedBy = source.reference.name();
        if (read || isLast || !MirroredReading::goesOnAfter(read.error()))
            co_return read;
        place->failed(read.error());
        if (passed == 0)
            continue;
        // Bytes are out that nobody can vouch for, not knowing the rest: whoever has them must come back, is
        // told to begin anew, and finds this mirror left out.
        Way next(asked->way.byDigest, i + 1);
        next.startOver = true;
        m_ways.insert(wayKey(repository, descriptor.digest), new Way(next));
        qCWarning(logRegistry).noquote() << source.why.english() << read.error().toLogLine();
        co_return Error::network(failureAt(source, read.error()))
            .withCode(read.error().code())
            .at(source.reference.host(), read.error().path());
    }
    co_return refusal(repository);
}

QCoro::Task<Result<ReferrerList>> MirroredDataPlane::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto list = co_await m_own.fetchReferrers(repository, subject, stop);
    co_return list;
}

QCoro::Task<Result<std::optional<ImageDetails>>> MirroredDataPlane::describeImage(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto described = co_await m_own.describeImage(repository, tagOrDigest, stop);
    co_return described;
}

QCoro::Task<Result<bool>> MirroredDataPlane::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto mounted = co_await m_own.mountBlob(repository, descriptor, fromRepository, stop);
    co_return mounted;
}

QCoro::Task<Result<void>> MirroredDataPlane::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto written = co_await m_own.writeBlob(repository, descriptor, content, stop);
    co_return written;
}

QCoro::Task<Result<void>> MirroredDataPlane::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto put = co_await m_own.putManifest(repository, tagOrDigest, std::move(document), stop);
    co_return put;
}

QCoro::Task<Result<void>> MirroredDataPlane::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    if (const auto why = blocked(repository))
        co_return *why;
    auto gone = co_await m_own.deleteManifest(repository, tagOrDigest, stop);
    co_return gone;
}

} // namespace portolan
