// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/httpserver.h"

#include <QHash>
#include <QJsonObject>

namespace portolan {

//! Docker Hub's API (protocols/other-registries.md section 1), strict: its own tokens and no password on
//! requests, pages from one and of 100 at most, known query items, 404 beyond the last page, trailing slashes
//! as it has them.
class FakeHub final {
public:
    FakeHub();

    [[nodiscard]] HttpServer& server() { return m_server; }
    [[nodiscard]] QUrl url() const { return m_server.url(); }
    [[nodiscard]] QString problems() const { return m_server.problems(); }

    void addUser(const QString& user, const QString& secret, const QStringList& namespaces);
    void addRepository(const QString& space, const QString& name, QJsonObject more = {});
    void addTag(const QString& repository, const QString& tag, QJsonObject more = {});
    //! Tokens given so far are worth nothing any more.
    void endTokens() { m_token.clear(); }
    //! Answers this many requests with 429 and the time when to come again.
    void limitNext(int requests, qint64 againAt);

    [[nodiscard]] QStringList tagsOf(const QString& repository) const;
    [[nodiscard]] int tokensGiven() const { return m_tokensGiven; }

private:
    [[nodiscard]] FakeAnswer answer(const ApiCall& call);
    [[nodiscard]] FakeAnswer giveToken(const ApiCall& call);
    [[nodiscard]] FakeAnswer repositories(const ApiCall& call);
    [[nodiscard]] FakeAnswer tags(const ApiCall& call);
    [[nodiscard]] FakeAnswer search(const ApiCall& call);
    [[nodiscard]] FakeAnswer removeTag(const ApiCall& call, const QString& repository, const QString& tag);
    [[nodiscard]] FakeAnswer page(
        const ApiCall& call, const QList<QJsonObject>& all, const QStringList& known);
    [[nodiscard]] bool isPermitted(const ApiCall& call) const;

    QHash<QString, QString> m_users;
    QHash<QString, QStringList> m_namespaces;
    QList<QJsonObject> m_repositories;
    QHash<QString, QList<QJsonObject>> m_tags;
    QString m_user; //!< whose the token is
    QByteArray m_token;
    int m_tokensGiven = 0;
    int m_limited = 0;
    qint64 m_againAt = 0;
    HttpServer m_server;
};

} // namespace portolan
