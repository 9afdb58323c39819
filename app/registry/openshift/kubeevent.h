// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QString>

#include <functional>
#include <type_traits>

namespace portolan {

//! What a watch tells. A value.
class KubeEvent final {
public:
    enum class Type {
        Opened, //!< the server has begun to answer; no object
        Added,
        Modified,
        Deleted, //!< with the object as it was last
        Bookmark, //!< nothing happened up to resourceVersion; no object
    };

    KubeEvent() = default;
    KubeEvent(Type eventType, JsonReader eventObject, QString version)
        : type(eventType)
        , object(std::move(eventObject))
        , resourceVersion(std::move(version))
    {
    }

    Type type = Type::Opened;
    JsonReader object;
    QString resourceVersion; //!< where to go on from after this; empty for Opened
};
static_assert(!std::is_aggregate_v<KubeEvent>);

//! Called on the worker thread, in the order things happened. Must not wait.
using KubeEventFunction = std::function<void(const KubeEvent&)>;

} // namespace portolan
