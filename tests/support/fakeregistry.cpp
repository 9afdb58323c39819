// SPDX-License-Identifier: Apache-2.0
#include "support/fakeregistry.h"

#include <QPointer>
#include <QSslSocket>
#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

constexpr char tlsHandshakeByte = 0x16;

bool sameTarget(const QByteArray& scripted, const FakeRequest& request)
{
    return scripted.contains('?') ? scripted == request.target : scripted == request.path();
}

} // namespace

FakeExpectation::FakeExpectation(QByteArray method, QByteArray target)
    : m_method(std::move(method))
    , m_target(std::move(target))
{
}

FakeExpectation& FakeExpectation::withHeader(const QByteArray& name, const QByteArray& value)
{
    m_required.emplace_back(name, value);
    return *this;
}

FakeExpectation& FakeExpectation::withoutHeader(const QByteArray& name)
{
    m_forbidden.append(name);
    return *this;
}

FakeExpectation& FakeExpectation::withBody(const QByteArray& body)
{
    m_body = body;
    return *this;
}

FakeExpectation& FakeExpectation::reply(const FakeAnswer& answer)
{
    m_answers.push_back(answer);
    return *this;
}

bool FakeExpectation::fits(const FakeRequest& request) const
{
    return m_method == request.method && sameTarget(m_target, request);
}

QString FakeExpectation::complaint(const FakeRequest& request) const
{
    for (const auto& [name, value] : m_required) {
        if (request.header(name) != value) {
            return QStringLiteral("header %1 is \"%2\", not \"%3\"")
                .arg(QString::fromLatin1(name), QString::fromLatin1(request.header(name)),
                    QString::fromLatin1(value));
        }
    }
    for (const QByteArray& name : m_forbidden) {
        if (request.hasHeader(name))
            return QStringLiteral("has the header ") + QString::fromLatin1(name);
    }
    if (m_body && *m_body != request.body)
        return QStringLiteral("body is \"%1\"")
            .arg(QString::fromUtf8(request.body.first(qMin<qsizetype>(200, request.body.size()))));
    return {};
}

FakeAnswer FakeExpectation::nextAnswer()
{
    const auto used = static_cast<size_t>(m_used++);
    return m_answers.empty() ? FakeAnswer(200) : m_answers[std::min(used, m_answers.size() - 1)];
}

class FakeRegistry::Server final : public QTcpServer {
public:
    explicit Server(FakeRegistry& owner) : m_owner(owner) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_owner.connectionArrived(descriptor); }

private:
    FakeRegistry& m_owner;
};

//! One client's connection; goes with its socket.
class FakeRegistry::Connection final : public QObject {
public:
    Connection(FakeRegistry& owner, QTcpSocket* socket, int number)
        : QObject(&owner)
        , m_owner(owner)
        , m_socket(socket)
        , m_number(number)
    {
        socket->setParent(this);
        connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
        connect(socket, &QTcpSocket::disconnected, this, [this] { m_owner.connectionGone(this); });
    }

    void drop() { m_socket->abort(); }

    void send(const FakeAnswer& answer, const QByteArray& method)
    {
        if (answer.isSilent())
            return;
        m_out = answer.wire(method);
        m_pieceBytes = answer.pieceBytes() > 0 ? answer.pieceBytes() : m_out.size();
        m_piecePause = answer.piecePause();
        m_closes = answer.closesAfter();
        sendPiece();
    }

private:
    void read()
    {
        m_in += m_socket->readAll();
        const bool isTls = qobject_cast<QSslSocket*>(m_socket) != nullptr;
        if (!isTls && m_in.startsWith(tlsHandshakeByte)) {
            m_owner.noteTlsHello();
            m_socket->write(
                "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n");
            m_socket->disconnectFromHost();
            m_in.clear();
            return;
        }
        while (!m_busy) {
            std::optional<FakeRequest> request = FakeRequest::takeFrom(m_in);
            if (!request)
                return;
            m_busy = true;
            request->connection = m_number;
            answer(*request);
        }
    }

    void answer(const FakeRequest& request)
    {
        const FakeAnswer answer = m_owner.answerTo(request);
        if (!answer.isHeld()) {
            send(answer, request.method);
            return;
        }
        const QPointer<Connection> self(this);
        m_owner.m_held.emplace_back([self, answer, method = request.method] {
            if (self)
                self->send(answer, method);
        });
    }

    void sendPiece()
    {
        const QByteArray piece = m_out.first(std::min(m_pieceBytes, m_out.size()));
        m_out.remove(0, piece.size());
        m_socket->write(piece);
        m_socket->flush();
        if (!m_out.isEmpty()) {
            QTimer::singleShot(m_piecePause, this, &Connection::sendPiece);
            return;
        }
        m_busy = false;
        if (m_closes)
            m_socket->disconnectFromHost();
        else if (!m_in.isEmpty())
            QTimer::singleShot(0, this, &Connection::read);
    }

