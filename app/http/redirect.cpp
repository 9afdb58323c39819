// SPDX-License-Identifier: Apache-2.0
#include "http/redirect.h"

#include "http/origin.h"

namespace portolan {
namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool mayFollow(const HttpRequest& request, int status, bool withinOrigin)
{
    if (request.method == HttpMethod::Get || request.method == HttpMethod::Head)
        return true;
    const bool keepsMethod = status == 307 || status == 308;
    return keepsMethod && withinOrigin && request.body.isEmpty() && !request.upload;
}

} // namespace

Result<std::optional<HttpRequest>> redirectedRequest(const HttpRequest& request, const HttpResponse& response)
{
    using Next = std::optional<HttpRequest>;
    const QByteArray location = response.header(QByteArrayLiteral("Location"));
    if (!isRedirect(response.status) || location.isEmpty())
        return Next();

    const QUrl target = request.url.resolved(QUrl::fromEncoded(location))
                            .adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment);
    const bool withinOrigin = sameOrigin(request.url, target);
    if (!mayFollow(request, response.status, withinOrigin))
        return Next();
    const auto refusal = [&request, &response](const QString& why) {
        return Error::protocol(why)
            .withStatus(response.status)
            .at(hostAndPort(request.url), request.url.path());
    };
    const bool wasEncrypted = request.url.scheme() == QLatin1String("https");
    if (wasEncrypted && target.scheme() == QLatin1String("http")) {
        return refusal(QStringLiteral("redirected from https to plain http on ") + hostAndPort(target))
            .withCode(QStringLiteral("REDIRECT_DOWNGRADE"));
    }
    const bool isHttp = target.scheme() == QLatin1String("http") || target.scheme() == QLatin1String("https");
    if (!target.isValid() || !isHttp || target.host().isEmpty())
        return refusal(QStringLiteral("redirected to something that is not an http or https address"));

    HttpRequest next = request;
    next.url = target;
    if (!withinOrigin) {
        next.removeHeader(QByteArrayLiteral("Authorization"));
        next.removeHeader(QByteArrayLiteral("Proxy-Authorization"));
        next.removeHeader(QByteArrayLiteral("Cookie"));
        next.identity.reset();
        next.trustedAs.clear();
    }
    return Next(std::move(next));
}

} // namespace portolan
