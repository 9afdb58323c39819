// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/controlservice.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace portolan {

//! The kinds of login a registry takes, and what the chosen one can do. Not there where there is only one
//! that needs no explaining.
class LoginHintBox final : public QWidget {
    Q_OBJECT

public:
    explicit LoginHintBox(const QList<LoginHint>& hints, QWidget* parent = nullptr);

    [[nodiscard]] const LoginHint& chosen() const;
    [[nodiscard]] bool explains() const { return m_hints.size() > 1 || !m_hints.first().user.isEmpty(); }

Q_SIGNALS:
    void hintChosen();

private:
    void showChosen();

    QList<LoginHint> m_hints;
    QComboBox* m_kinds;
    QLabel* m_text;
};

//! A text of a hint in the user's language.
[[nodiscard]] QString hintText(const char* source);

} // namespace portolan
