// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/controlservice.h"

#include <QString>

namespace portolan {

//! How an action of a control plane is named for people. A value.
class ActionText final {
public:
    QString label; //!< "Import..."
    QString title; //!< of its dialog: "Import images"
    QString perform; //!< of the button that does it: "Import"
    QString toolTip;
    QString icon;
    bool dangerous = false; //!< Cancel is the default button then
};

[[nodiscard]] ActionText actionText(ActionKind kind);

} // namespace portolan
