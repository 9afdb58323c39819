// SPDX-License-Identifier: Apache-2.0
#include "service/usertrust.h"

namespace portolan {

TlsTrust userTrust(const TrustSettings& chosen)
{
    TlsTrust trust;
    for (auto it = chosen.authorities.cbegin(); it != chosen.authorities.cend(); ++it) {
        for (const QByteArray& pem : it.value())
            trust.addAuthority(it.key(), pem);
    }
    for (auto it = chosen.pins.cbegin(); it != chosen.pins.cend(); ++it) {
        for (const QByteArray& sha256 : it.value())
            trust.pinCertificate(it.key(), sha256);
    }
    return trust;
}

} // namespace portolan
