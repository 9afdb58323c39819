// SPDX-License-Identifier: Apache-2.0
#include "support/fakeharbor.h"

#include "support/imagefixture.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace portolan {
namespace {

constexpr int largestPage = 100;
const QByteArray token = QByteArrayLiteral("harbor-token");

FakeAnswer json(const QJsonValue& value, int status = 200)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return FakeAnswer::json(document.toJson(QJsonDocument::Compact), status);
}

FakeAnswer failure(int status, const QString& code, const QString& message)
{
    QJsonObject error;
    error.insert(QStringLiteral("code"), code);
    error.insert(QStringLiteral("message"), message);
    QJsonObject body;
    body.insert(QStringLiteral("errors"), QJsonArray({error}));
    return json(body, status);
}

FakeAnswer notFound(const QString& what)
{
    return failure(404, QStringLiteral("NOT_FOUND"), what + QStringLiteral(" not found"));
}

QString once(const QByteArray& segment)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(segment));
}

} // namespace

FakeHarbor::FakeHarbor() : m_server([this](const ApiCall& call) { return answer(call); }) {}

void FakeHarbor::addProject(const QString& name, bool isPublic, int role)
{
    QJsonObject metadata;
    metadata.insert(QStringLiteral("public"), isPublic ? QStringLiteral("true") : QStringLiteral("false"));
    QJsonObject project;
    project.insert(QStringLiteral("name"), name);
    project.insert(QStringLiteral("metadata"), metadata);
    project.insert(QStringLiteral("current_user_role_id"), role);
    project.insert(QStringLiteral("repo_count"), 1);
    m_projects << project;
}

void FakeHarbor::addRepository(const QString& name, QJsonObject more)
{
    more.insert(QStringLiteral("name"), name);
    m_repositories << more;
}

void FakeHarbor::addArtifact(
    const QString& repository, const QString& digest, const QStringList& tags, QJsonObject more)
{
    Artifact artifact;
    artifact.repository = repository;
    artifact.digest = digest;
    artifact.tags = tags;
    artifact.more = std::move(more);
    m_artifacts << artifact;
}

void FakeHarbor::makeImmutable(const QString& repository, const QString& tag)
{
    m_immutable << repository + u':' + tag;
}

void FakeHarbor::setVulnerabilities(const QString& digest, const QJsonObject& report)
{
    m_reports.insert(digest, report);
}

QStringList FakeHarbor::tagsOf(const QString& repository) const
{
    QStringList all;
    for (const Artifact& artifact : m_artifacts) {
        if (artifact.repository == repository)
            all += artifact.tags;
    }
    return all;
}

QStringList FakeHarbor::digestsOf(const QString& repository) const
{
    QStringList all;
    for (const Artifact& artifact : m_artifacts) {
        if (artifact.repository == repository)
            all << artifact.digest;
    }
    return all;
}

bool FakeHarbor::isUser(const ApiCall& call) const
{
    const QByteArray sent = call.request.header("Authorization");
    for (auto it = m_users.cbegin(); it != m_users.cend(); ++it) {
        if (sent == "Basic " + (it.key() + u':' + it.value()).toUtf8().toBase64())
            return true;
    }
    return false;
}

bool FakeHarbor::mayRead(const ApiCall& call, const QString& repository) const
{
    const QString name = repository.section(u'/', 0, 0);
    return isUser(call) || std::any_of(m_projects.cbegin(), m_projects.cend(), [&](const QJsonObject& one) {
        return one.value(QStringLiteral("name")) == name
            && one.value(QStringLiteral("metadata")).toObject().value(QStringLiteral("public"))
            == QStringLiteral("true");
    });
}

FakeAnswer FakeHarbor::answer(const ApiCall& call)
{
    if (call.request.hasHeader("Cookie"))
        return m_server.refuse(call, QStringLiteral("a cookie starts the CSRF check"), 403);
    const QByteArray path = call.request.path();
    if (path == "/service/token")
        return giveToken(call);
    if (path.startsWith("/v2/"))
        return content(call);
    if (!path.startsWith("/api/v2.0/"))
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    if (call.request.header("Authorization").startsWith("Bearer"))
        return m_server.refuse(call, QStringLiteral("a registry token is of no use here"), 401);
    if (call.request.hasHeader("Authorization") && !isUser(call))
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"));
    return api(call);
}

