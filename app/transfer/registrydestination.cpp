// SPDX-License-Identifier: Apache-2.0
#include "transfer/registrydestination.h"

#include "http/pause.h"
#include "transfer/pipetarget.h"

namespace portolan {

//! What the two ends of one upload share: whichever fails first stops the other and is the one to tell about.
class RegistryDestination::Upload final {
public:
    Upload(qint64 size, std::shared_ptr<BlobTally> tally)
        : pipe(std::make_shared<BoundedPipe>(size))
        , target(std::make_shared<PipeTarget>(pipe, std::move(tally)))
    {
    }

    void failed(const Error& error)
    {
        if (!firstError)
            firstError = error;
        stopper.request_stop();
    }

    std::shared_ptr<BoundedPipe> pipe;
    std::shared_ptr<PipeTarget> target;
    std::stop_source stopper;
    std::optional<Error> firstError;
};

RegistryDestination::RegistryDestination(
    DataPlane* plane, QString repository, QString tag, QString reference, QString mountFrom)
    : m_plane(plane)
    , m_repository(std::move(repository))
    , m_tag(std::move(tag))
    , m_reference(std::move(reference))
    , m_mountFrom(std::move(mountFrom))
{
}

QCoro::Task<Result<void>> RegistryDestination::begin(std::stop_token stop)
{
    Q_UNUSED(stop)
    co_return Result<void>();
}

QCoro::Task<Result<bool>> RegistryDestination::hasBlob(Descriptor blob, std::stop_token stop)
{
    auto answer = co_await m_plane->hasBlob(m_repository, blob, stop);
    co_return answer;
}

QCoro::Task<Result<void>> RegistryDestination::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    if (!m_mountFrom.isEmpty()) {
        const auto mounted = co_await mount(blob, stop);
        if (!mounted)
            co_return mounted.error();
        if (*mounted) {
            tally->present();
            co_return Result<void>();
        }
    }
    for (int failures = 0;; ++failures) {
        const auto done = co_await uploadOnce(source, blob, tally, stop);
        if (done) {
            tally->complete();
            co_return Result<void>();
        }
        if (stop.stop_requested())
            co_return Error::cancelled();
        if (!BlobSource::isPassing(done.error()) || failures >= source.retries())
            co_return done.error();
        tally->restarted();
        const bool waited = co_await pauseFor(source.firstRetryDelay() * (1 << failures), stop);
        if (!waited)
            co_return Error::cancelled();
    }
}

QCoro::Task<Result<bool>> RegistryDestination::mount(Descriptor blob, std::stop_token stop)
{
    auto mounted = co_await m_plane->mountBlob(m_repository, blob, m_mountFrom, stop);
    if (mounted || stop.stop_requested())
        co_return mounted;
    if (BlobSource::isPassing(mounted.error()))
        co_return mounted;
    co_return false; // some registries refuse instead of opening an upload; the upload will say what is
                     // really wrong
}

QCoro::Task<Result<void>> RegistryDestination::uploadOnce(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto upload = std::make_shared<Upload>(blob.size, std::move(tally));
    const std::stop_callback onStop(stop, [upload] { upload->stopper.request_stop(); });
    const std::stop_token inner = upload->stopper.get_token();
    auto sending = send(blob, upload, inner); // both start here and now, and run side by side
    auto feeding = feed(source, blob, upload, inner);
    const auto fed = co_await feeding;
    Q_UNUSED(fed) // its failure is upload->firstError
    const auto sent = co_await sending;
    if (sent)
        co_return sent; // verified over there, whatever became of this side
    if (stop.stop_requested())
        co_return Error::cancelled();
    if (upload->firstError)
        co_return *upload->firstError;
    co_return sent;
}

QCoro::Task<Result<void>> RegistryDestination::feed(
    BlobSource source, Descriptor blob, std::shared_ptr<Upload> upload, std::stop_token stop)
{
    auto done = co_await source.stream(blob, upload->target, stop);
    if (!done) {
        upload->failed(done.error());
        upload->pipe->fail();
    }
    co_return done;
}

QCoro::Task<Result<void>> RegistryDestination::send(
    Descriptor blob, std::shared_ptr<Upload> upload, std::stop_token stop)
{
    auto done = co_await m_plane->writeBlob(m_repository, blob, upload->pipe, stop);
    if (!done)
        upload->failed(done.error());
    else
        upload->stopper.request_stop(); // it may have needed no bytes, and nobody reads the pipe any more
    co_return done;
}

QCoro::Task<Result<void>> RegistryDestination::putManifest(
    ManifestDocument document, QString tag, std::stop_token stop)
{
    const QString name = tag.isEmpty() ? document.digest().toString() : tag;
    auto stored = co_await m_plane->putManifest(m_repository, name, document, stop);
    co_return stored;
}

QCoro::Task<Result<DestinationReport>> RegistryDestination::finish(
    ManifestDocument root, std::stop_token stop)
{
    const auto stored = co_await putManifest(root, m_tag, stop);
    if (!stored)
        co_return stored.error();
    co_return DestinationReport();
}

QCoro::Task<Result<void>> RegistryDestination::abort(std::stop_token stop)
{
    Q_UNUSED(stop)
    co_return Result<void>();
}

} // namespace portolan
