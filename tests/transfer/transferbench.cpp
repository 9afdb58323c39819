// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferbench.h"

#include "registry/layout/layoutfolder.h"
#include "transfer/layoutdestination.h"

#include <QTest>

namespace portolan {

void TransferBench::setUp()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_target = m_dir->filePath(QStringLiteral("target"));
    m_fixture = std::make_unique<ImageFixture>(m_dir->filePath(QStringLiteral("source")));
    m_image = m_fixture->addImage(ImageSpec::withLayers(3, layerBytes), QStringLiteral("1"));
    m_blobs = blobsOf(*m_fixture, m_image);
    m_source = std::make_unique<ScriptedPlane>();
    m_source->load(m_fixture->folder());
}

std::shared_ptr<Destination> TransferBench::layout(const QString& name) const
{
    return std::make_shared<LayoutDestination>(m_target, name);
}

QString TransferBench::fileOf(const QString& digest) const
{
    return m_target + QStringLiteral("/blobs/sha256/") + digest.mid(7);
}

QString TransferBench::partialOf(const QString& digest) const
{
    return m_target + QStringLiteral("/blobs/sha256/.partial-") + digest.mid(7);
}

QStringList TransferBench::names() const
{
    QStringList out;
    const auto folder = LayoutFolder::open(m_target);
    if (!folder)
        return out;
    const auto index = folder->readIndex();
    if (!index)
        qFatal("%s", qPrintable(index.error().toLogLine()));
    for (const LayoutEntry& entry : index->entries())
        out << entry.refName;
    return out;
}

void TransferBench::verifyImage(const FixtureDescriptor& image) const
{
    for (const QString& digest : QStringList(image.digest) + blobsOf(*m_fixture, image))
        QCOMPARE(fileBytes(fileOf(digest)), fileBytes(m_fixture->blobFile(digest)));
}

} // namespace portolan
