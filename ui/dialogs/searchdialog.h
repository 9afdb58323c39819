// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/searchmodel.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeView;

namespace portolan {

class StatePane;

//! Searches the repositories of one registry and opens one of them.
class SearchDialog final : public QDialog {
    Q_OBJECT

public:
    //! `model` outlives the dialog.
    SearchDialog(
        SearchModel& model, RegistryId registry, const QString& registryName, QWidget* parent = nullptr);

Q_SIGNALS:
    void repositoryChosen(const portolan::RepositoryAddress& repository);
    void remedyRequested(const portolan::Error& error);

private:
    void search();
    void choose();
    void updateState();

    SearchModel& m_model;
    RegistryId m_registry;
    QLineEdit* m_words;
    QTreeView* m_view;
    StatePane* m_pane;
    QLabel* m_count;
    QPushButton* m_open;
    QTimer m_pause;
};

} // namespace portolan
