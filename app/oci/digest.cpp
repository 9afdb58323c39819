// SPDX-License-Identifier: Apache-2.0
#include "oci/digest.h"

#include "oci/digestalgorithm.h"

#include <QByteArray>

#include <openssl/evp.h>

#include <algorithm>
#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLowerAlphaNumeric(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isAlgorithm(QStringView text)
{
    bool afterSeparator = true; // a component must start here
    for (const QChar c : text) {
        if (isLowerAlphaNumeric(c)) {
            afterSeparator = false;
        } else if (!afterSeparator && (c == u'+' || c == u'.' || c == u'_' || c == u'-')) {
            afterSeparator = true;
        } else {
            return false;
        }
    }
    return !afterSeparator;
}

bool isEncoded(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) {
        return isLowerAlphaNumeric(c) || (c >= u'A' && c <= u'Z') || c == u'=' || c == u'_' || c == u'-';
    });
}

bool isLowerHex(QStringView text)
{
    return std::all_of(text.begin(), text.end(),
        [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

//! The hex digits of a known algorithm, 0 for any other.
qsizetype hexLength(QStringView algorithm)
{
    if (algorithm == "sha256"_L1)
        return 64;
    return algorithm == "sha512"_L1 ? 128 : 0;
}

Error malformed(QStringView text, QLatin1StringView why)
{
    return Error::protocol(u"malformed digest \"%1\": %2"_s.arg(text.left(160), why));
}

} // namespace

Digest::Digest(QString text) : m_text(std::move(text)) {}

Result<Digest> Digest::parse(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return malformed(text, "there is no colon"_L1);
    const QStringView algorithm = text.left(colon);
    const QStringView encoded = text.mid(colon + 1);
    if (!isAlgorithm(algorithm))
        return malformed(text, "the algorithm is not well formed"_L1);
    if (!isEncoded(encoded))
        return malformed(text, "the encoded part is not well formed"_L1);
    const qsizetype length = hexLength(algorithm);
    if (length != 0 && (encoded.size() != length || !isLowerHex(encoded)))
        return malformed(text, "wrong length, or not lower-case hexadecimal"_L1);
    return Digest(text.toString());
}

Digest Digest::sha256Of(QByteArrayView bytes)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int length = 0;
    EVP_Digest(
        bytes.data(), static_cast<size_t>(bytes.size()), sum.data(), &length, sha256Algorithm(), nullptr);
    const QByteArray raw =
        QByteArray::fromRawData(reinterpret_cast<const char*>(sum.data()), static_cast<qsizetype>(length));
    return Digest("sha256:"_L1 + QString::fromLatin1(raw.toHex()));
}

QString Digest::algorithm() const
{
    return m_text.left(std::max(m_text.indexOf(u':'), qsizetype(0)));
}

QString Digest::encoded() const
{
    return m_text.mid(m_text.indexOf(u':') + 1);
}

QString Digest::shortText() const
{
    return encoded().left(12);
}

bool Digest::isVerifiable() const
{
    return hexLength(algorithm()) != 0;
}

} // namespace portolan
