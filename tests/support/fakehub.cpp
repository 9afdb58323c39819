// SPDX-License-Identifier: Apache-2.0
#include "support/fakehub.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace portolan {
namespace {

constexpr int largestPage = 100;

FakeAnswer json(const QJsonObject& object, int status = 200)
{
    return FakeAnswer::json(QJsonDocument(object).toJson(QJsonDocument::Compact), status)
        .withHeader("X-RateLimit-Limit", "180")
        .withHeader("X-RateLimit-Remaining", "170");
}

FakeAnswer failure(int status, const QString& detail)
{
    QJsonObject body;
    body.insert(QStringLiteral("detail"), detail);
    return json(body, status);
}

QString segment(const ApiCall& call, qsizetype index)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(call.segments.value(index)));
}

} // namespace

FakeHub::FakeHub() : m_server([this](const ApiCall& call) { return answer(call); }) {}

void FakeHub::addUser(const QString& user, const QString& secret, const QStringList& namespaces)
{
    m_users.insert(user, secret);
    m_namespaces.insert(user, namespaces);
}

void FakeHub::addRepository(const QString& space, const QString& name, QJsonObject more)
{
    more.insert(QStringLiteral("namespace"), space);
    more.insert(QStringLiteral("name"), name);
    m_repositories << more;
}

void FakeHub::addTag(const QString& repository, const QString& tag, QJsonObject more)
{
    more.insert(QStringLiteral("name"), tag);
    m_tags[repository] << more;
}

void FakeHub::limitNext(int requests, qint64 againAt)
{
    m_limited = requests;
    m_againAt = againAt;
}

QStringList FakeHub::tagsOf(const QString& repository) const
{
    QStringList names;
    for (const QJsonObject& tag : m_tags.value(repository))
        names << tag.value(QStringLiteral("name")).toString();
    return names;
}

bool FakeHub::isPermitted(const ApiCall& call) const
{
    return !m_token.isEmpty() && call.request.header("Authorization") == "Bearer " + m_token;
}

FakeAnswer FakeHub::answer(const ApiCall& call)
{
    if (call.request.hasHeader("Cookie"))
        return m_server.refuse(call, QStringLiteral("a cookie"));
    if (m_limited > 0) {
        --m_limited;
        return failure(429, QStringLiteral("Rate limit exceeded"))
            .withHeader("X-Retry-After", QByteArray::number(m_againAt));
    }
    const QByteArray path = call.request.path();
    if (path == "/v2/auth/token")
        return giveToken(call);
    const QByteArray authorization = call.request.header("Authorization");
    if (authorization.startsWith("Basic"))
        return m_server.refuse(call, QStringLiteral("a password where a token belongs"));
    if (!authorization.isEmpty() && !isPermitted(call))
        return failure(401, QStringLiteral("token is not valid"));
    if (path.startsWith("/v2/namespaces/"))
        return tags(call);
    if (path == "/v2/search/repositories/")
        return search(call);
    if (path.startsWith("/v2/repositories/"))
        return repositories(call);
    return m_server.refuse(call, QStringLiteral("no such resource"), 404);
}

FakeAnswer FakeHub::giveToken(const ApiCall& call)
{
    if (call.request.method != "POST" || call.request.hasHeader("Authorization"))
        return m_server.refuse(call, QStringLiteral("a token is asked for by POST, without another login"));
    if (!call.request.header("Content-Type").startsWith("application/json"))
        return m_server.refuse(call, QStringLiteral("the body is not announced as JSON"), 415);
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (body.keys() != QStringList({QStringLiteral("identifier"), QStringLiteral("secret")}))
        return m_server.refuse(call, QStringLiteral("the body is not identifier and secret"), 400);
    const QString user = body.value(QStringLiteral("identifier")).toString();
    if (!m_users.contains(user) || m_users.value(user) != body.value(QStringLiteral("secret")).toString())
        return failure(401, QStringLiteral("Incorrect authentication credentials"));
    m_user = user;
    m_token = "hub-token-" + QByteArray::number(++m_tokensGiven);
    QJsonObject out;
    out.insert(QStringLiteral("access_token"), QString::fromLatin1(m_token));
    return json(out);
}

