// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "oci/reference.h"

#include <QList>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! One source and its mirrors, of an ImageDigestMirrorSet or ImageTagMirrorSet, or of an
//! ImageContentSourcePolicy, which older clusters have for digests. A value.
class MirrorSetRule final {
public:
    enum class For { Digests, Tags };

    MirrorSetRule() = default;
    //! Those of one object of any of the kinds; of a policy, with For::Digests, those it has.
    [[nodiscard]] static QList<MirrorSetRule> parse(const JsonReader& object, For what);

    For what = For::Digests;
    QString set; //!< the object's name
    QString source; //!< "quay.io/team", or "*.example.com"
    QStringList mirrors;
    bool neverContactSource = false;
};
static_assert(!std::is_aggregate_v<MirrorSetRule>);

//! Where nodes pull a reference from. A value.
class MirrorMatch final {
public:
    MirrorMatch() = default;

    QString source; //!< of the rule that counts: the most specific one; empty: none does
    QStringList sets; //!< whose rules they are
    QStringList
        places; //!< full references, in the order of trying; the source itself last, where it is tried
    bool sourceTried = true;
};
static_assert(!std::is_aggregate_v<MirrorMatch>);

//! References by digest go by the rules for digests, all others by those for tags. Rules of the same source
//! count as one, their mirrors in order. Pure.
[[nodiscard]] MirrorMatch mirrorsFor(const Reference& reference, const QList<MirrorSetRule>& rules);

} // namespace portolan
