// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/detectlocalsource.h"

#include "registry/layout/tarcatalog.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace portolan {
namespace {

Error nothingKnown(const QString& path, const QString& detail)
{
    return Error::unsupported(detail).withCode(QStringLiteral("NOT_A_LAYOUT")).at(QString(), path);
}

QString plainName(QString name)
{
    while (name.startsWith(QStringLiteral("./")))
        name.remove(0, 2);
    return name;
}

//! For a compressed archive whose telling files come late: what lies in front of them.
std::optional<RegistryKind> guessByLayout(const QStringList& names)
{
    static const QRegularExpression dockerLike(QStringLiteral(
        "^(sha256:)?[0-9a-f]{64}(\\.json|\\.tar|\\.tar\\.gz|/|/layer\\.tar|/json|/VERSION)?$"));
    const auto isBlob = [](const QString& name) {
        return plainName(name).startsWith(QStringLiteral("blobs/"));
    };
    const auto isDocker = [](const QString& name) { return dockerLike.match(plainName(name)).hasMatch(); };
    if (std::any_of(names.cbegin(), names.cend(), isDocker))
        return RegistryKind::DockerArchive;
    if (std::any_of(names.cbegin(), names.cend(), isBlob))
        return RegistryKind::OciArchive;
    return std::nullopt;
}

} // namespace

Result<RegistryKind> detectLocalSource(const QString& path)
{
    const QFileInfo file(path);
    if (!file.exists())
        return Error::notFound(QStringLiteral("there is no such file or folder")).at(QString(), path);
    if (file.isDir()) {
        if (QFileInfo::exists(path + QStringLiteral("/oci-layout")))
            return RegistryKind::Layout;
        return nothingKnown(
            path, QStringLiteral("not an OCI image layout: the folder has no oci-layout file"));
    }
    if (!file.isFile())
        return nothingKnown(path, QStringLiteral("neither a folder nor a regular file"));
    const auto names = TarCatalog::peekNames(path);
    if (!names && names.error().kind() == ErrorKind::Unsupported)
        return nothingKnown(
            path, QStringLiteral("neither an OCI archive nor a docker archive: it is not a tar file"));
    if (!names)
        return names.error();
    const auto has = [&names](QLatin1StringView wanted) {
        return std::any_of(names->cbegin(), names->cend(),
            [wanted](const QString& name) { return plainName(name) == wanted; });
    };
    if (has(QLatin1StringView("oci-layout")) || has(QLatin1StringView("index.json")))
        return RegistryKind::OciArchive;
    if (has(QLatin1StringView("manifest.json")))
        return RegistryKind::DockerArchive;
    if (const auto guess = guessByLayout(*names))
        return *guess;
    return nothingKnown(path,
        QStringLiteral(
            "neither an OCI archive nor a docker archive: the tar has no oci-layout and no manifest.json"));
}

} // namespace portolan
