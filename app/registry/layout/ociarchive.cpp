// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/ociarchive.h"

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 maxIndexBytes = qint64(64) << 20;

QString memberName(const Digest& digest)
{
    return QStringLiteral("blobs/%1/%2").arg(digest.algorithm(), digest.encoded());
}

} // namespace

OciArchive::OciArchive(TarFile tar) : m_tar(std::move(tar)) {}

Result<OciArchive> OciArchive::open(const QString& path, const std::stop_token& stop)
{
    auto tar = TarFile::open(path, stop);
    if (!tar)
        return tar.error();
    if (!tar->catalog().find(QStringLiteral("index.json"))
        || !tar->catalog().find(QStringLiteral("oci-layout")))
        return Error::notFound(QStringLiteral("no OCI archive: it has no oci-layout and index.json"))
            .withCode(QStringLiteral("NOT_A_LAYOUT"))
            .at(QString(), path);
    return OciArchive(std::move(*tar));
}

QString OciArchive::blobPath(const Digest& digest) const
{
    return path() + u':' + memberName(digest);
}

Result<LayoutIndex> OciArchive::readIndex() const
{
    const auto text = m_tar.readMember(QStringLiteral("index.json"), maxIndexBytes);
    if (!text)
        return text.error();
    auto index = LayoutIndex::parse(*text);
    if (!index)
        return index.error().at(QString(), path() + QStringLiteral(":index.json"));
    return index;
}

std::optional<qint64> OciArchive::blobSize(const Digest& digest) const
{
    const auto member = m_tar.catalog().find(memberName(digest));
    return member ? std::optional(member->size) : std::nullopt;
}

QList<Digest> OciArchive::digests() const
{
    QList<Digest> out;
    const QStringList names = m_tar.catalog().names();
    for (const QString& name : names) {
        const QStringList parts = name.split(u'/');
        if (parts.size() != 3 || parts.at(0) != QStringLiteral("blobs"))
            continue;
        if (const auto digest = Digest::parse(parts.at(1) + u':' + parts.at(2)))
            out.append(*digest);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<BlobReader> OciArchive::openBlob(const Digest& digest) const
{
    if (const auto member = m_tar.catalog().find(memberName(digest)))
        return m_tar.reader(*member);
    return Error::notFound(QStringLiteral("it is not in the archive"))
        .withCode(QStringLiteral("BLOB_UNKNOWN"))
        .at(QString(), blobPath(digest));
}

} // namespace portolan
