// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/httpserver.h"

#include <QSet>

#include <optional>

namespace portolan {

//! Who asks a FakeQuay, and what was granted. A value.
class FakeQuayCaller final {
public:
    [[nodiscard]] bool isAnonymous() const { return user.isEmpty(); }
    [[nodiscard]] bool hasScope(const char* scope) const { return scopes.contains(QLatin1StringView(scope)); }

    QString user;
    QStringList scopes; //!< of an OAuth token
    QMap<QString, QStringList> access; //!< of a /v2/ token: repository to actions
};

//! The accounts of a FakeQuay: passwords, robots, OAuth tokens, and the tokens of /v2/ (protocols/quay.md
//! sections 1 and 2). A refused password locks: the next one is answered 429.
class FakeQuayAccounts final {
public:
    void addPassword(const QString& user, const QString& password) { m_passwords.insert(user, password); }
    void addToken(const QString& token, const QString& user, const QStringList& scopes);

    //! By `Authorization: Basic`; a robot reads what its namespace has. Nothing: refused.
    [[nodiscard]] std::optional<FakeQuayCaller> byBasic(const QByteArray& authorization);
    //! By an OAuth token.
    [[nodiscard]] std::optional<FakeQuayCaller> byToken(const QByteArray& authorization) const;
    //! By a token of /v2/auth, or one captured from a real server.
    [[nodiscard]] static std::optional<FakeQuayCaller> byRegistryToken(const QByteArray& authorization);
    [[nodiscard]] static QByteArray registryToken(
        const QString& user, const QMap<QString, QStringList>& access);

    [[nodiscard]] bool isLocked() const { return m_refused > 0; }
    void unlock() { m_refused = 0; }
    //! How often a password was sent after one had been refused.
    [[nodiscard]] int triesWhileLocked() const { return m_triesWhileLocked; }

private:
    QMap<QString, QString> m_passwords;
    QMap<QByteArray, FakeQuayCaller> m_tokens;
    int m_refused = 0;
    int m_triesWhileLocked = 0;
};

} // namespace portolan
