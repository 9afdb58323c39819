// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftserver.h"

#include "support/fakeopenshiftstrictness.h"

#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

FakeAnswer pageNotFound()
{
    return FakeAnswer(404, "404 page not found\n")
        .withHeader("Cache-Control", "no-cache, private")
        .withHeader("Content-Type", "text/plain; charset=utf-8")
        .withHeader("X-Content-Type-Options", "nosniff");
}

FakeAnswer forbiddenPath(const FakeRequest& request, const FakeOpenShiftUser& user)
{
    const QString message = QStringLiteral(R"(forbidden: User "%1" cannot get path "%2")")
                                .arg(user.name, QString::fromUtf8(request.path()));
    QJsonObject status = FakeOpenShiftStatus(403, QStringLiteral("Forbidden"), message).toJson();
    status.insert(QStringLiteral("details"), QJsonObject());
    return fakeOpenShiftJson(status, 403);
}

//! Projects and namespaces are asked for as if they lay within themselves.
FakeOpenShiftStatus::Attempt attemptOf(const FakeOpenShiftCall& call)
{
    FakeOpenShiftStatus::Attempt attempt = call.attempt();
    if (call.kind.resource == QLatin1StringView("projects")
        || call.kind.resource == QLatin1StringView("namespaces"))
        attempt.project = call.name;
    return attempt;
}

QString lineOf(const FakeRequest& request)
{
    return QString::fromUtf8(request.line());
}

//! A mapping enters an Image the cluster knows as the tag's newest one; there is nothing to read afterwards.
FakeAnswer answerMapping(FakeOpenShiftImages& images, const FakeOpenShiftCall& call)
{
    const auto body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QString stream =
        fakeMember(body.value(), {QStringLiteral("metadata"), QStringLiteral("name")}).toString();
    const QString digest = fakeMember(
        body.value(), {QStringLiteral("image"), QStringLiteral("metadata"), QStringLiteral("name")})
                               .toString();
    if (images.stream(call.project, stream) == nullptr)
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestreams")), stream)
            .answer();
    if (images.image(digest) == nullptr)
        return FakeOpenShiftStatus::badRequest(QStringLiteral("the fake takes no Image it has not seen"))
            .answer();
    FakeOpenShiftImage known;
    known.digest = digest;
    images.push(call.project, stream, body.value().value(QStringLiteral("tag")).toString(), known);
    const QJsonObject done{{QStringLiteral("kind"), QStringLiteral("Status")},
        {QStringLiteral("apiVersion"), QStringLiteral("v1")}, {QStringLiteral("metadata"), QJsonObject()},
        {QStringLiteral("status"), QStringLiteral("Success")}};
    return fakeOpenShiftJson(done, 201);
}

} // namespace

FakeOpenShiftServer::FakeOpenShiftServer(FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac,
    const std::optional<QSslConfiguration>& tls, QObject* parent)
    : m_store(store)
    , m_rbac(rbac)
    , m_images(store, rbac)
    , m_tags(store, m_images)
    , m_imports(store, m_images)
    , m_objects(store, rbac, m_images, [this](const FakeOpenShiftCall& call) { changed(call); })
    , m_reviews(rbac)
    , m_watches(new FakeOpenShiftWatches(
          store,
          [this](const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry) {
              return m_objects.isShown(call, entry);
          },
          parent))
    , m_http(new FakeHttpServer(
          [this](const FakeRequest& request, FakeHttpConnection& connection) { handle(request, connection); },
          tls, parent))
{
    m_store.setListener([this](const FakeOpenShiftStore::Event& event) { m_watches->show(event); });
}

FakeOpenShiftServer::~FakeOpenShiftServer()
{
    m_store.setListener({});
    delete m_http;
    delete m_watches;
}

void FakeOpenShiftServer::setGroupServed(const QString& group, bool served)
{
    m_unservedGroups.removeAll(group);
    if (!served)
        m_unservedGroups += group;
}

void FakeOpenShiftServer::addFault(const QString& path, std::optional<FakeAnswer> answer, int times)
{
    m_faults.push_back(Fault{path, std::move(answer), times});
}

void FakeOpenShiftServer::release()
{
    const std::vector<Held> held = std::exchange(m_held, {});
    for (const Held& each : held) {
        if (each.connection != nullptr)
            process(each.request, *each.connection);
    }
}

