// SPDX-License-Identifier: Apache-2.0
#include "views/registrypane.h"

#include "delegates/registrydelegate.h"
#include "present/theme.h"
#include "proxies/registryproxy.h"
#include "views/widgets.h"

#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>

namespace portolan {

RegistryPane::RegistryPane(RegistryTreeModel& model, QWidget* parent)
    : QTreeView(parent)
    , m_registries(model)
    , m_proxy(new RegistryProxy(&model, this))
{
    setUpTree(this, tr("Registries and repositories"));
    setObjectName(QStringLiteral("registryTree"));
    setHeaderHidden(true);
    setUniformRowHeights(false); // registries have two lines
    setVerticalScrollMode(
        QAbstractItemView::ScrollPerItem); // so that heights are asked for visible rows only
    setIndentation(16);
    setExpandsOnDoubleClick(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    auto* delegate = new RegistryDelegate(this);
    setItemDelegate(delegate);
    setModel(m_proxy);
    connect(delegate, &RegistryDelegate::statusActionClicked, this,
        [this](const QModelIndex& index) { Q_EMIT statusActionClicked(m_proxy->mapToSource(index)); });
    connect(this, &QAbstractItemView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT nodeActivated(m_proxy->mapToSource(index)); });
    connect(
        &m_registries, &RegistryTreeModel::registryStateChanged, this, &RegistryPane::animateWhileLoading);
    // A click on the node that is current already: it may stand for a repository that is not in the tree yet.
    connect(this, &QAbstractItemView::clicked, this,
        [this](const QModelIndex& index) { Q_EMIT nodeChosen(m_proxy->mapToSource(index)); });
    m_animation.setInterval(60);
    connect(&m_animation, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
}

QModelIndex RegistryPane::currentSourceIndex() const
{
    return m_proxy->mapToSource(currentIndex());
}

void RegistryPane::showNode(const QModelIndex& sourceIndex)
{
    const QScopedValueRollback quiet(m_quiet, true);
    const QModelIndex index = m_proxy->mapFromSource(sourceIndex);
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    setCurrentIndex(index);
    scrollTo(index);
}

void RegistryPane::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (!m_quiet && current.isValid())
        Q_EMIT nodeChosen(m_proxy->mapToSource(current));
}

void RegistryPane::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (!model()->hasChildren(index))
        return;
    // Styles draw the arrow alike on a selected row, where it can hardly be seen.
    const bool selected = selectionModel()->isSelected(index);
    const QColor colour =
        selected ? palette().color(QPalette::HighlightedText) : toneColour(Tone::Muted, palette());
    const QPointF centre(rect.right() - indentation() / 2.0 + 1, rect.center().y() + 0.5);
    constexpr qreal reach = 3.5;
    QPolygonF arrow{QPointF(-reach / 2, -reach), QPointF(reach / 2, 0), QPointF(-reach / 2, reach)};
    if (isExpanded(index))
        arrow = QTransform().rotate(90).map(arrow);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->drawPolyline(arrow.translated(centre));
    painter->restore();
}

void RegistryPane::animateWhileLoading()
{
    bool loading = false;
    for (int row = 0; row < m_registries.rowCount(); ++row) {
        const QVariant state = m_registries.index(row, 0).data(modelrole::FetchStateRole);
        loading = loading || (state.isValid() && state.value<FetchState>() == FetchState::Loading);
    }
    if (loading && !m_animation.isActive())
        m_animation.start();
    else if (!loading)
        m_animation.stop();
    viewport()->update();
}

} // namespace portolan
