// SPDX-License-Identifier: Apache-2.0
#include "models/labeltreemodel.h"

#include "base/bytesformat.h"
#include "models/columns.h"

#include <algorithm>
#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("label", QT_TRANSLATE_NOOP("Models", "Name")),
    TableColumn("value", QT_TRANSLATE_NOOP("Models", "Value")),
};

QVariant display(const LabelRow& row)
{
    if (row.kind == ValueKind::Bytes && row.value.isValid())
        return formatBytes(row.value.toLongLong(), QLocale());
    return row.value;
}

QVariant copyText(const LabelRow& row)
{
    if (!row.value.isValid())
        return {};
    if (row.kind == ValueKind::Time)
        return row.value.toDateTime().toUTC().toString(Qt::ISODate);
    return row.value.toString();
}

} // namespace

LabelRow::LabelRow(const char* labelSource, QVariant rowValue, ValueKind valueKind)
    : key(QString::fromLatin1(labelSource))
    , label(key)
    , translatable(true)
    , value(std::move(rowValue))
    , kind(valueKind)
{
}

LabelRow::LabelRow(QString labelText, QVariant rowValue, ValueKind valueKind)
    : key(labelText)
    , label(std::move(labelText))
    , value(std::move(rowValue))
    , kind(valueKind)
{
}

LabelRow::LabelRow(const Sentence& said, ValueKind valueKind)
    : value(said.english())
    , sentence(said)
    , kind(valueKind)
{
}

class LabelTreeModel::Node final {
public:
    Node(LabelRow labelRow, const Node* above, int rowInParent)
        : row(std::move(labelRow))
        , parent(above)
        , position(rowInParent)
    {
        children.reserve(row.children.size());
        for (LabelRow& child : row.children)
            children.push_back(std::make_unique<Node>(std::move(child), this, int(children.size())));
        row.children.clear();
    }

    LabelRow row;
    const Node* parent;
    int position;
    std::vector<std::unique_ptr<Node>> children;
};

LabelTreeModel::LabelTreeModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>(LabelRow(), nullptr, 0))
{
}

LabelTreeModel::~LabelTreeModel() = default;

void LabelTreeModel::setRows(std::vector<LabelRow> rows)
{
    beginResetModel();
    LabelRow root;
    root.children = std::move(rows);
    m_root = std::make_unique<Node>(std::move(root), nullptr, 0);
    endResetModel();
}

const LabelTreeModel::Node& LabelTreeModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<const Node*>(index.constInternalPointer()) : *m_root;
}

QVariant LabelTreeModel::valueOf(const QString& key) const
{
    const auto& rows = m_root->children;
    const auto it =
        std::find_if(rows.begin(), rows.end(), [&key](const auto& node) { return node->row.key == key; });
    return it == rows.end() ? QVariant() : (*it)->row.value;
}

QModelIndex LabelTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent).children[size_t(row)].get());
}

QModelIndex LabelTreeModel::parent(const QModelIndex& child) const
{
    if (!child.isValid())
        return {};
    const Node* above = nodeOf(child).parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->position, 0, above);
}

int LabelTreeModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent).children.size());
}

int LabelTreeModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant LabelTreeModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LabelRow& row = nodeOf(index).row;
    const bool isLabel = index.column() == LabelColumn;
    switch (role) {
    case Qt::DisplayRole:
        return isLabel ? QVariant(row.label) : display(row);
    case modelrole::ValueRole:
        return isLabel ? QVariant(row.label) : row.value;
    case modelrole::ValueKindRole:
        return QVariant::fromValue(isLabel && row.kind != ValueKind::Heading ? ValueKind::Text : row.kind);
    case modelrole::CopyRole:
        return isLabel && row.value.isValid() && !row.translatable
            ? QVariant(row.label + u'=' + copyText(row).toString())
            : copyText(row);
    case modelrole::KeyRole:
        return row.key;
    case modelrole::TranslatableRole:
        return isLabel ? row.translatable : row.valueTranslatable;
    case modelrole::SentenceRole:
        return isLabel || !row.sentence ? QVariant() : QVariant::fromValue(*row.sentence);
    default:
        return {};
    }
}

QVariant LabelTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
