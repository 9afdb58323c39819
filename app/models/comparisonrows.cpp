// SPDX-License-Identifier: Apache-2.0
#include "models/comparisonrows.h"

#include <array>

namespace portolan {
namespace {

using Part = ComparisonTableModel::Part;

constexpr std::array summaryColumns{
    TableColumn("what", QT_TRANSLATE_NOOP("Models", "What")),
    TableColumn("a", QT_TRANSLATE_NOOP("Models", "A")),
    TableColumn("b", QT_TRANSLATE_NOOP("Models", "B")),
};
constexpr std::array configColumns{
    TableColumn("part", QT_TRANSLATE_NOOP("Models", "Setting")),
    TableColumn("key", QT_TRANSLATE_NOOP("Models", "Name")),
    TableColumn("a", QT_TRANSLATE_NOOP("Models", "A")),
    TableColumn("b", QT_TRANSLATE_NOOP("Models", "B")),
};
constexpr std::array layerColumns{
    TableColumn("step", QT_TRANSLATE_NOOP("Models", "Instruction")),
    TableColumn("sizeA", QT_TRANSLATE_NOOP("Models", "Size in A")),
    TableColumn("digestA", QT_TRANSLATE_NOOP("Models", "Digest in A")),
    TableColumn("sizeB", QT_TRANSLATE_NOOP("Models", "Size in B")),
    TableColumn("digestB", QT_TRANSLATE_NOOP("Models", "Digest in B")),
};
constexpr std::array historyColumns{
    TableColumn("a", QT_TRANSLATE_NOOP("Models", "A")),
    TableColumn("b", QT_TRANSLATE_NOOP("Models", "B")),
};
constexpr std::array platformColumns{
    TableColumn("platform", QT_TRANSLATE_NOOP("Models", "Platform")),
    TableColumn("digestA", QT_TRANSLATE_NOOP("Models", "Digest in A")),
    TableColumn("digestB", QT_TRANSLATE_NOOP("Models", "Digest in B")),
};
constexpr std::array annotationColumns{
    TableColumn("where", QT_TRANSLATE_NOOP("Models", "Where")),
    TableColumn("key", QT_TRANSLATE_NOOP("Models", "Name")),
    TableColumn("a", QT_TRANSLATE_NOOP("Models", "A")),
    TableColumn("b", QT_TRANSLATE_NOOP("Models", "B")),
};
constexpr std::array lineColumns{
    TableColumn("lineA", QT_TRANSLATE_NOOP("Models", "Line in A")),
    TableColumn("lineB", QT_TRANSLATE_NOOP("Models", "Line in B")),
    TableColumn("text", QT_TRANSLATE_NOOP("Models", "Text")),
};

ComparisonCell label(const char* source)
{
    return {QString::fromLatin1(source), ValueKind::Text, true};
}

ComparisonCell text(const QString& value, ValueKind kind = ValueKind::Text)
{
    return value.isEmpty() ? ComparisonCell(QVariant(), kind) : ComparisonCell(value, kind);
}

ComparisonCell side(const std::optional<QString>& value)
{
    return value ? ComparisonCell(*value) : ComparisonCell();
}

ComparisonCell bytes(qint64 size)
{
    return size < 0 ? ComparisonCell(QVariant(), ValueKind::Bytes) : ComparisonCell(size, ValueKind::Bytes);
}

ComparisonCell time(const QDateTime& when)
{
    return when.isValid() ? ComparisonCell(when, ValueKind::Time)
                          : ComparisonCell(QVariant(), ValueKind::Time);
}

ComparisonCell digest(const Digest& value)
{
    return text(value.toString(), ValueKind::Digest);
}

QString platformTexts(const QList<Platform>& platforms, const QList<Platform>& more)
{
    QStringList texts;
    for (const Platform& platform : platforms + more)
        texts.append(platform.toString());
    return texts.join(QStringLiteral(", "));
}

Difference difference(const ComparisonCell& a, const ComparisonCell& b)
{
    return differenceOf(a.value.isValid(), b.value.isValid(), a.value == b.value);
}

void addSummary(std::vector<ComparisonRow>& rows, const char* what, ComparisonCell a, ComparisonCell b)
{
    if (!a.value.isValid() && !b.value.isValid())
        return;
    ComparisonRow row;
    row.difference = difference(a, b);
    row.cells = {label(what), std::move(a), std::move(b)};
    rows.push_back(std::move(row));
}

std::vector<ComparisonRow> summaryRows(const ComparisonSummary& summary)
{
    const ComparedSide& a = summary.a;
    const ComparedSide& b = summary.b;
    std::vector<ComparisonRow> rows;
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Reference"), text(a.reference, ValueKind::Reference),
        text(b.reference, ValueKind::Reference));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Digest"), digest(a.digest), digest(b.digest));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Digest of the index"), digest(a.indexDigest),
        digest(b.indexDigest));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Media type"), text(a.mediaType, ValueKind::Code),
        text(b.mediaType, ValueKind::Code));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Artifact type"), text(a.artifactType, ValueKind::Code),
        text(b.artifactType, ValueKind::Code));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Created"), time(a.created), time(b.created));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Size"), bytes(a.size), bytes(b.size));
    addSummary(
        rows, QT_TRANSLATE_NOOP("Models", "Not in the other one"), bytes(a.uniqueSize), bytes(b.uniqueSize));
    addSummary(
        rows, QT_TRANSLATE_NOOP("Models", "In both"), bytes(summary.sharedSize), bytes(summary.sharedSize));
    addSummary(rows, QT_TRANSLATE_NOOP("Models", "Platforms"),
        text(platformTexts(summary.platformsOnBoth, summary.platformsOnlyA)),
        text(platformTexts(summary.platformsOnBoth, summary.platformsOnlyB)));
    return rows;
}

