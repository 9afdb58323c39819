// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "base/secret.h"
#include "service/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace portolan {

class DialogStatus;
class LoginHintBox;

//! Asks for an account and password and where to keep them. The login is tested at the registry before
//! anything is kept: whoever owns the dialog answers loginRequested with showTesting(),
//! showWaitingForKeyring(), showError() or accept().
class LoginDialog final : public QDialog {
    Q_OBJECT

public:
    LoginDialog(const RegistryProfile& profile, const QString& account, QWidget* parent = nullptr);
    ~LoginDialog() override;

    //! The token server that will see the password too, when it is another host than the registry.
    void setRealmHost(const QString& host);
    //! Said beforehand where the registry asks nobody for a login, so that none can be tried.
    void showNotAsked();
    void showTesting();
    void showStopped();
    void showWaitingForKeyring();
    //! An error; code KEYCHAIN_MISSING is said plainly and offers this session only.
    void showError(const Error& error);

Q_SIGNALS:
    void loginRequested(const QString& account, const portolan::Secret& password, portolan::KeepLogin keep);
    void loginStopped();
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout(const RegistryProfile& profile);
    void applyHint();
    void updateButtons();
    void submit();
    void setInputsEnabled(bool enabled);

    LoginHintBox* m_hints;
    QLineEdit* m_account;
    QLineEdit* m_password;
    QRadioButton* m_keychain;
    QRadioButton* m_session;
    QLabel* m_realm;
    QLabel* m_keychainMissing;
    DialogStatus* m_status;
    QPushButton* m_login = nullptr;
    bool m_busy = false;
};

} // namespace portolan
