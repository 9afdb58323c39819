// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/placeinspector.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace portolan {

class ForeignText;
class LabelTreeView;
class StatePane;

//! What the registry says of a repository: its description and facts. The description is foreign text:
//! nothing is loaded for it, links open in the web browser.
class AboutRepositoryDialog final : public QDialog {
    Q_OBJECT

public:
    //! `place` outlives the dialog.
    AboutRepositoryDialog(PlaceInspector& place, const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
    void remedyRequested(const portolan::Error& error);

private:
    void updateState();

    PlaceInspector& m_place;
    ForeignText* m_text;
    LabelTreeView* m_facts;
    StatePane* m_pane = nullptr;
    QString m_name;
    QString m_shown; //!< the description in m_text
    QLabel* m_headline;
    QPushButton* m_page;
};

} // namespace portolan
