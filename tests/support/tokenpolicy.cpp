// SPDX-License-Identifier: Apache-2.0
#include "support/tokenpolicy.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

namespace portolan {

namespace {

constexpr int defaultLifetime = 60;

//! `type:name:actions`; the name may hold colons, the class in `repository(plugin)` does not matter.
class Scope final {
public:
    explicit Scope(const QString& text)
    {
        const qsizetype first = text.indexOf(u':');
        const qsizetype last = text.lastIndexOf(u':');
        if (first <= 0 || last <= first)
            return;
        m_type = text.left(first).section(u'(', 0, 0);
        m_name = text.mid(first + 1, last - first - 1);
        m_actions = text.mid(last + 1).split(u',', Qt::SkipEmptyParts);
    }

    [[nodiscard]] bool isValid() const { return !m_type.isEmpty(); }
    [[nodiscard]] const QString& type() const { return m_type; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QStringList& actions() const { return m_actions; }

private:
    QString m_type;
    QString m_name;
    QStringList m_actions;
};

bool nameMatches(const QString& pattern, const QString& name)
{
    return pattern.endsWith(u'*') ? name.startsWith(QStringView(pattern).chopped(1)) : name == pattern;
}

QByteArray errorBody(const char* code, const char* message)
{
    return QByteArray(R"({"errors":[{"code":")") + code + R"(","message":")" + message + R"("}]})";
}

void readParameters(const QByteArray& method, const QUrlQuery& parameters, TokenRequest& record)
{
    const auto value = [&parameters](const char* name) {
        return parameters.queryItemValue(QString::fromLatin1(name), QUrl::FullyDecoded);
    };
    record.method = method;
    record.service = value("service");
    record.clientId = value("client_id");
    record.account = value("account");
    if (method == "POST") {
        record.grantType = value("grant_type");
        record.scopes = value("scope").split(u' ', Qt::SkipEmptyParts);
        record.offline = value("access_type") == u"offline";
    } else {
        record.scopes = parameters.allQueryItemValues(QStringLiteral("scope"), QUrl::FullyDecoded);
        record.offline = value("offline_token") == u"true";
    }
}

} // namespace

TokenPolicy::TokenPolicy(TokenAlgorithm algorithm) : m_signer(algorithm) {}

void TokenPolicy::grant(const QString& user, const QString& scope)
{
    const Scope parsed(scope);
    if (!parsed.isValid())
        qFatal("TokenPolicy: not a scope: %s", qPrintable(scope));
    m_grants.append({user, parsed.type(), parsed.name(), parsed.actions()});
}

TokenReply TokenPolicy::answer(const QByteArray& method, const QUrlQuery& parameters,
    const QByteArray& authorization, TokenRequest& record)
{
    readParameters(method, parameters, record);
    record.withAuthorization = !authorization.isEmpty();
    if (method != "GET" && !(method == "POST" && postAllowed))
        return {405, errorBody("UNSUPPORTED", "method not allowed")};
    if (!identify(parameters, authorization, record))
        return {401, errorBody("UNAUTHORIZED", "incorrect username or password")};
    if (refuses(record.scopes))
        return {400, errorBody("DENIED", "unknown scope")};

    const QString token = QString::fromLatin1(makeToken(record));
    QJsonObject body;
    if (fields != TokenFields::AccessTokenOnly)
        body.insert(QStringLiteral("token"), token);
    if (fields != TokenFields::TokenOnly)
        body.insert(QStringLiteral("access_token"), token);
    if (expiresIn) {
        body.insert(QStringLiteral("expires_in"), *expiresIn);
        body.insert(QStringLiteral("issued_at"), QDateTime::currentDateTimeUtc().toString(Qt::ISODate));
    }
    if (record.offline && !record.user.isEmpty())
        body.insert(QStringLiteral("refresh_token"), refreshTokenOf(record.user));
    return {200, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

QString TokenPolicy::refreshTokenOf(const QString& user)
{
    return QStringLiteral("refresh-") + user;
}

bool TokenPolicy::identify(
    const QUrlQuery& parameters, const QByteArray& authorization, TokenRequest& record) const
{
    const auto value = [&parameters](const QString& name) {
        return parameters.queryItemValue(name, QUrl::FullyDecoded);
    };
    if (record.grantType == u"refresh_token") {
        const QString token = value(QStringLiteral("refresh_token"));
        for (auto it = m_passwords.cbegin(); it != m_passwords.cend(); ++it) {
            if (token == refreshTokenOf(it.key()))
                record.user = it.key();
        }
        return !record.user.isEmpty();
    }
    QString password;
    if (record.grantType == u"password") {
        record.user = value(QStringLiteral("username"));
        password = value(QStringLiteral("password"));
    } else if (authorization.startsWith("Basic ")) {
        const QString pair = QString::fromUtf8(QByteArray::fromBase64(authorization.mid(6)));
        record.user = pair.section(u':', 0, 0);
        password = pair.section(u':', 1);
    } else {
        return authorization.isEmpty() && record.method == "GET";
    }
    return m_passwords.contains(record.user) && m_passwords.value(record.user) == password;
}

QStringList TokenPolicy::allowedActions(
    const QString& user, const QString& type, const QString& name, const QStringList& wanted) const
{
    QStringList allowed;
    for (const QString& action : wanted) {
        const bool given = std::any_of(m_grants.cbegin(), m_grants.cend(), [&](const Grant& grant) {
            return (grant.user.isEmpty() || grant.user == user) && grant.type == type
                && nameMatches(grant.name, name)
                && (grant.actions.contains(action) || grant.actions.contains(QStringLiteral("*")));
        });
        if (given)
            allowed += action;
    }
    return allowed;
}

QByteArray TokenPolicy::makeToken(const TokenRequest& request) const
{
    QJsonArray access;
    for (const QString& text : request.scopes) {
        const Scope scope(text);
        const QStringList actions = allowedActions(request.user, scope.type(), scope.name(), scope.actions());
        if (!actions.isEmpty()) {
            access.append(
                QJsonObject{{QStringLiteral("type"), scope.type()}, {QStringLiteral("name"), scope.name()},
                    {QStringLiteral("actions"), QJsonArray::fromStringList(actions)}});
        }
    }
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    return m_signer.sign({{QStringLiteral("iss"), issuer}, {QStringLiteral("sub"), request.user},
        {QStringLiteral("aud"), request.service.isEmpty() ? service : request.service},
        {QStringLiteral("iat"), now}, {QStringLiteral("nbf"), now - 10},
        {QStringLiteral("exp"), now + expiresIn.value_or(defaultLifetime)},
        {QStringLiteral("jti"), QUuid::createUuid().toString(QUuid::WithoutBraces)},
        {QStringLiteral("access"), access}});
}

bool TokenPolicy::refuses(const QStringList& scopes) const
{
    return std::any_of(scopes.cbegin(), scopes.cend(), [this](const QString& text) {
        const Scope scope(text);
        return !scope.isValid() || refusedScopeTypes.contains(scope.type())
            || std::any_of(scope.actions().cbegin(), scope.actions().cend(),
                [this](const QString& action) { return refusedScopeTypes.contains(action); });
    });
}

} // namespace portolan
