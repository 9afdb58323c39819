// SPDX-License-Identifier: Apache-2.0
#include "present/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <memory>
#include <utility>

namespace portolan {
namespace {

QString iconPath(const QString& name)
{
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

//! Draws one SVG in one colour. The colour comes from the palette at the moment of painting.
class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, QColor fixedColour)
        : m_name(std::move(name))
        , m_colour(std::move(fixedColour))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        Q_UNUSED(state)
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        painter->drawPixmap(rect, tinted(rect.size(), ratio, colour(mode)));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        Q_UNUSED(state)
        // Qt gives device pixels here and sets the ratio on what it gets.
        Q_UNUSED(scale)
        return tinted(size, 1.0, colour(mode));
    }

    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_colour); }
    QString key() const override { return QStringLiteral("portolan-tinted"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected:
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            break;
        }
        if (m_colour.isValid())
            return m_colour;
        QColor soft = palette.color(QPalette::WindowText);
        soft.setAlphaF(0.82F);
        return soft;
    }

    [[nodiscard]] QPixmap tinted(const QSize& size, qreal ratio, const QColor& colour) const
    {
        const QSize pixels = size * ratio;
        const QString key = QStringLiteral("portolan/%1/%2x%3/%4")
                                .arg(m_name)
                                .arg(pixels.width())
                                .arg(pixels.height())
                                .arg(colour.rgba(), 8, 16);
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap)) {
            pixmap.setDevicePixelRatio(ratio);
            return pixmap;
        }
        pixmap = QPixmap(pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer renderer(iconPath(m_name));
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        pixmap.setDevicePixelRatio(ratio);
        return pixmap;
    }

    QString m_name;
    QColor m_colour;
};

QIcon makeIcon(const QString& name, const QColor& colour)
{
    if (!QFile::exists(iconPath(name)))
        return {};
    return QIcon(new TintedIconEngine(name, colour));
}

} // namespace

QIcon themedIcon(const QString& name)
{
    return makeIcon(name, QColor());
}

QIcon colouredIcon(const QString& name, const QColor& colour)
{
    return makeIcon(name, colour);
}

} // namespace portolan
