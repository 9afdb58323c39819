// SPDX-License-Identifier: Apache-2.0
#include "http/exchange.h"

#include "http/origin.h"
#include "oci/registryerror.h"

#include <QPointer>

#include <algorithm>

namespace portolan {
namespace {

constexpr qint64 pieceBytes = qint64(1024) * 1024;
constexpr qint64 readBufferBytes = qint64(4) * 1024 * 1024;

//! Errors that are not just another way to say the status.
bool brokeOff(QNetworkReply::NetworkError error)
{
    return (error > QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied
               && error != QNetworkReply::ProxyAuthenticationRequiredError)
        || error == QNetworkReply::ProtocolFailure || error == QNetworkReply::ContentReSendError;
}

Error networkError(QNetworkReply::NetworkError code, const QString& words)
{
    switch (code) {
    case QNetworkReply::ConnectionRefusedError:
        return Error::network(words).withCode(QStringLiteral("CONNECTION_REFUSED"));
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
        return Error::network(words).withCode(QStringLiteral("CONNECTION_LOST"));
    case QNetworkReply::HostNotFoundError:
        return Error::network(words).withCode(QStringLiteral("HOST_NOT_FOUND"));
    case QNetworkReply::TimeoutError:
        return Error::timeout(words);
    case QNetworkReply::OperationCanceledError:
        return Error::cancelled();
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return Error::network(words).withCode(QStringLiteral("PROXY_UNREACHABLE"));
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return Error::protocol(words);
    default:
        return Error::network(words);
    }
}

Error proxyWantsLogin()
{
    return registryError(407, {}).withStatus(407).withCode(QStringLiteral("PROXY_AUTH_REQUIRED"));
}

//! TLS 1.3 servers tell of a missing client certificate after the handshake, in an alert; only its name is
//! left of it.
bool isClientCertificateAlert(const QString& words)
{
    return words.contains(QLatin1String("certificate required"), Qt::CaseInsensitive)
        || words.contains(QLatin1String("alert bad certificate"), Qt::CaseInsensitive)
        || words.contains(QLatin1String("alert handshake failure"), Qt::CaseInsensitive);
}

std::shared_ptr<const TlsFailure> clientCertificateNeeded(const QString& words)
{
    auto failure = std::make_shared<TlsFailure>();
    failure->reasons.append(TlsFailure::Reason::ClientCertificateNeeded);
    failure->details.append(words);
    return failure;
}

} // namespace

Exchange::Exchange(HttpRequest request, std::stop_token stop)
    : m_request(std::move(request))
    , m_response(0, m_request.url)
    , m_idle(this)
    , m_gate(this)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(m_request.idleTimeout);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration<double>(m_request.idleTimeout).count();
        fail(Error::timeout(QStringLiteral("nothing was received for %1 s").arg(seconds)));
    });
    m_onStop.emplace(std::move(stop), [this] {
        QMetaObject::invokeMethod(
            this, [this] { fail(Error::cancelled()); }, Qt::QueuedConnection);
    });
}

Exchange::~Exchange()
{
    m_onStop.reset();
}

void Exchange::run(std::unique_ptr<QNetworkReply, DeleteLater> reply)
{
    m_reply = std::move(reply);
    QNetworkReply* const running = m_reply.get();
    running->setReadBufferSize(readBufferBytes);
    connect(running, &QNetworkReply::metaDataChanged, this, &Exchange::takeHead);
    connect(running, &QNetworkReply::readyRead, this, &Exchange::pump);
    connect(running, &QNetworkReply::finished, this, &Exchange::replyFinished);
    connect(running, &QNetworkReply::socketStartedConnecting, this, &Exchange::noteActivity);
    connect(running, &QNetworkReply::requestSent, this, &Exchange::noteActivity);
    connect(running, &QNetworkReply::encrypted, this, &Exchange::noteActivity);
    connect(running, &QNetworkReply::uploadProgress, this, &Exchange::noteActivity);
    // The device must not go before Qt's HTTP thread has let go of it.
    connect(running, &QObject::destroyed, running, [device = m_request.upload] {});
    m_idle.start();
}

void Exchange::fail(const Error& error)
{
    if (hasEnded())
        return;
    end(error.at(hostAndPort(m_request.url), m_request.url.path()));
}

void Exchange::noteTlsFailure(std::shared_ptr<const TlsFailure> failure)
{
    m_tlsFailure = std::move(failure);
}

Result<HttpResponse> Exchange::takeOutcome()
{
    if (!m_outcome)
        return Error::internal(QStringLiteral("an exchange was asked for its outcome before it had one"));
    return std::move(*m_outcome);
}

