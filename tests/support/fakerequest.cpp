// SPDX-License-Identifier: Apache-2.0
#include "support/fakerequest.h"

#include <QByteArrayList>

namespace portolan {
namespace {

//! The decoded body and how many bytes it took; nothing while it is not all there.
std::optional<std::pair<QByteArray, qsizetype>> chunkedBody(QByteArrayView bytes)
{
    QByteArray body;
    qsizetype at = 0;
    for (;;) {
        const qsizetype lineEnd = bytes.indexOf("\r\n", at);
        if (lineEnd < 0)
            return std::nullopt;
        const qsizetype size = bytes.sliced(at, lineEnd - at).toByteArray().toLongLong(nullptr, 16);
        at = lineEnd + 2;
        if (bytes.size() < at + size + 2)
            return std::nullopt;
        body += bytes.sliced(at, size);
        at += size + 2;
        if (size == 0)
            return std::pair(body, at);
    }
}

} // namespace

std::optional<FakeRequest> FakeRequest::takeFrom(QByteArray& buffer)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return std::nullopt;
    FakeRequest request;
    QByteArrayList lines = buffer.first(headEnd).split('\n');
    const QByteArrayList first = lines.takeFirst().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray& line : lines) {
        const qsizetype colon = line.indexOf(':');
        request.headers.emplace_back(
            line.first(qMax(colon, qsizetype(0))).trimmed(), line.mid(colon + 1).trimmed());
    }

    const qsizetype bodyStart = headEnd + 4;
    qsizetype bodyBytes = request.header("Content-Length").toLongLong();
    if (request.header("Transfer-Encoding").toLower() == "chunked") {
        const auto chunked = chunkedBody(QByteArrayView(buffer).sliced(bodyStart));
        if (!chunked)
            return std::nullopt;
        request.body = chunked->first;
        bodyBytes = chunked->second;
    } else {
        if (buffer.size() < bodyStart + bodyBytes)
            return std::nullopt;
        request.body = buffer.mid(bodyStart, bodyBytes);
    }
    buffer.remove(0, bodyStart + bodyBytes);
    return request;
}

QByteArray FakeRequest::header(const QByteArray& name) const
{
    for (const auto& [key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool FakeRequest::hasHeader(const QByteArray& name) const
{
    for (const auto& entry : headers) {
        if (entry.first.compare(name, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QByteArray FakeRequest::path() const
{
    return target.split('?').first();
}

} // namespace portolan
