// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborscan.h"

#include "registry/harbor/harbortime.h"

#include <algorithm>
#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array severityNames{
    "Critical"_L1, "High"_L1, "Medium"_L1, "Low"_L1, "Negligible"_L1, "Unknown"_L1};

Severity severityOf(const QString& text)
{
    for (size_t i = 0; i < severityNames.size(); ++i) {
        if (text.compare(severityNames[i], Qt::CaseInsensitive) == 0)
            return static_cast<Severity>(i);
    }
    return Severity::Unknown;
}

double scoreOf(const JsonReader& item)
{
    const JsonReader cvss = item["preferred_cvss"_L1];
    if (const auto third = cvss["score_v3"_L1].number())
        return *third;
    return cvss["score_v2"_L1].number().value_or(-1);
}

Vulnerability parseOne(const JsonReader& item)
{
    Vulnerability one;
    one.id = item["id"_L1].text();
    one.package = item["package"_L1].text();
    one.version = item["version"_L1].text();
    one.fixedIn = item["fix_version"_L1].text();
    one.severity = severityOf(item["severity"_L1].text());
    one.description = item["description"_L1].text();
    one.score = scoreOf(item);
    for (const QString& link : item["links"_L1].strings()) {
        const QUrl url(link, QUrl::StrictMode);
        if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
            one.links << url;
    }
    return one;
}

} // namespace

HarborScan HarborScan::parse(const JsonReader& overview)
{
    HarborScan scan;
    for (const auto& [type, report] : overview.members()) {
        const QString state = report["scan_status"_L1].text();
        if (state.isEmpty() || scan.state == "Success"_L1)
            continue;
        const JsonReader summary = report["summary"_L1];
        scan.state = state;
        scan.severity = report["severity"_L1].text();
        scan.scanner = report["scanner"_L1]["name"_L1].text();
        scan.total = summary["total"_L1].integer().value_or(-1);
        scan.fixable = summary["fixable"_L1].integer().value_or(-1);
        scan.end = harborTime(report["end_time"_L1].text());
        scan.found.clear();
        for (const auto& [name, count] : summary["summary"_L1].members())
            scan.found.insert(name, count.integer().value_or(0));
    }
    return scan;
}

VulnerabilityReport::Status HarborScan::status() const
{
    using Status = VulnerabilityReport::Status;
    if (state == "Success"_L1)
        return Status::Scanned;
    if (state == "Error"_L1 || state == "Stopped"_L1)
        return Status::Failed;
    if (state == "Pending"_L1 || state == "Scheduled"_L1 || state == "Running"_L1)
        return Status::Queued;
    return Status::NotAvailable;
}

QString HarborScan::counts() const
{
    QStringList parts;
    for (const QLatin1StringView name : severityNames) {
        if (const qint64 count = found.value(name); count > 0)
            parts << u"%1 %2"_s.arg(name).arg(count);
    }
    return parts.join(u", "_s);
}

QByteArray harborReportTypes()
{
    return "application/vnd.security.vulnerability.report; version=1.1, "
           "application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0";
}

QList<Vulnerability> parseHarborVulnerabilities(const JsonReader& json)
{
    QList<Vulnerability> all;
    for (const auto& [type, report] : json.members()) {
        for (const JsonReader& item : report["vulnerabilities"_L1].items())
            all << parseOne(item);
        if (!all.isEmpty())
            break; // the same findings in another format
    }
    all.removeIf([](const Vulnerability& one) { return one.id.isEmpty(); });
    std::stable_sort(all.begin(), all.end(),
        [](const Vulnerability& a, const Vulnerability& b) { return a.severity < b.severity; });
    return all;
}

} // namespace portolan
