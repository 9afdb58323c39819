// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/blobwriter.h"
#include "transfer/blobqueue.h"
#include "transfer/blobtally.h"
#include "transfer/blobtarget.h"

namespace portolan {

//! A blob on its way into a layout folder: hashed and written in a pool.
class LayoutTarget final : public BlobTarget {
public:
    //! `pool` and `home` as for BlobQueue. The writer is used in the pool until settle() is through.
    LayoutTarget(QThreadPool& pool, QObject& home, std::shared_ptr<BlobWriter> writer,
        std::shared_ptr<BlobTally> tally);

    [[nodiscard]] qint64 position() const override { return m_position; }
    [[nodiscard]] Result<void> write(QByteArray piece) override;
    [[nodiscard]] bool ready() const override;
    void onReady(std::function<void()> wake) override;
    [[nodiscard]] QCoro::Task<Result<void>> settle(std::stop_token stop) override;
    [[nodiscard]] QCoro::Task<Result<void>> restart(std::stop_token stop) override;

private:
    QThreadPool& m_pool;
    std::shared_ptr<BlobWriter> m_writer;
    std::shared_ptr<BlobTally> m_tally;
    std::shared_ptr<BlobQueue> m_queue;
    qint64 m_position;
};

} // namespace portolan
