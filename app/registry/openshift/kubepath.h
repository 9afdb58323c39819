// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <utility>

namespace portolan {

//! The path of a resource in a cluster's API, percent-encoded. `groupVersion` is "v1" (the core) or
//! "image.openshift.io/v1"; `what` is "imagestreams", or "imagestreams/layers" for a subresource, which comes
//! after the name. An empty project: of the whole cluster. An empty name: the list.
[[nodiscard]] QString kubePath(const QString& groupVersion, const QString& what,
    const QString& project = QString(), const QString& name = QString());

//! `path` with query items added, encoded.
[[nodiscard]] QString kubeQuery(const QString& path, const QList<std::pair<QString, QString>>& items);

namespace kube {

inline constexpr QLatin1String core("v1");
inline constexpr QLatin1String image("image.openshift.io/v1");
inline constexpr QLatin1String project("project.openshift.io/v1");
inline constexpr QLatin1String route("route.openshift.io/v1");
inline constexpr QLatin1String config("config.openshift.io/v1");
inline constexpr QLatin1String operators("operator.openshift.io/v1alpha1");
inline constexpr QLatin1String user("user.openshift.io/v1");
inline constexpr QLatin1String imageRegistry("imageregistry.operator.openshift.io/v1");

} // namespace kube

} // namespace portolan
