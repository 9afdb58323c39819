// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "service/registryservice.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

class DialogStatus;

//! Asks for a registry. It checks the host while it is typed; the registry itself is asked (probeRequested)
//! before it is added. Where the probe fails, the user may fix the input, try again, or add it all the same.
//! GUI only: whoever owns it answers probeRequested with showProbing(), showError() or accept().
class AddRegistryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AddRegistryDialog(QWidget* parent = nullptr);

    void setHost(const QString& host);
    void showProbing();
    void showProbeStopped();
    void showError(const Error& error);
    [[nodiscard]] RegistryProfile profile() const;

Q_SIGNALS:
    void probeRequested(const portolan::RegistryProfile& profile);
    void probeStopped();
    void addAnywayRequested(const portolan::RegistryProfile& profile);
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout();
    void checkInput();
    void submit();
    void browseForCa();
    [[nodiscard]] QString typedHost() const;
    void setInputsEnabled(bool enabled);

    QLineEdit* m_host;
    QLabel* m_hint;
    QLineEdit* m_account;
    QCheckBox* m_plainHttp;
    QLineEdit* m_caFile;
    QPushButton* m_browse;
    DialogStatus* m_status;
    QPushButton* m_add = nullptr;
    QPushButton* m_addAnyway = nullptr;
};

} // namespace portolan
