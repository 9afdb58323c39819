// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/quay/quayregistry.h"
#include "support/awaiting.h"

namespace portolan {

//! A QuayRegistry with all it stands on, for one host, and in no hurry to be slow.
class QuayPlane final {
public:
    explicit QuayPlane(const QString& host, std::optional<Credential> credential = std::nullopt)
        : client(transport, nullptr)
        , registry(RegistryProfile::remote(RegistryKind::Quay, host), client, std::move(credential))
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
        registry.client().setFirstBackOff(std::chrono::milliseconds(1));
        registry.client().gate().setRate(1000, std::chrono::milliseconds(100));
    }

    [[nodiscard]] ControlPlane& control() { return *registry.controlPlane(); }

    QtTransport transport{TlsTrust()};
    HttpClient client;
    QuayRegistry registry;
    std::stop_token stop;
};

} // namespace portolan
