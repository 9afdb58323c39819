// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace portolan {

using FakeHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

//! A request as a FakeRegistry got it. A value.
class FakeRequest final {
public:
    FakeRequest() = default;

    //! Takes the first whole request off the front of `buffer`; nothing while it is not all there.
    [[nodiscard]] static std::optional<FakeRequest> takeFrom(QByteArray& buffer);

    //! The first of that name, compared without case; empty when there is none.
    [[nodiscard]] QByteArray header(const QByteArray& name) const;
    [[nodiscard]] bool hasHeader(const QByteArray& name) const;
    [[nodiscard]] QByteArray path() const; //!< the target without its query
    [[nodiscard]] QByteArray line() const { return method + ' ' + target; } //!< "GET /v2/"

    QByteArray method;
    QByteArray target; //!< path and query as sent; an absolute URL or host:port when the fake is a proxy
    FakeHeaders headers;
    QByteArray body;
    int connection = 0; //!< which connection it came on, from 1: equal numbers show keep-alive
};

} // namespace portolan
