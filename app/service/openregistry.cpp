// SPDX-License-Identifier: Apache-2.0
#include "service/openregistry.h"

#include "registry/distribution/distributionregistry.h"
#include "registry/layout/localregistry.h"

namespace portolan {

OpenRegistry::OpenRegistry(std::unique_ptr<Registry> opened, ManifestCache& cache)
    : m_registry(std::move(opened))
    , m_loader(m_registry->dataPlane(), cache)
{
}

std::unique_ptr<Registry> makeRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& credential)
{
    if (profile.isLocal())
        return makeLocalRegistry(profile);
    return std::unique_ptr<Registry>(std::make_unique<DistributionRegistry>(profile, client, credential));
}

} // namespace portolan
