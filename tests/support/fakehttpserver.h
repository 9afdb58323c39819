// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeanswer.h"

#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QTcpServer;
class QTcpSocket;

namespace portolan {

class FakeHttpServer;

//! One client's connection to a FakeHttpServer. It reads the next request when the last one is answered, by
//! send() or by end(). Goes with its socket: hold it by QPointer.
class FakeHttpConnection final : public QObject {
    Q_OBJECT

public:
    FakeHttpConnection(FakeHttpServer& server, QTcpSocket* socket, int number);

    void send(const FakeAnswer& answer);
    //! Sends the head of a 200 whose body follows in chunks by write(), until end().
    void beginStream(const FakeHeaders& headers);
    void write(const QByteArray& chunk);
    void end();
    //! Closes when all that was written is sent, in the middle of a body where one is open.
    void close();
    void drop();
    [[nodiscard]] bool isOpen() const;
    //! Common name of the client's certificate; empty without one.
    [[nodiscard]] QString certificateName() const;

private:
    void read();
    void sendPiece();
    void finished();

    FakeHttpServer& m_server;
    QTcpSocket* m_socket;
    int m_number;
    QByteArray m_method;
    QByteArray m_in;
    QByteArray m_out;
    qsizetype m_pieceBytes = 0;
    std::chrono::milliseconds m_piecePause{0};
    bool m_busy = false;
    bool m_toldToGoOn = false; //!< of the request whose body is coming
    bool m_closes = false;
};

//! An HTTP/1.1 server on a free port of 127.0.0.1 that gives each whole request to a function, which answers
//! now or later on the connection. Lives on one thread and may be moved to another before clients come.
class FakeHttpServer final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<void(const FakeRequest&, FakeHttpConnection&)>;

    FakeHttpServer(Handler handler, std::optional<QSslConfiguration> tls, QObject* parent = nullptr);
    ~FakeHttpServer() override;
    Q_DISABLE_COPY_MOVE(FakeHttpServer)

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString host() const; //!< "127.0.0.1:12345"
    [[nodiscard]] QUrl url(const QString& pathAndQuery = QString()) const;
    void dropConnections();
    //! Another certificate, for connections from now on.
    void setTls(const QSslConfiguration& tls) { m_tls = tls; }

    [[nodiscard]] const std::vector<FakeRequest>& requests() const { return m_requests; }
    //! How many came for this line ("GET /v2/"), with or without query.
    [[nodiscard]] int count(const QByteArray& line) const;
    [[nodiscard]] FakeRequest lastRequest(const QByteArray& line) const;
    void clearRequests() { m_requests.clear(); }
    [[nodiscard]] int connectionCount() const { return m_connectionCount; } //!< so far
    [[nodiscard]] int openConnections() const;
    //! Clients that tried https at a server that speaks plain http; they are answered as Go's servers do.
    [[nodiscard]] int tlsHellos() const { return m_tlsHellos; }

private:
    friend class FakeHttpConnection;
    class Listener;

    void connectionArrived(qintptr descriptor);
    void handle(const FakeRequest& request, FakeHttpConnection& connection);

    Handler m_handler;
    std::optional<QSslConfiguration> m_tls;
    QTcpServer* m_listener;
    std::vector<QPointer<FakeHttpConnection>> m_connections;
    std::vector<FakeRequest> m_requests;
    int m_connectionCount = 0;
    int m_tlsHellos = 0;
};

//! Path segments of a request, percent-decoded one by one.
[[nodiscard]] QStringList fakePathSegments(const FakeRequest& request);
//! Name and value of each query parameter, decoded, in their order.
[[nodiscard]] QList<std::pair<QString, QString>> fakeQueryItems(const QByteArray& queryOrForm);

} // namespace portolan
