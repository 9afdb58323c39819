// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxisclient.h"

#include "http/origin.h"
#include "registry/redhat/pyxisfilter.h"
#include "registry/redhat/pyxispage.h"
#include "registry/redhat/pyxisvulnerability.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pageSize = 200; // the largest every endpoint takes
constexpr qint64 mostVulnerabilityPages = 50;

const QString nameFields = u"data._id,data.repository,data.registry,data.published"_s;
const QString rowFields =
    nameFields + u",data.display_data,data.release_categories,data.deprecated,data.last_update_date"_s;
const QString imageFields = u"data._id,data.architecture,data.brew,data.creation_date,data.freshness_grades,"
                            u"data.repositories,data.sum_layer_size_bytes"_s;

//! The name's slashes are the path's own: the form most clients use.
QByteArray repositoryPath(const QString& registry, const QString& name)
{
    return "/repositories/registry/" + pathSegment(registry) + "/repository/" + name.toUtf8();
}

ApiQuery pageQuery(qint64 page)
{
    ApiQuery query;
    query.add("page", page).add("page_size", pageSize);
    return query;
}

Error located(const Error& error, const JsonAnswer& answer)
{
    return error.at(hostAndPort(answer.response.url), answer.response.url.path());
}

Result<PyxisItems<PyxisImage>> imageItems(const JsonAnswer& answer, qint64 page)
{
    const auto list = PyxisPage::parse(answer.json);
    if (!list)
        return located(list.error(), answer);
    PyxisItems<PyxisImage> out;
    for (const JsonReader& item : list->items)
        out.items << PyxisImage::parse(item);
    out.hasMore = list->hasMore(page, pageSize);
    out.total = list->total.value_or(-1);
    return out;
}

} // namespace

PyxisClient::PyxisClient(HttpClient& client, QUrl base) : m_api(client, std::move(base)) {}

QUrl PyxisClient::publicUrl()
{
    return QUrl(u"https://catalog.redhat.com/api/containers/v1"_s);
}

QCoro::Task<Result<JsonAnswer>> PyxisClient::ask(QByteArray path, ApiQuery query, std::stop_token stop)
{
    auto answer = co_await m_api.ask(m_api.request(HttpMethod::Get, path, query), std::move(stop));
    co_return answer;
}

