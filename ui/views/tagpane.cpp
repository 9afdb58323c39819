// SPDX-License-Identifier: Apache-2.0
#include "views/tagpane.h"

#include "delegates/tagdelegate.h"
#include "present/errortext.h"
#include "present/remedy.h"
#include "present/valuetext.h"
#include "proxies/tagproxy.h"
#include "views/banner.h"
#include "views/busyindicator.h"
#include "views/columnmenu.h"
#include "views/statepane.h"
#include "views/widgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

namespace portolan {
namespace {

constexpr int visibleDelayMs = 30; // so that a flick of the wheel asks once, not at each step
constexpr int freeRequests = 20; // a sort that needs no more than that is completed without asking

} // namespace

TagPane::TagPane(TagListModel& model, QWidget* parent)
    : QWidget(parent)
    , m_tags(model)
    , m_proxy(new TagProxy(&model, this))
    , m_filter(new QLineEdit(this))
    , m_count(new QLabel(this))
    , m_loadAll(new QPushButton(tr("Load all"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_busy(new BusyIndicator(this))
    , m_errorBanner(new Banner(this))
    , m_sortBanner(new Banner(this))
    , m_table(new QTableView(this))
    , m_pane(new StatePane(m_table, this))
{
    m_filter->setObjectName(QStringLiteral("tagFilter"));
    m_filter->setPlaceholderText(tr("Filter tags, * and ? are wildcards"));
    m_filter->setAccessibleName(tr("Filter tags"));
    m_filter->setToolTip(tr("Shows the loaded tags that contain this (Ctrl+F)"));
    m_filter->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("tagCount"));
    m_loadAll->setObjectName(QStringLiteral("loadAll"));
    m_loadAll->setToolTip(tr("Fetch every page of tags from the server"));
    m_stop->setObjectName(QStringLiteral("stopLoading"));
    m_stop->setToolTip(tr("Stop loading; what is loaded stays"));
    m_errorBanner->setObjectName(QStringLiteral("tagErrorBanner"));
    m_sortBanner->setObjectName(QStringLiteral("sortBanner"));
    setUpTable();
    buildLayout();
    connectModel();
    updateState();
}

QList<ImageAddress> TagPane::selectedTags() const
{
    QList<ImageAddress> tags;
    const QModelIndex current = m_table->currentIndex();
    for (const QModelIndex& row : m_table->selectionModel()->selectedRows()) {
        const auto address = row.data(TagListModel::AddressRole).value<ImageAddress>();
        if (row.row() == current.row())
            tags.prepend(address);
        else
            tags.append(address);
    }
    return tags;
}

QModelIndex TagPane::currentTag() const
{
    return m_proxy->mapToSource(m_table->currentIndex());
}

void TagPane::selectTag(const QString& tag)
{
    m_pendingTag = tag;
    trySelectPending();
}

void TagPane::setRelativeTimes(bool relative)
{
    m_proxy->setRelativeTimes(relative);
}

bool TagPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        m_visibleTimer.start();
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
            m_filter->clear();
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_table->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TagPane::setUpTable()
{
    m_table->setObjectName(QStringLiteral("tagTable"));
    m_table->setAccessibleName(tr("Tags"));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setCornerButtonEnabled(false);
    m_delegate = new TagDelegate(m_table);
    m_table->setItemDelegate(m_delegate);
    m_table->setModel(m_proxy);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 10);
    QHeaderView* header = m_table->horizontalHeader();
    header->setAccessibleName(tr("Tag columns"));
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setStretchLastSection(true);
    header->setSectionsMovable(true);
    header->setSortIndicator(TagListModel::TagColumn, Qt::AscendingOrder);
    m_table->setSortingEnabled(true);
    const int unit = m_table->fontMetrics().averageCharWidth();
    for (const auto& [column, characters] :
        {std::pair(TagListModel::TagColumn, 16), std::pair(TagListModel::CreatedColumn, 13),
            std::pair(TagListModel::SizeColumn, 10), std::pair(TagListModel::PlatformsColumn, 12),
            std::pair(TagListModel::DigestColumn, 18), std::pair(TagListModel::SameColumn, 8),
            std::pair(TagListModel::SourceColumn, 24), std::pair(TagListModel::ImportColumn, 18),
            std::pair(TagListModel::GenerationColumn, 10), std::pair(TagListModel::ExpiresColumn, 13)})
        m_table->setColumnWidth(column, std::max(characters * unit, header->sectionSizeHint(column)));
    m_columns = new ColumnMenu(header,
        {TagListModel::SourceColumn, TagListModel::ImportColumn, TagListModel::GenerationColumn,
            TagListModel::ExpiresColumn},
        this);
    m_table->viewport()->installEventFilter(this);

    connect(&m_tags, &TagListModel::repositoryChanged, m_delegate, &TagDelegate::forgetMarks);
    connect(m_delegate, &TagDelegate::retryClicked, this,
        [this](const QModelIndex& index) { m_tags.retrySummary(m_proxy->mapToSource(index)); });
    connect(header, &QHeaderView::sortIndicatorChanged, this, &TagPane::showSortCost);
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT tagActivated(m_proxy->mapToSource(index)); });
    connect(m_table, &QTableView::customContextMenuRequested, this, [this](const QPoint& position) {
        Q_EMIT contextMenuRequested(m_table->viewport()->mapToGlobal(position));
    });
    connect(
        m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TagPane::selectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &TagPane::currentRowChanged);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, &m_visibleTimer,
        qOverload<>(&QTimer::start));
}

