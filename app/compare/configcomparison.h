// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/difference.h"
#include "oci/imageconfig.h"

#include <QList>
#include <QString>

#include <optional>

namespace portolan {

//! The parts of an image's configuration, in the order they are listed.
enum class ConfigPart {
    Architecture, //!< with variant
    Os, //!< with version
    Created,
    Author,
    User,
    WorkingDir,
    Entrypoint,
    Cmd,
    Shell,
    StopSignal,
    Healthcheck,
    Env, //!< one row per variable
    ExposedPort, //!< one row per port
    Volume, //!< one row per path
    Label, //!< one row per label
};

//! One setting of two configurations. Absent values are nothing; lists of words are JSON, times ISO 8601 in
//! UTC.
class ConfigRow final {
public:
    ConfigRow() = default;

    ConfigPart part = ConfigPart::User;
    QString key; //!< variable, label, port or path; empty for parts there is one of
    std::optional<QString> a;
    std::optional<QString> b;
    Difference difference = Difference::Same;
};

//! Every setting of either side, by part, then by key. A missing configuration has no settings. Pure.
[[nodiscard]] QList<ConfigRow> compareConfigs(const ImageConfig* a, const ImageConfig* b);

} // namespace portolan
