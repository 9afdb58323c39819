// SPDX-License-Identifier: Apache-2.0
#include "support/storageseeder.h"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace portolan {

namespace {

QString slashed(const QString& digest)
{
    return QString(digest).replace(u':', u'/');
}

void require(bool good, const QString& path)
{
    if (!good)
        qFatal("StorageSeeder: cannot make %s", qPrintable(path));
}

} // namespace

StorageSeeder::StorageSeeder(const QString& storagePath)
    : m_root(storagePath + QStringLiteral("/docker/registry/v2/"))
{
}

void StorageSeeder::addFixture(const ImageFixture& fixture, const QString& repository)
{
    const QString repositoryPath = m_root + QStringLiteral("repositories/") + repository;
    const QDir blobs(fixture.folder() + QStringLiteral("/blobs/sha256"));
    const QStringList names = blobs.entryList(QDir::Files);
    for (const QString& hex : names) {
        const QString folder = m_root + QStringLiteral("blobs/sha256/%1/%2").arg(hex.left(2), hex);
        require(QDir().mkpath(folder), folder);
        const QString data = folder + QStringLiteral("/data");
        require(QFile::exists(data) || QFile::copy(blobs.filePath(hex), data), data);
        // The server keeps two lists, of layers and of manifests; to have each blob in both harms neither.
        const QString digest = QStringLiteral("sha256:") + hex;
        link(repositoryPath + QStringLiteral("/_layers/") + slashed(digest), digest);
        link(repositoryPath + QStringLiteral("/_manifests/revisions/") + slashed(digest), digest);
    }
    for (const auto& [name, manifest] : fixture.entries()) {
        if (!name.isEmpty())
            addTags(repository, manifest, 1, [&name = name](int) { return name; });
    }
}

void StorageSeeder::addTags(const QString& repository, const FixtureDescriptor& manifest, int count,
    const std::function<QString(int)>& name)
{
    for (int i = 0; i < count; ++i) {
        // The server reads only `current`; `index` beside it is its own history.
        const QString folder = manifests(repository) + QStringLiteral("tags/%1/current").arg(name(i));
        QFile::remove(folder + QStringLiteral("/link"));
        link(folder, manifest.digest);
    }
}

void StorageSeeder::addSharedTags(const QString& repository, const FixtureDescriptor& manifest, int count,
    const std::function<QString(int)>& name)
{
    const QString shared = QStringLiteral("shared-") + manifest.digest.mid(7, 12);
    link(manifests(repository) + shared + QStringLiteral("/current"), manifest.digest);
    const QString tags = manifests(repository) + QStringLiteral("tags/");
    require(QDir().mkpath(tags), tags);
    const QByteArray target = QFile::encodeName(QStringLiteral("../") + shared);
    for (int i = 0; i < count; ++i) {
        const QByteArray tag = QFile::encodeName(tags + name(i));
        require(::symlink(target.constData(), tag.constData()) == 0, tags + name(i));
    }
}

QString StorageSeeder::manifests(const QString& repository) const
{
    return m_root + QStringLiteral("repositories/%1/_manifests/").arg(repository);
}

void StorageSeeder::link(const QString& folder, const QString& digest) const
{
    require(QDir().mkpath(folder), folder);
    QFile file(folder + QStringLiteral("/link"));
    if (file.exists())
        return;
    require(file.open(QIODevice::WriteOnly) && file.write(digest.toLatin1()) > 0, folder);
}

} // namespace portolan
