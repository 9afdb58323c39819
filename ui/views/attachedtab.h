// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/attachedmodel.h"

#include <QWidget>

class QTreeView;

namespace portolan {

class StatePane;

//! The Attached tab: signatures, SBOMs and attestations of an image. Asked for when it is first shown.
class AttachedTab final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the tab.
    explicit AttachedTab(AttachedModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void imageActivated(const portolan::ImageAddress& address);
    void remedyRequested(const portolan::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void updateState();
    void fetchIfShown();

    AttachedModel& m_model;
    QTreeView* m_view;
    StatePane* m_pane;
};

} // namespace portolan
