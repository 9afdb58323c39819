// SPDX-License-Identifier: Apache-2.0
#include "controllers/windowmodels.h"

#include "models/sessionbinding.h"
#include "service/session.h"

namespace portolan {

WindowModels::WindowModels(Session& session)
    : registries(session.service())
    , tags(session.service())
    , inspector(session.service())
    , transfers(session.service())
    , activity(session.service())
    , undo(session.service())
    , place(session.service().control())
    , watcher(session.service().control())
    , search(session.service().control())
    , tagHistory(session.service().control())
    , vulnerabilities(session.service().control())
    , uses(session.service().control())
{
    bindToSession(registries, session);
}

} // namespace portolan
