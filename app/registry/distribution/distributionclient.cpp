// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/distributionclient.h"

#include "oci/digesthasher.h"
#include "oci/mediatype.h"
#include "oci/registryerror.h"
#include "oci/tagnames.h"
#include "registry/distribution/blobupload.h"
#include "registry/distribution/rangesink.h"
#include "registry/distribution/referrerindex.h"

#include <array>

namespace portolan {
namespace {

QString manifestPath(const QString& repository, const QString& tagOrDigest)
{
    return QStringLiteral("/v2/%1/manifests/%2").arg(repository, tagOrDigest);
}

QString blobPath(const QString& repository, const Digest& digest)
{
    return QStringLiteral("/v2/%1/blobs/%2").arg(repository, digest.toString());
}

HttpHeaders acceptManifests()
{
    HttpHeaders headers;
    headers.emplace_back("Accept", manifestAccept());
    return headers;
}

//! The digest asked for, or null when it is a tag.
Digest askedDigest(const QString& tagOrDigest)
{
    if (!tagOrDigest.contains(u':'))
        return {};
    auto digest = Digest::parse(tagOrDigest);
    return digest ? *digest : Digest();
}

//! What a HEAD says of a manifest, when it says enough.
std::optional<Descriptor> describedByHead(const HttpResponse& response)
{
    const auto digest = Digest::parse(QString::fromLatin1(response.header("Docker-Content-Digest")));
    bool hasSize = false;
    const qint64 size = response.header("Content-Length").toLongLong(&hasSize);
    const QString type = bareMediaType(QString::fromLatin1(response.header("Content-Type")));
    const MediaKind kind = mediaKind(type);
    if (!digest || !hasSize || !(isIndexKind(kind) || isManifestKind(kind)))
        return std::nullopt;
    return Descriptor(type, *digest, size);
}

QString referrerType(const Descriptor& descriptor)
{
    return descriptor.artifactType.isEmpty() ? descriptor.mediaType : descriptor.artifactType;
}

QList<Referrer> fromIndex(const ImageIndex& index, Referrer::Source source, const QString& tag)
{
    QList<Referrer> out;
    for (const Descriptor& descriptor : index.manifests) {
        Referrer referrer;
        referrer.descriptor = descriptor;
        referrer.type = referrerType(descriptor);
        referrer.source = source;
        referrer.tag = tag;
        out << referrer;
    }
    return out;
}

//! 404 and the ways servers without the API say so (protocols/oci-distribution.md section 7).
bool meansNoReferrersApi(int status)
{
    return status == 404 || status == 405 || status == 400 || status == 501;
}

bool meansNoRange(int status)
{
    return status == 416 || status == 400 || status == 404 || status == 501;
}

} // namespace

DistributionClient::DistributionClient(RegistrySession& session) : m_session(session) {}

Error DistributionClient::failure(const HttpResponse& response, const QString& path) const
{
    return registryError(response.status, response.body).at(m_session.endpoint().host, path);
}

QCoro::Task<Result<Descriptor>> DistributionClient::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QString path = manifestPath(repository, tagOrDigest);
    const Digest asked = askedDigest(tagOrDigest);
    auto response =
        co_await m_session.send(HttpMethod::Head, path, acceptManifests(), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess() && response->status != 405 && response->status != 501)
        co_return failure(*response, path);
    const std::optional<Descriptor> described =
        response->isSuccess() ? describedByHead(*response) : std::nullopt;
    if (described && (asked.isNull() || described->digest == asked))
        co_return *described;
    auto document = co_await fetchManifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    co_return document->descriptor();
}

QCoro::Task<Result<ManifestDocument>> DistributionClient::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QString path = manifestPath(repository, tagOrDigest);
    auto response =
        co_await m_session.send(HttpMethod::Get, path, acceptManifests(), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response, path);
    auto document = ManifestDocument::parse(
        response->body, QString::fromLatin1(response->header("Content-Type")), askedDigest(tagOrDigest));
    if (!document)
        co_return document.error().at(m_session.endpoint().host, path);
    co_return std::move(*document);
}

