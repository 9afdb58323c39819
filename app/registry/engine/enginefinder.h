// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/engine/engineaddress.h"
#include "registry/engine/engineinfo.h"

#include <QHash>
#include <QList>

#include <type_traits>

namespace portolan {

//! What of the process's surroundings says where engines listen. A value, so that tests can make one up.
class EngineEnvironment final {
public:
    EngineEnvironment() = default;
    [[nodiscard]] static EngineEnvironment ofProcess();

    //! A variable, or "" when it is unset.
    [[nodiscard]] QString variable(QLatin1String name) const { return variables.value(QString(name)); }

    QHash<QString, QString> variables;
    QString home; //!< absolute
    QString userId; //!< the numeric user id
    QString systemRoot; //!< put before /run and /var/run; empty but in tests
};
static_assert(!std::is_aggregate_v<EngineEnvironment>);

//! A place where an engine may listen. A value.
class EngineCandidate final {
public:
    EngineCandidate() = default;

    EngineFlavour flavour = EngineFlavour::Podman; //!< as expected there
    QString source; //!< for people: "CONTAINER_HOST", "docker context work", "podman of this user"
    EngineAddress address;
    std::optional<Error> problem; //!< why it cannot be used at all (ssh, a broken context); no address then
    bool isChosen = false; //!< the one the flavour's own command line would use
    bool exists = false; //!< the socket is there; of TCP it is not known before asking
};
static_assert(!std::is_aggregate_v<EngineCandidate>);

//! Where Podman and Docker may listen on this machine (protocols/local-config.md section 5): CONTAINER_HOST,
//! the user's and the system's Podman socket, DOCKER_HOST, DOCKER_CONTEXT or the current context of Docker's
//! config.json, its other contexts, Docker's rootless and system socket. Each address once. Reads a few small
//! files and connects to nothing. Whether one answers: EngineClient::fetchInfo().
[[nodiscard]] QList<EngineCandidate> findEngines(const EngineEnvironment& environment);

//! The engine that `podman:` or `docker-daemon:` means: the chosen one, else the first whose socket exists.
//! Errors: the chosen one's problem; NotFound with code NO_ENGINE.
[[nodiscard]] Result<EngineAddress> preferredEngine(
    EngineFlavour flavour, const EngineEnvironment& environment);

} // namespace portolan
