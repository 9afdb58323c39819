// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/quay/quaytag.h"

#include <QByteArrayView>
#include <QList>

namespace portolan {

//! Some entries of a repository's tags, newest first. A value.
class QuayTagPage final {
public:
    QuayTagPage() = default;

    //! Entries without a valid tag name or digest are skipped. Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayTagPage> parse(QByteArrayView body);

    QList<QuayTag> tags;
    int page = 1;
    bool hasMore = false;
};
static_assert(!std::is_aggregate_v<QuayTagPage>);

} // namespace portolan
