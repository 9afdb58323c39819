// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/redhatcatalog.h"

#include "registry/redhat/pyxisfilter.h"
#include "registry/redhat/redhatfacts.h"
#include "registry/redhat/redhattags.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString imagesPanel = u"catalog-images"_s;
constexpr qint64 mostPages = 1000;

//! "name" of one line, however it was laid out.
QString oneLine(const QString& text)
{
    return text.simplified();
}

SearchHit toHit(const PyxisRepository& repository)
{
    SearchHit hit;
    hit.repository = repository.repository;
    hit.title = repository.title;
    hit.description = oneLine(repository.shortDescription);
    hit.official = true;
    hit.deprecated = repository.isDeprecated();
    hit.lastModified = repository.updated;
    return hit;
}

} // namespace

RedHatCatalog::RedHatCatalog(PyxisClient& pyxis, QString host, QString user)
    : m_pyxis(pyxis)
    , m_registry(catalogRegistry(host))
    , m_host(std::move(host))
    , m_user(std::move(user))
{
}

QString RedHatCatalog::catalogRegistry(const QString& host)
{
    const QString partners = u"registry.connect.redhat.com"_s;
    return host == partners ? partners : u"registry.access.redhat.com"_s;
}

bool RedHatCatalog::isServiceAccount(const QString& user)
{
    const QString number = user.section(u'|', 0, 0);
    bool isNumber = false;
    number.toULongLong(&isNumber);
    return isNumber && user.contains(u'|') && !user.section(u'|', 1).isEmpty();
}

QCoro::Task<Result<Offering>> RedHatCatalog::offering(QString place, std::stop_token /*stop*/)
{
    Offering offering;
    offering.search = true;
    offering.tagHistory = true;
    offering.repositoryInfo = true;
    offering.vulnerabilities = true;
    if (!place.isEmpty())
        offering.panels << PanelOffer(imagesPanel, QT_TRANSLATE_NOOP("Panel", "Catalog"));
    if (m_user.isEmpty() && m_host != u"registry.access.redhat.com")
        offering.notes << Sentence(QT_TRANSLATE_NOOP(
            "Core", "The catalog can be browsed without a login; pulling images needs one."));
    if (!m_user.isEmpty() && !isServiceAccount(m_user))
        offering.notes << Sentence(QT_TRANSLATE_NOOP("Core",
            "This login is a Red Hat user name and password, which is not meant for production: use a "
            "registry service account there."));
    co_return offering;
}

QCoro::Task<Result<SearchPage>> RedHatCatalog::search(QString words, PageCursor cursor, std::stop_token stop)
{
    const qint64 page = cursor.toLongLong();
    const QString filter = pyxisSearchFilter(m_registry, words);
    auto found = co_await m_pyxis.repositories(filter, page, PyxisClient::Detail::Rows, std::move(stop));
    if (!found)
        co_return found.error();
    SearchPage out;
    for (const PyxisRepository& repository : std::as_const(found->items)) {
        if (repository.published)
            out.hits << toHit(repository);
    }
    out.total = found->total;
    if (found->hasMore && page + 1 < mostPages)
        out.next = QString::number(page + 1);
    co_return out;
}

QCoro::Task<Result<RepositoryInfo>> RedHatCatalog::fetchRepositoryInfo(
    QString repository, std::stop_token stop)
{
    auto found = co_await m_pyxis.repository(m_registry, repository, std::move(stop));
    if (!found)
        co_return found.error();
    co_return redHatRepositoryInfo(*found);
}

