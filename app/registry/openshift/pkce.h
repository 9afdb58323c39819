// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QByteArray>

namespace portolan {

//! A proof key for one code exchange (RFC 7636), method S256: the challenge goes with the question, the
//! verifier with the code. A value.
class Pkce final {
public:
    //! From 32 or more random bytes. Pure.
    explicit Pkce(const QByteArray& randomBytes);
    //! From the system's random numbers.
    [[nodiscard]] static Pkce make();

    [[nodiscard]] const Secret& verifier() const { return m_verifier; }
    [[nodiscard]] const QByteArray& challenge() const { return m_challenge; }

private:
    Secret m_verifier;
    QByteArray m_challenge;
};

//! That many of the system's random bytes as text that is good in URLs.
[[nodiscard]] QByteArray randomUrlText(int bytes);

} // namespace portolan
