// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/tlsfailure.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace portolan {

//! Shows the certificates a server presented and why they were refused, and lets the user add the authority,
//! trust the one certificate for this host only, or leave it. Cancel is the default. GUI only: the answer
//! comes as a signal, once.
class CertificateDialog final : public QDialog {
    Q_OBJECT

public:
    CertificateDialog(const QString& host, TlsFailure failure, QWidget* parent = nullptr);

Q_SIGNALS:
    void authorityAccepted(const QString& host, const QByteArray& pem);
    void certificateAccepted(const QString& host, const QByteArray& sha256);

private:
    void buildLayout();
    void fillChain();
    [[nodiscard]] QWidget* choices();
    void showCertificate(int position);
    void acceptAuthority();
    void acceptCertificate();
    //! The certificate that would be added as an authority: the chain's last, when it is no mere leaf.
    [[nodiscard]] const CertificateInfo* authority() const;

    QString m_host;
    TlsFailure m_failure;
    QTreeWidget* m_chain; //!< the authority on top, the server's certificate innermost
    QLabel* m_details;
    QPushButton* m_addAuthority = nullptr;
    QPushButton* m_pin = nullptr;
};

} // namespace portolan
