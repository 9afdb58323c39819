// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfilesearch.h"

#include <QFile>
#include <QFileInfo>

namespace portolan {
namespace {

constexpr qint64 largestAuthFile = qint64(4) * 1024 * 1024;

QString runtimeAuthFile(const AuthEnvironment& environment)
{
#ifdef Q_OS_LINUX
    const QString runtime = environment.variable(QLatin1String("XDG_RUNTIME_DIR"));
    const QString folder = runtime.isEmpty() ? QStringLiteral("/run/containers/") + environment.userId
                                             : runtime + QStringLiteral("/containers");
    return folder + QStringLiteral("/auth.json");
#else
    return environment.home + QStringLiteral("/.config/containers/auth.json");
#endif
}

} // namespace

QList<AuthFileLocation> authFileLocations(const AuthEnvironment& environment)
{
    using Format = AuthFile::Format;
    if (const QString only = environment.variable(QLatin1String("REGISTRY_AUTH_FILE")); !only.isEmpty())
        return {AuthFileLocation(only, Format::Config)};
    const QString dockerConfig = QStringLiteral("/config.json");
    if (const QString folder = environment.variable(QLatin1String("DOCKER_CONFIG")); !folder.isEmpty())
        return {AuthFileLocation(folder + dockerConfig, Format::Config)};

    QString configFolder = environment.variable(QLatin1String("XDG_CONFIG_HOME"));
    if (configFolder.isEmpty())
        configFolder = environment.home + QStringLiteral("/.config");
    QList<AuthFileLocation> locations{AuthFileLocation(runtimeAuthFile(environment), Format::Config)};
    const AuthFileLocation remembered(configFolder + QStringLiteral("/containers/auth.json"), Format::Config);
    if (!locations.contains(remembered))
        locations << remembered;
    locations << AuthFileLocation(
        environment.home + QStringLiteral("/.docker") + dockerConfig, Format::Config)
              << AuthFileLocation(environment.home + QStringLiteral("/.dockercfg"), Format::Legacy);
    return locations;
}

Result<std::optional<AuthFile>> readAuthFile(const AuthFileLocation& location)
{
    QFile file(location.path);
    if (!file.exists())
        return std::optional<AuthFile>();
    // Opening a pipe under that name would wait for ever, and a device be read without end.
    if (!QFileInfo(location.path).isFile())
        return Error::storage(QStringLiteral("Not a regular file")).at(QString(), location.path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::storage(file.errorString()).at(QString(), location.path);
    if (file.size() > largestAuthFile)
        return Error::tooLarge(QStringLiteral("A login file of %1 bytes").arg(file.size()))
            .at(QString(), location.path);
    const Secret bytes(file.read(largestAuthFile));
    auto parsed = AuthFile::parse(bytes.reveal(), location.format, location.path);
    if (!parsed)
        return parsed.error().at(QString(), location.path);
    return std::optional<AuthFile>(std::move(*parsed));
}

} // namespace portolan
