// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "proxies/prettyproxy.h"

namespace portolan {

class LayerListModel;

//! The layers of an image: their media type in one word, the compression, since nearly all of it is the same
//! in every row.
class LayerProxy final : public PrettyProxy {
    Q_OBJECT

public:
    explicit LayerProxy(LayerListModel* source, QObject* parent = nullptr);

protected:
    [[nodiscard]] QString displayText(const QModelIndex& index) const override;
};

} // namespace portolan
