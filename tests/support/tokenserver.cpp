// SPDX-License-Identifier: Apache-2.0
#include "support/tokenserver.h"

#include <QFile>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

namespace portolan {

namespace {

constexpr qsizetype maxRequestSize = 1 << 20;

//! Null while the request is not complete.
class ParsedRequest final {
public:
    explicit ParsedRequest(const QByteArray& bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArrayList lines = bytes.left(end).split('\n');
        const QByteArrayList words = lines.first().trimmed().split(' ');
        qsizetype bodySize = 0;
        for (const QByteArray& line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            const QByteArray name = line.left(colon).trimmed().toLower();
            const QByteArray value = line.mid(colon + 1).trimmed();
            if (name == "authorization")
                authorization = value;
            else if (name == "content-length")
                bodySize = value.toLongLong();
        }
        size = end + 4 + bodySize;
        complete = bytes.size() >= size;
        method = words.value(0);
        target = words.value(1);
        body = bytes.mid(end + 4, bodySize);
    }

    [[nodiscard]] QUrlQuery parameters() const
    {
        // In queries and forms alike a plus sign is a space; QUrlQuery would keep it.
        const QByteArray text = method == "POST" ? body : target.mid(target.indexOf('?') + 1);
        return QUrlQuery(QString::fromUtf8(text).replace(u'+', QStringLiteral("%20")));
    }

    bool complete = false;
    qsizetype size = 0;
    QByteArray method;
    QByteArray target;
    QByteArray body;
    QByteArray authorization;
};

QByteArray reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    default:
        return "Method Not Allowed";
    }
}

QSslConfiguration serverConfiguration(const KeyPairFiles& files)
{
    QFile keyFile(files.key);
    if (!keyFile.open(QIODevice::ReadOnly))
        qFatal("TokenServer: no key file %s", qPrintable(files.key));
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(files.certificate));
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

} // namespace

struct TokenServer::Pending {
    explicit Pending(QTcpSocket* connection) : socket(connection) {}

    QPointer<QTcpSocket> socket;
    QByteArray received;
};

TokenServer::TokenServer(TokenAlgorithm algorithm, KeyPairFiles tls)
    : m_policy(algorithm)
    , m_tls(std::move(tls))
{
}

TokenServer::~TokenServer()
{
    if (!m_thread.isRunning())
        return;
    m_server.release()->deleteLater(); // done by the thread that owns it, as it ends
    m_thread.quit();
    m_thread.wait();
}

bool TokenServer::start()
{
    QFile bundle(m_folder.filePath(QStringLiteral("bundle.pem")));
    if (!bundle.open(QIODevice::WriteOnly) || bundle.write(m_policy.certificatePem()) <= 0)
        return false;
    bundle.close();
    if (m_tls.certificate.isEmpty()) {
        m_server = std::make_unique<QTcpServer>();
    } else {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(serverConfiguration(m_tls));
        m_server = std::move(server);
    }
    m_server->moveToThread(&m_thread);
    m_thread.start();
    bool listening = false;
    QMetaObject::invokeMethod(
        m_server.get(),
        [this, &listening] {
            QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(),
                [this] { onConnection(); });
            listening = m_server->listen(QHostAddress::LocalHost);
            m_port = m_server->serverPort();
        },
        Qt::BlockingQueuedConnection);
    return listening;
}

QUrl TokenServer::realm() const
{
    const QString scheme = m_tls.certificate.isEmpty() ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(QStringLiteral("%1://127.0.0.1:%2/token").arg(scheme).arg(m_port));
}

RegistryTokenAuth TokenServer::registryAuth() const
{
    const QMutexLocker locker(&m_mutex);
    return {realm().toString(), m_policy.service, m_policy.issuer,
        m_folder.filePath(QStringLiteral("bundle.pem"))};
}

void TokenServer::addUser(const QString& user, const QString& password)
{
    const QMutexLocker locker(&m_mutex);
    m_policy.addUser(user, password);
}

void TokenServer::grant(const QString& user, const QString& scope)
{
    const QMutexLocker locker(&m_mutex);
    m_policy.grant(user, scope);
}

void TokenServer::configure(const std::function<void(TokenPolicy&)>& change)
{
    const QMutexLocker locker(&m_mutex);
    change(m_policy);
}

void TokenServer::setDelay(int milliseconds)
{
    const QMutexLocker locker(&m_mutex);
    m_delayMs = milliseconds;
}

QList<TokenRequest> TokenServer::requests() const
{
    const QMutexLocker locker(&m_mutex);
    return m_requests;
}

void TokenServer::clearRequests()
{
    const QMutexLocker locker(&m_mutex);
    m_requests.clear();
}

void TokenServer::onConnection()
{
    while (QTcpSocket* socket = m_server->nextPendingConnection()) {
        const auto pending = std::make_shared<Pending>(socket);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, pending] { onBytes(pending); });
        onBytes(pending);
    }
}

void TokenServer::onBytes(const std::shared_ptr<Pending>& pending)
{
    pending->received += pending->socket->readAll();
    if (pending->received.size() > maxRequestSize) {
        pending->socket->abort();
        return;
    }
    const ParsedRequest request(pending->received);
    if (!request.complete)
        return;
    pending->received.remove(0, request.size);
    TokenRequest record;
    TokenReply answer;
    int delay = 0;
    {
        const QMutexLocker locker(&m_mutex);
        answer = m_policy.answer(request.method, request.parameters(), request.authorization, record);
        record.status = answer.status;
        m_requests.append(record);
        delay = m_delayMs;
    }
    if (delay == 0) {
        reply(pending, answer);
        return;
    }
    QTimer::singleShot(delay, pending->socket, [this, pending, answer] { reply(pending, answer); });
}

void TokenServer::reply(const std::shared_ptr<Pending>& pending, const TokenReply& reply)
{
    pending->socket->write("HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonOf(reply.status)
        + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(reply.body.size())
        + "\r\n\r\n" + reply.body);
}

} // namespace portolan
