// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/placeinspector.h"
#include "models/registrywatcher.h"

#include <QWidget>

class QAction;
class QLabel;
class QToolBar;
class QToolButton;

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
    //! The watch ended with this; the user wants it mended.
    void remedyRequested(const portolan::Error& error);

private:
    void rebuild();
    void updateAbout();
    void updateWatch();
    void updateNotes();
    void sayEnd(const Error& error); //!< the watch is over
    [[nodiscard]] QString liveText() const;
    void addActions();
    QAction* add(const QString& text, const QString& iconName, const QString& toolTip);

    PlaceInspector& m_place;
    RegistryWatcher& m_watcher;
    RegistryId m_registry; //!< whose offering is shown
    QToolBar* m_bar;
    QAction* m_about = nullptr;
    QLabel* m_watch;
    QToolButton* m_watchRemedy; //!< what may bring the watch back
    QLabel* m_notes;
};

} // namespace portolan
