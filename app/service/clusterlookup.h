// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/clustercontext.h"
#include "service/clusterlogins.h"

#include <QObject>

#include <deque>
#include <functional>

namespace portolan {

//! One search of ClusterLogins: this session's logins, the keychain's, the kubeconfig's; stops at the first
//! that is still good, deletes itself. GUI thread.
class ClusterLookup final : public QObject {
    Q_OBJECT
public:
    ClusterLookup(RegistryProfile profile, AuthEnvironment environment, QObject* parent);

    //! Asked in the order of these calls; the store outlives this object.
    void addStore(CredentialStore& store, const QStringList& accounts);
    //! For a plugin: who allows it, what it gave before, and where what it gives now goes.
    void setPlugins(ExecCredential::IsConfirmed isConfirmed, QHash<QString, Credential>* given,
        std::chrono::milliseconds timeout);

    //! What a plugin gave is kept under it.
    [[nodiscard]] static QString pluginKey(const RegistryProfile& profile, const KubeExec& exec);

    //! `done` runs once, later, unless this is destroyed before.
    void start(ClusterLogins::Done done);

private:
    void next();
    void take(const Result<std::optional<Credential>>& found);
    void askKubeconfig();
    void askPlugin(const ClusterContext& context);
    void accept(Credential credential);
    void fail(const Error& error);
    void finish();

    RegistryProfile m_profile;
    AuthEnvironment m_environment;
    std::deque<std::function<void()>> m_steps; //!< each ends in take()
    ExecCredential::IsConfirmed m_isConfirmed;
    QHash<QString, Credential>* m_given = nullptr;
    std::chrono::milliseconds m_timeout = ExecCredential::defaultTimeout;
    ClusterResolution m_resolution;
    std::optional<Credential> m_ended; //!< the first that was good once
    ClusterLogins::Done m_done;
};

} // namespace portolan
