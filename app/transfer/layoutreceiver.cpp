// SPDX-License-Identifier: Apache-2.0
#include "transfer/layoutreceiver.h"

#include "http/pooltask.h"
#include "transfer/layouttarget.h"

namespace portolan {
namespace {

//! Blobs are hashed and written side by side; more threads than a few only fight for the disk.
constexpr int poolThreads = 4;

class OpenLayout final {
public:
    OpenLayout(LayoutFolder opened, LayoutLease held)
        : folder(std::move(opened))
        , lease(std::make_shared<LayoutLease>(std::move(held)))
    {
    }

    LayoutFolder folder;
    std::shared_ptr<LayoutLease> lease;
};

Result<OpenLayout> openLayout(const QString& path)
{
    auto folder = LayoutFolder::openOrCreate(path);
    if (!folder)
        return folder.error();
    auto lease = folder->holdContent();
    if (!lease)
        return lease.error();
    return OpenLayout(std::move(*folder), std::move(*lease));
}

} // namespace

LayoutReceiver::LayoutReceiver()
{
    m_pool.setMaxThreadCount(poolThreads);
}

LayoutReceiver::~LayoutReceiver() = default;

QCoro::Task<Result<void>> LayoutReceiver::open(QString path, std::stop_token stop)
{
    const std::function<Result<OpenLayout>()> job = [path] { return openLayout(path); };
    const auto opened = co_await runOnPool<OpenLayout>(&m_pool, job, stop);
    if (!opened)
        co_return opened.error();
    m_folder = opened->folder;
    m_lease = std::move(*opened->lease);
    co_return Result<void>();
}

void LayoutReceiver::close()
{
    m_lease = LayoutLease();
}

QCoro::Task<Result<bool>> LayoutReceiver::hasBlob(Descriptor blob, std::stop_token stop)
{
    return runOnPool<bool>(
        &m_pool, [folder = *m_folder, blob] { return Result<bool>(folder.hasBlob(blob)); }, std::move(stop));
}

QCoro::Task<Result<LayoutReceiver::SharedWriter>> LayoutReceiver::startBlob(
    Descriptor blob, std::stop_token stop)
{
    const std::function<Result<SharedWriter>()> job = [folder = *m_folder, blob,
                                                          stop]() -> Result<SharedWriter> {
        auto writer = folder.startBlob(blob, stop);
        if (!writer)
            return writer.error();
        return std::make_shared<BlobWriter>(std::move(*writer));
    };
    return runOnPool<SharedWriter>(&m_pool, job, std::move(stop));
}

QCoro::Task<Result<void>> LayoutReceiver::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto writer = co_await startBlob(blob, stop);
    if (!writer)
        co_return writer.error();
    if ((*writer)->offset() > 0)
        tally->resumedAt((*writer)->offset());
    auto target = std::make_shared<LayoutTarget>(m_pool, m_home, *writer, tally);
    const auto streamed = co_await source.stream(blob, target, stop);
    auto ended = co_await endBlob(*writer, streamed, stop);
    if (ended)
        tally->complete();
    co_return ended;
}

QCoro::Task<Result<void>> LayoutReceiver::endBlob(
    SharedWriter writer, Result<void> streamed, std::stop_token stop)
{
    Q_UNUSED(stop)
    const std::function<Result<void>()> job = [writer, streamed]() -> Result<void> {
        if (streamed)
            return writer->commit();
        if (streamed.error().kind() == ErrorKind::Protocol)
            writer->abandon(); // bytes of a source that lies are no beginning for anything
        else
            writer->keep();
        return streamed;
    };
    return runOnPool<void>(&m_pool, job, std::stop_token());
}

QCoro::Task<Result<void>> LayoutReceiver::putManifest(ManifestDocument document, std::stop_token stop)
{
    const std::function<Result<void>()> job = [folder = *m_folder, document] {
        return folder.writeBlob(document.descriptor(), document.bytes());
    };
    return runOnPool<void>(&m_pool, job, std::move(stop));
}

QCoro::Task<Result<void>> LayoutReceiver::editIndex(
    std::function<Result<void>(LayoutIndex&)> edit, std::stop_token stop)
{
    const std::function<Result<void>()> job = [folder = *m_folder, edit] { return folder.editIndex(edit); };
    return runOnPool<void>(&m_pool, job, std::move(stop));
}

} // namespace portolan
