// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakerequest.h"

#include <QTcpSocket>

#include <optional>

namespace portolan {

//! What a server answered to raw bytes.
class RawHttpResponse final {
public:
    RawHttpResponse() = default;
    explicit RawHttpResponse(FakeRequest parsed) : m_parsed(std::move(parsed)) {}

    //! 0: no answer came.
    [[nodiscard]] int status() const { return m_parsed.target.toInt(); }
    [[nodiscard]] QByteArray header(const QByteArray& name) const { return m_parsed.header(name); }
    [[nodiscard]] bool hasHeader(const QByteArray& name) const { return m_parsed.hasHeader(name); }
    [[nodiscard]] const QByteArray& body() const { return m_parsed.body; }

private:
    FakeRequest m_parsed;
};

//! A connection that sends bytes as they are, to look at servers of the tests from outside. The event loop
//! runs while it waits.
class RawHttpClient final {
public:
    explicit RawHttpClient(quint16 port);

    void send(const QByteArray& wire);
    //! The next whole answer; status 0 when none comes in five seconds or the server closes before.
    [[nodiscard]] RawHttpResponse receive();
    [[nodiscard]] RawHttpResponse exchange(const QByteArray& wire);
    //! Waits until this has come, in whatever framing.
    [[nodiscard]] bool waitFor(const QByteArray& bytes);
    //! Waits for the server to close.
    [[nodiscard]] bool waitForClose();
    //! What came and was not received() yet.
    [[nodiscard]] const QByteArray& pending() const { return m_in; }

private:
    //! Runs the event loop until `done` says so, for five seconds at most.
    template <typename Done> bool wait(Done done);

    QTcpSocket m_socket;
    QByteArray m_in;
};

//! A request in bytes, with Host, Authorization where there is a token, and the length of the body.
[[nodiscard]] QByteArray rawHttpRequest(const QByteArray& line, const QByteArray& token = {},
    const QByteArray& body = {}, const QByteArray& contentType = "application/json");

} // namespace portolan
