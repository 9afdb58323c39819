// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFuture>
#include <QMutex>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace portolan {

//! Hands pieces of one blob to a pool, where they are consumed one at a time and in order, without keeping a
//! thread while there is nothing to do. All but the consuming happens on the worker thread.
class BlobQueue final : public std::enable_shared_from_this<BlobQueue> {
public:
    using Consume = std::function<Result<void>(const QByteArray&)>;
    static constexpr qint64 defaultLimit = qint64(2) * 1024 * 1024;

    //! `pool` and `home` (any object of the worker thread) outlive the last drained(). `consume` runs in the
    //! pool; after its first error the queue takes nothing more.
    BlobQueue(QThreadPool& pool, QObject& home, Consume consume, qint64 limit = defaultLimit);
    Q_DISABLE_COPY_MOVE(BlobQueue)

    //! Never refuses for being full: that is what ready() is for. Errors: what `consume` said.
    [[nodiscard]] Result<void> push(QByteArray piece);
    //! False from the moment `limit` bytes wait until half of them are consumed.
    [[nodiscard]] bool ready() const;
    //! `wake` is called on the worker thread when ready() has become true again. Empty: nobody is waiting any
    //! more.
    void onReady(std::function<void()> wake);
    //! Done when everything pushed is consumed, or something failed. Wait for it before the queue is left.
    [[nodiscard]] QFuture<Result<void>> drained();

private:
    void drain();
    [[nodiscard]] bool takeNext(QByteArray& piece);
    void consumed(qint64 bytes, const Result<void>& result);

    QThreadPool& m_pool;
    QObject& m_home;
    Consume m_consume;
    qint64 m_limit;
    std::function<void()> m_wake; //!< worker thread only

    mutable QMutex m_mutex; //!< guards what follows
    std::deque<QByteArray> m_pieces;
    qint64 m_bytes = 0;
    bool m_full = false;
    bool m_draining = false;
    Result<void> m_result;
    std::vector<QPromise<Result<void>>> m_waiting;
};

} // namespace portolan
