// SPDX-License-Identifier: Apache-2.0
#include "cli/controlcommands.h"

#include "cli/controltext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace portolan {
namespace {

QJsonObject toJson(const SearchHit& hit)
{
    QJsonObject object{
        {QStringLiteral("name"), hit.repository}, {QStringLiteral("description"), hit.description}};
    if (hit.stars >= 0)
        object.insert(QStringLiteral("stars"), hit.stars);
    if (hit.pulls >= 0)
        object.insert(QStringLiteral("pulls"), hit.pulls);
    if (hit.lastModified.isValid())
        object.insert(QStringLiteral("lastModified"), hit.lastModified.toString(Qt::ISODate));
    return object;
}

QJsonObject toJson(const VulnerabilityReport& report)
{
    QJsonArray found;
    for (const Vulnerability& one : report.vulnerabilities)
        found.append(QJsonObject{{QStringLiteral("id"), one.id},
            {QStringLiteral("severity"), QString(severityText(one.severity))},
            {QStringLiteral("package"), one.package}, {QStringLiteral("version"), one.version},
            {QStringLiteral("fixedIn"), one.fixedIn}});
    return {{QStringLiteral("digest"), report.image.toString()},
        {QStringLiteral("platform"), report.platform},
        {QStringLiteral("status"), QString(scanStatusText(report.status))},
        {QStringLiteral("vulnerabilities"), found}};
}

QJsonObject toJson(const ImageUse& use)
{
    return {{QStringLiteral("project"), use.project}, {QStringLiteral("kind"), use.kind},
        {QStringLiteral("name"), use.name}, {QStringLiteral("container"), use.container},
        {QStringLiteral("reference"), use.reference}, {QStringLiteral("byDigest"), use.byDigest}};
}

QJsonObject toJson(const PullExplanation& explanation)
{
    QJsonArray sources;
    for (const ExplainedSource& source : explanation.sources)
        sources.append(QJsonObject{{QStringLiteral("reference"), source.source.reference.toString()},
            {QStringLiteral("mirror"), source.source.isMirror}, {QStringLiteral("tried"), source.tried},
            {QStringLiteral("loginFrom"), source.loginFrom},
            {QStringLiteral("error"), source.error ? source.error->toLogLine() : QString()}});
    return {{QStringLiteral("reference"), explanation.reference.toString()},
        {QStringLiteral("digest"), explanation.digest.toString()}, {QStringLiteral("sources"), sources},
        {QStringLiteral("redirectHosts"), QJsonArray::fromStringList(explanation.redirectHosts)},
        {QStringLiteral("bytesTotal"), explanation.bytesTotal},
        {QStringLiteral("bytesNeeded"), explanation.bytesNeeded}};
}

QJsonObject toJson(const QString& what, const RegistryChange& change)
{
    QJsonObject object{{QStringLiteral("what"), what}, {QStringLiteral("repository"), change.repository}};
    if (!change.tag.isEmpty())
        object.insert(QStringLiteral("tag"), change.tag);
    if (!change.digest.isNull())
        object.insert(QStringLiteral("digest"), change.digest.toString());
    return object;
}

} // namespace

void HistoryCommand::start()
{
    openFirstImage([this](const ImageAddress& image) {
        m_request =
            m_session.service().control().fetchTagHistory(image, [this](const Result<TagHistory>& history) {
                if (!history)
                    return fail(history.error());
                show(*history);
            });
    });
}

void HistoryCommand::show(const TagHistory& history)
{
    if (history.source == TagHistory::Source::LastSeen)
        m_session.console().warn(
            QStringLiteral("portolan-cli: this registry keeps no history; this is what was seen here"));
    printHistory(m_session.console(), QString(), history, m_session.json());
    Q_EMIT finished(done);
}

void SearchCommand::start()
{
    const auto input = m_session.parseLocation(arguments().constFirst());
    if (!input)
        return fail(input.error());
    const QString words = arguments().mid(1).join(u' ');
    m_session.open(*input, [this, words](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        fetch(opened->registry, words, PageCursor());
    });
}

