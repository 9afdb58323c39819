// SPDX-License-Identifier: Apache-2.0
#include "models/tagrecordcolumns.h"

#include "base/sentences.h"
#include "models/taglistmodel.h"
#include "models/tagorder.h"

#include <algorithm>
#include <vector>

namespace portolan {
namespace {

//! How the tag is imported and from where it is pulled: our words, and the server's names of its policies.
Sentence importText(const TagRecord& record)
{
    Sentences parts;
    if (record.scheduled)
        parts << Sentence(QT_TRANSLATE_NOOP("Core", "scheduled"));
    if (record.insecure)
        parts << Sentence(QT_TRANSLATE_NOOP("Core", "insecure"));
    for (const QString& named : {record.importMode, record.referencePolicy}) {
        if (!named.isEmpty())
            parts << Sentence(named);
    }
    Sentence text;
    for (const Sentence& part : std::as_const(parts))
        text = text.isEmpty() ? part : Sentence(QT_TRANSLATE_NOOP("Core", "%1, %2"), {text, part});
    return text;
}

QVariant valueOf(const TagRecord& record, int column)
{
    switch (column) {
    case TagListModel::SourceColumn:
        return record.source;
    case TagListModel::ImportColumn:
        return importText(record).english();
    case TagListModel::GenerationColumn:
        return record.generation < 0 ? QVariant() : QVariant(record.generation);
    case TagListModel::ExpiresColumn:
        return record.expires.isValid() ? QVariant(record.expires) : QVariant();
    default:
        return {};
    }
}

ValueKind kindOf(int column)
{
    switch (column) {
    case TagListModel::GenerationColumn:
        return ValueKind::Number;
    case TagListModel::ExpiresColumn:
        return ValueKind::Time;
    default:
        return ValueKind::Text;
    }
}

//! Each value's place among all of them.
std::vector<quint64> ranksOf(const std::vector<QString>& values)
{
    std::vector<QString> sorted = values;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<quint64> ranks;
    ranks.reserve(values.size());
    for (const QString& value : values) {
        const auto place = std::lower_bound(sorted.begin(), sorted.end(), value);
        ranks.push_back(value.isEmpty() ? TagOrderInput::noKey : quint64(place - sorted.begin()));
    }
    return ranks;
}

quint64 keyOf(const QVariant& value)
{
    if (!value.isValid())
        return TagOrderInput::noKey;
    const qint64 number =
        value.userType() == QMetaType::QDateTime ? value.toDateTime().toSecsSinceEpoch() : value.toLongLong();
    return quint64(std::max(qint64(0), number));
}

} // namespace

bool isRemarkable(const TagRecord& record)
{
    return record.expires.isValid() || record.immutable || record.missing || record.generation >= 0
        || !record.source.isEmpty() || !record.problem.isEmpty();
}

QVariant tagRecordCell(const TagRecord& record, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return valueOf(record, column);
    case modelrole::ValueKindRole:
        return QVariant::fromValue(kindOf(column));
    case modelrole::SentenceRole:
        return column == TagListModel::ImportColumn ? QVariant::fromValue(importText(record)) : QVariant();
    case modelrole::CopyRole: {
        const QVariant value = valueOf(record, column);
        if (value.userType() == QMetaType::QDateTime)
            return value.toDateTime().toString(Qt::ISODate);
        return value.isValid() ? QVariant(value.toString()) : QVariant();
    }
    default:
        return {};
    }
}

TagSortKeys tagRecordKeys(const TagTable& table, const QHash<QString, TagRecord>& records, int column)
{
    std::vector<TagSlot> places;
    std::vector<quint64> keys;
    std::vector<QString> texts;
    for (auto record = records.cbegin(); record != records.cend(); ++record) {
        const TagSlot slot = table.find(record.key());
        if (slot == noTagSlot)
            continue;
        places.push_back(slot);
        const QVariant value = valueOf(*record, column);
        if (kindOf(column) == ValueKind::Text)
            texts.push_back(value.toString());
        else
            keys.push_back(keyOf(value));
    }
    if (kindOf(column) == ValueKind::Text)
        keys = ranksOf(texts);
    return [places = std::move(places), keys = std::move(keys), count = table.slotCount()] {
        std::vector<quint64> bySlot(count, TagOrderInput::noKey);
        for (size_t i = 0; i < places.size(); ++i)
            bySlot[places[i]] = keys[i];
        return bySlot;
    };
}

} // namespace portolan
