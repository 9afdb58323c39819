// SPDX-License-Identifier: Apache-2.0
#include "views/transferview.h"

#include "delegates/bardelegate.h"
#include "delegates/rowdelegate.h"
#include "present/icons.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QAction>
#include <QHeaderView>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

TransferView::TransferView(
    TransferListModel& model, TransferProxy::ReferenceText referenceText, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_toolBar(new QToolBar(this))
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
{
    setUpTree(m_view, tr("Transfers"));
    m_view->setObjectName(QStringLiteral("transferTable"));
    m_view->setRootIsDecorated(false);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegate(new RowDelegate(m_view, 8));
    m_view->setItemDelegateForColumn(
        TransferListModel::ProgressColumn, new BarDelegate(TransferListModel::FractionRole, m_view));
    m_view->setModel(new TransferProxy(&m_model, std::move(referenceText), this));
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    setWidths(m_view,
        {{TransferListModel::SourceColumn, 42}, {TransferListModel::DestinationColumn, 34},
            {TransferListModel::ProgressColumn, 36}, {TransferListModel::RateColumn, 12},
            {TransferListModel::TimeLeftColumn, 14}});

    m_toolBar->setIconSize(QSize(16, 16));
    addCommand(tr("Pause"), QStringLiteral("pause"), tr("Pause; what is complete is kept"),
        TransferListModel::CanPauseRole,
        [](TransferListModel& transfers, qint64 id) { transfers.pause(id); });
    addCommand(tr("Resume"), QStringLiteral("resume"), tr("Go on where it was paused"),
        TransferListModel::CanResumeRole,
        [](TransferListModel& transfers, qint64 id) { transfers.resume(id); });
    addCommand(tr("Cancel"), QStringLiteral("cancel"), tr("Give the transfer up"),
        TransferListModel::CanCancelRole,
        [](TransferListModel& transfers, qint64 id) { transfers.cancel(id); });
    addCommand(tr("Retry"), QStringLiteral("retry"), tr("Try again; what is complete is not fetched again"),
        TransferListModel::CanRetryRole,
        [](TransferListModel& transfers, qint64 id) { transfers.retry(id); });
    addCommand(tr("Remove from the list"), QStringLiteral("close"), tr("Remove the row; nothing is deleted"),
        TransferListModel::CanRemoveRole,
        [](TransferListModel& transfers, qint64 id) { transfers.remove(id); });
    for (const auto& [action, role] : m_commands) {
        m_toolBar->addAction(action);
        if (QWidget* button = m_toolBar->widgetForAction(action)) {
            button->setAccessibleName(action->text());
            button->setFocusPolicy(Qt::TabFocus);
        }
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pane, 1);

    connect(
        m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TransferView::updateActions);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &TransferView::updateActions);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, changed, this, &TransferView::updateState);
    updateState();
}

void TransferView::showTransfer(qint64 id)
{
    const auto* proxy = static_cast<TransferProxy*>(m_view->model());
    const QModelIndex index = proxy->mapFromSource(m_model.indexOf(id));
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

QAction* TransferView::addCommand(
    const QString& text, const QString& iconName, const QString& toolTip, int enabledRole, Command command)
{
    auto* action = new QAction(themedIcon(iconName), text, this);
    action->setToolTip(toolTip);
    connect(action, &QAction::triggered, this, [this, enabledRole, command] {
        for (const qint64 id : selectedIds(enabledRole))
            command(m_model, id);
    });
    m_view->addAction(action);
    m_commands.append({action, enabledRole});
    return action;
}

void TransferView::updateActions()
{
    for (const auto& [action, role] : m_commands)
        action->setEnabled(!selectedIds(role).isEmpty());
}

void TransferView::updateState()
{
    updateActions();
    if (m_model.rowCount() > 0)
        m_pane->showContent();
    else
        m_pane->showEmpty(
            QString(), tr("No transfers"), tr("Pulls and copies appear here with their progress."));
}

QList<qint64> TransferView::selectedIds(int enabledRole) const
{
    QList<qint64> ids;
    for (const QModelIndex& row : m_view->selectionModel()->selectedRows()) {
        if (row.data(enabledRole).toBool())
            ids << row.data(TransferListModel::IdRole).toLongLong();
    }
    return ids;
}

} // namespace portolan
