// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! One label of a manifest. A value.
class QuayLabel final {
public:
    QuayLabel() = default;

    QString id;
    QString key;
    QString value;
    QString mediaType;
    bool fromManifest = false; //!< it is in the image itself, and cannot be taken away
};
static_assert(!std::is_aggregate_v<QuayLabel>);

//! The labels Quay keeps of a manifest. A value.
class QuayLabels final {
public:
    QuayLabels() = default;

    //! Labels without a key are skipped. Errors: Protocol, TooLarge.
    [[nodiscard]] static Result<QuayLabels> parse(QByteArrayView body);
    //! The value of a key, or empty.
    [[nodiscard]] QString value(const QString& key) const;

    QList<QuayLabel> labels;
};
static_assert(!std::is_aggregate_v<QuayLabels>);

} // namespace portolan
