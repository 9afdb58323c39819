// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/httpserver.h"

#include <QHash>
#include <QJsonObject>

namespace portolan {

//! The Ecosystem Catalog of Red Hat (protocols/redhat-catalog.md section 2), strict:
//! only GET, no login and no cookie, pages from zero and of 200 at most, known query items, filters in its
//! language, `sort_by=field[asc]`, `include=data.x`. Answers cut down by `include` have no total.
class FakePyxis final {
public:
    FakePyxis();

    [[nodiscard]] HttpServer& server() { return m_server; }
    [[nodiscard]] QUrl url() const { return m_server.url(QStringLiteral("/api/containers/v1")); }
    [[nodiscard]] QString problems() const { return m_server.problems(); }

    //! `_id`, registry (registry.access.redhat.com) and repository are filled in where missing.
    void addRepository(const QString& name, QJsonObject more = {});
    void addImage(QJsonObject image);
    void addVulnerability(const QString& imageId, const QJsonObject& record);
    void setTagHistory(const QString& repository, const QString& tag, const QJsonObject& history);
    //! The path form knows nothing of this repository; the filter does.
    void hideFromPaths(const QString& repository) { m_hidden << repository; }

    //! An image of one architecture in one repository, published under tags.
    [[nodiscard]] static QJsonObject image(const QString& id, const QString& architecture,
        const QString& repository, const QString& build, const QString& listDigest,
        const QString& imageDigest, const QStringList& tags, const QString& when);

private:
    [[nodiscard]] FakeAnswer answer(const ApiCall& call);
    [[nodiscard]] QString complaint(const ApiCall& call) const;
    [[nodiscard]] FakeAnswer route(const ApiCall& call, const QStringList& parts);
    [[nodiscard]] FakeAnswer ofRepository(const ApiCall& call, const QStringList& parts);
    [[nodiscard]] FakeAnswer list(const ApiCall& call, const QList<QJsonObject>& all);
    [[nodiscard]] static FakeAnswer missing();

    QList<QJsonObject> m_repositories;
    QList<QJsonObject> m_images;
    QHash<QString, QList<QJsonObject>> m_vulnerabilities;
    QHash<QString, QJsonObject> m_histories;
    QStringList m_hidden;
    HttpServer m_server;
};

} // namespace portolan
