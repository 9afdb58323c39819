// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLineEdit;

namespace portolan {

//! A command line to read and copy: the equivalent of what a dialog is about to do (DESIGN promise 5).
class CommandField final : public QWidget {
    Q_OBJECT

public:
    explicit CommandField(const QString& accessibleName, QWidget* parent = nullptr);

    void setCommand(const QString& command);
    [[nodiscard]] QString command() const;

private:
    QLineEdit* m_line;
};

} // namespace portolan
