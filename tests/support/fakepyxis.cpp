// SPDX-License-Identifier: Apache-2.0
#include "support/fakepyxis.h"

#include "support/rsqlfilter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {
namespace {

const QString publicRegistry = QStringLiteral("registry.access.redhat.com");
constexpr int largestPage = 200;

FakeAnswer json(const QJsonObject& object, int status = 200)
{
    return FakeAnswer::json(QJsonDocument(object).toJson(QJsonDocument::Compact), status);
}

QJsonObject projected(const QJsonObject& object, const QStringList& fields)
{
    QJsonObject out;
    for (const QString& field : fields) {
        const QString name = field.section(u'.', 1, 1);
        if (object.contains(name))
            out.insert(name, object.value(name));
    }
    return out;
}

} // namespace

FakePyxis::FakePyxis() : m_server([this](const ApiCall& call) { return answer(call); }) {}

void FakePyxis::addRepository(const QString& name, QJsonObject more)
{
    more.insert(QStringLiteral("repository"), name);
    if (!more.contains(QStringLiteral("registry")))
        more.insert(QStringLiteral("registry"), publicRegistry);
    if (!more.contains(QStringLiteral("_id")))
        more.insert(QStringLiteral("_id"), QStringLiteral("repo%1").arg(m_repositories.size()));
    m_repositories << more;
}

void FakePyxis::addImage(QJsonObject image)
{
    m_images << std::move(image);
}

void FakePyxis::addVulnerability(const QString& imageId, const QJsonObject& record)
{
    m_vulnerabilities[imageId] << record;
}

void FakePyxis::setTagHistory(const QString& repository, const QString& tag, const QJsonObject& history)
{
    m_histories.insert(repository + u':' + tag, history);
}

QJsonObject FakePyxis::image(const QString& id, const QString& architecture, const QString& repository,
    const QString& build, const QString& listDigest, const QString& imageDigest, const QStringList& tags,
    const QString& when)
{
    QJsonArray tagList;
    for (const QString& tag : tags) {
        QJsonObject entry;
        entry.insert(QStringLiteral("name"), tag);
        entry.insert(QStringLiteral("added_date"), when);
        tagList.append(entry);
    }
    QJsonObject place;
    place.insert(QStringLiteral("registry"), publicRegistry);
    place.insert(QStringLiteral("repository"), repository);
    place.insert(QStringLiteral("push_date"), when);
    place.insert(QStringLiteral("manifest_list_digest"), listDigest);
    place.insert(QStringLiteral("manifest_schema2_digest"), imageDigest);
    place.insert(QStringLiteral("image_advisory_id"), QStringLiteral("2026:1001"));
    place.insert(QStringLiteral("tags"), tagList);
    QJsonObject brew;
    brew.insert(QStringLiteral("build"), build);
    QJsonObject image;
    image.insert(QStringLiteral("_id"), id);
    image.insert(QStringLiteral("architecture"), architecture);
    image.insert(QStringLiteral("creation_date"), when);
    image.insert(QStringLiteral("brew"), brew);
    image.insert(QStringLiteral("sum_layer_size_bytes"), 4096);
    image.insert(QStringLiteral("repositories"), QJsonArray({place}));
    return image;
}

FakeAnswer FakePyxis::missing()
{
    QJsonObject body;
    body.insert(QStringLiteral("status"), 404);
    body.insert(QStringLiteral("title"), QStringLiteral("Not Found"));
    return json(body, 404);
}

QString FakePyxis::complaint(const ApiCall& call) const
{
    if (call.request.method != "GET")
        return QStringLiteral("the catalog is only read");
    for (const char* header : {"Authorization", "Cookie", "X-API-KEY"}) {
        if (call.request.hasHeader(header))
            return QStringLiteral("no need for the header ") + QLatin1String(header);
    }
    const QStringList known({QStringLiteral("page"), QStringLiteral("page_size"), QStringLiteral("filter"),
        QStringLiteral("sort_by"), QStringLiteral("include")});
    if (const QString unknown = HttpServer::unknownQuery(call, known); !unknown.isEmpty())
        return unknown;
    if (call.number(QStringLiteral("page"), 0) < 0)
        return QStringLiteral("pages begin at 0");
    const int size = call.number(QStringLiteral("page_size"), 100);
    if (size < 1 || size > largestPage)
        return QStringLiteral("page_size is not within 1 and 200");
    static const QRegularExpression sorting(QStringLiteral("^[a-z_.]+\\[(asc|desc)\\]$"));
    const QString sort = call.query(QStringLiteral("sort_by"));
    if (!sort.isEmpty() && !sorting.match(sort).hasMatch())
        return QStringLiteral("sort_by is not field[asc|desc]");
    if (call.request.target.contains('[') || call.request.target.contains('\''))
        return QStringLiteral("brackets and quotes are not percent-encoded");
    for (const QString& field : call.query(QStringLiteral("include")).split(u',', Qt::SkipEmptyParts)) {
        if (!field.startsWith(QStringLiteral("data.")))
            return QStringLiteral("include does not name data.x");
    }
    return {};
}

