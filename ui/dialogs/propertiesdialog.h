// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/session.h"
#include "settings/trustsettings.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace portolan {

//! A registry's properties: name, login in use and where it came from, other logins found, certificates,
//! plain HTTP, repositories added by name. GUI only.
class PropertiesDialog final : public QDialog {
    Q_OBJECT

public:
    PropertiesDialog(const RegistryProfile& profile, const LoginState& login, const QStringList& otherLogins,
        const TrustSettings& trust, QWidget* parent = nullptr);

    void setLoginState(const LoginState& login, const QStringList& otherLogins);

Q_SIGNALS:
    void profileChanged(const portolan::RegistryProfile& profile);
    void loginRequested();
    void logoutRequested();
    void unpinRequested(const QString& host, const QByteArray& sha256);
    void removeAuthorityRequested(const QString& host, const QByteArray& pem);

private:
    [[nodiscard]] QWidget* loginBox();
    [[nodiscard]] QWidget* trustBox(const TrustSettings& trust);
    [[nodiscard]] QWidget* repositoryBox();
    void buildLayout(const TrustSettings& trust);
    void save();

    RegistryProfile m_profile;
    QLineEdit* m_name;
    QLabel* m_login;
    QLabel* m_others;
    QPushButton* m_logIn;
    QPushButton* m_logOut;
    QCheckBox* m_plainHttp;
    QLineEdit* m_caFile;
    QListWidget* m_certificates;
    QListWidget* m_repositories;
};

} // namespace portolan
