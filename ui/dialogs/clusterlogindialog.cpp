// SPDX-License-Identifier: Apache-2.0
#include "dialogs/clusterlogindialog.h"

#include "dialogs/dialogstatus.h"
#include "present/errortext.h"
#include "present/valuetext.h"
#include "views/errorpanel.h"
#include "views/widgets.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace portolan {
namespace {

QLineEdit* secretLine(QWidget* parent, const QString& accessibleName)
{
    auto* line = new QLineEdit(parent);
    line->setEchoMode(QLineEdit::Password);
    line->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    line->setAccessibleName(accessibleName);
    return line;
}

} // namespace

ClusterLoginDialog::ClusterLoginDialog(
    const RegistryProfile& profile, const LoginState& state, QWidget* parent)
    : QDialog(parent)
    , m_browser(new QRadioButton(tr("In the web &browser"), this))
    , m_password(new QRadioButton(tr("With user and &password"), this))
    , m_token(new QRadioButton(tr("With a &token"), this))
    , m_user(new QLineEdit(this))
    , m_secret(secretLine(this, tr("Password")))
    , m_pasted(secretLine(this, tr("Token")))
    , m_keychain(new QRadioButton(tr("In this computer's &keychain"), this))
    , m_session(new QRadioButton(tr("For this &session only: forgotten when Portolan closes"), this))
    , m_inputs(new QWidget(this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("clusterLoginDialog"));
    setWindowTitle(tr("Log in to %1").arg(profile.name));
    m_browser->setObjectName(QStringLiteral("inBrowser"));
    m_password->setObjectName(QStringLiteral("withPassword"));
    m_token->setObjectName(QStringLiteral("withToken"));
    m_user->setAccessibleName(tr("User"));
    m_user->setObjectName(QStringLiteral("user"));
    m_secret->setObjectName(QStringLiteral("password"));
    m_pasted->setObjectName(QStringLiteral("token"));
    m_pasted->setPlaceholderText(tr("sha256~..., from \"oc whoami -t\" or the web console"));
    auto* ways = new QButtonGroup(this);
    for (QRadioButton* way : {m_browser, m_password, m_token})
        ways->addButton(way);
    auto* places = new QButtonGroup(this);
    for (QRadioButton* place : {m_keychain, m_session})
        places->addButton(place);
    m_browser->setChecked(true);
    m_keychain->setChecked(true);
    buildLayout(profile, state);
    for (QRadioButton* way : {m_browser, m_password, m_token})
        connect(way, &QRadioButton::toggled, this, &ClusterLoginDialog::updateButtons);
    for (QLineEdit* line : {m_user, m_secret, m_pasted})
        connect(line, &QLineEdit::textChanged, this, &ClusterLoginDialog::updateButtons);
    connect(m_login, &QPushButton::clicked, this, &ClusterLoginDialog::submit);
    connect(m_status, &DialogStatus::stopRequested, this, &ClusterLoginDialog::stopRequested);
    connect(m_status, &DialogStatus::remedyRequested, this, &ClusterLoginDialog::remedyRequested);
    updateButtons();
}

void ClusterLoginDialog::done(int result)
{
    // Unlike clear(), this leaves nothing for an undo.
    m_secret->setText(QString());
    m_pasted->setText(QString());
    QDialog::done(result);
}

