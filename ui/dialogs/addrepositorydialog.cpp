// SPDX-License-Identifier: Apache-2.0
#include "dialogs/addrepositorydialog.h"

#include "oci/reference.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {

AddRepositoryDialog::AddRepositoryDialog(const RegistryProfile& profile, QWidget* parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_name(new QLineEdit(this))
    , m_hint(hintLabel(this))
    , m_add(nullptr)
{
    setObjectName(QStringLiteral("addRepositoryDialog"));
    setWindowTitle(tr("Add repository"));
    m_name->setObjectName(QStringLiteral("repository"));
    m_name->setAccessibleName(tr("Repository name"));
    m_name->setPlaceholderText(QStringLiteral("team/app"));
    m_name->setMinimumWidth(340);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(QStringLiteral("addButton"));
    m_add->setDefault(true);
    QFormLayout* form = newForm();
    form->addRow(tr("&Repository:"), m_name);
    form->addRow(QString(), m_hint);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("Add a repository of %1").arg(profile.name)));
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &AddRepositoryDialog::check);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT repositoryEntered(repository());
        accept();
    });
    check();
}

void AddRepositoryDialog::check()
{
    const bool valid = Reference::isValidRepository(repository());
    m_add->setEnabled(valid);
    if (valid || m_name->text().trimmed().isEmpty()) {
        m_hint->setText(tr("It is remembered and shown also where the registry does not list it."));
        setTone(m_hint, Tone::Muted);
    } else {
        m_hint->setText(
            tr("That is no repository name: lower case letters, digits, and . _ - / between them."));
        setTone(m_hint, Tone::Warning);
    }
}

QString AddRepositoryDialog::repository() const
{
    QString text = m_name->text().trimmed();
    // A pasted reference to something in it will do.
    const QString prefix = m_profile.host + u'/';
    if (!m_profile.host.isEmpty() && text.startsWith(prefix)) {
        const Result<Reference> reference = Reference::parse(text);
        return reference ? reference->repository() : text.mid(prefix.size());
    }
    return text;
}

} // namespace portolan
