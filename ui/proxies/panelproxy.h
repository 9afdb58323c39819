// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/paneltablemodel.h"
#include "proxies/prettyproxy.h"

namespace portolan {

//! A panel's table, with a mark before each row for how well it stands.
class PanelProxy final : public PrettyProxy {
    Q_OBJECT

public:
    //! Takes no ownership of the source.
    explicit PanelProxy(PanelTableModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString toolTip(const QModelIndex& index) const override;
};

} // namespace portolan
