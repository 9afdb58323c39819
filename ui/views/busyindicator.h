// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace portolan {

//! A turning ring: something is being waited for. Animates only between start() and stop(), and only while
//! visible.
class BusyIndicator final : public QWidget {
    Q_OBJECT

public:
    explicit BusyIndicator(QWidget* parent = nullptr);

    void start();
    void stop();
    [[nodiscard]] QSize sizeHint() const override { return {28, 28}; }

    //! Draws the ring at a phase from 0 to 1; delegates use it too.
    static void paintRing(QPainter* painter, const QRectF& rect, const QPalette& palette, qreal phase);

protected:
    void paintEvent(QPaintEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QBasicTimer m_timer;
    QElapsedTimer m_clock;
    bool m_running = false;
};

} // namespace portolan
