// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "service/session.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace portolan {

class Actions;
class AddRegistryDialog;
class LoginDialog;
class Navigator;
class PropertiesDialog;
class Selection;

//! Everything about the list of registries and their logins: adding, logging in and out, certificates,
//! properties, local folders and archives, pull secrets. GUI thread.
class RegistryController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it. `window` is the parent of its dialogs.
    RegistryController(
        Session& session, Selection& selection, Navigator& navigator, Actions& actions, QWidget* window);
    ~RegistryController() override;
    Q_DISABLE_COPY_MOVE(RegistryController)

    void addRegistry(const QString& host = QString());
    void logIn(const RegistryId& id);
    void addRepository(const RegistryId& id);
    void showProperties(const RegistryId& id);
    //! What helps against an error of a registry: a login, its certificate, a repository's name, its
    //! properties.
    void remedy(const Error& error, const RegistryId& id);
    void shareWithPodman(const RegistryId& id);
    //! Takes over the logins of a pull secret, a file's or a cluster's.
    void importSecret(const Secret& content, KeepLogin keep);
    void openLocal(const QString& path); //!< a folder or an archive: opens it and goes there

Q_SIGNALS:
    void message(const QString& text); //!< for the status bar
    void clusterLoginRequested(const portolan::RegistryId& id); //!< a cluster is logged in to in other ways
    //! A login was taken over at a registry whose own API takes other logins than pulling does.
    void loginReachRequested(const portolan::RegistryId& id);

private:
    void connectActions(Actions& actions);
    void probe(AddRegistryDialog* dialog, const RegistryProfile& profile);
    void added(
        AddRegistryDialog* dialog, const RegistryProfile& profile, const std::optional<ProbeReport>& report);
    void tryLogin(LoginDialog* dialog, const RegistryId& id, const QString& account, const Secret& password,
        KeepLogin keep);
    void lookForRealm(LoginDialog* dialog, const RegistryProfile& profile);
    void logOut(const RegistryId& id);
    void removeRegistry(const RegistryId& id);
    //! `trusted`: what to do once the user trusts it.
    void showCertificate(const Error& error, std::function<void()> trusted);
    [[nodiscard]] static QString foundText(const RegistryProfile& profile, const ProbeReport& report);
    void chooseSecret();
    void connectProperties(PropertiesDialog* dialog, const RegistryId& id);
    [[nodiscard]] RegistryId currentRegistry() const;

    Session& m_session;
    Selection& m_selection;
    Navigator& m_navigator;
    QWidget* m_window;
    RequestHandle m_probe;
    RequestHandle m_login;
    RequestHandle m_realm;
};

} // namespace portolan
