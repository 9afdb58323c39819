// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/distribution/distributionregistry.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"

#include <memory>

namespace portolan {

//! A DistributionRegistry with all it stands on, for one host.
class Plane final {
public:
    explicit Plane(const QString& host, std::optional<Credential> credential = std::nullopt)
        : client(transport, nullptr)
        , registry(RegistryProfile::distribution(host), client, std::move(credential))
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
    }

    [[nodiscard]] DataPlane& data() { return registry.dataPlane(); }

    QtTransport transport{TlsTrust()};
    HttpClient client;
    DistributionRegistry registry;
    std::stop_token stop;
};

} // namespace portolan
