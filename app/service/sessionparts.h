// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/credentialresolver.h"
#include "credentials/memorystore.h"
#include "registry/mirrors/registriesconfcache.h"
#include "service/clusterlogins.h"
#include "service/session.h"
#include "settings/settings.h"

#include <QDeadlineTimer>
#include <QHash>

#include <map>
#include <vector>

namespace portolan {

//! What a Session keeps; shared by its source files.
class Session::State final {
public:
    State(Session* session, CredentialStore& keychainStore, Settings& settings,
        const AuthEnvironment& surroundings)
        : keychain(keychainStore)
        , environment(surroundings)
        , resolver(
              memory, keychainStore, [&settings](const QString& host) { return settings.accounts(host); },
              surroundings, session)
        , clusters(memory, keychainStore, settings, surroundings, session)
    {
    }

    MemoryStore memory;
    CredentialStore& keychain;
    AuthEnvironment environment;
    RegistriesConfCache conf; //!< for short names
    CredentialResolver resolver;
    ClusterLogins clusters;
    QHash<RegistryId, LoginState> logins;
    QHash<RegistryId, quint64> openings; //!< which opening of a registry is the latest
    QHash<RegistryId, QDeadlineTimer> renewed; //!< after a refusal; runs while another is too soon
    RegistryId library;
    std::vector<RequestHandle> endings; //!< of tokens, in flight or done
    std::map<RegistryId, RequestHandle> recognising; //!< what stands beside /v2/
};

} // namespace portolan
