// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/engine/localimagestate.h"

#include <QString>

#include <type_traits>

namespace portolan {

//! How one container engine of this machine stands to a registry's tag. A value.
class EngineState final {
public:
    EngineState() = default;
    EngineState(QString engineName, LocalImageState imageState)
        : engine(std::move(engineName))
        , state(imageState)
    {
    }

    friend bool operator==(const EngineState&, const EngineState&) = default;

    QString engine; //!< for people: RegistryProfile::name
    LocalImageState state = LocalImageState::NotPresent;
};
static_assert(!std::is_aggregate_v<EngineState>);

} // namespace portolan
