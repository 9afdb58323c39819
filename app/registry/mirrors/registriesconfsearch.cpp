// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/registriesconfsearch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMap>

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 maxFileBytes = qint64(4) * 1024 * 1024;

QString mainFile()
{
    return QStringLiteral("/registries.conf");
}

QString dropIns()
{
    return QStringLiteral("/registries.conf.d");
}

//! Its `*.conf`, by name.
QStringList confsIn(const QString& folder)
{
    QStringList out;
    const QDir dir(folder);
    for (const QString& name : dir.entryList({QStringLiteral("*.conf")}, QDir::Files, QDir::Name))
        out << dir.filePath(name);
    return out;
}

//! The older rules do not look at XDG_CONFIG_HOME for this.
QString olderUserFolder(const ConfEnvironment& environment)
{
    return environment.home + QStringLiteral("/.config/containers");
}

QString newerUserFolder(const ConfEnvironment& environment)
{
    const QString folder = environment.variable(QLatin1String("XDG_CONFIG_HOME"));
    return folder.isEmpty() ? olderUserFolder(environment) : folder + QStringLiteral("/containers");
}

QString etc(const ConfEnvironment& environment)
{
    return environment.systemPath(QStringLiteral("/etc/containers"));
}

QString vendor(const ConfEnvironment& environment)
{
    return environment.systemPath(QStringLiteral("/usr/share/containers"));
}

QStringList olderFiles(const ConfEnvironment& environment)
{
    const QString user = olderUserFolder(environment);
    if (QFileInfo::exists(user + mainFile()))
        return QStringList{user + mainFile()} + confsIn(user + dropIns());
    QStringList out;
    if (const QString system = etc(environment) + mainFile(); QFileInfo::exists(system))
        out << system;
    return out + confsIn(etc(environment) + dropIns()) + confsIn(user + dropIns());
}

//! The folders of drop-ins, from the one that counts least.
QStringList newerDropIns(const ConfEnvironment& environment)
{
    QStringList out;
    const QString who = environment.isRoot() ? QStringLiteral("/registries.rootful.conf.d")
                                             : QStringLiteral("/registries.rootless.conf.d");
    for (const QString& base : {vendor(environment), etc(environment)}) {
        out << base + dropIns() << base + who;
        if (!environment.isRoot())
            out << base + who + u'/' + environment.userId;
    }
    return out << newerUserFolder(environment) + dropIns();
}

QStringList newerFiles(const ConfEnvironment& environment)
{
    QStringList out;
    for (const QString& folder : {newerUserFolder(environment), etc(environment), vendor(environment)}) {
        if (!QFileInfo::exists(folder + mainFile()))
            continue;
        out << folder + mainFile();
        break;
    }
    QMap<QString, QString> byName; // a file of the same name in a higher folder replaces the lower one
    for (const QString& folder : newerDropIns(environment)) {
        for (const QString& file : confsIn(folder))
            byName.insert(QFileInfo(file).fileName(), file);
    }
    return out + byName.values();
}

Result<RegistriesConfFile> readConf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error::storage(file.errorString()).at(QString(), path);
    return RegistriesConfFile::parse(file.read(maxFileBytes + 1), path);
}

} // namespace

ConfGeneration confGeneration(const ConfEnvironment& environment, int podmanMajor)
{
    if (podmanMajor != 0)
        return podmanMajor >= 6 ? ConfGeneration::Newer : ConfGeneration::Older;
    const bool onlyThere = olderFiles(environment).isEmpty() && !newerFiles(environment).isEmpty();
    return onlyThere ? ConfGeneration::Newer : ConfGeneration::Older;
}

QStringList registriesConfFiles(const ConfEnvironment& environment, ConfGeneration generation)
{
    QStringList out;
    const QString only = environment.variable(QLatin1String("CONTAINERS_REGISTRIES_CONF"));
    if (!only.isEmpty())
        out << only;
    else
        out = generation == ConfGeneration::Newer ? newerFiles(environment) : olderFiles(environment);
    const QString last = environment.variable(QLatin1String("CONTAINERS_REGISTRIES_CONF_OVERRIDE"));
    if (generation == ConfGeneration::Newer && !last.isEmpty())
        out << last;
    return out;
}

QString shortNameCache(const ConfEnvironment& environment)
{
    const QString file = QStringLiteral("/containers/short-name-aliases.conf");
    if (environment.isRoot())
        return environment.systemPath(QStringLiteral("/var/cache")) + file;
    const QString cache = environment.variable(QLatin1String("XDG_CACHE_HOME"));
    return (cache.isEmpty() ? environment.home + QStringLiteral("/.cache") : cache) + file;
}

RegistriesConf readRegistriesConf(const ConfEnvironment& environment, ConfGeneration generation)
{
    RegistriesConf out;
    for (const QString& path : registriesConfFiles(environment, generation)) {
        const auto file = readConf(path);
        if (!file)
            out.problems << file.error();
        else if (file->isVersion1 && generation == ConfGeneration::Newer)
            out.problems << Error::unsupported(QStringLiteral("version 1 of this file is not read any more"))
                                .withCode(QStringLiteral("CONF_BROKEN"))
                                .at(QString(), path);
        else
            out.merge(*file);
    }
    const QString cache = shortNameCache(environment);
    if (!QFileInfo::exists(cache))
        return out;
    const auto aliases = readConf(cache);
    if (aliases)
        out.mergeAliasCache(*aliases);
    else
        out.problems << aliases.error();
    return out;
}

} // namespace portolan