FakeAnswer FakeHarbor::giveToken(const ApiCall& call)
{
    if (call.request.method != "GET")
        return FakeAnswer(405);
    const QStringList known({QStringLiteral("service"), QStringLiteral("scope"), QStringLiteral("account")});
    if (const QString wrong = HttpServer::unknownQuery(call, known); !wrong.isEmpty())
        return m_server.refuse(call, wrong, 400);
    if (call.query(QStringLiteral("service")) != QStringLiteral("harbor-registry"))
        return m_server.refuse(call, QStringLiteral("another service"), 400);
    if (call.request.hasHeader("Authorization") && !isUser(call))
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"));
    QJsonObject body;
    body.insert(QStringLiteral("token"), QString::fromLatin1(token));
    body.insert(QStringLiteral("expires_in"), 1800);
    return json(body);
}

FakeAnswer FakeHarbor::content(const ApiCall& call)
{
    if (call.request.header("Authorization") != "Bearer " + token) {
        const QByteArray realm = m_server.url(QStringLiteral("/service/token")).toEncoded();
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"))
            .withHeader("WWW-Authenticate", "Bearer realm=\"" + realm + "\",service=\"harbor-registry\"");
    }
    const QByteArray path = call.request.path();
    if (path == "/v2/")
        return FakeAnswer::json("{}");
    const QString name = QString::fromLatin1(path).mid(4);
    const bool isManifest = name.contains(QStringLiteral("/manifests/"));
    if (call.request.method == "PUT" && isManifest)
        return putManifest(call, name.section(QStringLiteral("/manifests/"), 0, 0),
            name.section(QStringLiteral("/manifests/"), 1));
    if (call.request.method != "GET" && call.request.method != "HEAD")
        return m_server.refuse(call, QStringLiteral("content is not changed here"), 405);
    if (name.contains(QStringLiteral("/referrers/")))
        return FakeAnswer::json("{\"schemaVersion\":2,\"manifests\":[]}")
            .withHeader("Content-Type", "application/vnd.oci.image.index.v1+json");
    if (isManifest) {
        const QString repository = name.section(QStringLiteral("/manifests/"), 0, 0);
        const QString reference = name.section(QStringLiteral("/manifests/"), 1);
        const Artifact* artifact = find(repository, reference);
        if (!artifact)
            return notFound(QStringLiteral("artifact"));
        const QString to = QStringLiteral("/v2/%1/manifests/%2").arg(repository, artifact->digest);
        return FakeAnswer::redirect(m_content.resolved(QUrl(to)).toEncoded());
    }
    return FakeAnswer::redirect(m_content.resolved(QUrl(QString::fromLatin1(path))).toEncoded());
}

FakeAnswer FakeHarbor::putManifest(const ApiCall& call, const QString& repository, const QString& reference)
{
    Artifact* artifact = find(repository, ImageFixture::sha256(call.request.body));
    if (!artifact)
        return m_server.refuse(call, QStringLiteral("content is not changed here"), 405);
    if (m_immutable.contains(repository + u':' + reference))
        return failure(412, QStringLiteral("PRECONDITION"), QStringLiteral("immutable tag"));
    const QString digest = artifact->digest;
    for (Artifact& one : m_artifacts) {
        if (one.repository == repository && one.digest != digest)
            one.tags.removeAll(reference);
    }
    if (!artifact->tags.contains(reference))
        artifact->tags << reference;
    return FakeAnswer(201)
        .withHeader("Docker-Content-Digest", digest.toLatin1())
        .withHeader("Location", call.request.path());
}

FakeAnswer FakeHarbor::scan(const ApiCall& call, Artifact& artifact)
{
    if (call.request.method != "POST" || !call.request.body.isEmpty())
        return m_server.refuse(call, QStringLiteral("a scan is asked for by POST, without a body"), 405);
    if (!isUser(call))
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"));
    QJsonObject report;
    report.insert(QStringLiteral("scan_status"), QStringLiteral("Pending"));
    QJsonObject overview;
    overview.insert(QStringLiteral("application/vnd.security.vulnerability.report; version=1.1"), report);
    artifact.more.insert(QStringLiteral("scan_overview"), overview);
    m_scansAsked << artifact.digest;
    return FakeAnswer(202);
}

