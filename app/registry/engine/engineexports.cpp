// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineexports.h"

#include "base/diskspace.h"
#include "http/pooltask.h"
#include "registry/engine/spoolsink.h"
#include "registry/layout/detectlocalsource.h"
#include "registry/layout/dockerarchive.h"
#include "registry/layout/ociarchive.h"

#include <QFile>

#include <algorithm>
#include <fcntl.h>
#include <limits>

namespace portolan {
namespace {

constexpr size_t keptImages = 2;
constexpr qint64 spareBytes = qint64(1) << 30;

using StorePtr = std::shared_ptr<const BlobStore>;

Result<StorePtr> openStore(const QString& path, const std::stop_token& stop)
{
    const auto kind = detectLocalSource(path);
    if (!kind)
        return kind.error();
    if (*kind == RegistryKind::OciArchive) {
        auto archive = OciArchive::open(path, stop);
        if (!archive)
            return archive.error();
        return StorePtr(std::make_shared<OciArchive>(std::move(*archive)));
    }
    auto archive = DockerArchive::open(path, stop);
    if (!archive)
        return archive.error();
    return StorePtr(std::make_shared<DockerArchive>(std::move(*archive)));
}

//! Blocks: opens what was written and takes its name away.
Result<ExportedImage> openExport(const QString& path, const Digest& id, const std::stop_token& stop)
{
    auto store = openStore(path, stop);
    QFile::remove(path);
    if (!store)
        return store.error();
    const auto index = (*store)->readIndex();
    if (!index)
        return index.error();
    if (index->entries().isEmpty())
        return Error::protocol(QStringLiteral("the engine gave out an archive without an image"))
            .withCode(QStringLiteral("ENGINE_FAILED"));
    const Descriptor& entry = index->entries().first().descriptor;
    auto root = (*store)->readManifest(entry.digest, entry.mediaType);
    if (!root)
        return root.error();
    return ExportedImage(id, *store, *root);
}

} // namespace

EngineExports::EngineExports(EngineClient& client, QString folder)
    : m_client(client)
    , m_parent(std::move(folder))
{
    m_pool.setMaxThreadCount(2);
    if (m_parent.isEmpty())
        m_parent = ScratchFolder::defaultParent();
}

EngineExports::~EngineExports() = default;

Result<QString> EngineExports::scratchFolder()
{
    if (!m_folder) {
        auto made = ScratchFolder::make(m_parent, QStringLiteral("engine"));
        if (!made)
            return made.error();
        m_folder = std::move(*made);
    }
    return m_folder->path();
}

QCoro::Task<Result<ExportedImage>> EngineExports::open(Digest id, qint64 size, std::stop_token stop)
{
    const auto kept = std::find_if(
        m_kept.begin(), m_kept.end(), [&](const ExportedImage& image) { return image.id == id; });
    if (kept != m_kept.end()) {
        m_kept.splice(m_kept.begin(), m_kept, kept);
        co_return std::as_const(m_kept.front());
    }
    Shared::Pointer shared = m_underWay.value(id);
    if (!shared || shared->isAbandoned()) {
        shared = std::make_shared<Shared>();
        m_underWay.insert(id, shared);
        const auto running = work(shared, id, size);
        Q_UNUSED(running)
    }
    auto image = co_await Shared::join(shared, stop);
    co_return image;
}

QCoro::Task<void> EngineExports::work(Shared::Pointer shared, Digest id, qint64 size)
{
    auto image = co_await fetch(id, size, shared->stopToken());
    if (image)
        keep(*image);
    if (m_underWay.value(id) == shared)
        m_underWay.remove(id);
    shared->finish(std::move(image));
}

QCoro::Task<Result<ExportedImage>> EngineExports::fetch(Digest id, qint64 size, std::stop_token stop)
{
    const auto folder = scratchFolder();
    if (!folder)
        co_return folder.error();
    const qint64 room = freeDiskBytes(*folder).value_or(std::numeric_limits<qint64>::max()) - spareBytes;
    if (room <= 0 || size > room)
        co_return Error::tooLarge(QStringLiteral("the image has %1 bytes, and there is room for %2")
                                      .arg(size)
                                      .arg(std::max<qint64>(room, 0)))
            .withCode(QStringLiteral("IMAGE_TOO_LARGE"))
            .at(QString(), *folder);
    const QString path = QStringLiteral("%1/%2.tar").arg(*folder).arg(++m_nextFile);
    auto file = PosixFile::open(path, O_WRONLY | O_CREAT | O_EXCL);
    if (!file)
        co_return file.error();
    auto sink = std::make_shared<SpoolSink>(std::move(*file), room);
    const auto saved = co_await m_client.save(id.encoded(), sink, stop);
    const auto settled = co_await SpoolSink::settle(sink);
    if (!saved || !settled) {
        QFile::remove(path);
        co_return saved ? settled.error() : saved.error();
    }
    sink.reset();
    const std::function<Result<ExportedImage>()> job = [path, id, stop] {
        return openExport(path, id, stop);
    };
    auto opened = co_await runOnPool<ExportedImage>(&m_pool, job, stop);
    if (!opened)
        QFile::remove(path);
    co_return opened;
}

void EngineExports::keep(const ExportedImage& image)
{
    m_kept.push_front(image);
    if (m_kept.size() > keptImages)
        m_kept.pop_back();
    m_roots.insert(image.id, image.root.descriptor());
    m_holders.insert(image.root.digest(), image.id);
    for (const Descriptor& part : image.root.references())
        m_holders.insert(part.digest, image.id);
    if (!image.root.index())
        return;
    for (const Descriptor& child : image.root.references()) { // an index whose images are not all there
        const auto document = image.store->readManifest(child.digest, child.mediaType);
        if (!document)
            continue;
        for (const Descriptor& part : document->references())
            m_holders.insert(part.digest, image.id);
    }
}

QCoro::Task<Result<ExportedImage>> EngineExports::openHolderOf(Digest content, std::stop_token stop)
{
    const Digest id = m_holders.value(content);
    if (id.isNull())
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "%1 is in no image that was read"), {content.toString()}))
            .withCode(QStringLiteral("BLOB_UNKNOWN"));
    auto image = co_await open(id, -1, stop);
    co_return image;
}

} // namespace portolan
