// SPDX-License-Identifier: Apache-2.0
#include "registry/registryprofile.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

namespace portolan {
namespace {

constexpr QLatin1String podman("podman");

QString transportOf(RegistryKind kind)
{
    switch (kind) {
    case RegistryKind::Layout:
        return QStringLiteral("oci:");
    case RegistryKind::OciArchive:
        return QStringLiteral("oci-archive:");
    case RegistryKind::DockerArchive:
        return QStringLiteral("docker-archive:");
    case RegistryKind::Engine:
        return QStringLiteral("engine:");
    case RegistryKind::Distribution:
    case RegistryKind::OpenShift:
    case RegistryKind::Quay:
    case RegistryKind::RedHat:
    case RegistryKind::DockerHub:
    case RegistryKind::Harbor:
        break;
    }
    return {};
}

} // namespace

RegistryProfile RegistryProfile::distribution(const QString& host, const QString& account)
{
    return remote(RegistryKind::Distribution, host, account);
}

RegistryProfile RegistryProfile::remote(RegistryKind kind, const QString& host, const QString& account)
{
    RegistryProfile profile;
    profile.kind = kind;
    profile.id = account.isEmpty() ? host : host + u'#' + account;
    profile.name = account.isEmpty() ? host : host + QStringLiteral(" (") + account + u')';
    profile.host = host;
    profile.account = account;
    return profile;
}

RegistryProfile RegistryProfile::openShift(const QString& server, const QString& context)
{
    const QUrl url(server);
    RegistryProfile profile;
    profile.kind = RegistryKind::OpenShift;
    profile.host = url.port() < 0 ? url.host() : url.host() + u':' + QString::number(url.port());
    profile.server = server;
    profile.context = context;
    profile.id = QStringLiteral("openshift:") + profile.host;
    profile.name = url.host();
    if (!context.isEmpty()) {
        profile.id += u'#' + context;
        profile.name = context;
    }
    return profile;
}

RegistryProfile RegistryProfile::engine(const QString& socket, const QString& flavour)
{
    RegistryProfile profile;
    profile.kind = RegistryKind::Engine;
    profile.path = socket;
    profile.id = transportOf(RegistryKind::Engine) + socket;
    const bool looksLikePodman = socket.contains(QLatin1String("podman"));
    profile.flavour = flavour;
    if (flavour.isEmpty())
        profile.flavour = looksLikePodman ? QStringLiteral("podman") : QStringLiteral("docker");
    profile.name = profile.flavour == podman ? QStringLiteral("Podman") : QStringLiteral("Docker");
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
    if (kind == RegistryKind::Engine)
        return flavour == podman ? QStringLiteral("podman:") : QStringLiteral("docker-daemon:");
    return isLocal() ? transportOf(kind) + path : host;
}

QString RegistryProfile::referenceTo(const QString& repository) const
{
    const QString prefix = referencePrefix();
    if (kind == RegistryKind::Engine)
        return prefix + repository;
    return prefix + (isLocal() ? u':' : u'/') + repository;
}

} // namespace portolan
