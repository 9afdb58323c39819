// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/registryservice.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

//! Asks for a repository's name at one registry; also takes a pasted reference to it. GUI only.
class AddRepositoryDialog final : public QDialog {
    Q_OBJECT

public:
    explicit AddRepositoryDialog(const RegistryProfile& profile, QWidget* parent = nullptr);

Q_SIGNALS:
    void repositoryEntered(const QString& repository);

private:
    void check();
    [[nodiscard]] QString repository() const;

    RegistryProfile m_profile;
    QLineEdit* m_name;
    QLabel* m_hint;
    QPushButton* m_add;
};

} // namespace portolan
