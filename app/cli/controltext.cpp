// SPDX-License-Identifier: Apache-2.0
#include "cli/controltext.h"

#include "base/bytesformat.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace portolan {
namespace {

QJsonArray itemsJson(const QList<ActionItem>& items)
{
    QJsonArray array;
    for (const ActionItem& item : items) {
        QJsonObject object{{QStringLiteral("name"), item.name}, {QStringLiteral("ok"), item.ok}};
        if (!item.message.isEmpty())
            object.insert(QStringLiteral("message"), item.message.english());
        if (!item.digest.isNull())
            object.insert(QStringLiteral("digest"), item.digest.toString());
        array.append(object);
    }
    return array;
}

void addLines(QString& text, const char* title, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    text += QLatin1String(title) + QStringLiteral(":\n");
    for (const QString& line : lines)
        text += QStringLiteral("  ") + line + u'\n';
}

QLatin1String eventText(const TagEvent& event)
{
    if (event.kind == TagEvent::Kind::Removed)
        return QLatin1String("removed");
    if (event.missing)
        return QLatin1String("missing");
    if (event.current)
        return QLatin1String("current");
    return event.kind == TagEvent::Kind::RolledBack ? QLatin1String("rolled back") : QLatin1String("before");
}

QJsonObject toJson(const QString& tag, const TagEvent& event)
{
    QJsonObject object{{QStringLiteral("when"), event.when.toString(Qt::ISODate)},
        {QStringLiteral("digest"), event.digest.toString()},
        {QStringLiteral("what"), QString(eventText(event))},
        {QStringLiteral("restorable"), event.restorable}};
    if (!tag.isEmpty())
        object.insert(QStringLiteral("tag"), tag);
    if (!event.reference.isEmpty())
        object.insert(QStringLiteral("reference"), event.reference);
    if (!event.note.isEmpty())
        object.insert(QStringLiteral("note"), event.note.english());
    if (event.generation >= 0)
        object.insert(QStringLiteral("generation"), event.generation);
    return object;
}

QString tableText(const PanelTable& table)
{
    QString text = QLatin1String(table.title) + QStringLiteral(":\n");
    if (table.rows.isEmpty())
        return text + QStringLiteral("  ") + QLatin1String(table.emptyText) + u'\n';
    QList<QStringList> lines(1);
    for (const char* column : table.columns)
        lines.first() << QString::fromLatin1(column);
    for (const QVariantList& row : table.rows) {
        QStringList cells;
        for (const QVariant& cell : row)
            cells << valueText(cell).simplified();
        lines << cells;
    }
    QList<qsizetype> widths(lines.first().size(), 0);
    for (const QStringList& line : std::as_const(lines)) {
        for (qsizetype i = 0; i < std::min(widths.size(), line.size()); ++i)
            widths[i] = std::max(widths.at(i), line.at(i).size());
    }
    for (const QStringList& line : std::as_const(lines)) {
        QString printed;
        for (qsizetype i = 0; i < line.size(); ++i)
            printed += QStringLiteral("  ") + line.at(i).leftJustified(widths.value(i));
        while (printed.endsWith(u' '))
            printed.chop(1);
        text += printed + u'\n';
    }
    return text;
}

QJsonObject tableJson(const PanelTable& table)
{
    QJsonArray rows;
    for (const QVariantList& row : table.rows) {
        QJsonObject object;
        for (qsizetype i = 0; i < table.columns.size(); ++i)
            object.insert(QString::fromLatin1(table.columns.at(i)), valueJson(row.value(i)));
        rows.append(object);
    }
    return {{QStringLiteral("title"), QString::fromLatin1(table.title)}, {QStringLiteral("rows"), rows}};
}

} // namespace

QString valueText(const QVariant& value, bool isBytes)
{
    if (value.metaType() == QMetaType::fromType<Sentence>())
        return value.value<Sentence>().english();
    switch (value.userType()) {
    case QMetaType::QStringList:
        return value.toStringList().join(QStringLiteral(", "));
    case QMetaType::QDateTime:
        return value.toDateTime().toUTC().toString(Qt::ISODate);
    case QMetaType::Bool:
        return value.toBool() ? QStringLiteral("yes") : QStringLiteral("no");
    case QMetaType::QUrl:
        return value.toUrl().toDisplayString();
    default:
        return isBytes ? formatBytes(value.toLongLong(), QLocale::c()) : value.toString();
    }
}

QJsonValue valueJson(const QVariant& value)
{
    switch (value.userType()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::LongLong:
        return value.toLongLong();
    case QMetaType::Double:
        return value.toDouble();
    case QMetaType::QStringList:
        return QJsonArray::fromStringList(value.toStringList());
    default:
        return valueText(value);
    }
}

QString factsText(const FactList& facts)
{
    QString text;
    for (const Fact& fact : facts)
        text += QStringLiteral("%1 %2\n")
                    .arg(QLatin1String(fact.label) + QStringLiteral(":"), -24)
                    .arg(valueText(fact.value, fact.isBytes));
    return text;
}

