// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/pendingexchange.h"

#include <QNetworkReply>

#include <memory>

namespace portolan {

//! One request over QNetworkAccessManager: from waiting for a connection to its answer or error.
class Exchange final : public PendingExchange {
    Q_OBJECT

public:
    Exchange(HttpRequest request, std::stop_token stop);

    //! Takes the reply just started for this request. Once, unless it has ended.
    void run(std::unique_ptr<QNetworkReply, DeleteLater> reply);
    //! Why the handshake under way will be refused.
    void noteTlsFailure(std::shared_ptr<const TlsFailure> failure);

Q_SIGNALS:
    void ended();

private:
    void release() override;
    [[nodiscard]] Error placed(const Error& error) const override;
    void takeHead();
    void pump();
    void replyFinished();
    void conclude();
    [[nodiscard]] qint64 announcedBytes() const;
    [[nodiscard]] Error replyError() const;

    std::shared_ptr<const TlsFailure> m_tlsFailure;
    std::unique_ptr<QNetworkReply, DeleteLater> m_reply;
    qint64 m_received = 0;
    qint64 m_expected = -1;
    bool m_headTaken = false;
    bool m_replyFinished = false;
    bool m_pumping = false;
};

using ExchangePointer = std::unique_ptr<Exchange, DeleteLater>;

} // namespace portolan
