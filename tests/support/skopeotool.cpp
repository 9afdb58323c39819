// SPDX-License-Identifier: Apache-2.0
#include "support/skopeotool.h"

namespace portolan {

namespace {

const QString program = QStringLiteral("skopeo");
constexpr int timeoutMs = 300000;

bool isRegistry(const QString& reference)
{
    return reference.startsWith(u"docker://");
}

} // namespace

bool SkopeoTool::isAvailable()
{
    return toolExists(program);
}

ToolResult SkopeoTool::copy(const QString& source, const QString& destination, const QStringList& extra)
{
    QStringList arguments{QStringLiteral("--insecure-policy"), QStringLiteral("copy"),
        QStringLiteral("--quiet"), QStringLiteral("--all"), QStringLiteral("--preserve-digests")};
    if (isRegistry(source))
        arguments += QStringLiteral("--src-tls-verify=false");
    if (isRegistry(destination))
        arguments += QStringLiteral("--dest-tls-verify=false");
    if (!m_credentials.isEmpty() && isRegistry(source))
        arguments += {QStringLiteral("--src-creds"), m_credentials};
    if (!m_credentials.isEmpty() && isRegistry(destination))
        arguments += {QStringLiteral("--dest-creds"), m_credentials};
    arguments += extra;
    arguments += {source, destination};
    return runTool(program, arguments, {}, timeoutMs);
}

ToolResult SkopeoTool::push(const ImageFixture& fixture, const QString& tag, const RegistryProcess& registry,
    const QString& repository)
{
    const QString target = repository.contains(u':') ? repository : repository + u':' + tag;
    return copy(QStringLiteral("oci:%1:%2").arg(fixture.folder(), tag),
        QStringLiteral("docker://%1/%2").arg(registry.host(), target));
}

ToolResult SkopeoTool::rawManifest(const QString& reference)
{
    QStringList arguments{
        QStringLiteral("inspect"), QStringLiteral("--raw"), QStringLiteral("--tls-verify=false")};
    if (!m_credentials.isEmpty())
        arguments += {QStringLiteral("--creds"), m_credentials};
    arguments += reference;
    return runTool(program, arguments);
}

} // namespace portolan
