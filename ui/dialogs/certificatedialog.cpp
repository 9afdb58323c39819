// SPDX-License-Identifier: Apache-2.0
#include "dialogs/certificatedialog.h"

#include "present/errortext.h"
#include "present/icons.h"
#include "present/valuetext.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan {
namespace {

QByteArray pemOf(const QByteArray& der)
{
    const QByteArray base64 = der.toBase64();
    QByteArray pem("-----BEGIN CERTIFICATE-----\n");
    for (qsizetype at = 0; at < base64.size(); at += 64)
        pem += base64.mid(at, 64) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

//! The common name of a distinguished name, or all of it.
QString shortName(const QString& distinguishedName)
{
    for (const QString& part : distinguishedName.split(u',')) {
        const QString trimmed = part.trimmed();
        if (trimmed.startsWith(u"CN="))
            return trimmed.mid(3);
    }
    return distinguishedName;
}

} // namespace

CertificateDialog::CertificateDialog(const QString& host, TlsFailure failure, QWidget* parent)
    : QDialog(parent)
    , m_host(host)
    , m_failure(std::move(failure))
    , m_chain(new QListWidget(this))
    , m_details(wrappedLabel(this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setWindowTitle(tr("Certificate of %1").arg(host));
    m_chain->setObjectName(QStringLiteral("chain"));
    m_chain->setAccessibleName(tr("Certificates the server showed"));
    m_chain->setMaximumHeight(110);
    for (const CertificateInfo& certificate : m_failure.chain) {
        const QString label = certificate.selfSigned
            ? tr("%1 (self-signed)").arg(shortName(certificate.subject))
            : tr("%1, issued by %2").arg(shortName(certificate.subject), shortName(certificate.issuer));
        m_chain->addItem(new QListWidgetItem(themedIcon(QStringLiteral("lock")), label));
    }
    m_details->setObjectName(QStringLiteral("certificateDetails"));
    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAccessibleName(tr("Certificate details"));
    buildLayout();
    connect(m_chain, &QListWidget::currentRowChanged, this, &CertificateDialog::showCertificate);
    m_chain->setCurrentRow(0);
    m_pin->setEnabled(!m_failure.chain.isEmpty());
    m_addAuthority->setEnabled(authority() != nullptr);
}

void CertificateDialog::buildLayout()
{
    QStringList reasons;
    for (const TlsFailure::Reason reason : m_failure.reasons)
        reasons << tlsReasonText(reason);
    reasons.removeDuplicates();
    QLabel* why = wrappedLabel(this, reasons.join(u'\n'));
    why->setObjectName(QStringLiteral("reasons"));
    setTone(why, Tone::Warning);
    QLabel* advice = wrappedLabel(this,
        tr("Compare the SHA-256 fingerprint with the one your administrator gives you. Trust nothing you "
           "cannot check: "
           "whoever owns the key of this certificate can read your password and change images on the way."));
    setTone(advice, Tone::Muted);

    auto* buttons = new QDialogButtonBox(this);
    m_addAuthority = buttons->addButton(tr("&Add this authority"), QDialogButtonBox::ActionRole);
    m_addAuthority->setObjectName(QStringLiteral("addAuthority"));
    m_addAuthority->setToolTip(tr("Believe every certificate this authority issues for %1").arg(m_host));
    m_pin = buttons->addButton(
        tr("&Trust this certificate for %1 only").arg(m_host), QDialogButtonBox::ActionRole);
    m_pin->setObjectName(QStringLiteral("trustCertificate"));
    m_pin->setToolTip(tr("Believe exactly this certificate, on this host and port"));
    QPushButton* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    m_addAuthority->setAutoDefault(false);
    m_pin->setAutoDefault(false);
    cancel->setDefault(true);
    connect(m_addAuthority, &QPushButton::clicked, this, &CertificateDialog::acceptAuthority);
    connect(m_pin, &QPushButton::clicked, this, &CertificateDialog::acceptCertificate);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("The certificate of %1 is not trusted").arg(m_host)));
    layout->addWidget(why);
    layout->addWidget(m_chain);
    layout->addWidget(m_details);
    layout->addWidget(advice);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(640);
}

void CertificateDialog::showCertificate(int row)
{
    if (row < 0 || row >= m_failure.chain.size())
        return;
    const CertificateInfo& certificate = m_failure.chain.at(row);
    QString html = QStringLiteral("<table cellpadding=2>");
    const auto add = [&html](const QString& label, const QString& value, bool fixed = false) {
        const QString text = value.toHtmlEscaped();
        html += QStringLiteral("<tr><td align=right><b>%1</b>&nbsp;</td><td>%2</td></tr>")
                    .arg(label.toHtmlEscaped(), fixed ? QStringLiteral("<tt>%1</tt>").arg(text) : text);
    };
    add(tr("For"), certificate.subject);
    add(tr("Names"), certificate.names.isEmpty() ? tr("none") : certificate.names.join(QStringLiteral(", ")));
    add(tr("Issued by"), certificate.issuer);
    add(tr("Valid"), tr("from %1 to %2").arg(dateText(certificate.validFrom), dateText(certificate.validTo)));
    // Broken in two, so that it can be read out and compared.
    const QString fingerprint = hexWithColons(certificate.sha256);
    add(tr("SHA-256"), fingerprint.left(48), true);
    add(QString(), fingerprint.mid(48), true);
    m_details->setText(html + QStringLiteral("</table>"));
}

void CertificateDialog::acceptAuthority()
{
    if (const CertificateInfo* certificate = authority())
        Q_EMIT authorityAccepted(m_host, pemOf(certificate->der));
    accept();
}

void CertificateDialog::acceptCertificate()
{
    Q_EMIT certificateAccepted(m_host, m_failure.chain.first().sha256);
    accept();
}

const CertificateInfo* CertificateDialog::authority() const
{
    // An authority cannot cure a wrong name or date, so it is offered only where an unknown one is the
    // trouble.
    if (m_failure.chain.isEmpty() || !m_failure.reasons.contains(TlsFailure::Reason::UnknownAuthority))
        return nullptr;
    const CertificateInfo& last = m_failure.chain.last();
    return m_failure.chain.size() > 1 || last.selfSigned ? &last : nullptr;
}

} // namespace portolan
