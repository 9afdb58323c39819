// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/quay/quayrepository.h"

#include <QList>

namespace portolan {

//! Some repositories of a list. A value.
class QuayRepositoryPage final {
public:
    QuayRepositoryPage() = default;

    //! Image repositories with names after the grammar; others, and those about to go, are skipped. Errors:
    //! Protocol, TooLarge.
    [[nodiscard]] static Result<QuayRepositoryPage> parse(QByteArrayView body);

    QList<QuayRepository> repositories;
    QString next; //!< opaque, empty: no more
};
static_assert(!std::is_aggregate_v<QuayRepositoryPage>);

} // namespace portolan
