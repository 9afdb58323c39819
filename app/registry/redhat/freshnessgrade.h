// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace portolan {

//! The health grade ("A" to "F") an image has during a time, as the catalog's schedule says. A value.
class FreshnessGrade final {
public:
    FreshnessGrade() = default;
    //! A `freshness_grades` list; what is no grade is left out.
    [[nodiscard]] static QList<FreshnessGrade> parseList(const JsonReader& list);

    QString grade;
    QDateTime start; //!< UTC; invalid: from the beginning
    QDateTime end; //!< UTC; invalid: open
};
static_assert(!std::is_aggregate_v<FreshnessGrade>);

//! The grade at a time, empty when the schedule says none: the schedule reaches into the future.
[[nodiscard]] QString gradeAt(const QList<FreshnessGrade>& schedule, const QDateTime& when);

//! A time as the catalog writes it, in UTC; one without a zone is UTC. Invalid when it is none.
[[nodiscard]] QDateTime pyxisTime(const QString& text);

} // namespace portolan
