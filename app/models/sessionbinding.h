// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace portolan {

class RegistryTreeModel;
class Session;

//! Keeps the tree in step with the session: its registries, their logins, and re-opened ones. The session
//! outlives the model or both die together.
void bindToSession(RegistryTreeModel& model, Session& session);

} // namespace portolan
