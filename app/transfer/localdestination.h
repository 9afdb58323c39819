// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/destination.h"
#include "transfer/destinationspec.h"

namespace portolan {

//! The destination on this machine that a spec describes; `libraryPath` is the Local library's folder. On the
//! worker thread. Errors: Usage (no path; a registry, which is a RegistryDestination over its data
//! plane; an engine, which is an EngineDestination).
[[nodiscard]] Result<std::shared_ptr<Destination>> makeLocalDestination(
    const DestinationSpec& spec, const QString& libraryPath);

} // namespace portolan
