// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QStringList>

#include <type_traits>

namespace portolan {

//! A cluster's settings for images: config.openshift.io images/cluster. A value; every field may be absent.
class ImagePolicy final {
public:
    ImagePolicy() = default;
    [[nodiscard]] static ImagePolicy fromJson(const JsonReader& json);

    QString internalRegistry; //!< host[:port] inside of the cluster
    QStringList externalRegistries; //!< hosts of the integrated registry outside
    QStringList allowedForImport; //!< empty: all
    QStringList blocked;
    QStringList insecure;
    QString importMode;
};
static_assert(!std::is_aggregate_v<ImagePolicy>);

//! The host a Route of route.openshift.io is reached by: one that was admitted, else none.
[[nodiscard]] QString admittedRouteHost(const JsonReader& route);

} // namespace portolan
