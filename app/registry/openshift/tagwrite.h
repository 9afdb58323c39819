// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/actionplan.h"
#include "registry/openshift/streamfacts.h"

#include <type_traits>

namespace portolan {

//! What a tag shall be told to be: the `tag` of an ImageStreamTag. A value.
class TagWrite final {
public:
    TagWrite() = default;
    //! To one image of a stream.
    [[nodiscard]] static TagWrite toImage(const StreamPlace& source, const QString& digest);
    //! To follow a tag of the same stream.
    [[nodiscard]] static TagWrite toTag(const QString& tag);
    //! To follow an image outside of the cluster.
    [[nodiscard]] static TagWrite toExternal(const QString& pullSpec);

    //! Keeps of the tag's present policies what still has a meaning.
    void keepPolicies(const StreamTagSpec& present);
    //! Whether `present` says the same already.
    [[nodiscard]] bool isSameAs(const StreamTagSpec& present, const StreamPlace& target) const;
    //! The PUT that makes it so, with the tag's annotations sent back, as the server would drop them. The
    //! resourceVersion is the stream's; a stream that is not there yet has none.
    [[nodiscard]] PlannedRequest request(const StreamFacts& target, const QString& tag) const;

    QString fromKind;
    QString fromName;
    QString fromProject; //!< where it is another than the target's
    QString importMode;
    QString referencePolicy;
    bool scheduled = false;
    bool insecure = false;
};
static_assert(!std::is_aggregate_v<TagWrite>);

//! What one may not expect when `tag` is made something else by the user, as English sentences: sources it
//! stops to follow, pushes that go on top.
[[nodiscard]] Sentences retagWarnings(const StreamFacts& target, const QString& tag);
//! What stays: the history, the annotations. English sentences.
[[nodiscard]] Sentences retagEffects(const StreamFacts& target, const QString& tag, const QString& digest);

//! "shop/app:prod", in sentences.
[[nodiscard]] QString tagName(const StreamPlace& place, const QString& tag);
//! "sha256:0123456789ab", as people quote digests.
[[nodiscard]] QString shortDigest(const QString& digest);

} // namespace portolan
