// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "transfer/blobtally.h"
#include "transfer/blobtarget.h"
#include "transfer/boundedpipe.h"

namespace portolan {

//! A blob on its way through a pipe. What has gone through cannot be taken back: after restart() the
//! beginning is dropped until new bytes come.
class PipeTarget final : public BlobTarget {
public:
    PipeTarget(std::shared_ptr<BoundedPipe> pipe, std::shared_ptr<BlobTally> tally);

    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override;
    [[nodiscard]] QCoro::Task<Result<void>> settle(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> restart(std::stop_token stop) override;

private:
    std::shared_ptr<BoundedPipe> m_pipe;
    std::shared_ptr<BlobTally> m_tally;
    qint64 m_position = 0;
    qint64 m_passed = 0; //!< bytes that went into the pipe
};

} // namespace portolan
