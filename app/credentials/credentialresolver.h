// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/authenvironment.h"
#include "credentials/credentialstore.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>
#include <type_traits>

namespace portolan {

class MemoryStore;

//! What a login is wanted for. A value.
class CredentialQuery final {
public:
    CredentialQuery() = default;
    //! `repositoryName` may be empty: a login for the host as a whole. With an account only a login of that
    //! account counts.
    explicit CredentialQuery(
        QString registryHost, QString repositoryName = QString(), QString accountName = QString());

    QString host; //!< host[:port]
    QString repository;
    QString account;
};
static_assert(!std::is_aggregate_v<CredentialQuery>);

//! What was found. A value.
class CredentialResolution final {
public:
    CredentialResolution() = default;

    std::optional<Credential> credential; //!< nothing: go anonymously
    QList<Error>
        problems; //!< of sources that could not be asked: a locked keychain, a broken file, a silent helper
};

//! One place that has, or may have, a login for a host: for the registry's properties. A value.
class CredentialSource final {
public:
    enum class Kind { Session, Keychain, File, Helper };

    CredentialSource(Kind sourceKind, QString wherePlace, QString keyText, QString accountName)
        : kind(sourceKind)
        , where(std::move(wherePlace))
        , key(std::move(keyText))
        , account(std::move(accountName))
    {
    }

    Kind kind;
    QString where; //!< "this session", "keychain", a file's path, "docker-credential-gcloud"
    QString key; //!< what it is under: a host or namespace as the file has it
    QString account; //!< empty where only asking would tell (helpers), or for tokens without a user
};
static_assert(!std::is_aggregate_v<CredentialSource>);

//! Finds the login for a registry: this session's, the keychain's, then other tools' files in their order,
//! and in each file its helper for the host, its helper for all, its own logins (protocols/auth.md section
//! 5). GUI thread. The stores must outlive it.
class CredentialResolver final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(CredentialResolution)>;
    //! The accounts with a login in the keychain for a canonical host, the preferred first:
    //! Settings::accounts().
    using RememberedAccounts = std::function<QStringList(const QString& host)>;

    CredentialResolver(MemoryStore& session, CredentialStore& keychain, RememberedAccounts accounts,
        AuthEnvironment environment, QObject* parent = nullptr);

    //! `done` runs exactly once, later, unless `context` (or this) is destroyed before.
    void resolve(const CredentialQuery& query, QObject* context, Done done);

    //! Every source that comes into question, in the order in which resolve() asks. Reads files, runs no
    //! helper and does not open the keychain.
    [[nodiscard]] QList<CredentialSource> sourcesFor(const CredentialQuery& query) const;

    void setHelperTimeout(std::chrono::milliseconds timeout) { m_helperTimeout = timeout; }

private:
    MemoryStore& m_session;
    CredentialStore& m_keychain;
    RememberedAccounts m_accounts;
    AuthEnvironment m_environment;
    std::chrono::milliseconds m_helperTimeout;
};

} // namespace portolan
