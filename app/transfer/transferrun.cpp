// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferrun.h"

#include <algorithm>

namespace portolan {

//! A blob of the plan and what has become of it.
class TransferRun::Item final {
public:
    Item(Descriptor descriptor, const std::shared_ptr<TransferMeter>& meter)
        : blob(std::move(descriptor))
        , tally(std::make_shared<BlobTally>(meter, blob.size))
    {
    }

    Descriptor blob;
    std::shared_ptr<BlobTally> tally;
    bool settled = false; //!< nothing left to do
    bool elsewhere = false; //!< a foreign layer that the source does not have
};

//! What the tasks that work side by side share: whose turn it is, and the first failure, which stops the
//! others.
class TransferRun::Lanes final {
public:
    explicit Lanes(const std::stop_token& outer) : m_onStop(outer, Stopper(m_stopper)) {}

    [[nodiscard]] std::stop_token token() const { return m_stopper.get_token(); }
    [[nodiscard]] size_t takeNext() { return m_next++; }
    [[nodiscard]] const std::optional<Error>& firstError() const { return m_firstError; }
    void fail(const Error& error)
    {
        if (!m_firstError)
            m_firstError = error;
        m_stopper.request_stop();
    }

private:
    class Stopper {
    public:
        explicit Stopper(const std::stop_source& target) : m_target(target) {}
        void operator()() { m_target.request_stop(); }

    private:
        std::stop_source m_target;
    };

