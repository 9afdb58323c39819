// SPDX-License-Identifier: Apache-2.0
#include "dialogs/addregistrydialog.h"

#include "dialogs/dialogstatus.h"
#include "oci/reference.h"
#include "present/filechooser.h"
#include "views/widgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace portolan {
namespace {

//! Where plain HTTP is tried without being allowed, since nobody else is on the way.
bool isThisComputer(const QString& host)
{
    const QString name = QUrl(QStringLiteral("https://") + host).host();
    return name == u"localhost" || name.endsWith(u".localhost") || name.startsWith(u"127.") || name == u"::1";
}

} // namespace

AddRegistryDialog::AddRegistryDialog(QWidget* parent)
    : QDialog(parent)
    , m_host(new QLineEdit(this))
    , m_hint(hintLabel(this))
    , m_account(new QLineEdit(this))
    , m_plainHttp(new QCheckBox(tr("Allow &plain HTTP, without encryption"), this))
    , m_caFile(new QLineEdit(this))
    , m_browse(new QPushButton(tr("&Browse..."), this))
    , m_status(new DialogStatus(this))
{
    setObjectName(QStringLiteral("addRegistryDialog"));
    setWindowTitle(tr("Add registry"));
    m_host->setObjectName(QStringLiteral("host"));
    m_host->setPlaceholderText(tr("quay.io, registry.example.com:5000"));
    m_host->setAccessibleName(tr("Registry host"));
    m_host->setMinimumWidth(360);
    m_account->setObjectName(QStringLiteral("account"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setPlaceholderText(tr("only for a further account on the same host"));
    m_plainHttp->setObjectName(QStringLiteral("plainHttp"));
    m_plainHttp->setToolTip(
        tr("Only for registries on a network you trust: passwords and images can be read on the way"));
    m_caFile->setObjectName(QStringLiteral("caFile"));
    m_caFile->setAccessibleName(tr("File of the certificate authority"));
    m_caFile->setPlaceholderText(tr("optional: PEM file of a private authority"));
    m_browse->setAutoDefault(false);
    m_browse->setToolTip(tr("Choose the file"));
    buildLayout();

    connect(m_host, &QLineEdit::textChanged, this, &AddRegistryDialog::checkInput);
    connect(m_plainHttp, &QCheckBox::toggled, this, &AddRegistryDialog::checkInput);
    connect(m_browse, &QPushButton::clicked, this, &AddRegistryDialog::browseForCa);
    connect(m_add, &QPushButton::clicked, this, &AddRegistryDialog::submit);
    connect(m_addAnyway, &QPushButton::clicked, this, [this] { Q_EMIT addAnywayRequested(profile()); });
    connect(m_status, &DialogStatus::stopRequested, this, &AddRegistryDialog::probeStopped);
    connect(m_status, &DialogStatus::remedyRequested, this, &AddRegistryDialog::remedyRequested);
    checkInput();
}

void AddRegistryDialog::setHost(const QString& host)
{
    m_host->setText(host);
}

void AddRegistryDialog::showProbing()
{
    setInputsEnabled(false);
    m_addAnyway->hide();
    m_status->showBusy(tr("Asking %1...").arg(typedHost()));
}

void AddRegistryDialog::showProbeStopped()
{
    setInputsEnabled(true);
    m_status->clear();
}

void AddRegistryDialog::showError(const Error& error)
{
    setInputsEnabled(true);
    m_status->showError(error);
    m_addAnyway->show();
    m_host->setFocus();
}

RegistryProfile AddRegistryDialog::profile() const
{
    RegistryProfile profile = RegistryProfile::distribution(typedHost(), m_account->text().trimmed());
    profile.allowPlainHttp = m_plainHttp->isChecked();
    profile.caFile = m_caFile->text().trimmed();
    return profile;
}

void AddRegistryDialog::buildLayout()
{
    QFormLayout* form = newForm();
    form->addRow(tr("&Host:"), m_host);
    form->addRow(QString(), m_hint);
    form->addRow(tr("Acc&ount:"), m_account);
    form->addRow(tr("&CA file:"), formRow(this, m_caFile, m_browse));
    form->addRow(QString(), m_plainHttp);

    auto* buttons = new QDialogButtonBox(this);
    m_add = buttons->addButton(tr("&Add"), QDialogButtonBox::ActionRole);
    m_add->setObjectName(QStringLiteral("addButton"));
    m_add->setDefault(true);
    m_add->setToolTip(tr("Ask the registry, then add it"));
    m_addAnyway = buttons->addButton(tr("Add &without asking"), QDialogButtonBox::ActionRole);
    m_addAnyway->setObjectName(QStringLiteral("addAnywayButton"));
    m_addAnyway->setToolTip(tr("Remember the registry although it did not answer"));
    m_addAnyway->setAutoDefault(false);
    m_addAnyway->hide();
    buttons->addButton(QDialogButtonBox::Cancel);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("Add a registry")));
    layout->addLayout(form);
    layout->addWidget(m_status);
    layout->addStretch();
    layout->addWidget(buttons);
}

void AddRegistryDialog::checkInput()
{
    const QString host = typedHost();
    const bool valid = Reference::isValidHost(host);
    m_add->setEnabled(valid);
    m_status->clear();
    m_addAnyway->hide();
    if (host.isEmpty()) {
        m_hint->setText(tr("The host and, where it is not the usual one, the port."));
        setTone(m_hint, Tone::Muted);
    } else if (!valid) {
        m_hint->setText(tr("That is not a host name. Write it without https:// and without a path."));
        setTone(m_hint, Tone::Warning);
    } else if (m_plainHttp->isChecked()) {
        m_hint->setText(tr(
            "%1 is asked over HTTPS first. Over plain HTTP anyone on the way can read passwords and images.")
                            .arg(host));
        setTone(m_hint, Tone::Warning);
    } else {
        m_hint->setText(isThisComputer(host)
                ? tr("%1 is on this computer: asked over HTTPS, else over plain HTTP.").arg(host)
                : tr("%1 will be asked over HTTPS.").arg(host));
        setTone(m_hint, Tone::Muted);
    }
}

void AddRegistryDialog::submit()
{
    if (m_add->isEnabled())
        Q_EMIT probeRequested(profile());
}

void AddRegistryDialog::browseForCa()
{
    FileChooser::openFile(this, tr("Certificate authority"),
        tr("Certificates (*.pem *.crt *.cert);;All files (*)"),
        [this](const QString& path) { m_caFile->setText(path); });
}

QString AddRegistryDialog::typedHost() const
{
    QString host = m_host->text().trimmed();
    // People paste addresses from the browser.
    for (const QLatin1StringView scheme :
        {QLatin1StringView("https://"), QLatin1StringView("http://"), QLatin1StringView("docker://")}) {
        if (host.startsWith(scheme, Qt::CaseInsensitive))
            host = host.mid(scheme.size());
    }
    while (host.endsWith(u'/'))
        host.chop(1);
    return host;
}

void AddRegistryDialog::setInputsEnabled(bool enabled)
{
    for (QWidget* input :
        {static_cast<QWidget*>(m_host), static_cast<QWidget*>(m_account), static_cast<QWidget*>(m_plainHttp),
            static_cast<QWidget*>(m_caFile), static_cast<QWidget*>(m_browse)})
        input->setEnabled(enabled);
    m_add->setEnabled(enabled);
}

} // namespace portolan
