// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutdataplane.h"

#include "registry/layout/blobstream.h"
#include "registry/layout/devicefeed.h"
#include "registry/layout/layoutdeletion.h"
#include "registry/layout/manifestwriter.h"

namespace portolan {
namespace {

constexpr int poolThreads = 4;

template <typename T> using Job = std::function<Result<T>()>;

//! At the device's current position, which becomes the writer's, or the writer starts at the device's.
Result<void> alignWriter(BlobWriter& writer, QIODevice& content)
{
    if (writer.offset() == 0)
        return {};
    if (!content.isSequential() && content.seek(content.pos() + writer.offset()))
        return {};
    return writer.restart();
}

} // namespace

LayoutDataPlane::LayoutDataPlane(std::shared_ptr<LocalSource> source) : m_source(std::move(source))
{
    m_pool.setMaxThreadCount(poolThreads);
}

LayoutDataPlane::~LayoutDataPlane() = default;

QCoro::Task<Result<Descriptor>> LayoutDataPlane::resolve(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto document = co_await fetchManifest(repository, tagOrDigest, stop);
    if (!document)
        co_return document.error();
    co_return document->descriptor();
}

QCoro::Task<Result<ManifestDocument>> LayoutDataPlane::fetchManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Job<ManifestDocument> job = [source = m_source, repository, tagOrDigest]() -> Result<ManifestDocument> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->manifest(repository, tagOrDigest);
    };
    return runOnPool<ManifestDocument>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<QByteArray>> LayoutDataPlane::fetchBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    Job<QByteArray> job = [source = m_source, descriptor]() -> Result<QByteArray> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->store().readBlob(descriptor);
    };
    return runOnPool<QByteArray>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<bool>> LayoutDataPlane::hasBlob(
    QString repository, Descriptor descriptor, std::stop_token stop)
{
    Q_UNUSED(repository)
    Job<bool> job = [source = m_source, descriptor]() -> Result<bool> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->store().hasBlob(descriptor);
    };
    return runOnPool<bool>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<bool>> LayoutDataPlane::mountBlob(
    QString repository, Descriptor descriptor, QString fromRepository, std::stop_token stop)
{
    Q_UNUSED(fromRepository)
    return hasBlob(std::move(repository), std::move(descriptor), std::move(stop));
}

QCoro::Task<Result<ReferrerList>> LayoutDataPlane::fetchReferrers(
    QString repository, Digest subject, std::stop_token stop)
{
    Job<ReferrerList> job = [source = m_source, repository, subject, stop]() -> Result<ReferrerList> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->referrers(repository, subject, stop);
    };
    return runOnPool<ReferrerList>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<std::shared_ptr<const BlobReader>>> LayoutDataPlane::openBlob(
    Descriptor descriptor, std::stop_token stop)
{
    using Opened = Result<std::shared_ptr<const BlobReader>>;
    Job<std::shared_ptr<const BlobReader>> job = [source = m_source, descriptor]() -> Opened {
        const auto content = source->content();
        if (!content)
            return content.error();
        const BlobStore& store = (*content)->store();
        auto opened = openWholeBlob(store, descriptor);
        if (!opened)
            return opened.error().at(QString(), store.blobPath(descriptor.digest));
        return opened;
    };
    return runOnPool<std::shared_ptr<const BlobReader>>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<void>> LayoutDataPlane::readBlob(QString repository, Descriptor descriptor, qint64 offset,
    std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    Q_UNUSED(repository)
    auto reader = co_await openBlob(descriptor, stop);
    if (!reader)
        co_return reader.error();
    auto streamed = co_await streamBlob(&m_pool, *reader, offset, sink, stop);
    co_return streamed;
}

QCoro::Task<Result<LayoutDataPlane::WriterPtr>> LayoutDataPlane::openWriter(
    Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    Job<WriterPtr> job = [source = m_source, descriptor, stop]() -> Result<WriterPtr> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        if (folder->hasBlob(descriptor))
            return WriterPtr();
        auto writer = folder->startBlob(descriptor, stop);
        if (!writer)
            return writer.error();
        return std::make_shared<BlobWriter>(std::move(*writer));
    };
    auto writer = co_await runOnPool<WriterPtr>(&m_pool, std::move(job), stop);
    if (!writer || !*writer)
        co_return writer;
    if (auto aligned = alignWriter(**writer, *content); !aligned)
        co_return aligned.error();
    co_return writer;
}

QCoro::Task<Result<void>> LayoutDataPlane::writePiece(
    WriterPtr writer, QByteArray piece, std::stop_token stop)
{
    Job<void> job = [writer, piece] { return writer->write(piece); };
    return runOnPool<void>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<void>> LayoutDataPlane::finish(WriterPtr writer, std::stop_token stop)
{
    Job<void> job = [writer] { return writer->commit(); };
    return runOnPool<void>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<void>> LayoutDataPlane::writeBlob(
    QString repository, Descriptor descriptor, std::shared_ptr<QIODevice> content, std::stop_token stop)
{
    Q_UNUSED(repository)
    // Before anything else, so that the device's end is not missed while the writer opens.
    DeviceFeed feed(content, &m_pool, stop);
    auto opened = co_await openWriter(descriptor, content, stop);
    if (!opened)
        co_return opened.error();
    const WriterPtr writer = *opened;
    if (!writer)
        co_return Result<void>();
    while (writer->offset() < descriptor.size) {
        auto piece = co_await feed.take(descriptor.size - writer->offset(), stop);
        if (!piece)
            co_return piece.error();
        auto written = co_await writePiece(writer, *piece, stop);
        if (!written)
            co_return written;
    }
    auto finished = co_await finish(writer, stop);
    co_return finished;
}

QCoro::Task<Result<void>> LayoutDataPlane::putManifest(
    QString repository, QString tagOrDigest, ManifestDocument document, std::stop_token stop)
{
    Job<void> job = [source = m_source, repository, tagOrDigest, document, stop]() -> Result<void> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        return writeManifest(*folder, repository, tagOrDigest, document, stop);
    };
    return runOnPool<void>(&m_pool, std::move(job), std::move(stop));
}

QCoro::Task<Result<void>> LayoutDataPlane::deleteManifest(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    Job<void> job = [source = m_source, repository, tagOrDigest, stop]() -> Result<void> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        return LayoutDeletion(*folder).removeOne(repository, tagOrDigest, stop);
    };
    return runOnPool<void>(&m_pool, std::move(job), std::move(stop));
}

} // namespace portolan
