// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/opensslptr.h"

#include <QByteArray>
#include <QJsonObject>

namespace portolan {

enum class TokenAlgorithm { Es256, Rs256 };

//! Signs JSON Web Tokens with a key of its own and shows the key's self-signed certificate in `x5c`, as
//! docker-registry's token access wants it (distribution 2.8, registry/auth/token).
class TokenSigner final {
public:
    explicit TokenSigner(TokenAlgorithm algorithm);

    [[nodiscard]] QByteArray sign(const QJsonObject& claims) const;
    //! What the registry's `rootcertbundle` must hold.
    [[nodiscard]] QByteArray certificatePem() const;

private:
    [[nodiscard]] QByteArray signature(const QByteArray& text) const;

    TokenAlgorithm m_algorithm;
    KeyPtr m_key;
    CertificatePtr m_certificate;
};

} // namespace portolan
