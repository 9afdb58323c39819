// SPDX-License-Identifier: Apache-2.0
#include "views/busyindicator.h"

#include "present/theme.h"

#include <QPainter>

namespace portolan {
namespace {

constexpr int frameMs = 50;
constexpr qint64 turnMs = 1200;

} // namespace

BusyIndicator::BusyIndicator(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Busy"));
    m_clock.start();
}

void BusyIndicator::start()
{
    m_running = true;
    if (isVisible())
        m_timer.start(frameMs, this);
}

void BusyIndicator::stop()
{
    m_running = false;
    m_timer.stop();
}

void BusyIndicator::paintRing(QPainter* painter, const QRectF& rect, const QPalette& palette, qreal phase)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal width = std::max(1.6, rect.width() / 10);
    const QRectF ring = rect.adjusted(width, width, -width, -width);
    QColor track = toneColour(Tone::Muted, palette);
    track.setAlphaF(0.25F);
    painter->setPen(QPen(track, width));
    painter->drawEllipse(ring);
    painter->setPen(QPen(toneColour(Tone::Accent, palette), width, Qt::SolidLine, Qt::RoundCap));
    painter->drawArc(ring, static_cast<int>(-phase * 360 * 16), -90 * 16);
    painter->restore();
}

void BusyIndicator::paintEvent(QPaintEvent* event)
{
    Q_UNUSED(event)
    if (!m_running)
        return;
    QPainter painter(this);
    const qreal phase = static_cast<qreal>(m_clock.elapsed() % turnMs) / static_cast<qreal>(turnMs);
    paintRing(&painter, QRectF(rect()), palette(), phase);
}

void BusyIndicator::timerEvent(QTimerEvent* event)
{
    if (event->timerId() == m_timer.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

void BusyIndicator::showEvent(QShowEvent* event)
{
    if (m_running)
        m_timer.start(frameMs, this);
    QWidget::showEvent(event);
}

void BusyIndicator::hideEvent(QHideEvent* event)
{
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace portolan