const char* partText(ConfigPart part)
{
    switch (part) {
    case ConfigPart::Architecture:
        return QT_TRANSLATE_NOOP("Models", "Architecture");
    case ConfigPart::Os:
        return QT_TRANSLATE_NOOP("Models", "Operating system");
    case ConfigPart::Created:
        return QT_TRANSLATE_NOOP("Models", "Created");
    case ConfigPart::Author:
        return QT_TRANSLATE_NOOP("Models", "Author");
    case ConfigPart::User:
        return QT_TRANSLATE_NOOP("Models", "User");
    case ConfigPart::WorkingDir:
        return QT_TRANSLATE_NOOP("Models", "Working directory");
    case ConfigPart::Entrypoint:
        return QT_TRANSLATE_NOOP("Models", "Entrypoint");
    case ConfigPart::Cmd:
        return QT_TRANSLATE_NOOP("Models", "Command");
    case ConfigPart::Shell:
        return QT_TRANSLATE_NOOP("Models", "Shell");
    case ConfigPart::StopSignal:
        return QT_TRANSLATE_NOOP("Models", "Stop signal");
    case ConfigPart::Healthcheck:
        return QT_TRANSLATE_NOOP("Models", "Health check");
    case ConfigPart::Env:
        return QT_TRANSLATE_NOOP("Models", "Environment");
    case ConfigPart::ExposedPort:
        return QT_TRANSLATE_NOOP("Models", "Port");
    case ConfigPart::Volume:
        return QT_TRANSLATE_NOOP("Models", "Volume");
    case ConfigPart::Label:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Label");
}

ComparisonCell configSide(const ConfigRow& row, const std::optional<QString>& value)
{
    // A set has no values: a side has the name, or has it not.
    if (value && (row.part == ConfigPart::ExposedPort || row.part == ConfigPart::Volume))
        return text(row.key);
    if (row.part != ConfigPart::Created || !value)
        return side(value);
    const QDateTime when = QDateTime::fromString(*value, Qt::ISODateWithMs);
    return when.isValid() ? time(when) : side(value);
}

std::vector<ComparisonCell> cells(const ConfigRow& row)
{
    return {label(partText(row.part)), text(row.key), configSide(row, row.a), configSide(row, row.b)};
}

std::vector<ComparisonCell> cells(const LayerRow& row)
{
    const LayerStep& named = row.a && row.a->step ? *row.a : row.b.value_or(LayerStep());
    const auto size = [](const std::optional<LayerStep>& layer) {
        return bytes(layer ? layer->descriptor.size : -1);
    };
    const auto digestOf = [](const std::optional<LayerStep>& layer) {
        return digest(layer ? layer->descriptor.digest : Digest());
    };
    return {text(named.step ? named.step->createdBy : QString(), ValueKind::Code), size(row.a),
        digestOf(row.a), size(row.b), digestOf(row.b)};
}

std::vector<ComparisonCell> cells(const HistoryRow& row)
{
    const auto instruction = [](const std::optional<HistoryEntry>& entry) {
        return entry ? ComparisonCell(entry->createdBy, ValueKind::Code) : ComparisonCell();
    };
    return {instruction(row.a), instruction(row.b)};
}

std::vector<ComparisonCell> cells(const PlatformRow& row)
{
    const auto digestOf = [](const std::optional<Descriptor>& manifest) {
        return digest(manifest ? manifest->digest : Digest());
    };
    return {text(row.platform.toString()), digestOf(row.a), digestOf(row.b)};
}

std::vector<ComparisonCell> cells(const AnnotationRow& row)
{
    return {label(row.onIndex ? QT_TRANSLATE_NOOP("Models", "Index") : QT_TRANSLATE_NOOP("Models", "Image")),
        text(row.key), side(row.a), side(row.b)};
}

std::vector<ComparisonCell> cells(const LineRow& row)
{
    const auto number = [](qsizetype line) {
        return line < 0 ? ComparisonCell(QVariant(), ValueKind::Number)
                        : ComparisonCell(qint64(line + 1), ValueKind::Number);
    };
    return {number(row.lineA), number(row.lineB), ComparisonCell(row.text, ValueKind::Code)};
}

template <typename Row> std::vector<ComparisonRow> rowsOf(const QList<Row>& list)
{
    std::vector<ComparisonRow> rows;
    rows.reserve(size_t(list.size()));
    for (const Row& item : list) {
        ComparisonRow& row = rows.emplace_back();
        row.cells = cells(item);
        row.difference = item.difference;
        if constexpr (std::is_same_v<Row, LayerRow>)
            row.elsewhere = item.elsewhere;
    }
    return rows;
}

} // namespace

std::span<const TableColumn> comparisonColumns(Part part)
{
    switch (part) {
    case Part::Summary:
        return summaryColumns;
    case Part::Config:
        return configColumns;
    case Part::Layers:
        return layerColumns;
    case Part::History:
        return historyColumns;
    case Part::Platforms:
        return platformColumns;
    case Part::ImageAnnotations:
        return annotationColumns;
    case Part::ManifestLines:
    case Part::ConfigLines:
        break;
    }
    return lineColumns;
}

std::vector<ComparisonRow> comparisonRows(Part part, const ImageComparison& comparison)
{
    switch (part) {
    case Part::Summary:
        return summaryRows(comparison.summary);
    case Part::Config:
        return rowsOf(comparison.config);
    case Part::Layers:
        return rowsOf(comparison.layers);
    case Part::History:
        return rowsOf(comparison.history);
    case Part::Platforms:
        return rowsOf(comparison.platforms);
    case Part::ImageAnnotations:
        return rowsOf(comparison.annotations);
    case Part::ManifestLines:
        return rowsOf(comparison.manifestLines);
    case Part::ConfigLines:
        break;
    }
    return rowsOf(comparison.configLines);
}

} // namespace portolan
