// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/platformtreemodel.h"

#include <QWidget>

class QLabel;
class QTreeView;
class QToolButton;

namespace portolan {

//! The platforms of an index as a tree; choosing one shows it in the tabs below. "All platforms" goes back to
//! the index.
class PlatformPicker final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the picker.
    explicit PlatformPicker(PlatformTreeModel& model, QWidget* parent = nullptr);

    //! Marks what the tabs show; a null digest is the index.
    void setChosen(const Digest& digest);
    //! The platform whose layers, configuration and history are shown while the index itself is chosen.
    void setShownPlatform(const Digest& digest);

Q_SIGNALS:
    void platformChosen(const portolan::Digest& digest); //!< null: the index
    void attestationActivated(const portolan::ImageAddress& address);

private:
    void choose(const QModelIndex& index);
    void fitHeight();

    PlatformTreeModel& m_model;
    QTreeView* m_view;
    QToolButton* m_all;
    QLabel* m_note;
    bool m_quiet = false;
};

} // namespace portolan
