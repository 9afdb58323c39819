// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakequayaccounts.h"
#include "support/fakequaystore.h"
#include "support/httpserver.h"

#include <QSet>

#include <memory>

namespace portolan {

class RegistryProcess;

//! A strict Quay for tests (protocols/quay.md, held against real captures by tst_fakequay): its REST API, its
//! token server, and /v2/ with Quay's own ways in front of a real docker-registry that holds the data. It
//! refuses what the real one refuses, and notes as problems what a good client never does: a scope `delete`
//! is 400; `last=` in the catalog yields page 1 again and is a problem; unknown query items, a page below 1,
//! a robots list with tokens, credentials at the blob storage, a password after a refused one are problems.
//! Calling thread, as HttpServer.
class FakeQuay final {
public:
    //! `data` may be null: then only manifests given to repositories are there, and no blobs.
    explicit FakeQuay(const RegistryProcess* data = nullptr);
    ~FakeQuay();
    Q_DISABLE_COPY_MOVE(FakeQuay)

    [[nodiscard]] QString host() const { return m_server.host(); }
    [[nodiscard]] HttpServer& server() { return m_server; } //!< for scripting faults and counting
    [[nodiscard]] HttpServer& storage() { return m_storage; } //!< where blobs are redirected to
    [[nodiscard]] FakeQuayAccounts& accounts() { return m_accounts; }

    //! "ns/name", or the one there is. References stay good.
    FakeQuayRepository& repository(const QString& fullName);
    //! Points a tag to a digest from `start` on; the newest entry of a name must come last.
    void addTag(const QString& repository, const QString& tag, const QString& digest, qint64 start,
        qint64 size = 100, bool isList = false);
    //! A member sees and administers the organisation's repositories.
    void addOrganization(const QString& name, const QStringList& members);
    //! The bytes under their own digest, which is returned.
    QString addManifest(const QString& repository, const QByteArray& bytes, const QString& mediaType);

    //! Seconds; the machine's clock unless set.
    [[nodiscard]] qint64 now() const;
    void setNow(qint64 seconds) { m_now = seconds; }
    //! More REST requests in a second are answered 429; 0: no limit.
    void setMostPerSecond(int requests) { m_mostPerSecond = requests; }
    void setScanner(bool on) { m_scanner = on; }

    [[nodiscard]] QJsonArray& robots(const QString& nameSpace) { return m_robots[nameSpace]; }
    [[nodiscard]] QJsonArray& quota(const QString& organization) { return m_quotas[organization]; }

    //! Makes an organisation a proxy cache.
    void setProxyCache(const QString& organization, const QString& upstream)
    {
        m_proxyCaches.insert(organization, upstream);
    }

    //! Lines of REST requests so far.
    [[nodiscard]] QStringList restLines() const;
    [[nodiscard]] int limitedRequests() const { return m_limited; }
    //! Empty is good.
    [[nodiscard]] QString problems() const;

private:
    class Rest;
    class V2;

    [[nodiscard]] FakeAnswer answer(const ApiCall& call);
    [[nodiscard]] FakeAnswer answerStorage(const ApiCall& call);
    //! Asks the registry behind; 502 without one.
    [[nodiscard]] FakeAnswer forward(const FakeRequest& request, const QByteArray& target) const;
    [[nodiscard]] FakeQuayRepository* find(const QString& fullName);
    [[nodiscard]] bool mayRead(const FakeQuayCaller& caller, const FakeQuayRepository& repository) const;
    [[nodiscard]] bool owns(const FakeQuayCaller& caller, const QString& nameSpace) const;
    //! The manifest's bytes and type, from wherever they are.
    [[nodiscard]] std::optional<FakeQuayManifest> manifest(
        const FakeQuayRepository& repository, const QString& digest) const;
    void note(const QString& problem) { m_problems << problem; }

    const RegistryProcess* m_data;
    HttpServer m_server;
    HttpServer m_storage;
    FakeQuayAccounts m_accounts;
    QList<std::shared_ptr<FakeQuayRepository>> m_repositories;
    QMap<QString, QStringList> m_organizations;
    QMap<QString, QJsonArray> m_robots;
    QMap<QString, QJsonArray> m_quotas;
    QMap<QString, QString> m_proxyCaches; //!< organisation to origin
    QMap<QString, int> m_cursors; //!< opaque tokens given out, and what they stand for
    QStringList m_problems;
    std::optional<qint64> m_now;
    QList<qint64> m_recent; //!< milliseconds of REST requests
    int m_mostPerSecond = 0;
    int m_limited = 0;
    bool m_scanner = true;
};

} // namespace portolan
