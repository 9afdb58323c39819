// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/platform.h"
#include "service/addresses.h"

#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! An image that may be pulled or copied, with what is known of it already. A value.
class TransferOffer final {
public:
    TransferOffer() = default;

    ImageAddress image;
    QString reference; //!< as people write it
    QList<Platform> platforms; //!< of an index, as far as known
    qint64 size = -1; //!< of an index: of its first image
};
static_assert(!std::is_aggregate_v<TransferOffer>);

} // namespace portolan
