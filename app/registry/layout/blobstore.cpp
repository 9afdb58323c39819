// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/blobstore.h"

#include "oci/digesthasher.h"

namespace portolan {
namespace {

Result<QByteArray> readWhole(const BlobStore& store, const Digest& digest)
{
    const auto reader = store.openBlob(digest);
    if (!reader)
        return reader.error();
    if (reader->size() > maxManifestBytes)
        return Error::tooLarge(
            QStringLiteral("%1 bytes are over the limit of %2").arg(reader->size()).arg(maxManifestBytes))
            .at(QString(), store.blobPath(digest));
    return reader->read(0, reader->size());
}

Result<void> verify(const Descriptor& descriptor, const QByteArray& bytes)
{
    if (bytes.size() != descriptor.size)
        return Error::protocol(
            QStringLiteral("it has %1 bytes, its descriptor says %2").arg(bytes.size()).arg(descriptor.size))
            .withCode(QStringLiteral("SIZE_MISMATCH"));
    auto hasher = DigestHasher::create(descriptor.digest.algorithm());
    if (!hasher)
        return hasher.error();
    hasher->update(bytes);
    if (hasher->finish() != descriptor.digest)
        return Error::protocol(QStringLiteral("its content has another digest"))
            .withCode(QStringLiteral("DIGEST_MISMATCH"));
    return {};
}

} // namespace

bool BlobStore::hasBlob(const Descriptor& descriptor) const
{
    return blobSize(descriptor.digest) == descriptor.size;
}

Result<QByteArray> BlobStore::readBlob(const Descriptor& descriptor) const
{
    auto bytes = readWhole(*this, descriptor.digest);
    if (!bytes)
        return bytes;
    if (auto verified = verify(descriptor, *bytes); !verified)
        return verified.error().at(QString(), blobPath(descriptor.digest));
    return bytes;
}

Result<ManifestDocument> BlobStore::readManifest(const Digest& digest, const QString& mediaType) const
{
    const auto bytes = readWhole(*this, digest);
    if (!bytes && bytes.error().kind() == ErrorKind::NotFound)
        return bytes.error().withCode(QStringLiteral("MANIFEST_UNKNOWN"));
    if (!bytes)
        return bytes.error();
    auto document = ManifestDocument::parse(*bytes, mediaType, digest);
    if (!document)
        return document.error().at(QString(), blobPath(digest));
    return document;
}

} // namespace portolan
