// SPDX-License-Identifier: Apache-2.0
#include "dialogs/logindialog.h"

#include "dialogs/dialogstatus.h"
#include "present/errortext.h"
#include "views/errorpanel.h"
#include "views/loginhintbox.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portolan {

LoginDialog::LoginDialog(const RegistryProfile& profile, const QString& account, QWidget* parent)
    : QDialog(parent)
    , m_hints(new LoginHintBox(loginHints(profile.host, profile.kind, hostService(profile.host)), this))
    , m_account(new QLineEdit(account, this))
    , m_password(new QLineEdit(this))
    , m_keychain(new QRadioButton(tr("In this computer's &keychain"), this))
    , m_session(new QRadioButton(tr("For this &session only: forgotten when Portolan closes"), this))
    , m_realm(wrappedLabel(this))
    , m_keychainMissing(wrappedLabel(this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("loginDialog"));
    setWindowTitle(tr("Log in to %1").arg(profile.host));
    m_account->setObjectName(QStringLiteral("account"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setMinimumWidth(320);
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setAccessibleName(tr("Password or token"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_keychain->setObjectName(QStringLiteral("keepInKeychain"));
    m_keychain->setToolTip(tr("GNOME Keyring, KWallet or whatever this desktop has"));
    m_keychain->setChecked(true);
    m_session->setObjectName(QStringLiteral("keepForSession"));
    m_session->setToolTip(tr("The login stays in memory and is never written"));
    m_realm->setObjectName(QStringLiteral("realm"));
    m_realm->hide();
    m_keychainMissing->setObjectName(QStringLiteral("keychainMissing"));
    m_keychainMissing->hide();
    setTone(m_keychainMissing, Tone::Warning);
    buildLayout(profile);

    connect(m_account, &QLineEdit::textChanged, this, &LoginDialog::updateButtons);
    connect(m_password, &QLineEdit::textChanged, this, &LoginDialog::updateButtons);
    connect(m_login, &QPushButton::clicked, this, &LoginDialog::submit);
    connect(m_status, &DialogStatus::stopRequested, this, &LoginDialog::loginStopped);
    connect(m_status, &DialogStatus::remedyRequested, this, &LoginDialog::remedyRequested);
    connect(m_hints, &LoginHintBox::hintChosen, this, &LoginDialog::applyHint);
    applyHint();
    updateButtons();
    if (!account.isEmpty())
        m_password->setFocus();
}

LoginDialog::~LoginDialog()
{
    m_password->clear();
}

void LoginDialog::setRealmHost(const QString& host)
{
    m_realm->setText(tr("This registry lets %1 check logins: your password goes there.").arg(host));
    setTone(m_realm, Tone::Muted);
    m_realm->setVisible(!host.isEmpty());
    growToFit(this);
}

void LoginDialog::showNotAsked()
{
    m_realm->setText(tr("This registry lets everybody in without asking: a login cannot be tried here, and "
                        "is not needed."));
    setTone(m_realm, Tone::Warning);
    m_realm->show();
    growToFit(this);
}

void LoginDialog::showTesting()
{
    setInputsEnabled(false);
    m_status->showBusy(tr("Trying the login..."));
}

void LoginDialog::showStopped()
{
    setInputsEnabled(true);
    m_status->clear();
}

void LoginDialog::showWaitingForKeyring()
{
    setInputsEnabled(false);
    m_status->showBusy(tr("Waiting for the keyring. Unlock it if it asks."));
}

void LoginDialog::showError(const Error& error)
{
    setInputsEnabled(true);
    if (error.code() == u"KEYCHAIN_MISSING") {
        const ErrorText text = errorText(error);
        m_status->clear();
        m_keychainMissing->setText(
            tr("The login works, but it was not kept. %1 It can be kept for this session only.")
                .arg(text.meaning));
        m_keychainMissing->show();
        growToFit(this);
        m_keychain->setEnabled(false);
        m_session->setChecked(true);
        m_login->setFocus();
        return;
    }
    m_status->showError(error);
    m_status->errorPanel()->setRemedyVisible(error.kind() == ErrorKind::Tls);
    m_password->setFocus();
    m_password->selectAll();
}

void LoginDialog::buildLayout(const RegistryProfile& profile)
{
    QFormLayout* form = newForm();
    form->addRow(tr("&Account:"), m_account);
    form->addRow(tr("&Password:"), m_password);
    auto* keep = new QVBoxLayout;
    keep->setSpacing(4);
    keep->addWidget(m_keychain);
    keep->addWidget(m_session);
    form->addRow(tr("Keep it:"), keep);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_login = buttons->addButton(tr("&Log in"), QDialogButtonBox::ActionRole);
    m_login->setObjectName(QStringLiteral("loginButton"));
    m_login->setToolTip(tr("Try the login, then keep it"));
    m_login->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("Log in to %1").arg(profile.host)));
    layout->addWidget(m_realm);
    if (profile.allowPlainHttp) {
        QLabel* plain = wrappedLabel(
            this, tr("Plain HTTP is allowed for this registry: the password may travel without encryption."));
        setTone(plain, Tone::Warning);
        layout->addWidget(plain);
    }
    layout->addWidget(m_hints);
    layout->addLayout(form);
    layout->addWidget(m_keychainMissing);
    m_hints->setVisible(m_hints->explains());
    layout->addWidget(m_status);
    layout->addStretch();
    layout->addWidget(buttons);
}

void LoginDialog::applyHint()
{
    const LoginHint& hint = m_hints->chosen();
    m_account->setPlaceholderText(hintText(hint.userLabel));
    m_password->setPlaceholderText(hintText(hint.secretLabel));
    if (!hint.user.isEmpty())
        m_account->setText(hint.user);
    growToFit(this);
}

void LoginDialog::updateButtons()
{
    m_login->setEnabled(!m_busy && !m_account->text().isEmpty() && !m_password->text().isEmpty());
}

void LoginDialog::submit()
{
    if (!m_login->isEnabled())
        return;
    Q_EMIT loginRequested(m_account->text(), Secret(m_password->text()),
        m_session->isChecked() ? KeepLogin::ThisSession : KeepLogin::Keychain);
}

void LoginDialog::setInputsEnabled(bool enabled)
{
    m_busy = !enabled;
    for (QWidget* input : {static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_password),
             static_cast<QWidget*>(m_keychain), static_cast<QWidget*>(m_session)})
        input->setEnabled(enabled);
    if (!m_keychainMissing->isHidden())
        m_keychain->setEnabled(false);
    updateButtons();
}

} // namespace portolan
