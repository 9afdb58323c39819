// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! Something that runs or builds from an image. A value.
class ImageUse final {
public:
    ImageUse() = default;

    QString project;
    QString kind; //!< "Pod", "Deployment", "CronJob", ... as the cluster names it
    QString name;
    QString container; //!< which of its containers, may be empty
    QString reference; //!< as it is written there
    bool byDigest = false; //!< the exact image, not only the tag
};
static_assert(!std::is_aggregate_v<ImageUse>);

//! Who uses an image, as far as the user may read. A value.
class ImageUses final {
public:
    ImageUses() = default;

    QList<ImageUse> uses;
    QStringList unreadable; //!< English: "pods in team-b": what could not be looked at
};
static_assert(!std::is_aggregate_v<ImageUses>);

} // namespace portolan
