// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftwatches.h"

#include <QJsonDocument>
#include <QTimer>

#include <algorithm>

namespace portolan {
namespace {

QByteArray eventLine(const QByteArray& type, const QByteArray& object)
{
    return R"({"type":")" + type + R"(","object":)" + object + "}\n";
}

QByteArray typePrefix(const QString& kind, const QString& apiVersion)
{
    return R"({"kind":")" + kind.toLatin1() + R"(","apiVersion":")" + apiVersion.toLatin1() + R"(",)";
}

} // namespace

QByteArray renderFakeObject(const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry)
{
    if (call.request.header("Accept").contains("as=PartialObjectMetadata")) {
        QJsonObject partial;
        partial.insert(QStringLiteral("metadata"), entry.object().value(QStringLiteral("metadata")));
        return typePrefix(QStringLiteral("PartialObjectMetadata"), QStringLiteral("meta.k8s.io/v1"))
            + QJsonDocument(partial).toJson(QJsonDocument::Compact).mid(1);
    }
    return typePrefix(call.kind.kind, call.kind.apiVersion()) + entry.json().mid(1);
}

FakeOpenShiftWatches::FakeOpenShiftWatches(FakeOpenShiftStore& store, Filter filter, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_filter(std::move(filter))
{
}

void FakeOpenShiftWatches::start(const FakeOpenShiftCall& call, FakeHttpConnection& connection)
{
    const QString asked = call.query.value(QStringLiteral("resourceVersion"));
    bool isNumber = false;
    const qint64 version = asked.isEmpty() ? 0 : asked.toLongLong(&isNumber);
    if (!asked.isEmpty() && !isNumber) {
        connection.send(FakeOpenShiftStatus::badRequest(
            QStringLiteral("resourceVersion: Invalid value: \"%1\": strconv.ParseUint: parsing \"%1\": "
                           "invalid syntax")
                .arg(asked))
                            .answer());
        return;
    }
    const bool expired = version > 0 && version < m_store.oldest();
    if (expired && m_expiredAsStatus) {
        connection.send(tooOld(version).answer());
        return;
    }
    const FakeHeaders headers{{"Cache-Control", "no-cache, private"}, {"Content-Type", "application/json"}};
    connection.beginStream(headers);
    Watch watch;
    watch.call = call;
    watch.connection = &connection;
    watch.bookmarks = call.query.value(QStringLiteral("allowWatchBookmarks")) == QLatin1StringView("true");
    if (expired) {
        sendLine(watch,
            eventLine("ERROR", QJsonDocument(tooOld(version).toJson()).toJson(QJsonDocument::Compact)));
        if (watch.connection != nullptr)
            connection.end();
        return;
    }
    const QString id = call.kind.id();
    if (version == 0) {
        for (const FakeOpenShiftStore::EntryPtr& entry : m_store.list(id, call.project)) {
            if (fits(call, *entry))
                send(watch, "ADDED", *entry);
        }
    } else {
        for (const FakeOpenShiftStore::Event& event : m_store.eventsSince(version, id)) {
            if (fits(call, *event.shown()))
                send(watch, event.type(), *event.shown());
        }
    }
    m_watches.push_back(watch);
    const int seconds = call.query.value(QStringLiteral("timeoutSeconds")).toInt();
    if (seconds > 0)
        QTimer::singleShot(seconds * 1000, &connection, [this, opened = &connection] { end(opened); });
}

void FakeOpenShiftWatches::show(const FakeOpenShiftStore::Event& event)
{
    std::erase_if(m_watches, [](const Watch& watch) { return watch.connection == nullptr; });
    const FakeOpenShiftStore::EntryPtr shown = event.shown();
    const std::vector<Watch> watches = m_watches;
    for (const Watch& watch : watches) {
        if (watch.call.kind.id() == event.resource && fits(watch.call, *shown))
            send(watch, event.type(), *shown);
    }
}

void FakeOpenShiftWatches::sendBookmarks()
{
    for (const Watch& watch : m_watches) {
        if (watch.bookmarks && watch.connection != nullptr)
            sendBookmark(watch);
    }
}

void FakeOpenShiftWatches::endAll()
{
    const std::vector<Watch> watches = m_watches;
    for (const Watch& watch : watches) {
        if (watch.connection != nullptr)
            end(watch.connection);
    }
}

void FakeOpenShiftWatches::expireAll()
{
    const QByteArray status =
        QJsonDocument(tooOld(m_store.version()).toJson()).toJson(QJsonDocument::Compact);
    const std::vector<Watch> watches = std::exchange(m_watches, {});
    for (const Watch& watch : watches) {
        if (watch.connection == nullptr)
            continue;
        sendLine(watch, eventLine("ERROR", status));
        if (watch.connection != nullptr)
            watch.connection->end();
    }
}

int FakeOpenShiftWatches::open() const
{
    return static_cast<int>(std::count_if(m_watches.cbegin(), m_watches.cend(),
        [](const Watch& watch) { return watch.connection != nullptr; }));
}

void FakeOpenShiftWatches::send(
    const Watch& watch, const QByteArray& type, const FakeOpenShiftStore::Entry& entry)
{
    sendLine(watch, eventLine(type, renderFakeObject(watch.call, entry)));
}

void FakeOpenShiftWatches::sendLine(const Watch& watch, const QByteArray& line)
{
    const QPointer<FakeHttpConnection> connection = watch.connection;
    if (connection == nullptr)
        return;
    if (!m_cut) {
        connection->write(line);
        return;
    }
    const qsizetype bytes = *std::exchange(m_cut, std::nullopt);
    connection->write(line.first(std::min(bytes, line.size())));
    connection->close();
    // No more may follow on it, though its last bytes are still on their way.
    std::erase_if(m_watches, [&connection](const Watch& each) { return each.connection == connection; });
}

void FakeOpenShiftWatches::sendBookmark(const Watch& watch)
{
    QJsonObject metadata;
    metadata.insert(QStringLiteral("resourceVersion"), QString::number(m_store.version()));
    QJsonObject object;
    if (watch.call.kind.kind == QLatin1StringView("ImageStream")) {
        metadata.insert(QStringLiteral("namespace"), QStringLiteral("default"));
        setFakeMember(
            object, {QStringLiteral("spec"), QStringLiteral("lookupPolicy"), QStringLiteral("local")}, false);
        setFakeMember(object, {QStringLiteral("status"), QStringLiteral("dockerImageRepository")}, QString());
    }
    object.insert(QStringLiteral("metadata"), metadata);
    send(watch, "BOOKMARK", FakeOpenShiftStore::Entry(object));
}

void FakeOpenShiftWatches::end(FakeHttpConnection* connection)
{
    const auto found = std::find_if(m_watches.begin(), m_watches.end(),
        [connection](const Watch& watch) { return watch.connection == connection; });
    if (found == m_watches.end())
        return;
    const Watch watch = *found;
    m_watches.erase(found);
    if (watch.bookmarks)
        sendBookmark(watch);
    if (watch.connection != nullptr)
        watch.connection->end();
}

FakeOpenShiftStatus FakeOpenShiftWatches::tooOld(qint64 version) const
{
    return FakeOpenShiftStatus::expired(
        QStringLiteral("too old resource version: %1 (%2)")
            .arg(QString::number(version), QString::number(m_store.oldest())));
}

bool FakeOpenShiftWatches::fits(const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry) const
{
    if (!call.project.isEmpty() && call.kind.namespaced && entry.project() != call.project)
        return false;
    if (!call.name.isEmpty() && entry.name() != call.name)
        return false;
    const FakeOpenShiftOutcome<bool> selected = fitsFakeSelectors(call, entry.object());
    return selected && selected.value() && m_filter(call, entry);
}

} // namespace portolan
