// SPDX-License-Identifier: Apache-2.0
#include "present/portolanstyle.h"

#include <QAbstractScrollArea>
#include <QMainWindow>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace portolan {
namespace {

//! A row or cell of a list: one flat colour, none of Fusion's frames and gradients.
void paintItem(const QStyleOption& option, QPainter* painter)
{
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option.rect, item->backgroundBrush);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (!selected && !option.state.testFlag(QStyle::State_MouseOver))
        return;
    const bool active = option.state.testFlag(QStyle::State_Active);
    QColor colour = option.palette.color(active ? QPalette::Active : QPalette::Inactive, QPalette::Highlight);
    if (!selected)
        colour.setAlphaF(0.08F);
    painter->fillRect(option.rect, colour);
}

//! A tab of a pane: its text, and a line beneath the current one.
void paintTab(const QStyleOptionTab& tab, QPainter* painter)
{
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    if (!selected && tab.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(tab.rect, tab.palette.color(QPalette::Midlight));
    if (selected) {
        const QRect line(tab.rect.left() + 4, tab.rect.bottom() - 2, tab.rect.width() - 8, 3);
        painter->fillRect(line, tab.palette.color(QPalette::Highlight));
    }
}

QColor outline(const QStyleOption& option)
{
    const bool focused =
        option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_Enabled);
    return option.palette.color(focused ? QPalette::Highlight : QPalette::Dark);
}

//! The frame of a line to type into; Fusion's cannot be seen on a dark window.
void paintLineFrame(const QStyleOption& option, QPainter* painter)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(outline(option));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->restore();
}

//! A check box or radio button.
void paintIndicator(const QStyleOption& option, QPainter* painter, bool round)
{
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const bool on = option.state.testFlag(QStyle::State_On);
    const QPalette::ColorGroup group = enabled ? QPalette::Active : QPalette::Disabled;
    const QColor fill = option.palette.color(group, on ? QPalette::Highlight : QPalette::Base);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(on ? fill : outline(option));
    painter->setBrush(fill);
    const qreal radius = round ? box.width() / 2 : 3;
    painter->drawRoundedRect(box, radius, radius);
    const QColor mark = option.palette.color(enabled ? QPalette::HighlightedText : QPalette::Window);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() / 5, box.width() / 5);
    } else if (on) {
        painter->setPen(QPen(mark, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF{box.topLeft() + QPointF(box.width() * 0.24, box.height() * 0.52),
            box.topLeft() + QPointF(box.width() * 0.44, box.height() * 0.72),
            box.topLeft() + QPointF(box.width() * 0.78, box.height() * 0.30)});
    }
    painter->restore();
}

//! A column's heading: flat, a line beneath, a faint one behind.
void paintHeader(const QStyleOption& option, QPainter* painter)
{
    const QColor line = option.palette.color(QPalette::Mid);
    painter->fillRect(option.rect, option.palette.color(QPalette::Window));
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line);
    painter->fillRect(QRect(option.rect.right(), option.rect.top() + 4, 1, option.rect.height() - 8), line);
}

} // namespace

PortolanStyle::PortolanStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void PortolanStyle::drawControl(
    ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    }
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Window));
        if (widget && qobject_cast<const QMainWindow*>(widget->parentWidget())) {
            const QRect& rect = option->rect;
            painter->fillRect(
                QRect(rect.left(), rect.bottom(), rect.width(), 1), option->palette.color(QPalette::Mid));
        }
        return;
    }
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        paintHeader(*option, painter);
        return;
    }
    if (element == CE_TabBarTabShape) {
        const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option);
        if (tab && tab->documentMode) {
            paintTab(*tab, painter);
            return;
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PortolanStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element == PE_IndicatorDockWidgetResizeHandle) {
        painter->fillRect(option->rect, option->palette.color(QPalette::Mid));
        return;
    }
    switch (element) {
    case PE_PanelItemViewItem:
        paintItem(*option, painter);
        return;
    case PE_FrameLineEdit:
        paintLineFrame(*option, painter);
        return;
    case PE_Frame:
        // Lists and texts in dialogs: as lines, seen on a dark window, too, and with the focus.
        if (qobject_cast<const QAbstractScrollArea*>(widget))
            paintLineFrame(*option, painter);
        else
            QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    case PE_PanelLineEdit:
        painter->fillRect(option->rect.adjusted(1, 1, -1, -1), option->palette.brush(QPalette::Base));
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            paintLineFrame(*option, painter);
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        paintIndicator(*option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        paintIndicator(*option, painter, true);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

int PortolanStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 1;
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
        return 0;
    case PM_TabBarTabHSpace:
        return 16;
    case PM_HeaderMargin:
        return 5;
    case PM_TabBarScrollButtonWidth:
        if (widget && widget->property(noScrollButtons).toBool())
            return 0;
        return QProxyStyle::pixelMetric(metric, option, widget);
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return 4;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PortolanStyle::styleHint(
    StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_KeyboardSearch: // menus are long and differ by registry: letters search their texts
        return 1;
    case SH_MessageBox_TextInteractionFlags:
        return Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace portolan
