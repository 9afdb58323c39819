// SPDX-License-Identifier: Apache-2.0
#include "views/labeltreeview.h"

#include "delegates/labeldelegate.h"
#include "models/labeltreemodel.h"
#include "proxies/labelproxy.h"
#include "views/itemcopy.h"
#include "views/widgets.h"

#include <QHeaderView>

namespace portolan {

LabelTreeView::LabelTreeView(QAbstractItemModel* model, const QString& accessibleName, QWidget* parent)
    : QTreeView(parent)
{
    setUpTree(this, accessibleName);
    setHeaderHidden(true);
    setTextElideMode(Qt::ElideMiddle); // the ends of keys and digests tell them apart
    setIndentation(14);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUniformRowHeights(false); // long values are wrapped
    setItemDelegate(new LabelDelegate(this));
    auto* proxy = new LabelProxy(model, this);
    setModel(proxy);
    addCopyAction(this);
    header()->setStretchLastSection(true);
    const auto show = [this] {
        expandAll();
        fitColumns();
    };
    connect(proxy, &QAbstractItemModel::modelReset, this, show);
    connect(this, &QAbstractItemView::activated, this, &LabelTreeView::activate);
    show();
}

void LabelTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void LabelTreeView::activate(const QModelIndex& index)
{
    const QModelIndex value = index.siblingAtColumn(LabelTreeModel::ValueColumn);
    if (value.data(modelrole::ValueKindRole).value<ValueKind>() != ValueKind::Digest)
        return;
    if (const Result<Digest> digest = Digest::parse(value.data(modelrole::ValueRole).toString()))
        Q_EMIT digestActivated(*digest);
}

void LabelTreeView::fitColumns()
{
    constexpr int padding = 12;
    const int wanted = sizeHintForColumn(LabelTreeModel::LabelColumn) + padding;
    const int most = viewport()->width() * 45 / 100;
    setColumnWidth(LabelTreeModel::LabelColumn, std::max(80, std::min(wanted, most)));
    scheduleDelayedItemsLayout(); // other widths, other heights
}

} // namespace portolan
