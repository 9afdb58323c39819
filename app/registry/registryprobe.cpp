// SPDX-License-Identifier: Apache-2.0
#include "registry/registryprobe.h"

#include "base/jsonreader.h"
#include "http/origin.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds patience{10'000};
constexpr qint64 maxProbeBytes = qint64(256) * 1024;

QUrl at(QUrl base, const QString& path)
{
    base.setPath(path);
    base.setQuery(QString());
    return base;
}

HttpRequest probeRequest(HttpMethod method, const QUrl& url)
{
    HttpRequest request(method, url);
    request.idleTimeout = patience;
    request.maxBodyBytes = maxProbeBytes;
    request.mayFail = true;
    request.retryWhenLimited = false;
    // Quay refuses what looks like a browser without it (protocols/quay.md).
    request.setHeader(QByteArrayLiteral("X-Requested-With"), QByteArrayLiteral("XMLHttpRequest"));
    return request;
}

//! Kubernetes refuses what it does not know with a document of its own.
bool isKubernetesAnswer(const HttpResponse& response)
{
    if (response.status != 401 && response.status != 403 && response.status != 404)
        return false;
    const auto json = JsonReader::parse(response.body);
    return json && (*json)["kind"_L1].text() == "Status"_L1 && (*json)["apiVersion"_L1].text() == "v1"_L1;
}

} // namespace

RegistryProbe::RegistryProbe(HttpClient& client) : m_client(client) {}

ProbedHost RegistryProbe::fromChallenge(const QUrl& base, const Challenge& challenge)
{
    ProbedHost probed;
    const QString host = hostAndPort(base);
    probed.service = hostService(host);
    const QUrl realm(challenge.parameters.value(u"realm"_s));
    const QString service = challenge.parameters.value(u"service"_s);
    const bool isBearer = challenge.scheme == "bearer"_L1;
    if (isBearer && realm.host() != base.host())
        probed.realmHost = hostAndPort(realm);
    if (const auto known = knownKind(host)) {
        probed.kind = *known;
        return probed;
    }
    if (!isBearer)
        return probed;
    if (service == "harbor-registry"_L1)
        probed.kind = RegistryKind::Harbor;
    else if (realm.path() == "/v2/auth"_L1 && service == host)
        probed.kind = RegistryKind::Quay;
    else if (realm.path().endsWith("/openshift/token"_L1))
        probed.isClusterRegistry = true;
    else if (service == "container_registry"_L1 || realm.path().endsWith("/jwt/auth"_L1))
        probed.service = HostService::GitLab;
    return probed;
}

QCoro::Task<bool> RegistryProbe::answersAt(HttpMethod method, QUrl url, QByteArray body, std::stop_token stop)
{
    auto response = co_await m_client.send(probeRequest(method, url), std::move(stop));
    if (!response || !response->isSuccess())
        co_return false;
    const bool isPage = response->header("Content-Type").toLower().startsWith("text/html");
    co_return body.isEmpty() ? !isPage : response->body.trimmed().startsWith(body);
}

QCoro::Task<Result<ProbedHost>> RegistryProbe::kindOf(QUrl base, std::stop_token stop)
{
    const Challenge none;
    if (knownKind(hostAndPort(base)))
        co_return fromChallenge(base, none);
    auto ping = co_await m_client.send(probeRequest(HttpMethod::Get, at(base, u"/v2/"_s)), stop);
    if (!ping)
        co_return ping.error();
    const Challenge challenge = preferredChallenge(parseChallenges(ping->headerLines("WWW-Authenticate")));
    ProbedHost probed = fromChallenge(base, challenge);
    if (probed.kind != RegistryKind::Distribution || probed.isClusterRegistry
        || probed.service != HostService::Other)
        co_return probed;
    const QString realmPath = QUrl(challenge.parameters.value(u"realm"_s)).path();
    if (realmPath == "/v2/auth"_L1) { // Quay behind another name than it believes to have
        const QUrl description = at(base, u"/api/v1/discovery"_s);
        const bool isQuay = co_await answersAt(HttpMethod::Head, description, QByteArray(), stop);
        probed.kind = isQuay ? RegistryKind::Quay : RegistryKind::Distribution;
    } else if (realmPath == "/service/token"_L1) {
        const QUrl pong = at(base, u"/api/v2.0/ping"_s);
        const bool isHarbor = co_await answersAt(HttpMethod::Get, pong, QByteArrayLiteral("Pong"), stop);
        probed.kind = isHarbor ? RegistryKind::Harbor : RegistryKind::Distribution;
    } else if (isKubernetesAnswer(*ping)) {
        probed.kind = RegistryKind::OpenShift;
    }
    co_return probed;
}

} // namespace portolan
