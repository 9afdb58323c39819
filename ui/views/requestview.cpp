// SPDX-License-Identifier: Apache-2.0
#include "views/requestview.h"

#include "delegates/rowdelegate.h"
#include "present/icons.h"
#include "present/messagebox.h"
#include "proxies/activityproxy.h"
#include "views/itemcopy.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QAction>
#include <QHeaderView>
#include <QToolBar>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

RequestView::RequestView(ActivityModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_toolBar(new QToolBar(this))
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
{
    setUpTree(m_view, tr("Requests in flight and failures"));
    m_view->setObjectName(QStringLiteral("requestTable"));
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view, 4));
    m_view->setModel(new ActivityProxy(&m_model, this));
    addCopyAction(m_view);
    setWidths(m_view,
        {{ActivityModel::TimeColumn, 11}, {ActivityModel::MethodColumn, 9}, {ActivityModel::HostColumn, 26},
            {ActivityModel::PathColumn, 60}, {ActivityModel::StatusColumn, 44}});

    auto* clear = new QAction(themedIcon(QStringLiteral("delete")), tr("Clear failures"), this);
    clear->setToolTip(tr("Forget the failures listed here"));
    connect(clear, &QAction::triggered, &m_model, &ActivityModel::clearErrors);
    m_view->addAction(clear);
    m_toolBar->setIconSize(QSize(16, 16));
    m_toolBar->addAction(clear);
    if (QWidget* button = m_toolBar->widgetForAction(clear)) {
        button->setAccessibleName(clear->text());
        button->setFocusPolicy(Qt::TabFocus);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pane, 1);

    connect(m_view, &QTreeView::activated, this, &RequestView::showDetails);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, changed, this, &RequestView::updateState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &RequestView::updateState);
    updateState();
}

void RequestView::updateState()
{
    if (m_model.rowCount() > 0)
        m_pane->showContent();
    else
        m_pane->showEmpty(
            QString(), tr("All quiet"), tr("Requests under way and those that failed appear here."));
}

void RequestView::showDetails(const QModelIndex& index)
{
    const QVariant error = index.data(modelrole::ErrorRole);
    if (error.isValid() && error.value<MaybeError>())
        MessageBox::showError(this, tr("Request failed"), *error.value<MaybeError>());
}

} // namespace portolan
