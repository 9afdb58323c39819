// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/turnqueue.h"
#include "oci/tagrecord.h"
#include "registry/dockerhub/hubrepository.h"
#include "registry/jsonapi.h"

#include <chrono>

namespace portolan {

//! Some items of one of Docker Hub's lists. A value.
template <typename T> class HubItems final {
public:
    HubItems() = default;

    QList<T> items;
    bool hasMore = false;
    qint64 total = -1; //!< -1: not said
};

//! Docker Hub's own API (protocols/other-registries.md section 1), which is another server than the registry,
//! with tokens of its own. Without a login public repositories are read. A refused login is sent no second
//! time. Pages count from one. Worker thread; outlives its tasks.
class HubClient final {
public:
    //! The client is not owned and outlives this. `base`: publicUrl().
    HubClient(HttpClient& client, QUrl base, std::optional<Credential> credential);

    [[nodiscard]] static QUrl publicUrl();

    [[nodiscard]] bool hasLogin() const;
    //! Namespaces the login belongs to, its own first.
    [[nodiscard]] QCoro::Task<Result<QStringList>> namespaces(std::stop_token stop);
    //! Last changed first.
    [[nodiscard]] QCoro::Task<Result<HubItems<HubRepository>>> repositories(
        QString space, qint64 page, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HubRepository>> repository(QString name, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HubItems<TagRecord>>> tags(
        QString repository, qint64 page, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HubItems<HubRepository>>> search(
        QString words, qint64 page, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> deleteTag(QString repository, QString tag, std::stop_token stop);

private:
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(
        HttpMethod method, QByteArray path, ApiQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> get(QByteArray path, ApiQuery query, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Secret>> token(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<Secret>> fetchToken(std::stop_token stop);
    [[nodiscard]] Result<Secret> judgeToken(const HttpResponse& response);

    JsonApi m_api;
    std::optional<Credential> m_credential;
    std::optional<Secret> m_token;
    std::chrono::steady_clock::time_point m_renewAt;
    std::optional<Error> m_refusal;
    TurnQueue m_tokenTurns;
};

} // namespace portolan
