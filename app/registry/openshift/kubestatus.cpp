// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/kubestatus.h"

#include "oci/registryerror.h"

#include <QStringList>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! "TooManyRequests" as TOO_MANY_REQUESTS.
QString upperCode(const QString& reason)
{
    QString code;
    for (const QChar c : reason) {
        if (c.isUpper() && !code.isEmpty())
            code += u'_';
        code += c.toUpper();
    }
    return code;
}

QString causesText(const JsonReader& causes)
{
    QStringList texts;
    for (const JsonReader& cause : causes.items()) {
        const QString field = cause["field"_L1].text();
        const QString message = cause["message"_L1].text();
        if (!message.isEmpty())
            texts << (field.isEmpty() ? message : field + u": "_s + message);
    }
    return texts.join(u"; "_s);
}

} // namespace

std::optional<KubeStatus> KubeStatus::fromJson(const JsonReader& json)
{
    if (json["kind"_L1].text() != "Status"_L1)
        return std::nullopt;
    KubeStatus status;
    const qint64 code = json["code"_L1].integer().value_or(0);
    status.code = code >= 100 && code < 600 ? static_cast<int>(code) : 0;
    status.reason = json["reason"_L1].text();
    status.message = json["message"_L1].text();
    status.continueToken = json["metadata"_L1]["continue"_L1].text();
    const JsonReader details = json["details"_L1];
    if (status.message.isEmpty())
        status.message = causesText(details["causes"_L1]);
    const qint64 seconds = details["retryAfterSeconds"_L1].integer().value_or(0);
    if (seconds > 0)
        status.retryAfter = std::chrono::seconds(seconds);
    return status;
}

KubeStatus KubeStatus::fromAnswer(int httpStatus, QByteArrayView body)
{
    if (const auto json = JsonReader::parse(body)) {
        if (auto status = fromJson(*json)) {
            status->code = httpStatus;
            return std::move(*status);
        }
    }
    KubeStatus status;
    status.code = httpStatus;
    status.message = registryError(httpStatus, body).detail();
    return status;
}

KubeStatus KubeStatus::withRetryAfter(std::optional<std::chrono::seconds> other) const
{
    KubeStatus copy(*this);
    if (!copy.retryAfter)
        copy.retryAfter = other;
    return copy;
}

Error KubeStatus::toError() const
{
    const QString detail = message.isEmpty() ? u"HTTP %1 without an explanation"_s.arg(code) : message;
    Error error = Error::protocol(detail);
    switch (code) {
    case 400:
    case 422:
        error = Error::usage(detail);
        break;
    case 401:
        error = Error::authRequired(detail);
        break;
    case 403:
        error = Error::denied(detail);
        break;
    case 404:
    case 410:
        error = Error::notFound(detail);
        break;
    case 405:
    case 415:
    case 501:
        error = Error::unsupported(detail);
        break;
    case 409:
        error = Error::conflict(detail);
        break;
    case 413:
        error = Error::tooLarge(detail);
        break;
    case 429:
        error = Error::rateLimited(detail, retryAfter);
        break;
    default:
        if (code >= 500)
            error = Error::network(detail);
    }
    QString known = upperCode(reason);
    if (isExpired())
        known = u"EXPIRED"_s;
    else if (known.isEmpty() && code >= 500)
        known = u"SERVER_ERROR"_s;
    return error.withStatus(code).withCode(known);
}

} // namespace portolan
