// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "service/addresses.h"
#include "service/controlservice.h"

#include <QObject>

class QTabWidget;
class QWidget;

namespace portolan {

class ImageUsesTab;
class NewImageNotifier;
class PlaceBar;
class Selection;
class Session;
class TagHistoryTab;
class VulnerabilityTab;
class WindowModels;

//! What registries do beyond images, in the window: the tabs of the details pane that only some have, the
//! panels, the actions with their plans, search, and what a watch brings. GUI thread.
class ControlController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    ControlController(Session& session, WindowModels& models, Selection& selection, PlaceBar& bar,
        QTabWidget& detailTabs, QWidget* window);

    //! `over`: the dialog it comes from, if not the window.
    void runAction(const RegistryId& registry, const ActionWish& wish, QWidget* over = nullptr);
    void tagAs(const ImageAddress& image); //!< SetTag for an image of a registry that offers it
    void makeAlias(const ImageAddress& tag);
    void importAgain(const ImageAddress& tag);
    // Of tags of one repository; what the first has is what the dialog begins with.
    void setExpiry(const QList<ImageAddress>& tags);
    void protect(const QList<ImageAddress>& tags);
    void scanAgain(const ImageAddress& image);
    [[nodiscard]] TagHistoryTab* tagHistoryTab() const { return m_history; }
    [[nodiscard]] NewImageNotifier* newImages() const { return m_newImages; }
    //! What the login in use is good for: for pulling, and for the registry's own API.
    void showLoginReach(const RegistryId& id);

Q_SIGNALS:
    void message(const QString& text);
    //! A cluster's pull secret whose logins the user wants.
    void pullSecretFetched(const portolan::Secret& content);
    void imageActivated(const portolan::ImageAddress& image);
    void repositoryActivated(const portolan::RepositoryAddress& repository);
    void panelsOutdated(); //!< something was done: panels that are open ask again
    void compareRequested(const portolan::ImageAddress& a, const portolan::ImageAddress& b);
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void buildTabs(QTabWidget& tabs);
    void connectBar(PlaceBar& bar);
    void connectWatcher();
    void connectOwnChanges(); //!< what this window does itself is no news
    void connectNewImages();
    void recoverLogins(); //!< a refused login is asked for anew where that needs nobody
    void updateTabs();
    void imageChanged();
    void showPanel(const PanelOffer& offer);
    void openPanel(const RepositoryAddress& place, const PanelOffer& offer);
    void importPullSecret(const RepositoryAddress& project, const QString& name, QWidget* dialog);
    void showAbout();
    void showSearch();
    void actionDone(const RegistryId& registry, const ActionPlan& plan, const ActionReport& report);
    void refreshAfter(const RegistryId& registry, const ActionPlan& plan);
    [[nodiscard]] QString nameOf(const RepositoryAddress& place) const; //!< for people
    void rollBack(const ImageAddress& tag, const TagEvent& event);
    [[nodiscard]] TagRecord recordOf(const ImageAddress& tag) const; //!< what the listing said
    [[nodiscard]] QStringList loginHosts() const;
    [[nodiscard]] QString subjectOf(const RegistryId& registry, const ActionWish& wish) const;

    Session& m_session;
    WindowModels& m_models;
    Selection& m_selection;
    QTabWidget& m_tabs;
    QWidget* m_window;
    TagHistoryTab* m_history;
    VulnerabilityTab* m_vulnerabilities;
    ImageUsesTab* m_uses;
    NewImageNotifier* m_newImages;
    RequestHandle m_pullSecret;
    RegistryId m_tabsRegistry; //!< whose offering the tabs follow
};

} // namespace portolan
