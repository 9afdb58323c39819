// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/distribution/distributionclient.h"

namespace portolan {

//! The data plane of a plain http registry, with all that stands behind it.
class RegistryPlane final {
public:
    explicit RegistryPlane(const QString& host)
        : m_transport(TlsTrust())
        , m_http(m_transport, nullptr)
        , m_session(m_http, RegistryEndpoint(host, true), std::nullopt)
        , m_client(m_session)
    {
    }

    [[nodiscard]] DataPlane& plane() { return m_client; }

private:
    QtTransport m_transport;
    HttpClient m_http;
    RegistrySession m_session;
    DistributionClient m_client;
};

} // namespace portolan
