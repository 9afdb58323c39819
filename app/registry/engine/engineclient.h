// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/httpclient.h"
#include "http/sockettransport.h"
#include "registry/engine/engineaddress.h"
#include "registry/engine/engineimage.h"
#include "registry/engine/engineinfo.h"
#include "registry/engine/pullprogress.h"

#include <QIODevice>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace portolan {

//! What removing an image, or a name of it, came to. A value.
class EngineRemoval final {
public:
    EngineRemoval() = default;

    QStringList untagged; //!< as the engine says them
    QStringList deleted; //!< image IDs, and Docker's layers
};
static_assert(!std::is_aggregate_v<EngineRemoval>);

//! What an engine is asked to pull. A value.
class EnginePull final {
public:
    EnginePull() = default;

    QString reference; //!< `HOST/REPOSITORY:TAG` or `@DIGEST`; without both it is `:latest`
    Platform platform; //!< empty: the engine's own
    std::optional<Credential> credential; //!< nothing: the engine's own logins
    bool allowPlainHttp = false; //!< Podman only: also without valid certificates
};
static_assert(!std::is_aggregate_v<EnginePull>);

//! Speaks to one Podman or Docker (protocols/local-config.md section 5). Podman is spoken to in its own API
//! where that says more. Errors name the socket or host. Worker thread; outlives its tasks.
class EngineClient final {
public:
    //! `network` is what TCP addresses are reached through, and whose observer hears of the rest; it outlives
    //! the client.
    EngineClient(EngineAddress address, HttpClient& network);
    ~EngineClient();
    Q_DISABLE_COPY_MOVE(EngineClient)

    [[nodiscard]] const EngineAddress& address() const { return m_address; }

    //! `/_ping`; asked once. Errors: Protocol with code NOT_AN_ENGINE; those of
    //! SocketTransport.
    [[nodiscard]] QCoro::Task<Result<EngineInfo>> fetchInfo(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<QList<EngineImage>>> listImages(std::stop_token stop);
    //! By name, ID or `REPOSITORY@DIGEST`. Errors: NotFound, code NO_SUCH_IMAGE.
    [[nodiscard]] QCoro::Task<Result<EngineImage>> inspectImage(QString name, std::stop_token stop);
    //! All of them, running or not.
    [[nodiscard]] QCoro::Task<Result<QList<EngineContainer>>> listContainers(std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<void>> tagImage(QString name, EngineName newName, std::stop_token stop);
    //! Takes a name away and nothing else. Podman only; Unsupported otherwise.
    [[nodiscard]] QCoro::Task<Result<void>> untagImage(EngineName name, std::stop_token stop);
    //! Takes the name away, and the image with its last one; by ID only an image with one name at most.
    //! Errors: Conflict with code IMAGE_IN_USE; nothing is forced.
    [[nodiscard]] QCoro::Task<Result<EngineRemoval>> removeImage(QString name, std::stop_token stop);
    //! Lets the engine pull, and answers what it has then. `progress` may be empty; it is called for each of
    //! the engine's lines. Errors told inside a stream that began well are errors.
    [[nodiscard]] QCoro::Task<Result<EngineImage>> pull(
        EnginePull what, std::function<void(PullProgress)> progress, std::stop_token stop);
    //! Sends a tar (exactly `bytes` of it) and answers the names or IDs it was loaded under.
    [[nodiscard]] QCoro::Task<Result<QStringList>> load(
        std::shared_ptr<QIODevice> tar, qint64 bytes, std::stop_token stop);
    //! Streams an image out as a tar: Podman's an OCI archive with its layers unpacked as it keeps them,
    //! which is the only form whose bytes are the same each time; Docker's as `docker save` writes it.
    [[nodiscard]] QCoro::Task<Result<void>> save(
        QString name, std::shared_ptr<BodySink> sink, std::stop_token stop);

private:
    [[nodiscard]] QUrl url(const QString& path, const QUrlQuery& query) const;
    [[nodiscard]] static Result<void> checkName(const QString& name);
    //! The answer when its status is a success, else engineError().
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> ask(HttpRequest request, std::stop_token stop);
    [[nodiscard]] Error at(const Error& error, const QString& path) const;

    EngineAddress m_address;
    HttpClient& m_network;
    std::unique_ptr<SocketTransport> m_transport;
    std::unique_ptr<HttpClient> m_socketClient;
    HttpClient* m_client;
    std::optional<EngineInfo> m_info;
};

//! `X-Registry-Auth`: what an engine takes as a login for one registry. Pure.
[[nodiscard]] QByteArray registryAuthHeader(const Credential& credential, const QString& host);

} // namespace portolan
