// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/blobstream.h"

#include "http/httprequest.h"
#include "http/pooltask.h"
#include "registry/layout/wakegate.h"

namespace portolan {
namespace {

constexpr qint64 pieceBytes = qint64(1) << 20;

//! What a sink of an HTTP body expects to see before the bytes.
HttpResponse headFor(qint64 offset, qint64 size)
{
    HttpResponse head(offset > 0 ? 206 : 200, QUrl());
    head.headers.emplace_back("Content-Type", "application/octet-stream");
    head.headers.emplace_back("Content-Length", QByteArray::number(size - offset));
    if (offset > 0)
        head.headers.emplace_back("Content-Range",
            "bytes " + QByteArray::number(offset) + '-' + QByteArray::number(size - 1) + '/'
                + QByteArray::number(size));
    return head;
}

QCoro::Task<Result<QByteArray>> readPiece(
    QThreadPool* pool, std::shared_ptr<const BlobReader> reader, qint64 offset, std::stop_token stop)
{
    std::function<Result<QByteArray>()> job = [reader, offset] { return reader->read(offset, pieceBytes); };
    return runOnPool<QByteArray>(pool, std::move(job), std::move(stop));
}

} // namespace

Result<std::shared_ptr<const BlobReader>> openWholeBlob(const BlobStore& store, const Descriptor& descriptor)
{
    auto reader = store.openBlob(descriptor.digest);
    if (!reader)
        return reader.error();
    if (reader->size() != descriptor.size)
        return Error::protocol(QStringLiteral("it has %1 bytes, its descriptor says %2")
                                   .arg(reader->size())
                                   .arg(descriptor.size))
            .withCode(QStringLiteral("SIZE_MISMATCH"));
    return std::shared_ptr<const BlobReader>(std::make_shared<BlobReader>(std::move(*reader)));
}

QCoro::Task<Result<void>> streamBlob(QThreadPool* pool, std::shared_ptr<const BlobReader> reader,
    qint64 offset, std::shared_ptr<BodySink> sink, std::stop_token stop)
{
    const qint64 size = reader->size();
    if (offset < 0 || offset > size)
        co_return Error::protocol(QStringLiteral("there is no byte %1 in it").arg(offset))
            .withCode(QStringLiteral("RANGE_INVALID"));
    if (auto begun = sink->begin(headFor(offset, size)); !begun)
        co_return begun;
    WakeGate gate(stop);
    sink->onReady(gate.waker());
    while (offset < size) {
        while (!sink->ready() && !stop.stop_requested())
            co_await gate.woken();
        auto piece = co_await readPiece(pool, reader, offset, stop);
        if (!piece)
            co_return piece.error();
        offset += piece->size();
        if (auto taken = sink->write(std::move(*piece)); !taken)
            co_return taken;
    }
    co_return Result<void>();
}

} // namespace portolan
