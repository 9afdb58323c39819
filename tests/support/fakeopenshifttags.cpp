// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshifttags.h"

#include <QJsonDocument>

namespace portolan {
namespace {

bool isImageTags(const FakeOpenShiftCall& call)
{
    return call.kind.resource == QLatin1StringView("imagetags");
}

QString streamOf(const QString& name)
{
    return name.section(u':', 0, 0);
}

QString tagOf(const QString& name)
{
    return name.section(u':', 1);
}

//! What is wrong with the tag part of an ImageStreamTag, as the server's validation says it.
std::optional<FakeOpenShiftStatus> complaint(const QString& name, const QJsonObject& tag)
{
    const auto invalid = [&name](const QString& field, const QString& value, const QString& why) {
        return FakeOpenShiftStatus::invalid(QStringLiteral("image.openshift.io"),
            QStringLiteral("ImageStreamTag"), name, field, QStringLiteral("FieldValueInvalid"),
            QStringLiteral("Invalid value: \"%1\": %2").arg(value, why));
    };
    const QJsonObject from = tag.value(QStringLiteral("from")).toObject();
    const QString kind = from.value(QStringLiteral("kind")).toString();
    const QString source = from.value(QStringLiteral("name")).toString();
    if (!from.isEmpty() && kind != QLatin1StringView("DockerImage")
        && kind != QLatin1StringView("ImageStreamImage") && kind != QLatin1StringView("ImageStreamTag"))
        return invalid(QStringLiteral("tag.from.kind"), kind,
            QStringLiteral("valid values are 'DockerImage', 'ImageStreamImage', 'ImageStreamTag'"));
    if (kind == QLatin1StringView("ImageStreamImage") && source.count(u'@') != 1)
        return invalid(
            QStringLiteral("tag.from.name"), source, QStringLiteral("must be in the form name@digest"));
    const QString type =
        tag.value(QStringLiteral("referencePolicy")).toObject().value(QStringLiteral("type")).toString();
    if (!type.isEmpty() && type != QLatin1StringView("Source") && type != QLatin1StringView("Local"))
        return invalid(QStringLiteral("tag.referencePolicy.type"), type,
            QStringLiteral("valid values are \"Source\", \"Local\""));
    return std::nullopt;
}

//! An ImageTag in the shape of an ImageStreamTag.
QJsonObject asStreamTag(const QJsonObject& imageTag)
{
    QJsonObject object = imageTag;
    object.insert(QStringLiteral("tag"), imageTag.value(QStringLiteral("spec")));
    QJsonObject metadata = object.value(QStringLiteral("metadata")).toObject();
    metadata.insert(QStringLiteral("annotations"),
        fakeMember(imageTag, {QStringLiteral("spec"), QStringLiteral("annotations")}));
    object.insert(QStringLiteral("metadata"), metadata);
    return object;
}

} // namespace

FakeOpenShiftTags::FakeOpenShiftTags(FakeOpenShiftStore& store, FakeOpenShiftImages& images)
    : m_store(store)
    , m_images(images)
{
}

FakeAnswer FakeOpenShiftTags::answer(const FakeOpenShiftCall& call)
{
    if (call.verb == QLatin1StringView("list"))
        return list(call);
    if (call.verb == QLatin1StringView("create"))
        return create(call);
    if (streamOf(call.name).isEmpty() || tagOf(call.name).isEmpty() || call.name.count(u':') != 1)
        return FakeOpenShiftStatus::badRequest(
            (isImageTags(call) ? QStringLiteral("ImageTags") : QStringLiteral("ImageStreamTags"))
            + QStringLiteral(" must be retrieved with <name>:<tag>"))
            .answer();
    if (call.verb == QLatin1StringView("get"))
        return get(call);
    if (call.verb == QLatin1StringView("delete"))
        return remove(call);
    return update(call);
}

FakeAnswer FakeOpenShiftTags::list(const FakeOpenShiftCall& call) const
{
    QJsonArray items;
    // The limit is one of streams, and there is no way to the rest.
    const int limit = call.query.value(QStringLiteral("limit")).toInt();
    int streams = 0;
    for (const FakeOpenShiftStore::EntryPtr& entry : m_store.list(fakeStreamsId(), call.project)) {
        if (limit > 0 && ++streams > limit)
            break;
        const FakeOpenShiftStream stream(entry->object());
        QStringList tags = stream.statusTags.keys();
        if (isImageTags(call))
            tags += stream.specTags.keys();
        tags.removeDuplicates();
        for (const QString& tag : std::as_const(tags)) {
            if (isImageTags(call)) {
                QJsonObject object = m_images.imageTagObject(entry->object(), tag).value();
                object.remove(QStringLiteral("kind"));
                object.remove(QStringLiteral("apiVersion"));
                object.insert(QStringLiteral("image"), QJsonValue());
                items.append(object);
            } else if (!stream.head(tag).isEmpty()) {
                items.append(m_images.listedTag(entry->object(), tag));
            }
        }
    }
    QJsonObject object;
    object.insert(QStringLiteral("kind"), call.kind.kind + QStringLiteral("List"));
    object.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
    object.insert(QStringLiteral("metadata"), QJsonObject());
    object.insert(QStringLiteral("items"), items);
    return fakeOpenShiftJson(object);
}

FakeOpenShiftOutcome<QJsonObject> FakeOpenShiftTags::objectOf(
    const FakeOpenShiftCall& call, const QJsonObject& stream, const QString& tag) const
{
    return isImageTags(call) ? m_images.imageTagObject(stream, tag)
                             : m_images.tagObject(stream, tag, call.verb != QLatin1StringView("get"));
}

FakeAnswer FakeOpenShiftTags::answerWith(const FakeOpenShiftCall& call,
    const FakeOpenShiftImages::Stored& stored, const QString& tag, int status) const
{
    if (!stored)
        return stored.status().answer();
    const FakeOpenShiftOutcome<QJsonObject> object = objectOf(call, stored.value()->object(), tag);
    return object ? fakeOpenShiftJson(object.value(), status) : object.status().answer();
}

FakeAnswer FakeOpenShiftTags::get(const FakeOpenShiftCall& call) const
{
    const FakeOpenShiftStore::EntryPtr stream = m_images.stream(call.project, streamOf(call.name));
    if (stream == nullptr)
        return FakeOpenShiftStatus::notFound(
            fakeImageResource(QStringLiteral("imagestreams")), streamOf(call.name))
            .answer();
    return answerWith(call, stream, tagOf(call.name), 200);
}

FakeAnswer FakeOpenShiftTags::create(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftOutcome<QJsonObject> body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QJsonObject object = isImageTags(call) ? asStreamTag(body.value()) : body.value();
    const QString name = fakeMember(object, {QStringLiteral("metadata"), QStringLiteral("name")}).toString();
    const QJsonObject tag = object.value(QStringLiteral("tag")).toObject();
    if (tag.isEmpty())
        return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, name, QStringLiteral("tag"),
            QStringLiteral("FieldValueRequired"), QStringLiteral("Required value"))
            .answer();
    if (const auto wrong = complaint(name, tag))
        return wrong->answer();
    FakeOpenShiftStream stream = m_images.streamOrNew(call.project, streamOf(name));
    if (stream.specTags.contains(tagOf(name)))
        return FakeOpenShiftStatus::alreadyExists(
            fakeImageResource(
                isImageTags(call) ? QStringLiteral("imagetag") : QStringLiteral("imagestreamtag")),
            name)
            .answer();
    QJsonObject spec = tag;
    spec.insert(QStringLiteral("name"), tagOf(name));
    const QJsonValue annotations =
        fakeMember(object, {QStringLiteral("metadata"), QStringLiteral("annotations")});
    if (!annotations.toObject().isEmpty())
        spec.insert(QStringLiteral("annotations"), annotations);
    stream.specTags.insert(tagOf(name), spec);
    return answerWith(call, m_images.update(stream, call.user.name, call.isDryRun()), tagOf(name), 201);
}

