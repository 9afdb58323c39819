// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include "base/redact.h"

#include <QStringList>

namespace portolan {

Error::Error(ErrorKind kind, QString detail) : m_kind(kind), m_detail(redacted(detail)) {}

Error Error::network(QString detail)
{
    return {ErrorKind::Network, std::move(detail)};
}
Error Error::timeout(QString detail)
{
    return {ErrorKind::Timeout, std::move(detail)};
}
Error Error::authRequired(QString detail)
{
    return {ErrorKind::AuthRequired, std::move(detail)};
}
Error Error::denied(QString detail)
{
    return {ErrorKind::Denied, std::move(detail)};
}
Error Error::notFound(QString detail)
{
    return {ErrorKind::NotFound, std::move(detail)};
}
Error Error::protocol(QString detail)
{
    return {ErrorKind::Protocol, std::move(detail)};
}
Error Error::tooLarge(QString detail)
{
    return {ErrorKind::TooLarge, std::move(detail)};
}
Error Error::unsupported(QString detail)
{
    return {ErrorKind::Unsupported, std::move(detail)};
}
Error Error::storage(QString detail)
{
    return {ErrorKind::Storage, std::move(detail)};
}
Error Error::cancelled()
{
    return {ErrorKind::Cancelled, QStringLiteral("cancelled")};
}
Error Error::conflict(QString detail)
{
    return {ErrorKind::Conflict, std::move(detail)};
}
Error Error::usage(QString detail)
{
    return {ErrorKind::Usage, std::move(detail)};
}
Error Error::internal(QString detail)
{
    return {ErrorKind::Internal, std::move(detail)};
}

Error Error::tls(QString detail, std::shared_ptr<const TlsFailure> failure)
{
    Error error(ErrorKind::Tls, std::move(detail));
    error.m_tlsFailure = std::move(failure);
    return error;
}

Error Error::rateLimited(QString detail, std::optional<std::chrono::seconds> retryAfter)
{
    Error error(ErrorKind::RateLimited, std::move(detail));
    error.m_retryAfter = retryAfter;
    return error;
}

Error Error::at(const QString& host, const QString& path) const
{
    Error error = *this;
    if (error.m_host.isEmpty() && error.m_path.isEmpty()) {
        error.m_host = host;
        error.m_path = redacted(path);
    }
    return error;
}

Error Error::withStatus(int httpStatus) const
{
    Error error = *this;
    error.m_httpStatus = httpStatus;
    return error;
}

Error Error::withCode(const QString& code) const
{
    Error error = *this;
    error.m_code = code;
    return error;
}

QString Error::toLogLine() const
{
    QStringList parts{errorKindName(m_kind)};
    if (!m_host.isEmpty() || !m_path.isEmpty())
        parts << m_host + m_path;
    if (m_httpStatus != 0)
        parts << QStringLiteral("HTTP %1").arg(m_httpStatus);
    if (!m_code.isEmpty())
        parts << m_code;
    parts << m_detail;
    return parts.join(QStringLiteral(" | "));
}

QLatin1String errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Network:
        return QLatin1String("Network");
    case ErrorKind::Timeout:
        return QLatin1String("Timeout");
    case ErrorKind::Tls:
        return QLatin1String("Tls");
    case ErrorKind::AuthRequired:
        return QLatin1String("AuthRequired");
    case ErrorKind::Denied:
        return QLatin1String("Denied");
    case ErrorKind::NotFound:
        return QLatin1String("NotFound");
    case ErrorKind::RateLimited:
        return QLatin1String("RateLimited");
    case ErrorKind::Protocol:
        return QLatin1String("Protocol");
    case ErrorKind::TooLarge:
        return QLatin1String("TooLarge");
    case ErrorKind::Unsupported:
        return QLatin1String("Unsupported");
    case ErrorKind::Storage:
        return QLatin1String("Storage");
    case ErrorKind::Cancelled:
        return QLatin1String("Cancelled");
    case ErrorKind::Conflict:
        return QLatin1String("Conflict");
    case ErrorKind::Usage:
        return QLatin1String("Usage");
    case ErrorKind::Internal:
        return QLatin1String("Internal");
    }
    return QLatin1String("Internal");
}

} // namespace portolan
