// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/openshift/imagestream.h"
#include "registry/openshift/streamplace.h"

#include <QStringList>

#include <type_traits>

namespace portolan {

//! What plans need to know of an image stream, and that it may not be there. A value.
class StreamFacts final {
public:
    StreamFacts() = default;
    //! There is no such stream.
    [[nodiscard]] static StreamFacts missing(StreamPlace place);
    [[nodiscard]] static StreamFacts of(StreamPlace place, ImageStream stream);

    [[nodiscard]] bool hasTag(const QString& tag) const { return stream.tag(tag) != nullptr; }
    //! What the tag is told to be; null where it was only pushed, or is not there.
    [[nodiscard]] const StreamTagSpec* spec(const QString& tag) const;
    //! Newest first.
    [[nodiscard]] QList<StreamTagItem> history(const QString& tag) const;
    //! What it points to now, empty for none.
    [[nodiscard]] QString current(const QString& tag) const;
    [[nodiscard]] QStringList tags() const; //!< sorted
    [[nodiscard]] qsizetype historyLength() const;
    [[nodiscard]] const QString& version() const { return stream.resourceVersion; }

    StreamPlace place;
    bool exists = false;
    ImageStream stream;
};
static_assert(!std::is_aggregate_v<StreamFacts>);

//! The tag follows a source outside of the cluster by itself.
[[nodiscard]] bool followsOutside(const StreamTagSpec& spec);
//! The tag follows another tag.
[[nodiscard]] bool followsTag(const StreamTagSpec& spec);

} // namespace portolan
