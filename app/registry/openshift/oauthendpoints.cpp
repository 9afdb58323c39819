// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/oauthendpoints.h"

#include "base/jsonreader.h"

namespace portolan {
namespace {

QUrl below(const QUrl& issuer, const QString& path)
{
    QUrl url = issuer.adjusted(QUrl::StripTrailingSlash);
    const QString base = url.path() == QLatin1String("/") ? QString() : url.path();
    url.setPath(base + path);
    return url;
}

} // namespace

Result<OAuthEndpoints> OAuthEndpoints::parse(const QByteArray& body, const QUrl& server)
{
    const auto json = JsonReader::parse(body, JsonLimits(qsizetype(1024) * 1024, 16));
    if (!json)
        return json.error();
    bool isGood = json->isObject();
    const auto address = [&json, &server, &isGood](QLatin1String name) {
        const QUrl url((*json)[name].text(), QUrl::StrictMode);
        const bool isSafe = url.scheme() == QLatin1String("https")
            || (url.scheme() == QLatin1String("http") && server.scheme() == QLatin1String("http"));
        isGood = isGood && url.isValid() && !url.host().isEmpty() && isSafe;
        return url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    };
    OAuthEndpoints endpoints;
    endpoints.issuer = address(QLatin1String("issuer"));
    endpoints.authorize = address(QLatin1String("authorization_endpoint"));
    endpoints.token = address(QLatin1String("token_endpoint"));
    if (!isGood)
        return Error::protocol(QStringLiteral("The answer does not say where to log in, or not safely"));
    return endpoints;
}

QUrl OAuthEndpoints::tokenPage() const
{
    return below(issuer, QStringLiteral("/oauth/token/request"));
}

QUrl OAuthEndpoints::implicitRedirect() const
{
    return below(issuer, QStringLiteral("/oauth/token/implicit"));
}

} // namespace portolan
