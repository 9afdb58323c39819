// SPDX-License-Identifier: Apache-2.0
#include "views/commandfield.h"

#include "present/icons.h"
#include "present/plaintext.h"
#include "present/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace portolan {

CommandField::CommandField(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
{
    m_line->setReadOnly(true);
    m_line->setFont(fixedFont());
    m_line->setAccessibleName(accessibleName);
    m_line->setObjectName(QStringLiteral("command"));
    auto* copy = new QToolButton(this);
    copy->setIcon(themedIcon(QStringLiteral("copy-text")));
    copy->setText(tr("Copy"));
    copy->setToolTip(tr("Copy the command"));
    copy->setAccessibleName(tr("Copy the command"));
    copy->setAutoRaise(true);
    connect(
        copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_line, 1);
    layout->addWidget(copy);
    setFocusProxy(m_line);
}

void CommandField::setCommand(const QString& command)
{
    m_line->setText(command);
    m_line->setCursorPosition(0);
    m_line->setToolTip(plainToolTip(command));
}

QString CommandField::command() const
{
    return m_line->text();
}

} // namespace portolan
