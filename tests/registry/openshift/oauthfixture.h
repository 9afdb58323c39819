// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/openshift/oauthlogin.h"
#include "support/fakeregistry.h"
#include "support/messagelog.h"

namespace portolan {

//! A scripted API server and a scripted OAuth server, and a client; all that is logged is kept.
class OAuthFixture {
public:
    OAuthFixture() = default;

protected:
    ~OAuthFixture() = default;
    Q_DISABLE_COPY_MOVE(OAuthFixture)

    void begin()
    {
        m_log = std::make_unique<MessageLog>();
        m_api = std::make_unique<FakeRegistry>();
        m_oauth = std::make_unique<FakeRegistry>();
        m_transport = std::make_unique<QtTransport>(TlsTrust());
        m_client = std::make_unique<HttpClient>(*m_transport, nullptr);
        m_client->setFirstRetryDelay(std::chrono::milliseconds(1));
    }
    //! What of the secrets was logged; empty is good.
    [[nodiscard]] QString end()
    {
        const QString seen = MessageLog::text();
        m_client.reset();
        m_transport.reset();
        m_oauth.reset();
        m_api.reset();
        m_log.reset();
        for (const char* secret : {"hunter2", "c0de", "code_verifier", "YW5uOmh1bnRlcjI"}) {
            if (seen.contains(QLatin1String(secret)))
                return seen;
        }
        return {};
    }
    [[nodiscard]] QByteArray discovery(const QByteArray& oauth) const
    {
        return "{\"issuer\":\"" + oauth + "\",\"authorization_endpoint\":\"" + oauth
            + "/oauth/authorize\",\"token_endpoint\":\"" + oauth
            + "/oauth/token\",\"code_challenge_methods_supported\":[\"plain\",\"S256\"]}";
    }
    void discover()
    {
        m_api->on("GET", "/.well-known/oauth-authorization-server")
            .reply(FakeAnswer::json(discovery(m_oauth->origin())));
    }
    void giveToken()
    {
        m_oauth->expect("POST", "/oauth/token")
            .withHeader("Content-Type", "application/x-www-form-urlencoded")
            .reply(FakeAnswer::json("{\"access_token\":\"" + token.toLatin1()
                + "\",\"expires_in\":86400,\"token_type\":\"Bearer\"}"));
    }

    const QByteArray authorizePath = QByteArrayLiteral("/oauth/authorize");
    const QString token = QStringLiteral("sha256~hunter2hunter2hunter2");
    std::unique_ptr<MessageLog> m_log;
    std::unique_ptr<FakeRegistry> m_api;
    std::unique_ptr<FakeRegistry> m_oauth;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
};

} // namespace portolan
