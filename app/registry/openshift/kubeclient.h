// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "http/httpclient.h"
#include "registry/openshift/clusterlogin.h"
#include "registry/openshift/kubeevent.h"
#include "registry/openshift/kubelist.h"
#include "registry/openshift/kubepath.h"

#include <QDateTime>
#include <QThreadPool>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace portolan {

//! How a PATCH is meant; a custom resource (the registry operator's) knows no Strategic.
enum class KubePatch { Merge, Json, Strategic };

//! Requests to a cluster's API server under one login (protocols/openshift.md section 2). Paths are those of
//! kubePath(), with their query. Answers are the JSON they hold, parsed off the worker where they are large.
//!
//! Every error names host and path. Its code is the Status' reason in upper case with underscores: NOT_FOUND,
//! ALREADY_EXISTS, CONFLICT, FORBIDDEN, INVALID, EXPIRED (410), TOO_MANY_REQUESTS, SERVER_TIMEOUT, ...; its
//! detail is the Status' message, its kind follows from the status (403 Denied, 404 and 410 NotFound, 409
//! Conflict, 422 and 400 Usage, 429 RateLimited, 5xx Network). A 401 is AuthRequired, with code
//! LOGIN_EXPIRED and the time when the login's time is over or it was accepted before, else TOKEN_REFUSED.
//! Without any login, what nobody may do is AuthRequired too.
//!
//! 429 is tried again, of every method, and the 5xx of a GET: up to three times, after what Retry-After or
//! details.retryAfterSeconds ask for; more than a minute is handed back at once.
//! Worker thread; outlives its tasks.
class KubeClient final {
public:
    //! The client is not owned and outlives this. A login that is none makes every request fail with its
    //! error.
    KubeClient(HttpClient& client, Result<ClusterLogin> login);
    Q_DISABLE_COPY_MOVE(KubeClient)
    ~KubeClient();

    [[nodiscard]] QString host() const; //!< host[:port] of the API server
    [[nodiscard]] const Result<ClusterLogin>& login() const { return m_login; }

    [[nodiscard]] QCoro::Task<Result<JsonReader>> get(QString path, std::stop_token stop);
    //! All of a list, page by page. One that grew too old on the way is begun again.
    [[nodiscard]] QCoro::Task<Result<KubeList>> list(QString path, std::stop_token stop);
    //! One page of at most `limit` items (0: as the server likes) after `next` of the page before (empty: the
    //! first). Where the server offers to go on with an inconsistent list it does, and says so; where it does
    //! not, the error has code EXPIRED and the list must be begun again.
    [[nodiscard]] QCoro::Task<Result<KubeList>> listPage(
        QString path, QString next, int limit, std::stop_token stop);

    //! The same, with as little of the items as the server can do with: metadata.namespace and metadata.name.
    [[nodiscard]] QCoro::Task<Result<KubeList>> listNames(
        QString path, QString next, int limit, std::stop_token stop);
    //! As listPage(), beside all other requests: over a lane of its own, where HTTP/2 can carry many at a
    //! time.
    [[nodiscard]] QCoro::Task<Result<KubeList>> listPageAside(
        QString path, QString next, int limit, int lane, std::stop_token stop);
    //! All of a list at once, as listNames() (each item's metadata has its resourceVersion), likewise beside.
    [[nodiscard]] QCoro::Task<Result<KubeList>> listVersionsAside(
        QString path, int lane, std::stop_token stop);
    //! Whether what went beside the other requests last went over HTTP/2; before that false.
    [[nodiscard]] bool isMultiplexed() const { return m_multiplexed; }

    //! As get(), but an answer that asks to be patient is handed back at once: for what others wait for.
    [[nodiscard]] QCoro::Task<Result<JsonReader>> getAtOnce(QString path, std::stop_token stop);

    //! `body` is JSON. The answer is the object as it is then.
    [[nodiscard]] QCoro::Task<Result<JsonReader>> post(QString path, QByteArray body, std::stop_token stop);
    //! The same for what the server works on for a while before it says a byte, as imports: up to `patience`.
    [[nodiscard]] QCoro::Task<Result<JsonReader>> postAndWait(
        QString path, QByteArray body, std::chrono::seconds patience, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> put(QString path, QByteArray body, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> patch(
        QString path, KubePatch kind, QByteArray body, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> remove(QString path, std::stop_token stop);

    //! One connection of a watch, beside all other requests: what happens to a list from `resourceVersion`
    //! on, for at most `length`. Ends well when the server ends it (go on from the last event's
    //! resourceVersion), with code EXPIRED when that version is too old, as a status or as an event (list
    //! anew). An event cut in the middle is as if it had not come: it comes again. Silence for all of
    //! `length` is no error. KubeWatch does all that is needed to follow a list for ever.
    [[nodiscard]] QCoro::Task<Result<void>> watch(QString path, QString resourceVersion,
        std::chrono::seconds length, int lane, KubeEventFunction onEvent, std::stop_token stop);

    //! Hears every 401 to a login, from whatever request it comes; one listener.
    void setRefusedFunction(std::function<void(const Error&)> onRefused)
    {
        m_onRefused = std::move(onRefused);
    }
    //! The first pause before a request is tried again, doubled each time; tests make it short.
    void setFirstRetryDelay(std::chrono::milliseconds delay) { m_firstRetryDelay = delay; }

private:
    [[nodiscard]] Result<HttpRequest> request(HttpMethod method, const QString& path) const;
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> exchange(HttpRequest request, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<KubeList>> fetchPage(QString path, QByteArray accept, QString next,
        int limit, std::optional<int> lane, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> read(HttpResponse response, std::stop_token stop);
    void noteAnswer(const HttpResponse& response);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> ask(HttpRequest request, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> send(
        HttpMethod method, QString path, QByteArray type, QByteArray body, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<JsonReader>> parse(QByteArray body, std::stop_token stop);
    [[nodiscard]] Error failure(const HttpResponse& response) const;
    [[nodiscard]] Error refusal(const HttpResponse& response, const Error& error) const;

    HttpClient& m_client;
    Result<ClusterLogin> m_login;
    QThreadPool m_pool;
    std::chrono::milliseconds m_firstRetryDelay{500};
    QDateTime m_lastAccepted; //!< when the login was last good
    bool m_multiplexed = false;
    std::function<void(const Error&)> m_onRefused;
};

} // namespace portolan
