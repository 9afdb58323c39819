// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"

#include <memory>

namespace portolan {

//! A QtTransport and a server that says what it is told. What a test of the transport stands on.
class TransportBench {
protected:
    TransportBench() = default;
    ~TransportBench() = default;
    Q_DISABLE_COPY_MOVE(TransportBench)

    //! Before each test function.
    void setUp()
    {
        m_fake = std::make_unique<FakeRegistry>();
        m_transport = std::make_unique<QtTransport>(TlsTrust());
    }
    //! After it.
    void tearDown()
    {
        m_transport.reset();
        m_fake.reset();
    }
    [[nodiscard]] HttpRequest get(const QString& path = QStringLiteral("/x")) const
    {
        return HttpRequest(HttpMethod::Get, m_fake->url(path));
    }
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request)
    {
        return await(m_transport->send(std::move(request), std::stop_token()));
    }

    std::unique_ptr<FakeRegistry> m_fake;
    std::unique_ptr<QtTransport> m_transport;
};

} // namespace portolan
