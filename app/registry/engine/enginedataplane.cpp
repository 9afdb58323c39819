// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginedataplane.h"

#include "http/pooltask.h"
#include "registry/layout/blobstream.h"
#include "registry/layout/layoutnames.h"

#include <QRegularExpression>

#include <algorithm>

namespace portolan {
namespace {

template <typename T> using Job = std::function<Result<T>()>;

bool isImageId(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^[0-9a-f]{12,64}$"));
    return shape.match(text).hasMatch();
}

bool isKnownAs(const EngineImage& image, const Digest& digest)
{
    return image.id == digest || image.digest == digest
        || std::any_of(image.repoDigests.cbegin(), image.repoDigests.cend(),
            [&](const auto& known) { return known.second == digest; });
}

} // namespace

EngineDataPlane::EngineDataPlane(EngineClient& client, EngineExports& exports)
    : m_client(client)
    , m_exports(exports)
{
}

Error EngineDataPlane::at(const Error& error) const
{
    return error.at(m_client.address().toString(), QString());
}

Error EngineDataPlane::readOnly() const
{
    return at(Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "an engine takes whole images only"))));
}

QCoro::Task<Result<EngineImage>> EngineDataPlane::findImage(
    QString repository, QString tag, std::stop_token stop)
{
    const QString name = EngineName(repository, tag).toString();
    if (repository != QLatin1String("<none>")) {
        auto image = co_await m_client.inspectImage(name, stop);
        if (image || image.error().kind() != ErrorKind::NotFound || !isImageId(tag))
            co_return image;
    }
    if (!isImageId(tag))
        co_return at(Error::notFound(Sentence(QT_TRANSLATE_NOOP("Core", "there is no %1"), {name}))
                         .withCode(QStringLiteral("NO_SUCH_IMAGE")));
    auto byId = co_await m_client.inspectImage(tag, stop);
    co_return byId;
}

QCoro::Task<Result<EngineImage>> EngineDataPlane::imageKnownAs(Digest digest, std::stop_token stop)
{
    const auto images = co_await m_client.listImages(stop);
    if (!images)
        co_return images.error();
    const auto found = std::find_if(
        images->cbegin(), images->cend(), [&](const EngineImage& image) { return isKnownAs(image, digest); });
    if (found == images->cend())
        co_return at(
            Error::notFound(Sentence(QT_TRANSLATE_NOOP("Core", "there is no image %1"), {digest.toString()}))
                .withCode(QStringLiteral("NO_SUCH_IMAGE")));
    co_return *found;
}

QCoro::Task<Result<Descriptor>> EngineDataPlane::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    if (digestIn(tagOrDigest)) {
        auto document = co_await fetchManifest(repository, tagOrDigest, stop);
        if (!document)
            co_return document.error();
        co_return document->descriptor();
    }
    const auto image = co_await findImage(repository, tagOrDigest, stop);
    if (!image)
        co_return image.error();
    if (const Descriptor known = m_exports.rootOf(image->id); !known.digest.isNull())
        co_return Descriptor(known);
    auto exported = co_await m_exports.open(image->id, image->size, stop);
    if (!exported)
        co_return at(exported.error());
    co_return exported->root.descriptor();
}

QCoro::Task<Result<ManifestDocument>> EngineDataPlane::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    if (const auto digest = digestIn(tagOrDigest)) {
        auto byDigest = co_await manifestByDigest(repository, *digest, stop);
        co_return byDigest;
    }
    const auto image = co_await findImage(repository, tagOrDigest, stop);
    if (!image)
        co_return image.error();
    auto exported = co_await m_exports.open(image->id, image->size, stop);
    if (!exported)
        co_return at(exported.error());
    co_return std::as_const(exported->root);
}

QCoro::Task<Result<ManifestDocument>> EngineDataPlane::manifestByDigest(
    QString repository, Digest digest, std::stop_token stop)
{
    Q_UNUSED(repository)
    auto exported = co_await m_exports.openHolderOf(digest, stop);
    if (!exported && exported.error().code() != QLatin1String("BLOB_UNKNOWN"))
        co_return at(exported.error());
    if (!exported) {
        const auto image = co_await imageKnownAs(digest, stop);
        if (!image)
            co_return image.error();
        exported = co_await m_exports.open(image->id, image->size, stop);
        if (!exported)
            co_return at(exported.error());
    }
    if (exported->root.digest() == digest)
        co_return std::as_const(exported->root);
    const Job<ManifestDocument> job = [store = exported->store, digest] {
        return store->readManifest(digest, QString());
    };
    auto document = co_await runOnPool<ManifestDocument>(&m_exports.pool(), job, stop);
    if (!document && document.error().kind() == ErrorKind::NotFound)
        co_return at(Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core",
                         "the engine keeps the layers of this image unpacked, and not the manifest %1"),
                {digest.toString()}))
                         .withCode(QStringLiteral("DIGEST_NOT_KEPT")));
    co_return document;
}

QCoro::Task<Result<QByteArray>> EngineDataPlane::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    const auto exported = co_await m_exports.openHolderOf(descriptor.digest, stop);
    if (!exported)
        co_return at(exported.error());
    const Job<QByteArray> job = [store = exported->store, descriptor] { return store->readBlob(descriptor); };
    auto bytes = co_await runOnPool<QByteArray>(&m_exports.pool(), job, stop);
    co_return bytes;
}

QCoro::Task<Result<bool>> EngineDataPlane::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    const auto exported = co_await m_exports.openHolderOf(descriptor.digest, stop);
    if (!exported && exported.error().kind() == ErrorKind::NotFound)
        co_return false;
    if (!exported)
        co_return at(exported.error());
    co_return exported->store->hasBlob(descriptor);
}

QCoro::Task<Result<void>> EngineDataPlane::readBlob(QString repository, Descriptor descriptor, qint64 offset,
    std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    Q_UNUSED(repository)
    const auto exported = co_await m_exports.openHolderOf(descriptor.digest, stop);
    if (!exported)
        co_return at(exported.error());
    const auto reader = openWholeBlob(*exported->store, descriptor);
    if (!reader)
        co_return at(reader.error());
    auto streamed = co_await streamBlob(&m_exports.pool(), *reader, offset, sink, stop);
    co_return streamed;
}

QCoro::Task<Result<ReferrerList>> EngineDataPlane::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(subject)
    Q_UNUSED(stop)
    co_return ReferrerList();
}

QCoro::Task<Result<bool>> EngineDataPlane::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(descriptor)
    Q_UNUSED(fromRepository)
    Q_UNUSED(stop)
    co_return readOnly();
}

QCoro::Task<Result<void>> EngineDataPlane::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(descriptor)
    Q_UNUSED(content)
    Q_UNUSED(stop)
    co_return readOnly();
}

QCoro::Task<Result<void>> EngineDataPlane::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(tagOrDigest)
    Q_UNUSED(document)
    Q_UNUSED(stop)
    co_return readOnly();
}

QCoro::Task<Result<void>> EngineDataPlane::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(tagOrDigest)
    Q_UNUSED(stop)
    co_return readOnly();
}

} // namespace portolan
