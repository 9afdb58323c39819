// SPDX-License-Identifier: Apache-2.0
#include "support/fakehttpserver.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

constexpr char tlsHandshakeByte = 0x16;

} // namespace

class FakeHttpServer::Listener final : public QTcpServer {
public:
    explicit Listener(FakeHttpServer& owner) : QTcpServer(&owner), m_owner(owner) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_owner.connectionArrived(descriptor); }

private:
    FakeHttpServer& m_owner;
};

FakeHttpConnection::FakeHttpConnection(FakeHttpServer& server, QTcpSocket* socket, int number)
    : QObject(&server)
    , m_server(server)
    , m_socket(socket)
    , m_number(number)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &FakeHttpConnection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
}

void FakeHttpConnection::send(const FakeAnswer& answer)
{
    if (answer.isSilent())
        return;
    m_out = answer.wire(m_method);
    m_pieceBytes = answer.pieceBytes() > 0 ? answer.pieceBytes() : m_out.size();
    m_piecePause = answer.piecePause();
    m_closes = answer.closesAfter();
    sendPiece();
}

void FakeHttpConnection::beginStream(const FakeHeaders& headers)
{
    QByteArray head = "HTTP/1.1 200 OK\r\n";
    for (const auto& [name, value] : headers)
        head += name + ": " + value + "\r\n";
    m_socket->write(head + "Transfer-Encoding: chunked\r\n\r\n");
    m_socket->flush();
}

void FakeHttpConnection::write(const QByteArray& chunk)
{
    if (chunk.isEmpty())
        return;
    m_socket->write(QByteArray::number(chunk.size(), 16) + "\r\n" + chunk + "\r\n");
    m_socket->flush();
}

void FakeHttpConnection::end()
{
    m_socket->write("0\r\n\r\n");
    m_socket->flush();
    finished();
}

void FakeHttpConnection::close()
{
    m_socket->disconnectFromHost();
}

void FakeHttpConnection::drop()
{
    m_socket->abort();
}

bool FakeHttpConnection::isOpen() const
{
    return m_socket->state() != QAbstractSocket::UnconnectedState;
}

QString FakeHttpConnection::certificateName() const
{
    const auto* const encrypted = qobject_cast<const QSslSocket*>(m_socket);
    if (encrypted == nullptr)
        return {};
    return encrypted->peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
}

void FakeHttpConnection::read()
{
    m_in += m_socket->readAll();
    if (m_busy)
        return;
    if (qobject_cast<QSslSocket*>(m_socket) == nullptr && m_in.startsWith(tlsHandshakeByte)) {
        ++m_server.m_tlsHellos;
        m_socket->write("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n");
        m_in.clear();
        close();
        return;
    }
    std::optional<FakeRequest> request = FakeRequest::takeFrom(m_in);
    if (!request) {
        const qsizetype headEnd = m_toldToGoOn ? -1 : m_in.indexOf("\r\n\r\n");
        m_toldToGoOn = m_toldToGoOn || headEnd >= 0;
        if (headEnd >= 0 && m_in.first(headEnd + 2).toLower().contains("\r\nexpect: 100-continue\r\n"))
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    }
    m_busy = true;
    m_toldToGoOn = false;
    m_method = request->method;
    request->connection = m_number;
    m_server.handle(*request, *this);
}

void FakeHttpConnection::sendPiece()
{
    const QByteArray piece = m_out.first(std::min(m_pieceBytes, m_out.size()));
    m_out.remove(0, piece.size());
    m_socket->write(piece);
    m_socket->flush();
    if (!m_out.isEmpty()) {
        QTimer::singleShot(m_piecePause, this, &FakeHttpConnection::sendPiece);
        return;
    }
    if (m_closes)
        close();
    else
        finished();
}

void FakeHttpConnection::finished()
{
    m_busy = false;
    if (!m_in.isEmpty())
        QTimer::singleShot(0, this, &FakeHttpConnection::read);
}

FakeHttpServer::FakeHttpServer(Handler handler, std::optional<QSslConfiguration> tls, QObject* parent)
    : QObject(parent)
    , m_handler(std::move(handler))
    , m_tls(std::move(tls))
    , m_listener(new Listener(*this))
{
    if (!m_listener->listen(QHostAddress::LocalHost))
        qFatal("FakeHttpServer: cannot listen: %s", qPrintable(m_listener->errorString()));
}

FakeHttpServer::~FakeHttpServer()
{
    m_listener->close();
    for (const auto& connection : m_connections)
        delete connection.data();
}

quint16 FakeHttpServer::port() const
{
    return m_listener->serverPort();
}

QString FakeHttpServer::host() const
{
    return QStringLiteral("127.0.0.1:%1").arg(port());
}

QUrl FakeHttpServer::url(const QString& pathAndQuery) const
{
    return QUrl((m_tls ? QStringLiteral("https://") : QStringLiteral("http://")) + host() + pathAndQuery);
}

void FakeHttpServer::dropConnections()
{
    const auto open = m_connections; // each goes on its own
    for (const auto& connection : open) {
        if (connection != nullptr)
            connection->drop();
    }
}

int FakeHttpServer::openConnections() const
{
    return static_cast<int>(std::count_if(m_connections.cbegin(), m_connections.cend(),
        [](const auto& connection) { return connection != nullptr && connection->isOpen(); }));
}

int FakeHttpServer::count(const QByteArray& line) const
{
    return static_cast<int>(
        std::count_if(m_requests.cbegin(), m_requests.cend(), [&line](const FakeRequest& request) {
            return request.line() == line || request.method + ' ' + request.path() == line;
        }));
}

FakeRequest FakeHttpServer::lastRequest(const QByteArray& line) const
{
    FakeRequest last;
    for (const FakeRequest& request : m_requests) {
        if (request.line() == line || request.method + ' ' + request.path() == line)
            last = request;
    }
    return last;
}

void FakeHttpServer::connectionArrived(qintptr descriptor)
{
    auto* socket = m_tls ? new QSslSocket : new QTcpSocket;
    socket->setSocketDescriptor(descriptor);
    std::erase_if(m_connections, [](const auto& connection) { return connection == nullptr; });
    m_connections.emplace_back(new FakeHttpConnection(*this, socket, ++m_connectionCount));
    if (auto* const encrypted = qobject_cast<QSslSocket*>(socket)) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
}

void FakeHttpServer::handle(const FakeRequest& request, FakeHttpConnection& connection)
{
    m_requests.push_back(request);
    m_handler(request, connection);
}

QStringList fakePathSegments(const FakeRequest& request)
{
    QStringList segments;
    const QByteArrayList parts = request.path().split('/');
    for (const QByteArray& part : parts) {
        if (!part.isEmpty())
            segments += QString::fromUtf8(QByteArray::fromPercentEncoding(part));
    }
    return segments;
}

QList<std::pair<QString, QString>> fakeQueryItems(const QByteArray& queryOrForm)
{
    QList<std::pair<QString, QString>> items;
    const QByteArrayList parts = queryOrForm.split('&');
    for (QByteArray part : parts) {
        if (part.isEmpty())
            continue;
        part.replace('+', ' ');
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.first(equals);
        const QByteArray value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        items.emplaceBack(QString::fromUtf8(QByteArray::fromPercentEncoding(name)),
            QString::fromUtf8(QByteArray::fromPercentEncoding(value)));
    }
    return items;
}

} // namespace portolan
