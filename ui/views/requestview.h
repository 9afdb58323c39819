// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/activitymodel.h"

#include <QWidget>

class QToolBar;
class QTreeView;

namespace portolan {

class StatePane;

//! Requests in flight and those that failed, with the failure's details on demand.
class RequestView final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the view.
    explicit RequestView(ActivityModel& model, QWidget* parent = nullptr);

    [[nodiscard]] QToolBar* toolBar() const { return m_toolBar; } //!< for whoever has room for it

private:
    void updateState();
    void showDetails(const QModelIndex& index);

    ActivityModel& m_model;
    QToolBar* m_toolBar;
    QTreeView* m_view;
    StatePane* m_pane;
};

} // namespace portolan
