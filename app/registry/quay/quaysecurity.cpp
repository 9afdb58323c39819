// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaysecurity.h"

#include "base/jsonreader.h"

#include <QRegularExpression>
#include <QSet>

#include <array>
#include <tuple>
#include <utility>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

using Status = VulnerabilityReport::Status;

constexpr JsonLimits reportLimits(qsizetype(64) * 1024 * 1024, 64);

Severity severityOf(const QString& text)
{
    static constexpr std::array names{std::pair("critical"_L1, Severity::Critical),
        std::pair("defcon1"_L1, Severity::Critical), std::pair("high"_L1, Severity::High),
        std::pair("medium"_L1, Severity::Medium), std::pair("low"_L1, Severity::Low),
        std::pair("negligible"_L1, Severity::Negligible)};
    for (const auto& [name, severity] : names) {
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return severity;
    }
    return Severity::Unknown;
}

//! Several addresses may share the field, separated by blanks.
QList<QUrl> linksOf(const QString& text)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    QList<QUrl> links;
    for (const QString& word : text.split(blanks, Qt::SkipEmptyParts)) {
        const QUrl url(word, QUrl::StrictMode);
        const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
        if (isWeb && !url.host().isEmpty() && !links.contains(url))
            links << url;
    }
    return links;
}

double scoreOf(const JsonReader& vulnerability, const JsonReader& feature)
{
    const JsonReader nvd = vulnerability["Metadata"_L1]["NVD"_L1];
    for (const QLatin1StringView version : {"CVSSv3"_L1, "CVSSv2"_L1}) {
        const double score = nvd[version]["Score"_L1].number().value_or(0);
        if (score > 0)
            return score;
    }
    // The package's scores are only this weakness's when it is its only one.
    const std::vector<JsonReader> scores = feature["BaseScores"_L1].items();
    const bool only = scores.size() == 1 && feature["Vulnerabilities"_L1].size() == 1;
    return only ? scores.front().number().value_or(-1) : -1;
}

Vulnerability vulnerabilityOf(const JsonReader& json, const JsonReader& feature)
{
    Vulnerability out;
    out.id = json["Name"_L1].text();
    out.severity = severityOf(json["Severity"_L1].text());
    out.package = feature["Name"_L1].text();
    out.version = feature["Version"_L1].text();
    out.fixedIn = json["FixedBy"_L1].text();
    out.score = scoreOf(json, feature);
    out.description = json["Description"_L1].text();
    out.links = linksOf(json["Link"_L1].text());
    return out;
}

Status statusOf(const QString& text)
{
    if (text == "scanned"_L1)
        return Status::Scanned;
    if (text == "queued"_L1)
        return Status::Queued;
    if (text == "failed"_L1)
        return Status::Failed;
    if (text == "unsupported"_L1)
        return Status::Unsupported;
    if (text == "manifest_layer_too_large"_L1)
        return Status::TooLarge;
    return Status::NotAvailable;
}

Sentence noteOf(Status status, const QString& text)
{
    switch (status) {
    case Status::Scanned:
        break;
    case Status::Queued:
        return Sentence(QT_TRANSLATE_NOOP(
            "Core", "The scan has not begun or is under way. Ask again in half a minute or later."));
    case Status::Failed:
        return Sentence(QT_TRANSLATE_NOOP("Core", "The registry's scanner failed on this image."));
    case Status::Unsupported:
        return Sentence(QT_TRANSLATE_NOOP("Core", "The scanner does not know what this image is made of."));
    case Status::TooLarge:
        return Sentence(QT_TRANSLATE_NOOP("Core", "A layer is larger than the registry's scanner takes."));
    case Status::NotAvailable:
        return text.isEmpty() ? Sentence()
                              : Sentence(QT_TRANSLATE_NOOP("Core", "The scanner's state is \"%1\"."), {text});
    }
    return {};
}

bool isWorse(const Vulnerability& a, const Vulnerability& b)
{
    return std::tuple(a.severity, -a.score, b.id, a.package)
        < std::tuple(b.severity, -b.score, a.id, b.package); // newer CVE numbers first
}

} // namespace

Result<VulnerabilityReport> QuaySecurity::parse(QByteArrayView body)
{
    const auto json = JsonReader::parse(body, reportLimits);
    if (!json)
        return json.error();
    const JsonReader status = (*json)["status"_L1];
    if (!status.isString())
        return Error::protocol(u"the answer has no scan status"_s);
    VulnerabilityReport report;
    report.status = statusOf(status.text());
    report.note = noteOf(report.status, status.text());
    QSet<QString> seen;
    for (const JsonReader& feature : (*json)["data"_L1]["Layer"_L1]["Features"_L1].items()) {
        for (const JsonReader& item : feature["Vulnerabilities"_L1].items()) {
            Vulnerability one = vulnerabilityOf(item, feature);
            const QString key = one.key() + u' ' + one.version;
            if (one.id.isEmpty() || seen.contains(key))
                continue;
            seen.insert(key);
            report.vulnerabilities << std::move(one);
        }
    }
    std::stable_sort(report.vulnerabilities.begin(), report.vulnerabilities.end(), isWorse);
    return report;
}

} // namespace portolan
