// SPDX-License-Identifier: Apache-2.0
#include "http/endpoint.h"

#include "http/origin.h"

namespace portolan {

RegistryEndpoint::RegistryEndpoint(QString registryHost, bool plainHttpAllowed)
    : host(registryHost.trimmed().toLower())
    , allowPlainHttp(plainHttpAllowed)
{
}

QString RegistryEndpoint::serverHost() const
{
    if (host == QLatin1String("docker.io") || host == QLatin1String("index.docker.io"))
        return QStringLiteral("registry-1.docker.io");
    return host;
}

bool RegistryEndpoint::isLoopback() const
{
    return isLoopbackHost(baseUrl(QStringLiteral("https")).host());
}

QUrl RegistryEndpoint::baseUrl(const QString& scheme) const
{
    return QUrl(scheme + QStringLiteral("://") + serverHost());
}

} // namespace portolan
