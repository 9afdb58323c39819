// SPDX-License-Identifier: Apache-2.0
#include "support/fakeanswer.h"

namespace portolan {

FakeAnswer::FakeAnswer(int status, QByteArray body) : m_status(status), m_body(std::move(body)) {}

FakeAnswer FakeAnswer::json(QByteArray body, int status)
{
    return FakeAnswer(status, std::move(body)).withHeader("Content-Type", "application/json");
}

FakeAnswer FakeAnswer::redirect(const QByteArray& location, int status)
{
    return FakeAnswer(status).withHeader("Location", location);
}

FakeAnswer FakeAnswer::raw(QByteArray wire)
{
    FakeAnswer answer(0);
    answer.m_isRaw = true;
    answer.m_raw = std::move(wire);
    return answer;
}

FakeAnswer FakeAnswer::stall()
{
    FakeAnswer answer(0);
    answer.m_silent = true;
    return answer;
}

FakeAnswer FakeAnswer::hangUp()
{
    FakeAnswer answer = raw({});
    answer.m_closes = true;
    return answer;
}

FakeAnswer FakeAnswer::withHeader(const QByteArray& name, const QByteArray& value) const
{
    FakeAnswer answer = *this;
    answer.m_headers.emplace_back(name, value);
    return answer;
}

FakeAnswer FakeAnswer::claimingLength(qint64 bytes) const
{
    FakeAnswer answer = *this;
    answer.m_claimedLength = bytes;
    return answer;
}

FakeAnswer FakeAnswer::chunked() const
{
    FakeAnswer answer = *this;
    answer.m_chunked = true;
    return answer;
}

FakeAnswer FakeAnswer::closing() const
{
    FakeAnswer answer = *this;
    answer.m_closes = true;
    answer.m_saysClose = true;
    return answer;
}

FakeAnswer FakeAnswer::cutAfterBody(qint64 bytes) const
{
    FakeAnswer answer = stallAfterBody(bytes);
    answer.m_closes = true;
    return answer;
}

FakeAnswer FakeAnswer::stallAfterBody(qint64 bytes) const
{
    FakeAnswer answer = *this;
    answer.m_bodyLimit = bytes;
    return answer;
}

FakeAnswer FakeAnswer::inPieces(qsizetype bytes, std::chrono::milliseconds pause) const
{
    FakeAnswer answer = *this;
    answer.m_piecePause = pause;
    answer.m_pieceBytes = bytes;
    return answer;
}

FakeAnswer FakeAnswer::held() const
{
    FakeAnswer answer = *this;
    answer.m_held = true;
    return answer;
}

QByteArray FakeAnswer::head() const
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_status) + " Status\r\n";
    for (const auto& [name, value] : m_headers)
        head += name + ": " + value + "\r\n";
    if (m_chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (m_claimedLength >= 0 || (m_status != 204 && m_status != 304))
        head += "Content-Length: "
            + QByteArray::number(m_claimedLength >= 0 ? m_claimedLength : m_body.size()) + "\r\n";
    head += m_saysClose ? "Connection: close\r\n\r\n" : "\r\n";
    return head;
}

QByteArray FakeAnswer::wire(const QByteArray& method) const
{
    if (m_isRaw)
        return m_raw;
    if (method == "HEAD")
        return head();
    QByteArray body = m_body;
    if (m_chunked) {
        const QByteArray last = "0\r\n\r\n";
        body =
            m_body.isEmpty() ? last : QByteArray::number(m_body.size(), 16) + "\r\n" + m_body + "\r\n" + last;
    }
    return head() + (m_bodyLimit >= 0 ? body.first(qMin<qint64>(m_bodyLimit, body.size())) : body);
}

} // namespace portolan
