// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"

#include <memory>

namespace portolan {

//! Stands before another sink and lets through exactly the bytes of a blob from an offset on
//! (protocols/oci-distribution.md section 5): a range answered by the whole blob is refused with code
//! RANGE_IGNORED before a byte passes, and a body that goes on past the descriptor's size is refused as
//! Protocol.
class RangeSink final : public BodySink {
public:
    //! `offset` and `size` in bytes; `size` is the whole blob's.
    RangeSink(std::shared_ptr<BodySink> target, qint64 offset, qint64 size);

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override;

    //! Where the next byte belongs; the blob's size once it is complete.
    [[nodiscard]] qint64 position() const { return m_position; }

private:
    std::shared_ptr<BodySink> m_target;
    qint64 m_offset;
    qint64 m_position;
    qint64 m_size;
};

//! The first byte position of a `Content-Range: bytes a-b/c` header, or -1. Pure.
[[nodiscard]] qint64 contentRangeStart(const QByteArray& header);

} // namespace portolan
