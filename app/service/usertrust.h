// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/tlstrust.h"
#include "settings/trustsettings.h"

namespace portolan {

//! What the user chose to believe, as the transport takes it; callers add what else counts. Pure.
[[nodiscard]] TlsTrust userTrust(const TrustSettings& chosen);

} // namespace portolan