FakeAnswer FakeOpenShiftTags::update(const FakeOpenShiftCall& call)
{
    const QString tag = tagOf(call.name);
    FakeOpenShiftStream stream = m_images.streamOrNew(call.project, streamOf(call.name));
    const bool missing = stream.resourceVersion().isEmpty();
    const bool patches = call.verb == QLatin1StringView("patch");
    if (patches && missing)
        return call.notFound().answer();
    const FakeOpenShiftOutcome<QJsonObject> old = objectOf(call, stream.toJson(), tag);
    if (!old)
        return old.status().answer();
    const FakeOpenShiftOutcome<QJsonObject> body =
        patches ? applyFakePatch(call, old.value()) : readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QJsonObject object = isImageTags(call) ? asStreamTag(body.value()) : body.value();
    const QString version =
        fakeMember(object, {QStringLiteral("metadata"), QStringLiteral("resourceVersion")}).toString();
    if (!version.isEmpty() && missing)
        return call.notFound().answer();
    if (!version.isEmpty() && version != stream.resourceVersion())
        return FakeOpenShiftStatus::conflict(call.kind.asResource(), call.name,
            QStringLiteral("another caller has updated the resource version to ") + stream.resourceVersion())
            .answer();
    const bool exists = stream.specTags.contains(tag);
    const QJsonObject given = object.value(QStringLiteral("tag")).toObject();
    if (!exists && given.isEmpty())
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("imagestreamtag %1 is not a spec tag in imagestream %2/%3, cannot be updated")
                .arg(tag, call.project, stream.name()))
            .answer();
    if (const auto wrong = complaint(call.name, given))
        return wrong->answer();
    QJsonObject spec = given.isEmpty() ? stream.specTags.value(tag) : given;
    spec.insert(QStringLiteral("name"), tag);
    // The tag's own annotations do not count: those of the metadata replace them.
    const QJsonObject annotations =
        fakeMember(object, {QStringLiteral("metadata"), QStringLiteral("annotations")}).toObject();
    spec.insert(
        QStringLiteral("annotations"), annotations.isEmpty() ? QJsonValue() : QJsonValue(annotations));
    stream.specTags.insert(tag, spec);
    return answerWith(
        call, m_images.update(stream, call.user.name, call.isDryRun()), tag, exists ? 200 : 201);
}

