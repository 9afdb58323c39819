// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

//! A robot account, never its token. A value.
class QuayRobot final {
public:
    QuayRobot() = default;

    QString name; //!< "team+bot"
    QString description;
    QDateTime created; //!< UTC
    QDateTime lastAccessed; //!< UTC
    QStringList teams;
    QStringList repositories;
};
static_assert(!std::is_aggregate_v<QuayRobot>);

//! The robot accounts of a user or organisation (protocols/quay.md section 7). A value.
class QuayRobots final {
public:
    QuayRobots() = default;

    //! What a token there may be is not read. Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayRobots> parse(QByteArrayView body);

    QList<QuayRobot> robots;
};
static_assert(!std::is_aggregate_v<QuayRobots>);

} // namespace portolan
