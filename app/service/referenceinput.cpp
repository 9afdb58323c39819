// SPDX-License-Identifier: Apache-2.0
#include "service/referenceinput.h"

#include "oci/reference.h"
#include "registry/layout/layoutnames.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace portolan {
namespace {

class LocalTransport final {
public:
    QLatin1StringView prefix;
    RegistryKind kind;
};

constexpr std::array localTransports{
    LocalTransport{QLatin1StringView("oci:"), RegistryKind::Layout},
    LocalTransport{QLatin1StringView("oci-archive:"), RegistryKind::OciArchive},
    LocalTransport{QLatin1StringView("docker-archive:"), RegistryKind::DockerArchive},
};

constexpr std::array laterTransports{QLatin1StringView("podman:"), QLatin1StringView("docker-daemon:"),
    QLatin1StringView("containers-storage:"), QLatin1StringView("dir:")};

QString withHome(const QString& path)
{
    return path.startsWith(QStringLiteral("~/")) ? QDir::homePath() + path.mid(1) : path;
}

//! Where the path ends and the name begins: at the first colon behind an existing file, else at the first
//! one.
qsizetype nameColon(const QString& text)
{
    if (QFileInfo::exists(withHome(text)))
        return -1;
    for (qsizetype colon = text.indexOf(u':'); colon >= 0; colon = text.indexOf(u':', colon + 1)) {
        if (QFileInfo::exists(withHome(text.left(colon))))
            return colon;
    }
    return text.indexOf(u':');
}

Result<ReferenceInput> parseLocal(const LocalTransport& transport, const QString& rest)
{
    if (rest.isEmpty())
        return Error::usage(QStringLiteral("\"%1\" needs a path").arg(transport.prefix));
    ReferenceInput input;
    const qsizetype colon = nameColon(rest);
    input.profile = RegistryProfile::local(transport.kind, withHome(colon < 0 ? rest : rest.left(colon)));
    if (colon >= 0)
        input.localName = rest.mid(colon + 1);
    return input;
}

bool isHostAlone(const QString& text)
{
    const QString host = text.endsWith(u'/') ? text.chopped(1) : text;
    if (host.contains(u'/') || host.contains(u'@') || !Reference::isValidHost(host))
        return false;
    const QString name = host.section(u':', 0, 0);
    const QString port = host.section(u':', 1);
    bool isPort = port.isEmpty();
    if (!isPort)
        port.toUShort(&isPort);
    return isPort && (text.endsWith(u'/') || name.contains(u'.') || name == QLatin1String("localhost"));
}

ReferenceInput fromReference(const Reference& reference)
{
    ReferenceInput input;
    input.profile = RegistryProfile::distribution(reference.host());
    input.repository = reference.repository();
    if (reference.digest())
        input.tagOrDigest = reference.digest()->toString();
    else if (reference.tag())
        input.tagOrDigest = *reference.tag();
    return input;
}

std::optional<Result<ReferenceInput>> parseTransport(const QString& text)
{
    for (const LocalTransport& transport : localTransports) {
        if (text.startsWith(transport.prefix))
            return parseLocal(transport, text.mid(transport.prefix.size()));
    }
    for (const QLatin1StringView later : laterTransports) {
        if (text.startsWith(later))
            return Result<ReferenceInput>(
                Error::unsupported(QStringLiteral("the transport \"%1\" is not supported yet").arg(later))
                    .withCode(QStringLiteral("NOT_SUPPORTED_YET")));
    }
    return std::nullopt;
}

QString withoutScheme(const QString& text)
{
    for (const auto scheme :
        {QLatin1StringView("docker://"), QLatin1StringView("https://"), QLatin1StringView("http://")}) {
        if (text.startsWith(scheme))
            return text.mid(scheme.size());
    }
    return text;
}

} // namespace

Result<ReferenceInput> ReferenceInput::parse(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error::usage(QStringLiteral("nothing was named"));
    if (auto local = parseTransport(trimmed))
        return *local;
    const QString name = withoutScheme(trimmed);
    if (isHostAlone(name))
        return parseLocation(name);
    const auto reference = Reference::parse(name);
    if (!reference)
        return reference.error();
    return fromReference(*reference);
}

Result<ReferenceInput> ReferenceInput::parseLocation(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (auto local = parseTransport(trimmed))
        return *local;
    QString name = withoutScheme(trimmed);
    while (name.endsWith(u'/'))
        name.chop(1);
    const auto location = Reference::parseLocation(name);
    if (!location)
        return location.error();
    return fromReference(*location);
}

ImageAddress ReferenceInput::localAddress() const
{
    if (localName.isEmpty())
        return {profile.id, QString(), QString()};
    const LayoutName name = layoutName(localName, ownRepository(profile.path));
    // A name by digest lists its image by that digest.
    const QString digest = localName.section(u'@', 1);
    return {profile.id, name.repository, name.tag.isEmpty() ? digest : name.tag};
}

ImageAddress ReferenceInput::address() const
{
    return profile.isLocal() ? localAddress() : ImageAddress(profile.id, repository, tagOrDigest);
}

} // namespace portolan
