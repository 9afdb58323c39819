// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace portolan {

//! What `portolan` was started with. A value.
class ApplicationOptions final {
public:
    //! Prints help, the version or what is wrong, and ends the program, where the arguments ask for that.
    [[nodiscard]] static ApplicationOptions parse(const QStringList& arguments);

    QString reference; //!< to open; may be empty
    QString screenshotFile; //!< empty: an ordinary run
    QString settingsFile; //!< empty: the user's
    QString dataFolder; //!< empty: the user's
    bool dark = false; //!< for screenshots: the dark palette, whatever the preferences say
};

} // namespace portolan
