// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/openshiftdataplane.h"

#include "oci/mediatype.h"
#include "registry/openshift/streamplace.h"

#include <QSet>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isDigest(const QString& tagOrDigest)
{
    return tagOrDigest.contains(u':');
}

//! An index or image as the Image object tells it.
ManifestDocument::Content contentOf(const ClusterImage& image)
{
    if (image.isIndex()) {
        ImageIndex index;
        index.mediaType = image.mediaType;
        index.manifests = image.manifests;
        return index;
    }
    Manifest manifest;
    manifest.mediaType = image.mediaType;
    manifest.layers = image.layers;
    if (!image.configDigest.isNull()) {
        const qint64 layers = image.layersSize();
        const qint64 rest = layers >= 0 && image.size > layers ? image.size - layers : -1;
        const bool isOci = mediaKind(image.mediaType) == MediaKind::OciManifest;
        const QString type = isOci ? QString(QLatin1StringView(mediatype::ociConfig))
                                   : QString(QLatin1StringView(mediatype::dockerConfig));
        manifest.config = Descriptor(type, image.configDigest, rest);
    }
    return manifest;
}

ManifestDocument documentOf(const ClusterImage& image)
{
    if (!image.manifestBytes.isEmpty()) {
        const auto real = ManifestDocument::parse(image.manifestBytes, image.mediaType, image.digest);
        if (real)
            return *real;
    }
    return ManifestDocument::described(image.digest, image.mediaType, contentOf(image));
}

void takeConfig(ImageDetails& details, const ClusterImage& image)
{
    if (image.isIndex())
        return;
    details.config = image.config;
    const bool isReal = !image.configBytes.isEmpty() && image.configDigest.algorithm() == "sha256"_L1
        && Digest::sha256Of(image.configBytes) == image.configDigest;
    if (!isReal)
        return;
    auto parsed = ImageConfig::parse(image.configBytes);
    if (!parsed)
        return;
    details.configBytes = image.configBytes;
    details.config = std::move(*parsed);
}

Referrer referrerOf(const ClusterSignature& signature)
{
    Referrer referrer;
    referrer.descriptor = Descriptor(
        u"application/octet-stream"_s, Digest::sha256Of(signature.content), signature.content.size());
    referrer.descriptor.data = signature.content;
    referrer.descriptor.annotations.insert(u"name"_s, signature.name);
    referrer.type = signature.type == "atomic"_L1 || signature.type == "AtomicImageV1"_L1
        ? u"atomic container signature"_s
        : signature.type;
    referrer.source = Referrer::Source::ImageSignature;
    return referrer;
}

QList<ClusterSignature> signaturesIn(const QByteArray& body)
{
    QList<ClusterSignature> signatures;
    const auto json = JsonReader::parse(body);
    if (!json)
        return signatures;
    for (const JsonReader& item : (*json)["signatures"_L1].items())
        signatures << ClusterSignature::fromJson(item);
    return signatures;
}

} // namespace

OpenShiftDataPlane::OpenShiftDataPlane(KubeClient& cluster, IntegratedRegistry& registry)
    : m_cluster(cluster)
    , m_registry(registry)
{
}

QCoro::Task<Result<JsonReader>> OpenShiftDataPlane::fetchStreamImage(
    QString repository, QString digest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    const QString path =
        kubePath(kube::image, u"imagestreamimages"_s, place->project, place->stream + u'@' + digest);
    auto object = co_await m_cluster.get(path, stop);
    if (object)
        co_return (*object)["image"_L1];
    if (object.error().kind() != ErrorKind::NotFound)
        co_return object.error();
    // The images of an index need not be in the stream themselves; some may read them all the same.
    auto image = co_await m_cluster.get(kubePath(kube::image, u"images"_s, QString(), digest), stop);
    co_return image ? image : object;
}

QCoro::Task<Result<ClusterImage>> OpenShiftDataPlane::fetchImage(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    if (isDigest(tagOrDigest)) {
        auto image = co_await fetchStreamImage(repository, tagOrDigest, stop);
        if (!image)
            co_return image.error();
        co_return ClusterImage::fromJson(*image);
    }
    const QString path =
        kubePath(kube::image, u"imagestreamtags"_s, place->project, place->stream + u':' + tagOrDigest);
    auto object = co_await m_cluster.get(path, stop);
    if (!object)
        co_return object.error();
    ClusterImage image = ClusterImage::fromJson((*object)["image"_L1]);
    if (image.digest.isNull())
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "%1:%2 points to no image"), {repository, tagOrDigest}))
            .withCode(u"MANIFEST_UNKNOWN"_s)
            .at(m_cluster.host(), path);
    co_return image;
}

