// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "http/httpclient.h"
#include "registry/apiquery.h"

#include <QUrl>

namespace portolan {

//! An answer of a REST API: its document, and the head for paging and limits. A value.
class JsonAnswer final {
public:
    JsonAnswer() = default;
    JsonAnswer(JsonReader document, HttpResponse answer)
        : json(std::move(document))
        , response(std::move(answer))
    {
    }

    JsonReader json;
    HttpResponse response; //!< without its body
};
static_assert(!std::is_aggregate_v<JsonAnswer>);

//! The success of an exchange as JSON, or its failure with host and path: toError() of the status, Protocol
//! for a body that is no JSON. Pure.
[[nodiscard]] Result<JsonAnswer> toJsonAnswer(HttpResponse response);

//! The REST API of one server. Paths come percent-encoded and are sent as they are. Worker thread; outlives
//! its tasks.
class JsonApi final {
public:
    //! `base` without a slash at its end. The client is not owned and outlives this.
    JsonApi(HttpClient& client, QUrl base);

    //! `path` begins with a slash.
    [[nodiscard]] HttpRequest request(HttpMethod method, const QByteArray& path, const ApiQuery& query) const;
    //! Any status is a value.
    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop);
    //! Only success is a value.
    [[nodiscard]] QCoro::Task<Result<JsonAnswer>> ask(HttpRequest request, std::stop_token stop);

    [[nodiscard]] const QUrl& base() const { return m_base; }

private:
    HttpClient& m_client;
    QUrl m_base;
};

} // namespace portolan