QCoro::Task<Result<QByteArray>> DistributionClient::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    if (!descriptor.data.isEmpty() && Digest::sha256Of(descriptor.data) == descriptor.digest)
        co_return descriptor.data;
    const QString path = blobPath(repository, descriptor.digest);
    if (descriptor.size > maxManifestBytes)
        co_return Error::tooLarge(QStringLiteral("a config of %1 bytes").arg(descriptor.size))
            .at(m_session.endpoint().host, path);
    auto response =
        co_await m_session.send(HttpMethod::Get, path, HttpHeaders(), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response, path);
    auto hasher = DigestHasher::create(descriptor.digest.algorithm());
    if (!hasher)
        co_return hasher.error().at(m_session.endpoint().host, path);
    hasher->update(response->body);
    if (hasher->finish() != descriptor.digest)
        co_return Error::protocol(QStringLiteral("the blob's bytes do not have the digest asked for"))
            .withCode(QStringLiteral("DIGEST_MISMATCH"))
            .at(m_session.endpoint().host, path);
    co_return response->body;
}

QCoro::Task<Result<void>> DistributionClient::readBlob(QString repository, Descriptor descriptor,
    qint64 offset, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    const QString path = blobPath(repository, descriptor.digest);
    auto counting = std::make_shared<RangeSink>(sink, offset, descriptor.size);
    HttpRequest request(HttpMethod::Get, QUrl(path));
    request.sink = counting;
    if (offset > 0)
        request.setHeader("Range", "bytes=" + QByteArray::number(offset) + "-");
    auto response = co_await m_session.sendRequest(std::move(request), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error().at(m_session.endpoint().host, path);
    if (!response->isSuccess() && offset > 0 && meansNoRange(response->status))
        co_return failure(*response, path).withCode(QStringLiteral("RANGE_IGNORED"));
    if (!response->isSuccess())
        co_return failure(*response, path);
    if (counting->position() != descriptor.size)
        co_return Error::network(QStringLiteral("the blob ended after %1 of %2 bytes")
                                     .arg(counting->position())
                                     .arg(descriptor.size))
            .at(m_session.endpoint().host, path);
    co_return Result<void>();
}

QCoro::Task<Result<bool>> DistributionClient::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    const QString path = blobPath(repository, descriptor.digest);
    auto response =
        co_await m_session.send(HttpMethod::Head, path, HttpHeaders(), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (response->status == 404)
        co_return false;
    if (!response->isSuccess())
        co_return failure(*response, path);
    co_return true;
}

QCoro::Task<Result<ReferrerList>> DistributionClient::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    ReferrerList list;
    const QString path = QStringLiteral("/v2/%1/referrers/%2").arg(repository, subject.toString());
    HttpHeaders headers;
    headers.emplace_back("Accept", QByteArray(mediatype::ociIndex));
    auto response = co_await m_session.send(HttpMethod::Get, path, headers, ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    if (response->isSuccess()) {
        auto document =
            ManifestDocument::parse(response->body, QString::fromLatin1(response->header("Content-Type")));
        if (!document || !document->index())
            co_return Error::protocol(QStringLiteral("the referrers answer is no index"))
                .at(m_session.endpoint().host, path);
        list.apiSupported = true;
        list.referrers = fromIndex(*document->index(), Referrer::Source::Api, QString());
    } else if (!meansNoReferrersApi(response->status)) {
        co_return failure(*response, path);
    }
    if (!list.apiSupported) {
        auto fallback = co_await fetchFallbackReferrers(repository, subject, stop);
        if (!fallback)
            co_return fallback.error();
        list.referrers += *fallback;
    }
    auto cosign = co_await fetchCosignTags(repository, subject, stop);
    if (!cosign)
        co_return cosign.error();
    list.referrers += *cosign;
    co_return list;
}

QCoro::Task<Result<QList<Referrer>>> DistributionClient::fetchFallbackReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    const QString tag = referrersTag(subject);
    auto document = co_await fetchManifest(repository, tag, stop);
    if (!document && document.error().kind() == ErrorKind::NotFound)
        co_return QList<Referrer>();
    if (!document)
        co_return document.error();
    const ImageIndex* index = document->index();
    if (!index)
        co_return QList<Referrer>();
    co_return fromIndex(*index, Referrer::Source::FallbackTag, tag);
}

