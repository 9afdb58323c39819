// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/session.h"

#include <QObject>

class QWidget;

namespace portolan {

class Actions;
class ClusterLoginDialog;
class Navigator;

//! OpenShift clusters and this machine's container engines in the list of registries: adding them, and the
//! clusters' logins. GUI thread.
class ClusterController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it. `window` is the parent of its dialogs.
    ClusterController(Session& session, Navigator& navigator, Actions& actions, QWidget* window);
    ~ClusterController() override;
    Q_DISABLE_COPY_MOVE(ClusterController)

    void addCluster();
    void addEngine();
    void logIn(const RegistryId& id);

Q_SIGNALS:
    void message(const QString& text); //!< for the status bar
    //! An error that a trusted certificate would mend.
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void signIn(ClusterLoginDialog* dialog, const RegistryId& id, const ClusterSignIn& how, KeepLogin keep);
    void add(const RegistryProfile& profile);

    Session& m_session;
    Navigator& m_navigator;
    QWidget* m_window;
    RequestHandle m_signIn;
};

} // namespace portolan
