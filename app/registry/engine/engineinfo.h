// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "http/httprequest.h"

#include <QString>

#include <type_traits>

namespace portolan {

enum class EngineFlavour { Podman, Docker };

//! What an engine says it is. A value.
class EngineInfo final {
public:
    EngineInfo() = default;
    //! From the headers of the answer to `/_ping`, which both fill (Podman takes a third of a second over
    //! `/version`). Errors: Protocol with code NOT_AN_ENGINE.
    [[nodiscard]] static Result<EngineInfo> parse(const HttpResponse& ping);

    //! Before the paths of the API both have: `/v1.41`.
    [[nodiscard]] QString dockerPrefix() const;
    //! Podman only: `/v4.3.1/libpod`.
    [[nodiscard]] QString libpodPrefix() const;
    [[nodiscard]] bool isPodman() const { return flavour == EngineFlavour::Podman; }
    [[nodiscard]] QString title() const; //!< "Podman 4.3.1"

    EngineFlavour flavour = EngineFlavour::Docker;
    QString version; //!< of the engine
    QString apiVersion; //!< of the API both have
    QString libpodVersion; //!< Podman only
    QString os; //!< "linux", may be empty
};
static_assert(!std::is_aggregate_v<EngineInfo>);

} // namespace portolan
