// SPDX-License-Identifier: Apache-2.0
#include "views/jsonview.h"

#include "present/theme.h"
#include "views/jsonhighlighter.h"

#include <QEvent>
#include <QMouseEvent>

namespace portolan {

JsonView::JsonView(ManifestTextModel& model, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_model(model)
    , m_highlighter(new JsonHighlighter(document()))
{
    setObjectName(QStringLiteral("manifestText"));
    setAccessibleName(tr("Manifest"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(scaledFont(fixedFont(), 0.95));
    viewport()->setMouseTracking(true);
    connect(&m_model, &ManifestTextModel::changed, this, &JsonView::showText);
    showText();
}

void JsonView::showAll()
{
    m_cut = false;
    setPlainText(m_model.content().text);
    Q_EMIT textShown();
}

void JsonView::mouseMoveEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseMoveEvent(event);
    const DigestLink* link = linkAt(event->position().toPoint());
    viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::IBeamCursor);
    viewport()->setToolTip(link ? tr("Go to %1").arg(link->digest.toString()) : QString());
}

void JsonView::mouseReleaseEvent(QMouseEvent* event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton || textCursor().hasSelection())
        return;
    if (const DigestLink* link = linkAt(event->position().toPoint()))
        Q_EMIT digestActivated(link->digest);
}

void JsonView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const DigestLink* link = m_model.content().linkAt(textCursor().position()))
            Q_EMIT digestActivated(link->digest);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void JsonView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

void JsonView::showText()
{
    const QString& text = m_model.content().text;
    m_cut = text.size() > maxCharacters;
    setPlainText(m_cut ? text.left(maxCharacters) : text);
    Q_EMIT textShown();
}

const DigestLink* JsonView::linkAt(const QPoint& position) const
{
    const QTextCursor cursor = cursorForPosition(position);
    // The nearest position is also given for a click in the empty space right of a line.
    const QRect caret = cursorRect(cursor);
    if (std::abs(caret.center().x() - position.x()) > 2 * fontMetrics().averageCharWidth())
        return nullptr;
    return m_model.content().linkAt(cursor.position());
}

} // namespace portolan
