// SPDX-License-Identifier: Apache-2.0
#include "dialogs/comparedialog.h"

#include "views/widgets.h"

#include <QCompleter>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {

CompareDialog::CompareDialog(
    const QString& a, const QString& b, const QStringList& suggestions, QWidget* parent)
    : QDialog(parent)
    , m_a(new QLineEdit(a, this))
    , m_b(new QLineEdit(b, this))
    , m_platform(new QLineEdit(this))
    , m_hint(hintLabel(this))
    , m_compare(nullptr)
{
    setObjectName(QStringLiteral("compareDialog"));
    setWindowTitle(tr("Compare"));
    m_a->setObjectName(QStringLiteral("a"));
    m_a->setAccessibleName(tr("First image"));
    m_a->setMinimumWidth(420);
    m_b->setObjectName(QStringLiteral("b"));
    m_b->setAccessibleName(tr("Second image"));
    m_platform->setObjectName(QStringLiteral("platform"));
    m_platform->setAccessibleName(tr("Platform"));
    m_platform->setPlaceholderText(tr("of indexes: this computer's, else the first (linux/arm64)"));
    for (QLineEdit* line : {m_a, m_b}) {
        line->setPlaceholderText(QStringLiteral("quay.io/podman/stable:v5"));
        auto* completer = new QCompleter(suggestions, line);
        completer->setFilterMode(Qt::MatchContains);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        line->setCompleter(completer);
        connect(line, &QLineEdit::textChanged, this, &CompareDialog::check);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_compare = buttons->addButton(tr("&Compare"), QDialogButtonBox::ActionRole);
    m_compare->setObjectName(QStringLiteral("compareButton"));
    m_compare->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_compare, &QPushButton::clicked, this, [this] {
        Q_EMIT compareRequested(m_a->text().trimmed(), m_b->text().trimmed(), m_platform->text().trimmed());
    });
    QFormLayout* form = newForm();
    form->addRow(tr("&A, what you have:"), m_a);
    form->addRow(tr("&B, what you look at:"), m_b);
    form->addRow(tr("&Platform:"), m_platform);
    form->addRow(QString(), m_hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("Compare two images")));
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    check();
    (a.isEmpty() ? m_a : m_b)->setFocus();
}

void CompareDialog::showInputError(const QString& text)
{
    m_hint->setText(text);
    setTone(m_hint, Tone::Danger);
}

void CompareDialog::check()
{
    m_compare->setEnabled(!m_a->text().trimmed().isEmpty() && !m_b->text().trimmed().isEmpty());
    m_hint->setText(tr("Any two tags or digests, also of different registries."));
    setTone(m_hint, Tone::Muted);
}

} // namespace portolan
