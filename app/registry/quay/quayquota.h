// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! At how much of a quota what happens. A value.
class QuayQuotaLimit final {
public:
    QuayQuotaLimit() = default;

    QString type; //!< "Warning", "Reject"
    qint64 percent = -1;
};
static_assert(!std::is_aggregate_v<QuayQuotaLimit>);

//! How much an organisation may store (protocols/quay.md section 7). A value.
class QuayQuota final {
public:
    QuayQuota() = default;

    //! An empty list is a quota without a limit: none is set. Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayQuota> parse(QByteArrayView body);

    qint64 limitBytes = -1; //!< -1: none
    bool isDefault = false; //!< the registry's own default
    QList<QuayQuotaLimit> limits;
};
static_assert(!std::is_aggregate_v<QuayQuota>);

} // namespace portolan
