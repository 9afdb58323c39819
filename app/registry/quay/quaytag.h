// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/tagrecord.h"

#include <type_traits>

namespace portolan {

class JsonReader;

//! One entry of a repository's tags: that a name pointed to a manifest for some time (protocols/quay.md
//! section 5). A value.
class QuayTag final {
public:
    QuayTag() = default;

    [[nodiscard]] static QuayTag fromJson(const JsonReader& json);

    //! Still pointing there: it has no end, or one to come.
    [[nodiscard]] bool isAlive(const QDateTime& now) const { return !end.isValid() || end > now; }
    //! The entry as a row of a tag list.
    [[nodiscard]] TagRecord toRecord() const;

    QString name;
    Digest digest;
    QDateTime start; //!< UTC
    QDateTime end; //!< UTC; invalid: none; to come: it is set to expire
    qint64 size = -1; //!< bytes of all layers; -1 for lists
    bool isList = false; //!< an index
    bool isReversion = false; //!< it was put back
    bool immutable = false;
    bool isSparse = false; //!< an index some of whose images are not here
    qint64 children = 0; //!< of an index
    qint64 childrenPresent = 0;
};
static_assert(!std::is_aggregate_v<QuayTag>);

} // namespace portolan
