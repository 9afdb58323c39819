// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakehttpserver.h"

#include <deque>

namespace portolan {

//! One request a FakeRegistry waits for and what it says to it. Built in a chain.
class FakeExpectation final {
public:
    FakeExpectation(QByteArray method, QByteArray target);

    //! The request must carry this header with exactly this value.
    FakeExpectation& withHeader(const QByteArray& name, const QByteArray& value);
    FakeExpectation& withoutHeader(const QByteArray& name);
    FakeExpectation& withBody(const QByteArray& body);
    //! What to answer. Several: one after the other, the last for all that follow. None: 200 without a body.
    FakeExpectation& reply(const FakeAnswer& answer);

    //! Method and target fit: a target with `?` is compared whole, one without fits any query.
    [[nodiscard]] bool fits(const FakeRequest& request) const;
    //! What else is wrong with a request that fits; empty when nothing is.
    [[nodiscard]] QString complaint(const FakeRequest& request) const;
    [[nodiscard]] FakeAnswer nextAnswer();
    [[nodiscard]] QByteArray line() const { return m_method + ' ' + m_target; }
    [[nodiscard]] int timesUsed() const { return m_used; }

private:
    QByteArray m_method;
    QByteArray m_target;
    FakeHeaders m_required;
    QByteArrayList m_forbidden;
    std::optional<QByteArray> m_body;
    std::vector<FakeAnswer> m_answers;
    int m_used = 0;
};

//! An HTTP server on 127.0.0.1 for tests, on the calling thread, that says what it was told and notes all it
//! was asked.
//!
//!     FakeRegistry fake;
//!     fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));               // any number of times, any order
//!     fake.expect("GET", "/v2/app/tags/list?n=100").withHeader("Authorization", "Bearer t")
//!         .reply(FakeAnswer(429).withHeader("Retry-After", "0"));         // exactly once, in this order
//!     ...
//!     QCOMPARE(fake.problems(), QString());   // nothing else was asked, and all that was expected came
//!
//! A request that is not scripted, or lacks what it must have, is a problem and is answered with 500.
//! The next expect() is looked at first, then on().
class FakeRegistry final : public QObject {
    Q_OBJECT

public:
    //! Plain http. A TLS hello is answered as Go's servers answer it, and is no problem; see tlsHellos().
    explicit FakeRegistry(QObject* parent = nullptr);
    //! https with this certificate; the peer verify mode decides whether clients must show one.
    explicit FakeRegistry(const QSslConfiguration& tls, QObject* parent = nullptr);
    ~FakeRegistry() override;
    Q_DISABLE_COPY_MOVE(FakeRegistry)

    [[nodiscard]] quint16 port() const { return m_server.port(); }
    [[nodiscard]] QString host() const { return m_server.host(); } //!< "127.0.0.1:12345", as in references
    //! With the scheme it speaks.
    [[nodiscard]] QUrl url(const QString& pathAndQuery = QString()) const
    {
        return m_server.url(pathAndQuery);
    }
    [[nodiscard]] QByteArray origin() const { return url().toEncoded(); } //!< "http://127.0.0.1:12345"

    //! The references stay good until the next call of the same function.
    FakeExpectation& on(const QByteArray& method, const QByteArray& target);
    FakeExpectation& expect(const QByteArray& method, const QByteArray& target);

    //! Asks this for the answer to what is not scripted, instead of refusing it.
    void answerOthers(std::function<FakeAnswer(const FakeRequest&)> handler);

    //! Another certificate, for connections from now on.
    void setTls(const QSslConfiguration& tls) { m_server.setTls(tls); }
    //! Sends all answers that are held.
    void release();
    //! Closes every connection at once.
    void dropConnections() { m_server.dropConnections(); }

    [[nodiscard]] const std::vector<FakeRequest>& requests() const { return m_server.requests(); }
    //! The last request for this line ("GET /v2/"), with or without query.
    [[nodiscard]] FakeRequest lastRequest(const QByteArray& line) const { return m_server.lastRequest(line); }
    //! How many came for this line, with or without query.
    [[nodiscard]] int count(const QByteArray& line) const { return m_server.count(line); }
    [[nodiscard]] int connectionCount() const { return m_server.connectionCount(); }
    [[nodiscard]] int openConnections() const { return m_server.openConnections(); }
    [[nodiscard]] int heldAnswers() const { return static_cast<int>(m_held.size()); }
    [[nodiscard]] int tlsHellos() const { return m_server.tlsHellos(); }

    //! Requests that were not scripted or not right, one a line.
    [[nodiscard]] QStringList failures() const { return m_failures; }
    //! failures(), and what was expected but never came; empty is good.
    [[nodiscard]] QString problems() const;

private:
    FakeRegistry(const std::optional<QSslConfiguration>& tls, QObject* parent);

    void take(const FakeRequest& request, FakeHttpConnection& from);
    [[nodiscard]] FakeAnswer answerTo(const FakeRequest& request);
    [[nodiscard]] FakeAnswer refuse(const QString& why);

    std::deque<FakeExpectation> m_expected;
    std::deque<FakeExpectation> m_standing;
    std::function<FakeAnswer(const FakeRequest&)> m_others;
    std::vector<std::function<void()>> m_held;
    QStringList m_failures;
    FakeHttpServer m_server;
};

} // namespace portolan
