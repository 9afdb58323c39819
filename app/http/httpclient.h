// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/exchangeobserver.h"
#include "http/transport.h"

#include <QSet>

namespace portolan {

//! A Transport that behaves: follows at most five redirects (dropping Authorization and cookies when scheme,
//! host or port change, keeping Range, refusing https to http with code REDIRECT_DOWNGRADE), retries GET and
//! HEAD on connection loss, 429 and 502/503/504 with jitter and Retry-After (seconds or HTTP date; up to 3
//! more tries, none once a sink has begun, none when the server asks for more than 60 s: its answer is then
//! handed back at once), tells the observer and writes one log line per exchange. Redirects of requests with
//! a body are answered as they are, not followed; those of other methods than GET and HEAD only when they are
//! 307 or 308 within the origin; none of a request that says so itself. Worker thread.
class HttpClient final {
public:
    //! Neither is owned; both outlive the client. The observer may be null.
    HttpClient(Transport& transport, ExchangeObserver* observer);

    //! As Transport::send; a last 429 is still a value here, for registryError() to word.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop);

    //! The first pause between tries, doubled each time; tests make it short. Default 500 ms.
    void setFirstRetryDelay(std::chrono::milliseconds delay);
    //! Servers that were found to speak plain http, where that is allowed: sessions ask them that way first.
    void rememberPlain(const QString& host, bool plain);
    [[nodiscard]] bool isKnownPlain(const QString& host) const { return m_plainHosts.contains(host); }
    //! Who hears of the exchanges, for further clients beside this one; may be null.
    [[nodiscard]] ExchangeObserver* observer() const { return m_observer; }

private:
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> sendOnce(HttpRequest request, std::stop_token stop);
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> followRedirects(
        HttpRequest request, std::stop_token stop);
    void tell(const ExchangeEvent& event) const;

    Transport& m_transport;
    ExchangeObserver* m_observer;
    std::chrono::milliseconds m_firstRetryDelay{500};
    QSet<QString> m_plainHosts;
};

} // namespace portolan
