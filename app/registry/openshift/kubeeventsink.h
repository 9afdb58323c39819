// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/endlesssink.h"
#include "registry/openshift/kubeevent.h"

namespace portolan {

//! Reads the answer to a watch: one event a line, in whatever pieces it comes. What is left without the end
//! of its line is dropped. An ERROR event ends the exchange with its error, a line that is no event with
//! Protocol. Worker thread.
class KubeEventSink final : public EndlessSink {
public:
    explicit KubeEventSink(KubeEventFunction onEvent) : m_onEvent(std::move(onEvent)) {}

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    [[nodiscard]] Result<void> write(QByteArray piece) override;

private:
    [[nodiscard]] Result<void> takeLine(QByteArrayView line);

    KubeEventFunction m_onEvent;
    QByteArray m_rest; //!< what has come of the next line
};

} // namespace portolan
