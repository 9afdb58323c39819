// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/transferlistmodel.h"
#include "proxies/transferproxy.h"

#include <QWidget>

class QAction;
class QToolBar;
class QTreeView;

namespace portolan {

class StatePane;

//! The queue of pulls and copies with what can be done to each: pause, resume, cancel, retry, remove.
class TransferView final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the view.
    TransferView(
        TransferListModel& model, TransferProxy::ReferenceText referenceText, QWidget* parent = nullptr);

    void showTransfer(qint64 id); //!< makes its row current
    [[nodiscard]] QToolBar* toolBar() const { return m_toolBar; } //!< for whoever has room for it

private:
    using Command = void (*)(TransferListModel&, qint64);

    QAction* addCommand(const QString& text, const QString& iconName, const QString& toolTip, int enabledRole,
        Command command);
    void updateActions();
    void updateState();
    [[nodiscard]] QList<qint64> selectedIds(int enabledRole) const;

    TransferListModel& m_model;
    QToolBar* m_toolBar;
    QTreeView* m_view;
    StatePane* m_pane;
    QList<std::pair<QAction*, int>> m_commands; //!< with the role that enables them
};

} // namespace portolan