    FakeRegistry& m_owner;
    QTcpSocket* m_socket;
    int m_number;
    QByteArray m_in;
    QByteArray m_out;
    qsizetype m_pieceBytes = 0;
    std::chrono::milliseconds m_piecePause{0};
    bool m_busy = false;
    bool m_closes = false;
};

FakeRegistry::FakeRegistry(QObject* parent) : QObject(parent)
{
    begin();
}

FakeRegistry::FakeRegistry(const QSslConfiguration& tls, QObject* parent) : QObject(parent), m_tls(tls)
{
    begin();
}

FakeRegistry::~FakeRegistry()
{
    m_server->close();
    for (Connection* const connection : m_connections)
        connection->disconnect(this);
    dropConnections();
}

void FakeRegistry::begin()
{
    m_server = std::make_unique<Server>(*this);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("FakeRegistry: cannot listen: %s", qPrintable(m_server->errorString()));
}

QString FakeRegistry::host() const
{
    return QStringLiteral("127.0.0.1:%1").arg(port());
}

QUrl FakeRegistry::url(const QString& pathAndQuery) const
{
    return QUrl((m_tls ? QStringLiteral("https://") : QStringLiteral("http://")) + host() + pathAndQuery);
}

FakeExpectation& FakeRegistry::on(const QByteArray& method, const QByteArray& target)
{
    m_standing.emplace_front(method, target); // the newest is found first
    return m_standing.front();
}

FakeExpectation& FakeRegistry::expect(const QByteArray& method, const QByteArray& target)
{
    return m_expected.emplace_back(method, target);
}

void FakeRegistry::answerOthers(std::function<FakeAnswer(const FakeRequest&)> handler)
{
    m_others = std::move(handler);
}

void FakeRegistry::setTls(const QSslConfiguration& tls)
{
    m_tls = tls;
}

void FakeRegistry::release()
{
    const auto held = std::exchange(m_held, {});
    for (const auto& send : held)
        send();
}

void FakeRegistry::dropConnections()
{
    const std::vector<Connection*> open = m_connections; // each removes itself
    for (Connection* const connection : open)
        connection->drop();
}

FakeRequest FakeRegistry::lastRequest(const QByteArray& line) const
{
    for (auto it = m_requests.crbegin(); it != m_requests.crend(); ++it) {
        if (it->line() == line || it->method + ' ' + it->path() == line)
            return *it;
    }
    return {};
}

int FakeRegistry::count(const QByteArray& line) const
{
    return static_cast<int>(
        std::count_if(m_requests.cbegin(), m_requests.cend(), [&line](const FakeRequest& request) {
            return request.line() == line || request.method + ' ' + request.path() == line;
        }));
}

QString FakeRegistry::problems() const
{
    QStringList problems = m_failures;
    for (const FakeExpectation& expectation : m_expected)
        problems += QStringLiteral("never came: ") + QString::fromLatin1(expectation.line());
    return problems.join(u'\n');
}

void FakeRegistry::connectionArrived(qintptr descriptor)
{
    auto* socket = m_tls ? new QSslSocket : new QTcpSocket;
    socket->setSocketDescriptor(descriptor);
    m_connections.push_back(new Connection(*this, socket, ++m_connectionCount));
    if (auto* const encrypted = qobject_cast<QSslSocket*>(socket)) {
        encrypted->setSslConfiguration(*m_tls);
        encrypted->startServerEncryption();
    }
}

void FakeRegistry::connectionGone(Connection* connection)
{
    std::erase(m_connections, connection);
    connection->deleteLater();
}

FakeAnswer FakeRegistry::answerTo(const FakeRequest& request)
{
    m_requests.push_back(request);
    const QString line = QString::fromLatin1(request.line());
    if (!m_expected.empty() && m_expected.front().fits(request)) {
        FakeExpectation met = std::move(m_expected.front());
        m_expected.pop_front();
        const QString complaint = met.complaint(request);
        return complaint.isEmpty() ? met.nextAnswer() : refuse(line + QStringLiteral(": ") + complaint);
    }
    QString complaint;
    for (FakeExpectation& standing : m_standing) {
        if (!standing.fits(request))
            continue;
        complaint = standing.complaint(request);
        if (complaint.isEmpty())
            return standing.nextAnswer();
    }
    if (!complaint.isEmpty())
        return refuse(line + QStringLiteral(": ") + complaint);
    if (m_others)
        return m_others(request);
    const QString instead = m_expected.empty()
        ? QString()
        : QStringLiteral(", expected ") + QString::fromLatin1(m_expected.front().line());
    return refuse(QStringLiteral("unexpected: ") + line + instead);
}

FakeAnswer FakeRegistry::refuse(const QString& why)
{
    m_failures.append(why);
    return FakeAnswer(500, why.toUtf8());
}

} // namespace portolan