FakeAnswer FakeHarbor::api(const ApiCall& call)
{
    const QByteArrayList parts = call.segments.mid(2);
    const QByteArray first = parts.value(0);
    const QByteArray whole = parts.join('/');
    if (whole == "ping")
        return FakeAnswer(200, "Pong");
    if (first == "search")
        return search(call);
    if (whole == "projects")
        return projects(call);
    if (whole == "repositories") {
        QList<QJsonObject> visible = m_repositories;
        visible.removeIf([&](const QJsonObject& one) {
            return !mayRead(call, one.value(QStringLiteral("name")).toString());
        });
        return page(call, visible, {});
    }
    if (first != "projects" || parts.value(2) != "repositories" || parts.size() < 4)
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    if (parts[3].contains("%2F") || parts[3].contains("%2f"))
        return m_server.refuse(call, QStringLiteral("the repository's name is encoded once only"), 404);
    const QString repository = once(parts[1]) + u'/' + once(once(parts[3]).toUtf8());
    if (!mayRead(call, repository))
        return failure(403, QStringLiteral("FORBIDDEN"), QStringLiteral("forbidden"));
    return ofRepository(call, repository);
}

FakeAnswer FakeHarbor::projects(const ApiCall& call)
{
    QList<QJsonObject> visible;
    for (const QJsonObject& project : std::as_const(m_projects)) {
        const QString name = project.value(QStringLiteral("name")).toString();
        if (mayRead(call, name) && name.contains(call.query(QStringLiteral("name"))))
            visible << project;
    }
    return page(call, visible,
        {QStringLiteral("name"), QStringLiteral("public"), QStringLiteral("owner"),
            QStringLiteral("with_detail")});
}

FakeAnswer FakeHarbor::search(const ApiCall& call)
{
    if (const QString wrong = HttpServer::unknownQuery(call, {QStringLiteral("q")}); !wrong.isEmpty())
        return m_server.refuse(call, wrong, 400);
    QJsonArray found;
    for (const QJsonObject& one : std::as_const(m_repositories)) {
        const QString name = one.value(QStringLiteral("name")).toString();
        if (!name.contains(call.query(QStringLiteral("q"))) || !mayRead(call, name))
            continue;
        QJsonObject hit;
        hit.insert(QStringLiteral("repository_name"), name);
        hit.insert(QStringLiteral("pull_count"), one.value(QStringLiteral("pull_count")));
        found.append(hit);
    }
    QJsonObject body;
    body.insert(QStringLiteral("project"), QJsonArray());
    body.insert(QStringLiteral("repository"), found);
    return json(body);
}

FakeAnswer FakeHarbor::ofRepository(const ApiCall& call, const QString& repository)
{
    const QByteArrayList parts = call.segments.mid(6);
    if (parts.isEmpty()) {
        for (const QJsonObject& one : std::as_const(m_repositories)) {
            if (one.value(QStringLiteral("name")) == repository)
                return json(one);
        }
        return notFound(QStringLiteral("repository"));
    }
    if (parts.first() != "artifacts")
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    if (parts.size() == 1)
        return artifacts(call, repository);
    Artifact* artifact = find(repository, once(parts[1]));
    return artifact ? ofArtifact(call, *artifact) : notFound(QStringLiteral("artifact"));
}

FakeAnswer FakeHarbor::artifacts(const ApiCall& call, const QString& repository)
{
    if (call.request.header("X-Accept-Vulnerabilities").isEmpty())
        return m_server.refuse(call, QStringLiteral("the overview's formats are not named"), 400);
    const QString filter = call.query(QStringLiteral("q"));
    if (!filter.isEmpty() && filter != QStringLiteral("tags=*") && filter != QStringLiteral("tags=nil"))
        return m_server.refuse(call, QStringLiteral("a filter not known here"), 400);
    QList<QJsonObject> found;
    for (const Artifact& artifact : std::as_const(m_artifacts)) {
        const bool fits =
            filter.isEmpty() || artifact.tags.isEmpty() == (filter == QStringLiteral("tags=nil"));
        if (artifact.repository == repository && fits)
            found << toJson(artifact);
    }
    return page(call, found,
        {QStringLiteral("with_tag"), QStringLiteral("with_scan_overview"),
            QStringLiteral("with_immutable_status"), QStringLiteral("q"), QStringLiteral("sort")});
}

