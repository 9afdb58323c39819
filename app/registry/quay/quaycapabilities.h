// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! What newer Quays say of themselves (protocols/quay.md section 3). A value.
class QuayCapabilities final {
public:
    QuayCapabilities() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayCapabilities> parse(QByteArrayView body);

    std::optional<bool> sparseManifests; //!< indexes may lack some of their images
    QStringList requiredArchitectures; //!< which they may not lack
    QStringList mirrorArchitectures;
};
static_assert(!std::is_aggregate_v<QuayCapabilities>);

} // namespace portolan
