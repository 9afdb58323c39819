// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
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
    //! Any reference as typed, `oci:` and archive spellings included; adds the registry if it is new. An
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
    //! Removes the login from the keychain and this session, and re-opens with what is left (a file's, or
    //! anonymous).
    void logout(const RegistryId& id, DoneVoid done);
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
    void applyLogin(const RegistryProfile& profile, const std::optional<Credential>& credential);
    void setStage(const RegistryId& id, LoginState::Stage stage);
    void keep(const RegistryProfile& profile, const Credential& credential, KeepLogin where, DoneVoid done);
    void applyTrust();
    void importNext(std::shared_ptr<QList<Credential>> logins, std::shared_ptr<QStringList> hosts,
        KeepLogin where, std::function<void(Result<QStringList>)> done);

    RegistryService& m_service;
    Settings& m_settings;
    std::unique_ptr<State> m_state;
};

} // namespace portolan
