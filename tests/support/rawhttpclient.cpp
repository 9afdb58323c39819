// SPDX-License-Identifier: Apache-2.0
#include "support/rawhttpclient.h"

#include <QHostAddress>
#include <QTest>

namespace portolan {
namespace {

constexpr int patienceMs = 5000;

} // namespace

RawHttpClient::RawHttpClient(quint16 port)
{
    QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] { m_in += m_socket.readAll(); });
    m_socket.connectToHost(QHostAddress::LocalHost, port);
}

template <typename Done> bool RawHttpClient::wait(Done done)
{
    return QTest::qWaitFor(done, patienceMs);
}

void RawHttpClient::send(const QByteArray& wire)
{
    if (wait([this] { return m_socket.state() == QAbstractSocket::ConnectedState; }))
        m_socket.write(wire);
}

RawHttpResponse RawHttpClient::receive()
{
    // A response is framed as a request is; only its first line is read otherwise.
    std::optional<FakeRequest> response;
    const auto arrived = [this, &response] {
        response = FakeRequest::takeFrom(m_in);
        return response.has_value() || m_socket.state() == QAbstractSocket::UnconnectedState;
    };
    (void)wait(arrived);
    return response ? RawHttpResponse(*response) : RawHttpResponse();
}

RawHttpResponse RawHttpClient::exchange(const QByteArray& wire)
{
    send(wire);
    return receive();
}

bool RawHttpClient::waitFor(const QByteArray& bytes)
{
    return wait([this, &bytes] { return m_in.contains(bytes); });
}

bool RawHttpClient::waitForClose()
{
    return wait([this] { return m_socket.state() == QAbstractSocket::UnconnectedState; });
}

QByteArray rawHttpRequest(
    const QByteArray& line, const QByteArray& token, const QByteArray& body, const QByteArray& contentType)
{
    QByteArray wire = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: application/json\r\n";
    if (!token.isEmpty())
        wire += "Authorization: Bearer " + token + "\r\n";
    if (!body.isEmpty())
        wire += "Content-Type: " + contentType + "\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\n";
    return wire + "\r\n" + body;
}

} // namespace portolan
