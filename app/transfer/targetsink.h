// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"
#include "transfer/blobtarget.h"

#include <memory>

namespace portolan {

//! One try of filling a target: what a source writes into. Refuses bytes past the blob's size (Protocol, code
//! SIZE_MISMATCH). After detach() it touches the target no more, whatever its source still does.
class TargetSink final : public BodySink {
public:
    TargetSink(std::shared_ptr<BlobTarget> target, qint64 size);

    [[nodiscard]] Result<void> begin(const HttpResponse& head) override;
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override;

    void detach();

private:
    std::shared_ptr<BlobTarget> m_target;
    qint64 m_size;
};

} // namespace portolan
