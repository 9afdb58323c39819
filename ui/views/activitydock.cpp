// SPDX-License-Identifier: Apache-2.0
#include "views/activitydock.h"

#include "models/activitymodel.h"
#include "present/valuetext.h"
#include "views/requestview.h"
#include "views/transferview.h"

#include <QStackedWidget>
#include <QTabWidget>
#include <QToolBar>

namespace portolan {

ActivityDock::ActivityDock(TransferListModel& transfers, ActivityModel& activity,
    TransferProxy::ReferenceText referenceText, QWidget* parent)
    : QDockWidget(tr("Activity"), parent)
    , m_transfers(transfers)
    , m_activity(activity)
    , m_transferView(new TransferView(transfers, std::move(referenceText), this))
    , m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("activityDock"));
    setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    m_tabs->setObjectName(QStringLiteral("activityTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Activity"));
    m_tabs->addTab(m_transferView, tr("Transfers"));
    auto* requestView = new RequestView(activity, m_tabs);
    m_tabs->addTab(requestView, tr("Requests"));
    auto* corner = new QStackedWidget(m_tabs);
    corner->addWidget(m_transferView->toolBar());
    corner->addWidget(requestView->toolBar());
    m_tabs->setCornerWidget(corner);
    connect(m_tabs, &QTabWidget::currentChanged, corner, &QStackedWidget::setCurrentIndex);
    setWidget(m_tabs);
    for (QWidget* button : findChildren<QWidget*>(QRegularExpression(QStringLiteral("^qt_dockwidget_")))) {
        const bool closes = button->objectName().contains(u"close");
        button->setAccessibleName(closes ? tr("Close Activity") : tr("Float Activity"));
        button->setToolTip(
            closes ? tr("Close; View > Activity opens it again") : tr("Make it a window of its own"));
    }
    connect(&m_transfers, &TransferListModel::countersChanged, this, &ActivityDock::updateTitles);
    connect(&m_activity, &ActivityModel::countersChanged, this, &ActivityDock::updateTitles);
    updateTitles();
}

void ActivityDock::showTransfer(qint64 id)
{
    show();
    raise();
    m_tabs->setCurrentIndex(0);
    m_transferView->showTransfer(id);
}

void ActivityDock::showRequests()
{
    show();
    raise();
    m_tabs->setCurrentIndex(1);
}

void ActivityDock::updateTitles()
{
    const int transfers = m_transfers.running() + m_transfers.waiting();
    m_tabs->setTabText(0, transfers > 0 ? tr("Transfers (%1)").arg(numberText(transfers)) : tr("Transfers"));
    const int errors = m_activity.errorCount();
    m_tabs->setTabText(1, errors > 0 ? tr("Requests (%1 failed)").arg(numberText(errors)) : tr("Requests"));
}

} // namespace portolan
