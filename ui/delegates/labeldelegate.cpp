// SPDX-License-Identifier: Apache-2.0
#include "delegates/labeldelegate.h"

#include "models/labeltreemodel.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <cmath>

namespace portolan {
namespace {

constexpr int padding = 3; // above and beneath the text
constexpr int side = 4;
constexpr int mostLines = 12; // what is longer is in the tooltip, and can be copied

bool mayWrap(const QModelIndex& index)
{
    if (index.column() != LabelTreeModel::ValueColumn)
        return false;
    const QVariant kind = index.data(modelrole::ValueKindRole);
    switch (kind.isValid() ? kind.value<ValueKind>() : ValueKind::Text) {
    case ValueKind::Text:
    case ValueKind::Code:
    case ValueKind::Warning:
        return true;
    default:
        return false;
    }
}

//! Breaks between words, and within those that are longer than a line.
qreal layOut(QTextLayout& layout, int width)
{
    QTextOption wrapping(Qt::AlignLeft | Qt::AlignTop);
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrapping);
    qreal height = 0;
    layout.beginLayout();
    for (int lines = 0; lines < mostLines; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(width, 40));
        line.setPosition(QPointF(0, height));
        height += line.height();
    }
    layout.endLayout();
    return height;
}

} // namespace

LabelDelegate::LabelDelegate(QTreeView* view) : RowDelegate(view), m_view(view) {}

void LabelDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state.setFlag(QStyle::State_HasFocus, false);
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    if (!mayWrap(index)) {
        // Labels stand beside the first line of what they label.
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        item.rect.setHeight(std::min(item.rect.height(), item.fontMetrics.height() + 2 * padding));
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        return;
    }
    const QString text = std::exchange(item.text, QString());
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    QTextLayout layout(text, item.font, painter->device());
    layOut(layout, item.rect.width() - 2 * side);
    painter->save();
    painter->setClipRect(item.rect);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(item.rect.left() + side, item.rect.top() + padding));
    painter->restore();
}

QSize LabelDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = RowDelegate::sizeHint(option, index);
    if (!mayWrap(index))
        return size;
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    QTextLayout layout(item.text, item.font, m_view);
    const qreal height = layOut(layout, m_view->columnWidth(index.column()) - 2 * side);
    size.setHeight(std::max(size.height(), static_cast<int>(std::ceil(height)) + 2 * padding));
    return size;
}

} // namespace portolan