int FakeOpenShiftServer::heldRequests() const
{
    return static_cast<int>(std::count_if(
        m_held.cbegin(), m_held.cend(), [](const Held& held) { return held.connection != nullptr; }));
}

std::optional<FakeOpenShiftServer::Fault> FakeOpenShiftServer::takeFault(const FakeRequest& request)
{
    const QString path = QString::fromUtf8(request.path());
    const auto found = std::find_if(m_faults.begin(), m_faults.end(), [&path](const Fault& fault) {
        return fault.path.endsWith(u'*') ? path.startsWith(fault.path.chopped(1)) : path == fault.path;
    });
    if (found == m_faults.end())
        return std::nullopt;
    const Fault fault = *found;
    if (--found->times <= 0)
        m_faults.erase(found);
    return fault;
}

void FakeOpenShiftServer::handle(const FakeRequest& request, FakeHttpConnection& connection)
{
    const std::optional<Fault> fault = takeFault(request);
    if (!fault)
        process(request, connection);
    else if (fault->answer)
        connection.send(*fault->answer);
    else
        m_held.push_back(Held{request, &connection});
}

void FakeOpenShiftServer::process(const FakeRequest& request, FakeHttpConnection& connection)
{
    if (request.hasHeader("Authorization") && fakeBearerToken(request).isEmpty())
        m_problems += lineOf(request) + QStringLiteral(": credentials that are no bearer token");
    const FakeOpenShiftOutcome<FakeOpenShiftUser> user =
        m_rbac.authenticate(fakeBearerToken(request), connection.certificateName());
    if (!user) {
        connection.send(user.status().answer());
        return;
    }
    const FakeOpenShiftRoute route = routeFakeRequest(request);
    if (route.type == FakeOpenShiftRoute::Type::Other) {
        connection.send(answerOther(request));
        return;
    }
    if (route.type == FakeOpenShiftRoute::Type::Discovery) {
        connection.send(
            user.value().isAnonymous() ? forbiddenPath(request, user.value()) : answerDiscovery(route));
        return;
    }
    const FakeOpenShiftCall call = fakeCallOf(request, route, user.value());
    if (const std::optional<FakeAnswer> refused = refusal(call)) {
        connection.send(*refused);
        return;
    }
    const QStringList complaints = fakeOpenShiftComplaints(call);
    for (const QString& complaint : complaints)
        m_problems += lineOf(request) + QStringLiteral(": ") + complaint;
    if (call.verb == QLatin1StringView("watch") && call.kind.verbs.contains(call.verb))
        m_watches->start(call, connection);
    else
        connection.send(answerCall(call));
}

FakeAnswer FakeOpenShiftServer::answerOther(const FakeRequest& request)
{
    const QByteArray path = request.path();
    if (path == "/version")
        return fakeOpenShiftJson(fakeVersion());
    if (path == "/healthz" || path == "/readyz" || path == "/livez")
        return FakeAnswer(200, "ok").withHeader("Content-Type", "text/plain; charset=utf-8");
    if (path == "/.well-known/oauth-authorization-server" && !m_oauth.isEmpty())
        return fakeOpenShiftJson(m_oauth);
    if (path != "/.well-known/oauth-authorization-server")
        m_problems += lineOf(request) + QStringLiteral(": no such path");
    return pageNotFound();
}

FakeAnswer FakeOpenShiftServer::answerDiscovery(const FakeOpenShiftRoute& route)
{
    if (route.version.isEmpty()) {
        m_problems += QStringLiteral("the list of API groups was asked for; one group tells more quickly");
        return pageNotFound();
    }
    const QJsonObject resources = isServed(route.group) ? fakeApiResources(route.group) : QJsonObject();
    return resources.isEmpty() ? pageNotFound() : fakeOpenShiftJson(resources);
}

bool FakeOpenShiftServer::isServed(const QString& group) const
{
    const std::vector<FakeOpenShiftKind>& kinds = fakeOpenShiftKinds();
    return !m_unservedGroups.contains(group)
        && std::any_of(kinds.cbegin(), kinds.cend(),
            [&group](const FakeOpenShiftKind& kind) { return kind.group == group; });
}

