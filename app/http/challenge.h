// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <vector>

namespace portolan {

//! One challenge of a WWW-Authenticate header. Scheme and parameter names in lower case. A value.
class Challenge final {
public:
    Challenge() = default;

    QString scheme; //!< "basic", "bearer", ...
    QMap<QString, QString> parameters; //!< realm, service, scope, error, ...
};

//! All challenges of all header lines; several may share a line; quoted strings with escapes and unquoted
//! values both occur (protocols/auth.md section 1). Garbage yields fewer challenges, never an error. Pure.
[[nodiscard]] QList<Challenge> parseChallenges(const std::vector<QByteArray>& headerLines);
//! The one to answer: bearer if offered, else basic, else nothing (empty scheme).
[[nodiscard]] Challenge preferredChallenge(const QList<Challenge>& challenges);

} // namespace portolan
