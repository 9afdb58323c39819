// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "present/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace portolan {

//! One line above a list that says something without standing in the way: a text, at most one button, and a
//! cross.
class Banner final : public QFrame {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    //! An empty button text hides the button.
    void showText(Tone tone, const QString& text, const QString& button = QString());
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void buttonClicked();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_button;
    Tone m_tone = Tone::Muted;
};

} // namespace portolan