FakeAnswer FakeHarbor::ofArtifact(const ApiCall& call, Artifact& artifact)
{
    const QByteArrayList parts = call.segments.mid(8);
    if (parts.value(0) == "tags")
        return ofTags(call, artifact);
    if (parts.join('/') == "additions/vulnerabilities") {
        if (call.request.header("X-Accept-Vulnerabilities").isEmpty())
            return m_server.refuse(call, QStringLiteral("the formats are not named"), 400);
        return m_reports.contains(artifact.digest) ? json(m_reports.value(artifact.digest))
                                                   : notFound(QStringLiteral("report"));
    }
    if (parts.join('/') == "scan")
        return scan(call, artifact);
    if (!parts.isEmpty())
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    if (call.request.method == "GET")
        return json(toJson(artifact));
    if (call.request.method != "DELETE")
        return m_server.refuse(call, QStringLiteral("no such method"), 405);
    if (!isUser(call))
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"));
    for (const QString& tag : std::as_const(artifact.tags)) {
        if (m_immutable.contains(artifact.repository + u':' + tag))
            return failure(412, QStringLiteral("PRECONDITION"), QStringLiteral("immutable tag"));
    }
    const QString gone = artifact.digest;
    m_artifacts.removeIf([&gone](const Artifact& one) { return one.digest == gone; });
    return FakeAnswer(200);
}

FakeAnswer FakeHarbor::ofTags(const ApiCall& call, Artifact& artifact)
{
    if (!isUser(call))
        return failure(401, QStringLiteral("UNAUTHORIZED"), QStringLiteral("unauthorized"));
    const QString tag = once(call.segments.value(9));
    if (call.request.method == "DELETE" && !tag.isEmpty()) {
        if (m_immutable.contains(artifact.repository + u':' + tag))
            return failure(412, QStringLiteral("PRECONDITION"), QStringLiteral("immutable tag"));
        return artifact.tags.removeAll(tag) == 0 ? notFound(QStringLiteral("tag")) : FakeAnswer(200);
    }
    if (call.request.method == "POST" && tag.isEmpty()) {
        const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
        const QString name = body.value(QStringLiteral("name")).toString();
        if (name.isEmpty() || !call.request.header("Content-Type").startsWith("application/json"))
            return m_server.refuse(call, QStringLiteral("no tag in JSON"), 400);
        if (tagsOf(artifact.repository).contains(name))
            return failure(409, QStringLiteral("CONFLICT"), QStringLiteral("tag exists"));
        artifact.tags << name;
        return FakeAnswer(201);
    }
    return m_server.refuse(call, QStringLiteral("no such method"), 405);
}

QJsonObject FakeHarbor::toJson(const Artifact& artifact) const
{
    QJsonArray tags;
    for (const QString& name : artifact.tags) {
        QJsonObject tag;
        tag.insert(QStringLiteral("name"), name);
        tag.insert(QStringLiteral("push_time"), QStringLiteral("2026-03-04T05:06:07.000Z"));
        tag.insert(QStringLiteral("pull_time"), QStringLiteral("0001-01-01T00:00:00.000Z"));
        tag.insert(QStringLiteral("immutable"), m_immutable.contains(artifact.repository + u':' + name));
        tags.append(tag);
    }
    QJsonObject out = artifact.more;
    out.insert(QStringLiteral("digest"), artifact.digest);
    out.insert(QStringLiteral("tags"), tags.isEmpty() ? QJsonValue() : QJsonValue(tags));
    if (!out.contains(QStringLiteral("manifest_media_type")))
        out.insert(QStringLiteral("manifest_media_type"),
            QStringLiteral("application/vnd.oci.image.manifest.v1+json"));
    return out;
}

FakeHarbor::Artifact* FakeHarbor::find(const QString& repository, const QString& tagOrDigest)
{
    const auto found = std::find_if(m_artifacts.begin(), m_artifacts.end(), [&](const Artifact& artifact) {
        return artifact.repository == repository
            && (artifact.digest == tagOrDigest || artifact.tags.contains(tagOrDigest));
    });
    return found == m_artifacts.end() ? nullptr : &*found;
}

FakeAnswer FakeHarbor::page(const ApiCall& call, const QList<QJsonObject>& all, const QStringList& more)
{
    if (call.request.method != "GET")
        return m_server.refuse(call, QStringLiteral("only read"), 405);
    const QStringList known = more + QStringList({QStringLiteral("page"), QStringLiteral("page_size")});
    if (const QString unknown = HttpServer::unknownQuery(call, known); !unknown.isEmpty())
        return m_server.refuse(call, unknown, 400);
    const int number = call.number(QStringLiteral("page"), 1);
    const int size = call.number(QStringLiteral("page_size"), 10);
    if (number < 1 || size < 1 || size > largestPage)
        return m_server.refuse(call, QStringLiteral("pages begin at 1 and hold up to 100"), 422);
    QJsonArray items;
    for (const QJsonObject& one : all.mid(qsizetype(number - 1) * size, size))
        items.append(one);
    return json(items).withHeader("X-Total-Count", QByteArray::number(all.size()));
}

} // namespace portolan
