// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harborcontrol.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString projectsId = u"projects"_s;
const QString scansId = u"scans"_s;
constexpr qint64 mostProjectPages = 20;

FactTone toneOf(const HarborScan& scan)
{
    switch (scan.status()) {
    case VulnerabilityReport::Status::Scanned:
        break;
    case VulnerabilityReport::Status::Queued:
        return FactTone::Busy;
    case VulnerabilityReport::Status::Failed:
        return FactTone::Bad;
    default:
        return FactTone::Neutral;
    }
    if (scan.found.value(u"Critical"_s) > 0)
        return FactTone::Bad;
    return scan.found.value(u"High"_s) > 0 ? FactTone::Warning : FactTone::Good;
}

QStringList tagNames(const HarborArtifact& artifact)
{
    QStringList names;
    for (const HarborTag& tag : artifact.tags)
        names << tag.name;
    return names;
}

QString roleName(qint64 role)
{
    switch (role) {
    case 1:
        return u"Project admin"_s;
    case 2:
        return u"Developer"_s;
    case 3:
        return u"Guest"_s;
    case 4:
        return u"Maintainer"_s;
    case 5:
        return u"Limited guest"_s;
    default:
        return {};
    }
}

} // namespace

HarborControl::HarborControl(HarborClient& harbor, DataPlane& plane, const RegistryProfile& profile)
    : m_harbor(harbor)
    , m_actions(harbor, plane, profile.id, profile.host)
{
}

QCoro::Task<Result<Offering>> HarborControl::offering(QString place, std::stop_token /*stop*/)
{
    Offering offering;
    offering.search = true;
    offering.repositoryInfo = place.contains(u'/');
    offering.vulnerabilities = true;
    if (place.isEmpty())
        offering.panels << PanelOffer(projectsId, QT_TRANSLATE_NOOP("Panel", "Projects"));
    else if (place.contains(u'/'))
        offering.panels << PanelOffer(scansId, QT_TRANSLATE_NOOP("Panel", "Scans"));
    if (place.contains(u'/'))
        offering.actions = m_actions.offered();
    if (!m_harbor.hasLogin())
        offering.notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "Without a login only public projects are shown."));
    co_return offering;
}

