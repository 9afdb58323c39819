// SPDX-License-Identifier: Apache-2.0
#include "views/attachedtab.h"

#include "delegates/rowdelegate.h"
#include "proxies/prettyproxy.h"
#include "views/itemcopy.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

AttachedTab::AttachedTab(AttachedModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
{
    setUpTree(m_view, tr("Attached to the image"));
    m_view->setObjectName(QStringLiteral("attachedTable"));
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setModel(new PrettyProxy(&m_model, this));
    addCopyAction(m_view);
    setWidths(m_view,
        {{AttachedModel::TypeColumn, 30}, {AttachedModel::SizeColumn, 9}, {AttachedModel::SourceColumn, 16}});
    QLabel* note = wrappedLabel(
        this, tr("That something is attached does not mean that it was verified. Enter opens it."));
    setTone(note, Tone::Muted);
    note->setContentsMargins(8, 4, 8, 4);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_pane, 1);
    layout->addWidget(note);

    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT imageActivated(index.data(AttachedModel::AddressRole).value<ImageAddress>());
    });
    connect(m_pane, &StatePane::retryRequested, &m_model, &AttachedModel::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &AttachedTab::remedyRequested);
    connect(&m_model, &AttachedModel::stateChanged, this, &AttachedTab::updateState);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &AttachedTab::updateState);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &AttachedTab::updateState);
    updateState();
}

void AttachedTab::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    fetchIfShown();
}

void AttachedTab::updateState()
{
    fetchIfShown();
    if (m_model.rowCount() > 0)
        m_pane->showContent();
    else if (m_model.state() == FetchState::Failed && m_model.error())
        m_pane->showError(*m_model.error());
    else if (m_model.state() == FetchState::Ready)
        m_pane->showEmpty(QStringLiteral("attached"), tr("Nothing is attached"),
            m_model.apiSupported()
                ? tr("No signature, SBOM or attestation refers to this image.")
                : tr("No signature, SBOM or attestation was found. This server has no referrers API; "
                     "tags that follow the conventions were looked for."));
    else
        m_pane->showLoading(tr("Looking for what is attached..."));
}

void AttachedTab::fetchIfShown()
{
    if (isVisible() && m_model.canFetchMore({}))
        m_model.fetchMore({});
}

} // namespace portolan
