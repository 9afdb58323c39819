// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/pullexplanationmodel.h"

#include <QDialog>

#include <memory>

class QLineEdit;
class QPushButton;

namespace portolan {

class StatePane;

//! "Explain this pull": for a reference, what it stands for, where it is looked for and with which login,
//! which image is chosen and what is still to be fetched. Nothing is pulled.
class ExplainPullDialog final : public QDialog {
    Q_OBJECT

public:
    //! Asks at once.
    ExplainPullDialog(
        std::unique_ptr<PullExplanationModel> model, const QString& reference, QWidget* parent = nullptr);

Q_SIGNALS:
    void remedyRequested(const portolan::Error& error);

private:
    void buildLayout();
    void explain();
    void updateState();
    void copy();

    std::unique_ptr<PullExplanationModel> m_model;
    QLineEdit* m_reference;
    QPushButton* m_explain;
    QPushButton* m_copy;
    StatePane* m_pane = nullptr;
};

} // namespace portolan
