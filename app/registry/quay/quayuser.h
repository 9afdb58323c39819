// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! An organisation its member sees. A value.
class QuayMembership final {
public:
    QuayMembership() = default;

    QString name;
    std::optional<bool> canCreateRepositories;
    std::optional<bool> isAdmin;
};
static_assert(!std::is_aggregate_v<QuayMembership>);

//! Whose login it is (protocols/quay.md section 7). A value.
class QuayUser final {
public:
    QuayUser() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayUser> parse(QByteArrayView body);
    //! The user's own, and those of the organisations.
    [[nodiscard]] QStringList namespaces() const;

    QString name;
    QList<QuayMembership> organizations;
};
static_assert(!std::is_aggregate_v<QuayUser>);

} // namespace portolan
