// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/controlplane.h"
#include "registry/engine/engineclient.h"

namespace portolan {

//! What an engine has beside its images: it gives an image a name without any content being written. Offers
//! nothing else. Worker thread; outlives its tasks.
class EngineControl final : public ControlPlane {
public:
    //! `client` is not owned and outlives this.
    explicit EngineControl(EngineClient& client);

    //! Empty.
    [[nodiscard]] QCoro::Task<Result<Offering>> offering(QString place, std::stop_token stop) override;
    //! `digest`: as EngineImage::knownAs() was, or the image's ID. False: the engine has no such image.
    [[nodiscard]] QCoro::Task<Result<bool>> restoreTag(
        QString repository, QString tag, Digest digest, std::stop_token stop) override;

private:
    EngineClient& m_client;
};

} // namespace portolan
