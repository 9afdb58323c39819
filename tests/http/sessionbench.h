// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/httpclient.h"
#include "http/qttransport.h"
#include "http/registrysession.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"

#include <memory>
#include <vector>

namespace portolan {

//! A registry, a token server of its own, and all that a session needs to talk to them.
class SessionBench final {
public:
    using Outcome = Result<HttpResponse>;
    using Pending = QCoro::Task<Outcome>;

    SessionBench() : transport(TlsTrust()), client(transport, nullptr)
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
    }

    [[nodiscard]] static Credential login(
        const QString& user = QStringLiteral("us"), const QString& password = QStringLiteral("pw"))
    {
        return Credential(user, Secret(password), QStringLiteral("test"));
    }
    [[nodiscard]] static QByteArray basic(const QByteArray& user = "us", const QByteArray& password = "pw")
    {
        return "Basic " + (user + ':' + password).toBase64();
    }

    //! The registry asks for bearer tokens of the token server.
    [[nodiscard]] QByteArray bearerChallenge(const QByteArray& more = {}) const
    {
        return "Bearer realm=\"" + tokens.origin() + "/token\",service=\"svc\"" + more;
    }
    void askForBearer()
    {
        registry.on("GET", "/v2/")
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate", bearerChallenge()));
    }
    void askForBasic()
    {
        registry.on("GET", "/v2/")
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
    }

    RegistrySession& open(std::optional<Credential> credential = std::nullopt)
    {
        session = std::make_unique<RegistrySession>(
            client, RegistryEndpoint(registry.host()), std::move(credential));
        return *session;
    }

    [[nodiscard]] Pending start(const QString& path, const ScopeSet& scopes, std::stop_token stop = {})
    {
        return session->send(HttpMethod::Get, path, HttpHeaders(), scopes, std::move(stop));
    }
    [[nodiscard]] Outcome get(const QString& path, const ScopeSet& scopes)
    {
        return await(start(path, scopes));
    }
    //! A manifest of "app".
    [[nodiscard]] Outcome get()
    {
        return get(QStringLiteral("/v2/app/manifests/1"), ScopeSet::pull(QStringLiteral("app")));
    }

    [[nodiscard]] QString problems() const { return registry.problems() + tokens.problems(); }

    FakeRegistry registry;
    FakeRegistry tokens;
    QtTransport transport;
    HttpClient client;
    std::unique_ptr<RegistrySession> session;
};

[[nodiscard]] inline QString explain(const Result<HttpResponse>& outcome)
{
    return outcome ? QStringLiteral("HTTP %1").arg(outcome->status) : outcome.error().toLogLine();
}

} // namespace portolan
