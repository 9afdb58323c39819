// SPDX-License-Identifier: Apache-2.0
#include "views/activitydock.h"

#include "models/activitymodel.h"
#include "present/icons.h"
#include "present/valuetext.h"
#include "views/requestview.h"
#include "views/transferview.h"

#include <QHBoxLayout>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace portolan {
namespace {

constexpr int usualHeight = 150;
constexpr int leastHeight = 90; // of an open dock: its tabs and two rows

QToolButton* cornerButton(QWidget* parent, const QString& iconName, const QString& name)
{
    auto* button = new QToolButton(parent);
    button->setIcon(themedIcon(iconName));
    button->setIconSize(QSize(16, 16));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    return button;
}

} // namespace

ActivityDock::ActivityDock(TransferListModel& transfers, ActivityModel& activity,
    TransferProxy::ReferenceText referenceText, QWidget* parent)
    : QDockWidget(tr("Activity"), parent)
    , m_transfers(transfers)
    , m_activity(activity)
    , m_transferView(new TransferView(transfers, std::move(referenceText), this))
    , m_tabs(new QTabWidget(this))
    , m_noTitle(new QWidget(this))
    , m_openHeight(usualHeight)
{
    setObjectName(QStringLiteral("activityDock"));
    setFeatures(
        QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable);
    setAllowedAreas(Qt::BottomDockWidgetArea | Qt::TopDockWidgetArea);
    m_noTitle->setFixedHeight(0);
    m_tabs->setObjectName(QStringLiteral("activityTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setAccessibleName(tr("Activity"));
    m_tabs->addTab(m_transferView, tr("Transfers"));
    buildCorner();
    setWidget(m_tabs);
    connect(m_tabs, &QTabWidget::tabBarClicked, this, [this](int tab) {
        if (tab >= 0 && m_folded)
            chooseFolded(false);
    });
    connect(this, &QDockWidget::topLevelChanged, this, &ActivityDock::updateFloating);
    connect(&m_transfers, &QAbstractItemModel::rowsInserted, this, [this] { setFolded(false); });
    connect(&m_transfers, &TransferListModel::countersChanged, this, &ActivityDock::updateTitles);
    connect(&m_activity, &ActivityModel::countersChanged, this, &ActivityDock::updateTitles);
    updateTitles();
    updateFloating();
    setFolded(true);
}

void ActivityDock::buildCorner()
{
    auto* requestView = new RequestView(m_activity, m_tabs);
    m_tabs->addTab(requestView, tr("Requests"));
    m_commands = {m_transferView->toolBar(), requestView->toolBar()};
    connect(m_tabs, &QTabWidget::currentChanged, this, &ActivityDock::updateCommands);

    auto* corner = new QWidget(m_tabs);
    m_fold = cornerButton(corner, QStringLiteral("fold"), QString());
    m_fold->setObjectName(QStringLiteral("foldActivity"));
    auto* floating = cornerButton(corner, QStringLiteral("expand"), tr("Float Activity"));
    floating->setToolTip(tr("Make it a window of its own"));
    auto* close = cornerButton(corner, QStringLiteral("close"), tr("Close Activity"));
    close->setObjectName(QStringLiteral("closeActivity"));
    close->setToolTip(tr("Close; View > Activity opens it again"));
    auto* line = new QHBoxLayout(corner);
    line->setContentsMargins(0, 0, 2, 0);
    line->setSpacing(2);
    for (QWidget* bar : std::as_const(m_commands))
        line->addWidget(bar);
    for (QWidget* button : {m_fold, floating, close})
        line->addWidget(button);
    m_tabs->setCornerWidget(corner);
    connect(m_fold, &QToolButton::clicked, this, [this] { chooseFolded(!m_folded); });
    connect(floating, &QToolButton::clicked, this, [this] { setFloating(!isFloating()); });
    connect(close, &QToolButton::clicked, this, &QWidget::close);
}

void ActivityDock::showTransfer(qint64 id)
{
    setFolded(false);
    show();
    raise();
    m_tabs->setCurrentIndex(0);
    m_transferView->showTransfer(id);
}

void ActivityDock::showRequests()
{
    setFolded(false);
    show();
    raise();
    m_tabs->setCurrentIndex(1);
}

int ActivityDock::chosenHeight() const
{
    if (!m_keepOpen)
        return 0;
    return m_folded || isFloating() ? m_openHeight : height();
}

void ActivityDock::setChosenHeight(int height)
{
    m_keepOpen = height > 0;
    if (m_keepOpen)
        m_openHeight = std::max(height, leastHeight);
    setFolded(!m_keepOpen);
}

void ActivityDock::chooseFolded(bool folded)
{
    m_keepOpen = !folded;
    setFolded(folded);
}

void ActivityDock::setFolded(bool folded)
{
    folded = folded && !isFloating();
    if (folded && !m_folded && height() > leastHeight)
        m_openHeight = height();
    m_folded = folded;
    const int line = std::max(m_tabs->tabBar()->sizeHint().height(), m_fold->sizeHint().height());
    m_tabs->setMinimumHeight(folded ? line : leastHeight);
    m_tabs->setMaximumHeight(folded ? line : QWIDGETSIZE_MAX);
    updateCommands();
    // What cannot be seen must not be reached by Tab either.
    m_tabs->findChild<QStackedWidget*>(QStringLiteral("qt_tabwidget_stackedwidget"))->setVisible(!folded);
    m_fold->setIcon(themedIcon(folded ? QStringLiteral("unfold") : QStringLiteral("fold")));
    m_fold->setAccessibleName(folded ? tr("Open Activity") : tr("Fold Activity"));
    m_fold->setToolTip(folded ? tr("Show transfers and requests") : tr("Fold to the line of tabs"));
    auto* window = qobject_cast<QMainWindow*>(parentWidget());
    if (window && !isFloating() && window->dockWidgetArea(this) != Qt::NoDockWidgetArea)
        window->resizeDocks({this}, {folded ? line : m_openHeight}, Qt::Vertical);
}

void ActivityDock::updateCommands()
{
    for (qsizetype i = 0; i < m_commands.size(); ++i)
        m_commands.at(i)->setVisible(!m_folded && i == m_tabs->currentIndex());
}

void ActivityDock::updateFloating()
{
    // As a window of its own it needs what it can be moved and docked by.
    setTitleBarWidget(isFloating() ? nullptr : m_noTitle);
    m_noTitle->setVisible(!isFloating());
    m_fold->setVisible(!isFloating());
    if (isFloating())
        setFolded(false);
}

void ActivityDock::updateTitles()
{
    const int transfers = m_transfers.running() + m_transfers.waiting();
    m_tabs->setTabText(0, transfers > 0 ? tr("Transfers (%1)").arg(numberText(transfers)) : tr("Transfers"));
    const int errors = m_activity.errorCount();
    m_tabs->setTabText(1, errors > 0 ? tr("Requests (%1 failed)").arg(numberText(errors)) : tr("Requests"));
}

} // namespace portolan
