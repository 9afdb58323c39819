// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

class JsonReader;

//! A repository as Quay's REST API tells of it, in a list or alone (protocols/quay.md section 4). Every field
//! may be missing. A value.
class QuayRepository final {
public:
    QuayRepository() = default;

    [[nodiscard]] static QuayRepository fromJson(const JsonReader& json);
    //! A body that is one repository. Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayRepository> parse(QByteArrayView body);

    [[nodiscard]] QString fullName() const { return nameSpace + u'/' + name; }
    //! Tags may be changed: neither a mirror nor set read-only nor about to go.
    [[nodiscard]] bool takesChanges() const { return state.isEmpty() || state == QLatin1String("NORMAL"); }
    [[nodiscard]] bool isMirror() const
    {
        return state == QLatin1String("MIRROR") || state == QLatin1String("ORG_MIRROR");
    }

    QString nameSpace;
    QString name;
    QString description; //!< Markdown
    QString kind; //!< "image"; empty: not said
    QString state; //!< NORMAL, READ_ONLY, MIRROR, ORG_MIRROR, MARKED_FOR_DELETION; empty: not said
    std::optional<bool> isPublic;
    std::optional<bool> isStarred;
    std::optional<bool> isOrganization;
    std::optional<bool> canWrite;
    std::optional<bool> canAdmin;
    QDateTime lastModified; //!< UTC
    std::optional<double> popularity;
    qint64 recentActions = -1; //!< pulls and pushes of the days the statistics cover, -1: not said
    qint64 quotaBytes = -1; //!< what it takes up
    qint64 quotaLimit = -1;
    qint64 timeMachineSeconds = -1; //!< how long deleted tags can be brought back
};
static_assert(!std::is_aggregate_v<QuayRepository>);

} // namespace portolan