FakeAnswer FakeOpenShiftTags::remove(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftStore::EntryPtr stored = m_images.stream(call.project, streamOf(call.name));
    if (stored == nullptr)
        return FakeOpenShiftStatus::notFound(
            fakeImageResource(QStringLiteral("imagestreams")), streamOf(call.name))
            .answer();
    FakeOpenShiftStream stream(stored->object());
    const QString expected = fakeMember(QJsonDocument::fromJson(call.request.body).object(),
        {QStringLiteral("preconditions"), QStringLiteral("uid")})
                                 .toString();
    if (!expected.isEmpty()
        && expected
            != fakeMember(stored->object(), {QStringLiteral("metadata"), QStringLiteral("uid")}).toString())
        return FakeOpenShiftStatus::conflict(
            call.kind.asResource(), call.name, QStringLiteral("the UID precondition was not met"))
            .answer();
    if (!stream.removeTag(tagOf(call.name)))
        return call.notFound().answer();
    const FakeOpenShiftImages::Stored after = m_images.update(stream, call.user.name, call.isDryRun());
    if (!after)
        return after.status().answer();
    QJsonObject success;
    success.insert(QStringLiteral("kind"), QStringLiteral("Status"));
    success.insert(QStringLiteral("apiVersion"), QStringLiteral("v1"));
    success.insert(QStringLiteral("metadata"), QJsonObject());
    success.insert(QStringLiteral("status"), QStringLiteral("Success"));
    return fakeOpenShiftJson(success);
}

} // namespace portolan