QCoro::Task<Result<TagHistory>> RedHatCatalog::fetchTagHistory(
    QString repository, QString tag, std::stop_token stop)
{
    auto images = co_await m_pyxis.images(m_registry, repository, 0, stop);
    if (!images)
        co_return images.error();
    auto history = co_await m_pyxis.tagHistory(m_registry, repository, tag, std::move(stop));
    if (!history && history.error().httpStatus() != 404)
        co_return history.error();
    const bool kept = history && !history->entries.isEmpty();
    const PyxisTagHistory from =
        kept ? *history : PyxisTagHistory::fromImages(images->items, m_registry, repository, tag);
    TagHistory out = from.toHistory(images->items, m_registry, repository);
    out.complete = kept || !images->hasMore;
    for (TagEvent& event : out.events) {
        if (!event.digest.isNull())
            event.reference = m_host + u'/' + repository + u'@' + event.digest.toString();
    }
    co_return out;
}

QCoro::Task<Result<QList<PyxisImage>>> RedHatCatalog::imagesOf(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    if (const auto digest = Digest::parse(tagOrDigest)) {
        auto images = co_await m_pyxis.imagesOfDigest(*digest, std::move(stop));
        co_return images;
    }
    auto images = co_await m_pyxis.imagesOfTag(m_registry, repository, tagOrDigest, std::move(stop));
    if (!images)
        co_return images.error();
    // Builds before the newest may still claim the tag.
    RedHatTags tags(m_registry, repository);
    const TagPage known = tags.add(*images);
    const Digest now = tags.record(tagOrDigest).digest;
    QList<PyxisImage> current;
    for (const PyxisImage& image : std::as_const(*images)) {
        const PyxisPlace* place = image.placeIn(m_registry, repository);
        if (place && (now.isNull() || place->listDigest == now || place->imageDigest == now))
            current << image;
    }
    co_return current;
}

QCoro::Task<Result<VulnerabilityReport>> RedHatCatalog::scanOf(
    QString repository, PyxisImage image, std::stop_token stop)
{
    VulnerabilityReport report;
    report.platform = image.platform();
    if (const PyxisPlace* place = image.placeIn(m_registry, repository))
        report.image = place->imageDigest.isNull() ? place->listDigest : place->imageDigest;
    auto found = co_await m_pyxis.vulnerabilities(image.id, std::move(stop));
    if (!found && found.error().httpStatus() != 404)
        co_return found.error();
    const QString grade = gradeAt(image.grades, QDateTime::currentDateTimeUtc());
    if (!grade.isEmpty())
        report.note = Sentence(QT_TRANSLATE_NOOP("Core", "Health grade %1"), {grade});
    if (found) {
        report.status = VulnerabilityReport::Status::Scanned;
        report.vulnerabilities = *std::move(found);
    }
    co_return report;
}

QCoro::Task<Result<QList<VulnerabilityReport>>> RedHatCatalog::fetchVulnerabilities(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto images = co_await imagesOf(repository, tagOrDigest, stop);
    if (!images)
        co_return images.error();
    QList<VulnerabilityReport> reports;
    for (const PyxisImage& image : std::as_const(*images)) {
        if (image.id.isEmpty())
            continue;
        auto report = co_await scanOf(repository, image, stop);
        if (!report)
            co_return report.error();
        reports << *std::move(report);
    }
    if (reports.size() == 1)
        reports.front().platform.clear();
    if (reports.isEmpty()) {
        VulnerabilityReport none;
        none.note = Sentence(QT_TRANSLATE_NOOP("Core", "The catalog does not know this image."));
        if (const auto digest = Digest::parse(tagOrDigest))
            none.image = *digest;
        reports << none;
    }
    co_return reports;
}

QCoro::Task<Result<Panel>> RedHatCatalog::fetchPanel(QString place, QString panelId, std::stop_token stop)
{
    if (panelId != imagesPanel)
        co_return Error::unsupported(u"no such panel: "_s + panelId).withCode(u"NOT_OFFERED"_s);
    auto images = co_await m_pyxis.images(m_registry, place, 0, std::move(stop));
    if (!images)
        co_return images.error();
    co_return redHatImagesPanel(images->items, m_registry, place, QDateTime::currentDateTimeUtc());
}

} // namespace portolan
