// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/rangesink.h"

#include "http/httprequest.h"

namespace portolan {

RangeSink::RangeSink(std::shared_ptr<BodySink> target, qint64 offset, qint64 size)
    : m_target(std::move(target))
    , m_offset(offset)
    , m_position(offset)
    , m_size(size)
{
}

Result<void> RangeSink::begin(const HttpResponse& head)
{
    if (m_offset > 0) {
        const bool partial =
            head.status == 206 && contentRangeStart(head.header("Content-Range")) == m_offset;
        if (!partial)
            return Error::unsupported(QStringLiteral("the server ignored the range request"))
                .withCode(QStringLiteral("RANGE_IGNORED"))
                .withStatus(head.status);
    }
    return m_target->begin(head);
}

Result<void> RangeSink::write(QByteArray piece)
{
    if (m_position + piece.size() > m_size)
        return Error::protocol(QStringLiteral("the blob goes on past its %1 bytes").arg(m_size));
    m_position += piece.size();
    return m_target->write(std::move(piece));
}

bool RangeSink::ready() const
{
    return m_target->ready();
}

void RangeSink::onReady(std::function<void()> wake)
{
    m_target->onReady(std::move(wake));
}

qint64 contentRangeStart(const QByteArray& header)
{
    const QByteArray text = header.trimmed();
    if (!text.toLower().startsWith("bytes "))
        return -1;
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return -1;
    bool ok = false;
    const qint64 start = text.mid(6, dash - 6).trimmed().toLongLong(&ok);
    return ok ? start : -1;
}

} // namespace portolan
