// SPDX-License-Identifier: Apache-2.0
#include "service/registryworker.h"

#include "registry/openshift/browserlogin.h"
#include "registry/openshift/clusterlogin.h"
#include "service/registryworkerparts.h"

namespace portolan {
namespace {

Result<Credential> credentialOf(const Result<ClusterToken>& token)
{
    if (!token)
        return token.error();
    Credential credential(token->user, Secret());
    credential.registryToken = token->token;
    credential.expires = token->expires;
    return credential;
}

} // namespace

QCoro::Task<Result<Credential>> RegistryWorker::signInToCluster(
    QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser, std::stop_token stop)
{
    const auto place = ClusterLogin::from(server, std::nullopt);
    if (!place)
        co_return place.error();
    const QUrl url = place->server();
    if (how.way == ClusterSignIn::Way::Browser) {
        BrowserLogin login(*m_parts->client, url);
        const auto token = co_await login.logIn(openBrowser, BrowserLogin::usualPatience, stop);
        co_return credentialOf(token);
    }
    OAuthLogin login(*m_parts->client, url);
    if (how.way == ClusterSignIn::Way::Password) {
        const auto token = co_await login.logIn(how.user, how.secret, stop);
        co_return credentialOf(token);
    }
    ClusterToken pasted(how.secret, QDateTime());
    const auto token = co_await login.identify(std::move(pasted), stop);
    co_return credentialOf(token);
}

QCoro::Task<Result<bool>> RegistryWorker::signOutOfCluster(QString server, Secret token, std::stop_token stop)
{
    OAuthLogin login(*m_parts->client, QUrl(server));
    const auto ended = co_await login.logOut(std::move(token), stop);
    if (!ended)
        co_return ended.error();
    co_return true;
}

} // namespace portolan
