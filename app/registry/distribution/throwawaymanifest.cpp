// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/throwawaymanifest.h"

#include "oci/mediatype.h"

#include <QUuid>

namespace portolan {

Result<ThrowawayManifest> ThrowawayManifest::make()
{
    ThrowawayManifest made;
    const QByteArray unique = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    const QByteArray label = R"("org.portolan.throwaway":")" + unique + '"';
    made.config = R"({"architecture":"unknown","os":"unknown","rootfs":{"type":"layers","diff_ids":[]},)"
                  R"("config":{"Labels":{)"
        + label + "}}}";
    made.configDescriptor = Descriptor(
        QString::fromLatin1(mediatype::ociConfig), Digest::sha256Of(made.config), made.config.size());
    const QByteArray body = QByteArray(R"({"schemaVersion":2,"mediaType":")") + mediatype::ociManifest
        + R"(","config":{"mediaType":")" + mediatype::ociConfig + R"(","digest":")"
        + made.configDescriptor.digest.toString().toLatin1() + R"(","size":)"
        + QByteArray::number(made.config.size()) + R"(},"layers":[],"annotations":{)" + label + "}}";
    auto document = ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociManifest));
    if (!document)
        return document.error();
    made.document = std::move(*document);
    return made;
}

} // namespace portolan
