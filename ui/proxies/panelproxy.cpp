// SPDX-License-Identifier: Apache-2.0
#include "proxies/panelproxy.h"

#include "present/theme.h"

#include <QGuiApplication>
#include <QIcon>
#include <QPainter>
#include <QPixmap>

namespace portolan {
namespace {

constexpr int iconSize = 16;
constexpr int dotSize = 8;

Tone toneOf(FactTone tone)
{
    switch (tone) {
    case FactTone::Good:
        return Tone::Success;
    case FactTone::Busy:
        return Tone::Accent;
    case FactTone::Warning:
        return Tone::Warning;
    case FactTone::Bad:
        return Tone::Danger;
    case FactTone::Neutral:
        break;
    }
    return Tone::Muted;
}

QIcon dot(FactTone tone)
{
    const qreal ratio = qGuiApp->devicePixelRatio();
    QPixmap pixmap(QSize(iconSize, iconSize) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = toneColour(toneOf(tone), QGuiApplication::palette());
    const QRectF circle((iconSize - dotSize) / 2.0, (iconSize - dotSize) / 2.0, dotSize, dotSize);
    painter.setPen(QPen(colour, 1.5));
    if (tone != FactTone::Neutral)
        painter.setBrush(colour);
    painter.drawEllipse(circle);
    return QIcon(pixmap);
}

} // namespace

PanelProxy::PanelProxy(PanelTableModel* source, QObject* parent) : PrettyProxy(source, parent) {}

QVariant PanelProxy::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == 0) {
        const auto* source = qobject_cast<const PanelTableModel*>(sourceModel());
        if (source && !source->table().tones.isEmpty())
            return dot(static_cast<FactTone>(PrettyProxy::data(index, PanelTableModel::ToneRole).toInt()));
    }
    return PrettyProxy::data(index, role);
}

QString PanelProxy::toolTip(const QModelIndex& index) const
{
    // A list of hosts or a message is longer than its column.
    const QString all = PrettyProxy::data(index, modelrole::CopyRole).toString();
    return all.size() > displayText(index).size() || all.contains(u'\n') ? all : PrettyProxy::toolTip(index);
}

} // namespace portolan
