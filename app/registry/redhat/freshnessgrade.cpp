// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/freshnessgrade.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

QList<FreshnessGrade> FreshnessGrade::parseList(const JsonReader& list)
{
    QList<FreshnessGrade> grades;
    for (const JsonReader& item : list.items()) {
        FreshnessGrade grade;
        grade.grade = item["grade"_L1].text();
        grade.start = pyxisTime(item["start_date"_L1].text());
        grade.end = pyxisTime(item["end_date"_L1].text());
        if (!grade.grade.isEmpty())
            grades << grade;
    }
    return grades;
}

QString gradeAt(const QList<FreshnessGrade>& schedule, const QDateTime& when)
{
    for (const FreshnessGrade& grade : schedule) {
        const bool begun = !grade.start.isValid() || grade.start <= when;
        const bool over = grade.end.isValid() && grade.end <= when;
        if (begun && !over)
            return grade.grade;
    }
    return {};
}

QDateTime pyxisTime(const QString& text)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toUTC();
}

} // namespace portolan