void ClusterLoginDialog::buildLayout(const RegistryProfile& profile, const LoginState& state)
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_login = buttons->addButton(tr("&Log in"), QDialogButtonBox::ActionRole);
    m_login->setObjectName(QStringLiteral("loginButton"));
    m_login->setDefault(true);
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    QFormLayout* form = newForm();
    form->setContentsMargins(0, 0, 0, 0);
    m_inputs->setLayout(form);
    form->addRow(m_browser);
    form->addRow(m_password);
    form->addRow(tr("&User:"), m_user);
    form->addRow(tr("Pass&word:"), m_secret);
    form->addRow(m_token);
    form->addRow(tr("T&oken:"), m_pasted);
    auto* keep = new QVBoxLayout;
    keep->setSpacing(4);
    keep->addWidget(m_keychain);
    keep->addWidget(m_session);
    form->addRow(tr("Keep it:"), keep);
    QLabel* context = wrappedLabel(this, profile.server);
    setTone(context, Tone::Muted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(8);
    layout->addWidget(headline(this, tr("Log in to %1").arg(profile.name)));
    layout->addWidget(context);
    if (state.expires.isValid() && state.expires < QDateTime::currentDateTimeUtc()) {
        QLabel* ended = wrappedLabel(this, tr("The login ended at %1.").arg(dateText(state.expires)));
        ended->setObjectName(QStringLiteral("loginEnded"));
        setTone(ended, Tone::Warning);
        layout->addWidget(ended);
    }
    if (state.unconfirmed)
        layout->addWidget(commandBox(state));
    layout->addWidget(m_inputs);
    layout->addWidget(m_status);
    layout->addWidget(buttons);
    setMinimumWidth(520);
}

QWidget* ClusterLoginDialog::commandBox(const LoginState& state)
{
    auto* box = new QWidget(this);
    QLabel* text = wrappedLabel(box,
        tr("The kubeconfig %1 gets its login from this command. It is run only if you allow it:")
            .arg(state.unconfirmed->file));
    auto* command = new QLineEdit(state.unconfirmed->commandLine, box);
    command->setObjectName(QStringLiteral("execCommand"));
    command->setReadOnly(true);
    command->setFont(fixedFont());
    command->setAccessibleName(tr("Command"));
    auto* allow = new QPushButton(tr("&Allow and run"), box);
    allow->setObjectName(QStringLiteral("allowCommand"));
    allow->setAutoDefault(false);
    connect(allow, &QPushButton::clicked, this, [this, id = state.unconfirmed->id] {
        Q_EMIT commandAllowed(id);
        QDialog::accept();
    });
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 6);
    layout->addWidget(text);
    layout->addWidget(command);
    layout->addWidget(allow, 0, Qt::AlignLeft);
    return box;
}

void ClusterLoginDialog::updateButtons()
{
    m_user->setEnabled(m_password->isChecked());
    m_secret->setEnabled(m_password->isChecked());
    m_pasted->setEnabled(m_token->isChecked());
    const bool ready = m_browser->isChecked()
        || (m_password->isChecked() && !m_user->text().isEmpty() && !m_secret->text().isEmpty())
        || (m_token->isChecked() && !m_pasted->text().trimmed().isEmpty());
    m_login->setEnabled(ready && !m_busy);
}

void ClusterLoginDialog::submit()
{
    const KeepLogin keep = m_keychain->isChecked() ? KeepLogin::Keychain : KeepLogin::ThisSession;
    if (m_browser->isChecked())
        Q_EMIT signInRequested(ClusterSignIn::byBrowser(), keep);
    else if (m_password->isChecked())
        Q_EMIT signInRequested(ClusterSignIn::byPassword(m_user->text(), Secret(m_secret->text())), keep);
    else
        Q_EMIT signInRequested(ClusterSignIn::byToken(Secret(m_pasted->text().trimmed())), keep);
}

void ClusterLoginDialog::setBusy(bool busy)
{
    m_busy = busy;
    m_inputs->setEnabled(!busy);
    updateButtons();
}

void ClusterLoginDialog::showTesting(bool inBrowser)
{
    setBusy(true);
    m_status->showBusy(
        inBrowser ? tr("Waiting for you to log in in the web browser...") : tr("Trying the login..."));
}

void ClusterLoginDialog::showStopped()
{
    setBusy(false);
    m_status->clear();
}

void ClusterLoginDialog::showError(const Error& error)
{
    setBusy(false);
    m_status->showError(error);
    m_status->errorPanel()->setRemedyVisible(error.kind() == ErrorKind::Tls);
    if (error.code() == u"KEYCHAIN_MISSING") {
        m_keychain->setEnabled(false);
        m_session->setChecked(true);
    }
}

} // namespace portolan
