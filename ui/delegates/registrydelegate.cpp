// SPDX-License-Identifier: Apache-2.0
#include "delegates/registrydelegate.h"

#include "models/modelroles.h"
#include "present/theme.h"
#include "proxies/registryproxy.h"
#include "views/busyindicator.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace portolan {
namespace {

constexpr int margin = 6;
constexpr int iconSize = 20;
constexpr int ringSize = 14;
constexpr qint64 turnMs = 1200;

bool isRegistry(const QModelIndex& index)
{
    return !index.parent().isValid();
}

QFont smallFont(const QFont& font)
{
    return scaledFont(font, 0.88);
}

QColor textColour(const QStyleOptionViewItem& option, const QVariant& tone)
{
    if (option.state.testFlag(QStyle::State_Selected))
        return option.palette.color(QPalette::HighlightedText);
    return tone.isValid() ? toneColour(static_cast<Tone>(tone.toInt()), option.palette)
                          : option.palette.color(QPalette::Text);
}

} // namespace

RegistryDelegate::RegistryDelegate(QObject* parent) : QStyledItemDelegate(parent)
{
    m_clock.start();
}

void RegistryDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (!isRegistry(index)) {
        const QVariant tone = index.data(PrettyProxy::ToneRole);
        if (tone.isValid())
            item.palette.setColor(QPalette::Text, toneColour(static_cast<Tone>(tone.toInt()), item.palette));
        const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
        return;
    }
    paintRegistry(painter, item, index);
}

void RegistryDelegate::paintRegistry(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const QStyle* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, painter, option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect area = option.rect.adjusted(2, 0, -margin, 0);
    const QRect icon(area.left(), area.center().y() - iconSize / 2, iconSize, iconSize);
    option.icon.paint(painter, icon, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);

    QRect text = area.adjusted(iconSize + margin, 0, 0, 0);
    if (index.data(modelrole::FetchStateRole).value<FetchState>() == FetchState::Loading) {
        const QRectF ring(text.right() - ringSize, area.center().y() - ringSize / 2, ringSize, ringSize);
        const qreal phase = static_cast<qreal>(m_clock.elapsed() % turnMs) / static_cast<qreal>(turnMs);
        BusyIndicator::paintRing(painter, ring, option.palette, phase);
        text.setRight(text.right() - ringSize - margin);
    }
    const QFont nameFont = scaledFont(option.font, 1.0, true);
    const QFont statusFont = smallFont(option.font);
    const int nameHeight = QFontMetrics(nameFont).height();
    const int statusHeight = QFontMetrics(statusFont).height();
    const int top = area.center().y() - (nameHeight + statusHeight) / 2;

    painter->setFont(nameFont);
    painter->setPen(textColour(option, QVariant()));
    painter->drawText(QRect(text.left(), top, text.width(), nameHeight), Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(nameFont).elidedText(option.text, Qt::ElideRight, text.width()));

    const QRect action = actionRect(option, index);
    const int statusWidth = (action.isEmpty() ? text.right() : action.left() - margin) - text.left();
    painter->setFont(statusFont);
    painter->setPen(textColour(option, index.data(RegistryProxy::StatusToneRole)));
    painter->drawText(QRect(text.left(), top + nameHeight, statusWidth, statusHeight),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(statusFont)
            .elidedText(index.data(RegistryProxy::StatusTextRole).toString(), Qt::ElideRight, statusWidth));
    if (!action.isEmpty()) {
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : toneColour(Tone::Accent, option.palette));
        QFont link = statusFont;
        link.setUnderline(true);
        painter->setFont(link);
        painter->drawText(
            action, Qt::AlignLeft | Qt::AlignVCenter, index.data(RegistryProxy::StatusActionRole).toString());
    }
    painter->restore();
}

QSize RegistryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    if (!isRegistry(index)) {
        size.setHeight(QFontMetrics(option.font).height() + margin);
        return size;
    }
    const int lines = QFontMetrics(scaledFont(option.font, 1.0, true)).height()
        + QFontMetrics(smallFont(option.font)).height();
    return {size.width(), lines + 2 * margin};
}

bool RegistryDelegate::editorEvent(
    QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        if (mouse->button() == Qt::LeftButton
            && actionRect(item, index).contains(mouse->position().toPoint())) {
            Q_EMIT statusActionClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

QRect RegistryDelegate::actionRect(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QString action = index.data(RegistryProxy::StatusActionRole).toString();
    if (action.isEmpty())
        return {};
    const QFontMetrics metrics(smallFont(option.font));
    const int width = metrics.horizontalAdvance(action) + 2;
    const int height = metrics.height();
    const int nameHeight = QFontMetrics(scaledFont(option.font, 1.0, true)).height();
    const int top = option.rect.center().y() - (nameHeight + height) / 2 + nameHeight;
    return {option.rect.right() - margin - width, top, width, height};
}

} // namespace portolan
