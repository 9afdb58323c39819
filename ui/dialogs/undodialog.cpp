// SPDX-License-Identifier: Apache-2.0
#include "dialogs/undodialog.h"

#include "delegates/rowdelegate.h"
#include "dialogs/dialogstatus.h"
#include "proxies/undoproxy.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

UndoDialog::UndoDialog(UndoListModel& model, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("undoDialog"));
    setWindowTitle(tr("Undo a deletion"));
    setUpTree(m_view, tr("Deletions"));
    m_view->setObjectName(QStringLiteral("undoTable"));
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view, 8));
    m_view->setModel(new UndoProxy(&m_model, this));
    setWidths(m_view,
        {{UndoListModel::WhenColumn, 16}, {UndoListModel::RepositoryColumn, 34},
            {UndoListModel::TagsColumn, 24}, {UndoListModel::ManifestsColumn, 14}});
    buildLayout();

    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &UndoDialog::rowChosen);
    connect(m_undo, &QPushButton::clicked, this, [this] { m_model.undo(currentId()); });
    connect(m_pane, &StatePane::retryRequested, &m_model, &UndoListModel::retry);
    connect(m_status, &DialogStatus::remedyRequested, this, &UndoDialog::remedyRequested);
    connect(&m_model, &UndoListModel::stateChanged, this, &UndoDialog::updateState);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &UndoDialog::updateRow);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_model, changed, this, &UndoDialog::updateState);
    connect(&m_model, &UndoListModel::undone, this,
        [this](const UndoEntry&, const UndoReport& report) { showReport(report); });
    connect(&m_model, &UndoListModel::undoFailed, this,
        [this](qint64, const Error& error) { m_status->showError(error); });
    m_model.refresh();
    updateState();
}

void UndoDialog::buildLayout()
{
    QLabel* text = wrappedLabel(this,
        tr("Before it deletes, Portolan keeps the manifests and where tags pointed. They can be put back as "
           "long as the "
           "registry still has the layers, that is until its garbage collection."));
    setTone(text, Tone::Muted);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_undo = buttons->addButton(tr("&Undo"), QDialogButtonBox::ActionRole);
    m_undo->setObjectName(QStringLiteral("undoButton"));
    m_undo->setToolTip(tr("Put the manifests and tags of the chosen deletion back"));
    m_undo->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("Undo a deletion")));
    layout->addWidget(text);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    m_view->setFrameShape(QFrame::StyledPanel);
    resize(760, 460);
}

void UndoDialog::updateState()
{
    if (m_model.rowCount() > 0) {
        m_pane->showContent();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_view->model()->index(0, 0));
    } else if (m_model.state() == FetchState::Failed && m_model.error()) {
        m_pane->showError(*m_model.error());
    } else if (m_model.state() == FetchState::Loading) {
        m_pane->showLoading(tr("Reading the journal..."));
    } else {
        m_pane->showEmpty(
            QStringLiteral("undo"), tr("Nothing to undo"), tr("What you delete is listed here."));
    }
    updateRow();
}

void UndoDialog::updateRow()
{
    const auto state =
        m_view->currentIndex().data(UndoListModel::StateRole).value<UndoListModel::UndoState>();
    m_undo->setEnabled(m_view->currentIndex().isValid()
        && (state == UndoListModel::UndoState::Possible || state == UndoListModel::UndoState::Failed));
    if (!m_view->currentIndex().isValid())
        return;
    if (state == UndoListModel::UndoState::Checking)
        m_status->showBusy(tr("Looking whether the layers are still there..."), false);
    else if (state == UndoListModel::UndoState::Undoing)
        m_status->showBusy(tr("Putting manifests and tags back..."), false);
    else if (state == UndoListModel::UndoState::Gone)
        m_status->showRemark(tr("The registry no longer has all layers of this image: it can only be pushed "
                                "again from a copy."),
            true);
    else if (state == UndoListModel::UndoState::Possible)
        m_status->showRemark(tr("All layers are still there."));
}

void UndoDialog::rowChosen()
{
    m_status->clear();
    const auto state =
        m_view->currentIndex().data(UndoListModel::StateRole).value<UndoListModel::UndoState>();
    if (m_view->currentIndex().isValid() && state == UndoListModel::UndoState::Unknown)
        m_model.check(currentId());
    updateRow();
}

void UndoDialog::showReport(const UndoReport& report)
{
    QString text = report.tagsRestored.isEmpty()
        ? tr("The image was put back.")
        : tr("Put back: %1.").arg(report.tagsRestored.join(QStringLiteral(", ")));
    if (!report.tagsTaken.isEmpty())
        text += u' '
            + tr("Left alone, since they point elsewhere by now: %1.")
                  .arg(report.tagsTaken.join(QStringLiteral(", ")));
    m_status->showRemark(text);
}

qint64 UndoDialog::currentId() const
{
    return m_view->currentIndex().data(UndoListModel::UndoIdRole).toLongLong();
}

} // namespace portolan
