// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/actionreader.h"

#include <chrono>
#include <type_traits>

namespace portolan {

//! How long a rollout is followed. A value.
class RolloutPatience final {
public:
    RolloutPatience() = default;

    std::chrono::milliseconds interval{1'000}; //!< between two looks
    std::chrono::milliseconds total{600'000}; //!< then it is left alone, as not ended
    std::chrono::milliseconds degraded{60'000}; //!< so long the operator may say Degraded
};
static_assert(!std::is_aggregate_v<RolloutPatience>);

//! Follows what the registry's operator makes of a changed config, to its end. Worker thread; outlives its
//! tasks.
class Rollout final {
public:
    //! Not owned; outlives this.
    explicit Rollout(ActionReader& reader) : m_reader(reader) {}
    Q_DISABLE_COPY_MOVE(Rollout)
    ~Rollout() = default;

    void setPatience(RolloutPatience patience) { m_patience = patience; }

    //! The config as it was last, settled or not. Stopping ends the looking, not the rollout.
    [[nodiscard]] QCoro::Task<Result<OperatorConfig>> follow(
        ActionProgressFunction progress, std::stop_token stop);
    //! The default route's host, once it has one; empty when it gets none in time, or may not be read.
    [[nodiscard]] QCoro::Task<Result<QString>> awaitRoute(std::stop_token stop);

private:
    ActionReader& m_reader;
    RolloutPatience m_patience;
};

//! What came of it, for a report. Pure.
[[nodiscard]] ActionItem rolloutItem(const OperatorConfig& config);

} // namespace portolan
