// SPDX-License-Identifier: Apache-2.0
#include "service/openregistry.h"

#include "registry/distribution/distributionregistry.h"
#include "registry/dockerhub/dockerhubregistry.h"
#include "registry/engine/engineregistry.h"
#include "registry/harbor/harborregistry.h"
#include "registry/layout/localregistry.h"
#include "registry/openshift/openshiftregistry.h"
#include "registry/quay/quayregistry.h"
#include "registry/redhat/redhatregistry.h"

namespace portolan {
namespace {

//! Where the API beside /v2/ is: the public one, unless the profile says otherwise.
QUrl apiOf(const RegistryProfile& profile, const QUrl& usual)
{
    return profile.server.isEmpty() ? usual : QUrl(profile.server);
}

} // namespace

OpenRegistry::OpenRegistry(
    std::unique_ptr<Registry> opened, ManifestCache& cache, std::unique_ptr<MirroredDataPlane> reading)
    : m_registry(std::move(opened))
    , m_reading(std::move(reading))
    , m_loader(dataPlane(), cache)
{
}

DataPlane& OpenRegistry::dataPlane()
{
    if (m_reading)
        return *m_reading;
    return m_registry->dataPlane();
}

std::optional<Error> OpenRegistry::blocked(const QString& repository) const
{
    return m_reading ? m_reading->blocked(repository) : std::nullopt;
}

std::unique_ptr<MirroredDataPlane> makeReading(
    Registry& registry, const RegistriesConf& conf, HttpClient& client, MirroredDataPlane::Logins logins)
{
    const RegistryProfile& profile = registry.profile();
    if (!profile.isHosted() || !conf.concerns(profile.host))
        return nullptr;
    return std::make_unique<MirroredDataPlane>(
        registry.dataPlane(), profile, MirroredReading(conf), client, std::move(logins));
}

std::unique_ptr<Registry> makeRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& credential)
{
    switch (profile.kind) {
    case RegistryKind::Layout:
    case RegistryKind::OciArchive:
    case RegistryKind::DockerArchive:
        return makeLocalRegistry(profile);
    case RegistryKind::OpenShift:
        return makeOpenShiftRegistry(profile, client, credential);
    case RegistryKind::Quay:
        return std::make_unique<QuayRegistry>(profile, client, credential);
    case RegistryKind::RedHat:
        return std::make_unique<RedHatRegistry>(
            profile, client, credential, apiOf(profile, PyxisClient::publicUrl()));
    case RegistryKind::DockerHub:
        return std::make_unique<DockerHubRegistry>(
            profile, client, credential, apiOf(profile, HubClient::publicUrl()));
    case RegistryKind::Harbor:
        return std::make_unique<HarborRegistry>(profile, client, credential);
    case RegistryKind::Engine:
        return std::make_unique<EngineRegistry>(profile, client);
    case RegistryKind::Distribution:
        break;
    }
    return std::make_unique<DistributionRegistry>(profile, client, credential);
}

} // namespace portolan
