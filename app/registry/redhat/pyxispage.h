// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <vector>

namespace portolan {

//! The envelope of a list: `{"data":[...],"page":0,"page_size":100,"total":123}`. A value.
class PyxisPage final {
public:
    PyxisPage() = default;
    //! Errors: Protocol without a list.
    [[nodiscard]] static Result<PyxisPage> parse(const JsonReader& json);

    //! Whether a page after `page` is worth asking for, when `pageSize` were asked for: by the total where
    //! it is said, else by a page that is full.
    [[nodiscard]] bool hasMore(qint64 page, qint64 pageSize) const;

    std::vector<JsonReader> items;
    std::optional<qint64> total; //!< absent from answers cut down by `include`
    std::optional<qint64> size; //!< what the server took for the page size: it may cap
};
static_assert(!std::is_aggregate_v<PyxisPage>);

} // namespace portolan
