// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! What a listing says of a tag beyond its name, where a registry's own API says it. Every field may be
//! unknown. A value.
class TagRecord final {
public:
    TagRecord() = default;

    QString tag;
    Digest digest; //!< invalid: not said
    QString mediaType; //!< of the manifest, empty: not said
    qint64 size = -1; //!< bytes of all layers, -1: not said
    QDateTime pushed; //!< UTC: when the tag began to point there
    QDateTime created; //!< UTC: the image's own date
    QDateTime expires; //!< UTC: when the server will take the tag away
    QStringList platforms; //!< "linux/amd64"
    bool immutable = false;
    bool missing = false; //!< the image behind it is gone (pruned)
    QString source; //!< what the tag follows: an external pull specification or another tag, may be empty
    qint64 generation = -1; //!< of what the tag points to, -1: not said
    bool scheduled = false; //!< imported from the source again and again
    bool insecure = false; //!< imported without checking the source's certificate
    QString importMode; //!< which platforms an import takes, as the server names it; empty: not said
    QString referencePolicy; //!< where the tag is pulled from, as the server names it; empty: not said
    QString problem; //!< English: why the last import or scan failed, empty: nothing known to be wrong
};
static_assert(!std::is_aggregate_v<TagRecord>);

} // namespace portolan
