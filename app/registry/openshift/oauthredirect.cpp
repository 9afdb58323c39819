// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/oauthredirect.h"

#include <QUrlQuery>

namespace portolan {
namespace {

//! Servers write blanks as plus signs, which QUrlQuery leaves alone.
QUrlQuery formQuery(QString text)
{
    return QUrlQuery(text.replace(u'+', QLatin1String("%20")));
}

} // namespace

Error oauthError(const QString& error, const QString& description)
{
    const QString words = description.isEmpty() ? error : error + QStringLiteral(": ") + description;
    const bool isRefusal = error == QLatin1String("access_denied");
    return Error::authRequired(words.left(500))
        .withCode(isRefusal ? QStringLiteral("LOGIN_REFUSED") : QStringLiteral("OAUTH_ERROR"));
}

Result<OAuthRedirect> OAuthRedirect::parse(const QUrl& url)
{
    const QUrlQuery query = formQuery(url.query(QUrl::FullyEncoded));
    const QUrlQuery fragment = formQuery(url.fragment(QUrl::FullyEncoded));
    const auto value = [&query, &fragment](const QString& name) {
        const QString found = query.queryItemValue(name, QUrl::FullyDecoded);
        return found.isEmpty() ? fragment.queryItemValue(name, QUrl::FullyDecoded) : found;
    };
    const QString error = value(QStringLiteral("error"));
    if (!error.isEmpty())
        return oauthError(error, value(QStringLiteral("error_description")));
    OAuthRedirect redirect;
    const QString token = fragment.queryItemValue(QStringLiteral("access_token"), QUrl::FullyDecoded);
    const QString code = query.queryItemValue(QStringLiteral("code"), QUrl::FullyDecoded);
    if (!token.isEmpty())
        redirect.token = Secret(token);
    else if (!code.isEmpty())
        redirect.code = Secret(code);
    else
        return Error::protocol(QStringLiteral("The OAuth server gave neither a code nor a reason"));
    const qint64 seconds = value(QStringLiteral("expires_in")).toLongLong();
    if (seconds > 0)
        redirect.expires = QDateTime::currentDateTimeUtc().addSecs(seconds);
    return redirect;
}

} // namespace portolan
