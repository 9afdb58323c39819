// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/activitymodel.h"
#include "models/imageinspector.h"
#include "models/registrytreemodel.h"
#include "models/taglistmodel.h"
#include "models/transferlistmodel.h"
#include "models/undolistmodel.h"

namespace portolan {

class Session;

//! The models one window shows. They outlive the window, and the session outlives them.
class WindowModels final {
public:
    explicit WindowModels(Session& session);
    Q_DISABLE_COPY_MOVE(WindowModels)

    RegistryTreeModel registries;
    TagListModel tags;
    ImageInspector inspector;
    TransferListModel transfers;
    ActivityModel activity;
    UndoListModel undo;
};

} // namespace portolan
