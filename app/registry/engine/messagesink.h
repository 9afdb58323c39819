// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "registry/engine/enginemessages.h"

#include <functional>

namespace portolan {

//! Takes an engine's answer line by line while it comes. An error told in it ends the exchange.
class MessageSink final : public BodySink {
public:
    using Take = std::function<void(const EngineMessage&)>;

    explicit MessageSink(Take take) : m_take(std::move(take)) {}

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    //! To be called once the exchange went well.
    [[nodiscard]] Result<void> finish();

private:
    [[nodiscard]] Result<void> hand(const Result<QList<EngineMessage>>& messages) const;

    Take m_take;
    EngineMessages m_messages;
};

} // namespace portolan
