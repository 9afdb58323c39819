// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/integratedregistry.h"

#include "registry/openshift/imagepolicy.h"
#include "registry/openshift/streamplace.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds noneLifetime{30};

//! Whether the next place to look at would answer no better.
bool endsSearch(const Error& error)
{
    return error.isCancelled() || error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Tls
        || error.kind() == ErrorKind::Usage || error.kind() == ErrorKind::Storage
        || (error.kind() == ErrorKind::Network && error.httpStatus() == 0);
}

QString hostOf(const QString& repository)
{
    return repository.section(u'/', 0, 0);
}

//! Of a route that was admitted; of one that nobody has judged yet what it asks for.
QString routeHost(const JsonReader& route)
{
    const QString admitted = admittedRouteHost(route);
    const bool judged = route["status"_L1]["ingress"_L1].size() > 0;
    return judged || !admitted.isEmpty() ? admitted : route["spec"_L1]["host"_L1].text();
}

Error noRoute()
{
    return Error::unsupported(
        u"The cluster's registry has no address outside of the cluster: neither its "
        "image streams nor a default route nor the cluster's image settings name one. An "
        "administrator can set \"defaultRoute: true\" in the image registry operator's "
        "configuration."_s)
        .withCode(u"NO_REGISTRY_ROUTE"_s);
}

QString whyNoLogin(ClusterLogin::NoRegistryLogin why)
{
    switch (why) {
    case ClusterLogin::NoRegistryLogin::CertificateOnly:
        return u"This login is a client certificate, which has no token, and the cluster's registry takes "
               "nothing but a token. Log in with a user, or paste a token."_s;
    case ClusterLogin::NoRegistryLogin::PasswordOnly:
        return u"This login is a user with a password, and the cluster's registry takes nothing but a token. "
               "Log in again for one, or paste it."_s;
    case ClusterLogin::NoRegistryLogin::Impersonating:
        return u"This login acts as another user, and the cluster's registry would take its token for the "
               u"user "
               "it belongs to. Paste a token of the other user."_s;
    case ClusterLogin::NoRegistryLogin::None:
    case ClusterLogin::NoRegistryLogin::Anonymous:
        break;
    }
    return {};
}

} // namespace

IntegratedRegistry::Door::Door(
    HttpClient& httpClient, const RegistryEndpoint& endpoint, const std::optional<Credential>& login)
    : session(httpClient, endpoint, login)
    , client(session)
{
}

IntegratedRegistry::IntegratedRegistry(KubeClient& cluster, HttpClient& client, bool allowPlainHttp)
    : m_cluster(cluster)
    , m_client(client)
    , m_allowPlainHttp(allowPlainHttp)
{
}

void IntegratedRegistry::note(const ImageStream& stream)
{
    const QString host = hostOf(stream.publicRepository);
    if (!host.isEmpty())
        m_host = host;
}

void IntegratedRegistry::forget()
{
    m_host.clear();
    m_noneUntil = QDeadlineTimer();
}

QCoro::Task<Result<QString>> IntegratedRegistry::host(QString repository, std::stop_token stop)
{
    if (!m_host.isEmpty())
        co_return std::as_const(m_host);
    if (!m_noneUntil.hasExpired())
        co_return noRoute().at(m_cluster.host(), QString());
    auto found = co_await search(repository, stop);
    if (!found)
        co_return found;
    if (found->isEmpty()) {
        m_noneUntil.setRemainingTime(noneLifetime);
        co_return noRoute().at(m_cluster.host(), QString());
    }
    m_host = *found;
    co_return found;
}

QCoro::Task<Result<QString>> IntegratedRegistry::search(QString repository, std::stop_token stop)
{
    const auto place = StreamPlace::parse(repository);
    if (place && place->isStream()) {
        const QString path = kubePath(kube::image, u"imagestreams"_s, place->project, place->stream);
        auto stream = co_await m_cluster.get(path, stop);
        if (!stream && endsSearch(stream.error()))
            co_return stream.error();
        const QString told = stream ? hostOf(ImageStream::fromJson(*stream).publicRepository) : QString();
        if (!told.isEmpty())
            co_return told;
    }
    const QString routePath =
        kubePath(kube::route, u"routes"_s, u"openshift-image-registry"_s, u"default-route"_s);
    auto route = co_await m_cluster.get(routePath, stop);
    if (!route && endsSearch(route.error()))
        co_return route.error();
    const QString routed = route ? routeHost(*route) : QString();
    if (!routed.isEmpty())
        co_return routed;
    const QString policyPath = kubePath(kube::config, u"images"_s, QString(), u"cluster"_s);
    auto policy = co_await m_cluster.get(policyPath, stop);
    if (!policy && endsSearch(policy.error()))
        co_return policy.error();
    const QString named = policy ? ImagePolicy::fromJson(*policy).externalRegistries.value(0) : QString();
    if (!named.isEmpty() || !place || place->isCluster())
        co_return named;
    // A stream that is not there yet tells nothing; its neighbours do, and need no more rights.
    const QString streamsPath = kubePath(kube::image, u"imagestreams"_s, place->project);
    auto neighbours = co_await m_cluster.listPage(streamsPath, QString(), 1, stop);
    if (!neighbours && endsSearch(neighbours.error()))
        co_return neighbours.error();
    if (!neighbours || neighbours->items.empty())
        co_return QString();
    co_return hostOf(ImageStream::fromJson(neighbours->items.front()).publicRepository);
}

QCoro::Task<Result<IntegratedRegistry::Door*>> IntegratedRegistry::door(
    QString repository, std::stop_token stop)
{
    const Result<ClusterLogin>& login = m_cluster.login();
    if (!login)
        co_return login.error();
    auto found = co_await host(repository, stop);
    if (!found)
        co_return found.error();
    const QString refusal = whyNoLogin(login->noRegistryLogin());
    if (!refusal.isEmpty())
        co_return Error::authRequired(refusal).withCode(u"NO_REGISTRY_TOKEN"_s).at(*found, QString());
    const bool isOpen = !m_doors.empty() && m_doors.back()->session.endpoint().host == *found;
    if (!isOpen)
        m_doors.push_back(std::make_unique<Door>(
            m_client, RegistryEndpoint(*found, m_allowPlainHttp), login->registryCredential()));
    co_return m_doors.back().get();
}

QCoro::Task<Result<DistributionClient*>> IntegratedRegistry::open(QString repository, std::stop_token stop)
{
    auto opened = co_await door(repository, stop);
    if (!opened)
        co_return opened.error();
    co_return &(*opened)->client;
}

QCoro::Task<Result<RegistrySession*>> IntegratedRegistry::session(QString repository, std::stop_token stop)
{
    auto opened = co_await door(repository, stop);
    if (!opened)
        co_return opened.error();
    co_return &(*opened)->session;
}

} // namespace portolan
