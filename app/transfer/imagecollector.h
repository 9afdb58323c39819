// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentences.h"
#include "transfer/transferengine.h"
#include "transfer/transferplanner.h"

namespace portolan {

//! What a collector found. A value.
class CollectedImage final {
public:
    CollectedImage() = default;

    TransferPlan plan;
    Sentences notes;
};
static_assert(!std::is_aggregate_v<CollectedImage>);

//! Fetches the manifests a transfer is about and makes the plan of them. Outlives its tasks. Worker thread.
class ImageCollector final {
public:
    //! `oneImageOnly`: as Destination::holdsOneImageOnly().
    ImageCollector(TransferSource source, TransferOptions options, bool oneImageOnly);

    //! Errors: as TransferEngine::run.
    [[nodiscard]] QCoro::Task<Result<CollectedImage>> collect(std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchRoot(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetchPlatform(
        ManifestDocument index, Platform wish, int depth, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> checkPlatform(ManifestDocument image, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> fetchMissing(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<ManifestDocument>> fetch(Descriptor manifest, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<bool>> findAttachments(std::stop_token stop);
    [[nodiscard]] Result<Platform> chosenPlatform(const ImageIndex& index);
    void noteWhatIsLeft(const ImageIndex& index, const Descriptor& chosen);

    TransferSource m_source;
    TransferOptions m_options;
    bool m_oneImageOnly;
    std::unique_ptr<TransferPlanner> m_planner;
    QList<Digest> m_asked; //!< subjects whose attachments are known
    Sentences m_notes;
};

} // namespace portolan
