// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "registry/panel.h"

#include <QAbstractTableModel>

namespace portolan {

//! A table of a panel, handed in whole. GUI thread.
class PanelTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role : int {
        ToneRole = modelrole::FirstOwnRole, //!< int(FactTone) of the row
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setTable(const PanelTable& table); //!< resets
    [[nodiscard]] const PanelTable& table() const { return m_table; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    PanelTable m_table;
};

} // namespace portolan
