// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubpulllimit.h"

namespace portolan {
namespace {

//! "100;w=21600": the number before the first semicolon.
qint64 amountOf(const QByteArray& header)
{
    bool isNumber = false;
    const qint64 amount = header.split(';').first().trimmed().toLongLong(&isNumber);
    return isNumber ? amount : -1;
}

qint64 windowOf(const QByteArray& header)
{
    for (const QByteArray& part : header.split(';')) {
        const QByteArray item = part.trimmed();
        bool isNumber = false;
        const qint64 seconds = item.mid(2).toLongLong(&isNumber);
        if (item.startsWith("w=") && isNumber)
            return seconds;
    }
    return -1;
}

} // namespace

std::optional<HubPullLimit> HubPullLimit::read(const HttpResponse& response)
{
    const QByteArray limit = response.header(QByteArrayLiteral("RateLimit-Limit"));
    const QByteArray remaining = response.header(QByteArrayLiteral("RateLimit-Remaining"));
    HubPullLimit out;
    out.limit = amountOf(limit);
    out.remaining = amountOf(remaining);
    if (out.limit < 0 && out.remaining < 0)
        return std::nullopt;
    out.windowSeconds = windowOf(limit);
    out.source = QString::fromLatin1(response.header(QByteArrayLiteral("Docker-RateLimit-Source")));
    return out;
}

} // namespace portolan
