// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/challenge.h"
#include "http/httpclient.h"
#include "registry/hostservice.h"

#include <QUrl>

namespace portolan {

//! What a host turned out to be. A value.
class ProbedHost final {
public:
    ProbedHost() = default;

    RegistryKind kind = RegistryKind::Distribution; //!< OpenShift: it is a cluster's API server, no registry
    HostService service = HostService::Other; //!< GitLab also for self-hosted ones
    //! The integrated registry of a cluster: a /v2/ host, but the cluster's API server shows more.
    bool isClusterRegistry = false;
    QString realmHost; //!< where it sends for tokens when that is another host: GitLab's own, for one
};
static_assert(!std::is_aggregate_v<ProbedHost>);

//! Finds out what kind of registry a host is: by its name where that says it, else from how it asks for a
//! login at `/v2/`, and where that is not sure by one request more. Never sends a credential. Worker thread;
//! outlives its tasks.
class RegistryProbe final {
public:
    //! The client is not owned and outlives the probe.
    explicit RegistryProbe(HttpClient& client);

    //! `base`: scheme://host[:port]. At most two requests, which may fail unseen. What answers like any
    //! registry, or not at all like one, is Distribution. Errors: Transport's, when nothing answers.
    [[nodiscard]] QCoro::Task<Result<ProbedHost>> kindOf(QUrl base, std::stop_token stop);

    //! The same from a ping that was made already, as far as its challenge says it. Pure.
    [[nodiscard]] static ProbedHost fromChallenge(const QUrl& base, const Challenge& challenge);

private:
    [[nodiscard]] QCoro::Task<bool> answersAt(
        HttpMethod method, QUrl url, QByteArray body, std::stop_token stop);

    HttpClient& m_client;
};

} // namespace portolan
