// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QtGlobal>

class QHeaderView;
class QMainWindow;
class QSplitter;

namespace portolan {

class Settings;

//! What the window looked like, kept between runs: geometry, docks, splitters, columns.
class WindowState final {
public:
    //! `settings` outlives it.
    explicit WindowState(Settings& settings);
    Q_DISABLE_COPY_MOVE(WindowState)

    void restoreWindow(QMainWindow* window) const;
    void saveWindow(const QMainWindow* window);
    //! False when there was nothing to restore.
    bool restoreSplitter(QSplitter* splitter, const QString& name) const;
    void saveSplitter(const QSplitter* splitter, const QString& name);
    [[nodiscard]] int dockHeight(const QString& name) const; //!< 0: folded, or never stored
    void saveDockHeight(const QString& name, int height);
    void restoreHeader(QHeaderView* header, const QString& name) const;
    void saveHeader(const QHeaderView* header, const QString& name);

private:
    Settings& m_settings;
};

} // namespace portolan
