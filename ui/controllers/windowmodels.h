// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/activitymodel.h"
#include "models/imageinspector.h"
#include "models/imageusesmodel.h"
#include "models/placeinspector.h"
#include "models/registrytreemodel.h"
#include "models/registrywatcher.h"
#include "models/searchmodel.h"
#include "models/taghistorymodel.h"
#include "models/taglistmodel.h"
#include "models/transferlistmodel.h"
#include "models/undolistmodel.h"
#include "models/vulnerabilitymodel.h"

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
    PlaceInspector place;
    RegistryWatcher watcher;
    SearchModel search;
    TagHistoryModel tagHistory;
    VulnerabilityModel vulnerabilities;
    ImageUsesModel uses;
};

} // namespace portolan
