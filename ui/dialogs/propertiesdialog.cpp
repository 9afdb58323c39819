// SPDX-License-Identifier: Apache-2.0
#include "dialogs/propertiesdialog.h"

#include "present/filechooser.h"
#include "present/valuetext.h"
#include "proxies/registryproxy.h"
#include "views/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace portolan {
namespace {

constexpr int listHeight = 84;

QWidget* rowOf(QWidget* parent, QWidget* wide, const QList<QWidget*>& rest)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(wide, 1);
    for (QWidget* widget : rest)
        layout->addWidget(widget, 0, Qt::AlignTop);
    return row;
}

QPushButton* plainButton(QWidget* parent, const QString& text, const QString& name)
{
    auto* button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    button->setObjectName(name);
    return button;
}

} // namespace

PropertiesDialog::PropertiesDialog(const RegistryProfile& profile, const LoginState& login,
    const QStringList& otherLogins, const TrustSettings& trust, QWidget* parent)
    : QDialog(parent)
    , m_profile(profile)
    , m_name(new QLineEdit(profile.name, this))
    , m_login(wrappedLabel(this))
    , m_others(wrappedLabel(this))
    , m_logIn(plainButton(this, tr("Log &in..."), QStringLiteral("logIn")))
    , m_logOut(plainButton(this, tr("Log &out"), QStringLiteral("logOut")))
    , m_plainHttp(new QCheckBox(tr("Allow plain &HTTP, without encryption"), this))
    , m_caFile(new QLineEdit(profile.caFile, this))
    , m_certificates(new QListWidget(this))
    , m_repositories(new QListWidget(this))
{
    setObjectName(QStringLiteral("propertiesDialog"));
    setWindowTitle(tr("Properties of %1").arg(profile.name));
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(tr("Name"));
    m_login->setObjectName(QStringLiteral("loginInUse"));
    m_others->setObjectName(QStringLiteral("otherLogins"));
    m_plainHttp->setObjectName(QStringLiteral("plainHttp"));
    m_plainHttp->setChecked(profile.allowPlainHttp);
    m_plainHttp->setToolTip(tr("Only on a network you trust: passwords and images can be read on the way"));
    m_caFile->setObjectName(QStringLiteral("caFile"));
    m_caFile->setAccessibleName(tr("File of the certificate authority"));
    m_certificates->setAccessibleName(tr("Certificates trusted for this registry"));
    m_repositories->setAccessibleName(tr("Repositories added by name"));
    buildLayout(trust);
    setLoginState(login, otherLogins);
    connect(m_logIn, &QPushButton::clicked, this, &PropertiesDialog::loginRequested);
    connect(m_logOut, &QPushButton::clicked, this, &PropertiesDialog::logoutRequested);
}

void PropertiesDialog::setLoginState(const LoginState& login, const QStringList& otherLogins)
{
    const bool loggedIn = login.stage == LoginState::Stage::LoggedIn;
    m_login->setText(loggedIn && !login.source.isEmpty()
            ? tr("%1, from %2").arg(loginText(login), login.source)
            : loginText(login));
    m_others->setText(otherLogins.isEmpty() ? tr("none") : otherLogins.join(u'\n'));
    m_logOut->setEnabled(loggedIn);
}

