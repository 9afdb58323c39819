// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

#include <type_traits>

namespace portolan {

//! A place in a cluster as the control plane is asked about it: the cluster, a project, or an image stream in
//! one ("shop/app"). A value.
class StreamPlace final {
public:
    StreamPlace() = default;
    explicit StreamPlace(QString projectName, QString streamName = QString())
        : project(std::move(projectName))
        , stream(std::move(streamName))
    {
    }

    //! Errors: Usage for more than two parts, or empty ones.
    [[nodiscard]] static Result<StreamPlace> parse(const QString& place);
    //! Of an image stream only. Errors: Usage.
    [[nodiscard]] static Result<StreamPlace> parseStream(const QString& repository);

    [[nodiscard]] bool isCluster() const { return project.isEmpty(); }
    [[nodiscard]] bool isStream() const { return !stream.isEmpty(); }
    [[nodiscard]] QString text() const { return isStream() ? project + u'/' + stream : project; }

    friend bool operator==(const StreamPlace&, const StreamPlace&) = default;

    QString project;
    QString stream;
};
static_assert(!std::is_aggregate_v<StreamPlace>);

} // namespace portolan
