// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QMetaType>

namespace portolan {

//! How many tags there are, for "n of m loaded, more on the server". A value.
class TagCounters final {
public:
    TagCounters() = default;

    friend bool operator==(const TagCounters&, const TagCounters&) = default;

    int shown = 0; //!< rows: after filter and folding
    int known = 0; //!< loaded or last seen, attachments included
    int loaded = 0; //!< confirmed by the server since the last refresh
    int attachments = 0; //!< of `known`: cosign-style and fallback tags
    bool moreOnServer = false; //!< not all pages were fetched
    QDateTime lastSeen; //!< UTC: when the rows not yet confirmed were seen; invalid: none
};

//! What a complete sort by a column needs. A value.
class TagSortCost final {
public:
    TagSortCost() = default;

    [[nodiscard]] bool isFree() const { return rowsMissing == 0; }

    int rowsMissing = 0; //!< rows shown whose summary is not known
    int requestsAtMost = 0; //!< "needs about N requests"
};

} // namespace portolan
