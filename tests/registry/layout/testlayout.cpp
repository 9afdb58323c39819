// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/testlayout.h"

#include "oci/mediatype.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {
namespace {

void require(bool ok, const char* what)
{
    if (!ok)
        qFatal("test layout: %s failed", what);
}

QJsonObject toJson(const Descriptor& descriptor)
{
    QJsonObject json{{QStringLiteral("mediaType"), descriptor.mediaType},
        {QStringLiteral("digest"), descriptor.digest.toString()}, {QStringLiteral("size"), descriptor.size}};
    QJsonObject annotations;
    for (auto it = descriptor.annotations.cbegin(); it != descriptor.annotations.cend(); ++it)
        annotations.insert(it.key(), it.value());
    if (!annotations.isEmpty())
        json.insert(QStringLiteral("annotations"), annotations);
    if (descriptor.platform)
        json.insert(QStringLiteral("platform"),
            QJsonObject{{QStringLiteral("os"), descriptor.platform->os},
                {QStringLiteral("architecture"), descriptor.platform->architecture}});
    return json;
}

} // namespace

Descriptor describe(const QByteArray& bytes, const char* mediaType)
{
    return {QLatin1String(mediaType), Digest::sha256Of(bytes), bytes.size()};
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray manifestJson(const Descriptor& config, const QList<Descriptor>& layers, const Descriptor& subject,
    const QString& artifactType)
{
    QJsonArray list;
    for (const Descriptor& layer : layers)
        list.append(toJson(layer));
    QJsonObject json{{QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), QLatin1String(mediatype::ociManifest)},
        {QStringLiteral("config"), toJson(config)}, {QStringLiteral("layers"), list}};
    if (!subject.digest.isNull())
        json.insert(QStringLiteral("subject"), toJson(subject));
    if (!artifactType.isEmpty())
        json.insert(QStringLiteral("artifactType"), artifactType);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

TestLayout::TestLayout(const QString& name)
    : m_folder([&] {
        auto folder = LayoutFolder::openOrCreate(m_dir.filePath(name));
        require(folder.has_value(), "making the folder");
        return *folder;
    }())
{
}

Descriptor TestLayout::addBlob(const QByteArray& bytes, const char* mediaType) const
{
    const Descriptor descriptor = describe(bytes, mediaType);
    require(m_folder.writeBlob(descriptor, bytes).has_value(), "writing a blob");
    return descriptor;
}

void TestLayout::addEntry(const Descriptor& target, const QString& refName) const
{
    if (!refName.isNull())
        require(m_folder.setEntry(target, refName).has_value(), "adding an entry");
}

Descriptor TestLayout::addImage(const QString& refName, const QList<QByteArray>& layers,
    const Descriptor& subject, const QString& artifactType) const
{
    QList<Descriptor> descriptors;
    QJsonArray diffIds;
    for (const QByteArray& layer : layers) {
        descriptors.append(addBlob(layer, mediatype::ociLayerTar));
        diffIds.append(descriptors.constLast().digest.toString());
    }
    const QJsonObject rootfs{
        {QStringLiteral("type"), QStringLiteral("layers")}, {QStringLiteral("diff_ids"), diffIds}};
    const QJsonObject config{{QStringLiteral("os"), QStringLiteral("linux")},
        {QStringLiteral("architecture"), QStringLiteral("amd64")}, {QStringLiteral("rootfs"), rootfs}};
    const Descriptor configBlob =
        addBlob(QJsonDocument(config).toJson(QJsonDocument::Compact), mediatype::ociConfig);
    const Descriptor target =
        addBlob(manifestJson(configBlob, descriptors, subject, artifactType), mediatype::ociManifest);
    addEntry(target, refName);
    return target;
}

Descriptor TestLayout::addIndex(const QString& refName, const QList<Descriptor>& children) const
{
    QJsonArray list;
    for (const Descriptor& child : children)
        list.append(toJson(child));
    const QJsonObject json{{QStringLiteral("schemaVersion"), 2},
        {QStringLiteral("mediaType"), QLatin1String(mediatype::ociIndex)},
        {QStringLiteral("manifests"), list}};
    const Descriptor target =
        addBlob(QJsonDocument(json).toJson(QJsonDocument::Compact), mediatype::ociIndex);
    addEntry(target, refName);
    return target;
}

QStringList TestLayout::refNames() const
{
    QStringList out;
    const auto index = m_folder.readIndex();
    require(index.has_value(), "reading index.json");
    for (const LayoutEntry& entry : index->entries())
        out.append(entry.refName);
    return out;
}

QStringList TestLayout::blobFiles() const
{
    QStringList out;
    QDirIterator files(
        path(QStringLiteral("blobs")), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        out.append(files.fileName());
    }
    out.sort();
    return out;
}

} // namespace portolan
