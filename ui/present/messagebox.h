// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QString>

#include <functional>
#include <optional>

class QWidget;

namespace portolan {

//! A question with two answers. A value.
class Question final {
public:
    QString title;
    QString text;
    QString informative; //!< a second, smaller paragraph; may be empty
    QString confirm; //!< the label of the button that does it
    bool dangerous = false; //!< then Cancel is the default button
};

//! The only way the window asks and tells. Never nests an event loop: the answer comes by callback. A test
//! can pre-load the next answers, then no box is shown. GUI thread.
class MessageBox final {
public:
    using Answered = std::function<void(bool confirmed)>;

    //! Asks; `answered` runs once, later or (with a pre-loaded answer) before this returns, and not when
    //! `parent` dies.
    static void ask(QWidget* parent, const Question& question, const Answered& answered);
    static void inform(
        QWidget* parent, const QString& title, const QString& text, const QString& informative = {});
    //! The error's sentence with its details behind an expander.
    static void showError(QWidget* parent, const QString& title, const Error& error);

    //! For tests: answers the next question without showing it.
    static void setNextAnswer(bool confirmed);
    //! For tests: what was last asked or told, whether it was shown or not.
    [[nodiscard]] static QString lastText();

private:
    static std::optional<bool> takeAnswer();
};

} // namespace portolan
