// SPDX-License-Identifier: Apache-2.0
#include "support/fakequayaccounts.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {
namespace {

constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray part(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(encoding);
}

} // namespace

void FakeQuayAccounts::addToken(const QString& token, const QString& user, const QStringList& scopes)
{
    FakeQuayCaller caller;
    caller.user = user;
    caller.scopes = scopes;
    m_tokens.insert(token.toLatin1(), caller);
}

std::optional<FakeQuayCaller> FakeQuayAccounts::byBasic(const QByteArray& authorization)
{
    const QString pair = QString::fromUtf8(QByteArray::fromBase64(authorization.mid(6)));
    const QString user = pair.section(u':', 0, 0);
    const QString password = pair.section(u':', 1);
    if (isLocked()) {
        ++m_triesWhileLocked;
        return std::nullopt;
    }
    if (user == QLatin1StringView("$oauthtoken") && m_tokens.contains(password.toLatin1()))
        return m_tokens.value(password.toLatin1());
    if (!m_passwords.contains(user) || m_passwords.value(user) != password) {
        ++m_refused;
        return std::nullopt;
    }
    FakeQuayCaller caller;
    caller.user = user.section(u'+', 0, 0);
    return caller;
}

std::optional<FakeQuayCaller> FakeQuayAccounts::byToken(const QByteArray& authorization) const
{
    const auto found = m_tokens.constFind(authorization.mid(7));
    return found == m_tokens.cend() ? std::nullopt : std::optional(*found);
}

std::optional<FakeQuayCaller> FakeQuayAccounts::byRegistryToken(const QByteArray& authorization)
{
    const QByteArrayList parts = authorization.mid(7).split('.');
    if (!authorization.startsWith("Bearer ") || parts.size() != 3)
        return std::nullopt;
    const QJsonObject claims =
        QJsonDocument::fromJson(QByteArray::fromBase64(parts.at(1), encoding)).object();
    FakeQuayCaller caller;
    const QString subject = claims.value(QStringLiteral("sub")).toString();
    caller.user = subject == QLatin1StringView("(anonymous)") ? QString() : subject;
    for (const QJsonValue& entry : claims.value(QStringLiteral("access")).toArray()) {
        QStringList actions;
        for (const QJsonValue& action : entry[QStringLiteral("actions")].toArray())
            actions << action.toString();
        caller.access.insert(entry[QStringLiteral("name")].toString(), actions);
    }
    return caller;
}

QByteArray FakeQuayAccounts::registryToken(const QString& user, const QMap<QString, QStringList>& access)
{
    QJsonArray list;
    for (auto it = access.cbegin(); it != access.cend(); ++it)
        list.append(QJsonObject{{QStringLiteral("type"), QStringLiteral("repository")},
            {QStringLiteral("name"), it.key()},
            {QStringLiteral("actions"), QJsonArray::fromStringList(it.value())}});
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    const QJsonObject claims{{QStringLiteral("iss"), QStringLiteral("quay")},
        {QStringLiteral("sub"), user.isEmpty() ? QStringLiteral("(anonymous)") : user},
        {QStringLiteral("iat"), now}, {QStringLiteral("exp"), now + 3600}, {QStringLiteral("access"), list}};
    return part(QJsonObject{{QStringLiteral("alg"), QStringLiteral("none")}}) + '.' + part(claims) + ".sig";
}

} // namespace portolan
