// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/registryprocess.h"
#include "support/testca.h"
#include "support/tokenpolicy.h"

#include <QMutex>
#include <QThread>

#include <functional>

class QTcpServer;

namespace portolan {

//! A small token server on a free port of 127.0.0.1, with a thread of its own, so that a test may wait for a
//! program that asks it. Give registryAuth() to a RegistryProcess and that registry accepts its tokens. All
//! functions may be called from the test's thread at any time.
class TokenServer final {
public:
    //! With `tls` it speaks https.
    explicit TokenServer(TokenAlgorithm algorithm = TokenAlgorithm::Es256, KeyPairFiles tls = {});
    ~TokenServer();
    Q_DISABLE_COPY_MOVE(TokenServer)

    [[nodiscard]] bool start();
    [[nodiscard]] QUrl realm() const;
    [[nodiscard]] RegistryTokenAuth registryAuth() const;

    void addUser(const QString& user, const QString& password);
    //! See TokenPolicy::grant.
    void grant(const QString& user, const QString& scope);
    //! Changes anything else of the policy.
    void configure(const std::function<void(TokenPolicy&)>& change);
    //! Each answer is held back this long: room for a second request to arrive meanwhile.
    void setDelay(int milliseconds);

    [[nodiscard]] QList<TokenRequest> requests() const;
    [[nodiscard]] int requestCount() const { return static_cast<int>(requests().size()); }
    void clearRequests();

private:
    struct Pending;
    void onConnection();
    void onBytes(const std::shared_ptr<Pending>& pending);
    void reply(const std::shared_ptr<Pending>& pending, const TokenReply& reply);

    TokenPolicy m_policy;
    KeyPairFiles m_tls;
    QTemporaryDir m_folder;
    QThread m_thread;
    std::unique_ptr<QTcpServer> m_server; //!< lives on m_thread
    quint16 m_port = 0;
    mutable QMutex m_mutex; //!< guards m_policy, m_requests, m_delayMs
    QList<TokenRequest> m_requests;
    int m_delayMs = 0;
};

} // namespace portolan
