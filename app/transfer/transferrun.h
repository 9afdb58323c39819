// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "transfer/imagecollector.h"
#include "transfer/transferengine.h"

namespace portolan {

//! One transfer under way: see TransferEngine::run. Used once; outlives its task. Worker thread.
class TransferRun final {
public:
    TransferRun(TransferSource source, std::shared_ptr<Destination> destination, TransferOptions options);
    Q_DISABLE_COPY_MOVE(TransferRun)
    ~TransferRun();

    [[nodiscard]] std::shared_ptr<const TransferMeter> meter() const { return m_meter; }
    [[nodiscard]] QCoro::Task<Result<TransferReport>> execute(std::stop_token stop);

private:
    class Lanes;
    class Item;
    //! What is done with one blob.
    using Step = QCoro::Task<Result<void>> (TransferRun::*)(Item* item, std::stop_token stop);

    [[nodiscard]] QCoro::Task<Result<DestinationReport>> store(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> forEachBlob(Step step, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> work(
        std::shared_ptr<Lanes> lanes, Step step, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> checkBlob(Item* item, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> moveBlob(Item* item, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> putManifests(std::stop_token stop);
    void makeItems();
    void dropForeign();
    [[nodiscard]] TransferReport report(const DestinationReport& stored) const;

    TransferSource m_source;
    std::shared_ptr<Destination> m_destination;
    TransferOptions m_options;
    BlobSource m_blobs;
    std::shared_ptr<TransferMeter> m_meter;
    std::chrono::steady_clock::time_point m_start;
    TransferPlan m_plan;
    std::vector<std::unique_ptr<Item>> m_items;
    Sentences m_notes;
};

} // namespace portolan
