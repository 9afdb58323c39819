// SPDX-License-Identifier: Apache-2.0
#include "views/tabletab.h"

#include "delegates/rowdelegate.h"
#include "models/modelroles.h"
#include "present/theme.h"
#include "present/valuetext.h"
#include "views/itemcopy.h"
#include "views/widgets.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTreeView>

namespace portolan {
namespace {

//! A cell in full: what the table shortens or rounds.
QString wholeCell(const QModelIndex& cell)
{
    const QVariant value = cell.data(modelrole::ValueRole);
    const QVariant kind = cell.data(modelrole::ValueKindRole);
    if (!value.isValid())
        return {};
    switch (kind.isValid() ? kind.value<ValueKind>() : ValueKind::Text) {
    case ValueKind::Time:
        return dateText(value.toDateTime());
    case ValueKind::Bytes:
    case ValueKind::Number:
        return {}; // whole in the table
    default:
        return value.toString();
    }
}

} // namespace

TableTab::TableTab(PrettyProxy* proxy, int textColumn, const QString& accessibleName, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , m_textColumn(textColumn)
    , m_proxy(proxy)
    , m_view(new QTreeView(this))
    , m_text(new QPlainTextEdit(this))
{
    m_proxy->setParent(this);
    setUpTree(m_view, accessibleName);
    m_view->setRootIsDecorated(false);
    m_view->setTextElideMode(Qt::ElideMiddle); // instructions begin alike and end differently
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setModel(m_proxy);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(m_textColumn, QHeaderView::Stretch);
    addCopyAction(m_view);
    m_text->setReadOnly(true);
    m_text->setTabChangesFocus(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(scaledFont(fixedFont(), 0.95));
    m_text->setAccessibleName(tr("Whole text of the current row"));
    m_text->setPlaceholderText(tr("Choose a row to read all of it."));
    addWidget(m_view);
    addWidget(m_text);
    setStretchFactor(0, 3);
    setStretchFactor(1, 1);
    setChildrenCollapsible(false);
    m_text->setMinimumHeight(48);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TableTab::showCurrent);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, [this] {
        hideEmptyColumns();
        showCurrent();
    });
}

void TableTab::setWidths(const QList<std::pair<int, int>>& widths)
{
    portolan::setWidths(m_view, widths);
}

void TableTab::setOptionalColumns(const QList<int>& columns)
{
    m_optional = columns;
    hideEmptyColumns();
}

void TableTab::hideEmptyColumns()
{
    for (const int column : std::as_const(m_optional)) {
        bool filled = false;
        for (int row = 0; row < m_proxy->rowCount() && !filled; ++row)
            filled = !m_proxy->index(row, column).data().toString().isEmpty();
        m_view->setColumnHidden(column, !filled);
    }
}

void TableTab::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    m_text->setPlainText(current.isValid() ? wholeText(current) : QString());
}

QString TableTab::wholeText(const QModelIndex& row) const
{
    QStringList lines;
    for (int column = 0; column < m_proxy->columnCount(); ++column) {
        const QString text = wholeCell(row.siblingAtColumn(column));
        if (column != m_textColumn && !text.isEmpty())
            lines << QStringLiteral("%1: %2").arg(
                m_proxy->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), text);
    }
    const QString first = wholeCell(row.siblingAtColumn(m_textColumn));
    if (!first.isEmpty())
        lines = QStringList{first, QString()} + lines;
    return lines.join(u'\n');
}

} // namespace portolan
