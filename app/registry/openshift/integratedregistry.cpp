// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/integratedregistry.h"

#include "registry/openshift/clusterproject.h"
#include "registry/openshift/imagepolicy.h"
#include "registry/openshift/streamplace.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds noneLifetime{30};
// Whoever sees many projects finds a stream in one of the first, if the cluster is in use at all.
constexpr qsizetype mostProjects = 40;

constexpr const char* hasNone = QT_TRANSLATE_NOOP("Core",
    "The cluster's registry has no address outside of the cluster: neither its image streams nor a default "
    "route nor the cluster's image settings name one. An administrator can set \"defaultRoute: true\" in the "
    "image registry operator's configuration.");
constexpr const char* notSeen = QT_TRANSLATE_NOOP("Core",
    "Nothing that this login may read names the address of the cluster's registry: neither the default route "
    "nor the cluster's image settings, and there is no image stream to be seen. Make an image stream, which "
    "will name it, or ask an administrator for the right to get routes in openshift-image-registry.");
constexpr const char* certificateOnly = QT_TRANSLATE_NOOP("Core",
    "This login is a client certificate, which has no token, and the cluster's registry takes nothing but a "
    "token. Log in with a user, or paste a token.");
constexpr const char* passwordOnly = QT_TRANSLATE_NOOP("Core",
    "This login is a user with a password, and the cluster's registry takes nothing but a token. Log in "
    "again "
    "for one, or paste it.");
constexpr const char* impersonating = QT_TRANSLATE_NOOP("Core",
    "This login acts as another user, and the cluster's registry would take its token for the user it "
    "belongs "
    "to. Paste a token of the other user.");

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

//! Null: it has one.
const char* whyNoLogin(ClusterLogin::NoRegistryLogin why)
{
    switch (why) {
    case ClusterLogin::NoRegistryLogin::CertificateOnly:
        return certificateOnly;
    case ClusterLogin::NoRegistryLogin::PasswordOnly:
        return passwordOnly;
    case ClusterLogin::NoRegistryLogin::Impersonating:
        return impersonating;
    case ClusterLogin::NoRegistryLogin::None:
    case ClusterLogin::NoRegistryLogin::Anonymous:
        break;
    }
    return nullptr;
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

Error IntegratedRegistry::noRoute() const
{
    return Error::unsupported(Sentence(m_isNone ? hasNone : notSeen))
        .withCode(u"NO_REGISTRY_ROUTE"_s)
        .at(m_cluster.host(), QString());
}

QCoro::Task<Result<QString>> IntegratedRegistry::host(QString repository, std::stop_token stop)
{
    if (!m_host.isEmpty())
        co_return std::as_const(m_host);
    if (!m_noneUntil.hasExpired())
        co_return noRoute();
    Search::Pointer shared = m_search;
    if (!shared || shared->isAbandoned()) {
        shared = std::make_shared<Search>();
        m_search = shared;
        const auto running = startSearch(shared, repository);
        Q_UNUSED(running)
    }
    auto found = co_await Search::join(shared, stop);
    co_return found;
}

QCoro::Task<void> IntegratedRegistry::startSearch(Search::Pointer shared, QString repository)
{
    auto found = co_await search(repository, shared->stopToken());
    if (found && found->isEmpty()) {
        m_noneUntil.setRemainingTime(noneLifetime);
        found = noRoute();
    } else if (found) {
        m_host = *found;
    }
    if (m_search == shared)
        m_search.reset();
    shared->finish(std::move(found));
}

QCoro::Task<Result<QString>> IntegratedRegistry::search(QString repository, std::stop_token stop)
{
    m_isNone = false;
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
    auto found = co_await askSettings(stop);
    if (found && !found->isEnough()) {
        const QString project = place ? place->project : QString();
        found = co_await askAllStreams(project, stop);
    }
    if (!found)
        co_return found.error();
    m_isNone = found->isNone;
    co_return found->host;
}

QCoro::Task<Result<IntegratedRegistry::Finding>> IntegratedRegistry::askSettings(std::stop_token stop)
{
    Finding finding;
    const QString routePath =
        kubePath(kube::route, u"routes"_s, u"openshift-image-registry"_s, u"default-route"_s);
    auto route = co_await m_cluster.get(routePath, stop);
    if (!route && endsSearch(route.error()))
        co_return route.error();
    finding.host = route ? routeHost(*route) : QString();
    if (finding.isEnough())
        co_return finding;
    const QString policyPath = kubePath(kube::config, u"images"_s, QString(), u"cluster"_s);
    auto policy = co_await m_cluster.get(policyPath, stop);
    if (!policy && endsSearch(policy.error()))
        co_return policy.error();
    finding.host = policy ? ImagePolicy::fromJson(*policy).externalRegistries.value(0) : QString();
    co_return finding;
}

QCoro::Task<Result<IntegratedRegistry::Finding>> IntegratedRegistry::askStreams(
    QString project, std::stop_token stop)
{
    Finding finding;
    const QString path = kubePath(kube::image, u"imagestreams"_s, project);
    auto streams = co_await m_cluster.listPage(path, QString(), 1, stop);
    if (!streams && endsSearch(streams.error()))
        co_return streams.error();
    if (!streams || streams->items.empty())
        co_return finding;
    finding.host = hostOf(ImageStream::fromJson(streams->items.front()).publicRepository);
    finding.isNone = finding.host.isEmpty();
    co_return finding;
}

//! A stream that is not there yet tells nothing; any other does, and needs no more rights.
QCoro::Task<Result<IntegratedRegistry::Finding>> IntegratedRegistry::askAllStreams(
    QString project, std::stop_token stop)
{
    Finding finding;
    // The project "openshift" is everybody's to read, as a rule.
    QStringList projects{u"openshift"_s, QString()};
    if (!project.isEmpty())
        projects.prepend(project);
    for (const QString& asked : std::as_const(projects)) {
        auto told = co_await askStreams(asked, stop);
        if (!told || told->isEnough())
            co_return told;
    }
    auto list = co_await m_cluster.get(kubePath(kube::project, u"projects"_s), stop);
    if (!list && endsSearch(list.error()))
        co_return list.error();
    if (!list)
        co_return finding;
    qsizetype asked = 0;
    for (const JsonReader& item : (*list)["items"_L1].items()) {
        const QString name = ClusterProject::fromJson(item).name;
        if (projects.contains(name))
            continue;
        if (++asked > mostProjects)
            break;
        auto told = co_await askStreams(name, stop);
        if (!told || told->isEnough())
            co_return told;
    }
    co_return finding;
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
    const char* const refusal = whyNoLogin(login->noRegistryLogin());
    if (refusal)
        co_return Error::authRequired(Sentence(refusal))
            .withCode(u"NO_REGISTRY_TOKEN"_s)
            .at(*found, QString());
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
