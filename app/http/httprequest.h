// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/bodysink.h"

#include <QByteArray>
#include <QIODevice>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace portolan {

class ClientIdentity;

enum class HttpMethod { Get, Head, Put, Post, Patch, Delete };

[[nodiscard]] QByteArray httpMethodName(HttpMethod method);

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

//! One request. `Accept-Encoding: identity` is added by the transport unless set, so that digests hold.
class HttpRequest final {
public:
    HttpRequest(HttpMethod requestMethod, QUrl requestUrl);

    void setHeader(const QByteArray& name, const QByteArray& value); //!< replaces, names compare without case
    void removeHeader(const QByteArray& name);
    [[nodiscard]] QByteArray header(const QByteArray& name) const;

    HttpMethod method;
    QUrl url;
    HttpHeaders headers;
    QByteArray body; //!< PUT, POST, PATCH: sent when there is no upload device
    std::shared_ptr<QIODevice> upload; //!< open for reading, on the worker thread; not replayed by retries
    qint64 uploadBytes = -1; //!< its exact length
    std::shared_ptr<BodySink> sink; //!< where a 2xx body goes; without one it goes to HttpResponse::body
    qint64 maxBodyBytes = qint64(4) * 1024 * 1024; //!< cap of HttpResponse::body, then TooLarge
    std::chrono::milliseconds idleTimeout{30'000}; //!< without a byte either way
    bool retryWhenLimited =
        true; //!< false: a 429 is handed back at once, as a try more could lock the account
    bool followRedirects = true; //!< false: HttpClient hands back a redirect as it is, to any method
    //! The client certificate to show. Without one, only a certs.d folder's. A redirect elsewhere drops it.
    std::shared_ptr<const ClientIdentity> identity;
    //! Another host[:port] whose trust (authorities, first-use pins) counts for this request too, since that
    //! host named this one: a cluster's OAuth server. A redirect elsewhere drops it.
    QString trustedAs;
    //! May go over HTTP/2, where an https server speaks it: then it shares one connection with all others of
    //! the same lane, as many as servers commonly allow (HttpResponse::multiplexed tells). Without HTTP/2 a
    //! lane has connections of its own, too, six to an origin, so what waits there delays nobody else.
    std::optional<int> lane;
    bool mayFail =
        false; //!< that nothing answers is an answer too: it is logged, but observers hear of no error
};
static_assert(!std::is_aggregate_v<HttpRequest>); // STYLE C3

//! A response head, and its body unless a sink took it.
class HttpResponse final {
public:
    HttpResponse() = default;
    HttpResponse(int statusCode, QUrl answeringUrl);

    [[nodiscard]] QByteArray header(const QByteArray& name) const; //!< several lines joined by ", "
    [[nodiscard]] std::vector<QByteArray> headerLines(const QByteArray& name) const;
    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
    //! The Retry-After header, seconds or HTTP date, as a time from now; never negative.
    [[nodiscard]] std::optional<std::chrono::seconds> retryAfter() const;
    //! This answer as a failure: registryError() of status, body and Retry-After, with host and path.
    [[nodiscard]] Error toError() const;

    int status = 0;
    QUrl url; //!< the one that answered, after redirects
    HttpHeaders headers;
    QByteArray body;
    bool multiplexed = false; //!< it came over HTTP/2
};

} // namespace portolan
