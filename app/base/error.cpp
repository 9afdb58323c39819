// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"

#include "base/redact.h"

#include <QStringList>

namespace portolan {

Error::Error(ErrorKind kind, Sentence detail)
    : m_kind(kind)
    , m_detail(redacted(detail.english()))
    , m_said(std::move(detail))
{
    // What had to be hidden may stand in any of its arguments.
    if (m_said.english() != m_detail)
        m_said = m_detail;
}

Error Error::network(Sentence detail)
{
    return {ErrorKind::Network, std::move(detail)};
}
Error Error::timeout(Sentence detail)
{
    return {ErrorKind::Timeout, std::move(detail)};
}
Error Error::authRequired(Sentence detail)
{
    return {ErrorKind::AuthRequired, std::move(detail)};
}
Error Error::denied(Sentence detail)
{
    return {ErrorKind::Denied, std::move(detail)};
}
Error Error::notFound(Sentence detail)
{
    return {ErrorKind::NotFound, std::move(detail)};
}
Error Error::protocol(Sentence detail)
{
    return {ErrorKind::Protocol, std::move(detail)};
}
Error Error::tooLarge(Sentence detail)
{
    return {ErrorKind::TooLarge, std::move(detail)};
}
Error Error::unsupported(Sentence detail)
{
    return {ErrorKind::Unsupported, std::move(detail)};
}
Error Error::storage(Sentence detail)
{
    return {ErrorKind::Storage, std::move(detail)};
}
Error Error::cancelled()
{
    return {ErrorKind::Cancelled, Sentence(QT_TRANSLATE_NOOP("Core", "cancelled"))};
}
Error Error::conflict(Sentence detail)
{
    return {ErrorKind::Conflict, std::move(detail)};
}
Error Error::usage(Sentence detail)
{
    return {ErrorKind::Usage, std::move(detail)};
}
Error Error::internal(Sentence detail)
{
    return {ErrorKind::Internal, std::move(detail)};
}

Error Error::tls(Sentence detail, std::shared_ptr<const TlsFailure> failure)
{
    Error error(ErrorKind::Tls, std::move(detail));
    error.m_tlsFailure = std::move(failure);
    return error;
}

Error Error::rateLimited(Sentence detail, std::optional<std::chrono::seconds> retryAfter)
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
