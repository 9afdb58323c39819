// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/kubeclient.h"
#include "registry/openshift/kubefollower.h"

#include <QElapsedTimer>
#include <QHash>

namespace portolan {

//! Follows a list of a cluster for as long as it is wanted: lists it, watches from there, goes on where a
//! connection ended, lists again when the server has forgotten that place (410, as a status or as an event).
//! Nothing is lost that a fresh list would show. Worker thread; outlives its tasks.
class KubeWatch final {
public:
    //! Neither is owned; both outlive this.
    KubeWatch(KubeClient& client, QString path, KubeFollower& follower);
    Q_DISABLE_COPY_MOVE(KubeWatch)
    ~KubeWatch() = default;

    //! Ends with Cancelled when stopped, or with an error that trying again cannot mend (the login, a right,
    //! a list that is no more). Everything else is told to the follower, and tried again after a pause that
    //! grows up to half a minute.
    [[nodiscard]] QCoro::Task<Result<void>> run(std::stop_token stop);
    //! For lists that must share few connections: asks in few bytes which objects there are in which version,
    //! and hears what happened where that is not what was heard last; lists where nothing is known yet. Its
    //! errors are the caller's to judge by canMend(); the next call goes on all the same, and so does run().
    [[nodiscard]] QCoro::Task<Result<void>> catchUp(std::stop_token stop);

    //! Whether trying again may help.
    [[nodiscard]] static bool canMend(const Error& error);
    //! The watch stands at this moment.
    [[nodiscard]] bool isOpen() const { return m_open; }
    //! How long the server has said nothing to a watch that began.
    [[nodiscard]] std::chrono::milliseconds sinceAsked() const;
    void setFirstPause(std::chrono::milliseconds pause) { m_firstPause = pause; }
    //! How long one connection of run() lasts, and up to a quarter more. Four minutes, unless tests change
    //! it.
    void setLength(std::chrono::seconds length) { m_length = length; }
    //! Which of the connections that are kept beside the others it goes over; HttpRequest::lane.
    void setLane(int lane) { m_lane = lane; }

private:
    [[nodiscard]] QCoro::Task<Result<void>> turn(std::chrono::seconds length, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> ask(std::stop_token stop);
    [[nodiscard]] Result<void> judge(Result<void> done, const std::stop_token& stop);
    [[nodiscard]] bool isAsKnown(const KubeList& versions) const;
    [[nodiscard]] QCoro::Task<Result<void>> list(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<bool>> listOnce(int limit, std::stop_token stop);
    void take(const KubeEvent& event);
    void stand();

    KubeClient& m_client;
    QString m_path;
    KubeFollower& m_follower;
    std::chrono::milliseconds m_firstPause{500};
    std::chrono::seconds m_length{240};
    QString m_version; //!< where the watch goes on; empty: list first
    //! Names and versions of what was heard, only to be compared.
    QHash<size_t, size_t> m_known;
    int m_lane = 0;
    QElapsedTimer m_asked; //!< valid until the server answers a watch
    bool m_open = false;
    bool m_connected = false;
    bool m_heard = false; //!< anything but the opening, in this turn
};

} // namespace portolan
