// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/tokensigner.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>
#include <QUrlQuery>

#include <optional>

namespace portolan {

//! One question a TokenServer was asked, and what it answered.
struct TokenRequest {
    QByteArray method;
    QString user; //!< who proved to be, or claimed; empty: anonymous
    bool withAuthorization = false;
    QString service;
    QStringList scopes; //!< as asked
    QString grantType; //!< POST only
    QString clientId;
    QString account;
    bool offline = false; //!< asked for a refresh token
    int status = 0;
};

//! An answer to write.
struct TokenReply {
    int status = 200;
    QByteArray body;
};

//! Which fields carry the token.
enum class TokenFields { Both, TokenOnly, AccessTokenOnly };

//! Decides what a token server answers (docker's token and oauth specifications). No sockets; not thread
//! safe.
class TokenPolicy final {
public:
    explicit TokenPolicy(TokenAlgorithm algorithm);

    void addUser(const QString& user, const QString& password) { m_passwords.insert(user, password); }
    //! Lets `user` (empty: everybody) have `scope`, as `repository:team/app:pull,push`. The name may end in
    //! `*`; the action `*` is any.
    void grant(const QString& user, const QString& scope);
    void revokeGrants() { m_grants.clear(); }

    QString service = QStringLiteral("portolan-test-registry");
    QString issuer = QStringLiteral("portolan-test-issuer");
    std::optional<int> expiresIn = 300; //!< seconds; nullopt: the field is left out and 60 meant
    TokenFields fields = TokenFields::Both;
    bool postAllowed = true; //!< false: POST answers 405, as Harbor does
    QStringList refusedScopeTypes; //!< types or actions that make the answer 400, as Quay does for
                                   //!< `registry`, `delete`

    [[nodiscard]] TokenReply answer(const QByteArray& method, const QUrlQuery& parameters,
        const QByteArray& authorization, TokenRequest& record);
    [[nodiscard]] QByteArray certificatePem() const { return m_signer.certificatePem(); }
    //! The refresh token `user` is given; it works as long as the policy lives.
    [[nodiscard]] static QString refreshTokenOf(const QString& user);

private:
    struct Grant {
        QString user;
        QString type;
        QString name;
        QStringList actions;
    };

    [[nodiscard]] bool identify(
        const QUrlQuery& parameters, const QByteArray& authorization, TokenRequest& record) const;
    [[nodiscard]] QStringList allowedActions(
        const QString& user, const QString& type, const QString& name, const QStringList& wanted) const;
    [[nodiscard]] QByteArray makeToken(const TokenRequest& request) const;
    [[nodiscard]] bool refuses(const QStringList& scopes) const;

    TokenSigner m_signer;
    QHash<QString, QString> m_passwords;
    QList<Grant> m_grants;
};

} // namespace portolan