QCoro::Task<Result<Descriptor>> OpenShiftDataPlane::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto image = co_await fetchImage(repository, tagOrDigest, stop);
    if (image)
        co_return Descriptor(image->mediaType, image->digest, -1);
    if (!isDigest(tagOrDigest) || image.error().kind() != ErrorKind::NotFound)
        co_return image.error();
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return image.error();
    auto descriptor = co_await (*registry)->resolve(repository, tagOrDigest, stop);
    co_return descriptor;
}

QCoro::Task<Result<std::optional<ImageDetails>>> OpenShiftDataPlane::describeImage(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto image = co_await fetchImage(repository, tagOrDigest, stop);
    if (!image)
        co_return image.error();
    // Of a pruned image the tag still tells the digest, with an object that says nothing.
    const bool isHollow = image->mediaType.isEmpty() && image->layers.isEmpty() && !image->isIndex();
    if (isHollow)
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "The image %1 was pruned"), {image->digest.toString()}))
            .withCode(u"IMAGE_PRUNED"_s)
            .at(m_cluster.host(), u'/' + repository);
    ImageDetails details;
    details.repository = repository;
    if (!isDigest(tagOrDigest))
        details.tag = tagOrDigest;
    details.document = documentOf(*image);
    takeConfig(details, *image);
    co_return std::optional<ImageDetails>(std::move(details));
}

QCoro::Task<Result<ManifestDocument>> OpenShiftDataPlane::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto document = co_await (*registry)->fetchManifest(repository, tagOrDigest, stop);
    co_return document;
}

QCoro::Task<Result<QByteArray>> OpenShiftDataPlane::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto bytes = co_await (*registry)->fetchBlob(repository, descriptor, stop);
    co_return bytes;
}

QCoro::Task<Result<void>> OpenShiftDataPlane::readBlob(QString repository, Descriptor descriptor,
    qint64 offset, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto done = co_await (*registry)->readBlob(repository, descriptor, offset, sink, stop);
    co_return done;
}

QCoro::Task<Result<bool>> OpenShiftDataPlane::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto found = co_await (*registry)->hasBlob(repository, descriptor, stop);
    co_return found;
}

QCoro::Task<Result<QList<ClusterSignature>>> OpenShiftDataPlane::fetchSignatures(
    QString repository, Digest subject, std::stop_token stop)
{
    auto session = co_await m_registry.session(repository, stop);
    if (!session)
        co_return session.error();
    const QString path = u"/extensions/v2/%1/signatures/%2"_s.arg(repository, subject.toString());
    auto response =
        co_await (*session)->send(HttpMethod::Get, path, HttpHeaders(), ScopeSet::pull(repository), stop);
    if (!response)
        co_return response.error();
    // A registry without the extension has no signatures there.
    co_return response->isSuccess() ? signaturesIn(response->body) : QList<ClusterSignature>();
}

QCoro::Task<Result<ReferrerList>> OpenShiftDataPlane::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    ReferrerList list;
    auto image = co_await fetchImage(repository, subject.toString(), stop);
    if (!image && image.error().isCancelled())
        co_return image.error();
    QList<ClusterSignature> signatures = image ? image->signatures : QList<ClusterSignature>();
    auto registry = co_await m_registry.open(repository, stop);
    if (registry) {
        auto kept = co_await fetchSignatures(repository, subject, stop);
        if (kept)
            signatures += *kept;
        auto attached = co_await (*registry)->fetchReferrers(repository, subject, stop);
        if (!attached && !image)
            co_return attached.error();
        if (attached)
            list = std::move(*attached);
    } else if (!image) {
        co_return image.error();
    }
    QSet<QString> named;
    for (const ClusterSignature& signature : std::as_const(signatures)) {
        if (named.contains(signature.name))
            continue;
        named.insert(signature.name);
        list.referrers << referrerOf(signature);
    }
    co_return list;
}

QCoro::Task<Result<bool>> OpenShiftDataPlane::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto mounted = co_await (*registry)->mountBlob(repository, descriptor, fromRepository, stop);
    co_return mounted;
}

QCoro::Task<Result<void>> OpenShiftDataPlane::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto done = co_await (*registry)->writeBlob(repository, descriptor, content, stop);
    co_return done;
}

QCoro::Task<Result<void>> OpenShiftDataPlane::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    auto registry = co_await m_registry.open(repository, stop);
    if (!registry)
        co_return registry.error();
    auto done = co_await (*registry)->putManifest(repository, tagOrDigest, document, stop);
    co_return done;
}

QCoro::Task<Result<void>> OpenShiftDataPlane::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    if (isDigest(tagOrDigest))
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP(
                "Core", "A cluster's images are removed by pruning; only tags can be deleted")))
            .at(m_cluster.host(), u'/' + repository);
    const QString path =
        kubePath(kube::image, u"imagestreamtags"_s, place->project, place->stream + u':' + tagOrDigest);
    auto gone = co_await m_cluster.remove(path, stop);
    if (!gone)
        co_return gone.error();
    co_return Result<void>();
}

} // namespace portolan
