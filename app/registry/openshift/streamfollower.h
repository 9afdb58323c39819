// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/kubefollower.h"
#include "registry/openshift/streamheads.h"

#include <functional>

namespace portolan {

//! Makes changes of what a watch tells of image streams: of a project's, or of all. Worker thread.
class StreamFollower final : public KubeFollower {
public:
    using Tell = std::function<void(const QList<RegistryChange>&)>;
    //! `why`: nothing while the watch stands.
    using State = std::function<void(const Error* why)>;

    //! `told`: what the window was told before this watch, and keeps being told by it; not owned, outlives
    //! this. `quiet`: the streams of the first list are no news.
    StreamFollower(QString scope, StreamHeads& told, bool quiet, Tell tell, State state);
    Q_DISABLE_COPY_MOVE(StreamFollower)
    ~StreamFollower() override = default;

    void listBegan() override;
    void listed(const JsonReader& item) override;
    void listEnded() override;
    void happened(const KubeEvent& event) override;
    void connected() override;
    void interrupted(const Error& why) override;

    //! All of its streams are gone.
    void removeAll();
    [[nodiscard]] bool isConnected() const { return m_connected; }
    [[nodiscard]] const QString& scope() const { return m_scope; }

private:
    void take(const ImageStream& stream);

    QString m_scope;
    StreamHeads& m_told;
    StreamHeads m_heads;
    bool m_quiet;
    bool m_connected = false;
    Tell m_tell;
    State m_state;
};

} // namespace portolan