void SearchCommand::fetch(const RegistryId& registry, const QString& words, const PageCursor& cursor)
{
    m_request = m_session.service().control().search(
        registry, words, cursor, [this, registry, words](const Result<SearchPage>& page) {
            if (!page)
                return fail(page.error());
            for (const SearchHit& hit : page->hits) {
                if (m_session.json())
                    m_session.console().printJson(toJson(hit), false);
                else
                    m_session.console().print(
                        QStringLiteral("%1  %2").arg(hit.repository, -40).arg(hit.description.simplified()));
            }
            if (page->next.isEmpty() || !option(QStringLiteral("all")))
                Q_EMIT finished(done);
            else
                fetch(registry, words, page->next);
        });
}

void ScanCommand::start()
{
    openFirstImage([this](const ImageAddress& image) {
        m_request = m_session.service().control().fetchVulnerabilities(
            image, [this](const Result<QList<VulnerabilityReport>>& reports) {
                if (!reports)
                    return fail(reports.error());
                show(*reports);
            });
    });
}

void ScanCommand::show(const QList<VulnerabilityReport>& reports)
{
    Console& console = m_session.console();
    for (const VulnerabilityReport& report : reports) {
        if (m_session.json()) {
            console.printJson(toJson(report), false);
            continue;
        }
        console.print(QStringLiteral("%1 %2 %3: %4 found")
                          .arg(report.image.toString(), report.platform, scanStatusText(report.status))
                          .arg(report.vulnerabilities.size()));
        for (const Vulnerability& one : report.vulnerabilities)
            console.print(QStringLiteral("  %1 %2 %3 %4%5")
                              .arg(severityText(one.severity), -10)
                              .arg(one.id, -18)
                              .arg(one.package, one.version,
                                  one.fixedIn.isEmpty() ? QString()
                                                        : QStringLiteral(" (fixed in %1)").arg(one.fixedIn)));
    }
    Q_EMIT finished(done);
}

void UsesCommand::start()
{
    openFirstImage([this](const ImageAddress& image) {
        m_request = m_session.service().control().fetchUses(image, [this](const Result<ImageUses>& uses) {
            if (!uses)
                return fail(uses.error());
            for (const ImageUse& use : uses->uses) {
                if (m_session.json())
                    m_session.console().printJson(toJson(use), false);
                else
                    m_session.console().print(
                        QStringLiteral("%1  %2/%3  %4  %5")
                            .arg(use.project, use.kind, use.name, use.container, use.reference));
            }
            if (!uses->unreadable.isEmpty())
                m_session.console().warn(QStringLiteral("portolan-cli: not looked at: %1")
                                             .arg(uses->unreadable.join(QStringLiteral(", "))));
            Q_EMIT finished(done);
        });
    });
}

void ShowCommand::start()
{
    const auto input = m_session.parseLocation(arguments().constFirst());
    if (!input)
        return fail(input.error());
    m_session.open(*input, [this](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        const RepositoryAddress place = opened->repositoryAddress();
        if (arguments().size() > 1)
            return showPanel(place, arguments().at(1));
        m_request = m_session.service().control().fetchOffering(
            place, [this, place](const Result<Offering>& offering) {
                if (!offering)
                    return fail(offering.error());
                showOffering(place, *offering);
            });
    });
}

void ShowCommand::showOffering(const RepositoryAddress& place, const Offering& offering)
{
    Console& console = m_session.console();
    QJsonArray panels;
    for (const PanelOffer& panel : offering.panels) {
        panels.append(panel.id);
        if (!m_session.json())
            console.print(QStringLiteral("Panel %1: %2").arg(panel.id, QLatin1String(panel.title)));
    }
    QJsonObject object{{QStringLiteral("panels"), panels},
        {QStringLiteral("registryHost"), offering.registryHost},
        {QStringLiteral("notes"), QJsonArray::fromStringList(offering.notes.english())}};
    const QString ends = offering.loginEnds.toString(Qt::ISODate);
    if (!ends.isEmpty())
        object.insert(QStringLiteral("loginEnds"), ends);
    if (!m_session.json()) {
        if (!ends.isEmpty())
            console.print(QStringLiteral("This login ends at %1").arg(ends));
        for (const Sentence& note : offering.notes)
            console.print(note.english());
        if (!offering.registryHost.isEmpty())
            console.print(QStringLiteral("Images are pulled from %1").arg(offering.registryHost));
    }
    if (offering.repositoryInfo && !place.repository.isEmpty())
        return showInfo(place, object);
    if (m_session.json())
        console.printJson(object, true);
    Q_EMIT finished(done);
}

