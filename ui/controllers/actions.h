// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/controlservice.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace portolan {

class Selection;
class Session;

//! Every action of the window, made once and shown in toolbar, menus and context menus alike. It knows when
//! each makes sense, and says why when it does not; what they do is connected by the controllers.
class Actions final : public QObject {
    Q_OBJECT

public:
    //! `session` and `selection` outlive it.
    Actions(Session& session, Selection& selection, QObject* parent = nullptr);

    QAction* addRegistry;
    QAction* addCluster;
    QAction* addEngine;
    QAction* refresh;
    QAction* pull;
    QAction* copyTo;
    QAction* explainPull;
    QAction* compare;
    QAction* compareWith;
    QAction* remove;
    QAction* undo;
    QAction* tagAs; //!< where the registry's own API can
    QAction* tagAlias;
    QAction* tagImport;
    QAction* tagExpiry;
    QAction* tagProtect;
    QAction* find;
    QAction* filter;
    QAction* back;
    QAction* forward;

    QAction* openLayout;
    QAction* openArchive;
    QAction* importSecret;
    QAction* quit;

    QAction* logIn;
    QAction* logOut;
    QAction* shareLogin; //!< with Podman
    QAction* addRepository;
    QAction* properties;
    QAction* removeRegistry;

    QAction* copyReference;
    QAction* copyPinned;
    QAction* copyDigest;
    QAction* copyPodmanPull;
    QAction* copySkopeo;
    QAction* copyOcImport;
    QAction* copyOcTag;
    QAction* copyCli;

    QAction* showAttachments;
    QAction* relativeTimes;
    QAction* notifyNewImages;
    QActionGroup* appearance; //!< System, Light, Dark; data(): int(ColorScheme)
    QAction* about;

    void setOffering(const Offering& offering); //!< of the place one is at
    //! The actions about images, for context menus and the Image menu.
    void addImageActions(QMenu* menu) const;
    void addRegistryActions(QMenu* menu) const;

private:
    QAction* make(const QString& text, const QString& iconName, const QString& toolTip);
    void makeImageActions();
    void makeRegistryActions();
    void makeCopyActions();
    void makeViewActions();
    void update();
    void updateDelete(bool archive);
    void updateOffered(QAction* action, ActionKind kind, const QString& toolTip);

    Session& m_session;
    Selection& m_selection;
    Offering m_offering;
};

} // namespace portolan
