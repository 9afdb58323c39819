// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/kubewatch.h"
#include "registry/openshift/streamfollower.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace portolan {

//! The image streams of all projects that a login sees, for logins that may not list the cluster's as a
//! whole. Over HTTP/2 each of hundreds of projects has a watch of its own on a few connections. Over
//! HTTP/1.1, and beyond those hundreds, only a few have: those that are shown, first of all; the others are
//! asked in turns, in few bytes, whether anything changed. Worker thread; outlives its task.
class ProjectWatches final {
public:
    //! Makes what hears of a project's streams; `quiet` as there.
    using Follow = std::function<std::unique_ptr<StreamFollower>(const QString& project, bool quiet)>;

    //! The client is not owned and outlives this. `changed`: isConnected() or delay() may have.
    ProjectWatches(KubeClient& client, Follow follow, std::function<void()> changed);
    Q_DISABLE_COPY_MOVE(ProjectWatches)
    ~ProjectWatches();

    //! Ends with Cancelled when stopped, with the error when the login ends or no project may be seen.
    [[nodiscard]] QCoro::Task<Result<void>> run(std::stop_token stop);
    //! Which projects the window shows, what is looked at first.
    void setShown(const QStringList& projects);

    //! Every project is followed.
    [[nodiscard]] bool isConnected() const;
    //! How old at most what is told of a project that is not shown may be, as it was lately; 0: it is told at
    //! once.
    [[nodiscard]] std::chrono::seconds delay() const;

    void setFirstPause(std::chrono::milliseconds pause) { m_firstPause = pause; }
    void setLength(std::chrono::seconds length) { m_length = length; }
    //! How often a project that has no watch of its own is asked, where not too many are.
    void setRound(std::chrono::milliseconds round) { m_round = round; }

private:
    class Entry;
    using EntryPtr = std::shared_ptr<Entry>;

    [[nodiscard]] QCoro::Task<Result<void>> work(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> refreshProjects(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> serve(EntryPtr entry, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> stand(EntryPtr entry);
    [[nodiscard]] QCoro::Task<Result<void>> endStanding();
    void takeProjects(const JsonReader& list);
    [[nodiscard]] EntryPtr mostDue() const;
    [[nodiscard]] std::chrono::milliseconds untilDue() const;
    [[nodiscard]] std::chrono::milliseconds round() const;
    [[nodiscard]] qsizetype rank(const Entry& entry) const;
    [[nodiscard]] int capacity() const;
    [[nodiscard]] bool makeRoom(const Entry& entry);
    void settle(const EntryPtr& entry);
    void begin(const EntryPtr& entry);
    void wait(const EntryPtr& entry, std::chrono::milliseconds time);
    void relieveLanes();
    void goOnWithout(const EntryPtr& entry, const Result<void>& ended);
    void giveUp(const EntryPtr& entry, const Error& error);
    void drop(const EntryPtr& entry);
    void end(const Error& error);

    KubeClient& m_client;
    Follow m_follow;
    std::function<void()> m_changed;
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::seconds m_length{240};
    std::chrono::milliseconds m_round{15'000};
    QStringList m_shown;
    std::vector<EntryPtr> m_entries;
    std::vector<EntryPtr> m_leaving; //!< dropped, their watches not yet ended
    std::array<int, 4> m_lanes{}; //!< how many watches stand on each connection
    int m_mostOnLane = 90; //!< servers commonly allow a hundred streams on a connection of HTTP/2
    std::chrono::milliseconds m_age{0}; //!< of what was known when a project was asked, lately
    QDeadlineTimer m_projectsFresh;
    bool m_projectsKnown = false;
    std::stop_source m_end;
    std::optional<Error> m_error;
};

} // namespace portolan
