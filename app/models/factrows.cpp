// SPDX-License-Identifier: Apache-2.0
#include "models/factrows.h"

#include <QDateTime>
#include <QUrl>

namespace portolan {

ValueKind factKind(const QVariant& value, bool isBytes)
{
    switch (value.userType()) {
    case QMetaType::QDateTime:
        return ValueKind::Time;
    case QMetaType::Int:
    case QMetaType::LongLong:
    case QMetaType::Double:
        return isBytes ? ValueKind::Bytes : ValueKind::Number;
    default:
        return ValueKind::Text;
    }
}

QVariant factValue(const QVariant& value)
{
    if (value.metaType() == QMetaType::fromType<Sentence>())
        return value.value<Sentence>().english();
    switch (value.userType()) {
    case QMetaType::Bool:
        return value.toBool() ? QStringLiteral(QT_TRANSLATE_NOOP("Models", "yes"))
                              : QStringLiteral(QT_TRANSLATE_NOOP("Models", "no"));
    case QMetaType::Int:
        return value.toLongLong();
    case QMetaType::QUrl:
        return value.toUrl().toDisplayString();
    default:
        return value;
    }
}

std::vector<LabelRow> factRows(const FactList& facts)
{
    std::vector<LabelRow> rows;
    for (const Fact& fact : facts) {
        if (fact.value.userType() == QMetaType::QStringList) {
            LabelRow row(fact.label, fact.value.toStringList().join(QStringLiteral(", ")));
            rows.push_back(std::move(row));
            continue;
        }
        const bool warns = fact.tone == FactTone::Warning || fact.tone == FactTone::Bad;
        const ValueKind kind = factKind(fact.value, fact.isBytes);
        LabelRow row(
            fact.label, factValue(fact.value), warns && kind == ValueKind::Text ? ValueKind::Warning : kind);
        row.valueTranslatable = fact.value.userType() == QMetaType::Bool;
        if (fact.value.metaType() == QMetaType::fromType<Sentence>())
            row.sentence = fact.value.value<Sentence>();
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace portolan
