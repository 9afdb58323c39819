// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshifttable.h"

#include "support/fakeopenshiftimages.h"
#include "support/fakeopenshiftwatches.h"

#include <QJsonDocument>

namespace portolan {
namespace {

const QString metadataKey = QStringLiteral("metadata");

QJsonObject column(const QString& name, const QString& format, const QString& description)
{
    QJsonObject object;
    object.insert(QStringLiteral("name"), name);
    object.insert(QStringLiteral("type"), QStringLiteral("string"));
    object.insert(QStringLiteral("format"), format);
    object.insert(QStringLiteral("description"), description);
    object.insert(QStringLiteral("priority"), 0);
    return object;
}

QJsonArray cells(const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry)
{
    if (call.kind.id() != fakeStreamsId())
        return {entry.name(), fakeMember(entry.object(), {metadataKey, QStringLiteral("creationTimestamp")})};
    const FakeOpenShiftStream stream(entry.object());
    return {entry.name(),
        fakeMember(entry.object(), {QStringLiteral("status"), QStringLiteral("dockerImageRepository")}),
        stream.statusTags.keys().join(u','), QStringLiteral("1 second ago")};
}

QJsonArray columns(const FakeOpenShiftCall& call)
{
    QJsonArray list{column(QStringLiteral("Name"), QStringLiteral("name"), QStringLiteral("Name"))};
    if (call.kind.id() != fakeStreamsId()) {
        list.append(column(QStringLiteral("Created At"), QString(), QStringLiteral("Creation time")));
        return list;
    }
    list.append(column(QStringLiteral("Image Repository"), QString(), QStringLiteral("Where it is")));
    list.append(column(QStringLiteral("Tags"), QString(), QStringLiteral("List of tags.")));
    list.append(column(QStringLiteral("Updated"), QString(), QStringLiteral("Last update time.")));
    return list;
}

QByteArray table(const FakeOpenShiftCall& call, const QJsonObject& metadata,
    const std::vector<FakeOpenShiftStore::EntryPtr>& entries)
{
    QJsonArray rows;
    for (const FakeOpenShiftStore::EntryPtr& entry : entries) {
        QJsonObject object;
        object.insert(QStringLiteral("kind"), QStringLiteral("PartialObjectMetadata"));
        object.insert(QStringLiteral("apiVersion"), QStringLiteral("meta.k8s.io/v1"));
        object.insert(metadataKey, entry->object().value(metadataKey));
        QJsonObject row;
        row.insert(QStringLiteral("cells"), cells(call, *entry));
        row.insert(QStringLiteral("object"), object);
        rows.append(row);
    }
    QJsonObject object;
    object.insert(QStringLiteral("kind"), QStringLiteral("Table"));
    object.insert(QStringLiteral("apiVersion"), QStringLiteral("meta.k8s.io/v1"));
    object.insert(metadataKey, metadata);
    object.insert(QStringLiteral("columnDefinitions"), columns(call));
    object.insert(QStringLiteral("rows"), rows);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

QByteArray renderFakeList(const FakeOpenShiftCall& call, const QJsonObject& metadata,
    const std::vector<FakeOpenShiftStore::EntryPtr>& entries)
{
    const QByteArray accept = call.request.header("Accept");
    if (accept.contains("as=Table"))
        return table(call, metadata, entries);
    const bool partial = accept.contains("as=PartialObjectMetadata");
    const QByteArray kind =
        partial ? QByteArray("PartialObjectMetadataList") : call.kind.kind.toLatin1() + "List";
    const QByteArray version = partial ? QByteArray("meta.k8s.io/v1") : call.kind.apiVersion().toLatin1();
    QByteArray json = R"({"kind":")" + kind + R"(","apiVersion":")" + version + R"(","metadata":)"
        + QJsonDocument(metadata).toJson(QJsonDocument::Compact) + R"(,"items":[)";
    bool first = true;
    for (const FakeOpenShiftStore::EntryPtr& entry : entries) {
        if (!first)
            json += ',';
        first = false;
        // Items of lists have no kind of their own, but those of custom resources do.
        json += partial || call.kind.custom ? renderFakeObject(call, *entry) : entry->json();
    }
    return json + "]}";
}

} // namespace portolan