QCoro::Task<Result<PyxisItems<PyxisRepository>>> PyxisClient::repositories(
    QString filter, qint64 page, Detail detail, std::stop_token stop)
{
    ApiQuery query = pageQuery(page);
    query.add("filter", filter).add("include", detail == Detail::Names ? nameFields : rowFields);
    auto answer = co_await ask("/repositories", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    const auto list = PyxisPage::parse(answer->json);
    if (!list)
        co_return located(list.error(), *answer);
    PyxisItems<PyxisRepository> out;
    for (const JsonReader& item : list->items) {
        auto repository = PyxisRepository::parse(item);
        if (repository)
            out.items << *std::move(repository);
    }
    out.hasMore = list->hasMore(page, pageSize);
    out.total = list->total.value_or(-1);
    co_return out;
}

QCoro::Task<Result<PyxisRepository>> PyxisClient::repository(
    QString registry, QString name, std::stop_token stop)
{
    const ApiQuery all;
    auto answer = co_await ask(repositoryPath(registry, name), all, stop);
    if (answer) {
        auto found = PyxisRepository::parse(answer->json);
        co_return found ? std::move(found) : located(found.error(), *answer);
    }
    if (answer.error().httpStatus() != 404)
        co_return answer.error();
    const Error notFound = answer.error();
    ApiQuery query = pageQuery(0);
    query.add("filter", pyxisRegistryFilter(registry) + u';' + pyxisEquals(u"repository"_s, name));
    auto list = co_await ask("/repositories", query, std::move(stop));
    if (!list)
        co_return list.error();
    const auto page = PyxisPage::parse(list->json);
    if (!page)
        co_return located(page.error(), *list);
    if (page->items.empty())
        co_return notFound;
    auto found = PyxisRepository::parse(page->items.front());
    co_return found ? std::move(found) : located(found.error(), *list);
}

QCoro::Task<Result<PyxisItems<PyxisImage>>> PyxisClient::images(
    QString registry, QString name, qint64 page, std::stop_token stop)
{
    ApiQuery query = pageQuery(page);
    query.add("sort_by", u"creation_date[desc]"_s).add("include", imageFields);
    const QString key = registry + u'/' + name;
    if (!m_pathless.contains(key)) {
        auto answer = co_await ask(repositoryPath(registry, name) + "/images", query, stop);
        if (answer)
            co_return imageItems(*answer, page);
        if (answer.error().httpStatus() != 404)
            co_return answer.error();
        m_pathless.insert(key);
    }
    query.add("filter", pyxisRepositoryImagesFilter(registry, name));
    auto answer = co_await ask("/images", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    co_return imageItems(*answer, page);
}

QCoro::Task<Result<QList<PyxisImage>>> PyxisClient::imagesOfTag(
    QString registry, QString name, QString tag, std::stop_token stop)
{
    ApiQuery query = pageQuery(0);
    query.add("include", imageFields);
    auto answer = co_await ask(repositoryPath(registry, name) + "/tag/" + pathSegment(tag), query, stop);
    if (!answer && answer.error().httpStatus() == 404) {
        query.add("filter",
            pyxisRepositoryImagesFilter(registry, name) + u';'
                + pyxisEquals(u"repositories.tags.name"_s, tag));
        query.add("sort_by", u"creation_date[desc]"_s);
        answer = co_await ask("/images", query, std::move(stop));
    }
    if (!answer)
        co_return answer.error();
    auto items = imageItems(*answer, 0);
    if (!items)
        co_return items.error();
    QList<PyxisImage> images = std::move(items->items);
    co_return images;
}

QCoro::Task<Result<QList<PyxisImage>>> PyxisClient::imagesOfDigest(Digest digest, std::stop_token stop)
{
    ApiQuery query = pageQuery(0);
    query.add("filter", pyxisDigestFilter(digest.toString())).add("include", imageFields);
    auto answer = co_await ask("/images", query, std::move(stop));
    if (!answer)
        co_return answer.error();
    auto items = imageItems(*answer, 0);
    if (!items)
        co_return items.error();
    QList<PyxisImage> images = std::move(items->items);
    co_return images;
}

QCoro::Task<Result<QList<Vulnerability>>> PyxisClient::vulnerabilities(QString imageId, std::stop_token stop)
{
    QList<Vulnerability> all;
    for (qint64 page = 0; page < mostVulnerabilityPages; ++page) {
        const QByteArray path = "/images/id/" + pathSegment(imageId) + "/vulnerabilities";
        auto answer = co_await ask(path, pageQuery(page), stop);
        if (!answer)
            co_return answer.error();
        const auto list = PyxisPage::parse(answer->json);
        if (!list)
            co_return located(list.error(), *answer);
        for (const JsonReader& item : list->items)
            all += parsePyxisVulnerability(item);
        if (!list->hasMore(page, pageSize))
            break;
    }
    std::stable_sort(all.begin(), all.end(),
        [](const Vulnerability& a, const Vulnerability& b) { return a.severity < b.severity; });
    co_return all;
}

QCoro::Task<Result<PyxisTagHistory>> PyxisClient::tagHistory(
    QString registry, QString name, QString tag, std::stop_token stop)
{
    const QByteArray path = "/tag-history/registry/" + pathSegment(registry) + "/repository/" + name.toUtf8()
        + "/tag/" + pathSegment(tag);
    const ApiQuery all;
    auto answer = co_await ask(path, all, std::move(stop));
    if (!answer)
        co_return answer.error();
    co_return PyxisTagHistory::parse(answer->json);
}

} // namespace portolan
