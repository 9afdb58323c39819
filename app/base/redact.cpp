// SPDX-License-Identifier: Apache-2.0
#include "base/redact.h"

#include <QRegularExpression>

namespace portolan {

QString redacted(const QString& text)
{
    static const QRegularExpression userInfo(QStringLiteral("(\\b[a-zA-Z][a-zA-Z0-9+.-]*://)[^/@\\s]+@"));
    static const QRegularExpression query(
        QStringLiteral("(\\b[a-zA-Z][a-zA-Z0-9+.-]*://[^\\s?\"']+)\\?[^\\s\"']*"));
    static const QRegularExpression scheme(QStringLiteral("\\b(bearer|basic)\\s+[A-Za-z0-9._~+/=-]{6,}"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        QStringLiteral(
            "\\b(access_token|refresh_token|identitytoken|registrytoken|token|password|secret|auth|"
            "X-Amz-Signature|Signature|sig)\\b([\"']?\\s*[:=]\\s*[\"']?)[^\\s\"',&}]+"),
        QRegularExpression::CaseInsensitiveOption);
    // JSON web tokens and OpenShift tokens, wherever they stand.
    static const QRegularExpression shaped(
        QStringLiteral("\\b(eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,2}|sha256~[A-Za-z0-9_-]{8,})"));

    QString out = text;
    out.replace(userInfo, QStringLiteral("\\1***@"));
    out.replace(query, QStringLiteral("\\1?***"));
    out.replace(scheme, QStringLiteral("\\1 ***"));
    out.replace(named, QStringLiteral("\\1\\2***"));
    out.replace(shaped, QStringLiteral("***"));
    return out;
}

QString redactedUrl(const QUrl& url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
}

} // namespace portolan