void TagPane::buildLayout()
{
    m_busy->setFixedSize(16, 16);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 4, 8, 6);
    bar->addWidget(m_filter, 3);
    bar->addSpacing(4);
    bar->addWidget(m_busy);
    bar->addWidget(m_count, 2);
    bar->addWidget(m_loadAll);
    bar->addWidget(m_stop);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_errorBanner);
    layout->addWidget(m_sortBanner);
    layout->addWidget(m_pane, 1);
}

void TagPane::connectModel()
{
    m_visibleTimer.setSingleShot(true);
    m_visibleTimer.setInterval(visibleDelayMs);
    connect(&m_visibleTimer, &QTimer::timeout, this, &TagPane::requestVisible);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, &m_tags, &TagListModel::setFilter);
    connect(m_loadAll, &QPushButton::clicked, &m_tags, &TagListModel::loadAll);
    connect(m_stop, &QPushButton::clicked, &m_tags, &TagListModel::stopLoading);
    connect(m_pane, &StatePane::retryRequested, &m_tags, &TagListModel::retry);
    connect(m_pane, &StatePane::remedyRequested, this, &TagPane::remedyRequested);
    connect(m_errorBanner, &Banner::buttonClicked, this, [this] {
        const MaybeError error = m_tags.error();
        if (error && remedyFor(*error) == Remedy::LogIn)
            Q_EMIT remedyRequested(*error);
        else
            m_tags.retry();
    });
    connect(m_sortBanner, &Banner::buttonClicked, this, [this] {
        m_sortBanner->hide();
        m_tags.loadSummaries();
    });

    connect(&m_tags, &TagListModel::repositoryChanged, this, [this] {
        m_pendingTag.clear();
        m_filter->clear();
        m_sortBanner->hide();
        updateState();
    });
    connect(&m_tags, &TagListModel::stateChanged, this, &TagPane::updateState);
    connect(&m_tags, &TagListModel::countersChanged, this, &TagPane::updateState);
    for (const auto changed : {&TagListModel::settled, &TagListModel::countersChanged}) {
        connect(&m_tags, changed, this, &TagPane::trySelectPending);
        connect(&m_tags, changed, &m_visibleTimer, qOverload<>(&QTimer::start));
    }
    connect(&m_tags, &QAbstractItemModel::rowsInserted, this, &TagPane::trySelectPending);
    connect(&m_tags, &QAbstractItemModel::rowsInserted, &m_visibleTimer, qOverload<>(&QTimer::start));
    connect(&m_tags, &QAbstractItemModel::layoutChanged, &m_visibleTimer, qOverload<>(&QTimer::start));
    connect(&m_tags, &QAbstractItemModel::modelReset, &m_visibleTimer, qOverload<>(&QTimer::start));
}

void TagPane::updateState()
{
    updateCounters();
    updateErrorBanner();
    m_delegate->setFailuresShown(m_tags.state() != FetchState::Failed);
    if (m_tags.rowCount() > 0) {
        m_pane->showContent();
        return;
    }
    const MaybeError error = m_tags.error();
    if (m_tags.state() == FetchState::Failed && error) {
        m_pane->showError(*error);
    } else if (m_tags.state() == FetchState::Loading) {
        m_pane->showLoading(tr("Listing tags..."));
    } else if (!m_tags.filter().isEmpty()) {
        const bool more = m_tags.counters().moreOnServer;
        m_pane->showEmpty(QStringLiteral("filter"), tr("No loaded tag matches"),
            more ? tr("There are more tags on the server: \"Load all\" fetches them.")
                 : tr("All of them are loaded. Escape in the filter clears it."));
    } else if (m_tags.counters().attachments > 0) {
        m_pane->showEmpty(QStringLiteral("attached"), tr("Only attachments here"),
            tr("This repository holds signatures and the like alone. View > Show attachment tags lists "
               "them."));
    } else if (m_tags.state() == FetchState::Ready) {
        m_pane->showEmpty(QStringLiteral("tag"), tr("No tags"),
            tr("The repository is there, but nothing in it has a tag. What is pushed or copied into it "
               "appears here; "
               "F5 looks again."));
    } else {
        m_pane->showContent();
    }
}

