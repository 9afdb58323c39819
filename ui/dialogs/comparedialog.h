// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace portolan {

//! Asks for the two references of a comparison. GUI only: the owner opens the references and says what is
//! wrong with them.
class CompareDialog final : public QDialog {
    Q_OBJECT

public:
    //! `suggestions`: references to complete while typing.
    CompareDialog(
        const QString& a, const QString& b, const QStringList& suggestions, QWidget* parent = nullptr);

    void showInputError(const QString& text);

Q_SIGNALS:
    //! `platform` may be empty: the owner's default.
    void compareRequested(const QString& a, const QString& b, const QString& platform);

private:
    void check();

    QLineEdit* m_a;
    QLineEdit* m_b;
    QLineEdit* m_platform;
    QLabel* m_hint;
    QPushButton* m_compare;
};

} // namespace portolan
