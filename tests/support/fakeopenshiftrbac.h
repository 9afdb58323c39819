// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeopenshiftstatus.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <vector>

namespace portolan {

//! Who somebody is to a FakeOpenShift.
struct FakeOpenShiftUser {
    QString name;
    QString uid;
    QStringList groups;

    [[nodiscard]] bool isAnonymous() const;
};

//! The users and tokens of a FakeOpenShift and what they may do.
class FakeOpenShiftRbac final {
public:
    using Attempt = FakeOpenShiftStatus::Attempt;

    void addUser(const QString& name, const QStringList& groups);
    void addToken(const QString& token, const QString& user);
    void expireToken(const QString& token);
    //! See FakeOpenShift::expireTokenAfter().
    void expireTokenAfter(const QString& token, int requests);
    //! Removes the token of this user whose hashed name ("sha256~" and base64url of SHA-256 of what follows
    //! the prefix) this is, as logging out does.
    bool removeTokenByHash(const QString& user, const QString& hash);
    [[nodiscard]] QStringList tokenHashes(const QString& user) const;

    void grant(const QString& user, const QString& verbs, const QString& resources, const QString& project,
        const QStringList& names, const QString& role = {});
    void grantRole(const QString& user, const QString& role, const QString& project);
    void revoke(const QString& user, const QString& project);

    //! Counts the use of a token; use only once per request. Anonymous for an empty token and certificate
    //! name; a Status for a token that is not good.
    [[nodiscard]] FakeOpenShiftOutcome<FakeOpenShiftUser> authenticate(
        const QString& token, const QString& certificateName);
    //! The same without counting.
    [[nodiscard]] FakeOpenShiftOutcome<FakeOpenShiftUser> whoHas(const QString& token) const;

    [[nodiscard]] bool allows(const Attempt& attempt) const { return !reason(attempt).isEmpty(); }
    //! "RBAC: allowed by ..."; empty when it is not.
    [[nodiscard]] QString reason(const Attempt& attempt) const;
    //! Whether the project is on the user's list.
    [[nodiscard]] bool sees(const QString& user, const QString& project) const;
    //! status of a SelfSubjectRulesReview.
    [[nodiscard]] QJsonObject rules(const QString& user, const QString& project) const;

private:
    struct Grant {
        QString user;
        QString role;
        QString project; //!< empty: the whole cluster
        QStringList verbs;
        QStringList resources;
        QStringList names;
    };
    struct Token {
        QString user;
        int usesLeft = -1; //!< negative: any number
    };

    [[nodiscard]] static bool fits(const Grant& grant, const Attempt& attempt);
    [[nodiscard]] FakeOpenShiftUser user(const QString& name) const;

    QHash<QString, FakeOpenShiftUser> m_users;
    QHash<QString, Token> m_tokens;
    std::vector<Grant> m_grants;
};

//! The name of the UserOAuthAccessToken of a token.
[[nodiscard]] QString fakeOAuthTokenName(const QString& token);

} // namespace portolan
