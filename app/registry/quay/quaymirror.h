// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! How a mirrored repository follows its origin (protocols/quay.md section 8). A value.
class QuayMirror final {
public:
    enum class Sync { Unknown, NeverRun, Requested, Running, Succeeded, Failed, Cancelled };

    QuayMirror() = default;

    //! Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayMirror> parse(QByteArrayView body);

    std::optional<bool> isEnabled;
    QString origin; //!< "quay.io/team/app"
    QString user; //!< of the login at the origin; never its password
    std::optional<bool> verifiesTls;
    std::optional<bool> takesUnsigned;
    QString proxy;
    qint64 intervalSeconds = -1;
    QDateTime nextSync; //!< UTC
    QDateTime syncEnds; //!< UTC: when a running sync is given up
    qint64 retriesLeft = -1;
    Sync sync = Sync::Unknown;
    QString syncText; //!< as the server says it
    QStringList tagPatterns;
    QString robot;
    QStringList architectures; //!< empty: all
};
static_assert(!std::is_aggregate_v<QuayMirror>);

} // namespace portolan
