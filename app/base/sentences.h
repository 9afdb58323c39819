// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"

#include <QList>

#include <type_traits>

namespace portolan {

//! Sentences in the order they are read. A value.
class Sentences final : public QList<Sentence> {
public:
    using QList<Sentence>::QList;
    Sentences() = default;

    //! As portolan-cli and the log say them.
    [[nodiscard]] QStringList english() const;
    //! In one text, for an error's detail.
    [[nodiscard]] QString join(QChar separator) const { return english().join(separator); }
};
static_assert(!std::is_aggregate_v<Sentences>);

} // namespace portolan
