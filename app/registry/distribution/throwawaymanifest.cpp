// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/throwawaymanifest.h"

#include "oci/mediatype.h"

#include <QUuid>

namespace portolan {

Result<ThrowawayManifest> ThrowawayManifest::make()
{
    ThrowawayManifest made;
    const QByteArray unique = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    made.config =
        "{\"architecture\":\"unknown\",\"os\":\"unknown\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]},"
        "\"config\":{\"Labels\":{\"org.portolan.throwaway\":\""
        + unique + "\"}}}";
    made.configDescriptor = Descriptor(
        QString::fromLatin1(mediatype::ociConfig), Digest::sha256Of(made.config), made.config.size());
    const QByteArray body = QByteArray("{\"schemaVersion\":2,\"mediaType\":\"") + mediatype::ociManifest
        + "\",\"config\":{\"mediaType\":\"" + mediatype::ociConfig + "\",\"digest\":\""
        + made.configDescriptor.digest.toString().toLatin1()
        + "\",\"size\":" + QByteArray::number(made.config.size())
        + "},\"layers\":[],\"annotations\":{\"org.portolan.throwaway\":\"" + unique + "\"}}";
    auto document = ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociManifest));
    if (!document)
        return document.error();
    made.document = std::move(*document);
    return made;
}

} // namespace portolan