std::optional<FakeAnswer> FakeOpenShiftServer::refusal(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftStatus::Attempt attempt = attemptOf(call);
    if (!m_rbac.allows(attempt))
        return FakeOpenShiftStatus::forbidden(attempt).answer().withHeader(
            "X-Content-Type-Options", "nosniff");
    if (!isServed(call.kind.group))
        return pageNotFound();
    if (call.kind.kind.isEmpty()) {
        m_problems += lineOf(call.request) + QStringLiteral(": no such resource");
        return FakeOpenShiftStatus::noSuchResource().answer();
    }
    const bool oneByOne = call.verb != QLatin1StringView("list") && call.verb != QLatin1StringView("watch");
    if (call.kind.namespaced && call.project.isEmpty() && oneByOne) {
        m_problems += lineOf(call.request) + QStringLiteral(": without a namespace");
        return pageNotFound();
    }
    if (call.verb == QLatin1StringView("create") && call.kind.namespaced
        && m_store.find(QStringLiteral("namespaces"), QString(), call.project) == nullptr)
        return FakeOpenShiftStatus::notFound({QString(), QStringLiteral("namespaces")}, call.project)
            .answer();
    return std::nullopt;
}

FakeAnswer FakeOpenShiftServer::answerCall(const FakeOpenShiftCall& call)
{
    const QString& resource = call.kind.resource;
    if (!call.kind.verbs.contains(call.verb))
        return FakeOpenShiftStatus::methodNotAllowed().answer();
    if (FakeOpenShiftReviews::isFor(call))
        return m_reviews.answer(call);
    if (resource == QLatin1StringView("imagestreamtags") || resource == QLatin1StringView("imagetags")) {
        FakeAnswer answer = m_tags.answer(call);
        changed(call);
        return answer;
    }
    if (resource == QLatin1StringView("imagestreamimports"))
        return m_imports.answer(call);
    if (resource == QLatin1StringView("imagestreammappings"))
        return answerMapping(m_images, call);
    if (resource.startsWith(QLatin1StringView("imagestreams/"))
        || resource == QLatin1StringView("imagestreamimages"))
        return answerStreamPart(call);
    return m_objects.answer(call);
}

FakeAnswer FakeOpenShiftServer::answerStreamPart(const FakeOpenShiftCall& call)
{
    const bool isImage = call.kind.resource == QLatin1StringView("imagestreamimages");
    if (isImage && call.name.count(u'@') != 1)
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("imagestreamimages must be retrieved with <name>@<id>"))
            .answer();
    const QString name = call.name.section(u'@', 0, 0);
    const FakeOpenShiftStore::EntryPtr stream = m_images.stream(call.project, name);
    if (stream == nullptr)
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestreams")), name)
            .answer();
    if (isImage) {
        const auto image = m_images.streamImage(stream->object(), call.name.section(u'@', 1));
        return image ? fakeOpenShiftJson(image.value()) : image.status().answer();
    }
    if (call.kind.resource != QLatin1StringView("imagestreams/layers")) {
        m_problems += lineOf(call.request) + QStringLiteral(": not served by the fake");
        return FakeOpenShiftStatus::methodNotAllowed().answer();
    }
    if (!m_layersSynced)
        return FakeOpenShiftStatus::serverTimeout(
            fakeImageResource(QStringLiteral("imagestreamlayers")), QStringLiteral("get"), 2)
            .answer();
    return fakeOpenShiftJson(m_images.layers(stream->object()));
}

void FakeOpenShiftServer::changed(const FakeOpenShiftCall& call)
{
    if (call.kind.group == QLatin1StringView("image.openshift.io")) {
        // The import controller comes a moment later, as in a cluster.
        const QString stream = call.name.section(u':', 0, 0);
        if (call.verb != QLatin1StringView("get") && call.verb != QLatin1StringView("list"))
            QTimer::singleShot(0, m_http, [this, project = call.project, stream] {
                for (const FakeOpenShiftStore::EntryPtr& entry : m_store.list(fakeStreamsId(), project)) {
                    if (stream.isEmpty() || entry->name() == stream)
                        m_imports.importPending(project, entry->name());
                }
            });
    }
    if (m_listener)
        m_listener(call);
}

} // namespace portolan
