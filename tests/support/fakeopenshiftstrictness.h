// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftcall.h"

namespace portolan {

//! What is wrong with a request though a real server would let it pass: query parameters that do not belong
//! to the verb or have no such value, members of a body the resource does not have. One sentence each.
[[nodiscard]] QStringList fakeOpenShiftComplaints(const FakeOpenShiftCall& call);

} // namespace portolan
