// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialresolver.h"

#include "credentials/authfilesearch.h"
#include "credentials/credentialhelper.h"
#include "credentials/credentiallookup.h"
#include "credentials/memorystore.h"
#include "credentials/registryhost.h"

#include <QPointer>

namespace portolan {
namespace {

//! The wanted account alone, whether remembered or not, or all that are known.
QStringList candidates(const QString& wanted, const QStringList& known)
{
    return wanted.isEmpty() ? known : QStringList{wanted};
}

} // namespace

CredentialQuery::CredentialQuery(QString registryHost, QString repositoryName, QString accountName)
    : host(std::move(registryHost))
    , repository(std::move(repositoryName))
    , account(std::move(accountName))
{
}

CredentialResolver::CredentialResolver(MemoryStore& session, CredentialStore& keychain,
    RememberedAccounts accounts, AuthEnvironment environment, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_keychain(keychain)
    , m_accounts(std::move(accounts))
    , m_environment(std::move(environment))
    , m_helperTimeout(CredentialHelper::defaultTimeout)
{
}

void CredentialResolver::resolve(const CredentialQuery& query, QObject* context, Done done)
{
    auto* lookup = new CredentialLookup(query, m_environment, m_helperTimeout, this);
    connect(context, &QObject::destroyed, lookup, &QObject::deleteLater);
    lookup->addStore(m_session, candidates(query.account, m_session.accounts(query.host)));
    lookup->addStore(m_keychain, candidates(query.account, m_accounts(canonicalHost(query.host))));
    const QList<AuthFileLocation> locations = authFileLocations(m_environment);
    for (const AuthFileLocation& location : locations)
        lookup->addFile(location);
    lookup->start([guard = QPointer<QObject>(context), done = std::move(done)](CredentialResolution found) {
        if (guard)
            done(std::move(found));
    });
}

QList<CredentialSource> CredentialResolver::sourcesFor(const CredentialQuery& query) const
{
    using Kind = CredentialSource::Kind;
    const QString host = canonicalHost(query.host);
    const auto isWanted = [&query](const QString& account) {
        return query.account.isEmpty() || account == query.account;
    };
    QList<CredentialSource> sources;
    for (const QString& account : m_session.accounts(host)) {
        if (isWanted(account))
            sources << CredentialSource(Kind::Session, QStringLiteral("this session"), host, account);
    }
    for (const QString& account : m_accounts(host)) {
        if (isWanted(account))
            sources << CredentialSource(Kind::Keychain, QStringLiteral("keychain"), host, account);
    }
    const QString program = QStringLiteral("docker-credential-");
    for (const AuthFileLocation& location : authFileLocations(m_environment)) {
        const auto file = readAuthFile(location);
        if (!file || !file->has_value())
            continue;
        const AuthLookup found = (*file)->find(query.host, query.repository);
        for (const QString& helper : {found.hostHelper, found.storeHelper}) {
            if (!helper.isEmpty())
                sources << CredentialSource(
                    Kind::Helper, program + helper, found.helperKeys.first(), QString());
        }
        if (found.entry && isWanted(found.entry->credential.user))
            sources << CredentialSource(
                Kind::File, location.path, found.entry->key, found.entry->credential.user);
    }
    return sources;
}

} // namespace portolan
