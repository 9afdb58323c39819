// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"
#include "oci/digest.h"
#include "registry/fact.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! One thing that happened to a tag. A value.
class TagEvent final {
public:
    enum class Kind {
        Pointed, //!< the tag began to point to the digest
        RolledBack, //!< it was put back to it
        Removed, //!< it was taken away, or expired
    };

    TagEvent() = default;

    Kind kind = Kind::Pointed;
    QDateTime when; //!< UTC; of what was only seen by this program: when it was first seen so
    Digest digest; //!< what it pointed to from then on; for Removed what it had pointed to
    bool current = false; //!< what the tag points to now
    bool missing = false; //!< the image is gone and cannot be brought back
    bool restorable = false; //!< ActionKind::RollBackTag to it can be asked for
    QDateTime restorableUntil; //!< UTC; invalid: no limit is known
    QString reference; //!< the pull specification the server names, may be empty
    qint64 generation = -1; //!< of the entry, as the server counts; -1: not said
    Sentence note; //!< why it happened; may be empty
};
static_assert(!std::is_aggregate_v<TagEvent>);

//! What a tag has pointed to, newest first. A value.
class TagHistory final {
public:
    enum class Source {
        Registry, //!< the registry keeps it
        LastSeen, //!< what this program saw, in its database: there may have been more
    };

    TagHistory() = default;

    Source source = Source::Registry;
    QList<TagEvent> events;
    FactList facts; //!< how the tag stands: what it follows and how, how the last import went
    bool complete = true; //!< false: the registry has more than was asked for
};
static_assert(!std::is_aggregate_v<TagHistory>);

} // namespace portolan
