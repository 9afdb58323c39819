// SPDX-License-Identifier: Apache-2.0
#include "views/tabletab.h"

#include "delegates/rowdelegate.h"
#include "models/modelroles.h"
#include "present/theme.h"
#include "views/itemcopy.h"
#include "views/widgets.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTreeView>

namespace portolan {

TableTab::TableTab(QAbstractItemModel* model, int textColumn, const QString& accessibleName, QWidget* parent)
    : QSplitter(Qt::Vertical, parent)
    , m_textColumn(textColumn)
    , m_proxy(new PrettyProxy(model, this))
    , m_view(new QTreeView(this))
    , m_text(new QPlainTextEdit(this))
{
    setUpTree(m_view, accessibleName);
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setModel(m_proxy);
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
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TableTab::showCurrent);
}

void TableTab::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    m_text->setPlainText(current.isValid()
            ? current.siblingAtColumn(m_textColumn).data(Qt::DisplayRole).toString()
            : QString());
}

} // namespace portolan
