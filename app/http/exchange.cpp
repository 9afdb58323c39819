// SPDX-License-Identifier: Apache-2.0
#include "http/exchange.h"

#include "http/origin.h"
#include "oci/registryerror.h"

#include <algorithm>

namespace portolan {
namespace {

// Small enough to stay in the processor's cache on its way to hash and file: 4 MB took half as long again.
constexpr qint64 readBufferBytes = qint64(512) * 1024;

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
    : PendingExchange(std::move(request), std::move(stop))
{
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
    connect(running, &QObject::destroyed, running, [device = request().upload] {});
    noteActivity();
}

void Exchange::noteTlsFailure(std::shared_ptr<const TlsFailure> failure)
{
    m_tlsFailure = std::move(failure);
}

Error Exchange::placed(const Error& error) const
{
    return error.at(hostAndPort(request().url), request().url.path());
}

void Exchange::release()
{
    if (m_reply) {
        disconnect(m_reply.get(), nullptr, this, nullptr);
        if (!m_replyFinished)
            m_reply->abort();
        m_reply.reset();
    }
    Q_EMIT ended();
}

void Exchange::takeHead()
{
    if (m_headTaken || hasEnded())
        return;
    response().status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (response().status == 0)
        return;
    m_headTaken = true;
    response().multiplexed = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool();
    noteActivity();
    for (const auto& [name, value] : m_reply->rawHeaderPairs())
        response().headers.emplace_back(name, value);
    m_expected = announcedBytes();
    beginBody(m_expected, [this] { pump(); });
}

qint64 Exchange::announcedBytes() const
{
    const bool bodyless =
        request().method == HttpMethod::Head || response().status == 204 || response().status == 304;
    bool isNumber = false;
    const qint64 length = response().header(QByteArrayLiteral("Content-Length")).toLongLong(&isNumber);
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
        paused = isSinkFull();
        if (paused)
            break;
        QByteArray piece = m_reply->read(std::min(m_reply->bytesAvailable(), readBufferBytes));
        if (piece.isEmpty())
            break;
        m_received += piece.size();
        takeBody(std::move(piece));
    }
    m_pumping = false;
    if (hasEnded())
        return;
    if (paused)
        pauseIdle();
    else if (m_replyFinished)
        conclude();
    else
        noteActivity();
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
    if (response().status == 407)
        fail(proxyWantsLogin());
    else if (brokeOff(m_reply->error()))
        fail(replyError());
    else if (m_expected >= 0 && m_received < m_expected)
        fail(Error::network(QStringLiteral("the connection ended after ") + received)
                 .withCode(QStringLiteral("CONNECTION_LOST")));
    else
        succeed();
}

Error Exchange::replyError() const
{
    const QString words = m_reply->errorString();
    const QNetworkReply::NetworkError code = m_reply->error();
    if (code == QNetworkReply::ProxyAuthenticationRequiredError)
        return proxyWantsLogin();
    if (m_tlsFailure)
        return Error::tls(m_tlsFailure->details.join(QStringLiteral("; ")), m_tlsFailure);
    const bool encrypted = request().url.scheme() == QLatin1String("https");
    if (encrypted && isClientCertificateAlert(words))
        return Error::tls(words, clientCertificateNeeded(words));
    if (code == QNetworkReply::SslHandshakeFailedError)
        return Error::tls(words, nullptr).withCode(QStringLiteral("TLS_HANDSHAKE"));
    if (code == QNetworkReply::NoError)
        return Error::protocol(QStringLiteral("there was no answer that is HTTP"));
    return networkError(code, words);
}

} // namespace portolan
