// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

namespace portolan {

class ActivityModel;

//! Exchanges as people see them: the time of day, failures in red with their meaning.
class ActivityProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit ActivityProxy(ActivityModel* source, QObject* parent = nullptr);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
};

} // namespace portolan
