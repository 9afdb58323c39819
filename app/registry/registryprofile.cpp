// SPDX-License-Identifier: Apache-2.0
#include "registry/registryprofile.h"

#include <QDir>
#include <QFileInfo>

namespace portolan {
namespace {

QString transportOf(RegistryKind kind)
{
    switch (kind) {
    case RegistryKind::Layout:
        return QStringLiteral("oci:");
    case RegistryKind::OciArchive:
        return QStringLiteral("oci-archive:");
    case RegistryKind::DockerArchive:
        return QStringLiteral("docker-archive:");
    case RegistryKind::Distribution:
        break;
    }
    return {};
}

} // namespace

RegistryProfile RegistryProfile::distribution(const QString& host, const QString& account)
{
    RegistryProfile profile;
    profile.id = account.isEmpty() ? host : host + u'#' + account;
    profile.name = account.isEmpty() ? host : host + QStringLiteral(" (") + account + u')';
    profile.host = host;
    profile.account = account;
    return profile;
}

RegistryProfile RegistryProfile::local(RegistryKind kind, const QString& path)
{
    RegistryProfile profile;
    profile.kind = kind;
    profile.path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    profile.id = transportOf(kind) + profile.path;
    profile.name = QFileInfo(profile.path).fileName();
    return profile;
}

QString RegistryProfile::referencePrefix() const
{
    return isLocal() ? transportOf(kind) + path : host;
}

} // namespace portolan