QCoro::Task<Result<RepositoryInfo>> HarborControl::fetchRepositoryInfo(
    QString repository, std::stop_token stop)
{
    auto found = co_await m_harbor.repository(repository, stop);
    if (!found)
        co_return found.error();
    auto project = co_await m_harbor.project(repository.section(u'/', 0, 0), std::move(stop));
    RepositoryInfo info;
    info.description = found->description;
    FactList& facts = info.facts;
    if (project)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Visibility"),
            Sentence(project->isPublic ? QT_TRANSLATE_NOOP("Core", "Public")
                                       : QT_TRANSLATE_NOOP("Core", "Private")));
    if (project && project->isProxyCache)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Proxy cache"), true, FactTone::Warning);
    if (found->artifacts >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Artifacts"), found->artifacts);
    if (found->pulls >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pulls"), found->pulls);
    if (found->created.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Since"), found->created);
    if (found->updated.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Last change"), found->updated);
    co_return info;
}

QCoro::Task<Result<VulnerabilityReport>> HarborControl::reportOn(
    QString repository, HarborArtifact artifact, std::stop_token stop)
{
    VulnerabilityReport report;
    report.image = artifact.digest;
    report.status = artifact.scan.status();
    if (artifact.scan.state.isEmpty())
        report.note = Sentence(QT_TRANSLATE_NOOP("Core", "Not scanned."));
    else if (!artifact.scan.scanner.isEmpty())
        report.note = Sentence(QT_TRANSLATE_NOOP("Core", "Scanned by %1"), {artifact.scan.scanner});
    if (report.status != VulnerabilityReport::Status::Scanned)
        co_return report;
    auto found = co_await m_harbor.vulnerabilities(repository, artifact.digest, std::move(stop));
    if (found) {
        report.vulnerabilities = *std::move(found);
    } else if (found.error().httpStatus() == 404) {
        report.status = VulnerabilityReport::Status::NotAvailable;
        report.note = Sentence(QT_TRANSLATE_NOOP("Core", "Harbor did not keep the report."));
    } else {
        co_return found.error();
    }
    co_return report;
}

QCoro::Task<Result<QList<VulnerabilityReport>>> HarborControl::fetchVulnerabilities(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto artifact = co_await m_harbor.artifact(repository, tagOrDigest, stop);
    if (!artifact)
        co_return artifact.error();
    QList<VulnerabilityReport> reports;
    for (const auto& child : std::as_const(artifact->children)) {
        if (child.second.isEmpty())
            continue; // an attestation
        auto image = co_await m_harbor.artifact(repository, child.first.toString(), stop);
        if (!image)
            co_return image.error();
        auto report = co_await reportOn(repository, *image, stop);
        if (!report)
            co_return report.error();
        report->platform = child.second;
        reports << *std::move(report);
    }
    if (artifact->children.isEmpty()) {
        auto report = co_await reportOn(repository, *artifact, stop);
        if (!report)
            co_return report.error();
        reports << *std::move(report);
    }
    co_return reports;
}

QCoro::Task<Result<SearchPage>> HarborControl::search(
    QString words, PageCursor /*cursor*/, std::stop_token stop)
{
    auto found = co_await m_harbor.search(std::move(words), std::move(stop));
    if (!found)
        co_return found.error();
    SearchPage page;
    page.total = found->size();
    for (const HarborRepository& repository : std::as_const(*found)) {
        SearchHit hit;
        hit.repository = repository.name;
        hit.description = repository.description.simplified();
        hit.pulls = repository.pulls;
        hit.lastModified = repository.updated;
        page.hits << hit;
    }
    co_return page;
}

QCoro::Task<Result<Panel>> HarborControl::projectsPanel(std::stop_token stop)
{
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Projects");
    table.columns << QT_TRANSLATE_NOOP("Panel", "Name") << QT_TRANSLATE_NOOP("Panel", "Public")
                  << QT_TRANSLATE_NOOP("Panel", "Repositories") << QT_TRANSLATE_NOOP("Panel", "Your role")
                  << QT_TRANSLATE_NOOP("Panel", "Owner") << QT_TRANSLATE_NOOP("Panel", "Proxy cache");
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "There are no projects this login may see.");
    for (qint64 number = 1; number <= mostProjectPages; ++number) {
        auto page = co_await m_harbor.projects(number, stop);
        if (!page)
            co_return page.error();
        for (const HarborProject& project : std::as_const(page->items)) {
            QVariantList row;
            row << project.name << project.isPublic
                << (project.repositories < 0 ? QVariant() : QVariant(project.repositories))
                << roleName(project.role) << project.owner << project.isProxyCache;
            table.rows << row;
        }
        if (!page->hasMore)
            break;
    }
    Panel panel;
    panel.tables << table;
    co_return panel;
}

QCoro::Task<Result<Panel>> HarborControl::scansPanel(QString repository, std::stop_token stop)
{
    auto page = co_await m_harbor.artifacts(repository, 1, std::move(stop));
    if (!page)
        co_return page.error();
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Newest artifacts");
    table.columns << QT_TRANSLATE_NOOP("Panel", "Tags") << QT_TRANSLATE_NOOP("Panel", "Scan")
                  << QT_TRANSLATE_NOOP("Panel", "Found") << QT_TRANSLATE_NOOP("Panel", "Fixable")
                  << QT_TRANSLATE_NOOP("Panel", "Scanner") << QT_TRANSLATE_NOOP("Panel", "Scanned")
                  << QT_TRANSLATE_NOOP("Panel", "Digest");
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "There are no tagged artifacts.");
    for (const HarborArtifact& artifact : std::as_const(page->items)) {
        const HarborScan& scan = artifact.scan;
        QVariantList row;
        row << tagNames(artifact) << (scan.state.isEmpty() ? u"not scanned"_s : scan.state) << scan.counts()
            << (scan.fixable < 0 ? QVariant() : QVariant(scan.fixable)) << scan.scanner << scan.end
            << artifact.digest.toString();
        table.rows << row;
        table.tones << toneOf(scan);
    }
    Panel panel;
    panel.tables << table;
    co_return panel;
}

QCoro::Task<Result<Panel>> HarborControl::fetchPanel(QString place, QString panelId, std::stop_token stop)
{
    Result<Panel> panel = Error::unsupported(u"no such panel: "_s + panelId).withCode(u"NOT_OFFERED"_s);
    if (panelId == projectsId)
        panel = co_await projectsPanel(std::move(stop));
    else if (panelId == scansId)
        panel = co_await scansPanel(std::move(place), std::move(stop));
    co_return panel;
}

QCoro::Task<Result<ActionPlan>> HarborControl::planAction(ActionWish wish, std::stop_token stop)
{
    auto plan = co_await m_actions.plan(std::move(wish), std::move(stop));
    co_return plan;
}

QCoro::Task<Result<ActionReport>> HarborControl::performAction(ActionPlan plan,
    std::optional<Credential> /*login*/, ActionProgressFunction /*progress*/, std::stop_token stop)
{
    auto report = co_await m_actions.perform(std::move(plan), std::move(stop));
    co_return report;
}

QCoro::Task<Result<bool>> HarborControl::restoreTag(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    auto restored =
        co_await m_harbor.createTag(std::move(repository), digest, std::move(tag), std::move(stop));
    co_return restored;
}

} // namespace portolan
