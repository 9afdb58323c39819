// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/transferproxy.h"

#include <QDockWidget>

class QTabWidget;
class QToolButton;

namespace portolan {

class ActivityModel;
class TransferView;

//! The Activity panel: transfers, and requests in flight with their errors. Folded to its line of tabs until
//! a transfer or a click opens it; what the user chose with the arrow is for the window to keep.
class ActivityDock final : public QDockWidget {
    Q_OBJECT

public:
    //! Both models outlive the dock.
    ActivityDock(TransferListModel& transfers, ActivityModel& activity,
        TransferProxy::ReferenceText referenceText, QWidget* parent = nullptr);

    void showTransfer(qint64 id);
    void showRequests();
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }
    [[nodiscard]] bool isFolded() const { return m_folded; }
    //! How high the user wants it to be; 0: folded, until something happens.
    [[nodiscard]] int chosenHeight() const;
    void setChosenHeight(int height);

private:
    void buildCorner();
    void setFolded(bool folded);
    void chooseFolded(bool folded); //!< as setFolded, by the user
    void updateCommands();
    void updateFloating();
    void updateTitles();

    TransferListModel& m_transfers;
    ActivityModel& m_activity;
    TransferView* m_transferView;
    QTabWidget* m_tabs;
    QWidget* m_noTitle; //!< docked, the line of tabs is title enough
    QList<QWidget*> m_commands; //!< of each tab, in the line of tabs
    QToolButton* m_fold = nullptr;
    int m_openHeight;
    bool m_folded = false;
    bool m_keepOpen = false; //!< the user opened it
};

} // namespace portolan