QCoro::Task<Result<QList<Referrer>>> DistributionClient::fetchCosignTags(
    QString repository, Digest subject, std::stop_token stop)
{
    static constexpr std::array suffixes{
        QLatin1StringView("sig"), QLatin1StringView("att"), QLatin1StringView("sbom")};
    // Tasks start when they are made: the three questions go out together.
    std::vector<QCoro::Task<Result<Descriptor>>> questions;
    questions.reserve(suffixes.size());
    for (const QLatin1StringView suffix : suffixes)
        questions.push_back(resolve(repository, cosignTag(subject, suffix), stop));
    QList<Referrer> found;
    std::optional<Error> failed;
    for (size_t i = 0; i < questions.size(); ++i) {
        auto descriptor = co_await std::move(questions.at(i));
        if (!descriptor) {
            if (descriptor.error().kind() != ErrorKind::NotFound)
                failed = descriptor.error();
            continue;
        }
        Referrer referrer;
        referrer.descriptor = *descriptor;
        referrer.type = QStringLiteral("cosign.") + suffixes.at(i);
        referrer.source = Referrer::Source::CosignTag;
        referrer.tag = cosignTag(subject, suffixes.at(i));
        found << referrer;
    }
    if (failed)
        co_return *failed;
    co_return found;
}

QCoro::Task<Result<bool>> DistributionClient::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    const QString path = QStringLiteral("/v2/%1/blobs/uploads/?mount=%2&from=%3")
                             .arg(repository, descriptor.digest.toString(), fromRepository);
    HttpHeaders headers;
    headers.emplace_back("Content-Length", "0");
    const ScopeSet scopes = ScopeSet::push(repository).with(ScopeSet::pull(fromRepository));
    auto response = co_await m_session.send(HttpMethod::Post, path, headers, scopes, stop);
    if (!response)
        co_return response.error();
    if (response->status == 201)
        co_return true;
    if (response->status != 202)
        co_return failure(*response, path);
    const QString key = repository + u'@' + descriptor.digest.toString();
    m_openUploads.insert(key, QString::fromLatin1(response->header("Location")));
    co_return false;
}

QCoro::Task<Result<void>> DistributionClient::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    const QString opened = m_openUploads.take(repository + u'@' + descriptor.digest.toString());
    BlobUpload upload(m_session, repository, descriptor);
    auto result = co_await upload.run(content, opened, stop);
    co_return result;
}

QCoro::Task<Result<void>> DistributionClient::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    const QString path = manifestPath(repository, tagOrDigest);
    HttpRequest request(HttpMethod::Put, QUrl(path));
    request.body = document.bytes();
    request.setHeader("Content-Type", document.mediaType().toLatin1());
    auto response = co_await m_session.sendRequest(std::move(request), ScopeSet::push(repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response, path);
    const auto stored = Digest::parse(QString::fromLatin1(response->header("Docker-Content-Digest")));
    if (stored && stored->algorithm() == document.digest().algorithm() && *stored != document.digest())
        co_return Error::protocol(
            QStringLiteral("the registry stored the manifest as %1").arg(stored->toString()))
            .withCode(QStringLiteral("DIGEST_MISMATCH"))
            .at(m_session.endpoint().host, path);
    if (!document.subject() || !response->header("OCI-Subject").isEmpty())
        co_return Result<void>();
    auto indexed = co_await addToFallbackIndex(repository, document, stop);
    co_return indexed;
}

QCoro::Task<Result<void>> DistributionClient::addToFallbackIndex(
    QString repository, ManifestDocument referrer, std::stop_token stop)
{
    const QString tag = referrersTag(referrer.subject()->digest);
    QByteArray current;
    auto existing = co_await fetchManifest(repository, tag, stop);
    if (existing)
        current = existing->bytes();
    else if (existing.error().kind() != ErrorKind::NotFound)
        co_return existing.error();
    auto index = withReferrer(current, referrer);
    if (!index)
        co_return index.error().at(m_session.endpoint().host, manifestPath(repository, tag));
    if (index->bytes() == current)
        co_return Result<void>();
    auto stored = co_await putManifest(repository, tag, std::move(*index), stop);
    co_return stored;
}

QCoro::Task<Result<void>> DistributionClient::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const QString path = manifestPath(repository, tagOrDigest);
    auto response =
        co_await m_session.send(HttpMethod::Delete, path, HttpHeaders(), ScopeSet::remove(repository), stop);
    if (!response)
        co_return response.error();
    if (response->isSuccess())
        co_return Result<void>();
    const Error error = failure(*response, path);
    co_return response->status == 405 ? error.withCode(QStringLiteral("DELETE_DISABLED")) : error;
}

} // namespace portolan
