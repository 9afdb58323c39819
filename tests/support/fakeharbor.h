// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/httpserver.h"

#include <QHash>
#include <QJsonObject>

namespace portolan {

//! Harbor (protocols/other-registries.md section 2): its API, its token service, and /v2/ in front of a real
//! registry that holds the content. Strict: no cookies, repository names encoded twice, pages from one and of
//! 100 at most, known query items, tokens by GET only.
class FakeHarbor final {
public:
    FakeHarbor();

    [[nodiscard]] HttpServer& server() { return m_server; }
    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] QString problems() const { return m_server.problems(); }

    void addUser(const QString& user, const QString& password) { m_users.insert(user, password); }
    //! `role`: 1 admin, 2 developer, 3 guest, 4 maintainer, of whoever is logged in.
    void addProject(const QString& name, bool isPublic, int role = 1);
    void addRepository(const QString& name, QJsonObject more = {});
    //! An artifact; `more` may have `references`, `scan_overview`, `extra_attrs`, ...
    void addArtifact(
        const QString& repository, const QString& digest, const QStringList& tags, QJsonObject more = {});
    void makeImmutable(const QString& repository, const QString& tag);
    void setVulnerabilities(const QString& digest, const QJsonObject& report);
    //! Where GET and HEAD of manifests and blobs are sent on to: the origin of a real registry. A PUT may
    //! only give an artifact that is there another tag.
    void setContent(const QUrl& registry) { m_content = registry; }

    [[nodiscard]] QStringList tagsOf(const QString& repository) const;
    [[nodiscard]] QStringList digestsOf(const QString& repository) const;
    [[nodiscard]] const QStringList& scansAsked() const { return m_scansAsked; } //!< digests

private:
    class Artifact final {
    public:
        QString repository;
        QString digest;
        QStringList tags;
        QJsonObject more;
    };

    [[nodiscard]] FakeAnswer answer(const ApiCall& call);
    [[nodiscard]] FakeAnswer giveToken(const ApiCall& call);
    [[nodiscard]] FakeAnswer content(const ApiCall& call);
    [[nodiscard]] FakeAnswer api(const ApiCall& call);
    [[nodiscard]] FakeAnswer projects(const ApiCall& call);
    [[nodiscard]] FakeAnswer search(const ApiCall& call);
    [[nodiscard]] FakeAnswer ofRepository(const ApiCall& call, const QString& repository);
    [[nodiscard]] FakeAnswer artifacts(const ApiCall& call, const QString& repository);
    [[nodiscard]] FakeAnswer ofArtifact(const ApiCall& call, Artifact& artifact);
    [[nodiscard]] FakeAnswer scan(const ApiCall& call, Artifact& artifact);
    [[nodiscard]] FakeAnswer putManifest(
        const ApiCall& call, const QString& repository, const QString& reference);
    [[nodiscard]] FakeAnswer ofTags(const ApiCall& call, Artifact& artifact);
    [[nodiscard]] FakeAnswer page(
        const ApiCall& call, const QList<QJsonObject>& all, const QStringList& more);
    [[nodiscard]] QJsonObject toJson(const Artifact& artifact) const;
    [[nodiscard]] Artifact* find(const QString& repository, const QString& tagOrDigest);
    [[nodiscard]] bool isUser(const ApiCall& call) const;
    [[nodiscard]] bool mayRead(const ApiCall& call, const QString& repository) const;

    QHash<QString, QString> m_users;
    QList<QJsonObject> m_projects;
    QList<QJsonObject> m_repositories;
    QList<Artifact> m_artifacts;
    QStringList m_scansAsked;
    QStringList m_immutable; //!< "repository:tag"
    QHash<QString, QJsonObject> m_reports;
    QUrl m_content;
    HttpServer m_server;
};

} // namespace portolan
