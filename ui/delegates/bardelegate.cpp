// SPDX-License-Identifier: Apache-2.0
#include "delegates/bardelegate.h"

#include "present/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace portolan {

BarDelegate::BarDelegate(int fractionRole, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_fractionRole(fractionRole)
{
}

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, QString());
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QVariant fraction = index.data(m_fractionRole);
    const QRectF cell = QRectF(item.rect).adjusted(4, 3, -4, -3);
    if (fraction.isValid() && fraction.toDouble() >= 0) {
        QColor bar =
            selected ? item.palette.color(QPalette::HighlightedText) : toneColour(Tone::Accent, item.palette);
        bar.setAlphaF(isDark(item.palette) ? 0.30F : 0.20F);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        QColor track = bar;
        track.setAlphaF(bar.alphaF() * 0.3F);
        painter->setBrush(track);
        painter->drawRoundedRect(cell, 2, 2);
        painter->setBrush(bar);
        const qreal width = cell.width() * std::clamp(fraction.toDouble(), 0.0, 1.0);
        painter->drawRoundedRect(QRectF(cell.topLeft(), QSizeF(std::max(width, 2.0), cell.height())), 2, 2);
    }
    painter->setFont(item.font);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QRectF inner = cell.adjusted(2, 0, -2, 0);
    painter->drawText(inner, static_cast<int>(item.displayAlignment),
        item.fontMetrics.elidedText(text, item.textElideMode, static_cast<int>(inner.width())));
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(16, 4);
}

} // namespace portolan