FakeAnswer FakePyxis::answer(const ApiCall& call)
{
    if (const QString wrong = complaint(call); !wrong.isEmpty())
        return m_server.refuse(call, wrong, 400);
    QStringList parts;
    for (const QByteArray& segment : call.segments)
        parts << QString::fromUtf8(QByteArray::fromPercentEncoding(segment));
    if (parts.mid(0, 3)
        != QStringList({QStringLiteral("api"), QStringLiteral("containers"), QStringLiteral("v1")}))
        return m_server.refuse(call, QStringLiteral("not within the API"), 404);
    return route(call, parts.mid(3));
}

FakeAnswer FakePyxis::route(const ApiCall& call, const QStringList& parts)
{
    const QString first = parts.value(0);
    if (parts == QStringList(QStringLiteral("repositories")))
        return list(call, m_repositories);
    if (parts == QStringList(QStringLiteral("images")))
        return list(call, m_images);
    if (first == QStringLiteral("repositories") && parts.value(1) == QStringLiteral("registry"))
        return ofRepository(call, parts.mid(2));
    if (first == QStringLiteral("images") && parts.value(1) == QStringLiteral("id")
        && parts.value(3) == QStringLiteral("vulnerabilities")) {
        return m_vulnerabilities.contains(parts.value(2)) ? list(call, m_vulnerabilities.value(parts[2]))
                                                          : missing();
    }
    if (first == QStringLiteral("tag-history") && parts.value(1) == QStringLiteral("registry")) {
        const qsizetype tag = parts.lastIndexOf(QStringLiteral("tag"));
        const QString key = parts.mid(4, tag - 4).join(u'/') + u':' + parts.value(tag + 1);
        return m_histories.contains(key) ? json(m_histories.value(key)) : missing();
    }
    return m_server.refuse(call, QStringLiteral("no such resource"), 404);
}

FakeAnswer FakePyxis::ofRepository(const ApiCall& call, const QStringList& parts)
{
    // <registry>/repository/<name of several segments>[/images | /tag/<tag>]
    const QString registry = parts.value(0);
    if (parts.value(1) != QStringLiteral("repository"))
        return m_server.refuse(call, QStringLiteral("no such resource"), 404);
    if (registry != publicRegistry && registry != QStringLiteral("registry.connect.redhat.com"))
        return m_server.refuse(call, QStringLiteral("a registry the catalog does not know"), 404);
    QStringList name = parts.mid(2);
    QString tag;
    const bool wantsImages = name.size() > 1 && name.constLast() == QStringLiteral("images");
    if (wantsImages) {
        name.removeLast();
    } else if (name.size() > 2 && name.value(name.size() - 2) == QStringLiteral("tag")) {
        tag = name.takeLast();
        name.removeLast();
    }
    const QString repository = name.join(u'/');
    if (m_hidden.contains(repository))
        return missing();
    if (!wantsImages && tag.isEmpty()) {
        for (const QJsonObject& one : std::as_const(m_repositories)) {
            if (one.value(QStringLiteral("repository")) == repository
                && one.value(QStringLiteral("registry")) == registry)
                return json(one);
        }
        return missing();
    }
    QString filter = QStringLiteral("repositories.repository=='%1'").arg(repository);
    if (!tag.isEmpty())
        filter += QStringLiteral(";repositories.tags.name=='%1'").arg(tag);
    const auto wanted = RsqlFilter::parse(filter);
    QList<QJsonObject> images;
    for (const QJsonObject& one : std::as_const(m_images)) {
        if (wanted->matches(one))
            images << one;
    }
    return images.isEmpty() ? missing() : list(call, images);
}

FakeAnswer FakePyxis::list(const ApiCall& call, const QList<QJsonObject>& all)
{
    QList<QJsonObject> found = all;
    if (const QString text = call.query(QStringLiteral("filter")); !text.isEmpty()) {
        const auto filter = RsqlFilter::parse(text);
        if (!filter)
            return m_server.refuse(call, QStringLiteral("not a filter: ") + text, 400);
        found.removeIf([&filter](const QJsonObject& one) { return !filter->matches(one); });
    }
    if (const QString sort = call.query(QStringLiteral("sort_by")); !sort.isEmpty()) {
        const QString field = sort.section(u'[', 0, 0);
        const bool down = sort.endsWith(QStringLiteral("[desc]"));
        std::stable_sort(found.begin(), found.end(), [&](const QJsonObject& a, const QJsonObject& b) {
            const QString left = a.value(field).toString();
            const QString right = b.value(field).toString();
            return down ? left > right : left < right;
        });
    }
    const int page = call.number(QStringLiteral("page"), 0);
    const int size = call.number(QStringLiteral("page_size"), 100);
    const QStringList fields = call.query(QStringLiteral("include")).split(u',', Qt::SkipEmptyParts);
    QJsonArray data;
    for (const QJsonObject& one : found.mid(qsizetype(page) * size, size))
        data.append(fields.isEmpty() ? one : projected(one, fields));
    QJsonObject body;
    body.insert(QStringLiteral("data"), data);
    if (fields.isEmpty()) {
        body.insert(QStringLiteral("page"), page);
        body.insert(QStringLiteral("page_size"), size);
        body.insert(QStringLiteral("total"), static_cast<int>(found.size()));
    }
    return json(body);
}

} // namespace portolan
