// SPDX-License-Identifier: Apache-2.0
#include "registry/hostservice.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

using KnownName = std::pair<QLatin1StringView, HostService>;

constexpr std::array knownNames{
    KnownName("quay.io"_L1, HostService::QuayIo),
    KnownName("docker.io"_L1, HostService::DockerHub),
    KnownName("index.docker.io"_L1, HostService::DockerHub),
    KnownName("registry-1.docker.io"_L1, HostService::DockerHub),
    KnownName("registry.redhat.io"_L1, HostService::RedHat),
    KnownName("registry.access.redhat.com"_L1, HostService::RedHatAccess),
    KnownName("registry.connect.redhat.com"_L1, HostService::RedHatPartners),
    KnownName("ghcr.io"_L1, HostService::Ghcr),
    KnownName("registry.gitlab.com"_L1, HostService::GitLab),
    KnownName("public.ecr.aws"_L1, HostService::EcrPublic),
    KnownName("gcr.io"_L1, HostService::ContainerRegistry),
    KnownName("mcr.microsoft.com"_L1, HostService::Mcr),
};

const QRegularExpression& ecrName()
{
    static const QRegularExpression pattern(
        u"^[0-9]{12}\\.dkr\\.ecr(-fips)?\\.([a-z0-9-]+)\\.amazonaws\\.com(\\.cn)?$"_s);
    return pattern;
}

QString bareName(const QString& host)
{
    return host.trimmed().toLower().section(u':', 0, 0);
}

bool isAcr(const QString& name)
{
    return name.endsWith(".azurecr.io"_L1) || name.endsWith(".azurecr.cn"_L1)
        || name.endsWith(".azurecr.us"_L1);
}

} // namespace

HostService hostService(const QString& host)
{
    const QString name = bareName(host);
    const auto found = std::find_if(
        knownNames.begin(), knownNames.end(), [&](const KnownName& known) { return known.first == name; });
    if (found != knownNames.end())
        return found->second;
    if (ecrName().match(name).hasMatch())
        return HostService::EcrPrivate;
    if (name.endsWith("-docker.pkg.dev"_L1))
        return HostService::ArtifactRegistry;
    if (name.endsWith(".gcr.io"_L1))
        return HostService::ContainerRegistry;
    return isAcr(name) ? HostService::Acr : HostService::Other;
}

std::optional<RegistryKind> knownKind(const QString& host)
{
    switch (hostService(host)) {
    case HostService::Other:
        return std::nullopt;
    case HostService::QuayIo:
        return RegistryKind::Quay;
    case HostService::DockerHub:
        return RegistryKind::DockerHub;
    case HostService::RedHat:
    case HostService::RedHatAccess:
    case HostService::RedHatPartners:
        return RegistryKind::RedHat;
    default:
        return RegistryKind::Distribution;
    }
}

QString ecrRegion(const QString& host)
{
    return ecrName().match(bareName(host)).captured(2);
}

} // namespace portolan
