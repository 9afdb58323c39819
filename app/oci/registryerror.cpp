// SPDX-License-Identifier: Apache-2.0
#include "oci/registryerror.h"

#include "base/jsonreader.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype maxDetail = 400;

//! What a body says.
class Explanation final {
public:
    QString code;
    QString text;
};

QString cut(const QString& text)
{
    const QString simple = text.simplified();
    return simple.size() <= maxDetail ? simple : simple.left(maxDetail) + u'\u2026';
}

QString detailText(const JsonReader& detail)
{
    if (detail.isString())
        return detail.text();
    return detail.size() > 0 ? detail.toJson() : QString();
}

Explanation fromErrors(const std::vector<JsonReader>& errors)
{
    Explanation out;
    QStringList texts;
    for (const JsonReader& error : errors) {
        const QString code = error["code"_L1].text();
        if (out.code.isEmpty())
            out.code = code;
        QString text = error.isString() ? error.text() : error["message"_L1].text();
        if (text.isEmpty())
            text = code;
        const QString more = detailText(error["detail"_L1]);
        if (!more.isEmpty() && more != text)
            text += text.isEmpty() ? more : ": "_L1 + more;
        if (!text.isEmpty() && !texts.contains(text))
            texts << text;
    }
    out.text = texts.join("; "_L1);
    return out;
}

//! The other shapes of JSON servers explain themselves in; the first that says something.
Explanation fromObject(const JsonReader& json)
{
    static constexpr std::array keys{"message"_L1, "details"_L1, "error_description"_L1, "error_message"_L1,
        "detail"_L1, "error"_L1, "title"_L1, "msg"_L1};
    Explanation out;
    for (const QLatin1StringView key : keys) {
        const JsonReader value = json[key];
        out.text = value.isObject() && value["message"_L1].isString() ? value["message"_L1].text()
                                                                      : detailText(value);
        if (!out.text.isEmpty())
            break;
    }
    return out;
}

QString htmlTitle(const QString& text)
{
    static const QRegularExpression title(u"<title[^>]*>(.*?)</title\\s*>"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    QString found = title.match(text).captured(1);
    found.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, R"(")"_L1);
    found.replace("&#39;"_L1, "'"_L1).replace("&nbsp;"_L1, " "_L1).replace("&amp;"_L1, "&"_L1);
    return found.simplified();
}

Explanation explain(QByteArrayView body)
{
    if (const auto json = JsonReader::parse(body)) {
        const std::vector<JsonReader> errors = (*json)["errors"_L1].items();
        if (!errors.empty())
            return fromErrors(errors);
        if (json->isObject())
            return fromObject(*json);
    }
    Explanation out;
    const QString text = QString::fromUtf8(body.first(std::min(body.size(), qsizetype(64) * 1024)));
    const QString start = text.left(1024).trimmed();
    if (start.startsWith(u'<')) {
        out.text = htmlTitle(text);
        if (out.text.isEmpty())
            out.text = u"a web page"_s;
    } else {
        out.text = text;
    }
    return out;
}

bool saysNotFound(const Explanation& why)
{
    static constexpr std::array codes{"MANIFEST_UNKNOWN"_L1, "NAME_UNKNOWN"_L1, "BLOB_UNKNOWN"_L1,
        "BLOB_UPLOAD_UNKNOWN"_L1, "TAG_EXPIRED"_L1, "NOT_FOUND"_L1};
    if (std::find(codes.begin(), codes.end(), why.code) != codes.end())
        return true;
    return why.code == "UNKNOWN"_L1 && why.text.contains("not found"_L1, Qt::CaseInsensitive);
}

//! By the registry's code, where the status leaves it open.
Error byCode(const Explanation& why, const QString& detail)
{
    if (saysNotFound(why))
        return Error::notFound(detail);
    if (why.code == "UNAUTHORIZED"_L1)
        return Error::authRequired(detail);
    if (why.code == "DENIED"_L1 || why.code == "TAG_IMMUTABLE"_L1)
        return Error::denied(detail);
    if (why.code == "TOOMANYREQUESTS"_L1)
        return Error::rateLimited(detail, std::nullopt);
    if (why.code == "UNSUPPORTED"_L1)
        return Error::unsupported(detail);
    return Error::protocol(detail);
}

Error byStatus(
    int status, const Explanation& why, const QString& detail, std::optional<std::chrono::seconds> retryAfter)
{
    switch (status) {
    case 401:
    case 407:
        return Error::authRequired(detail);
    case 403:
        return saysNotFound(why) ? Error::notFound(detail) : Error::denied(detail);
    case 404:
    case 410:
        return Error::notFound(detail);
    case 405:
    case 501:
        return saysNotFound(why) ? Error::notFound(detail) : Error::unsupported(detail);
    case 408:
    case 504:
        return Error::timeout(detail);
    case 409:
    case 412:
        return Error::conflict(detail);
    case 413:
        return Error::tooLarge(detail);
    case 429:
        return Error::rateLimited(detail, retryAfter);
    default:
        break;
    }
    if (status >= 500 && !saysNotFound(why))
        return Error::network(detail);
    return byCode(why, detail);
}

} // namespace

Error registryError(int httpStatus, QByteArrayView body, std::optional<std::chrono::seconds> retryAfter)
{
    const Explanation why = explain(body);
    // The registry's code of a server fault gives way to ours, which has a wording.
    const bool keepCodeInText = httpStatus >= 500 && !why.code.isEmpty() && !why.text.contains(why.code);
    QString detail = cut(keepCodeInText ? why.code + ": "_L1 + why.text : why.text);
    if (detail.isEmpty())
        detail = u"HTTP %1 without an explanation"_s.arg(httpStatus);
    QString code = cut(why.code);
    Error error = byStatus(httpStatus, why, detail, retryAfter);
    if (httpStatus == 407)
        code = u"PROXY_AUTH_REQUIRED"_s;
    else if (httpStatus >= 500 && error.kind() == ErrorKind::Network)
        code = u"SERVER_ERROR"_s;
    return error.withStatus(httpStatus).withCode(code);
}

} // namespace portolan