void Exchange::end(Result<HttpResponse> outcome)
{
    m_outcome.emplace(std::move(outcome));
    m_idle.stop();
    if (m_reply) {
        disconnect(m_reply.get(), nullptr, this, nullptr);
        if (!m_replyFinished)
            m_reply->abort();
        m_reply.reset();
    }
    Q_EMIT ended();
    m_gate.open();
}

void Exchange::noteActivity()
{
    if (!hasEnded())
        m_idle.start();
}

void Exchange::takeHead()
{
    if (m_headTaken || hasEnded())
        return;
    m_response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_response.status == 0)
        return;
    m_headTaken = true;
    noteActivity();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        m_response.headers.emplace_back(name, value);
    m_expected = announcedBytes();
    if (!goesToSink()) {
        if (m_expected > m_request.maxBodyBytes)
            fail(Error::tooLarge(QStringLiteral("the answer has %1 bytes").arg(m_expected)));
        return;
    }
    const QPointer<Exchange> self(this);
    m_request.sink->onReady([self] {
        if (self)
            self->pump();
    });
    const Result<void> begun = m_request.sink->begin(m_response);
    if (!begun)
        fail(begun.error());
}

qint64 Exchange::announcedBytes() const
{
    const bool bodyless =
        m_request.method == HttpMethod::Head || m_response.status == 204 || m_response.status == 304;
    bool isNumber = false;
    const qint64 length = m_response.header(QByteArrayLiteral("Content-Length")).toLongLong(&isNumber);
    return bodyless || !isNumber ? -1 : length;
}

void Exchange::pump()
{
    takeHead();
    if (hasEnded() || m_pumping || !m_headTaken)
        return;
    m_pumping = true;
    bool paused = false;
    while (!hasEnded() && m_reply->bytesAvailable() > 0) {
        paused = goesToSink() && !m_request.sink->ready();
        if (paused)
            break;
        QByteArray piece = m_reply->read(std::min(m_reply->bytesAvailable(), pieceBytes));
        if (piece.isEmpty())
            break;
        m_received += piece.size();
        accept(std::move(piece));
    }
    m_pumping = false;
    if (hasEnded())
        return;
    if (paused)
        m_idle.stop(); // the silence is ours
    else if (m_replyFinished)
        conclude();
    else
        noteActivity();
}

void Exchange::accept(QByteArray piece)
{
    if (goesToSink()) {
        const Result<void> written = m_request.sink->write(std::move(piece));
        if (!written)
            fail(written.error());
        return;
    }
    if (m_response.body.size() + piece.size() > m_request.maxBodyBytes) {
        fail(Error::tooLarge(
            QStringLiteral("the answer is longer than %1 bytes").arg(m_request.maxBodyBytes)));
        return;
    }
    if (m_response.body.isEmpty())
        m_response.body = std::move(piece);
    else
        m_response.body += piece;
}

void Exchange::replyFinished()
{
    m_replyFinished = true;
    takeHead();
    if (hasEnded())
        return;
    if (m_headTaken)
        pump();
    else
        fail(replyError());
}

void Exchange::conclude()
{
    const QString received = QStringLiteral("%1 of %2 bytes").arg(m_received).arg(m_expected);
    if (m_response.status == 407)
        fail(proxyWantsLogin());
    else if (brokeOff(m_reply->error()))
        fail(replyError());
    else if (m_expected >= 0 && m_received < m_expected)
        fail(Error::network(QStringLiteral("the connection ended after ") + received)
                 .withCode(QStringLiteral("CONNECTION_LOST")));
    else
        end(std::move(m_response));
}

Error Exchange::replyError() const
{
    const QString words = m_reply->errorString();
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::ProxyAuthenticationRequiredError)
        return proxyWantsLogin();
    if (m_tlsFailure)
        return Error::tls(m_tlsFailure->details.join(QStringLiteral("; ")), m_tlsFailure);
    const bool encrypted = m_request.url.scheme() == QLatin1String("https");
    if (encrypted && isClientCertificateAlert(words))
        return Error::tls(words, clientCertificateNeeded(words));
    if (code == QNetworkReply::SslHandshakeFailedError)
        return Error::tls(words, nullptr).withCode(QStringLiteral("TLS_HANDSHAKE"));
    if (code == QNetworkReply::NoError)
        return Error::protocol(QStringLiteral("there was no answer that is HTTP"));
    return networkError(code, words);
}

} // namespace portolan
