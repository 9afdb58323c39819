// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"

#include "cli/actioncommands.h"
#include "cli/controlcommands.h"
#include "cli/deletecommands.h"
#include "cli/inspectcommand.h"
#include "cli/listcommands.h"
#include "cli/logincommands.h"
#include "cli/transfercommand.h"

#include <array>

namespace portolan {

namespace {

using Make = std::unique_ptr<Command> (*)(CliSession&);

template <typename T> std::unique_ptr<Command> make(CliSession& session)
{
    return std::make_unique<T>(session);
}

class NamedCommand final {
public:
    QLatin1String name;
    Make make;
};

constexpr std::array commands{
    NamedCommand{QLatin1String("ls"), &make<LsCommand>},
    NamedCommand{QLatin1String("tags"), &make<TagsCommand>},
    NamedCommand{QLatin1String("inspect"), &make<InspectCommand>},
    NamedCommand{QLatin1String("diff"), &make<DiffCommand>},
    NamedCommand{QLatin1String("pull"), &make<TransferCommand>},
    NamedCommand{QLatin1String("copy"), &make<TransferCommand>},
    NamedCommand{QLatin1String("rm"), &make<RmCommand>},
    NamedCommand{QLatin1String("undo"), &make<UndoCommand>},
    NamedCommand{QLatin1String("history"), &make<HistoryCommand>},
    NamedCommand{QLatin1String("rollback"), &make<RollbackCommand>},
    NamedCommand{QLatin1String("tag"), &make<TagCommand>},
    NamedCommand{QLatin1String("import"), &make<ImportCommand>},
    NamedCommand{QLatin1String("scale"), &make<ScaleCommand>},
    NamedCommand{QLatin1String("expire"), &make<ExpireCommand>},
    NamedCommand{QLatin1String("search"), &make<SearchCommand>},
    NamedCommand{QLatin1String("scan"), &make<ScanCommand>},
    NamedCommand{QLatin1String("rescan"), &make<RescanCommand>},
    NamedCommand{QLatin1String("uses"), &make<UsesCommand>},
    NamedCommand{QLatin1String("show"), &make<ShowCommand>},
    NamedCommand{QLatin1String("explain"), &make<ExplainCommand>},
    NamedCommand{QLatin1String("watch"), &make<WatchCommand>},
    NamedCommand{QLatin1String("login"), &make<LoginCommand>},
    NamedCommand{QLatin1String("logout"), &make<LogoutCommand>},
};

} // namespace

std::unique_ptr<Command> makeCommand(CliSession& session)
{
    const QString& name = session.invocation().command;
    for (const NamedCommand& command : commands) {
        if (name == command.name)
            return command.make(session);
    }
    return nullptr;
}

} // namespace portolan
