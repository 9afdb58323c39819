// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace portolan {

//! The only way the window asks for a file or folder; a test can pre-load the next path. Never nests an event
//! loop: the path comes by callback, which is not called when the user cancels. GUI thread.
class FileChooser final {
public:
    using Chosen = std::function<void(QString path)>;

    static void openFile(QWidget* parent, const QString& title, const QString& filter, const Chosen& chosen);
    static void openFolder(QWidget* parent, const QString& title, const Chosen& chosen);
    static void saveFile(QWidget* parent, const QString& title, const QString& suggested,
        const QString& filter, const Chosen& chosen);

    //! For tests: chooses this path the next time without showing a dialog.
    static void setNextPath(const QString& path);
};

} // namespace portolan