void TagPane::updateCounters()
{
    m_count->setText(countersText());
    const bool busy = m_tags.isLoadingAll() || m_tags.isLoadingSummaries();
    const bool loading = busy || m_tags.state() == FetchState::Loading;
    m_busy->setVisible(loading && m_tags.rowCount() > 0);
    if (loading)
        m_busy->start();
    else
        m_busy->stop();
    m_stop->setVisible(busy);
    m_loadAll->setVisible(!busy && m_tags.counters().moreOnServer && m_tags.state() != FetchState::Failed);
}

QString TagPane::countersText() const
{
    const TagCounters counters = m_tags.counters();
    const int images = counters.known - counters.attachments;
    if (counters.known == 0)
        return {};
    if (!m_tags.filter().isEmpty()) {
        //: tags shown of tags loaded, while a filter is set
        return counters.moreOnServer
            ? tr("%1 of %2 loaded, more on the server").arg(numberText(counters.shown), numberText(images))
            : tr("%1 of %2").arg(numberText(counters.shown), numberText(images));
    }
    QString all = images == 1 ? tr("1 tag") : tr("%1 tags").arg(numberText(images));
    if (counters.loaded == 0 && counters.lastSeen.isValid())
        return tr("%1 seen %2").arg(all, ageText(counters.lastSeen));
    if (counters.loaded < counters.known && counters.lastSeen.isValid())
        return tr("%1 seen %2, %3 loaded").arg(all, ageText(counters.lastSeen), numberText(counters.loaded));
    if (counters.moreOnServer && m_tags.state() != FetchState::Failed)
        return tr("%1 loaded, more on the server").arg(all);
    return all;
}

void TagPane::updateErrorBanner()
{
    const MaybeError error = m_tags.error();
    if (m_tags.state() == FetchState::Failed && error && m_tags.rowCount() > 0)
        m_errorBanner->showText(Tone::Danger,
            tr("These tags were seen before and may be outdated. %1").arg(errorText(*error).meaning),
            remedyFor(*error) == Remedy::LogIn ? remedyLabel(Remedy::LogIn) : tr("Retry"));
    else
        m_errorBanner->hide();
}

void TagPane::showSortCost(int column)
{
    const TagSortCost cost = m_tags.sortCost(column);
    if (cost.isFree()) {
        m_sortBanner->hide();
        return;
    }
    if (cost.requestsAtMost <= freeRequests) {
        m_sortBanner->hide();
        m_tags.loadSummaries();
        return;
    }
    m_sortBanner->showText(Tone::Warning,
        tr("Sorted by what is known. %1 rows have no value in this column yet; asking for them takes up to "
           "%2 requests.")
            .arg(numberText(cost.rowsMissing), numberText(cost.requestsAtMost)),
        tr("Ask for them"));
}

void TagPane::requestVisible()
{
    if (!m_table->isVisible() || m_tags.rowCount() == 0)
        return;
    const int first = m_table->rowAt(0);
    if (first < 0)
        return;
    int last = m_table->rowAt(m_table->viewport()->height() - 1);
    if (last < 0)
        last = m_tags.rowCount() - 1;
    m_tags.requestSummaries(first, last);
}

void TagPane::trySelectPending()
{
    if (m_pendingTag.isEmpty())
        return;
    const QModelIndex index = m_tags.indexOf(m_pendingTag);
    if (!index.isValid())
        return;
    m_pendingTag.clear();
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex shown = m_proxy->mapFromSource(index);
    m_table->selectionModel()->setCurrentIndex(
        shown, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(shown);
}

void TagPane::currentRowChanged(const QModelIndex& current)
{
    // A table that gets the focus makes its first row current, without selecting it: nobody chose that.
    const bool chosen = m_pendingTag.isEmpty() || m_table->selectionModel()->isSelected(current);
    if (m_quiet || !chosen)
        return;
    if (current.isValid())
        m_pendingTag.clear();
    Q_EMIT tagChosen(m_proxy->mapToSource(current));
}

} // namespace portolan
