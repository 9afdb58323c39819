// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include "cli/deletecommands.h"
#include "cli/inspectcommand.h"
#include "cli/listcommands.h"
#include "cli/logincommands.h"
#include "cli/transfercommand.h"

namespace portolan {

std::unique_ptr<Command> makeCommand(CliSession& session)
{
    const QString& name = session.invocation().command;
    if (name == QLatin1String("ls"))
        return std::make_unique<LsCommand>(session);
    if (name == QLatin1String("tags"))
        return std::make_unique<TagsCommand>(session);
    if (name == QLatin1String("inspect"))
        return std::make_unique<InspectCommand>(session);
    if (name == QLatin1String("diff"))
        return std::make_unique<DiffCommand>(session);
    if (name == QLatin1String("pull") || name == QLatin1String("copy"))
        return std::make_unique<TransferCommand>(session);
    if (name == QLatin1String("rm"))
        return std::make_unique<RmCommand>(session);
    if (name == QLatin1String("undo"))
        return std::make_unique<UndoCommand>(session);
    if (name == QLatin1String("login"))
        return std::make_unique<LoginCommand>(session);
    if (name == QLatin1String("logout"))
        return std::make_unique<LogoutCommand>(session);
    return nullptr;
}

} // namespace portolan