void PropertiesDialog::buildLayout(const TrustSettings& trust)
{
    QFormLayout* form = newForm();
    form->addRow(tr("&Name:"), m_name);
    QLabel* place = wrappedLabel(this, m_profile.isLocal() ? m_profile.path : m_profile.host);
    form->addRow(m_profile.isLocal() ? tr("Folder or file:") : tr("Host:"), place);
    if (!m_profile.isLocal()) {
        form->addRow(tr("Login in use:"), loginBox());
        form->addRow(tr("Other logins:"), m_others);
        QPushButton* browse = plainButton(this, tr("&Browse..."), QStringLiteral("browse"));
        browse->setToolTip(tr("Choose the file"));
        connect(browse, &QPushButton::clicked, this, [this] {
            FileChooser::openFile(this, tr("Certificate authority"),
                tr("Certificates (*.pem *.crt *.cert);;All files (*)"),
                [this](const QString& path) { m_caFile->setText(path); });
        });
        form->addRow(tr("&CA file:"), formRow(this, m_caFile, browse));
        form->addRow(tr("Certificates:"), trustBox(trust));
        form->addRow(QString(), m_plainHttp);
        form->addRow(tr("Repositories\nadded by name:"), repositoryBox());
    } else {
        for (QWidget* unused : {static_cast<QWidget*>(m_login), static_cast<QWidget*>(m_others),
                 static_cast<QWidget*>(m_logIn), static_cast<QWidget*>(m_logOut),
                 static_cast<QWidget*>(m_plainHttp), static_cast<QWidget*>(m_caFile),
                 static_cast<QWidget*>(m_certificates), static_cast<QWidget*>(m_repositories)})
            unused->hide();
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &PropertiesDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, m_profile.name));
    layout->addLayout(form);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(560);
}

QWidget* PropertiesDialog::loginBox()
{
    m_logIn->setToolTip(tr("Log in with another account or password"));
    m_logOut->setToolTip(tr("Forget the login Portolan keeps; those of other tools stay"));
    return rowOf(this, m_login, {m_logIn, m_logOut});
}

QWidget* PropertiesDialog::trustBox(const TrustSettings& trust)
{
    m_certificates->setMaximumHeight(listHeight);
    for (const QByteArray& sha256 : trust.pins.value(m_profile.host)) {
        auto* item = new QListWidgetItem(tr("Certificate %1").arg(hexWithColons(sha256)), m_certificates);
        item->setData(Qt::UserRole, sha256);
        item->setData(Qt::UserRole + 1, true);
        item->setToolTip(item->text());
    }
    int number = 0;
    for (const QByteArray& pem : trust.authorities.value(m_profile.host)) {
        auto* item = new QListWidgetItem(tr("Added authority %1").arg(++number), m_certificates);
        item->setData(Qt::UserRole, pem);
        item->setData(Qt::UserRole + 1, false);
    }
    QPushButton* remove = plainButton(this, tr("Remove"), QStringLiteral("removeCertificate"));
    remove->setToolTip(tr("Stop trusting the chosen certificate"));
    remove->setEnabled(m_certificates->count() > 0);
    connect(remove, &QPushButton::clicked, this, [this, remove] {
        const std::unique_ptr<QListWidgetItem> item(m_certificates->takeItem(m_certificates->currentRow()));
        if (!item)
            return;
        const QByteArray value = item->data(Qt::UserRole).toByteArray();
        if (item->data(Qt::UserRole + 1).toBool())
            Q_EMIT unpinRequested(m_profile.host, value);
        else
            Q_EMIT removeAuthorityRequested(m_profile.host, value);
        remove->setEnabled(m_certificates->count() > 0);
    });
    return rowOf(this, m_certificates, {remove});
}

QWidget* PropertiesDialog::repositoryBox()
{
    m_repositories->setMaximumHeight(listHeight);
    m_repositories->addItems(m_profile.pinnedRepositories);
    QPushButton* remove = plainButton(this, tr("Remove"), QStringLiteral("removeRepository"));
    remove->setToolTip(tr("Take the chosen name off the list; nothing is deleted at the registry"));
    remove->setEnabled(m_repositories->count() > 0);
    connect(remove, &QPushButton::clicked, this, [this, remove] {
        const std::unique_ptr<QListWidgetItem> item(m_repositories->takeItem(m_repositories->currentRow()));
        if (item)
            m_profile.pinnedRepositories.removeAll(item->text());
        remove->setEnabled(m_repositories->count() > 0);
    });
    return rowOf(this, m_repositories, {remove});
}

void PropertiesDialog::save()
{
    RegistryProfile changed = m_profile;
    if (!m_name->text().trimmed().isEmpty())
        changed.name = m_name->text().trimmed();
    changed.allowPlainHttp = m_plainHttp->isChecked();
    changed.caFile = m_caFile->text().trimmed();
    Q_EMIT profileChanged(changed);
    accept();
}

} // namespace portolan
