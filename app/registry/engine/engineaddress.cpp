// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineaddress.h"

#include <QDir>

namespace portolan {
namespace {

constexpr int plainPort = 2375;
constexpr int tlsPort = 2376;

QString pathOf(const QString& text)
{
    return text.startsWith(QLatin1String("unix://")) ? text.mid(7) : text;
}

} // namespace

Result<EngineAddress> EngineAddress::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    EngineAddress out;
    if (const QString path = pathOf(trimmed); path.startsWith(u'/')) {
        out.m_socketPath = QDir::cleanPath(path);
        return out;
    }
    const QUrl url(trimmed);
    const QString scheme = url.scheme();
    if (scheme == QLatin1String("ssh"))
        return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "engines behind ssh:// are not supported: %1"),
                {url.toDisplayString(QUrl::RemoveUserInfo)}))
            .withCode(QStringLiteral("SSH_UNSUPPORTED"));
    if (scheme == QLatin1String("npipe"))
        return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "named pipes are not supported")))
            .withCode(QStringLiteral("PIPE_UNSUPPORTED"));
    const bool isKnown =
        scheme == QLatin1String("tcp") || scheme == QLatin1String("http") || scheme == QLatin1String("https");
    if (!isKnown || url.host().isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no address of a container engine"),
            {url.toDisplayString(QUrl::RemoveUserInfo)}));
    const int port = url.port(scheme == QLatin1String("https") ? tlsPort : plainPort);
    const bool encrypted = scheme == QLatin1String("https") || port == tlsPort;
    out.m_url.setScheme(encrypted ? QStringLiteral("https") : QStringLiteral("http"));
    out.m_url.setHost(url.host());
    out.m_url.setPort(port);
    return out;
}

QString EngineAddress::toString() const
{
    return isSocket() ? m_socketPath : m_url.toString();
}

} // namespace portolan
