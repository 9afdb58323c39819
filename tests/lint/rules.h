// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lint/sourcetext.h"

#include <functional>

namespace portolan::lint {

//! A broken rule.
struct Finding {
    QString rule; //!< "arrow", "coroutine-braces", ...
    QString path;
    int line = 0;
    QString message;

    [[nodiscard]] QString toString() const; //!< "app/http/scope.h:12: [arrow] ..."
};

//! Whether <name> is a header of Qt Gui or Widgets.
using IsGuiHeader = std::function<bool(const QString& name)>;

//! Which folder may include which (DESIGN section 2, STYLE section 4), and who may include what of others.
[[nodiscard]] QList<Finding> checkIncludes(const SourceText& source, const IsGuiHeader& isGuiHeader);
//! The coroutine rules that text can show (STYLE section 3.3): where coroutines may live, C2, C4, C5's
//! [[nodiscard]].
[[nodiscard]] QList<Finding> checkCoroutines(const SourceText& source);
//! Licence line, #pragma once, sizes, words that do not belong here, tr() in app, nested event loops.
[[nodiscard]] QList<Finding> checkHabits(const SourceText& source);

//! The licence line of a file that is no C++ source: in the first line, or the second of a script.
[[nodiscard]] QList<Finding> checkLicenceLine(const QString& path, const QString& text);

} // namespace portolan::lint
