// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace portolan {
namespace {

constexpr auto urlText = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray randomBytes(int count)
{
    QByteArray bytes;
    bytes.reserve(count);
    for (int i = 0; i < count; ++i)
        bytes.append(static_cast<char>(QRandomGenerator::system()->bounded(256)));
    return bytes;
}

} // namespace

Pkce::Pkce(const QByteArray& randomBytes)
    : m_verifier(randomBytes.toBase64(urlText))
    , m_challenge(QCryptographicHash::hash(m_verifier.reveal().toByteArray(), QCryptographicHash::Sha256)
                      .toBase64(urlText))
{
}

Pkce Pkce::make()
{
    return Pkce(randomBytes(32));
}

QByteArray randomUrlText(int bytes)
{
    return randomBytes(bytes).toBase64(urlText);
}

} // namespace portolan
