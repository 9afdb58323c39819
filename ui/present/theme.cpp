// SPDX-License-Identifier: Apache-2.0
#include "present/theme.h"

#include "present/portolanstyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>

namespace portolan {
namespace {

QPalette lightPalette()
{
    const QColor text(0x1c, 0x23, 0x2e);
    const QColor faint(0x98, 0xa1, 0xae);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0xf4, 0xf5, 0xf7));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::AlternateBase, QColor(0xf7, 0xf8, 0xfa));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x7a, 0x84, 0x93));
    palette.setColor(QPalette::Button, QColor(0xf7, 0xf8, 0xfa));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Highlight, QColor(0x1f, 0x5f, 0xbf));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x1a, 0x5f, 0xb4));
    palette.setColor(QPalette::LinkVisited, QColor(0x61, 0x35, 0x83));
    palette.setColor(QPalette::ToolTipBase, QColor(0x24, 0x2b, 0x36));
    palette.setColor(QPalette::ToolTipText, QColor(0xf2, 0xf4, 0xf7));
    palette.setColor(QPalette::Light, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Midlight, QColor(0xe9, 0xec, 0xf0));
    palette.setColor(QPalette::Mid, QColor(0xcf, 0xd5, 0xdd));
    palette.setColor(QPalette::Dark, QColor(0xa3, 0xad, 0xba));
    palette.setColor(QPalette::Shadow, QColor(0x5c, 0x66, 0x73));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0xcf, 0xd5, 0xdd));
    return palette;
}

QPalette darkPalette()
{
    const QColor text(0xe3, 0xe7, 0xed);
    const QColor faint(0x6d, 0x76, 0x83);
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(0x20, 0x24, 0x2b));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(0x18, 0x1b, 0x21));
    palette.setColor(QPalette::AlternateBase, QColor(0x1d, 0x21, 0x28));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, QColor(0x86, 0x90, 0x9e));
    palette.setColor(QPalette::Button, QColor(0x2a, 0x2f, 0x38));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xd0));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Link, QColor(0x7a, 0xb0, 0xff));
    palette.setColor(QPalette::LinkVisited, QColor(0xc0, 0x9c, 0xe8));
    palette.setColor(QPalette::ToolTipBase, QColor(0x34, 0x3b, 0x46));
    palette.setColor(QPalette::ToolTipText, QColor(0xf2, 0xf4, 0xf7));
    palette.setColor(QPalette::Light, QColor(0x3a, 0x41, 0x4d));
    palette.setColor(QPalette::Midlight, QColor(0x31, 0x37, 0x41));
    palette.setColor(QPalette::Mid, QColor(0x38, 0x3f, 0x4a));
    palette.setColor(QPalette::Dark, QColor(0x52, 0x5b, 0x69)); // outlines of inputs
    palette.setColor(QPalette::Shadow, QColor(0x0a, 0x0c, 0x0f));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x38, 0x3f, 0x4a));
    return palette;
}

void useOwnLook(const QPalette& palette)
{
    QApplication::setStyle(new PortolanStyle); // the application owns it
    QApplication::setPalette(palette);
}

} // namespace

void applyAppearance(ColorScheme scheme)
{
    switch (scheme) {
    case ColorScheme::Light:
        useOwnLook(lightPalette());
        return;
    case ColorScheme::Dark:
        useOwnLook(darkPalette());
        return;
    case ColorScheme::System:
        break;
    }
    const QString desktopStyle = QApplication::style()->name();
    if (desktopStyle.compare(u"fusion", Qt::CaseInsensitive) != 0)
        return;
    const bool darkDesktop = isDark(QApplication::palette());
    useOwnLook(darkDesktop ? darkPalette() : lightPalette());
}

QColor toneColour(Tone tone, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (tone) {
    case Tone::Accent:
        return dark ? QColor(0x6e, 0xa8, 0xff) : QColor(0x1f, 0x5f, 0xbf);
    case Tone::Success:
    case Tone::Added:
        return dark ? QColor(0x6c, 0xcb, 0x8b) : QColor(0x1b, 0x7a, 0x3d);
    case Tone::Warning:
    case Tone::Changed:
        return dark ? QColor(0xe6, 0xb4, 0x5c) : QColor(0x93, 0x5f, 0x00);
    case Tone::Danger:
    case Tone::Removed:
        return dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e);
    case Tone::Muted:
        break;
    }
    return dark ? QColor(0x9a, 0xa4, 0xb2) : QColor(0x5d, 0x68, 0x76);
}

QColor toneBackground(Tone tone, const QPalette& palette)
{
    QColor colour = toneColour(tone, palette);
    colour.setAlphaF(isDark(palette) ? 0.18F : 0.12F);
    return colour;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont scaledFont(const QFont& font, qreal factor, bool bold)
{
    QFont scaled = font;
    scaled.setPointSizeF(font.pointSizeF() * factor);
    scaled.setBold(bold);
    return scaled;
}

} // namespace portolan
