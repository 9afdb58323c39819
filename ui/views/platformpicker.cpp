// SPDX-License-Identifier: Apache-2.0
#include "views/platformpicker.h"

#include "delegates/rowdelegate.h"
#include "present/plaintext.h"
#include "proxies/prettyproxy.h"
#include "views/itemcopy.h"
#include "views/widgets.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace portolan {

PlatformPicker::PlatformPicker(PlatformTreeModel& model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_view(new QTreeView(this))
    , m_all(new QToolButton(this))
    , m_note(new QLabel(this))
{
    setUpTree(m_view, tr("Platforms of the index"));
    m_view->setObjectName(QStringLiteral("platformTree"));
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setHeaderHidden(true);
    // As high as its rows: a scroll bar would hide some of them. What is cut off is in the tooltip.
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* proxy = new PrettyProxy(&m_model, this);
    m_view->setModel(proxy);
    addCopyAction(m_view);
    m_note->setTextFormat(Qt::PlainText);
    m_all->setObjectName(QStringLiteral("allPlatforms"));
    m_all->setText(tr("Whole index"));
    m_all->setCheckable(true);
    m_all->setAutoRaise(true);
    m_all->setFocusPolicy(Qt::StrongFocus);
    m_all->setToolTip(tr("Show the index itself: its manifest and what is attached to it"));
    auto* title = new QLabel(tr("Platforms"), this);
    title->setFont(scaledFont(font(), 1.0, true));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(10, 2, 6, 0);
    bar->setSpacing(8);
    bar->addWidget(title);
    bar->addWidget(m_note, 1);
    bar->addWidget(m_all);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addLayout(bar);
    layout->addWidget(m_view);

    const int unit = m_view->fontMetrics().averageCharWidth();
    m_view->setColumnWidth(PlatformTreeModel::PlatformColumn, 24 * unit);
    m_view->setColumnWidth(PlatformTreeModel::SizeColumn, 11 * unit);
    m_view->setColumnWidth(PlatformTreeModel::DigestColumn, 16 * unit);
    proxy->setMediaTypeColumn(PlatformTreeModel::TypeColumn);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setTone(m_note, Tone::Muted);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PlatformPicker::choose);
    connect(m_view, &QTreeView::activated, this, [this](const QModelIndex& index) {
        const auto kind = index.data(PlatformTreeModel::NodeKindRole).value<PlatformTreeModel::NodeKind>();
        if (kind == PlatformTreeModel::NodeKind::Attestation)
            Q_EMIT attestationActivated(index.data(PlatformTreeModel::AddressRole).value<ImageAddress>());
    });
    connect(m_all, &QToolButton::clicked, this, [this] {
        m_view->setCurrentIndex({});
        m_all->setChecked(true);
        Q_EMIT platformChosen(Digest());
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &PlatformPicker::fitHeight);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &PlatformPicker::fitHeight);
    connect(m_view, &QTreeView::expanded, this, &PlatformPicker::fitHeight);
    connect(m_view, &QTreeView::collapsed, this, &PlatformPicker::fitHeight);
    fitHeight();
}

void PlatformPicker::setChosen(const Digest& digest)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_all->setChecked(digest.isNull());
    const auto* proxy = static_cast<PrettyProxy*>(m_view->model());
    m_view->setCurrentIndex(digest.isNull() ? QModelIndex() : proxy->mapFromSource(m_model.indexOf(digest)));
}

void PlatformPicker::setShownPlatform(const Digest& digest)
{
    const QString platform = m_model.indexOf(digest).data().toString();
    m_note->setText(platform.isEmpty() ? QString() : tr("layers of %1").arg(platform));
    m_note->setToolTip(platform.isEmpty()
            ? QString()
            : plainToolTip(tr("Layers, configuration and history are those of %1.").arg(platform)));
}

void PlatformPicker::choose(const QModelIndex& index)
{
    if (m_quiet || !index.isValid())
        return;
    const auto kind = index.data(PlatformTreeModel::NodeKindRole).value<PlatformTreeModel::NodeKind>();
    if (kind == PlatformTreeModel::NodeKind::Attestation)
        return;
    m_all->setChecked(false);
    Q_EMIT platformChosen(index.data(PlatformTreeModel::DigestRole).value<Digest>());
}

void PlatformPicker::fitHeight()
{
    constexpr int mostRows = 6;
    int rows = m_model.rowCount();
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_view->model()->index(row, 0);
        if (m_view->isExpanded(index))
            rows += m_view->model()->rowCount(index);
    }
    setVisible(m_model.rowCount() > 0);
    const int rowHeight = m_view->fontMetrics().height() + 6;
    m_view->setFixedHeight(std::clamp(rows, 1, mostRows) * rowHeight + 4);
}

} // namespace portolan
