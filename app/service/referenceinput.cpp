// SPDX-License-Identifier: Apache-2.0
#include "service/referenceinput.h"

#include "oci/reference.h"
#include "registry/engine/enginefinder.h"
#include "registry/engine/engineimage.h"
#include "registry/hostservice.h"
#include "registry/layout/layoutnames.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace portolan {
namespace {

class LocalTransport final {
public:
    QLatin1StringView prefix;
    RegistryKind kind = RegistryKind::Layout;
};

constexpr std::array localTransports{
    LocalTransport{QLatin1StringView("oci:"), RegistryKind::Layout},
    LocalTransport{QLatin1StringView("oci-archive:"), RegistryKind::OciArchive},
    LocalTransport{QLatin1StringView("docker-archive:"), RegistryKind::DockerArchive},
};

class EngineTransport final {
public:
    QLatin1StringView prefix;
    EngineFlavour flavour = EngineFlavour::Podman;
};

constexpr std::array engineTransports{
    EngineTransport{QLatin1StringView("podman:"), EngineFlavour::Podman},
    EngineTransport{QLatin1StringView("docker-daemon:"), EngineFlavour::Docker},
};

constexpr std::array laterTransports{QLatin1StringView("containers-storage:"), QLatin1StringView("dir:")};

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
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" needs a path"), {QString(transport.prefix)}));
    ReferenceInput input;
    const qsizetype colon = nameColon(rest);
    input.profile = RegistryProfile::local(transport.kind, withHome(colon < 0 ? rest : rest.left(colon)));
    if (colon >= 0)
        input.localName = rest.mid(colon + 1);
    return input;
}

//! The engine is the one its own command line would speak to; the name is for the engine to understand.
Result<ReferenceInput> parseEngine(EngineFlavour flavour, const QString& rest)
{
    const auto address = preferredEngine(flavour, EngineEnvironment::ofProcess());
    if (!address)
        return address.error();
    ReferenceInput input;
    input.profile = RegistryProfile::engine(address->toString(),
        flavour == EngineFlavour::Podman ? QStringLiteral("podman") : QStringLiteral("docker"));
    const QString digest = rest.section(u'@', 1);
    const EngineName name = EngineName::parse(rest.section(u'@', 0, 0));
    input.repository = name.repository;
    input.tagOrDigest = digest.isEmpty() ? name.tag : digest;
    const bool badTag = !name.tag.isEmpty() && !Reference::isValidTag(name.tag);
    if (badTag || (!digest.isEmpty() && !Digest::parse(digest)))
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no name of an image"), {rest}));
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
    input.profile = RegistryProfile::remote(
        knownKind(reference.host()).value_or(RegistryKind::Distribution), reference.host());
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
    for (const EngineTransport& transport : engineTransports) {
        if (text.startsWith(transport.prefix))
            return parseEngine(transport.flavour, text.mid(transport.prefix.size()));
    }
    for (const QLatin1StringView later : laterTransports) {
        if (text.startsWith(later))
            return Result<ReferenceInput>(Error::unsupported(
                Sentence(
                    QT_TRANSLATE_NOOP("Core", "the transport \"%1\" is not supported yet"), {QString(later)}))
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
    return parse(text, RegistriesConf());
}

Result<ReferenceInput> ReferenceInput::parse(const QString& text, const RegistriesConf& conf)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return Error::usage(Sentence(QT_TRANSLATE_NOOP("Core", "nothing was named")));
    if (auto local = parseTransport(trimmed))
        return *local;
    const QString name = withoutScheme(trimmed);
    if (isHostAlone(name))
        return parseLocation(name);
    const auto reference = Reference::parse(name);
    if (!reference)
        return reference.error();
    const auto expanded = conf.expandShortName(name);
    if (name == trimmed && expanded && !expanded->isEmpty())
        return fromReference(expanded->constFirst().reference);
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
