// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/labeltreemodel.h"
#include "registry/imagedetails.h"

namespace portolan {

//! How containers of an image run: entrypoint, command, environment, labels, ports, volumes, user, working
//! directory, stop signal, health check, shell. Only what the image sets. Keys of its top-level rows:
//! "entrypoint", "cmd", "env", "labels", "ports", "volumes", "user", "workingDir", "stopSignal",
//! "healthcheck", "shell".
class ConfigModel final : public LabelTreeModel {
    Q_OBJECT

public:
    using LabelTreeModel::LabelTreeModel;

    void setConfig(const ImageConfig& config);
    void clear();
};

} // namespace portolan