FakeAnswer FakeHub::repositories(const ApiCall& call)
{
    // /v2/repositories/<namespace>/[<name>/[tags/<tag>/]]
    if (!call.request.path().endsWith('/'))
        return m_server.refuse(call, QStringLiteral("ends with a slash there"), 301);
    const QString space = segment(call, 2);
    const QString name = segment(call, 3);
    if (space == QStringLiteral("namespaces") && name.isEmpty()) {
        if (!isPermitted(call))
            return failure(401, QStringLiteral("Authentication credentials were not provided."));
        QJsonObject out;
        out.insert(QStringLiteral("namespaces"), QJsonArray::fromStringList(m_namespaces.value(m_user)));
        return json(out);
    }
    if (segment(call, 4) == QStringLiteral("tags"))
        return removeTag(call, space + u'/' + name, segment(call, 5));
    if (call.request.method != "GET")
        return m_server.refuse(call, QStringLiteral("only read"), 405);
    QList<QJsonObject> found;
    for (const QJsonObject& one : std::as_const(m_repositories)) {
        const bool mine = m_namespaces.value(m_user).contains(space) && isPermitted(call);
        const bool visible = mine || !one.value(QStringLiteral("is_private")).toBool();
        const bool named = name.isEmpty() || one.value(QStringLiteral("name")) == name;
        if (one.value(QStringLiteral("namespace")) == space && named && visible)
            found << one;
    }
    if (!name.isEmpty())
        return found.isEmpty() ? failure(404, QStringLiteral("object not found")) : json(found.first());
    return page(call, found,
        {QStringLiteral("page"), QStringLiteral("page_size"), QStringLiteral("name"),
            QStringLiteral("ordering")});
}

FakeAnswer FakeHub::removeTag(const ApiCall& call, const QString& repository, const QString& tag)
{
    if (call.request.method != "DELETE")
        return m_server.refuse(call, QStringLiteral("tags are read below /v2/namespaces"), 405);
    if (!isPermitted(call))
        return failure(401, QStringLiteral("Authentication credentials were not provided."));
    const qsizetype removed = m_tags[repository].removeIf(
        [&tag](const QJsonObject& one) { return one.value(QStringLiteral("name")) == tag; });
    return removed == 0 ? failure(404, QStringLiteral("tag not found")) : FakeAnswer(204);
}

FakeAnswer FakeHub::tags(const ApiCall& call)
{
    // /v2/namespaces/<namespace>/repositories/<name>/tags
    if (call.segments.size() != 6 || call.segments[3] != "repositories" || call.segments[5] != "tags")
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    const QString repository = segment(call, 2) + u'/' + segment(call, 4);
    if (!m_tags.contains(repository))
        return failure(404, QStringLiteral("object not found"));
    return page(call, m_tags.value(repository), {QStringLiteral("page"), QStringLiteral("page_size")});
}

FakeAnswer FakeHub::search(const ApiCall& call)
{
    const QString words = call.query(QStringLiteral("query"));
    if (words.isEmpty())
        return failure(400, QStringLiteral("query is required"));
    QList<QJsonObject> hits;
    for (const QJsonObject& one : std::as_const(m_repositories)) {
        const QString space = one.value(QStringLiteral("namespace")).toString();
        const QString name = one.value(QStringLiteral("name")).toString();
        if (!name.contains(words) || one.value(QStringLiteral("is_private")).toBool())
            continue;
        const bool official = space == QStringLiteral("library");
        QJsonObject hit;
        hit.insert(QStringLiteral("repo_name"), official ? name : space + u'/' + name);
        hit.insert(QStringLiteral("short_description"), one.value(QStringLiteral("description")));
        hit.insert(QStringLiteral("is_official"), official);
        hit.insert(QStringLiteral("star_count"), one.value(QStringLiteral("star_count")));
        hit.insert(QStringLiteral("pull_count"), one.value(QStringLiteral("pull_count")));
        hits << hit;
    }
    return page(call, hits, {QStringLiteral("query"), QStringLiteral("page"), QStringLiteral("page_size")});
}

FakeAnswer FakeHub::page(const ApiCall& call, const QList<QJsonObject>& all, const QStringList& known)
{
    if (call.request.method != "GET")
        return m_server.refuse(call, QStringLiteral("only read"), 405);
    if (const QString unknown = HttpServer::unknownQuery(call, known); !unknown.isEmpty())
        return m_server.refuse(call, unknown, 400);
    const int number = call.number(QStringLiteral("page"), 1);
    const int size = call.number(QStringLiteral("page_size"), 10);
    if (number < 1 || size < 1 || size > largestPage)
        return m_server.refuse(call, QStringLiteral("pages begin at 1 and hold up to 100"), 400);
    const qsizetype first = qsizetype(number - 1) * size;
    if (number > 1 && first >= all.size())
        return failure(404, QStringLiteral("Invalid page."));
    QJsonArray results;
    for (const QJsonObject& one : all.mid(first, size))
        results.append(one);
    const QString here = m_server.url(QString::fromLatin1(call.request.path())).toString();
    const bool more = first + size < all.size();
    QJsonObject body;
    body.insert(QStringLiteral("count"), static_cast<int>(all.size()));
    body.insert(QStringLiteral("next"),
        more ? QJsonValue(here + QStringLiteral("?page=%1&page_size=%2").arg(number + 1).arg(size))
             : QJsonValue());
    body.insert(QStringLiteral("results"), results);
    return json(body);
}

} // namespace portolan
