// SPDX-License-Identifier: Apache-2.0
#include "delegates/tagdelegate.h"

#include "models/taglistmodel.h"
#include "present/theme.h"
#include "proxies/prettyproxy.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace portolan {
namespace {

constexpr int markSize = 8;
constexpr int markSpace = 16;

bool isSummaryColumn(int column)
{
    return column > TagListModel::TagColumn && column < TagListModel::SameColumn;
}

FetchState stateOf(const QModelIndex& index)
{
    const QVariant state = index.data(modelrole::FetchStateRole);
    return state.isValid() ? state.value<FetchState>() : FetchState::Ready;
}

} // namespace

void TagDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.state.setFlag(QStyle::State_HasFocus, false); // the row is what has the focus, not a cell
    const QVariant tone = index.data(PrettyProxy::ToneRole);
    if (tone.isValid())
        item.palette.setColor(QPalette::Text, toneColour(static_cast<Tone>(tone.toInt()), item.palette));

    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    if (showsFailure(index)) {
        item.text.clear();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        paintFailure(painter, item);
        return;
    }
    if (index.column() == TagListModel::DigestColumn && index.data(TagListModel::SameCountRole).toInt() > 0) {
        paintSameMark(painter, item, index);
        return;
    }
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (isSummaryColumn(index.column()) && item.text.isEmpty() && stateOf(index) == FetchState::Loading) {
        QColor bar = toneColour(Tone::Muted, item.palette);
        bar.setAlphaF(0.22F);
        const QRect cell = item.rect.adjusted(6, 0, -10, 0);
        const QRectF rect(cell.left(), cell.center().y() - 3, cell.width() * 0.6, 7);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(bar);
        painter->drawRoundedRect(rect, 3.5, 3.5);
        painter->restore();
    }
}

bool TagDelegate::showsFailure(const QModelIndex& index) const
{
    // What was known before it failed stays in sight; that it is old the list itself says.
    return m_failuresShown && index.column() == TagListModel::CreatedColumn
        && stateOf(index) == FetchState::Failed && !index.data(modelrole::ValueRole).isValid();
}

void TagDelegate::forgetMarks()
{
    m_marks.clear();
}

QColor TagDelegate::markColour(const Digest& digest, const QPalette& palette) const
{
    const auto mark = m_marks.constFind(digest);
    const int number =
        mark != m_marks.constEnd() ? *mark : *m_marks.insert(digest, static_cast<int>(m_marks.size()));
    // Steps of the golden angle: as far apart as many colours can be.
    constexpr int goldenAngle = 137;
    const int hue = (210 + number % 360 * goldenAngle) % 360;
    return isDark(palette) ? QColor::fromHsl(hue, 150, 160) : QColor::fromHsl(hue, 165, 105);
}

void TagDelegate::paintFailure(QPainter* painter, const QStyleOptionViewItem& option) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect cell = option.rect.adjusted(5, 0, -4, 0);
    painter->save();
    QFont link = option.font;
    link.setUnderline(true);
    painter->setFont(link);
    painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                             : toneColour(Tone::Danger, option.palette));
    painter->drawText(cell, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(link).elidedText(tr("Failed. Retry"), Qt::ElideRight, cell.width()));
    painter->restore();
}

void TagDelegate::paintSameMark(
    QPainter* painter, QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString text = std::exchange(option.text, QString());
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &option, painter, option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    // On a selected row the mark may have the row's own colour.
    painter->setPen(selected ? QPen(option.palette.color(QPalette::HighlightedText)) : QPen(Qt::NoPen));
    painter->setBrush(markColour(index.data(TagListModel::DigestRole).value<Digest>(), option.palette));
    painter->drawEllipse(
        QRectF(option.rect.left() + 5, option.rect.center().y() - markSize / 2.0 + 0.5, markSize, markSize));
    painter->setFont(option.font);
    painter->setPen(option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    const QRect rest = option.rect.adjusted(markSpace + 2, 0, -2, 0);
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
        option.fontMetrics.elidedText(text, Qt::ElideRight, rest.width()));
    painter->restore();
}

bool TagDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease && showsFailure(index)) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        if (mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint())) {
            Q_EMIT retryClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

} // namespace portolan
