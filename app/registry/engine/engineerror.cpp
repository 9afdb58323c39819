// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineerror.h"

#include "base/jsonreader.h"

#include <array>

namespace portolan {
namespace {

constexpr qsizetype maxWords = 2000;

bool saysOneOf(const QString& words, std::initializer_list<QLatin1StringView> parts)
{
    return std::any_of(parts.begin(), parts.end(),
        [&](QLatin1StringView part) { return words.contains(part, Qt::CaseInsensitive); });
}

QString wordsOf(QByteArrayView body)
{
    const auto json = JsonReader::parse(body);
    if (json) {
        const QString message = (*json)[QLatin1StringView("message")].text();
        if (!message.isEmpty())
            return message.left(maxWords);
        if (const QStringList errors = (*json)[QLatin1StringView("Errors")].strings(); !errors.isEmpty())
            return errors.join(QStringLiteral("; ")).left(maxWords);
    }
    return QString::fromUtf8(body.first(std::min(body.size(), maxWords))).trimmed();
}

bool saysInUse(const QString& words)
{
    return saysOneOf(words,
        {QLatin1StringView("in use by"), QLatin1StringView("is using"), QLatin1StringView("is being used"),
            QLatin1StringView("dependent child")});
}

} // namespace

Error engineError(int httpStatus, QByteArrayView body)
{
    const QString words = wordsOf(body);
    const bool notKnown = saysOneOf(words,
        {QLatin1StringView("image not known"), QLatin1StringView("no such image"),
            QLatin1StringView("does not exist"), QLatin1StringView("reference does not exist")});
    if (httpStatus == 404 || notKnown)
        return Error::notFound(words).withStatus(httpStatus).withCode(QStringLiteral("NO_SUCH_IMAGE"));
    if (httpStatus == 409 || saysInUse(words))
        return Error::conflict(words)
            .withStatus(httpStatus)
            .withCode(saysInUse(words) ? QStringLiteral("IMAGE_IN_USE") : QStringLiteral("ENGINE_FAILED"));
    if (httpStatus == 401)
        return Error::authRequired(words).withStatus(httpStatus);
    if (httpStatus == 403)
        return Error::denied(words).withStatus(httpStatus);
    return engineStreamError(words).withStatus(httpStatus);
}

Error engineStreamError(const QString& words)
{
    const QString detail = words.trimmed().left(maxWords);
    if (saysOneOf(detail, {QLatin1StringView("no space left")}))
        return Error::storage(detail).withCode(QStringLiteral("DISK_FULL"));
    if (saysOneOf(detail, {QLatin1StringView("toomanyrequests"), QLatin1StringView("too many requests")}))
        return Error::rateLimited(detail, std::nullopt);
    if (saysOneOf(detail,
            {QLatin1StringView("unauthorized"), QLatin1StringView("authentication required"),
                QLatin1StringView("no basic auth credentials")}))
        return Error::authRequired(detail);
    if (saysOneOf(
            detail, {QLatin1StringView("access to the resource is denied"), QLatin1StringView("denied:")}))
        return Error::denied(detail);
    if (saysOneOf(detail,
            {QLatin1StringView("manifest unknown"), QLatin1StringView("name unknown"),
                QLatin1StringView("not found")}))
        return Error::notFound(detail).withCode(QStringLiteral("MANIFEST_UNKNOWN"));
    return Error::network(detail).withCode(QStringLiteral("ENGINE_FAILED"));
}

} // namespace portolan
