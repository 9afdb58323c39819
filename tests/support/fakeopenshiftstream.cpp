// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftstream.h"

#include "support/fakeopenshiftstore.h"

#include <QJsonArray>

namespace portolan {
namespace {

QMap<QString, QJsonObject> byName(const QJsonObject& section, const QString& key)
{
    QMap<QString, QJsonObject> tags;
    const QJsonArray list = section.value(QStringLiteral("tags")).toArray();
    for (const QJsonValue tag : list)
        tags.insert(tag.toObject().value(key).toString(), tag.toObject());
    return tags;
}

QJsonObject withTags(QJsonObject section, const QMap<QString, QJsonObject>& tags)
{
    QJsonArray list;
    for (const QJsonObject& tag : tags)
        list.append(tag);
    if (!list.isEmpty())
        section.insert(QStringLiteral("tags"), list);
    else
        section.remove(QStringLiteral("tags"));
    return section;
}

} // namespace

FakeOpenShiftStream::FakeOpenShiftStream(const QString& project, const QString& name)
{
    QJsonObject metadata;
    metadata.insert(QStringLiteral("name"), name);
    metadata.insert(QStringLiteral("namespace"), project);
    QJsonObject lookup;
    lookup.insert(QStringLiteral("local"), false);
    QJsonObject spec;
    spec.insert(QStringLiteral("lookupPolicy"), lookup);
    m_object.insert(QStringLiteral("metadata"), metadata);
    m_object.insert(QStringLiteral("spec"), spec);
}

FakeOpenShiftStream::FakeOpenShiftStream(const QJsonObject& object)
    : specTags(byName(object.value(QStringLiteral("spec")).toObject(), QStringLiteral("name")))
    , statusTags(byName(object.value(QStringLiteral("status")).toObject(), QStringLiteral("tag")))
    , m_object(object)
{
}

QJsonObject FakeOpenShiftStream::toJson() const
{
    QJsonObject object = m_object;
    for (const QString& key : {QStringLiteral("spec"), QStringLiteral("status")}) {
        const bool spec = key == QLatin1StringView("spec");
        object.insert(key, withTags(object.value(key).toObject(), spec ? specTags : statusTags));
    }
    return object;
}

QString FakeOpenShiftStream::project() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("namespace")}).toString();
}

QString FakeOpenShiftStream::name() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("name")}).toString();
}

QString FakeOpenShiftStream::resourceVersion() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("resourceVersion")}).toString();
}

qint64 FakeOpenShiftStream::generation() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("generation")}).toInteger();
}

void FakeOpenShiftStream::setGeneration(qint64 generation)
{
    setFakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("generation")}, generation);
}

void FakeOpenShiftStream::annotate(const QString& key, const QString& value)
{
    setFakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("annotations"), key}, value);
}

QList<QJsonObject> FakeOpenShiftStream::items(const QString& tag) const
{
    QList<QJsonObject> list;
    const QJsonArray items = statusTags.value(tag).value(QStringLiteral("items")).toArray();
    for (const QJsonValue item : items)
        list += item.toObject();
    return list;
}

void FakeOpenShiftStream::addItem(const QString& tag, const QJsonObject& item)
{
    QList<QJsonObject> list = items(tag);
    const QString image = QStringLiteral("image");
    if (!list.isEmpty() && list.first().value(image) == item.value(image)) {
        const QString created = QStringLiteral("created");
        const QJsonValue since = list.first().value(created);
        list.first() = item;
        list.first().insert(created, since);
    } else {
        list.prepend(item);
    }
    setItems(tag, list);
}

void FakeOpenShiftStream::replaceHead(const QString& tag, const QJsonObject& item)
{
    QList<QJsonObject> list = items(tag);
    list.first() = item;
    setItems(tag, list);
}

void FakeOpenShiftStream::setCondition(const QString& tag, const QJsonObject& condition)
{
    setItems(tag, items(tag));
    if (condition.isEmpty())
        statusTags[tag].remove(QStringLiteral("conditions"));
    else
        statusTags[tag].insert(QStringLiteral("conditions"), QJsonArray{condition});
}

QJsonObject FakeOpenShiftStream::findImage(const QString& digest) const
{
    if (digest.isEmpty())
        return {};
    for (auto it = statusTags.cbegin(); it != statusTags.cend(); ++it) {
        const QList<QJsonObject> list = items(it.key());
        for (const QJsonObject& item : list) {
            if (item.value(QStringLiteral("image")).toString().startsWith(digest))
                return item;
        }
    }
    return {};
}

QStringList FakeOpenShiftStream::images() const
{
    QStringList digests;
    for (auto it = statusTags.cbegin(); it != statusTags.cend(); ++it) {
        const QList<QJsonObject> list = items(it.key());
        for (const QJsonObject& item : list)
            digests += item.value(QStringLiteral("image")).toString();
    }
    digests.removeDuplicates();
    return digests;
}

bool FakeOpenShiftStream::removeTag(const QString& tag)
{
    const auto removed = specTags.remove(tag) + statusTags.remove(tag);
    return removed > 0;
}

void FakeOpenShiftStream::setItems(const QString& tag, const QList<QJsonObject>& items)
{
    QJsonObject& status = statusTags[tag];
    status.insert(QStringLiteral("tag"), tag);
    QJsonArray list;
    for (const QJsonObject& item : items)
        list.append(item);
    status.insert(QStringLiteral("items"), list.isEmpty() ? QJsonValue() : QJsonValue(list));
}

QJsonObject fakeTagItem(const QString& reference, const QString& image, qint64 generation)
{
    QJsonObject item;
    item.insert(QStringLiteral("created"), fakeOpenShiftNow());
    item.insert(QStringLiteral("dockerImageReference"), reference);
    item.insert(QStringLiteral("image"), image);
    item.insert(QStringLiteral("generation"), generation);
    return item;
}

QJsonObject fakeImportCondition(const QString& reason, const QString& message, qint64 generation)
{
    QJsonObject condition;
    condition.insert(QStringLiteral("type"), QStringLiteral("ImportSuccess"));
    condition.insert(QStringLiteral("status"), QStringLiteral("False"));
    condition.insert(QStringLiteral("lastTransitionTime"), fakeOpenShiftNow());
    condition.insert(QStringLiteral("reason"), reason);
    condition.insert(QStringLiteral("message"), message);
    condition.insert(QStringLiteral("generation"), generation);
    return condition;
}

} // namespace portolan
