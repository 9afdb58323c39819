// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

namespace portolan {

class ComparisonTableModel;

//! One list of a comparison as people see it: what only A has in red, what only B has in green, what changed
//! in amber, and the same said in a word for those who see no colours.
class ComparisonProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit ComparisonProxy(ComparisonTableModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
};

} // namespace portolan
