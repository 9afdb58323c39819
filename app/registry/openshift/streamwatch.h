// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/changegatherer.h"
#include "registry/openshift/projectwatches.h"
#include "registry/openshift/streamplace.h"

#include <memory>
#include <optional>

namespace portolan {

//! One ControlPlane::watch(): the image streams of a cluster, a project, or one stream. A cluster whose
//! streams may not be listed as a whole is watched project by project. When the login's time is over it asks
//! whether that is so: a connection that was opened before tells on, whatever became of the login. Worker
//! thread; outlives its task.
class StreamWatch final {
public:
    //! What is not a value is not owned and outlives this.
    StreamWatch(KubeClient& client, StreamPlace place, StreamHeads& told, RegistryChangeFunction onChange);
    Q_DISABLE_COPY_MOVE(StreamWatch)
    ~StreamWatch() = default;

    [[nodiscard]] QCoro::Task<Result<void>> run(std::stop_token stop);
    //! The login is no more: run() ends with this.
    void end(const Error& error);
    //! Which projects the window shows, what is looked at first.
    void setShown(const QStringList& projects);
    //! The first pause after an interruption; tests make it short.
    void setFirstPause(std::chrono::milliseconds pause) { m_firstPause = pause; }
    void setLength(std::chrono::seconds length) { m_length = length; }
    //! ProjectWatches::setRound().
    void setRound(std::chrono::milliseconds round) { m_round = round; }

private:
    [[nodiscard]] std::unique_ptr<StreamFollower> follower(const QString& project, bool quiet);
    [[nodiscard]] QCoro::Task<Result<void>> follow(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> guardLogin(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> runOne(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> runProjects(std::stop_token stop);
    void tellInterrupted(const Error& why);
    void tellConnected();

    KubeClient& m_client;
    StreamPlace m_place;
    StreamHeads& m_told;
    ChangeGatherer m_gatherer;
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::seconds m_length{240};
    std::chrono::milliseconds m_round{15'000};
    QStringList m_shown;
    std::unique_ptr<StreamFollower> m_one;
    std::unique_ptr<ProjectWatches> m_projects;
    bool m_connected = false;
    std::chrono::seconds m_delay{0}; //!< as it was told
    std::stop_source m_end;
    std::optional<Error> m_error; //!< why it ended before its time
};

} // namespace portolan
