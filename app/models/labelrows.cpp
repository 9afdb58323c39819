// SPDX-License-Identifier: Apache-2.0
#include "models/labelrows.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

namespace portolan {

LabelRow keyed(const char* key, LabelRow row)
{
    row.key = QString::fromLatin1(key);
    return row;
}

void addText(
    std::vector<LabelRow>& rows, const char* key, const char* label, const QString& text, ValueKind kind)
{
    if (!text.isEmpty())
        rows.push_back(keyed(key, LabelRow(label, text, kind)));
}

void addTime(std::vector<LabelRow>& rows, const char* key, const char* label, const QDateTime& time)
{
    if (time.isValid())
        rows.push_back(keyed(key, LabelRow(label, time, ValueKind::Time)));
}

void addWords(std::vector<LabelRow>& rows, const char* key, const char* label, const QStringList& words)
{
    if (words.isEmpty())
        return;
    const QByteArray json = QJsonDocument(QJsonArray::fromStringList(words)).toJson(QJsonDocument::Compact);
    rows.push_back(keyed(key, LabelRow(label, QString::fromUtf8(json), ValueKind::Code)));
    if (words.size() == 1)
        return;
    for (qsizetype i = 0; i < words.size(); ++i)
        rows.back().children.emplace_back(QString::number(i), words.at(i), ValueKind::Code);
}

void addList(std::vector<LabelRow>& rows, const char* key, const char* label, const QStringList& texts)
{
    if (texts.isEmpty())
        return;
    rows.push_back(keyed(key, LabelRow(label, QVariant(), ValueKind::Heading)));
    for (const QString& text : texts)
        rows.back().children.emplace_back(text, QVariant());
}

} // namespace portolan
