// SPDX-License-Identifier: Apache-2.0
#include "support/fakequayv2.h"

#include "support/imagefixture.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QUuid>

namespace portolan {
namespace {

constexpr int pageSize = 100;

QByteArray compact(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

FakeAnswer webPage(int status, const QByteArray& text)
{
    return FakeAnswer(status, text).withHeader("Content-Type", "text/html; charset=utf-8");
}

bool isDigest(const QString& reference)
{
    return reference.contains(u':');
}

} // namespace

QByteArray manifestTypes()
{
    return "application/vnd.oci.image.index.v1+json, application/vnd.oci.image.manifest.v1+json, "
           "application/vnd.docker.distribution.manifest.list.v2+json, "
           "application/vnd.docker.distribution.manifest.v2+json";
}

FakeAnswer FakeQuay::V2::error(int status, const char* code, const QByteArray& message)
{
    return FakeAnswer::json(
        R"({"errors":[{"code":")" + QByteArray(code) + R"(","detail":{},"message":")" + message + R"("}]})",
        status);
}

void FakeQuay::V2::checkQuery(const QStringList& known)
{
    const QString complaint = HttpServer::unknownQuery(m_call, known);
    if (!complaint.isEmpty())
        m_quay.note(QString::fromLatin1(m_call.request.line()) + QStringLiteral(": ") + complaint);
}

FakeAnswer FakeQuay::V2::challenge(const QString& scope) const
{
    const QByteArray host = m_quay.host().toLatin1();
    QByteArray value = "Bearer realm=\"http://" + host + "/v2/auth\",service=\"" + host + '"';
    if (!scope.isEmpty())
        value += ",scope=\"" + scope.toLatin1() + '"';
    return error(401, "UNAUTHORIZED", "access to the requested resource is not authorized")
        .withHeader("WWW-Authenticate", value)
        .withHeader("Docker-Distribution-API-Version", "registry/2.0");
}

FakeAnswer FakeQuay::V2::answer()
{
    const QByteArray second = m_call.segments.value(1);
    if (second.isEmpty())
        return ping();
    if (second == "auth")
        return token();
    if (second != "_catalog")
        return inRepository();
    const auto caller = FakeQuayAccounts::byRegistryToken(m_call.request.header("Authorization"));
    return caller ? catalog(*caller) : challenge(QString());
}

FakeAnswer FakeQuay::V2::ping()
{
    const bool in = FakeQuayAccounts::byRegistryToken(m_call.request.header("Authorization")).has_value();
    const QByteArray host = m_quay.host().toLatin1();
    FakeAnswer answer = webPage(in ? 200 : 401, "true")
                            .withHeader("Docker-Distribution-API-Version", "registry/2.0")
                            .withHeader("X-Sparse-Manifest-Support", "false");
    if (!in)
        answer = answer.withHeader(
            "WWW-Authenticate", "Bearer realm=\"http://" + host + "/v2/auth\",service=\"" + host + '"');
    return answer;
}

FakeAnswer FakeQuay::V2::token()
{
    static const QStringList known{QStringLiteral("service"), QStringLiteral("scope"),
        QStringLiteral("account"), QStringLiteral("client_id")};
    const QByteArray authorization = m_call.request.header("Authorization");
    ApiCall once = m_call; // several scopes are allowed
    once.repeated.removeAll(QStringLiteral("scope"));
    const QString complaint = HttpServer::unknownQuery(once, known);
    if (!complaint.isEmpty())
        m_quay.note(QString::fromLatin1(m_call.request.line()) + QStringLiteral(": ") + complaint);
    if (authorization.isEmpty()) {
        if (m_call.query(QStringLiteral("scope")).isEmpty())
            return error(401, "UNAUTHORIZED", "Unauthorized");
        return granted(FakeQuayCaller());
    }
    const bool wasLocked = m_quay.m_accounts.isLocked();
    const auto caller = m_quay.m_accounts.byBasic(authorization);
    if (caller)
        return granted(*caller);
    if (wasLocked)
        return webPage(429, "Too many login attempts. \nPlease reset your Quay password and try again.")
            .withHeader("Retry-After", "0");
    const QByteArray host = m_quay.host().toLatin1();
    return error(401, "UNAUTHORIZED", "Invalid Username or Password")
        .withHeader(
            "WWW-Authenticate", "Bearer realm=\"http://" + host + "/v2/auth\",service=\"" + host + '"')
        .withHeader("Docker-Distribution-API-Version", "registry/2.0");
}

FakeAnswer FakeQuay::V2::granted(const FakeQuayCaller& caller)
{
    static const QRegularExpression scopeForm(
        QStringLiteral("^repository:([a-z0-9._/-]+):((?:push|pull|\\*)(?:,(?:push|pull|\\*))*)$"));
    QMap<QString, QStringList> access;
    const QByteArray query = m_call.request.target.mid(m_call.request.target.indexOf('?') + 1);
    for (const QByteArray& item : query.split('&')) {
        if (!item.startsWith("scope="))
            continue;
        const QByteArray scope = QByteArray::fromPercentEncoding(item.mid(6));
        const auto match = scopeForm.match(QString::fromUtf8(scope));
        if (!match.hasMatch())
            return error(400, "INVALID_REQUEST", "Unable to decode repository and actions: " + scope);
        const QString name = match.captured(1);
        QStringList actions;
        const FakeQuayRepository* const repository = m_quay.find(name);
        const bool owner = m_quay.owns(caller, name.section(u'/', 0, 0));
        for (const QString& action : match.captured(2).split(u',')) {
            const bool pulls =
                action == QLatin1StringView("pull") && repository && m_quay.mayRead(caller, *repository);
            if (pulls || owner)
                actions << action;
        }
        access.insert(name, actions);
    }
    const QByteArray token = FakeQuayAccounts::registryToken(caller.user, access);
    return FakeAnswer::json(R"({"token":")" + token + R"("})")
        .withHeader("Cache-Control", "no-cache, no-store, must-revalidate");
}

FakeAnswer FakeQuay::V2::catalog(const FakeQuayCaller& caller)
{
    checkQuery({QStringLiteral("n"), QStringLiteral("next_page"), QStringLiteral("last")});
    QStringList names;
    for (const auto& repository : m_quay.m_repositories) {
        if (!caller.isAnonymous() && m_quay.mayRead(caller, *repository))
            names << repository->fullName();
    }
    if (!m_call.query(QStringLiteral("last")).isEmpty())
        m_quay.note(QStringLiteral("the catalog was asked with last=, which yields page 1 for ever"));
    const int first = m_quay.m_cursors.value(m_call.query(QStringLiteral("next_page")));
    const int count = qBound(1, m_call.number(QStringLiteral("n"), pageSize), pageSize);
    FakeAnswer answer = FakeAnswer::json(compact(
        QJsonObject{{QStringLiteral("repositories"), QJsonArray::fromStringList(names.mid(first, count))}}));
    if (first + count < names.size()) {
        const QString cursor =
            QStringLiteral("gAAAA") + QUuid::createUuid().toString(QUuid::Id128) + QStringLiteral("==");
        m_quay.m_cursors.insert(cursor, first + count);
        answer = answer.withHeader("Link",
            "</v2/_catalog?n=" + QByteArray::number(count)
                + "&next_page=" + cursor.toLatin1().toPercentEncoding() + ">; rel=\"next\"");
    }
    return answer;
}

FakeAnswer FakeQuay::V2::inRepository()
{
    // /v2/<name>/<tags|manifests|blobs|referrers>/...
    qsizetype at = 3;
    static const QByteArrayList kinds{"tags", "manifests", "blobs", "referrers"};
    while (at < m_call.segments.size() && !kinds.contains(m_call.segments.at(at)))
        ++at;
    const QString name = QString::fromLatin1(m_call.segments.mid(1, at - 1).join('/'));
    const QByteArray kind = m_call.segments.value(at);
    const QString rest = QString::fromLatin1(m_call.segments.mid(at + 1).join('/'));
    const bool changes = m_call.request.method != "GET" && m_call.request.method != "HEAD";
    const QString action = changes ? QStringLiteral("push") : QStringLiteral("pull");
    const auto caller = FakeQuayAccounts::byRegistryToken(m_call.request.header("Authorization"));
    if (!caller || !caller->access.value(name).contains(action)) {
        const QString actions = changes ? QStringLiteral("pull,push") : action;
        return challenge(QStringLiteral("repository:%1:%2").arg(name, actions));
    }
    FakeQuayRepository& repository = m_quay.repository(name); // a push makes it
    if (changes && repository.state != QLatin1StringView("NORMAL"))
        return error(405, "DENIED", "The repository is read-only");
    if (kind == "tags")
        return tagsList(repository);
    if (kind == "manifests")
        return manifest(repository, rest);
    if (kind == "blobs")
        return blob(repository, rest);
    if (kind == "referrers")
        return referrers(repository, rest);
    return m_quay.m_server.refuse(m_call, QStringLiteral("no such place in /v2/"), 404);
}

FakeAnswer FakeQuay::V2::tagsList(const FakeQuayRepository& repository)
{
    checkQuery({QStringLiteral("n"), QStringLiteral("last")});
    const qint64 now = m_quay.now();
    QStringList names;
    for (const FakeQuayTag& tag : repository.history) {
        if (tag.isAlive(now))
            names << tag.name;
    }
    names.sort();
    const QString last = m_call.query(QStringLiteral("last"));
    if (!last.isEmpty())
        names.removeIf([&last](const QString& name) { return name <= last; });
    const int count = qBound(1, m_call.number(QStringLiteral("n"), pageSize), pageSize);
    FakeAnswer answer = FakeAnswer::json(compact(QJsonObject{{QStringLiteral("name"), repository.fullName()},
        {QStringLiteral("tags"), QJsonArray::fromStringList(names.mid(0, count))}}));
    if (names.size() > count)
        answer = answer.withHeader("Link",
            "<http://" + m_quay.host().toLatin1() + "/v2/" + repository.fullName().toLatin1()
                + "/tags/list?n=" + QByteArray::number(count) + "&last=" + names.at(count - 1).toLatin1()
                + ">; rel=\"next\"");
    return answer;
}

FakeAnswer FakeQuay::V2::manifest(FakeQuayRepository& repository, const QString& reference)
{
    if (m_call.request.method == "PUT")
        return putManifest(repository, reference);
    if (m_call.request.method == "DELETE")
        return deleteManifest(repository, reference);
    QString digest = reference;
    if (!isDigest(reference)) {
        const FakeQuayTag* const tag = repository.alive(reference, m_quay.now());
        digest = tag ? tag->digest : QString();
    }
    const auto found = digest.isEmpty() ? std::nullopt : m_quay.manifest(repository, digest);
    if (!found)
        return error(404, "MANIFEST_UNKNOWN", "manifest unknown");
    return FakeAnswer(200, found->bytes)
        .withHeader("Content-Type", found->mediaType.toLatin1())
        .withHeader("Docker-Content-Digest", digest.toLatin1());
}

FakeAnswer FakeQuay::V2::putManifest(FakeQuayRepository& repository, const QString& reference)
{
    const qint64 now = m_quay.now();
    const FakeQuayTag* const current = repository.alive(reference, now);
    if (current && current->immutable)
        return error(409, "TAG_IMMUTABLE", "the tag is immutable");
    const FakeAnswer answer = m_quay.forward(m_call.request, m_call.request.target);
    if (answer.wire("PUT").startsWith("HTTP/1.1 201") && !isDigest(reference))
        repository.point(reference, ImageFixture::sha256(m_call.request.body), now, false);
    return answer;
}

FakeAnswer FakeQuay::V2::deleteManifest(FakeQuayRepository& repository, const QString& reference)
{
    const qint64 now = m_quay.now();
    QStringList tags;
    for (const FakeQuayTag& tag : std::as_const(repository.history)) {
        const bool meant = isDigest(reference) ? tag.digest == reference : tag.name == reference;
        if (!meant || !tag.isAlive(now))
            continue;
        if (tag.immutable)
            return error(409, "TAG_IMMUTABLE", "the tag is immutable");
        tags << tag.name;
    }
    for (const QString& tag : std::as_const(tags))
        repository.remove(tag, now);
    return tags.isEmpty() ? error(404, "MANIFEST_UNKNOWN", "manifest unknown") : FakeAnswer(202);
}

FakeAnswer FakeQuay::V2::blob(const FakeQuayRepository& repository, const QString& digest)
{
    const bool isUpload = digest.startsWith(QLatin1StringView("uploads"));
    if (isUpload || m_call.request.method != "GET")
        return m_quay.forward(m_call.request, m_call.request.target);
    const QString place =
        QStringLiteral("/blob/v2/%1/blobs/%2?X-Amz-Signature=signed").arg(repository.fullName(), digest);
    return FakeAnswer(302).withHeader("Location", m_quay.m_storage.url(place).toEncoded());
}

FakeAnswer FakeQuay::V2::referrers(const FakeQuayRepository& repository, const QString& digest)
{
    if (!repository.knows(digest))
        return FakeAnswer::json(
            R"({"errors":[{"code":"MANIFEST_INVALID","detail":"","message":"manifest invalid"}]})", 400);
    return FakeAnswer(
        200, R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]})")
        .withHeader("Content-Type", "application/vnd.oci.image.index.v1+json");
}

} // namespace portolan
