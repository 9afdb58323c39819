// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

//! An organisation (protocols/quay.md section 7). A value.
class QuayOrganization final {
public:
    QuayOrganization() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayOrganization> parse(QByteArrayView body);

    QString name;
    std::optional<bool> isAdmin;
    std::optional<bool> isMember;
    qint64 quotaBytes = -1; //!< what all its repositories take up, -1: not said
    qint64 quotaLimit = -1;
    qint64 timeMachineSeconds = -1;
};
static_assert(!std::is_aggregate_v<QuayOrganization>);

} // namespace portolan
