// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/messagesink.h"

namespace portolan {

Result<void> MessageSink::begin(const HttpResponse& head)
{
    Q_UNUSED(head)
    return {};
}

Result<void> MessageSink::write(QByteArray piece)
{
    return hand(m_messages.feed(piece));
}

Result<void> MessageSink::finish()
{
    return hand(m_messages.finish());
}

Result<void> MessageSink::hand(const Result<QList<EngineMessage>>& messages) const
{
    if (!messages)
        return messages.error();
    for (const EngineMessage& message : *messages)
        m_take(message);
    return {};
}

} // namespace portolan
