// SPDX-License-Identifier: Apache-2.0
#include "support/tokensigner.h"

#include "support/testca.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>

namespace portolan {

namespace {

constexpr int coordinateSize = 32;

QByteArray base64Url(const QByteArray& bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray toDer(X509* certificate)
{
    unsigned char* data = nullptr;
    const int size = i2d_X509(certificate, &data);
    if (size <= 0)
        qFatal("TokenSigner: the certificate cannot be encoded");
    QByteArray der(reinterpret_cast<const char*>(data), size);
    OPENSSL_free(data);
    return der;
}

//! RFC 7518 section 3.4 wants the two numbers side by side, OpenSSL gives them as ASN.1.
QByteArray plainEcdsa(const QByteArray& asn1)
{
    auto cursor = reinterpret_cast<const unsigned char*>(asn1.constData());
    ECDSA_SIG* parsed = d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(asn1.size()));
    if (!parsed)
        qFatal("TokenSigner: not an ECDSA signature");
    QByteArray plain(2 * coordinateSize, '\0');
    auto out = reinterpret_cast<unsigned char*>(plain.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(parsed), out, coordinateSize);
    BN_bn2binpad(ECDSA_SIG_get0_s(parsed), out + coordinateSize, coordinateSize);
    ECDSA_SIG_free(parsed);
    return plain;
}

} // namespace

TokenSigner::TokenSigner(TokenAlgorithm algorithm)
    : m_algorithm(algorithm)
    , m_key(algorithm == TokenAlgorithm::Es256 ? EVP_EC_gen("P-256") : EVP_RSA_gen(2048))
{
    if (!m_key)
        qFatal("TokenSigner: no key");
    m_certificate = makeSelfSigned(m_key.get(), QStringLiteral("Portolan token signer"));
}

QByteArray TokenSigner::sign(const QJsonObject& claims) const
{
    const QJsonObject header{{QStringLiteral("typ"), QStringLiteral("JWT")},
        {QStringLiteral("alg"),
            m_algorithm == TokenAlgorithm::Es256 ? QStringLiteral("ES256") : QStringLiteral("RS256")},
        {QStringLiteral("x5c"), QJsonArray{QString::fromLatin1(toDer(m_certificate.get()).toBase64())}}};
    const QByteArray text = base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact));
    return text + '.' + base64Url(signature(text));
}

QByteArray TokenSigner::certificatePem() const
{
    return toPem(m_certificate.get());
}

QByteArray TokenSigner::signature(const QByteArray& text) const
{
    const DigestContextPtr context(EVP_MD_CTX_new());
    const auto data = reinterpret_cast<const unsigned char*>(text.constData());
    const auto length = static_cast<size_t>(text.size());
    size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, data, length) != 1)
        qFatal("TokenSigner: cannot sign");
    QByteArray bytes(static_cast<qsizetype>(size), '\0');
    if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size, data, length)
        != 1)
        qFatal("TokenSigner: cannot sign");
    bytes.truncate(static_cast<qsizetype>(size));
    return m_algorithm == TokenAlgorithm::Es256 ? plainEcdsa(bytes) : bytes;
}

} // namespace portolan
