// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "registry/capabilities.h"

#include <QByteArrayView>
#include <QSet>
#include <QString>

#include <type_traits>

namespace portolan {

//! Which parts of its REST API a Quay has switched on, by its own description (protocols/quay.md section 3).
//! A value.
class QuayDiscovery final {
public:
    QuayDiscovery() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayDiscovery> parse(QByteArrayView body);

    //! Whether a path ends so, names in braces not looked at: `has(u"/security")`. Unknown when the
    //! description is none of Quay's, or was never read.
    [[nodiscard]] Ability has(QStringView pathEnd) const;

private:
    QSet<QString> m_paths; //!< with `{}` for each name in braces
};
static_assert(!std::is_aggregate_v<QuayDiscovery>);

} // namespace portolan
