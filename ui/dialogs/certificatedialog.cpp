// SPDX-License-Identifier: Apache-2.0
#include "dialogs/certificatedialog.h"

#include "delegates/rowdelegate.h"
#include "present/errortext.h"
#include "present/icons.h"
#include "present/plaintext.h"
#include "present/valuetext.h"
#include "views/widgets.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

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

constexpr int positionRole = Qt::UserRole; // in the chain, the server's own certificate being 0

//! Until when, and how far that is from now.
QString endText(const QDateTime& end)
{
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(end);
    const QString date = QLocale().toString(end.toLocalTime().date(), QLocale::LongFormat);
    if (end < QDateTime::currentDateTimeUtc())
        return CertificateDialog::tr("%1, which is past").arg(date);
    return days == 1
        ? CertificateDialog::tr("%1, one day from now").arg(date)
        : CertificateDialog::tr("%1, %n days from now", nullptr, static_cast<int>(days)).arg(date);
}

} // namespace

CertificateDialog::CertificateDialog(const QString& host, TlsFailure failure, QWidget* parent)
    : QDialog(parent)
    , m_host(host)
    , m_failure(std::move(failure))
    , m_chain(new QTreeWidget(this))
    , m_details(wrappedLabel(this))
{
    setObjectName(QStringLiteral("certificateDialog"));
    setWindowTitle(tr("Certificate of %1").arg(host));
    m_details->setObjectName(QStringLiteral("certificateDetails"));
    m_details->setTextFormat(Qt::RichText);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setAccessibleName(tr("Certificate details"));
    fillChain();
    buildLayout();
    connect(m_chain, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* current) {
        if (current)
            showCertificate(current->data(0, positionRole).toInt());
    });
    if (QTreeWidgetItem* top = m_chain->topLevelItem(0)) {
        while (top->childCount() > 0)
            top = top->child(0);
        m_chain->setCurrentItem(top);
    }
    resize(minimumWidth(), layout()->totalHeightForWidth(minimumWidth()));
}

void CertificateDialog::fillChain()
{
    setUpTree(m_chain, tr("Certificates the server showed"));
    m_chain->setObjectName(QStringLiteral("chain"));
    m_chain->setFrameShape(QFrame::StyledPanel);
    m_chain->setHeaderHidden(true);
    m_chain->setItemsExpandable(false);
    m_chain->setRootIsDecorated(false);
    m_chain->setIndentation(18);
    m_chain->setItemDelegate(new RowDelegate(m_chain));
    QTreeWidgetItem* above = nullptr;
    for (qsizetype i = m_failure.chain.size() - 1; i >= 0; --i) {
        const CertificateInfo& certificate = m_failure.chain.at(i);
        auto* item = new QTreeWidgetItem;
        const QString name = shortName(certificate.subject);
        item->setText(0, certificate.selfSigned ? tr("%1 (self-signed)").arg(name) : name);
        if (!above && !certificate.selfSigned)
            item->setText(
                0, tr("%1, issued by %2, which was not shown").arg(name, shortName(certificate.issuer)));
        item->setIcon(0, themedIcon(i == 0 ? QStringLiteral("registry") : QStringLiteral("lock")));
        item->setData(0, positionRole, static_cast<int>(i));
        if (above)
            above->addChild(item);
        else
            m_chain->addTopLevelItem(item);
        above = item;
    }
    m_chain->expandAll();
    const int rows = std::clamp(static_cast<int>(m_failure.chain.size()), 1, 5);
    m_chain->setFixedHeight(rows * (fontMetrics().height() + 6) + 6);
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
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(headline(this, tr("The certificate of %1 is not trusted").arg(m_host)));
    layout->addWidget(why);
    layout->addWidget(m_chain);
    layout->addWidget(m_details);
    layout->addSpacing(4);
    layout->addWidget(choices());
    layout->addStretch();
    layout->addWidget(buttons);
    constexpr int width = 660;
    setMinimumWidth(width);
}

QWidget* CertificateDialog::choices()
{
    auto* box = new QWidget(this);
    m_addAuthority = new QPushButton(tr("&Add this authority"), box);
    m_addAuthority->setObjectName(QStringLiteral("addAuthority"));
    m_addAuthority->setToolTip(
        plainToolTip(tr("Believe every certificate this authority issues for %1").arg(m_host)));
    m_addAuthority->setEnabled(authority() != nullptr);
    m_pin = new QPushButton(tr("&Trust this certificate only"), box);
    m_pin->setObjectName(QStringLiteral("trustCertificate"));
    m_pin->setToolTip(tr("Believe exactly this certificate, on this host and port"));
    m_pin->setEnabled(!m_failure.chain.isEmpty());
    connect(m_addAuthority, &QPushButton::clicked, this, &CertificateDialog::acceptAuthority);
    connect(m_pin, &QPushButton::clicked, this, &CertificateDialog::acceptCertificate);

    QLabel* advice = wrappedLabel(box,
        tr("Trust it only when its SHA-256 fingerprint is the one your administrator gives you: whoever owns "
           "the key can read your password and change images on the way."));
    QLabel* addText = wrappedLabel(box,
        authority() ? tr("Believes %1 for %2 from now on, also when the certificate is renewed.")
                          .arg(shortName(authority()->subject), m_host)
                    : tr("No authority of this chain would help here."));
    QLabel* pinText = wrappedLabel(
        box, tr("Believes nothing but this certificate, for %1 alone, until it is renewed.").arg(m_host));
    setTone(addText, Tone::Muted);
    setTone(pinText, Tone::Muted);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->addWidget(advice, 0, 0, 1, 2);
    int row = 0;
    for (const auto& [button, text] : {std::pair(m_addAuthority, addText), std::pair(m_pin, pinText)}) {
        button->setAutoDefault(false);
        grid->addWidget(button, ++row, 0);
        grid->addWidget(text, row, 1, Qt::AlignVCenter);
    }
    grid->setColumnStretch(1, 1);
    return box;
}

void CertificateDialog::showCertificate(int position)
{
    if (position < 0 || position >= m_failure.chain.size())
        return;
    const CertificateInfo& certificate = m_failure.chain.at(position);
    QString html = QStringLiteral("<table cellpadding=2>");
    const auto add = [&html](const QString& label, const QString& value, bool fixed = false) {
        const QString text = value.toHtmlEscaped();
        html += QStringLiteral("<tr><td align=right><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
                    .arg(label.toHtmlEscaped(), fixed ? QStringLiteral("<tt>%1</tt>").arg(text) : text);
    };
    add(tr("For"), certificate.subject);
    if (!certificate.names.isEmpty())
        add(tr("Names"), certificate.names.join(QStringLiteral(", ")));
    else if (position == 0)
        add(tr("Names"), tr("none"));
    add(tr("Issued by"), certificate.selfSigned ? tr("itself") : certificate.issuer);
    add(tr("Valid from"),
        QLocale().toString(certificate.validFrom.toLocalTime().date(), QLocale::LongFormat));
    add(tr("Valid until"), endText(certificate.validTo));
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
