// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QHashFunctions>
#include <QString>

#include <compare>

namespace portolan {

//! A content address, `algorithm:encoded` (image-spec descriptor.md "Digests"). Always well formed, or null.
class Digest final {
public:
    Digest() = default; //!< null

    //! Errors: Protocol. Known algorithms (sha256, sha512) must have their exact length in lower-case hex.
    [[nodiscard]] static Result<Digest> parse(QStringView text);
    //! The SHA-256 of the bytes, by OpenSSL.
    [[nodiscard]] static Digest sha256Of(QByteArrayView bytes);

    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }
    [[nodiscard]] QString algorithm() const;
    [[nodiscard]] QString encoded() const;
    [[nodiscard]] const QString& toString() const { return m_text; }
    //! The first 12 characters of the encoded part, as people quote digests.
    [[nodiscard]] QString shortText() const;
    //! Whether DigestHasher can compute this algorithm, so that content can be verified.
    [[nodiscard]] bool isVerifiable() const;

    friend bool operator==(const Digest&, const Digest&) = default;
    friend std::strong_ordering operator<=>(const Digest& a, const Digest& b)
    {
        return a.m_text.compare(b.m_text) <=> 0;
    }
    friend size_t qHash(const Digest& digest, size_t seed = 0) { return ::qHash(digest.m_text, seed); }

private:
    explicit Digest(QString text);

    QString m_text;
};

} // namespace portolan
