// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/placeinspector.h"
#include "models/registrywatcher.h"

#include <QWidget>

class QAction;
class QLabel;
class QToolBar;

namespace portolan {

//! One line under the breadcrumb with what the registry offers here beyond images: search, about, panels,
//! actions on the place, and whether it is watched. Not there when there is nothing of it.
class PlaceBar final : public QWidget {
    Q_OBJECT

public:
    //! Neither model is owned; both outlive the bar.
    PlaceBar(PlaceInspector& place, RegistryWatcher& watcher, QWidget* parent = nullptr);

Q_SIGNALS:
    void searchRequested();
    void aboutRequested();
    void panelRequested(const portolan::PanelOffer& offer);
    void actionRequested(portolan::ActionKind kind);

private:
    void rebuild();
    void updateAbout();
    void updateWatch();
    void addActions();
    QAction* add(const QString& text, const QString& iconName, const QString& toolTip);

    PlaceInspector& m_place;
    RegistryWatcher& m_watcher;
    RegistryId m_registry; //!< whose offering is shown
    QToolBar* m_bar;
    QAction* m_about = nullptr;
    QLabel* m_watch;
    QLabel* m_notes;
};

} // namespace portolan
