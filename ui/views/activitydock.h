// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/transferproxy.h"

#include <QDockWidget>

class QTabWidget;

namespace portolan {

class ActivityModel;
class TransferView;

//! The Activity panel: transfers, and requests in flight with their errors.
class ActivityDock final : public QDockWidget {
    Q_OBJECT

public:
    //! Both models outlive the dock.
    ActivityDock(TransferListModel& transfers, ActivityModel& activity,
        TransferProxy::ReferenceText referenceText, QWidget* parent = nullptr);

    void showTransfer(qint64 id);
    void showRequests();
    [[nodiscard]] QTabWidget* tabs() const { return m_tabs; }

private:
    void updateTitles();

    TransferListModel& m_transfers;
    ActivityModel& m_activity;
    TransferView* m_transferView;
    QTabWidget* m_tabs;
};

} // namespace portolan
