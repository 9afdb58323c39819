// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/mirrorsink.h"

namespace portolan {

MirrorSink::MirrorSink(
    std::shared_ptr<BodySink> target, Descriptor blob, std::optional<DigestHasher> hasher, bool isBegun)
    : m_target(std::move(target))
    , m_blob(std::move(blob))
    , m_hasher(std::move(hasher))
    , m_isBegun(isBegun)
{
}

Result<void> MirrorSink::begin(const HttpResponse& head)
{
    if (!m_target)
        return Error::cancelled();
    if (m_isBegun)
        return {};
    m_isBegun = true;
    return m_target->begin(head);
}

Result<void> MirrorSink::write(QByteArray piece)
{
    if (!m_target)
        return Error::cancelled();
    const qint64 end = m_passed + piece.size();
    if (m_hasher) {
        m_hasher->update(piece);
        if (end >= m_blob.size && m_hasher->finish() != m_blob.digest)
            return Error::protocol(QStringLiteral("the blob's bytes do not have the digest asked for"))
                .withCode(QStringLiteral("DIGEST_MISMATCH"));
    }
    auto written = m_target->write(std::move(piece));
    if (written)
        m_passed = end;
    return written;
}

bool MirrorSink::ready() const
{
    return !m_target || m_target->ready();
}

void MirrorSink::onReady(std::function<void()> wake)
{
    if (m_target)
        m_target->onReady(std::move(wake));
}

void MirrorSink::detach()
{
    if (m_target)
        m_target->onReady({});
    m_target.reset();
}

} // namespace portolan
