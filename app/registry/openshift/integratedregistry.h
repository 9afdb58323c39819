// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/distribution/distributionclient.h"
#include "registry/openshift/imagestream.h"
#include "registry/openshift/kubeclient.h"

#include <QDeadlineTimer>

#include <memory>
#include <optional>
#include <vector>

namespace portolan {

//! The way to a cluster's own registry from outside: finds its public host (protocols/openshift.md section 5)
//! and opens it with the API token. Worker thread; outlives its tasks.
class IntegratedRegistry final {
public:
    //! The clients are not owned and outlive this.
    IntegratedRegistry(KubeClient& cluster, HttpClient& client, bool allowPlainHttp);
    Q_DISABLE_COPY_MOVE(IntegratedRegistry)
    ~IntegratedRegistry() = default;

    //! host[:port]: as an image stream says (that of `repository`, which may be empty), the default route,
    //! the cluster's image settings, or another stream of the same project. Remembered; that there is none
    //! for half a minute. Errors: Unsupported with code NO_REGISTRY_ROUTE.
    [[nodiscard]] QCoro::Task<Result<QString>> host(QString repository, std::stop_token stop);
    //! Lives as long as this. Errors: also AuthRequired with code NO_REGISTRY_TOKEN, when the login is none
    //! the registry takes.
    [[nodiscard]] QCoro::Task<Result<DistributionClient*>> open(QString repository, std::stop_token stop);
    //! For what is beside /v2/ on the same host.
    [[nodiscard]] QCoro::Task<Result<RegistrySession*>> session(QString repository, std::stop_token stop);

    //! A stream that was read for another reason may tell the host.
    void note(const ImageStream& stream);
    [[nodiscard]] const QString& knownHost() const { return m_host; } //!< empty: not known yet
    //! Asks anew the next time: a route was made.
    void forget();

private:
    //! A host with its login.
    class Door final {
    public:
        Door(HttpClient& client, const RegistryEndpoint& endpoint, const std::optional<Credential>& login);

        RegistrySession session;
        DistributionClient client;
    };

    [[nodiscard]] QCoro::Task<Result<QString>> search(QString repository, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Door*>> door(QString repository, std::stop_token stop);

    KubeClient& m_cluster;
    HttpClient& m_client;
    bool m_allowPlainHttp;
    QString m_host;
    QDeadlineTimer m_noneUntil;
    std::vector<std::unique_ptr<Door>> m_doors; //!< the last is in use, others may be by tasks under way
};

} // namespace portolan
