// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "registry/imageuse.h"
#include "registry/openshift/streamfacts.h"

#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>
#include <type_traits>
#include <vector>

namespace portolan {

//! The image somebody may use: a tag of a stream with all it pointed to, or one digest with the tags that
//! point to it now. A value.
class UsedImage final {
public:
    UsedImage() = default;
    [[nodiscard]] static UsedImage of(const StreamFacts& stream, const QString& tagOrDigest);

    //! What a reference is in a container of `project`: not this image (nothing), or a use of it.
    [[nodiscard]] std::optional<ImageUse> match(const QString& reference, const QString& project) const;
    //! The same for an object reference: kind, name, namespace.
    [[nodiscard]] std::optional<ImageUse> matchObject(const JsonReader& from, const QString& project) const;

    StreamPlace place;
    QStringList repositories; //!< "host/project/stream", inside and outside
    bool lookupLocal = false;
    QSet<QString> tags;
    QSet<QString> digests;
};
static_assert(!std::is_aggregate_v<UsedImage>);

//! A kind of object that can use images, and where its list is. A value.
class WorkloadKind final {
public:
    constexpr WorkloadKind(QLatin1StringView apiVersion, QLatin1StringView plural, QLatin1StringView kindName)
        : groupVersion(apiVersion)
        , resource(plural)
        , kind(kindName)
    {
    }

    QLatin1StringView groupVersion;
    QLatin1StringView resource;
    QLatin1StringView kind;
};
static_assert(!std::is_aggregate_v<WorkloadKind>);

//! All of them.
[[nodiscard]] const std::vector<WorkloadKind>& workloadKinds();

//! How one object uses the image; each container once. Those owned by an object that is looked at itself
//! (ReplicaSets of Deployments, Jobs of CronJobs) are left out. Pure.
[[nodiscard]] QList<ImageUse> usesOf(
    const UsedImage& image, const WorkloadKind& kind, const JsonReader& object);

} // namespace portolan
