// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftstore.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QStringList>
#include <QUuid>

#include <algorithm>

namespace portolan {
namespace {

const QStringList& versionPath()
{
    static const QStringList path{QStringLiteral("metadata"), QStringLiteral("resourceVersion")};
    return path;
}

QString keyOf(const QString& project, const QString& name)
{
    return project + u'/' + name;
}

bool inProject(const QString& key, const QString& project)
{
    return project.isEmpty()
        || (key.size() > project.size() && key.startsWith(project) && key.at(project.size()) == u'/');
}

} // namespace

const QByteArray& FakeOpenShiftStore::Entry::json() const
{
    if (m_json.isEmpty())
        m_json = QJsonDocument(m_object).toJson(QJsonDocument::Compact);
    return m_json;
}

QString FakeOpenShiftStore::Entry::name() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("name")}).toString();
}

QString FakeOpenShiftStore::Entry::project() const
{
    return fakeMember(m_object, {QStringLiteral("metadata"), QStringLiteral("namespace")}).toString();
}

QByteArray FakeOpenShiftStore::Event::type() const
{
    if (before == nullptr)
        return "ADDED";
    return now == nullptr ? "DELETED" : "MODIFIED";
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftStore::Event::shown() const
{
    if (now != nullptr)
        return now;
    QJsonObject last = before->object();
    setFakeMember(last, versionPath(), QString::number(version));
    return std::make_shared<const Entry>(last);
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftStore::find(
    const QString& resource, const QString& project, const QString& name) const
{
    const auto objects = m_objects.find(resource);
    if (objects == m_objects.end())
        return nullptr;
    const auto entry = objects->second.find(keyOf(project, name));
    return entry == objects->second.end() ? nullptr : entry->second;
}

std::vector<FakeOpenShiftStore::EntryPtr> FakeOpenShiftStore::list(
    const QString& resource, const QString& project, qint64 version) const
{
    Objects objects;
    if (const auto found = m_objects.find(resource); found != m_objects.end())
        objects = found->second;
    for (auto event = m_history.crbegin(); version >= 0 && event != m_history.crend(); ++event) {
        if (event->version <= version)
            break;
        if (event->resource != resource)
            continue;
        if (event->before != nullptr)
            objects[event->key] = event->before;
        else
            objects.erase(event->key);
    }
    std::vector<EntryPtr> entries;
    for (const auto& [key, entry] : objects) {
        if (inProject(key, project))
            entries.push_back(entry);
    }
    return entries;
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftStore::put(const QString& resource, QJsonObject object)
{
    object.remove(QStringLiteral("kind"));
    object.remove(QStringLiteral("apiVersion"));
    QJsonObject metadata = object.value(QStringLiteral("metadata")).toObject();
    const QString name = metadata.value(QStringLiteral("name")).toString();
    const QString project = metadata.value(QStringLiteral("namespace")).toString();
    EntryPtr before = find(resource, project, name);
    const QString uid = QStringLiteral("uid");
    const QString created = QStringLiteral("creationTimestamp");
    if (before != nullptr) {
        const QJsonObject old = before->object().value(QStringLiteral("metadata")).toObject();
        metadata.insert(uid, old.value(uid));
        metadata.insert(created, old.value(created));
        metadata.insert(versionPath().last(), old.value(versionPath().last()));
        object.insert(QStringLiteral("metadata"), metadata);
        if (object == before->object())
            return before;
    }
    if (metadata.value(uid).toString().isEmpty())
        metadata.insert(uid, QUuid::createUuid().toString(QUuid::WithoutBraces));
    if (metadata.value(created).toString().isEmpty())
        metadata.insert(created, fakeOpenShiftNow());
    metadata.insert(versionPath().last(), QString::number(++m_version));
    object.insert(QStringLiteral("metadata"), metadata);

    Event event;
    event.version = m_version;
    event.resource = resource;
    event.key = keyOf(project, name);
    event.before = before;
    event.now = std::make_shared<const Entry>(object);
    m_objects[resource][event.key] = event.now;
    EntryPtr now = event.now;
    note(std::move(event));
    return now;
}

bool FakeOpenShiftStore::remove(const QString& resource, const QString& project, const QString& name)
{
    Event event;
    event.before = find(resource, project, name);
    if (event.before == nullptr)
        return false;
    event.version = ++m_version;
    event.resource = resource;
    event.key = keyOf(project, name);
    m_objects[resource].erase(event.key);
    note(std::move(event));
    return true;
}

void FakeOpenShiftStore::amend(const QString& resource, const std::function<void(QJsonObject&)>& change)
{
    for (auto& [key, entry] : m_objects[resource]) {
        QJsonObject object = entry->object();
        change(object);
        entry = std::make_shared<const Entry>(object);
    }
}

void FakeOpenShiftStore::advanceTo(qint64 version)
{
    m_version = std::max(m_version, version);
}

void FakeOpenShiftStore::pruneHistory()
{
    m_history.clear();
    m_oldest = ++m_version;
}

std::vector<FakeOpenShiftStore::Event> FakeOpenShiftStore::eventsSince(
    qint64 version, const QString& resource) const
{
    std::vector<Event> events;
    for (const Event& event : m_history) {
        if (event.version > version && event.resource == resource)
            events.push_back(event);
    }
    return events;
}

void FakeOpenShiftStore::note(Event event)
{
    m_history.push_back(event);
    if (m_listener)
        m_listener(event);
}

QString fakeOpenShiftNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
}

QJsonObject mergeFakePatch(QJsonObject target, const QJsonObject& patch)
{
    for (auto it = patch.constBegin(); it != patch.constEnd(); ++it) {
        if (it.value().isNull())
            target.remove(it.key());
        else if (it.value().isObject())
            target.insert(it.key(), mergeFakePatch(target.value(it.key()).toObject(), it.value().toObject()));
        else
            target.insert(it.key(), it.value());
    }
    return target;
}

QJsonValue fakeMember(const QJsonObject& object, const QStringList& path)
{
    QJsonValue value = object;
    for (const QString& step : path)
        value = value.toObject().value(step);
    return value;
}

void setFakeMember(QJsonObject& object, const QStringList& path, const QJsonValue& value)
{
    if (path.size() == 1) {
        object.insert(path.first(), value);
        return;
    }
    QJsonObject inner = object.value(path.first()).toObject();
    setFakeMember(inner, path.mid(1), value);
    object.insert(path.first(), inner);
}

} // namespace portolan
