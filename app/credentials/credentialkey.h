// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHashFunctions>
#include <QString>

#include <type_traits>

namespace portolan {

//! Names one login: an account on a registry's host. A value; the host is always in its canonical spelling.
class CredentialKey final {
public:
    CredentialKey() = default;
    CredentialKey(const QString& registryHost, QString accountName);

    //! `portolan/<host>/<account>`, the entry's name in the keychain.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const CredentialKey&, const CredentialKey&) = default;
    friend size_t qHash(const CredentialKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.host, key.account);
    }

    QString host; //!< canonicalHost()
    QString account;
};
static_assert(!std::is_aggregate_v<CredentialKey>);

} // namespace portolan
