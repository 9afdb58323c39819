// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayscans.h"

#include "registry/quay/quaymanifest.h"
#include "registry/quay/quaysecurity.h"
#include "registry/quay/quaytargets.h"

#include <vector>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

VulnerabilityReport imageOf(const Digest& digest, const QString& platform = QString())
{
    VulnerabilityReport image;
    image.image = digest;
    image.platform = platform;
    return image;
}

QList<VulnerabilityReport> imagesIn(const ManifestDocument& document)
{
    const ImageIndex* const index = document.index();
    if (!index)
        return QList<VulnerabilityReport>{imageOf(document.digest())};
    QList<VulnerabilityReport> images;
    for (const Descriptor& child : index->images()) {
        const QString platform = child.platform ? child.platform->toString() : child.digest.shortText();
        images << imageOf(child.digest, platform);
    }
    return images;
}

} // namespace

QuayScans::QuayScans(QuayLookup& lookup, DataPlane& dataPlane) : m_lookup(lookup), m_dataPlane(dataPlane) {}

QCoro::Task<Result<QList<VulnerabilityReport>>> QuayScans::fetch(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto wanted = co_await images(repository, tagOrDigest, stop);
    if (!wanted)
        co_return wanted.error();
    // Tasks start when they are made: they stand in line for their turn together.
    std::vector<QCoro::Task<Result<VulnerabilityReport>>> questions;
    questions.reserve(static_cast<size_t>(wanted->size()));
    for (const VulnerabilityReport& image : std::as_const(*wanted))
        questions.push_back(scanOf(repository, image, stop));
    QList<VulnerabilityReport> reports;
    std::optional<Error> failed;
    bool anyAnswer = false;
    for (size_t i = 0; i < questions.size(); ++i) {
        auto report = co_await std::move(questions.at(i));
        anyAnswer = anyAnswer || report.has_value();
        if (report) {
            reports << *report;
            continue;
        }
        failed = report.error();
        VulnerabilityReport unknown = wanted->at(static_cast<qsizetype>(i));
        unknown.status = VulnerabilityReport::Status::Failed;
        unknown.note = report.error().said();
        reports << unknown;
    }
    if (failed && (!anyAnswer || failed->isCancelled()))
        co_return *failed;
    co_return std::as_const(reports);
}

QCoro::Task<Result<QuayScans::Images>> QuayScans::images(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    // Quay's API knows dead images too, and looking there is no pull in anybody's statistics.
    auto known = co_await byApi(repository, tagOrDigest, stop);
    if (known || known.error().isCancelled())
        co_return known;
    auto document = co_await m_dataPlane.fetchManifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    co_return imagesIn(*document);
}

QCoro::Task<Result<QuayScans::Images>> QuayScans::byApi(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Digest digest;
    if (const auto asked = Digest::parse(tagOrDigest)) {
        digest = *asked;
    } else {
        const QStringList names(tagOrDigest);
        auto tags = co_await m_lookup.tags(repository, names, stop);
        if (!tags)
            co_return tags.error();
        const QuayTag tag = tags->value(tagOrDigest);
        if (tag.digest.isNull())
            co_return Error::notFound(Sentence(QT_TRANSLATE_NOOP("Core", "there is no such tag")));
        digest = tag.digest;
        if (!tag.isList)
            co_return Images(1, imageOf(digest));
    }
    auto manifest =
        co_await m_lookup.client().get<QuayManifest>(QuayTargets::manifest(repository, digest), stop);
    if (!manifest)
        co_return manifest.error();
    if (!manifest->isList)
        co_return Images(1, imageOf(digest));
    const auto document = ManifestDocument::parse(manifest->bytes, QString(), digest);
    if (!document)
        co_return document.error();
    co_return imagesIn(*document);
}

QCoro::Task<Result<VulnerabilityReport>> QuayScans::scanOf(
    QString repository, VulnerabilityReport image, std::stop_token stop)
{
    auto answer =
        co_await m_lookup.client().get<QuaySecurity>(QuayTargets::security(repository, image.image), stop);
    if (!answer && answer.error().kind() != ErrorKind::NotFound)
        co_return answer.error();
    if (!answer) {
        image.status = VulnerabilityReport::Status::NotAvailable;
        image.note = Sentence(QT_TRANSLATE_NOOP(
            "Core", "The registry has no scanner switched on, or does not know this image."));
        co_return std::as_const(image);
    }
    answer->image = image.image;
    answer->platform = image.platform;
    co_return std::as_const(*answer);
}

} // namespace portolan