    std::stop_source m_stopper;
    std::optional<Error> m_firstError;
    size_t m_next = 0;
    std::stop_callback<Stopper> m_onStop;
};

TransferRun::TransferRun(
    TransferSource source, std::shared_ptr<Destination> destination, TransferOptions options)
    : m_source(std::move(source))
    , m_destination(std::move(destination))
    , m_options(std::move(options))
    , m_blobs(m_source.plane, m_source.repository, m_options.retries, m_options.firstRetryDelay)
    , m_meter(std::make_shared<TransferMeter>())
    , m_start(std::chrono::steady_clock::now())
{
}

TransferRun::~TransferRun() = default;

QCoro::Task<Result<TransferReport>> TransferRun::execute(std::stop_token stop)
{
    ImageCollector collector(m_source, m_options, m_destination->holdsOneImageOnly());
    auto collected = co_await collector.collect(stop);
    if (stop.stop_requested())
        co_return Error::cancelled();
    if (!collected)
        co_return collected.error();
    m_plan = std::move(collected->plan);
    m_notes = collected->notes;
    const auto stored = co_await store(stop);
    if (stored)
        co_return report(*stored);
    const auto aborted = co_await m_destination->abort(stop);
    if (stop.stop_requested())
        co_return Error::cancelled();
    Q_UNUSED(aborted) // what went wrong first is what there is to say
    co_return stored.error();
}

QCoro::Task<Result<DestinationReport>> TransferRun::store(std::stop_token stop)
{
    m_destination->tellLoadingTo(m_meter);
    const auto begun = co_await m_destination->begin(stop);
    if (!begun)
        co_return begun.error();
    makeItems();
    const auto checked = co_await forEachBlob(&TransferRun::checkBlob, stop);
    if (!checked)
        co_return checked.error();
    dropForeign();
    m_meter->setTotals(static_cast<int>(m_items.size()), m_plan.blobBytes());
    m_meter->setStage(TransferProgress::Stage::Blobs);
    const auto moved = co_await forEachBlob(&TransferRun::moveBlob, stop);
    if (!moved)
        co_return moved.error();
    m_meter->setStage(TransferProgress::Stage::Manifests);
    const auto put = co_await putManifests(stop);
    if (!put)
        co_return put.error();
    if (stop.stop_requested())
        co_return Error::cancelled();
    m_meter->setStage(TransferProgress::Stage::Finishing);
    auto finished = co_await m_destination->finish(m_plan.root, stop);
    co_return finished;
}

void TransferRun::makeItems()
{
    for (const Descriptor& blob : std::as_const(m_plan.blobs))
        m_items.push_back(std::make_unique<Item>(blob, m_meter));
}

QCoro::Task<Result<void>> TransferRun::forEachBlob(Step step, std::stop_token stop)
{
    auto lanes = std::make_shared<Lanes>(stop);
    std::vector<QCoro::Task<Result<void>>> tasks;
    const int count = std::max(1, m_options.parallelBlobs);
    for (int i = 0; i < count; ++i)
        tasks.push_back(work(lanes, step, lanes->token()));
    for (auto& task : tasks) {
        const auto done = co_await task;
        if (!done)
            lanes->fail(done.error());
    }
    if (stop.stop_requested())
        co_return Error::cancelled();
    if (lanes->firstError())
        co_return *lanes->firstError();
    co_return Result<void>();
}

QCoro::Task<Result<void>> TransferRun::work(std::shared_ptr<Lanes> lanes, Step step, std::stop_token stop)
{
    for (size_t i = lanes->takeNext(); i < m_items.size(); i = lanes->takeNext()) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        Item* const item = m_items.at(i).get();
        if (item->settled)
            continue;
        auto task = (this->*step)(item, stop);
        const auto done = co_await task;
        if (!done) {
            lanes->fail(done.error());
            co_return done.error();
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> TransferRun::checkBlob(Item* item, std::stop_token stop)
{
    const auto present = co_await m_destination->hasBlob(item->blob, stop);
    if (!present)
        co_return present.error();
    if (*present) {
        item->tally->present();
        item->settled = true;
        co_return Result<void>();
    }
    if (!TransferPlan::isForeign(item->blob))
        co_return Result<void>();
    const auto fetchable = co_await m_blobs.hasBlob(item->blob, stop);
    const bool refused = !fetchable
        && (fetchable.error().kind() == ErrorKind::NotFound || fetchable.error().kind() == ErrorKind::Denied);
    if (!fetchable && !refused)
        co_return fetchable.error();
    item->elsewhere = refused || !*fetchable;
    item->settled = item->elsewhere;
    co_return Result<void>();
}

void TransferRun::dropForeign()
{
    std::vector<std::unique_ptr<Item>> kept;
    QList<Descriptor> blobs;
    for (auto& item : m_items) {
        if (item->elsewhere) {
            m_notes << Sentence(
                QT_TRANSLATE_NOOP("Core", "The layer %1 was left out: its maker keeps it elsewhere."),
                {item->blob.digest.toString()});
            continue;
        }
        blobs << item->blob;
        kept.push_back(std::move(item));
    }
    m_items = std::move(kept);
    m_plan.blobs = blobs;
}

QCoro::Task<Result<void>> TransferRun::moveBlob(Item* item, std::stop_token stop)
{
    auto received = co_await m_destination->receiveBlob(m_blobs, item->blob, item->tally, stop);
    item->settled = received.has_value();
    co_return received;
}

QCoro::Task<Result<void>> TransferRun::putManifests(std::stop_token stop)
{
    for (const PlannedManifest& manifest : std::as_const(m_plan.manifests)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        const auto put = co_await m_destination->putManifest(manifest.document, manifest.tag, stop);
        if (!put)
            co_return put.error();
    }
    co_return Result<void>();
}

TransferReport TransferRun::report(const DestinationReport& stored) const
{
    TransferReport out;
    out.digest = m_plan.root.digest();
    out.digestPreserved = stored.digestPreserved;
    out.bytesMoved = m_meter->bytesMoved();
    out.bytesSkipped = m_meter->bytesSkipped();
    const auto took = std::chrono::steady_clock::now() - m_start;
    out.milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    out.where = m_destination->where();
    out.notes = m_notes;
    out.notes += stored.notes;
    return out;
}

} // namespace portolan
