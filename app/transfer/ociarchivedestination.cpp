// SPDX-License-Identifier: Apache-2.0
#include "transfer/ociarchivedestination.h"

#include "http/pooltask.h"
#include "transfer/skopeonotes.h"
#include "transfer/tarballwriter.h"

namespace portolan {
namespace {

constexpr qint64 tarBlock = 512;

//! Everything the archive is made of, to be written in the pool. A value.
class OciArchiveContent final {
public:
    explicit OciArchiveContent(LayoutFolder layout) : folder(std::move(layout)) {}

    [[nodiscard]] Result<void> write(const std::stop_token& stop) const
    {
        QList<qint64> sizes;
        qint64 expected = 4 * tarBlock + index.size();
        for (const Digest& digest : blobs) {
            const std::optional<qint64> size = folder.blobSize(digest);
            if (!size)
                return Error::storage(Sentence(QT_TRANSLATE_NOOP("Core", "the staged blob is gone")))
                    .at(QString(), folder.blobPath(digest));
            sizes << *size;
            expected += *size + 2 * tarBlock;
        }
        auto tar = TarballWriter::create(path, expected);
        if (!tar)
            return tar.error();
        auto done = (*tar)->addBytes(
            QStringLiteral("oci-layout"), QByteArrayLiteral(R"({"imageLayoutVersion":"1.0.0"})"));
        if (done)
            done = (*tar)->addBytes(QStringLiteral("index.json"), index);
        for (qsizetype i = 0; done && i < blobs.size(); ++i) {
            const Digest& digest = blobs.at(i);
            done = (*tar)->addFile(QStringLiteral("blobs/%1/%2").arg(digest.algorithm(), digest.encoded()),
                folder.blobPath(digest), sizes.at(i), stop);
        }
        if (!done)
            return done;
        return (*tar)->finish();
    }

    LayoutFolder folder;
    QString path;
    QByteArray index;
    QList<Digest> blobs;
};

} // namespace

OciArchiveDestination::OciArchiveDestination(QString path, QString name, bool replaceExisting)
    : m_name(std::move(name))
    , m_stage(std::move(path), replaceExisting)
    , m_attachments(m_stage.archivePath(), m_name)
{
}

QString OciArchiveDestination::where() const
{
    const QString file = QStringLiteral("oci-archive:") + m_stage.archivePath();
    return m_name.isEmpty() ? file : file + u':' + m_name;
}

QCoro::Task<Result<void>> OciArchiveDestination::begin(std::stop_token stop)
{
    auto opened = co_await m_stage.open(stop);
    co_return opened;
}

QCoro::Task<Result<bool>> OciArchiveDestination::hasBlob(Descriptor blob, std::stop_token stop)
{
    auto answer = co_await m_stage.receiver().hasBlob(blob, stop);
    if (answer && *answer)
        m_stage.use(blob.digest);
    co_return answer;
}

QCoro::Task<Result<void>> OciArchiveDestination::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto received = co_await m_stage.receiver().receiveBlob(source, blob, tally, stop);
    if (received)
        m_stage.use(blob.digest);
    co_return received;
}

QCoro::Task<Result<void>> OciArchiveDestination::putManifest(
    ManifestDocument document, QString tag, std::stop_token stop)
{
    auto written = co_await m_stage.receiver().putManifest(document, stop);
    if (!written)
        co_return written;
    m_stage.use(document.digest());
    if (AttachmentEntries::isNeededFor(document, tag))
        m_attachments.add(document, tag);
    co_return written;
}

QCoro::Task<Result<DestinationReport>> OciArchiveDestination::finish(
    ManifestDocument root, std::stop_token stop)
{
    const auto put = co_await m_stage.receiver().putManifest(root, stop);
    if (!put)
        co_return put.error();
    m_stage.use(root.digest());
    LayoutIndex index;
    m_attachments.enter(index);
    index.setEntry(root.descriptor(), m_name);
    OciArchiveContent archive(m_stage.receiver().folder());
    archive.path = m_stage.temporaryArchive();
    archive.index = index.toJson();
    archive.blobs = m_stage.used();
    const std::function<Result<void>()> job = [this, archive, stop]() -> Result<void> {
        if (auto made = archive.write(stop); !made)
            return made;
        return m_stage.publish();
    };
    const auto written = co_await runOnPool<void>(&m_stage.receiver().pool(), job, stop);
    const auto closed = co_await m_stage.close(stop);
    if (!written || !closed)
        co_return written ? closed.error() : written.error();
    DestinationReport report;
    report.notes = skopeoNotes(root, m_name);
    co_return report;
}

QCoro::Task<Result<void>> OciArchiveDestination::abort(std::stop_token stop)
{
    auto closed = co_await m_stage.close(stop);
    co_return closed;
}

} // namespace portolan
