// SPDX-License-Identifier: Apache-2.0
#include "models/layerlistmodel.h"

#include "base/bytesformat.h"
#include "oci/layersteps.h"
#include "oci/mediatype.h"

#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("number", QT_TRANSLATE_NOOP("Models", "#")),
    TableColumn("size", QT_TRANSLATE_NOOP("Models", "Size")),
    TableColumn("cumulative", QT_TRANSLATE_NOOP("Models", "Total")),
    TableColumn("instruction", QT_TRANSLATE_NOOP("Models", "Instruction")),
    TableColumn("mediaType", QT_TRANSLATE_NOOP("Models", "Type")),
    TableColumn("digest", QT_TRANSLATE_NOOP("Models", "Digest")),
    TableColumn("diffId", QT_TRANSLATE_NOOP("Models", "DiffID")),
};

QList<LayerStep> stepsOf(const ImageDetails& details)
{
    if (const Manifest* manifest = details.document.manifest())
        return layerSteps(*manifest, details.config.value_or(ImageConfig()));
    if (const Schema1Manifest* schema1 = details.document.schema1())
        return layerSteps(*schema1);
    return {};
}

QVariant bytes(qint64 size)
{
    return size < 0 ? QVariant() : QVariant(size);
}

QVariant value(const ImageLayerRow& row, int column)
{
    switch (column) {
    case LayerListModel::NumberColumn:
        return row.number;
    case LayerListModel::SizeColumn:
        return bytes(row.size);
    case LayerListModel::CumulativeColumn:
        return bytes(row.cumulative);
    case LayerListModel::InstructionColumn:
        return row.instruction;
    case LayerListModel::MediaTypeColumn:
        return row.mediaType;
    case LayerListModel::DigestColumn:
        return row.digest.toString();
    default:
        return row.diffId.toString();
    }
}

ValueKind kind(int column)
{
    switch (column) {
    case LayerListModel::NumberColumn:
        return ValueKind::Number;
    case LayerListModel::SizeColumn:
    case LayerListModel::CumulativeColumn:
        return ValueKind::Bytes;
    case LayerListModel::InstructionColumn:
    case LayerListModel::MediaTypeColumn:
        return ValueKind::Code;
    default:
        return ValueKind::Digest;
    }
}

} // namespace

LayerListModel::LayerListModel(QObject* parent) : TableModel(columns, parent) {}

void LayerListModel::setImage(const ImageDetails& details)
{
    QList<ImageLayerRow> rows;
    const QList<LayerStep> steps = stepsOf(details);
    m_total = steps.isEmpty() ? 0 : std::max<qint64>(steps.last().cumulative, 0);
    for (const LayerStep& step : steps) {
        ImageLayerRow row;
        row.number = int(rows.size()) + 1;
        row.digest = step.descriptor.digest;
        row.diffId = step.diffId;
        row.mediaType = step.descriptor.mediaType;
        row.size = step.descriptor.size;
        row.cumulative = row.size < 0 ? -1 : step.cumulative;
        row.share = m_total > 0 && row.size > 0 ? double(row.size) / double(m_total) : 0;
        if (step.step) {
            row.instruction = step.step->createdBy;
            row.created = step.step->created;
        }
        rows.append(row);
    }
    setRows(std::move(rows));
}

void LayerListModel::clear()
{
    m_total = 0;
    setRows({});
}

QVariant LayerListModel::cell(const ImageLayerRow& row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        if (kind(column) == ValueKind::Bytes)
            return formatBytes(
                value(row, column).isValid() ? value(row, column).toLongLong() : -1, QLocale());
        return value(row, column);
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(row, column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kind(column));
    case modelrole::CopyRole:
        return column == NumberColumn ? row.digest.toString() : value(row, column).toString();
    case modelrole::KeyRole:
        return row.number;
    case ShareRole:
        return row.share;
    case CumulativeShareRole:
        return m_total > 0 && row.cumulative > 0 ? double(row.cumulative) / double(m_total) : 0.0;
    case DigestRole:
        return QVariant::fromValue(row.digest);
    case CompressionRole:
        return layerCompression(row.mediaType);
    default:
        return {};
    }
}

} // namespace portolan
