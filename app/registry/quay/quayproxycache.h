// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

//! Whether an organisation is a proxy cache: pulling from it fetches from another registry what is not there
//! yet (protocols/quay.md section 8). A value.
class QuayProxyCache final {
public:
    QuayProxyCache() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayProxyCache> parse(QByteArrayView body);

    [[nodiscard]] bool isThere() const { return !upstream.isEmpty(); }

    QString upstream; //!< "docker.io" or "docker.io/library"; empty: it is none
    qint64 keptSeconds = -1; //!< how long a tag is kept, -1: not said
    std::optional<bool> insecure;
};
static_assert(!std::is_aggregate_v<QuayProxyCache>);

} // namespace portolan
