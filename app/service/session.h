// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "credentials/credentialkey.h"
#include "service/clusterlogins.h"
#include "service/registryservice.h"

#include <QObject>

#include <functional>
#include <memory>

namespace portolan {

class AuthEnvironment;
class CredentialStore;
class Settings;

//! The login a registry is opened with. A value for showing; never holds the secret.
class LoginState final {
public:
    enum class Stage { Resolving, WaitingForKeychain, Anonymous, LoggedIn };

    LoginState() = default;

    Stage stage = Stage::Resolving;
    QString account;
    QString source; //!< for people: "keychain", "this session", a file's path, a helper's name
    // Of a cluster:
    QDateTime expires; //!< UTC; when it ends or ended, invalid where nobody knows
    bool canLogInToRegistry = true; //!< false: a login for its API alone, without a token; offer to paste one
    std::optional<Error> problem; //!< why there is no login, or an ended one: code LOGIN_EXPIRED
    std::optional<ExecCommand> unconfirmed; //!< to be shown, and allowed by Session::confirmCommand()
};

//! Where a login shall be kept.
enum class KeepLogin { Keychain, ThisSession };

//! The user's registries and logins, the same for the window and portolan-cli: it keeps the list in the
//! settings, finds a login for each, opens it at the service and keeps the trusted certificates. GUI thread.
class Session final : public QObject {
    Q_OBJECT

public:
    using DoneVoid = std::function<void(Result<void>)>;

    //! None of the parts is owned; all outlive the session. `environment`: where other tools' logins are
    //! looked for.
    Session(RegistryService& service, CredentialStore& keychain, Settings& settings,
        AuthEnvironment environment, QObject* parent = nullptr);
    ~Session() override;
    Q_DISABLE_COPY_MOVE(Session)

    //! Makes sure the Local library exists (seeding it once from `sampleArchive`, a Qt resource or file path,
    //! when that is not empty), then opens every registry of the list.
    Result<void> start(const QString& libraryFolder, const QString& sampleArchive);

    [[nodiscard]] RegistryService& service() { return m_service; }
    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] QList<RegistryProfile> registries() const; //!< the Local library first
    [[nodiscard]] std::optional<RegistryProfile> registry(const RegistryId& id) const;
    [[nodiscard]] RegistryId localLibrary() const; //!< empty before start()

    //! Remembers and opens it; an id already there is updated.
    void addRegistry(const RegistryProfile& profile);
    void updateRegistry(const RegistryProfile& profile);
    void removeRegistry(const RegistryId& id); //!< its keychain login stays until logout
    void addRepository(const RegistryId& id, const QString& repository);
    //! A layout folder or archive file, by looking at it. Errors: Unsupported, Storage, NotFound.
    [[nodiscard]] Result<RegistryProfile> openLocal(const QString& path);
    //! Any reference as typed, `oci:` and archive spellings and short names of registries.conf included; adds
    //! the registry if it is new. An
    //! address with an empty repository means the registry itself; an empty tagOrDigest the repository.
    //! Errors: Usage.
    [[nodiscard]] Result<ImageAddress> openReference(const QString& text);
    //! The reference as people write and paste it, pinned when the address has a digest.
    [[nodiscard]] QString referenceText(const ImageAddress& address) const;

