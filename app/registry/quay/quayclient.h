// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/pooltask.h"
#include "http/registrysession.h"
#include "registry/quay/rategate.h"

#include <QByteArrayView>

#include <functional>

namespace portolan {

//! Quay's REST API under one login (protocols/quay.md section 3). Only an OAuth application token (user
//! `$oauthtoken`) opens more than what is public there, and alone may change anything; no other password is
//! ever sent to it, but for scan results, which robots may read. At most four requests begin in a second; 429
//! makes all of them wait, longer each time. Worker thread; outlives its tasks.
class QuayClient final {
public:
    //! Neither is owned; both outlive the client. The session knows scheme, host and login.
    QuayClient(HttpClient& client, RegistrySession& session);
    Q_DISABLE_COPY_MOVE(QuayClient)

    //! The login is an OAuth application token.
    [[nodiscard]] bool hasToken() const { return !m_token.isEmpty(); }

    //! GETs a target (QuayTargets) and reads the answer with `Parser::parse`. Errors as quayError(), and the
    //! parser's, with host and path.
    template <typename Parser>
    [[nodiscard]] QCoro::Task<decltype(Parser::parse(QByteArrayView()))> get(
        QString target, std::stop_token stop)
    {
        const auto body = co_await fetch(target, stop);
        if (!body)
            co_return body.error();
        using Value = decltype(Parser::parse(QByteArrayView()));
        const std::function<Value()> job = [bytes = *body] { return Parser::parse(bytes); };
        Value value = Error::cancelled();
        if (bytesParsedHere < body->size())
            value = co_await runOnPool(QThreadPool::globalInstance(), job, stop);
        else
            value = job();
        if (!value)
            co_return placed(value.error(), target);
        co_return std::move(*value);
    }
    //! The body of a successful answer.
    [[nodiscard]] QCoro::Task<Result<QByteArray>> fetch(QString target, std::stop_token stop);
    //! Sends a change; the body is JSON or empty. Errors: OAUTH_TOKEN_NEEDED without asking when there is no
    //! such token.
    [[nodiscard]] QCoro::Task<Result<void>> change(
        HttpMethod method, QString target, QByteArray body, std::stop_token stop);
    //! Any answer at all, without the login, for finding out what server it is.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> probe(QString target, std::stop_token stop);

    //! The error with host and path, unless it has them.
    [[nodiscard]] Error placed(const Error& error, const QString& target) const;

    [[nodiscard]] RateGate& gate() { return m_gate; }
    //! How long 429 without a Retry-After holds back at first; it doubles. Tests make it short.
    void setFirstBackOff(std::chrono::milliseconds time) { m_firstBackOff = time; }

private:
    //! What is longer would hold up the event loop: it is parsed beside it.
    static constexpr qsizetype bytesParsedHere = qsizetype(16) * 1024;

    [[nodiscard]] QCoro::Task<Result<QUrl>> url(QString target, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QByteArray>> authorization(QString target, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop);

    HttpClient& m_client;
    RegistrySession& m_session;
    Secret m_token;
    RateGate m_gate;
    std::chrono::milliseconds m_firstBackOff{1000};
};

} // namespace portolan
