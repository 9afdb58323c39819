// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/undolistmodel.h"

#include <QDialog>

class QPushButton;
class QTreeView;

namespace portolan {

class DialogStatus;
class StatePane;

//! Deletions that may be undone. Choosing one asks whether its layers are still there. GUI only; the model
//! does the work.
class UndoDialog final : public QDialog {
    Q_OBJECT

public:
    //! `model` outlives the dialog.
    explicit UndoDialog(UndoListModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout();
    void updateState();
    void updateRow();
    void rowChosen();
    void showReport(const UndoReport& report);
    [[nodiscard]] qint64 currentId() const;

    UndoListModel& m_model;
    QTreeView* m_view;
    StatePane* m_pane;
    DialogStatus* m_status;
    QPushButton* m_undo = nullptr;
};

} // namespace portolan
