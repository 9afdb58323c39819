// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/clustersignin.h"
#include "service/session.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;

namespace portolan {

class DialogStatus;

//! Logs in to an OpenShift cluster: in the web browser, with user and password, or with a token that is
//! pasted. Whoever owns it answers signInRequested with showTesting(), showError() or accept().
class ClusterLoginDialog final : public QDialog {
    Q_OBJECT

public:
    ClusterLoginDialog(const RegistryProfile& profile, const LoginState& state, QWidget* parent = nullptr);

    void showTesting(bool inBrowser);
    void showStopped();
    void showError(const Error& error);

Q_SIGNALS:
    void signInRequested(const portolan::ClusterSignIn& how, portolan::KeepLogin keep);
    void commandAllowed(const QString& commandId);
    void stopRequested();
    void remedyRequested(const portolan::Error& error);

private:
    void done(int result) override;
    void buildLayout(const RegistryProfile& profile, const LoginState& state);
    [[nodiscard]] QWidget* commandBox(const LoginState& state);
    void updateButtons();
    void submit();
    void setBusy(bool busy);

    QRadioButton* m_browser;
    QRadioButton* m_password;
    QRadioButton* m_token;
    QLineEdit* m_user;
    QLineEdit* m_secret;
    QLineEdit* m_pasted;
    QRadioButton* m_keychain;
    QRadioButton* m_session;
    QWidget* m_inputs;
    DialogStatus* m_status;
    QPushButton* m_login = nullptr;
    bool m_busy = false;
};

} // namespace portolan
