// SPDX-License-Identifier: Apache-2.0
#include "views/controltab.h"

#include "delegates/rowdelegate.h"
#include "views/itemcopy.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

ControlTab::ControlTab(
    QAbstractItemModel* proxy, const QString& objectName, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
    , m_note(wrappedLabel(this))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(objectName + QStringLiteral("Tab"));
    setUpTree(m_view, accessibleName);
    m_view->setObjectName(objectName + QStringLiteral("Table"));
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setModel(proxy);
    addCopyAction(m_view);
    setTone(m_note, Tone::Muted);
    m_note->setContentsMargins(8, 4, 8, 4);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->hide();
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_pane, 1);
    m_layout->addWidget(m_note);
    connect(m_pane, &StatePane::retryRequested, this, [this] { retry(); });
    connect(m_pane, &StatePane::remedyRequested, this, &ControlTab::remedyRequested);
}

void ControlTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fetchNow();
}

void ControlTab::updateState()
{
    if (isVisible() && state() == FetchState::Idle)
        fetchNow();
    if (m_view->model()->rowCount() > 0)
        m_pane->showContent();
    else if (const MaybeError failure = error(); state() == FetchState::Failed && failure)
        m_pane->showError(*failure);
    else if (state() == FetchState::Ready)
        showNothing(*m_pane);
    else
        m_pane->showLoading(loadingText());
    updateTexts();
}

void ControlTab::setWidths(std::initializer_list<std::pair<int, int>> widths)
{
    const int unit = m_view->fontMetrics().averageCharWidth();
    for (const auto& [column, characters] : widths)
        m_view->setColumnWidth(column, characters * unit);
}

void ControlTab::setNote(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

} // namespace portolan
