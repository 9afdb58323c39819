// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/sentence.h"

#include <QList>
#include <QString>
#include <QVariant>

#include <concepts>
#include <type_traits>

namespace portolan {

//! How well something stands, for its colour and mark.
enum class FactTone { Neutral, Good, Busy, Warning, Bad };

//! One line of "label: value" about something. A value.
class Fact final {
public:
    Fact() = default;
    Fact(const char* englishLabel, QVariant factValue, FactTone factTone = FactTone::Neutral)
        : label(englishLabel)
        , value(std::move(factValue))
        , tone(factTone)
    {
    }

    //! A value in our own words.
    template <std::same_as<Sentence> Words>
    Fact(const char* englishLabel, const Words& said, FactTone factTone = FactTone::Neutral)
        : Fact(englishLabel, QVariant::fromValue(said), factTone)
    {
    }

    //! English, a literal marked with QT_TRANSLATE_NOOP("Panel", ...): translated where it is shown.
    const char* label = "";
    //! QString, Sentence, QStringList, QDateTime (UTC), bool or a number; a qint64 is bytes when `isBytes`.
    QVariant value;
    FactTone tone = FactTone::Neutral;
    bool isBytes = false;
};
static_assert(!std::is_aggregate_v<Fact>);

using FactList = QList<Fact>;

} // namespace portolan
