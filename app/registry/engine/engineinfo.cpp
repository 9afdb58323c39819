// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineinfo.h"

#include <QRegularExpression>

namespace portolan {
namespace {

//! A version that may stand in a path.
QString cleanVersion(const QString& text)
{
    static const QRegularExpression shape(QStringLiteral("^[0-9]+(\\.[0-9]+){1,2}"));
    return shape.match(text).captured();
}

} // namespace

Result<EngineInfo> EngineInfo::parse(const HttpResponse& ping)
{
    static const QRegularExpression serverShape(
        QStringLiteral("^[A-Za-z]+/([0-9A-Za-z.+~-]+)( \\(([a-z]+)\\))?"));
    EngineInfo out;
    out.libpodVersion = cleanVersion(QString::fromLatin1(ping.header("Libpod-API-Version")));
    out.apiVersion = cleanVersion(QString::fromLatin1(ping.header("Api-Version")));
    if (out.apiVersion.isEmpty())
        return Error::protocol(QStringLiteral("what answers is no container engine"))
            .withCode(QStringLiteral("NOT_AN_ENGINE"));
    out.flavour = out.libpodVersion.isEmpty() ? EngineFlavour::Docker : EngineFlavour::Podman;
    const auto server = serverShape.match(QString::fromLatin1(ping.header("Server").left(256)));
    out.version = server.captured(1).isEmpty() ? out.libpodVersion : server.captured(1);
    out.os = server.captured(3);
    return out;
}

QString EngineInfo::dockerPrefix() const
{
    return QStringLiteral("/v") + apiVersion;
}

QString EngineInfo::libpodPrefix() const
{
    return QStringLiteral("/v%1/libpod").arg(libpodVersion);
}

QString EngineInfo::title() const
{
    const QString name = isPodman() ? QStringLiteral("Podman") : QStringLiteral("Docker");
    return version.isEmpty() ? name : name + u' ' + version;
}

} // namespace portolan
