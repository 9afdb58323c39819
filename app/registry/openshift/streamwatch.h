// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/changegatherer.h"
#include "registry/openshift/kubewatch.h"
#include "registry/openshift/streamfollower.h"
#include "registry/openshift/streamplace.h"

#include <QDeadlineTimer>

#include <deque>
#include <memory>
#include <vector>

namespace portolan {

//! One ControlPlane::watch(): the image streams of a cluster, a project, or one stream. A cluster whose
//! streams may not be listed as a whole is watched project by project, on at most three connections, which
//! take turns where there are more projects. Worker thread; outlives its task.
class StreamWatch final {
public:
    //! What is not a value is not owned and outlives this.
    StreamWatch(KubeClient& client, StreamPlace place, StreamHeads& told, RegistryChangeFunction onChange);
    Q_DISABLE_COPY_MOVE(StreamWatch)
    ~StreamWatch() = default;

    [[nodiscard]] QCoro::Task<Result<void>> run(std::stop_token stop);
    //! The first pause after an interruption; tests make it short.
    void setFirstPause(std::chrono::milliseconds pause) { m_firstPause = pause; }
    void setLength(std::chrono::seconds length) { m_length = length; }
    //! How soon each of many projects has its turn, where the number of them allows it.
    void setRound(std::chrono::seconds round) { m_round = round; }

private:
    //! A project with its watch.
    class Entry final {
    public:
        Entry(KubeClient& client, const QString& path, std::unique_ptr<StreamFollower> streams);

        std::unique_ptr<StreamFollower> follower;
        KubeWatch watch;
        std::chrono::milliseconds pause{0}; //!< before the next turn, after a failure
        bool dropped = false;
    };
    using EntryPtr = std::shared_ptr<Entry>;

    [[nodiscard]] std::unique_ptr<StreamFollower> follower(const QString& project, bool quiet);
    [[nodiscard]] QCoro::Task<Result<void>> runOne(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> runProjects(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> takeTurns(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> takeTurn(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> refreshProjects(std::stop_token stop);
    [[nodiscard]] std::chrono::seconds turnLength(const Entry& entry) const;
    void drop(const EntryPtr& entry);
    void tellState(const Error* why);

    KubeClient& m_client;
    StreamPlace m_place;
    StreamHeads& m_told;
    ChangeGatherer m_gatherer;
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::seconds m_length{240};
    std::chrono::seconds m_round{12};
    std::vector<EntryPtr> m_entries;
    std::deque<EntryPtr> m_waiting;
    QDeadlineTimer m_projectsFresh;
    bool m_projectsKnown = false;
    bool m_connected = false;
    std::stop_source m_end;
};

} // namespace portolan
