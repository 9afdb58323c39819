// SPDX-License-Identifier: Apache-2.0
#include "transfer/layerinflater.h"

#include "oci/digesthasher.h"

#include <QFile>

#include <archive.h>
#include <archive_entry.h>

#include <cerrno>
#include <memory>

namespace portolan {
namespace {

constexpr size_t readBytes = size_t(1) << 20;

class FreeReader {
public:
    void operator()(archive* reader) const { archive_read_free(reader); }
};
using Reader = std::unique_ptr<archive, FreeReader>;

Error failure(archive* reader, const QString& path)
{
    const QString detail = QString::fromUtf8(archive_error_string(reader));
    const int number = archive_errno(reader);
    if (number == EIO || number == ENOENT || number == EACCES)
        return Error::storage(detail).at(QString(), path);
    return Error::protocol(QStringLiteral("the layer cannot be unpacked: %1").arg(detail))
        .withCode(QStringLiteral("LAYER_BROKEN"))
        .at(QString(), path);
}

//! "raw" shows whatever the filters make of the bytes as one entry; "empty" is what it needs for a blob of no
//! bytes.
Result<Reader> openReader(const QString& path)
{
    Reader reader(archive_read_new());
    if (!reader)
        return Error::internal(QStringLiteral("libarchive cannot read"));
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_filter_zstd(reader.get());
    archive_read_support_filter_bzip2(reader.get());
    archive_read_support_filter_xz(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    if (archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), readBytes)
        != ARCHIVE_OK)
        return failure(reader.get(), path);
    return reader;
}

} // namespace

Result<InflatedLayer> inflateLayer(
    const QString& path, const std::function<Result<void>(QByteArrayView)>& take, const std::stop_token& stop)
{
    auto opened = openReader(path);
    if (!opened)
        return opened.error();
    archive* const reader = opened->get();
    auto hasher = DigestHasher::create(QStringLiteral("sha256"));
    if (!hasher)
        return hasher.error();
    InflatedLayer out;
    archive_entry* entry = nullptr;
    const int begun = archive_read_next_header(reader, &entry);
    if (begun != ARCHIVE_OK && begun != ARCHIVE_EOF)
        return failure(reader, path);
    while (begun == ARCHIVE_OK) {
        if (stop.stop_requested())
            return Error::cancelled();
        const void* data = nullptr;
        size_t size = 0;
        la_int64_t offset = 0;
        const int status = archive_read_data_block(reader, &data, &size, &offset);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK)
            return failure(reader, path);
        const QByteArrayView piece(static_cast<const char*>(data), static_cast<qsizetype>(size));
        hasher->update(piece);
        out.size += piece.size();
        if (!take)
            continue;
        if (auto taken = take(piece); !taken)
            return taken.error();
    }
    out.diffId = hasher->finish();
    return out;
}

} // namespace portolan
