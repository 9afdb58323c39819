// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/seedlayout.h"

#include "registry/layout/layoutfolder.h"
#include "registry/layout/ociarchive.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace portolan {
namespace {

constexpr qint64 copyPiece = qint64(1) << 20;

//! Qt resources have no file name the tar reader could open.
Result<QString> asRealFile(const QString& path, const QTemporaryDir& folder)
{
    if (!path.startsWith(u':') && !path.startsWith(QStringLiteral("qrc:")))
        return path;
    QFile resource(path.startsWith(u':') ? path : path.mid(3));
    if (!resource.open(QIODevice::ReadOnly))
        return Error::notFound(QStringLiteral("there is no such resource")).at(QString(), path);
    const QString copy = folder.filePath(QStringLiteral("sample.tar"));
    if (auto written = writeFileAtomically(copy, resource.readAll()); !written)
        return written.error();
    return copy;
}

Result<void> copyBlob(const OciArchive& archive, const LayoutFolder& folder, const Digest& digest)
{
    const auto reader = archive.openBlob(digest);
    if (!reader)
        return reader.error();
    auto writer = folder.startBlob(Descriptor(QString(), digest, reader->size()));
    if (!writer)
        return writer.error();
    while (writer->offset() < reader->size()) {
        const auto piece = reader->read(writer->offset(), copyPiece);
        if (!piece)
            return piece.error();
        if (auto written = writer->write(*piece); !written)
            return written;
    }
    return writer->commit();
}

Result<void> copyArchive(const OciArchive& archive, const LayoutFolder& folder)
{
    const auto index = archive.readIndex();
    if (!index)
        return index.error();
    const QList<Digest> digests = archive.digests();
    for (const Digest& digest : digests) {
        if (auto copied = copyBlob(archive, folder, digest); !copied)
            return copied;
    }
    return folder.editIndex([&index](LayoutIndex& edited) {
        for (const LayoutEntry& entry : index->entries())
            edited.setEntry(entry.descriptor, entry.refName);
        return Result<void>();
    });
}

Result<void> fill(const LayoutFolder& folder, const QString& sampleArchivePath, const QTemporaryDir& work)
{
    if (sampleArchivePath.isEmpty())
        return {};
    const auto file = asRealFile(sampleArchivePath, work);
    if (!file)
        return file.error();
    const auto archive = OciArchive::open(*file);
    if (!archive)
        return archive.error();
    return copyArchive(*archive, folder);
}

bool isEmptyFolder(const QString& path)
{
    return QDir(path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

} // namespace

Result<void> seedLayout(const QString& folder, const QString& sampleArchivePath)
{
    const QString target = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (QFileInfo::exists(target + QStringLiteral("/oci-layout")))
        return {};
    if (QFileInfo::exists(target) && !isEmptyFolder(target))
        return Error::conflict(QStringLiteral("the folder holds other things"))
            .withCode(QStringLiteral("NOT_A_LAYOUT"))
            .at(QString(), target);
    const QString parent = QFileInfo(target).path();
    if (!QDir().mkpath(parent))
        return fileError(EACCES, QStringLiteral("make the folder"), parent);
    // Beside the target, so that a rename moves it there; what a kill leaves is removed with it or is a few
    // kilobytes.
    const QTemporaryDir work(parent + QStringLiteral("/.portolan-seed-XXXXXX"));
    if (!work.isValid())
        return Error::storage(QStringLiteral("cannot make a temporary folder: %1").arg(work.errorString()))
            .at(QString(), parent);
    const QString made = work.filePath(QStringLiteral("layout"));
    const auto layout = LayoutFolder::openOrCreate(made);
    if (!layout)
        return layout.error();
    if (auto filled = fill(*layout, sampleArchivePath, work); !filled)
        return filled;
    if (auto moved = renameFile(made, target); !moved) {
        // Another process was faster: its layout is as good.
        return QFileInfo::exists(target + QStringLiteral("/oci-layout")) ? Result<void>() : moved;
    }
    return {};
}

} // namespace portolan
