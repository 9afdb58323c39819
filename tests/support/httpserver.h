// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakeregistry.h"

#include <QMap>

#include <functional>

namespace portolan {

//! A request of a REST API, taken apart. A value.
class ApiCall final {
public:
    ApiCall() = default;
    explicit ApiCall(const FakeRequest& received);

    //! The value of a query item, decoded; empty when there is none.
    [[nodiscard]] QString query(const QString& name) const { return items.value(name); }
    [[nodiscard]] int number(const QString& name, int otherwise) const;
    [[nodiscard]] QByteArray line() const { return request.method + ' ' + request.path(); }

    FakeRequest request;
    QByteArrayList segments; //!< of the path, as sent: nothing is decoded
    QMap<QString, QString> items; //!< of the query, decoded
    QStringList repeated; //!< names that came twice
};

//! An HTTP server on 127.0.0.1 whose answers a function makes: the base of strict fakes of REST APIs. Faults
//! come first: what was scripted by `wire().expect()` or `wire().on()` is answered so, all else is asked of
//! the function. Calling thread, keep-alive, as FakeRegistry.
//!
//!     HttpServer server([this](const ApiCall& call) { return answer(call); });
//!     server.wire().expect("GET", "/api/v1/x").reply(FakeAnswer(429)); // once, then the function again
//!     QCOMPARE(server.problems(), QString());
class HttpServer final {
public:
    using Handler = std::function<FakeAnswer(const ApiCall&)>;

    explicit HttpServer(Handler handler);
    Q_DISABLE_COPY_MOVE(HttpServer)

    //! Notes what is wrong with a request, and gives the answer to it.
    [[nodiscard]] FakeAnswer refuse(const ApiCall& call, const QString& why, int status = 500);
    //! A complaint when the query has items that are not `known`, or one twice; nothing when it is fine.
    [[nodiscard]] static QString unknownQuery(const ApiCall& call, const QStringList& known);

    [[nodiscard]] FakeRegistry& wire() { return m_wire; }
    [[nodiscard]] QString host() const { return m_wire.host(); }
    [[nodiscard]] QUrl url(const QString& path = QString()) const { return m_wire.url(path); }
    //! Lines of requests so far ("GET /path?query").
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] int requestCount() const { return static_cast<int>(m_wire.requests().size()); }
    //! Everything that was refused, and what was expected but never came; empty is good.
    [[nodiscard]] QString problems() const;

private:
    FakeRegistry m_wire;
    Handler m_handler;
    QStringList m_refusals;
};

} // namespace portolan
