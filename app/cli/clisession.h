// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/console.h"
#include "cli/invocation.h"
#include "credentials/credentialresolver.h"
#include "credentials/keychainstore.h"
#include "credentials/memorystore.h"
#include "registry/mirrors/registriesconfcache.h"
#include "service/clusterlogins.h"
#include "service/referenceinput.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"

#include <QObject>

#include <functional>
#include <optional>

namespace portolan {

//! What the commands of one run share: the service, the logins, the console, and the options that count for
//! all.
class CliSession final : public QObject {
    Q_OBJECT

public:
    //! `invocation` and `console` are not owned. `databasePath` as ThreadedRegistryService.
    CliSession(const Invocation& invocation, Console& console, const QString& databasePath);

    //! Reads the password from stdin and the CA file where the options say so. Errors: Usage, Storage.
    [[nodiscard]] Result<void> prepare();

    //! References as given: with --context or --server names of that cluster (`project/stream:tag`), unless
    //! they begin with a transport or `host:port`; else as ReferenceInput, with the short names
    //! of registries.conf.
    [[nodiscard]] Result<ReferenceInput> parse(const QString& text);
    //! The same for where a copy goes: a short name is Docker Hub's there.
    [[nodiscard]] Result<ReferenceInput> parseDestination(const QString& text) const;
    //! The same for a registry, namespace or repository; with a cluster it may be empty.
    [[nodiscard]] Result<ReferenceInput> parseLocation(const QString& text) const;
    //! Opens the registry or local source, with the login found for it, then calls back.
    void open(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done);
    //! The same for one image: no tag means `latest` at a registry, and the only image of a local source.
    void openImage(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done);
    //! The login in use for a registry, from wherever it is found; nothing when there is none.
    void findLogin(
        const RegistryProfile& profile, std::function<void(const std::optional<Credential>&)> done);
    //! The profile behind an id from the undo journal.
    [[nodiscard]] RegistryProfile profileOf(const RegistryId& id) const;
    //! Where the user's Local library is; it is opened as a registry too, so that transfers find it.
    [[nodiscard]] Result<RegistryId> openLibrary();

    [[nodiscard]] const Invocation& invocation() const { return m_invocation; }
    [[nodiscard]] Console& console() { return m_console; }
    [[nodiscard]] RegistryService& service() { return m_service; }
    [[nodiscard]] KeychainStore& keychain() { return m_keychain; }
    [[nodiscard]] Settings& settings() { return m_settings; }
    [[nodiscard]] bool json() const { return m_invocation.has(QStringLiteral("json")); }
    [[nodiscard]] const std::optional<Credential>& givenLogin() const { return m_givenLogin; }
    //! The profile with --plain-http applied.
    [[nodiscard]] RegistryProfile allowed(RegistryProfile profile) const;

private:
    //! Opens a /v2/ registry with the login found for it; `repository` may be empty.
    void openHosted(const RegistryProfile& profile, const QString& repository, std::function<void()> done);
    //! Asks a host nothing is known of what stands beside /v2/, where the command needs that; then goes on
    //! with the profile as it should be.
    void recognise(const RegistryProfile& profile, std::function<void(RegistryProfile)> done);
    void openLocal(const ReferenceInput& input, const std::function<void(Result<ImageAddress>)>& done);
    void openCluster(const ReferenceInput& input, std::function<void(Result<ImageAddress>)> done);
    [[nodiscard]] bool namesCluster() const;
    [[nodiscard]] Result<RegistryProfile> cluster() const;
    void findOnlyImage(const RegistryId& registry, const std::function<void(Result<ImageAddress>)>& done);

    const Invocation& m_invocation;
    Console& m_console;
    Settings m_settings;
    RegistriesConfCache m_conf;
    KeychainStore m_keychain;
    MemoryStore m_memory;
    CredentialResolver m_resolver;
    ClusterLogins m_clusters;
    TlsTrust m_trust;
    ThreadedRegistryService m_service;
    RequestHandle m_request;
    std::optional<Credential> m_givenLogin;
};

} // namespace portolan
