// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialkey.h"

#include "credentials/registryhost.h"

namespace portolan {

CredentialKey::CredentialKey(const QString& registryHost, QString accountName)
    : host(canonicalHost(registryHost))
    , account(std::move(accountName))
{
}

QString CredentialKey::toString() const
{
    return QStringLiteral("portolan/") + host + u'/' + account;
}

} // namespace portolan
