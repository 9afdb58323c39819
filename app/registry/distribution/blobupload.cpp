// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/blobupload.h"

#include "oci/registryerror.h"

#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 usualChunkBytes = qint64(16) * 1024 * 1024;
constexpr std::chrono::seconds abandonPatience{2};

} // namespace

BlobUpload::BlobUpload(RegistrySession& session, QString repository, Descriptor descriptor)
    : m_session(session)
    , m_repository(std::move(repository))
    , m_descriptor(std::move(descriptor))
{
}

QCoro::Task<Result<void>> BlobUpload::run(
    std::shared_ptr<QIODevice> content, QString openedLocation, std::stop_token stop)
{
    Result<void> step;
    if (openedLocation.isEmpty()) {
        step = co_await open(stop);
        if (!step)
            co_return step;
    } else {
        auto ping = co_await m_session.ping(stop);
        if (!ping)
            co_return ping.error();
        m_location = resolveUploadLocation(ping->baseUrl, openedLocation.toLatin1());
    }
    if (m_chunkBytes > 0)
        step = co_await sendChunks(content, stop);
    else
        step = co_await sendWhole(content, stop);
    if (step)
        step = co_await close(stop);
    if (!step)
        co_await abandon();
    co_return step;
}

QCoro::Task<Result<void>> BlobUpload::open(std::stop_token stop)
{
    const QString path = QStringLiteral("/v2/%1/blobs/uploads/").arg(m_repository);
    HttpHeaders headers;
    headers.emplace_back("Content-Length", "0");
    auto response =
        co_await m_session.send(HttpMethod::Post, path, headers, ScopeSet::push(m_repository), stop);
    if (!response)
        co_return response.error();
    if (response->status != 202)
        co_return failure(*response);
    const qint64 least = response->header("OCI-Chunk-Min-Length").toLongLong();
    if (least > 0)
        m_chunkBytes = std::max(least, usualChunkBytes);
    co_return takeLocation(*response);
}

QCoro::Task<Result<void>> BlobUpload::sendWhole(std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    HttpRequest request(HttpMethod::Patch, m_location);
    request.setHeader("Content-Type", "application/octet-stream");
    request.upload = content;
    request.uploadBytes = m_descriptor.size;
    auto response = co_await m_session.sendRequest(std::move(request), ScopeSet::push(m_repository), stop);
    if (!response)
        co_return response.error();
    if (!response->isSuccess())
        co_return failure(*response);
    co_return takeLocation(*response);
}

QCoro::Task<Result<void>> BlobUpload::sendChunks(std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    qint64 sent = 0;
    while (sent < m_descriptor.size) {
        const qint64 length = std::min(m_chunkBytes, m_descriptor.size - sent);
        HttpRequest request(HttpMethod::Patch, m_location);
        request.body = content->read(length);
        if (request.body.size() != length)
            co_return Error::storage(
                QStringLiteral("the content ended early: %1").arg(content->errorString()));
        request.setHeader("Content-Type", "application/octet-stream");
        request.setHeader(
            "Content-Range", QByteArray::number(sent) + "-" + QByteArray::number(sent + length - 1));
        auto response =
            co_await m_session.sendRequest(std::move(request), ScopeSet::push(m_repository), stop);
        if (!response)
            co_return response.error();
        if (!response->isSuccess())
            co_return failure(*response);
        auto next = takeLocation(*response);
        if (!next)
            co_return next;
        sent += length;
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> BlobUpload::close(std::stop_token stop)
{
    HttpRequest request(HttpMethod::Put, withDigestQuery(m_location, m_descriptor.digest.toString()));
    request.setHeader("Content-Length", "0");
    auto response = co_await m_session.sendRequest(std::move(request), ScopeSet::push(m_repository), stop);
    if (!response)
        co_return response.error();
    if (response->isSuccess())
        co_return Result<void>();
    const Error error = failure(*response);
    co_return error.code() == QStringLiteral("DIGEST_INVALID")
        ? error.withCode(QStringLiteral("DIGEST_MISMATCH"))
        : error;
}

QCoro::Task<void> BlobUpload::abandon()
{
    // Many logins may not cancel uploads, and the server forgets them in time anyway: the answer does not
    // matter, and a server that has stopped answering is not waited for.
    std::stop_source patience;
    QTimer::singleShot(abandonPatience, [patience]() mutable { patience.request_stop(); });
    HttpRequest request(HttpMethod::Delete, m_location);
    auto response = co_await m_session.sendRequest(
        std::move(request), ScopeSet::push(m_repository), patience.get_token());
    Q_UNUSED(response)
}

Error BlobUpload::failure(const HttpResponse& response) const
{
    return registryError(response.status, response.body).at(m_session.endpoint().host, response.url.path());
}

Result<void> BlobUpload::takeLocation(const HttpResponse& response)
{
    const QUrl next = resolveUploadLocation(response.url, response.header("Location"));
    if (next.isEmpty())
        return Error::protocol(QStringLiteral("the upload has no location on this registry"))
            .at(m_session.endpoint().host, response.url.path());
    m_location = next;
    return {};
}

QUrl resolveUploadLocation(const QUrl& answered, const QByteArray& location)
{
    if (location.isEmpty())
        return {};
    QUrl resolved = answered.resolved(QUrl::fromEncoded(location));
    const auto portOf = [](const QUrl& url) {
        return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    };
    if (resolved.host() != answered.host() || portOf(resolved) != portOf(answered)
        || resolved.scheme() != answered.scheme()) {
        // A proxy in front may let the registry name itself wrongly: the path is right, the origin is ours.
        QUrl mended = answered;
        mended.setPath(resolved.path(QUrl::FullyEncoded), QUrl::StrictMode);
        mended.setQuery(resolved.query(QUrl::FullyEncoded), QUrl::StrictMode);
        return mended;
    }
    return resolved;
}

QUrl withDigestQuery(const QUrl& location, const QString& digest)
{
    QUrl url = location;
    const QString query = url.query(QUrl::FullyEncoded);
    url.setQuery(
        (query.isEmpty() ? QString() : query + u'&') + QStringLiteral("digest=") + digest, QUrl::StrictMode);
    return url;
}

} // namespace portolan
