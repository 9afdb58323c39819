// SPDX-License-Identifier: Apache-2.0
#include "support/fakequayrest.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QUuid>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int repositoriesPerPage = 100;
constexpr int findPageSize = 10;

FakeAnswer json(const QJsonObject& object, int status = 200)
{
    return FakeAnswer::json(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

FakeAnswer json(const QJsonArray& array)
{
    return FakeAnswer::json(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

FakeAnswer webPage(int status, const QByteArray& text)
{
    return FakeAnswer(status, text).withHeader("Content-Type", "text/html; charset=utf-8");
}

QJsonObject avatar(const QString& name)
{
    return {
        {u"name"_s, name}, {u"hash"_s, u"94adf358"_s}, {u"color"_s, u"#393b79"_s}, {u"kind"_s, u"user"_s}};
}

QJsonObject foundRepository(const FakeQuayRepository& repository, bool withUsage)
{
    const QString nameSpace = repository.nameSpace;
    QJsonObject found{{u"kind"_s, u"repository"_s}, {u"title"_s, u"repo"_s},
        {u"namespace"_s,
            QJsonObject{{u"title"_s, u"user"_s}, {u"kind"_s, u"user"_s}, {u"avatar"_s, avatar(nameSpace)},
                {u"name"_s, nameSpace}, {u"score"_s, 1}, {u"href"_s, u"/user/"_s + nameSpace}}},
        {u"name"_s, repository.name}, {u"description"_s, repository.description.value_or(QString())},
        {u"is_public"_s, repository.isPublic}, {u"score"_s, 4},
        {u"href"_s, u"/repository/"_s + repository.fullName()}};
    if (withUsage) {
        found.insert(u"last_modified"_s, repository.lastModified);
        found.insert(u"stars"_s, repository.isStarred ? 1 : 0);
        found.insert(u"popularity"_s, repository.popularity);
    }
    return found;
}

QJsonObject layer(int index, qint64 size, const QString& digest)
{
    return {{u"index"_s, index}, {u"compressed_size"_s, size}, {u"is_remote"_s, false},
        {u"urls"_s, QJsonValue()}, {u"command"_s, QJsonValue()}, {u"comment"_s, QJsonValue()},
        {u"author"_s, QJsonValue()}, {u"blob_digest"_s, digest}, {u"created_datetime"_s, QJsonValue()}};
}

//! The layers of an image, the lowest first.
QJsonArray layersOf(const QJsonObject& manifest)
{
    QJsonArray layers;
    const QJsonArray schema1 = manifest.value(u"fsLayers"_s).toArray();
    const QJsonArray history = manifest.value(u"history"_s).toArray();
    for (qsizetype i = schema1.size() - 1; i >= 0; --i) {
        const QByteArray v1 = history.at(i)[u"v1Compatibility"_s].toString().toUtf8();
        const qint64 size = QJsonDocument::fromJson(v1).object().value(u"Size"_s).toInteger();
        layers.append(layer(static_cast<int>(layers.size()), size, schema1.at(i)[u"blobSum"_s].toString()));
    }
    for (const QJsonValue& one : manifest.value(u"layers"_s).toArray())
        layers.append(
            layer(static_cast<int>(layers.size()), one[u"size"_s].toInteger(), one[u"digest"_s].toString()));
    return layers;
}

} // namespace

FakeAnswer FakeQuay::Rest::error(int status, const char* type, const char* message) const
{
    const QString kind = QString::fromLatin1(type);
    const QString text = QString::fromLatin1(message);
    return json(QJsonObject{{u"detail"_s, text}, {u"error_message"_s, text}, {u"error_type"_s, kind},
                    {u"title"_s, kind}, {u"type"_s, u"http://%1/api/v1/error/%2"_s.arg(m_quay.host(), kind)},
                    {u"status"_s, status}},
        status);
}

FakeAnswer FakeQuay::Rest::unauthorized() const
{
    return m_caller.isAnonymous() ? error(401, "invalid_token", "Requires authentication")
                                  : error(403, "insufficient_scope", "Unauthorized");
}

void FakeQuay::Rest::checkQuery(const QStringList& known)
{
    const QString complaint = HttpServer::unknownQuery(m_call, known);
    if (!complaint.isEmpty())
        m_quay.note(QString::fromLatin1(m_call.request.line()) + u": "_s + complaint);
    if (m_call.items.contains(u"page"_s) && m_call.number(u"page"_s, 0) < 1)
        m_quay.note(QString::fromLatin1(m_call.request.line()) + u": pages count from 1"_s);
}

//! What is refused before it is looked at.
std::optional<FakeAnswer> FakeQuay::Rest::refusal()
{
    const QByteArray authorization = m_call.request.header("Authorization");
    const bool browser = m_call.request.header("User-Agent").startsWith("Mozilla/");
    if (!isChange() && browser && m_call.request.header("X-Requested-With") != "XMLHttpRequest")
        return webPage(400,
            R"({"error": "API calls must be invoked with an X-Requested-With header if called from a browser"})");
    if (authorization.startsWith("Bearer ")) {
        const auto caller = m_quay.m_accounts.byToken(authorization);
        if (!caller)
            return error(401, "invalid_token", "Invalid token");
        m_caller = *caller;
        m_hasToken = true;
    } else if (authorization.startsWith("Basic ")) {
        const bool forScan = m_call.request.path().endsWith("/security");
        if (!forScan && !isChange())
            m_quay.note(u"a password was sent to "_s + QString::fromLatin1(m_call.request.path()));
        const auto caller = forScan ? m_quay.m_accounts.byBasic(authorization) : std::nullopt;
        if (forScan && !caller)
            return error(401, "invalid_token", "Invalid Username or Password");
        m_caller = caller.value_or(FakeQuayCaller());
        if (caller)
            m_caller.scopes << u"repo:read"_s;
    }
    if (isChange() && !m_hasToken)
        return webPage(403, R"({"error": "CSRF token was invalid or missing."})");
    return std::nullopt;
}

FakeAnswer FakeQuay::Rest::answer()
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    m_quay.m_recent.removeIf([now](qint64 time) { return time <= now - 1000; });
    if (m_quay.m_mostPerSecond > 0 && m_quay.m_recent.size() >= m_quay.m_mostPerSecond) {
        ++m_quay.m_limited;
        return webPage(429, "<html><head><title>429 Too Many Requests</title></head></html>");
    }
    m_quay.m_recent << now;
    const auto refused = refusal();
    return refused ? *refused : route();
}

FakeAnswer FakeQuay::Rest::route()
{
    const QByteArray what = m_call.segments.value(2);
    const QByteArray then = m_call.segments.value(3);
    if (what == "repository")
        return then.isEmpty() ? repositories() : inRepository();
    if (what == "find" && then == "repositories")
        return find();
    if (what == "find")
        return webPage(500, "<!doctype html>\n<title>500 Internal Server Error</title>");
    if (what == "user")
        return user();
    if (what == "organization")
        return organization();
    if (what == "registry" && then == "capabilities") {
        checkQuery({});
        return json(
            QJsonObject{{u"sparse_manifests"_s,
                            QJsonObject{{u"supported"_s, false}, {u"required_architectures"_s, QJsonArray()},
                                {u"optional_architectures_allowed"_s, false}}},
                {u"mirror_architectures"_s, QJsonArray{u"amd64"_s, u"arm64"_s, u"ppc64le"_s, u"s390x"_s}}});
    }
    if (what == "discovery")
        return discovery();
    return m_quay.m_server.refuse(m_call, u"Quay's API has no such place"_s, 404);
}

FakeAnswer FakeQuay::Rest::discovery()
{
    checkQuery({u"internal"_s});
    QJsonObject paths;
    for (const QString& path : {u"/api/v1/repository"_s, u"/api/v1/repository/{repository}"_s,
             u"/api/v1/repository/{repository}/tag/"_s, u"/api/v1/organization/{orgname}/quota"_s,
             u"/api/v1/organization/{orgname}/proxycache"_s, u"/api/v1/find/repositories"_s})
        paths.insert(path, QJsonObject());
    if (m_quay.m_scanner)
        paths.insert(u"/api/v1/repository/{repository}/manifest/{manifestref}/security"_s, QJsonObject());
    return json(QJsonObject{{u"swagger"_s, u"2.0"_s}, {u"paths"_s, paths}});
}

FakeAnswer FakeQuay::Rest::repositories()
{
    checkQuery({u"namespace"_s, u"public"_s, u"starred"_s, u"last_modified"_s, u"popularity"_s,
        u"repo_kind"_s, u"next_page"_s});
    const QString nameSpace = m_call.query(u"namespace"_s);
    const bool starred = m_call.query(u"starred"_s) == u"true";
    const bool open = m_call.query(u"public"_s) == u"true";
    if (nameSpace.isEmpty() && !starred && !open)
        return error(400, "invalid_request", "namespace, starred or public are required for this API call");
    if (starred && m_caller.isAnonymous())
        return unauthorized();
    const bool reads = m_caller.hasScope("repo:read");
    QJsonArray rows;
    for (const auto& repository : m_quay.m_repositories) {
        const bool seen = repository->isPublic || (reads && m_quay.mayRead(m_caller, *repository));
        const bool meant = (!nameSpace.isEmpty() && repository->nameSpace == nameSpace)
            || (starred && repository->isStarred) || (open && repository->isPublic);
        if (seen && meant)
            rows.append(repository->row(m_call.query(u"last_modified"_s) == u"true",
                m_call.query(u"popularity"_s) == u"true", !m_caller.isAnonymous()));
    }
    const int first = m_quay.m_cursors.value(m_call.query(u"next_page"_s));
    QJsonArray page;
    for (int i = first; i < rows.size() && i < first + repositoriesPerPage; ++i)
        page.append(rows.at(i));
    QJsonObject body{{u"repositories"_s, page}};
    if (first + repositoriesPerPage < rows.size()) {
        const QString cursor = u"gAAAA+/"_s + QUuid::createUuid().toString(QUuid::Id128) + u"=="_s;
        m_quay.m_cursors.insert(cursor, first + repositoriesPerPage);
        body.insert(u"next_page"_s, cursor);
    }
    return json(body);
}

FakeAnswer FakeQuay::Rest::inRepository()
{
    // .../repository/<namespace>/<name, may have slashes>[/tag/...|/manifest/...|/mirror...]
    static const QByteArrayList parts{"tag", "manifest", "mirror"};
    qsizetype at = 5;
    while (at < m_call.segments.size() && !parts.contains(m_call.segments.at(at)))
        ++at;
    const QString name = QString::fromLatin1(m_call.segments.mid(3, at - 3).join('/'));
    FakeQuayRepository* const repository = m_quay.find(name);
    const bool reads = repository
        && (repository->isPublic
            || (m_caller.hasScope("repo:read") && m_quay.mayRead(m_caller, *repository)));
    if (!reads && (repository || m_caller.isAnonymous()))
        return unauthorized();
    if (!repository)
        return notFound();
    const QByteArrayList rest = m_call.segments.mid(at + 1);
    const QByteArray part = m_call.segments.value(at);
    if (isChange()) {
        const bool writes = m_caller.hasScope("repo:write") && m_quay.owns(m_caller, repository->nameSpace)
            && repository->canWrite;
        if (!writes)
            return unauthorized();
        if (part != "mirror" && repository->state != "NORMAL"_L1)
            return json(QJsonObject{{u"message"_s, u"Repository is in read only mode."_s}}, 503);
    }
    if (part == "tag")
        return rest.value(0).isEmpty() ? tags(*repository) : tag(*repository, rest);
    if (part == "manifest")
        return manifest(*repository, rest);
    if (part == "mirror")
        return mirror(*repository, rest);
    checkQuery({u"includeTags"_s, u"includeStats"_s});
    if (m_call.query(u"includeTags"_s) != u"false" && m_call.request.target.contains('?'))
        m_quay.note(u"tags were asked for along with "_s + name);
    FakeQuayRepository shown = *repository;
    const bool owner = m_hasToken && m_quay.owns(m_caller, shown.nameSpace);
    shown.canWrite = shown.canWrite && owner;
    shown.canAdmin = shown.canAdmin && owner;
    return json(shown.detail(m_quay.now(), m_call.query(u"includeStats"_s) == u"true"));
}

FakeAnswer FakeQuay::Rest::tags(const FakeQuayRepository& repository)
{
    checkQuery({u"onlyActiveTags"_s, u"limit"_s, u"page"_s, u"specificTag"_s, u"filter_tag_name"_s});
    const qint64 now = m_quay.now();
    const bool onlyActive = m_call.query(u"onlyActiveTags"_s) == u"true";
    const QString specific = m_call.query(u"specificTag"_s);
    const QString filter = m_call.query(u"filter_tag_name"_s);
    const auto wanted = [&](const FakeQuayTag& tag) {
        const bool named = specific.isEmpty() || tag.name == specific;
        const bool like = !filter.startsWith("like:"_L1) || tag.name.contains(filter.mid(5));
        const bool equal = !filter.startsWith("eq:"_L1) || tag.name == filter.mid(3);
        return named && like && equal && (!onlyActive || tag.isAlive(now));
    };
    const QList<FakeQuayTag> all = repository.entries(wanted);
    const int limit = qBound(1, m_call.number(u"limit"_s, 50), 100);
    const int page = qMax(1, m_call.number(u"page"_s, 1));
    QJsonArray list;
    for (const FakeQuayTag& tag : all.mid(qsizetype(page - 1) * limit, limit))
        list.append(tag.toJson());
    return json(QJsonObject{
        {u"tags"_s, list}, {u"page"_s, page}, {u"has_additional"_s, all.size() > qsizetype(page) * limit}});
}

FakeAnswer FakeQuay::Rest::tag(FakeQuayRepository& repository, const QByteArrayList& rest)
{
    checkQuery({});
    const QString name = QString::fromLatin1(QByteArray::fromPercentEncoding(rest.first()));
    const qint64 now = m_quay.now();
    const FakeQuayTag* const current = repository.alive(name, now);
    if (current && current->immutable && !m_call.request.body.contains("immutable"))
        return error(409, "tag_immutable", "Tag is immutable and cannot be modified");
    if (m_call.request.method == "DELETE")
        return repository.remove(name, now) ? FakeAnswer(204).withHeader("Content-Type", "application/json")
                                            : notFound();
    if (m_call.request.method == "PUT")
        return putTag(repository, name);
    if (m_call.request.method == "POST" && rest.value(1) == "restore") {
        const QString digest =
            QJsonDocument::fromJson(m_call.request.body).object().value(u"manifest_digest"_s).toString();
        return repository.restore(name, digest, now) ? json(QJsonObject()) : notFound();
    }
    return m_quay.m_server.refuse(m_call, u"no such thing to do with a tag"_s, 405);
}

FakeAnswer FakeQuay::Rest::putTag(FakeQuayRepository& repository, const QString& name)
{
    const QJsonObject body = QJsonDocument::fromJson(m_call.request.body).object();
    const qint64 now = m_quay.now();
    FakeQuayTag* const current = repository.alive(name, now);
    const bool movesOnly = body.contains(u"manifest_digest"_s);
    if (!current && !movesOnly)
        return notFound();
    if (body.contains(u"expiration"_s)) {
        const QJsonValue end = body.value(u"expiration"_s);
        if (!end.isNull() && end.toInteger() <= now)
            return json(
                QJsonObject{{u"message"_s,
                    u"The browser (or proxy) sent a request that this server could not understand."_s}},
                400);
        current->end = end.isNull() ? std::nullopt : std::optional(end.toInteger());
    }
    if (body.contains(u"immutable"_s)) {
        if (!body.value(u"immutable"_s).toBool() && !repository.canAdmin)
            return unauthorized();
        current->immutable = body.value(u"immutable"_s).toBool();
    }
    if (movesOnly) {
        const QString digest = body.value(u"manifest_digest"_s).toString();
        if (!repository.isDigestAlive(digest, now))
            return notFound();
        repository.point(name, digest, now, false);
    }
    return FakeAnswer::json("\"Updated\"", 201);
}

FakeAnswer FakeQuay::Rest::manifest(const FakeQuayRepository& repository, const QByteArrayList& rest)
{
    const QString digest = QString::fromLatin1(QByteArray::fromPercentEncoding(rest.first()));
    if (rest.value(1) == "labels") {
        checkQuery({u"filter"_s});
        return json(QJsonObject{{u"labels"_s, repository.labels.value(digest)}});
    }
    if (rest.value(1) == "security") {
        checkQuery({u"vulnerabilities"_s});
        if (!m_quay.m_scanner)
            return notFound();
        const bool isList = std::any_of(repository.history.cbegin(), repository.history.cend(),
            [&digest](const FakeQuayTag& tag) { return tag.digest == digest && tag.isList; });
        if (isList)
            m_quay.note(u"an index has no scan: "_s + digest);
        static const QJsonObject queued{{u"status"_s, u"queued"_s}, {u"data"_s, QJsonValue()}};
        return json(repository.scans.value(digest, queued));
    }
    checkQuery({});
    return manifestDetail(repository, digest);
}

FakeAnswer FakeQuay::Rest::manifestDetail(const FakeQuayRepository& repository, const QString& digest)
{
    const auto found = m_quay.manifest(repository, digest);
    if (!found)
        return notFound();
    const QJsonObject manifest = QJsonDocument::fromJson(found->bytes).object();
    const bool isList = manifest.contains(u"manifests"_s);
    const QJsonArray layers = layersOf(manifest);
    qint64 size = 0;
    for (const QJsonValue& one : layers)
        size += one[u"compressed_size"_s].toInteger();
    const QJsonValue config = manifest.value(u"config"_s)[u"mediaType"_s];
    return json(QJsonObject{{u"digest"_s, digest}, {u"is_manifest_list"_s, isList},
        {u"manifest_data"_s, QString::fromUtf8(found->bytes)},
        {u"config_media_type"_s, config.isString() ? config : QJsonValue()},
        {u"layers_compressed_size"_s, isList ? QJsonValue() : QJsonValue(size)},
        {u"layers"_s, isList ? QJsonValue() : QJsonValue(layers)}});
}

FakeAnswer FakeQuay::Rest::mirror(FakeQuayRepository& repository, const QByteArrayList& rest)
{
    checkQuery({});
    if (!repository.mirror)
        return notFound();
    if (!repository.canAdmin)
        return unauthorized();
    if (rest.value(0) == "sync-now" && m_call.request.method == "POST") {
        ++repository.syncsAskedFor;
        return FakeAnswer(204).withHeader("Content-Type", "application/json");
    }
    return json(*repository.mirror);
}

FakeAnswer FakeQuay::Rest::find()
{
    checkQuery({u"query"_s, u"page"_s, u"includeUsage"_s});
    const QString words = m_call.query(u"query"_s);
    const bool usage = m_call.query(u"includeUsage"_s) == u"true";
    const int page = qBound(1, m_call.number(u"page"_s, 1), 10);
    QJsonArray all;
    for (const auto& repository : m_quay.m_repositories) {
        if (m_quay.mayRead(m_caller, *repository) && repository->name.contains(words))
            all.append(foundRepository(*repository, usage));
    }
    QJsonArray results;
    const int first = (page - 1) * findPageSize;
    for (int i = first; i < all.size() && i < first + findPageSize; ++i)
        results.append(all.at(i));
    return json(QJsonObject{{u"results"_s, results}, {u"has_additional"_s, first + findPageSize < all.size()},
        {u"page"_s, page}, {u"page_size"_s, findPageSize}, {u"start_index"_s, first}});
}

FakeAnswer FakeQuay::Rest::user()
{
    const QByteArray then = m_call.segments.value(3);
    if (then == "robots")
        return robots(m_caller.user, "user:admin");
    if (then == "quota") {
        checkQuery({});
        return json(m_quay.m_quotas.value(m_caller.user));
    }
    checkQuery({});
    if (!m_caller.hasScope("user:read")) {
        const QString text = u"Requires authentication"_s;
        return json(
            QJsonObject{{u"session_required"_s, false}, {u"detail"_s, text}, {u"error_message"_s, text},
                {u"error_type"_s, u"invalid_token"_s}, {u"title"_s, u"invalid_token"_s},
                {u"type"_s, u"http://%1/api/v1/error/invalid_token"_s.arg(m_quay.host())},
                {u"status"_s, 401}},
            401);
    }
    QJsonArray organizations;
    for (auto it = m_quay.m_organizations.cbegin(); it != m_quay.m_organizations.cend(); ++it) {
        if (it.value().contains(m_caller.user))
            organizations.append(QJsonObject{{u"name"_s, it.key()}, {u"avatar"_s, avatar(it.key())},
                {u"can_create_repo"_s, true}, {u"public"_s, false}, {u"is_org_admin"_s, true}});
    }
    return json(QJsonObject{{u"anonymous"_s, false}, {u"username"_s, m_caller.user},
        {u"avatar"_s, avatar(m_caller.user)}, {u"organizations"_s, organizations},
        {u"preferred_namespace"_s, true}});
}

FakeAnswer FakeQuay::Rest::organization()
{
    const QString name = QString::fromLatin1(m_call.segments.value(3));
    const QByteArray then = m_call.segments.value(4);
    if (!m_quay.m_organizations.contains(name))
        return notFound();
    if (then == "robots")
        return robots(name, "org:admin");
    checkQuery({});
    if (then == "quota")
        return m_caller.hasScope("org:admin") ? json(m_quay.m_quotas.value(name)) : unauthorized();
    if (then == "proxycache")
        return m_caller.hasScope("org:admin") ? proxyCache(m_quay.m_proxyCaches.value(name)) : unauthorized();
    const bool member = m_quay.owns(m_caller, name) && m_caller.hasScope("org:admin");
    QJsonObject body{{u"name"_s, name}, {u"email"_s, QString()}, {u"avatar"_s, avatar(name)},
        {u"is_admin"_s, member}, {u"is_member"_s, member}};
    if (member)
        body.insert(u"quota_report"_s,
            QJsonObject{{u"quota_bytes"_s, 4'200'000}, {u"configured_quota"_s, 10'000'000}});
    return json(body);
}

FakeAnswer FakeQuay::Rest::proxyCache(const QString& upstream)
{
    if (upstream.isEmpty())
        return json(QJsonObject{
            {u"upstream_registry"_s, QString()}, {u"expiration_s"_s, QString()}, {u"insecure"_s, QString()}});
    return json(
        QJsonObject{{u"upstream_registry"_s, upstream}, {u"expiration_s"_s, 86'400}, {u"insecure"_s, false}});
}

FakeAnswer FakeQuay::Rest::robots(const QString& nameSpace, const char* scope)
{
    checkQuery({u"permissions"_s, u"token"_s, u"limit"_s});
    if (m_call.query(u"token"_s) != u"false")
        m_quay.note(u"the robots' tokens were asked for"_s);
    if (!m_caller.hasScope(scope) || !m_quay.owns(m_caller, nameSpace))
        return unauthorized();
    return json(QJsonObject{{u"robots"_s, m_quay.m_robots.value(nameSpace)}});
}

} // namespace portolan
