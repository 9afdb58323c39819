// SPDX-License-Identifier: Apache-2.0
#include "http/httprequest.h"

#include "http/origin.h"
#include "http/retryafter.h"
#include "oci/registryerror.h"

#include <QByteArrayList>

#include <algorithm>

namespace portolan {
namespace {

bool sameName(const QByteArray& a, const QByteArray& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

std::vector<QByteArray> valuesOf(const HttpHeaders& headers, const QByteArray& name)
{
    std::vector<QByteArray> values;
    for (const auto& [key, value] : headers) {
        if (sameName(key, name))
            values.push_back(value);
    }
    return values;
}

} // namespace

QByteArray httpMethodName(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get:
        return QByteArrayLiteral("GET");
    case HttpMethod::Head:
        return QByteArrayLiteral("HEAD");
    case HttpMethod::Put:
        return QByteArrayLiteral("PUT");
    case HttpMethod::Post:
        return QByteArrayLiteral("POST");
    case HttpMethod::Patch:
        return QByteArrayLiteral("PATCH");
    case HttpMethod::Delete:
        break;
    }
    return QByteArrayLiteral("DELETE");
}

HttpRequest::HttpRequest(HttpMethod requestMethod, QUrl requestUrl)
    : method(requestMethod)
    , url(std::move(requestUrl))
{
}

void HttpRequest::setHeader(const QByteArray& name, const QByteArray& value)
{
    removeHeader(name);
    headers.emplace_back(name, value);
}

void HttpRequest::removeHeader(const QByteArray& name)
{
    std::erase_if(headers, [&name](const auto& entry) { return sameName(entry.first, name); });
}

QByteArray HttpRequest::header(const QByteArray& name) const
{
    const std::vector<QByteArray> values = valuesOf(headers, name);
    return values.empty() ? QByteArray() : values.front();
}

HttpResponse::HttpResponse(int statusCode, QUrl answeringUrl)
    : status(statusCode)
    , url(std::move(answeringUrl))
{
}

QByteArray HttpResponse::header(const QByteArray& name) const
{
    const std::vector<QByteArray> values = valuesOf(headers, name);
    return QByteArrayList(values.cbegin(), values.cend()).join(", ");
}

std::vector<QByteArray> HttpResponse::headerLines(const QByteArray& name) const
{
    return valuesOf(headers, name);
}

std::optional<std::chrono::seconds> HttpResponse::retryAfter() const
{
    return parseRetryAfter(header(QByteArrayLiteral("Retry-After")), QDateTime::currentDateTimeUtc());
}

Error HttpResponse::toError() const
{
    return registryError(status, body, retryAfter()).withStatus(status).at(hostAndPort(url), url.path());
}

} // namespace portolan
