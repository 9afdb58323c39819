// SPDX-License-Identifier: Apache-2.0
#include "views/jsonhighlighter.h"

#include "oci/digest.h"
#include "present/theme.h"

#include <QGuiApplication>

namespace portolan {
namespace {

//! The end of the string literal that starts at `start`, behind its closing quote.
qsizetype endOfString(const QString& text, qsizetype start)
{
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == u'"')
            return i + 1;
    }
    return text.size();
}

bool isKey(const QString& text, qsizetype end)
{
    while (end < text.size() && text.at(end).isSpace())
        ++end;
    return end < text.size() && text.at(end) == u':';
}

} // namespace

void JsonHighlighter::highlightBlock(const QString& text)
{
    const QPalette palette = QGuiApplication::palette();
    QTextCharFormat key;
    key.setForeground(toneColour(Tone::Accent, palette));
    QTextCharFormat string;
    string.setForeground(toneColour(Tone::Success, palette));
    QTextCharFormat number;
    number.setForeground(toneColour(Tone::Warning, palette));
    QTextCharFormat link;
    link.setForeground(palette.color(QPalette::Link));
    link.setFontUnderline(true);

    for (qsizetype i = 0; i < text.size();) {
        const QChar c = text.at(i);
        qsizetype end = i + 1;
        if (c == u'"') {
            end = endOfString(text, i);
            const QStringView content = QStringView(text).mid(i + 1, end - i - 2);
            if (isKey(text, end)) {
                setFormat(static_cast<int>(i), static_cast<int>(end - i), key);
            } else {
                const bool digest = content.contains(u':') && Digest::parse(content).has_value();
                setFormat(static_cast<int>(i), static_cast<int>(end - i), string);
                if (digest)
                    setFormat(static_cast<int>(i + 1), static_cast<int>(end - i - 2), link);
            }
        } else if (c.isDigit() || c.isLetter() || c == u'-') {
            while (end < text.size()
                && (text.at(end).isLetterOrNumber() || text.at(end) == u'.' || text.at(end) == u'-'))
                ++end;
            setFormat(static_cast<int>(i), static_cast<int>(end - i), number);
        }
        i = end;
    }
}

} // namespace portolan
