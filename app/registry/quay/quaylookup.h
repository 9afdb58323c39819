// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quayclient.h"
#include "registry/quay/quaydiscovery.h"
#include "registry/quay/quayproxycache.h"
#include "registry/quay/quayrepository.h"
#include "registry/quay/quaytagpage.h"
#include "registry/quay/quayuser.h"

#include <QHash>
#include <QStringList>

#include <chrono>

namespace portolan {

//! What several parts ask of Quay again and again, remembered for a minute where it seldom changes. Worker
//! thread; outlives its tasks.
class QuayLookup final {
public:
    //! Not owned, and outlives it.
    explicit QuayLookup(QuayClient& client);
    Q_DISABLE_COPY_MOVE(QuayLookup)

    //! A repository with rights, state and time machine. Remembered for a minute.
    [[nodiscard]] QCoro::Task<Result<QuayRepository>> repository(QString name, std::stop_token stop);
    //! Its row in a list, which alone says popularity, last change and size; what is not found is empty.
    [[nodiscard]] QCoro::Task<Result<QuayRepository>> row(QString name, std::stop_token stop);
    //! A row seen while listing.
    void remember(const QuayRepository& row);
    //! Something about it was changed.
    void forget(const QString& name);

    //! All tags that are alive.
    [[nodiscard]] QCoro::Task<Result<QList<QuayTag>>> allTags(QString repository, std::stop_token stop);
    //! Those of these tags that are alive, by name; as few requests as that takes.
    [[nodiscard]] QCoro::Task<Result<QHash<QString, QuayTag>>> tags(
        QString repository, QStringList names, std::stop_token stop);
    //! Every entry of a tag, newest first, at most `mostEntries`; `hasMore` of the page says there are more.
    [[nodiscard]] QCoro::Task<Result<QuayTagPage>> history(
        QString repository, QString tag, std::stop_token stop);

    //! Whose token it is; remembered. Errors: Denied or AuthRequired when the token lacks `user:read`.
    [[nodiscard]] QCoro::Task<Result<QuayUser>> user(std::stop_token stop);
    //! Empty when the server does not describe itself; remembered.
    [[nodiscard]] QCoro::Task<Result<QuayDiscovery>> discovery(std::stop_token stop);

    //! Of an organisation; nothing where the server has no such thing or the login may not know. Remembered.
    [[nodiscard]] QCoro::Task<Result<QuayProxyCache>> proxyCache(QString nameSpace, std::stop_token stop);

    [[nodiscard]] QuayClient& client() { return m_client; }

private:
    using Clock = std::chrono::steady_clock;

    class Kept final {
    public:
        QuayRepository repository;
        Clock::time_point until;
    };

    QuayClient& m_client;
    QHash<QString, Kept> m_repositories;
    QHash<QString, QuayRepository> m_rows;
    QHash<QString, QuayProxyCache> m_proxyCaches;
    std::optional<QuayUser> m_user;
    std::optional<QuayDiscovery> m_discovery;
};

} // namespace portolan
