// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

namespace portolan {

//! "label: value" trees as people see them: whole digests, exact sizes, full dates, everything on the left.
class LabelProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit LabelProxy(QAbstractItemModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
};

} // namespace portolan
