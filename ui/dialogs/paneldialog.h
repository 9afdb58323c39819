// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/panelmodel.h"

#include <QDialog>

#include <memory>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QLayout;
class QSplitter;
class QTabWidget;
class QTreeView;

namespace portolan {

class DialogStatus;
class LabelTreeView;
class StatePane;

//! One panel of a registry, namespace or repository: an operator's state, pull secrets, mirrors. Its actions
//! are buttons.
class PanelDialog final : public QDialog {
    Q_OBJECT

public:
    //! Asks at once. `place`: where it is about, for people.
    PanelDialog(std::unique_ptr<PanelModel> model, const QString& place, QWidget* parent = nullptr);

    void refresh();

Q_SIGNALS:
    void actionRequested(const portolan::ActionWish& wish);
    void remedyRequested(const portolan::Error& error);
    void importRequested(const QString& pullSecret); //!< as a login; of the panel of pull secrets
    //! Of the mirrors: where the cluster would pull this from.
    void checkRequested(const QString& reference);

private:
    void buildLayout(const QString& place);
    [[nodiscard]] QLayout* checkLine();
    void rebuildTables();
    void addTable(int number);
    void updateState();
    void fitToFacts();
    [[nodiscard]] int heightOfFacts() const; //!< pixels, about
    void updateActions();
    [[nodiscard]] QString chosenSecret() const; //!< its name; empty: none is chosen

    std::unique_ptr<PanelModel> m_model;
    QSplitter* m_content;
    StatePane* m_pane;
    LabelTreeView* m_facts;
    QTabWidget* m_tables;
    QLabel* m_warnings;
    QHBoxLayout* m_actions;
    QList<QWidget*> m_buttons;
    QPushButton* m_import;
    QTreeView* m_secrets = nullptr; //!< the first table, to choose one from
    DialogStatus* m_status;
    bool m_fitted = false; //!< to what came first; from then on the user's size stays
};

} // namespace portolan
