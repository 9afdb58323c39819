// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "http/gate.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

class QTcpSocket;

namespace portolan {

//! Waits on a free port of 127.0.0.1 for the browser to come back from a login, once: the first GET of
//! /callback with the right `state` counts, is thanked with a small page, and closes the port. Others are
//! turned away and change nothing. Owned by the coroutine that awaits it, on that thread.
class LoopbackRedirect final : public QObject {
    Q_OBJECT

public:
    explicit LoopbackRedirect(QString state, QObject* parent = nullptr);
    ~LoopbackRedirect() override;
    Q_DISABLE_COPY_MOVE(LoopbackRedirect)

    //! Errors: Network.
    [[nodiscard]] Result<void> listen();
    [[nodiscard]] QUrl redirectUri() const; //!< http://127.0.0.1:<port>/callback

    //! The address it was visited by, with its query. Awaited once. Errors: Timeout with code
    //! BROWSER_TIMEOUT, Cancelled.
    [[nodiscard]] QCoro::Task<Result<QUrl>> visit(std::chrono::milliseconds patience, std::stop_token stop);

private:
    void greet();
    void read(QTcpSocket* browser);
    [[nodiscard]] bool isWanted(const QUrl& url, const QByteArray& host) const;
    void end(Result<QUrl> outcome);

    QString m_state;
    QTcpServer m_server;
    Gate m_gate;
    std::optional<Result<QUrl>> m_outcome;
};

using LoopbackRedirectPointer = std::unique_ptr<LoopbackRedirect, DeleteLater>;

} // namespace portolan
