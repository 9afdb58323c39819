// SPDX-License-Identifier: Apache-2.0
#include "views/itemcopy.h"

#include "models/modelroles.h"
#include "present/icons.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

namespace portolan {
namespace {

QString copyText(const QModelIndex& row, int column)
{
    QVariant text = row.siblingAtColumn(column).data(modelrole::CopyRole);
    for (int i = 0; !text.isValid() && i < row.model()->columnCount(row.parent()); ++i)
        text = row.siblingAtColumn(i).data(modelrole::CopyRole);
    return text.isValid() ? text.toString() : row.siblingAtColumn(column).data().toString();
}

void copySelection(const QAbstractItemView* view)
{
    QModelIndexList rows = view->selectionModel()->selectedRows();
    const QModelIndex current = view->currentIndex();
    if (rows.isEmpty() && current.isValid())
        rows << current;
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << copyText(row, current.isValid() ? current.column() : 0);
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace

QAction* addCopyAction(QAbstractItemView* view)
{
    auto* copy = new QAction(
        themedIcon(QStringLiteral("copy-text")), QCoreApplication::translate("ItemCopy", "Copy"), view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, view, [view] { copySelection(view); });
    view->addAction(copy);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    return copy;
}

} // namespace portolan
