// SPDX-License-Identifier: Apache-2.0
#include "service/enginelist.h"

#include "registry/engine/enginefinder.h"

namespace portolan {

QList<EngineChoice> engineChoices()
{
    QList<EngineChoice> choices;
    for (const EngineCandidate& candidate : findEngines(EngineEnvironment::ofProcess())) {
        if (!candidate.problem && !candidate.exists && !candidate.isChosen)
            continue;
        EngineChoice choice;
        const bool podman = candidate.flavour == EngineFlavour::Podman;
        choice.profile = RegistryProfile::engine(
            candidate.address.toString(), podman ? QStringLiteral("podman") : QStringLiteral("docker"));
        choice.name = choice.profile.name + QStringLiteral(", ") + candidate.source;
        if (candidate.problem)
            choice.problem = candidate.problem->said();
        choices << choice;
    }
    return choices;
}

} // namespace portolan
