// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/undolistmodel.h"
#include "proxies/prettyproxy.h"

namespace portolan {

//! Deletions as people see them, with what undoing them would need in words.
class UndoProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit UndoProxy(UndoListModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
};

} // namespace portolan
