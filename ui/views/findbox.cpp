// SPDX-License-Identifier: Apache-2.0
#include "views/findbox.h"

#include "present/icons.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

namespace portolan {
namespace {

constexpr int maxSuggestions = 30;

} // namespace

FindBox::FindBox(QWidget* parent) : QLineEdit(parent), m_completer(new QCompleter(&m_suggestions, this))
{
    setObjectName(QStringLiteral("findBox"));
    setAccessibleName(tr("Find or open a reference"));
    setPlaceholderText(tr("Find or open, e.g. quay.io/podman/stable:v5   (Ctrl+K)"));
    setToolTip(tr("Any reference: a registry, a repository, a tag or a digest. Enter opens it. (Ctrl+K)"));
    setClearButtonEnabled(true);
    const QIcon icon = themedIcon(QStringLiteral("find"));
    if (!icon.isNull())
        addAction(icon, QLineEdit::LeadingPosition);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(12);
    m_completer->popup()->setAccessibleName(tr("Known repositories"));
    setCompleter(m_completer);
    connect(this, &QLineEdit::textEdited, this, &FindBox::updateSuggestions);
    connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &FindBox::submit);
}

void FindBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        m_completer->popup()->hide();
        submit(text());
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FindBox::updateSuggestions(const QString& text)
{
    m_suggestions.setStringList(
        m_suggest && !text.trimmed().isEmpty() ? m_suggest(text.trimmed(), maxSuggestions) : QStringList());
}

void FindBox::submit(const QString& text)
{
    if (!text.trimmed().isEmpty())
        Q_EMIT referenceEntered(text.trimmed());
}

} // namespace portolan
