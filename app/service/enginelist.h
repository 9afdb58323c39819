// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "registry/registryprofile.h"

#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! A container engine of this machine that can be added to the list. A value.
class EngineChoice final {
public:
    EngineChoice() = default;

    RegistryProfile profile;
    QString name; //!< for people: "Podman, CONTAINER_HOST"
    Sentence problem; //!< why it cannot be used; empty: it can
};
static_assert(!std::is_aggregate_v<EngineChoice>);

//! The engines whose sockets are there, and those that are asked for but cannot be used. Looks at the file
//! system only.
[[nodiscard]] QList<EngineChoice> engineChoices();

} // namespace portolan
