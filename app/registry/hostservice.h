// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/registryprofile.h"

#include <QString>

#include <optional>

namespace portolan {

//! Whose servers a host name belongs to, as far as the name says it. Tells logins and quirks apart, where
//! RegistryKind tells which API stands beside /v2/.
enum class HostService {
    Other, //!< the name says nothing
    QuayIo,
    DockerHub, //!< docker.io and its aliases
    RedHat, //!< registry.redhat.io
    RedHatAccess, //!< registry.access.redhat.com: no login
    RedHatPartners, //!< registry.connect.redhat.com
    Ghcr, //!< ghcr.io
    GitLab, //!< registry.gitlab.com; self-hosted ones are known by their challenge
    EcrPrivate, //!< <account>.dkr.ecr.<region>.amazonaws.com
    EcrPublic, //!< public.ecr.aws
    ArtifactRegistry, //!< <region>-docker.pkg.dev
    ContainerRegistry, //!< gcr.io and its regions
    Acr, //!< <name>.azurecr.io
    Mcr, //!< mcr.microsoft.com
};

//! Pure. `host` may have a port and capitals.
[[nodiscard]] HostService hostService(const QString& host);

//! The kind of registry known by its name alone, or nothing. Pure.
[[nodiscard]] std::optional<RegistryKind> knownKind(const QString& host);

//! The region in "<account>.dkr.ecr.<region>.amazonaws.com", empty for other hosts. Pure.
[[nodiscard]] QString ecrRegion(const QString& host);

} // namespace portolan
