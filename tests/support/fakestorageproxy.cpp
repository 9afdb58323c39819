// SPDX-License-Identifier: Apache-2.0
#include "support/fakestorageproxy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>

namespace portolan {
namespace {

bool isPassedOn(const QByteArray& name)
{
    static const QByteArrayList kept{"accept", "content-type", "content-range", "range", "if-none-match"};
    return kept.contains(name.toLower());
}

bool isPassedBack(const QByteArray& name)
{
    static const QByteArrayList dropped{
        "content-length", "connection", "date", "transfer-encoding", "x-content-type-options", "location"};
    return !dropped.contains(name.toLower());
}

FakeAnswer answerOf(QNetworkReply& reply, bool head, const QString& storageHost, const QString& frontHost)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return FakeAnswer(502, reply.errorString().toUtf8());
    FakeAnswer answer(status, reply.readAll());
    const QList<QNetworkReply::RawHeaderPair> headers = reply.rawHeaderPairs();
    for (const auto& [name, value] : headers) {
        if (isPassedBack(name))
            answer = answer.withHeader(name, value);
        else if (name.toLower() == "location")
            answer =
                answer.withHeader(name, QByteArray(value).replace(storageHost.toUtf8(), frontHost.toUtf8()));
    }
    return head ? answer.claimingLength(reply.header(QNetworkRequest::ContentLengthHeader).toLongLong())
                : answer;
}

} // namespace

//! A description on its way.
struct FakeStorageProxy::Description {
    QString repository;
    QByteArray manifest;
    QStringList childDigests;
    QList<FakeOpenShiftImage> children;
    Described done;
};

QString FakeStorageProxy::host() const
{
    return m_storage.authority();
}

void FakeStorageProxy::forward(const FakeRequest& request, const QString& frontHost, Answered done)
{
    QNetworkRequest inner(QUrl::fromEncoded(m_storage.toEncoded() + request.target));
    inner.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    inner.setRawHeader("Accept-Encoding", "identity");
    QByteArray accepted;
    for (const auto& [name, value] : request.headers) {
        if (name.toLower() == "accept")
            accepted += (accepted.isEmpty() ? "" : ", ") + value;
        else if (isPassedOn(name))
            inner.setRawHeader(name, value);
    }
    if (!accepted.isEmpty())
        inner.setRawHeader("Accept", accepted);
    if (!inner.hasRawHeader("Content-Type"))
        inner.setRawHeader("Content-Type", "application/octet-stream");
    // As a custom verb HEAD would wait for the body its length speaks of.
    QNetworkReply* const reply = request.method == "HEAD"
        ? m_network.head(inner)
        : m_network.sendCustomRequest(inner, request.method, request.body);
    QObject::connect(reply, &QNetworkReply::finished, reply,
        [reply, done = std::move(done), head = request.method == "HEAD", storageHost = host(), frontHost] {
            reply->deleteLater();
            done(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                answerOf(*reply, head, storageHost, frontHost));
        });
}

void FakeStorageProxy::get(const QString& path, std::function<void(std::optional<QByteArray>)> done)
{
    QNetworkRequest request(QUrl(m_storage.toString() + path));
    request.setRawHeader("Accept",
        "application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, "
        "application/vnd.docker.distribution.manifest.v2+json, "
        "application/vnd.docker.distribution.manifest.list.v2+json, */*");
    request.setRawHeader("Accept-Encoding", "identity");
    QNetworkReply* const reply = m_network.get(request);
    QObject::connect(reply, &QNetworkReply::finished, reply, [reply, done = std::move(done)] {
        reply->deleteLater();
        const bool good = reply->error() == QNetworkReply::NoError;
        done(good ? std::optional(reply->readAll()) : std::nullopt);
    });
}

void FakeStorageProxy::describe(const QString& repository, const QString& reference, Described done)
{
    const auto description = std::make_shared<Description>();
    description->repository = repository;
    description->done = std::move(done);
    get(QStringLiteral("/v2/%1/manifests/%2").arg(repository, reference),
        [this, description](const std::optional<QByteArray>& manifest) {
            if (!manifest) {
                description->done(std::nullopt);
                return;
            }
            description->manifest = *manifest;
            const QJsonArray children =
                QJsonDocument::fromJson(*manifest).object().value(QStringLiteral("manifests")).toArray();
            for (const QJsonValue child : children)
                description->childDigests += child.toObject().value(QStringLiteral("digest")).toString();
            describeNextChild(description);
        });
}

void FakeStorageProxy::describeNextChild(const std::shared_ptr<Description>& description)
{
    if (description->children.size() < description->childDigests.size()) {
        const QString digest = description->childDigests.at(description->children.size());
        describe(description->repository, digest,
            [this, description](const std::optional<FakeOpenShiftImage>& child) {
                description->children += child.value_or(FakeOpenShiftImage());
                describeNextChild(description);
            });
        return;
    }
    if (!description->children.isEmpty()) {
        description->done(FakeOpenShiftImage::fromManifest(description->manifest, {}, description->children));
        return;
    }
    const QString config = QJsonDocument::fromJson(description->manifest)
                               .object()
                               .value(QStringLiteral("config"))
                               .toObject()
                               .value(QStringLiteral("digest"))
                               .toString();
    get(QStringLiteral("/v2/%1/blobs/%2").arg(description->repository, config),
        [description](const std::optional<QByteArray>& bytes) {
            description->done(
                FakeOpenShiftImage::fromManifest(description->manifest, bytes.value_or(QByteArray())));
        });
}

} // namespace portolan
