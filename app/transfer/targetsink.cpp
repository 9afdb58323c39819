// SPDX-License-Identifier: Apache-2.0
#include "transfer/targetsink.h"

namespace portolan {

TargetSink::TargetSink(std::shared_ptr<BlobTarget> target, qint64 size)
    : m_target(std::move(target))
    , m_size(size)
{
}

Result<void> TargetSink::begin(const HttpResponse& head)
{
    Q_UNUSED(head)
    return {};
}

Result<void> TargetSink::write(QByteArray piece)
{
    if (!m_target)
        return Error::cancelled();
    if (m_target->position() + piece.size() > m_size)
        return Error::protocol(QStringLiteral("the blob goes on past its %1 bytes").arg(m_size))
            .withCode(QStringLiteral("SIZE_MISMATCH"));
    return m_target->write(std::move(piece));
}

bool TargetSink::ready() const
{
    return !m_target || m_target->ready();
}

void TargetSink::onReady(std::function<void()> wake)
{
    if (m_target)
        m_target->onReady(std::move(wake));
}

void TargetSink::detach()
{
    if (m_target)
        m_target->onReady({});
    m_target.reset();
}

} // namespace portolan
