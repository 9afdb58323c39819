// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "credentials/authenvironment.h"
#include "credentials/credentialkey.h"
#include "credentials/execcredential.h"
#include "credentials/kubeconfig.h"
#include "http/tlstrust.h"
#include "registry/registryprofile.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>
#include <type_traits>

namespace portolan {

class CredentialStore;
class MemoryStore;
class Settings;

//! A context of a kubeconfig as "Add registry" offers it. A value without any secret.
class ClusterCandidate final {
public:
    ClusterCandidate() = default;

    //! To be given to Session::addRegistry(); its id names server and context.
    [[nodiscard]] RegistryProfile profile() const;

    QString context;
    QString kubeconfig; //!< the list it was found in, as given; empty: the usual files
    QString file; //!< the file the context is in
    QString server; //!< URL
    QString nameSpace; //!< may be empty
    QString user; //!< the kubeconfig's name of it
    KubeLoginKind login = KubeLoginKind::Anonymous;
    bool isCurrent = false; //!< the kubeconfig's current context
    //! It says insecure-skip-tls-verify: the first certificate the server shows is believed, and no other.
    bool pinsOnFirstUse = false;
    bool canLogInToRegistry =
        true; //!< false: a certificate, a password or impersonation, which give no token
    std::optional<ExecCommand> command; //!< of login Exec
    bool isCommandConfirmed = false;
    std::optional<Error> problem; //!< why it cannot be used
};
static_assert(!std::is_aggregate_v<ClusterCandidate>);

//! The contexts there are, and the files that could not be read. A value.
class ClusterCandidates final {
public:
    ClusterCandidates() = default;

    QList<ClusterCandidate> contexts; //!< the current one first, then in the order of the files
    QList<Error> problems; //!< with the files' paths
};
static_assert(!std::is_aggregate_v<ClusterCandidates>);

//! The login found for a cluster. A value.
class ClusterResolution final {
public:
    ClusterResolution() = default;

    std::optional<Credential> credential; //!< nothing: go anonymously
    std::optional<ExecCommand> unconfirmed; //!< the user must allow this first: see confirm()
    std::optional<Error> problem; //!< why there is no login, or an ended one (code LOGIN_EXPIRED) only
};
static_assert(!std::is_aggregate_v<ClusterResolution>);

//! Finds the login for an OpenShift cluster: this session's, the keychain's, then its kubeconfig context's
//! (protocols/openshift.md section 1). What an exec plugin gave is kept until it ends. Never writes a
//! kubeconfig. GUI thread. Stores and settings outlive it.
class ClusterLogins final : public QObject {
    Q_OBJECT
public:
    using Done = std::function<void(ClusterResolution)>;

    ClusterLogins(MemoryStore& session, CredentialStore& keychain, Settings& settings,
        AuthEnvironment environment, QObject* parent = nullptr);
    ~ClusterLogins() override;

    //! Of these files (a list as $KUBECONFIG has it), or of the usual ones. Reads them, runs nothing.
    [[nodiscard]] ClusterCandidates contexts(const QString& kubeconfig = QString()) const;

    //! `done` runs exactly once, later, unless `context` (or this) is destroyed before.
    void resolve(const RegistryProfile& profile, QObject* context, Done done);
    //! What its exec plugin gave is not used again: after a 401, or for another try.
    void forget(const RegistryProfile& profile);
    //! Its context's login can be had anew without anybody: from a plugin or a token file.
    [[nodiscard]] bool canRenew(const RegistryProfile& profile) const;
    //! The user allows this command from now on, by ExecCommand::id.
    void confirm(const QString& commandId);

    //! Adds what the profile's context says of its server: authority, name, proxy, pin on first use. Errors:
    //! of the authority's file; the rest is added all the same.
    [[nodiscard]] Result<void> applyTrust(const RegistryProfile& profile, TlsTrust& trust) const;

    //! Where Portolan keeps a login of its own for this cluster: by server and context.
    [[nodiscard]] static CredentialKey keyFor(const RegistryProfile& profile, const QString& user);

    void setExecTimeout(std::chrono::milliseconds timeout) { m_execTimeout = timeout; }

private:
    MemoryStore& m_session;
    CredentialStore& m_keychain;
    Settings& m_settings;
    AuthEnvironment m_environment;
    std::chrono::milliseconds m_execTimeout = ExecCredential::defaultTimeout;
    QHash<QString, Credential> m_given; //!< by exec plugins; the key is theirs
};

} // namespace portolan
