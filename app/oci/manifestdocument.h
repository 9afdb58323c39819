// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/imageindex.h"
#include "oci/manifest.h"
#include "oci/schema1manifest.h"

#include <QByteArray>

#include <variant>

namespace portolan {

//! A manifest of any kind exactly as received, with what it says. The digest is computed from the bytes
//! (schema 1: from its payload), never from re-serialised JSON. Immutable once parsed.
class ManifestDocument final {
public:
    using Content = std::variant<Manifest, ImageIndex, Schema1Manifest>;

    ManifestDocument() = default;

    //! `contentType` is the response's header and may be empty or useless (then the body is sniffed). A body
    //! whose own mediaType contradicts a known header is refused (confusion attack). `expected`: the digest
    //! asked for, verified against the bytes; null for a tag. Errors: Protocol (code DIGEST_MISMATCH where it
    //! is that), TooLarge, Unsupported.
    [[nodiscard]] static Result<ManifestDocument> parse(
        const QByteArray& body, const QString& contentType, const Digest& expected = Digest());

    //! A manifest as somebody describes it whose bytes are not at hand: bytes() stays empty, the digest is
    //! taken at their word. For showing only.
    [[nodiscard]] static ManifestDocument described(Digest digest, QString mediaType, Content content);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }
    [[nodiscard]] bool isDescribed() const { return m_bytes.isEmpty() && !m_digest.isNull(); }
    [[nodiscard]] const Digest& digest() const { return m_digest; }
    [[nodiscard]] const QString& mediaType() const { return m_mediaType; }
    [[nodiscard]] Descriptor descriptor() const; //!< its size is -1 when it is only described
    [[nodiscard]] const Content& content() const { return m_content; }

    [[nodiscard]] const Manifest* manifest() const { return std::get_if<Manifest>(&m_content); }
    [[nodiscard]] const ImageIndex* index() const { return std::get_if<ImageIndex>(&m_content); }
    [[nodiscard]] const Schema1Manifest* schema1() const { return std::get_if<Schema1Manifest>(&m_content); }
    [[nodiscard]] const Annotations& annotations() const;
    [[nodiscard]] std::optional<Descriptor> subject() const;
    //! Whatever the manifest points at directly: config and layers, or children; not the subject.
    [[nodiscard]] QList<Descriptor> references() const;

private:
    QByteArray m_bytes;
    Digest m_digest;
    QString m_mediaType;
    Content m_content;
};

//! The largest manifest or config taken, in bytes.
inline constexpr qint64 maxManifestBytes = qint64(4) * 1024 * 1024;

} // namespace portolan
