// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/qttransport.h"
#include "registry/imageloader.h"
#include "registry/openshift/openshiftregistry.h"
#include "support/awaiting.h"
#include "support/fakeopenshift.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

namespace portolan {

//! The registry of a FakeOpenShift with all it stands on, for one login.
class Cluster final {
public:
    explicit Cluster(const FakeOpenShift& fake, const QString& token, const QDateTime& expires = {})
        : client(transport, nullptr)
        , registry(RegistryProfile::openShift(fake.url().toString()), client, login(token, expires))
    {
        client.setFirstRetryDelay(std::chrono::milliseconds(1));
        registry.client().setFirstRetryDelay(std::chrono::milliseconds(1));
        registry.plane().setWatchTimes(
            std::chrono::milliseconds(1), std::chrono::seconds(60), std::chrono::milliseconds(200));
    }

    [[nodiscard]] static std::optional<Credential> login(const QString& token, const QDateTime& expires = {})
    {
        Credential credential;
        credential.expires = expires;
        credential.registryToken = Secret(token);
        return token.isEmpty() ? std::nullopt : std::optional(credential);
    }

    [[nodiscard]] KubeClient& kube() { return registry.client(); }
    [[nodiscard]] DataPlane& data() { return registry.dataPlane(); }
    [[nodiscard]] ControlPlane& control() { return registry.plane(); }

    QtTransport transport{TlsTrust()};
    HttpClient client;
    OpenShiftRegistry registry;
    std::stop_token stop;
};

//! A watch that runs while this lives, and what it told.
class Watching final {
public:
    Watching(Cluster& cluster, const QString& place)
        : m_task(cluster.control().watch(
            place, [this](QList<RegistryChange> told) { take(std::move(told)); }, m_stop.get_token()))
    {
    }
    Q_DISABLE_COPY_MOVE(Watching)
    ~Watching() { (void)end(); }

    //! Stops it and gives what it ended with.
    Result<void> end()
    {
        m_stop.request_stop();
        return wait();
    }
    //! Waits for it to end by itself.
    Result<void> wait()
    {
        if (!m_ended)
            m_ended.emplace(await(std::move(m_task)));
        return *m_ended;
    }

    [[nodiscard]] bool isConnected() const { return m_connected; }
    //! "TagMoved team-a/app:prod sha256:...", without Connected and Interrupted.
    [[nodiscard]] const QStringList& told() const { return m_told; }
    [[nodiscard]] int interruptions() const { return m_interruptions; }
    [[nodiscard]] int deliveries() const { return m_deliveries; }
    [[nodiscard]] std::chrono::seconds delay() const { return m_delay; }
    void clear() { m_told.clear(); }

private:
    void take(QList<RegistryChange> changes)
    {
        ++m_deliveries;
        for (const RegistryChange& change : std::as_const(changes)) {
            switch (change.kind) {
            case RegistryChange::Kind::Connected:
                m_connected = true;
                m_delay = change.delay;
                break;
            case RegistryChange::Kind::Interrupted:
                m_connected = false;
                ++m_interruptions;
                break;
            case RegistryChange::Kind::TagMoved:
                m_told << QStringLiteral("moved %1:%2 %3")
                              .arg(change.repository, change.tag, change.digest.toString());
                break;
            case RegistryChange::Kind::TagRemoved:
                m_told << QStringLiteral("untagged %1:%2").arg(change.repository, change.tag);
                break;
            case RegistryChange::Kind::RepositoryAdded:
                m_told << QStringLiteral("added ") + change.repository;
                break;
            case RegistryChange::Kind::RepositoryChanged:
                m_told << QStringLiteral("changed ") + change.repository;
                break;
            case RegistryChange::Kind::RepositoryRemoved:
                m_told << QStringLiteral("removed ") + change.repository;
                break;
            }
        }
    }

    std::stop_source m_stop;
    bool m_connected = false;
    int m_interruptions = 0;
    int m_deliveries = 0;
    std::chrono::seconds m_delay{0};
    QStringList m_told;
    std::optional<Result<void>> m_ended;
    QCoro::Task<Result<void>> m_task;
};

//! Forgets everything.
class NoCache final : public ManifestCache {
public:
    std::optional<Content> find(const Digest& /*digest*/) override { return std::nullopt; }
    void insert(const Digest& /*digest*/, const Content& /*content*/) override {}
};

//! All pages together.
inline Result<RepositoryPage> allRepositories(Registry& registry)
{
    RepositoryPage all;
    do {
        auto page = await(registry.fetchRepositories(all.next, std::stop_token()));
        if (!page)
            return page.error();
        all.repositories += page->repositories;
        all.groups += page->groups;
        all.next = page->next;
    } while (!all.next.isEmpty());
    return all;
}

inline const TagRecord* record(const TagPage& page, const QString& tag)
{
    for (const TagRecord& known : page.records) {
        if (known.tag == tag)
            return &known;
    }
    return nullptr;
}

inline FakeOpenShiftImage image(int seed)
{
    return FakeOpenShiftImage::made(seed);
}

inline DeleteWish wishFor(const QString& repository, const QStringList& tags)
{
    DeleteWish wish;
    wish.repository = repository;
    wish.tagsOrDigests = tags;
    return wish;
}

//! JSON as an object, with %1 replaced.
inline QJsonObject objectOf(const char* json, const QString& value = QString())
{
    const QString text = QString::fromLatin1(json).replace(QStringLiteral("%1"), value);
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

//! The body of a captured answer.
inline QByteArray capturedBody(const QString& name)
{
    const QDir folder(QStringLiteral(PORTOLAN_TEST_DATA "/captures/openshift"));
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll().replace("\r\n", "\n");
    return text.mid(text.indexOf("\n\n", text.indexOf("\nHTTP/1.1 ")) + 2);
}

inline JsonReader captured(const QString& name)
{
    const auto json = JsonReader::parse(capturedBody(name));
    return json ? *json : JsonReader();
}

} // namespace portolan