    [[nodiscard]] LoginState loginState(const RegistryId& id) const;
    //! Tests the login at the registry first, keeps it only when it was accepted, and re-opens the registry
    //! with it. With no keychain: code KEYCHAIN_MISSING, and nothing kept; offer KeepLogin::ThisSession then.
    [[nodiscard]] RequestHandle login(
        const RegistryId& id, const QString& user, const Secret& password, KeepLogin keep, DoneVoid done);
    //! The same for a cluster, in any way it has; `openBrowser` is told what to open. login() does it with a
    //! user and password, or with a token and no user.
    [[nodiscard]] RequestHandle signIn(const RegistryId& id, const ClusterSignIn& how, KeepLogin keep,
        std::function<void(QUrl)> openBrowser, DoneVoid done);
    //! Looks for the login again: a plugin is run again, a token file read again.
    void renewLogin(const RegistryId& id);
    //! A request was refused for its login (401): does renewLogin() where that can help without anybody, for
    //! a cluster whose login comes from a plugin or a token file, and not again within a quarter of a minute.
    void loginRefused(const RegistryId& id);
    //! The user allows the command of LoginState::unconfirmed, whose id this is; opens with its login.
    void confirmCommand(const RegistryId& id, const QString& commandId);
    //! The contexts of kubeconfig files: of this list (as $KUBECONFIG has it), or of the usual ones.
    [[nodiscard]] ClusterCandidates clusterContexts(const QString& kubeconfig = QString()) const;
    //! Removes the login from the keychain and this session, and re-opens with what is left (a file's, or
    //! anonymous). A cluster's token that was made for this program is ended there, too.
    void logout(const RegistryId& id, DoneVoid done);
    //! The login in use for a host, for a pull secret the user asks to have made of it. Calls back once,
    //! later; with nothing when there is none. The secret goes where the caller sends it, and nowhere else.
    void findLogin(const QString& host, std::function<void(std::optional<Credential>)> found);
    //! Writes the login in use into the file that `podman login` would write, because the user asked for it.
    //! Calls back with the file's path, podmanLoginFile(). Errors: NotFound when there is no login; as
    //! shareLogin().
    void shareWithPodman(const RegistryId& id, std::function<void(Result<QString>)> done);
    [[nodiscard]] QString podmanLoginFile() const;
    //! Other places that hold a login for this registry, for its properties: "file: account" lines.
    [[nodiscard]] QStringList otherLogins(const RegistryId& id) const;
    //! Imports a pull secret (JSON or a Kubernetes Secret in YAML): its logins go to the keychain, their
    //! registries to the list. Calls back with the hosts.
    void importPullSecret(
        const QByteArray& bytes, KeepLogin keep, std::function<void(Result<QStringList>)> done);

    //! Certificates the user accepted; for the host the failure names.
    void trustAuthority(const QString& host, const QByteArray& pem);
    void pinCertificate(const QString& host, const QByteArray& sha256);

Q_SIGNALS:
    void registriesChanged();
    void registryReopened(
        const portolan::RegistryId& id); //!< with another login or trust: what failed may work now
    void loginStateChanged(const portolan::RegistryId& id);

private:
    class State;

    void open(const RegistryProfile& profile);
    //! A /v2/ registry's kind, as far as its name says it; any other profile's own.
    [[nodiscard]] static RegistryKind kindByName(const RegistryProfile& profile);
    //! Asks a /v2/ registry that was added unseen what stands beside it, and opens it as that.
    void recognise(const RegistryProfile& profile);
    void openCluster(const RegistryProfile& profile, quint64 opening);
    void renewBefore(const RegistryProfile& profile, quint64 opening, const QDateTime& end);
    void signOut(const RegistryProfile& profile, const CredentialKey& key, DoneVoid done);
    [[nodiscard]] static CredentialKey keyFor(const RegistryProfile& profile, const QString& user);
    //! `state`: what is known of it beyond the credential.
    void applyLogin(const RegistryProfile& profile, const std::optional<Credential>& credential,
        LoginState state = LoginState());
    void setStage(const RegistryId& id, LoginState::Stage stage);
    void keep(const RegistryProfile& profile, const Credential& credential, KeepLogin where, DoneVoid done);
    void applyTrust();
    void reopenAt(const QString& host); //!< what failed there may work now
    void importNext(std::shared_ptr<QList<Credential>> logins, std::shared_ptr<QStringList> hosts,
        KeepLogin where, std::function<void(Result<QStringList>)> done);

    RegistryService& m_service;
    Settings& m_settings;
    std::unique_ptr<State> m_state;
};

} // namespace portolan
