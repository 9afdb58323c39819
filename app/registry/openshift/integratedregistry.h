// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "http/sharedresult.h"
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
    //! the cluster's image settings, or any other stream that may be read. Remembered; that there is none
    //! for half a minute. Who asks while it is looked for waits for the same answer. Errors: Unsupported with
    //! code NO_REGISTRY_ROUTE, where it has none, and where nothing that names it may be read.
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

    using Search = SharedResult<QString>;

    //! What is known after some of the places: the host, or at least that there is none.
    class Finding final {
    public:
        Finding() = default;

        [[nodiscard]] bool isEnough() const { return !host.isEmpty() || isNone; }

        QString host;
        bool isNone = false; //!< a stream was read, and all of them would say the same
    };
    static_assert(!std::is_aggregate_v<Finding>);

    [[nodiscard]] QCoro::Task<void> startSearch(Search::Pointer shared, QString repository);
    [[nodiscard]] QCoro::Task<Result<QString>> search(QString repository, std::stop_token stop);
    //! As the cluster's settings say, which few may read.
    [[nodiscard]] QCoro::Task<Result<Finding>> askSettings(std::stop_token stop);
    //! As the first stream says of a project, or of all when it is empty.
    [[nodiscard]] QCoro::Task<Result<Finding>> askStreams(QString project, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Finding>> askAllStreams(QString project, std::stop_token stop);
    [[nodiscard]] Error noRoute() const;
    [[nodiscard]] QCoro::Task<Result<Door*>> door(QString repository, std::stop_token stop);

    KubeClient& m_cluster;
    HttpClient& m_client;
    bool m_allowPlainHttp;
    QString m_host;
    QDeadlineTimer m_noneUntil;
    bool m_isNone = false; //!< when there was none: it is certain
    Search::Pointer m_search; //!< under way
    std::vector<std::unique_ptr<Door>> m_doors; //!< the last is in use, others may be by tasks under way
};

} // namespace portolan