QJsonObject factsJson(const FactList& facts)
{
    QJsonObject object;
    for (const Fact& fact : facts)
        object.insert(QString::fromLatin1(fact.label), valueJson(fact.value));
    return object;
}

QString panelText(const Panel& panel)
{
    QString text = factsText(panel.facts);
    for (const PanelTable& table : panel.tables)
        text += tableText(table);
    addLines(text, "Keep in mind", panel.warnings.english());
    return text;
}

QJsonObject panelJson(const Panel& panel)
{
    QJsonArray tables;
    for (const PanelTable& table : panel.tables)
        tables.append(tableJson(table));
    return {{QStringLiteral("facts"), factsJson(panel.facts)}, {QStringLiteral("tables"), tables},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(panel.warnings.english())}};
}

QString actionPlanText(const ActionPlan& plan)
{
    QString text;
    addLines(text, "What will happen", plan.effects.english());
    addLines(text, "Keep in mind", plan.warnings.english());
    QStringList tried;
    for (const ActionItem& item : plan.preview)
        tried << (item.ok ? QStringLiteral("ok      ") : QStringLiteral("failed  ")) + item.name
                + (item.message.isEmpty() ? QString() : QStringLiteral("  ") + item.message.english());
    addLines(text, "Tried out", tried);
    addLines(text, "Why it cannot be done", plan.blockers.english());
    QStringList requests;
    for (const PlannedRequest& request : plan.requests)
        requests << request.method + u' ' + request.path;
    addLines(text, "Requests", requests);
    if (!plan.command.isEmpty())
        addLines(text, "The same by", {plan.command});
    return text;
}

QJsonObject actionPlanJson(const ActionPlan& plan)
{
    QJsonArray requests;
    for (const PlannedRequest& request : plan.requests)
        requests.append(
            QJsonObject{{QStringLiteral("method"), request.method}, {QStringLiteral("path"), request.path},
                {QStringLiteral("body"), QString::fromUtf8(request.body)}});
    return {{QStringLiteral("effects"), QJsonArray::fromStringList(plan.effects.english())},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(plan.warnings.english())},
        {QStringLiteral("blockers"), QJsonArray::fromStringList(plan.blockers.english())},
        {QStringLiteral("preview"), itemsJson(plan.preview)}, {QStringLiteral("requests"), requests},
        {QStringLiteral("command"), plan.command}, {QStringLiteral("undoable"), plan.undoable}};
}

QJsonObject actionReportJson(const ActionReport& report)
{
    return {{QStringLiteral("items"), itemsJson(report.items)},
        {QStringLiteral("tagsChanged"), QJsonArray::fromStringList(report.tagsChanged)},
        {QStringLiteral("notes"), QJsonArray::fromStringList(report.notes.english())}};
}

QLatin1String severityText(Severity severity)
{
    switch (severity) {
    case Severity::Critical:
        return QLatin1String("Critical");
    case Severity::High:
        return QLatin1String("High");
    case Severity::Medium:
        return QLatin1String("Medium");
    case Severity::Low:
        return QLatin1String("Low");
    case Severity::Negligible:
        return QLatin1String("Negligible");
    case Severity::Unknown:
        break;
    }
    return QLatin1String("Unknown");
}

QLatin1String scanStatusText(VulnerabilityReport::Status status)
{
    switch (status) {
    case VulnerabilityReport::Status::Scanned:
        return QLatin1String("scanned");
    case VulnerabilityReport::Status::Queued:
        return QLatin1String("queued");
    case VulnerabilityReport::Status::Failed:
        return QLatin1String("failed");
    case VulnerabilityReport::Status::Unsupported:
        return QLatin1String("unsupported");
    case VulnerabilityReport::Status::TooLarge:
        return QLatin1String("too large");
    case VulnerabilityReport::Status::NotAvailable:
        break;
    }
    return QLatin1String("not available");
}

void printHistory(Console& console, const QString& tag, const TagHistory& history, bool json)
{
    const QString prefix = tag.isEmpty() ? QString() : QStringLiteral("%1  ").arg(tag, -24);
    for (const TagEvent& event : history.events) {
        if (json) {
            console.printJson(toJson(tag, event), false);
            continue;
        }
        console.print(prefix
            + QStringLiteral("%1  %2  %3  %4")
                  .arg(event.when.toString(Qt::ISODate), event.digest.toString())
                  .arg(eventText(event), -11)
                  .arg(event.note.isEmpty() ? event.reference : event.note.english()));
    }
    QStringList facts;
    for (const Fact& fact : history.facts)
        facts << QStringLiteral("%1: %2").arg(QLatin1String(fact.label), valueText(fact.value).simplified());
    if (!json && !facts.isEmpty())
        console.print(prefix + QStringLiteral("  ") + facts.join(QStringLiteral("; ")));
}

} // namespace portolan
