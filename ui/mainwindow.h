// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controllers/selection.h"
#include "controllers/windowmodels.h"
#include "controllers/windowstate.h"

#include <QMainWindow>

class QSplitter;

namespace portolan {

class Actions;
class ActivityDock;
class Banner;
class Browser;
class ClipboardController;
class ClusterController;
class CompareController;
class ControlController;
class DeleteController;
class DetailsPane;
class FindBox;
class Navigator;
class RegistryController;
class RegistryPane;
class Session;
class TransferController;

//! The window: panes and docks, and who is connected with whom. What happens is in the controllers.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    //! `session` and `models` outlive the window.
    MainWindow(Session& session, WindowModels& models, QWidget* parent = nullptr);
    ~MainWindow() override;
    Q_DISABLE_COPY_MOVE(MainWindow)

    //! Goes to a reference as typed, or, when it is empty, to where the window was left, at first the Local
    //! library. Says in the window what is
    //! wrong with it.
    void open(const QString& reference);
    [[nodiscard]] Actions& actions() { return *m_actions; }
    [[nodiscard]] Selection& selection() { return m_selection; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildPanes();
    void buildMenus();
    void buildStatusBar();
    void makeControllers();
    void connectControl();
    void connectPanes();
    void restoreState();
    void saveState();
    void statusAction(const QModelIndex& registryNode);
    void remedy(const Error& error);
    void focusNextPane();

    Session& m_session;
    WindowModels& m_models;
    Selection m_selection;
    WindowState m_state;
    Actions* m_actions;
    FindBox* m_find;
    RegistryPane* m_tree;
    Browser* m_browser = nullptr;
    DetailsPane* m_details;
    ActivityDock* m_activity;
    Banner* m_banner;
    QSplitter* m_splitter;
    Navigator* m_navigator = nullptr;
    RegistryController* m_registries = nullptr;
    TransferController* m_transfers = nullptr;
    DeleteController* m_deletes = nullptr;
    CompareController* m_compares = nullptr;
    ClipboardController* m_clipboard = nullptr;
    ControlController* m_control = nullptr;
    ClusterController* m_clusters = nullptr;
};

} // namespace portolan