void ShowCommand::showInfo(const RepositoryAddress& place, const QJsonObject& offered)
{
    m_request = m_session.service().control().fetchRepositoryInfo(
        place, [this, offered](const Result<RepositoryInfo>& info) {
            if (!info)
                return fail(info.error());
            if (m_session.json()) {
                QJsonObject object = offered;
                object.insert(QStringLiteral("title"), info->title);
                object.insert(QStringLiteral("description"), info->description);
                object.insert(QStringLiteral("facts"), factsJson(info->facts));
                m_session.console().printJson(object, true);
            } else {
                m_session.console().printText(factsText(info->facts));
                if (!info->description.isEmpty())
                    m_session.console().print(u'\n' + info->description);
            }
            Q_EMIT finished(done);
        });
}

void ShowCommand::showPanel(const RepositoryAddress& place, const QString& panelId)
{
    m_request = m_session.service().control().fetchPanel(place, panelId, [this](const Result<Panel>& panel) {
        if (!panel)
            return fail(panel.error());
        print(*panel);
        Q_EMIT finished(done);
    });
}

void ShowCommand::print(const Panel& panel)
{
    if (m_session.json())
        m_session.console().printJson(panelJson(panel), true);
    else
        m_session.console().printText(panelText(panel));
}

void ExplainCommand::start()
{
    const auto platform = platformOption();
    if (!platform)
        return fail(platform.error());
    ExplainRequest request;
    request.text = arguments().constFirst();
    request.platform = *platform;
    m_request = m_session.service().control().explainPull(
        request, [this](const Result<PullExplanation>& explanation) {
            if (!explanation)
                return fail(explanation.error());
            if (m_session.json()) {
                m_session.console().printJson(toJson(*explanation), true);
            } else {
                m_session.console().print(explanation->toText());
            }
            Q_EMIT finished(explanation->serving() != nullptr ? done : failed);
        });
}

void WatchCommand::start()
{
    const auto input = m_session.parseLocation(arguments().value(0));
    if (!input)
        return fail(input.error());
    m_session.open(*input, [this](const Result<ImageAddress>& opened) {
        if (!opened)
            return fail(opened.error());
        m_request = m_session.service().control().watch(
            opened->repositoryAddress(), [this](const QList<RegistryChange>& changes) { print(changes); },
            [this](const Result<bool>& ended) {
                if (!ended)
                    return fail(ended.error());
                Q_EMIT finished(done);
            });
    });
}

void WatchCommand::print(const QList<RegistryChange>& changes)
{
    using Kind = RegistryChange::Kind;
    for (const RegistryChange& change : changes) {
        QString what;
        switch (change.kind) {
        case Kind::TagMoved:
            what = QStringLiteral("moved");
            break;
        case Kind::TagRemoved:
            what = QStringLiteral("removed");
            break;
        case Kind::RepositoryAdded:
            what = QStringLiteral("repository added");
            break;
        case Kind::RepositoryRemoved:
            what = QStringLiteral("repository removed");
            break;
        case Kind::RepositoryChanged:
            what = QStringLiteral("repository changed");
            break;
        case Kind::Connected:
            m_session.console().warn(change.delay.count() == 0
                    ? QStringLiteral("portolan-cli: watching")
                    : QStringLiteral("portolan-cli: watching, up to %1 s late").arg(change.delay.count()));
            continue;
        case Kind::Interrupted:
            m_session.console().warn(
                QStringLiteral("portolan-cli: interrupted: %1").arg(change.reason.english()));
            continue;
        }
        const QString name = change.tag.isEmpty() ? change.repository : change.repository + u':' + change.tag;
        if (m_session.json())
            m_session.console().printJson(toJson(what, change), false);
        else
            m_session.console().print(
                QStringLiteral("%1  %2  %3").arg(what, name, change.digest.toString()).trimmed());
    }
    Q_UNUSED(m_session.console().flush())
}

} // namespace portolan
