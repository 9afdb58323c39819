// SPDX-License-Identifier: Apache-2.0
#include "dialogs/searchdialog.h"

#include "delegates/rowdelegate.h"
#include "present/valuetext.h"
#include "proxies/prettyproxy.h"
#include "views/itemcopy.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {
namespace {

constexpr int pauseMs = 500; // after the last key: servers allow few searches a second

} // namespace

SearchDialog::SearchDialog(
    SearchModel& model, RegistryId registry, const QString& registryName, QWidget* parent)
    : QDialog(parent)
    , m_model(model)
    , m_registry(std::move(registry))
    , m_words(new QLineEdit(this))
    , m_view(new QTreeView(this))
    , m_pane(new StatePane(m_view, this))
    , m_count(new QLabel(this))
{
    setObjectName(QStringLiteral("searchDialog"));
    setWindowTitle(tr("Search %1").arg(registryName));
    m_words->setPlaceholderText(tr("Words in names and descriptions"));
    m_words->setAccessibleName(tr("Search for"));
    m_words->setObjectName(QStringLiteral("searchWords"));
    m_words->setClearButtonEnabled(true);
    setUpTree(m_view, tr("Repositories found"));
    m_view->setObjectName(QStringLiteral("searchTable"));
    m_view->setRootIsDecorated(false);
    m_view->setItemDelegate(new RowDelegate(m_view, 8));
    m_view->setModel(new PrettyProxy(&m_model, this));
    m_view->setFrameShape(QFrame::StyledPanel);
    addCopyAction(m_view);
    const int unit = m_view->fontMetrics().averageCharWidth();
    for (const auto& [column, characters] :
        {std::pair(SearchModel::NameColumn, 34), std::pair(SearchModel::DescriptionColumn, 44),
            std::pair(SearchModel::StarsColumn, 8), std::pair(SearchModel::PullsColumn, 12)})
        m_view->setColumnWidth(column, characters * unit);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_open = buttons->addButton(tr("&Open"), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("openButton"));
    // Return searches or opens; no button takes it.
    m_open->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    setTone(m_count, Tone::Muted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, tr("Search %1").arg(registryName)));
    layout->addWidget(m_words);
    layout->addWidget(m_pane, 1);
    layout->addWidget(m_count);
    layout->addWidget(buttons);
    resize(860, 560);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SearchDialog::search);
    connect(m_words, &QLineEdit::textChanged, &m_pause, QOverload<>::of(&QTimer::start));
    connect(m_words, &QLineEdit::returnPressed, this, &SearchDialog::search);
    connect(m_view, &QTreeView::activated, this, &SearchDialog::choose);
    connect(m_open, &QPushButton::clicked, this, &SearchDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_pane, &StatePane::retryRequested, &m_model, &SearchModel::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &SearchDialog::remedyRequested);
    connect(&m_model, &SearchModel::stateChanged, this, &SearchDialog::updateState);
    m_model.clear();
    updateState();
    m_words->setFocus();
}

void SearchDialog::search()
{
    m_pause.stop();
    const QString words = m_words->text().simplified();
    if (words != m_model.words())
        m_model.search(m_registry, words);
}

void SearchDialog::choose()
{
    const QVariant address = m_view->currentIndex().data(SearchModel::AddressRole);
    if (!address.isValid())
        return;
    Q_EMIT repositoryChosen(address.value<RepositoryAddress>());
    accept();
}

void SearchDialog::updateState()
{
    const int rows = m_model.rowCount();
    m_open->setEnabled(rows > 0);
    if (rows > 0) {
        m_pane->showContent();
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_view->model()->index(0, 0));
    } else if (m_model.state() == FetchState::Failed && m_model.error())
        m_pane->showError(*m_model.error());
    else if (m_model.state() == FetchState::Loading)
        m_pane->showLoading(tr("Searching..."));
    else if (m_model.words().isEmpty())
        m_pane->showEmpty(QStringLiteral("find"), tr("Search"), tr("Type what the repository is about."));
    else
        m_pane->showEmpty(QStringLiteral("find"), tr("Nothing found"),
            tr("No repository matches \"%1\". Try fewer words, or others.").arg(m_model.words()));
    QString text;
    if (rows > 0)
        text = m_model.total() < 0 ? tr("%1 shown").arg(numberText(rows))
                                   : tr("%1 of %2 shown").arg(numberText(rows), numberText(m_model.total()));
    if (rows > 0 && m_model.state() == FetchState::Failed)
        text += u' ' + tr("The next page could not be fetched.");
    m_count->setText(text);
}

} // namespace portolan
