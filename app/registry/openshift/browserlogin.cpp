// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/browserlogin.h"

#include "http/loopbackredirect.h"

namespace portolan {

QCoro::Task<Result<ClusterToken>> BrowserLogin::logIn(
    OpenBrowserFunction openBrowser, std::chrono::milliseconds patience, std::stop_token stop)
{
    const auto endpoints = co_await m_login.discover(stop);
    if (!endpoints)
        co_return endpoints.error();
    const QString client = QStringLiteral("openshift-cli-client");
    const Pkce pkce = Pkce::make();
    const QByteArray state = randomUrlText(24);
    const LoopbackRedirectPointer listener(new LoopbackRedirect(QString::fromLatin1(state)));
    const auto listening = listener->listen();
    if (!listening)
        co_return listening.error();
    const QUrl redirectUri = listener->redirectUri();
    openBrowser(OAuthLogin::authorizeUrl(*endpoints, client, redirectUri, pkce, state));
    const auto visited = co_await listener->visit(patience, stop);
    if (!visited)
        co_return visited.error();
    const auto redirect = OAuthRedirect::parse(*visited);
    if (!redirect)
        co_return redirect.error();
    OAuthGrant grant(client, redirectUri, redirect->code, pkce.verifier());
    const auto token = co_await m_login.redeem(*endpoints, std::move(grant), stop);
    if (!token)
        co_return token.error();
    auto known = co_await m_login.identify(*token, stop);
    co_return known;
}

} // namespace portolan
