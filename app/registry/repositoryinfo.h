// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/fact.h"

#include <QString>
#include <QUrl>

#include <type_traits>

namespace portolan {

//! What a registry says of a repository as a whole. A value.
class RepositoryInfo final {
public:
    RepositoryInfo() = default;

    QString title; //!< for people; empty: the name is all there is
    QString description; //!< Markdown, not trusted: shown without loading anything
    FactList facts; //!< visibility, state, last change, popularity, health, ...
    QUrl page; //!< the registry's own web page for it, may be empty
};
static_assert(!std::is_aggregate_v<RepositoryInfo>);

} // namespace portolan
