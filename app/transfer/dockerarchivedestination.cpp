// SPDX-License-Identifier: Apache-2.0
#include "transfer/dockerarchivedestination.h"

#include "http/pooltask.h"
#include "oci/mediatype.h"
#include "oci/reference.h"
#include "transfer/dockerarchivewriter.h"

namespace portolan {

DockerArchiveDestination::DockerArchiveDestination(QString path, QString name, bool replaceExisting)
    : m_name(std::move(name))
    , m_stage(std::move(path), replaceExisting)
{
}

QString DockerArchiveDestination::where() const
{
    const QString file = QStringLiteral("docker-archive:") + m_stage.archivePath();
    return m_name.isEmpty() ? file : file + u':' + m_name;
}

QCoro::Task<Result<void>> DockerArchiveDestination::begin(std::stop_token stop)
{
    if (!m_name.isEmpty()) {
        const auto reference = Reference::parse(m_name);
        if (!reference)
            co_return reference.error();
        if (reference->digest())
            co_return Error::usage(Sentence(QT_TRANSLATE_NOOP(
                "Core", "an image in a docker archive is named by a tag, not by a digest")));
        m_name = reference->withTag(reference->tagOrDigest()).toString();
    }
    auto opened = co_await m_stage.open(stop);
    co_return opened;
}

QCoro::Task<Result<bool>> DockerArchiveDestination::hasBlob(Descriptor blob, std::stop_token stop)
{
    auto answer = co_await m_stage.receiver().hasBlob(blob, stop);
    co_return answer;
}

QCoro::Task<Result<void>> DockerArchiveDestination::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto received = co_await m_stage.receiver().receiveBlob(source, blob, tally, stop);
    if (!received || !isLayerKind(mediaKind(blob.mediaType)))
        co_return received;
    auto learned = co_await learnLayer(blob, stop);
    co_return learned;
}

QCoro::Task<Result<void>> DockerArchiveDestination::learnLayer(Descriptor blob, std::stop_token stop)
{
    const QString path = m_stage.receiver().folder().blobPath(blob.digest);
    const std::function<Result<InflatedLayer>()> job = [path, stop] { return inflateLayer(path, {}, stop); };
    const auto unpacked = co_await runOnPool<InflatedLayer>(&m_stage.receiver().pool(), job, stop);
    if (!unpacked) {
        giveUpIfHopeless(unpacked.error());
        co_return unpacked.error();
    }
    m_inflated.insert(blob.digest, *unpacked);
    co_return Result<void>();
}

QCoro::Task<Result<void>> DockerArchiveDestination::putManifest(
    ManifestDocument document, QString tag, std::stop_token stop)
{
    Q_UNUSED(document)
    Q_UNUSED(tag)
    Q_UNUSED(stop)
    co_return Error::unsupported(
        Sentence(QT_TRANSLATE_NOOP("Core", "a docker archive holds one image and nothing beside it")));
}

QCoro::Task<Result<DestinationReport>> DockerArchiveDestination::finish(
    ManifestDocument root, std::stop_token stop)
{
    const Manifest* manifest = root.manifest();
    if (!manifest || !manifest->config || !manifest->isImage())
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP("Core", "only an image fits into a docker archive")))
            .withCode(QStringLiteral("NOT_AN_IMAGE"));
    DockerArchiveWriter archive(m_stage.receiver().folder(), *manifest, m_name);
    archive.inflated = m_inflated;
    const std::function<Result<void>()> job = [this, archive, stop]() -> Result<void> {
        if (auto made = archive.write(m_stage.temporaryArchive(), stop); !made)
            return made;
        return m_stage.publish();
    };
    const auto written = co_await runOnPool<void>(&m_stage.receiver().pool(), job, stop);
    if (!written)
        giveUpIfHopeless(written.error());
    const auto closed = co_await m_stage.close(stop);
    if (!written || !closed)
        co_return written ? closed.error() : written.error();
    DestinationReport report;
    report.digestPreserved = false;
    report.notes << Sentence(
        QT_TRANSLATE_NOOP(
            "Core", "A docker archive holds no manifest: the digest is not preserved. The image ID is %1."),
        {manifest->config->digest.toString()});
    co_return report;
}

void DockerArchiveDestination::giveUpIfHopeless(const Error& error)
{
    if (error.kind() == ErrorKind::Protocol || error.kind() == ErrorKind::Unsupported)
        m_stage.giveUp();
}

QCoro::Task<Result<void>> DockerArchiveDestination::abort(std::stop_token stop)
{
    auto closed = co_await m_stage.close(stop);
    co_return closed;
}

} // namespace portolan
