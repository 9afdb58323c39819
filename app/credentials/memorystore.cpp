// SPDX-License-Identifier: Apache-2.0
#include "credentials/memorystore.h"

#include "credentials/registryhost.h"

namespace portolan {

MemoryStore::MemoryStore(QObject* parent) : QObject(parent) {}

void MemoryStore::read(const CredentialKey& key, CredentialDone done)
{
    std::optional<Credential> found;
    if (const auto it = m_logins.constFind(key); it != m_logins.constEnd())
        found = *it;
    QMetaObject::invokeMethod(
        this, [found = std::move(found), done = std::move(done)] { done(found); }, Qt::QueuedConnection);
}

void MemoryStore::write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done)
{
    Credential kept = credential;
    kept.source = QStringLiteral("this session");
    m_logins.insert(key, kept);
    QStringList& accounts = m_accounts[key.host];
    accounts.removeAll(key.account);
    accounts.prepend(key.account);
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done(Result<void>()); }, Qt::QueuedConnection);
}

void MemoryStore::remove(const CredentialKey& key, CredentialChangeDone done)
{
    m_logins.remove(key);
    if (const auto it = m_accounts.find(key.host); it != m_accounts.end())
        it->removeAll(key.account);
    QMetaObject::invokeMethod(
        this, [done = std::move(done)] { done(Result<void>()); }, Qt::QueuedConnection);
}

QStringList MemoryStore::accounts(const QString& host) const
{
    return m_accounts.value(canonicalHost(host));
}

} // namespace portolan
