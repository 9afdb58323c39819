// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace portolan {

//! First thing in main(): no core dumps and no tracing by other processes of the user, since secrets are in
//! memory. Does what the system allows and says nothing otherwise.
void hardenProcess();

} // namespace portolan
