// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftimages.h"

#include <QSet>

namespace portolan {
namespace {

const QString group = QStringLiteral("image.openshift.io");
const QString metadataKey = QStringLiteral("metadata");
const QString generationKey = QStringLiteral("generation");
const QString fromKey = QStringLiteral("from");
const QString kindKey = QStringLiteral("kind");
const QString nameKey = QStringLiteral("name");
const QString namespaceKey = QStringLiteral("namespace");
const QString referenceKey = QStringLiteral("dockerImageReference");
const QString imageKey = QStringLiteral("image");

QJsonObject typed(QJsonObject object, const QString& kind)
{
    object.insert(kindKey, kind);
    object.insert(QStringLiteral("apiVersion"), group + QStringLiteral("/v1"));
    return object;
}

QJsonObject member(const QJsonObject& object, const QString& key)
{
    return object.value(key).toObject();
}

//! A spec tag as the server stores it.
QJsonObject withDefaults(QJsonObject tag)
{
    if (!tag.contains(QStringLiteral("annotations")))
        tag.insert(QStringLiteral("annotations"), QJsonValue());
    QJsonObject import = member(tag, QStringLiteral("importPolicy"));
    if (import.value(QStringLiteral("importMode")).toString().isEmpty())
        import.insert(QStringLiteral("importMode"), QStringLiteral("Legacy"));
    for (const QString& flag : {QStringLiteral("insecure"), QStringLiteral("scheduled")}) {
        if (!import.value(flag).toBool())
            import.remove(flag);
    }
    tag.insert(QStringLiteral("importPolicy"), import);
    QJsonObject reference = member(tag, QStringLiteral("referencePolicy"));
    if (reference.value(QStringLiteral("type")).toString().isEmpty())
        reference.insert(QStringLiteral("type"), QStringLiteral("Source"));
    tag.insert(QStringLiteral("referencePolicy"), reference);
    if (!tag.value(QStringLiteral("reference")).toBool())
        tag.remove(QStringLiteral("reference"));
    return tag;
}

bool sourceChanged(const QJsonObject& before, const QJsonObject& after, const QString& project)
{
    const QJsonObject old = member(before, fromKey);
    const QJsonObject now = member(after, fromKey);
    return !now.isEmpty()
        && (old.value(kindKey) != now.value(kindKey) || old.value(nameKey) != now.value(nameKey)
            || old.value(namespaceKey).toString(project) != now.value(namespaceKey).toString(project));
}

FakeOpenShiftStatus unresolved(
    const FakeOpenShiftStream& stream, const QString& tag, const QString& kind, const QString& missing)
{
    const QString name = member(stream.specTags.value(tag), fromKey).value(nameKey).toString();
    const QString why =
        QStringLiteral("Internal error: imagestreams \"%1\" is invalid: spec.tags[%2].from.name: Invalid "
                       "value: \"%3\": error generating tag event: %4.image.openshift.io \"%5\" not found")
            .arg(stream.name(), tag, name, kind, missing);
    return FakeOpenShiftStatus::invalid(group, QStringLiteral("ImageStream"), stream.name(),
        QStringLiteral("[]"), QStringLiteral("InternalError"), why);
}

QJsonObject emptyImage(const QJsonObject& item, const QString& reference)
{
    QJsonObject content;
    content.insert(kindKey, QStringLiteral("DockerImage"));
    content.insert(QStringLiteral("apiVersion"), QStringLiteral("image.openshift.io/1.0"));
    content.insert(QStringLiteral("Id"), QString());
    content.insert(QStringLiteral("Created"), QJsonValue());
    content.insert(QStringLiteral("ContainerConfig"), QJsonObject());
    QJsonObject image;
    QJsonObject metadata;
    metadata.insert(nameKey, item.value(imageKey).toString());
    image.insert(metadataKey, metadata);
    image.insert(referenceKey, reference);
    image.insert(QStringLiteral("dockerImageMetadata"), content);
    image.insert(QStringLiteral("dockerImageMetadataVersion"), QStringLiteral("1.0"));
    return image;
}

} // namespace

FakeOpenShiftStatus::Resource fakeImageResource(const QString& resource)
{
    return {group, resource};
}

QString fakeStreamsId()
{
    return group + QStringLiteral("/imagestreams");
}

QString fakeImagesId()
{
    return group + QStringLiteral("/images");
}

FakeOpenShiftImages::FakeOpenShiftImages(FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac)
    : m_store(store)
    , m_rbac(rbac)
{
}

void FakeOpenShiftImages::setHosts(const QString& internalHost, const QString& publicHost)
{
    m_internalHost = internalHost;
    m_publicHost = publicHost;
    m_store.amend(fakeStreamsId(), [this](QJsonObject& object) {
        const FakeOpenShiftStream stream(object);
        const QString path = u'/' + stream.project() + u'/' + stream.name();
        QJsonObject status = member(object, QStringLiteral("status"));
        status.insert(QStringLiteral("dockerImageRepository"), m_internalHost + path);
        if (m_publicHost.isEmpty())
            status.remove(QStringLiteral("publicDockerImageRepository"));
        else
            status.insert(QStringLiteral("publicDockerImageRepository"), m_publicHost + path);
        object.insert(QStringLiteral("status"), status);
    });
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftImages::stream(const QString& project, const QString& name) const
{
    return m_store.find(fakeStreamsId(), project, name);
}

FakeOpenShiftStream FakeOpenShiftImages::streamOrNew(const QString& project, const QString& name) const
{
    const FakeOpenShiftStore::EntryPtr stored = stream(project, name);
    return stored == nullptr ? FakeOpenShiftStream(project, name) : FakeOpenShiftStream(stored->object());
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftImages::save(const FakeOpenShiftStream& stream)
{
    QJsonObject object = stream.toJson();
    const QString path = u'/' + stream.project() + u'/' + stream.name();
    QJsonObject status = member(object, QStringLiteral("status"));
    status.insert(QStringLiteral("dockerImageRepository"), m_internalHost + path);
    if (!m_publicHost.isEmpty())
        status.insert(QStringLiteral("publicDockerImageRepository"), m_publicHost + path);
    object.insert(QStringLiteral("status"), status);
    if (stream.generation() == 0)
        setFakeMember(object, {metadataKey, generationKey}, 1);
    return m_store.put(fakeStreamsId(), object);
}

FakeOpenShiftImages::Stored FakeOpenShiftImages::update(
    FakeOpenShiftStream stream, const QString& user, bool dryRun)
{
    const FakeOpenShiftStream before = streamOrNew(stream.project(), stream.name());
    for (auto it = stream.specTags.begin(); it != stream.specTags.end(); ++it) {
        *it = withDefaults(*it);
        const QJsonObject old = before.specTags.value(it.key());
        // Only generation 0 is the caller's to set: it asks for a new import.
        if (it->value(generationKey).toInteger(-1) != 0) {
            if (old.contains(generationKey) && !sourceChanged(old, *it, stream.project()))
                it->insert(generationKey, old.value(generationKey));
            else
                it->remove(generationKey);
        }
    }
    const bool changed =
        stream.toJson().value(QStringLiteral("spec")) != before.toJson().value(QStringLiteral("spec"));
    if (changed || stream.generation() == 0)
        stream.setGeneration(before.generation() + 1);
    for (auto it = stream.specTags.begin(); it != stream.specTags.end(); ++it) {
        const QJsonObject old = before.specTags.value(it.key());
        if (it->value(generationKey).toInteger() == 0)
            it->insert(generationKey, stream.generation());
        if (!sourceChanged(old, *it, stream.project()))
            continue;
        const FakeOpenShiftOutcome<QJsonObject> item = resolveFrom(stream, it.key(), user);
        if (!item)
            return item.status();
        if (!item.value().isEmpty())
            stream.addItem(it.key(), item.value());
    }
    if (dryRun)
        return std::make_shared<const FakeOpenShiftStore::Entry>(stream.toJson());
    return save(stream);
}

FakeOpenShiftOutcome<QJsonObject> FakeOpenShiftImages::resolveFrom(
    FakeOpenShiftStream& stream, const QString& tag, const QString& user)
{
    const QJsonObject spec = stream.specTags.value(tag);
    const QJsonObject from = member(spec, fromKey);
    const QString kind = from.value(kindKey).toString();
    const QString name = from.value(nameKey).toString();
    if (kind == QLatin1StringView("DockerImage"))
        return QJsonObject(); // the import controller's work
    const bool byImage = kind == QLatin1StringView("ImageStreamImage");
    const QChar separator = byImage ? u'@' : u':';
    const bool sameStream = !name.contains(separator);
    const QString project = from.value(namespaceKey).toString(stream.project());
    const QString sourceName = sameStream ? stream.name() : name.section(separator, 0, 0);
    const QString wanted = sameStream ? name : name.section(separator, 1);
    if (project != stream.project()) {
        FakeOpenShiftStatus::Attempt attempt;
        attempt.user = user;
        attempt.verb = QStringLiteral("get");
        attempt.resource = fakeImageResource(QStringLiteral("imagestreams/layers"));
        attempt.project = project;
        attempt.object = sourceName;
        if (!m_rbac.allows(attempt))
            return FakeOpenShiftStatus::invalid(group, QStringLiteral("ImageStream"), stream.name(),
                QStringLiteral("spec.tags[%1].from").arg(tag), QStringLiteral("FieldValueForbidden"),
                QStringLiteral("Forbidden: %1/%2").arg(project, sourceName));
    }
    const bool own = project == stream.project() && sourceName == stream.name();
    const FakeOpenShiftStream source = own ? stream : streamOrNew(project, sourceName);
    QJsonObject item = byImage ? source.findImage(wanted) : source.head(wanted);
    if (item.isEmpty())
        return unresolved(stream, tag,
            byImage ? QStringLiteral("imagestreamimage") : QStringLiteral("imagestreamtag"),
            byImage ? wanted : sourceName + u':' + wanted);
    item.insert(generationKey, spec.value(generationKey));
    item.insert(QStringLiteral("created"), fakeOpenShiftNow());
    // As the real server does: following a tag of the same stream renews that tag's head as well.
    if (own && !byImage)
        stream.replaceHead(wanted, item);
    return item;
}

void FakeOpenShiftImages::keepImage(const FakeOpenShiftImage& image, const QString& reference, bool managed)
{
    for (const FakeOpenShiftImage& child : image.children)
        keepImage(child, reference.section(u'@', 0, 0) + u'@' + child.digest, managed);
    if (m_store.find(fakeImagesId(), QString(), image.digest) == nullptr)
        m_store.put(fakeImagesId(), image.toJson(reference, managed));
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftImages::image(const QString& digest) const
{
    return m_store.find(fakeImagesId(), QString(), digest);
}

void FakeOpenShiftImages::push(
    const QString& project, const QString& stream, const QString& tag, const FakeOpenShiftImage& image)
{
    const QString reference =
        QStringLiteral("%1/%2/%3@%4").arg(m_internalHost, project, stream, image.digest);
    keepImage(image, reference, true);
    FakeOpenShiftStream changed = streamOrNew(project, stream);
    if (changed.generation() == 0)
        changed.setGeneration(1);
    changed.addItem(tag, fakeTagItem(reference, image.digest, changed.generation()));
    save(changed);
}

QString FakeOpenShiftImages::spelledReference(const QJsonObject& stream, const QString& tag) const
{
    const FakeOpenShiftStream parts(stream);
    const QJsonObject item = parts.head(tag);
    const QJsonObject policy = member(parts.specTags.value(tag), QStringLiteral("referencePolicy"));
    if (policy.value(QStringLiteral("type")) == QLatin1StringView("Local") && !item.isEmpty())
        return QStringLiteral("%1/%2/%3@%4")
            .arg(m_internalHost, parts.project(), parts.name(), item.value(imageKey).toString());
    return item.value(referenceKey).toString();
}

FakeOpenShiftOutcome<QJsonObject> FakeOpenShiftImages::tagObject(
    const QJsonObject& stream, const QString& tag, bool allowEmpty) const
{
    const FakeOpenShiftStream parts(stream);
    const QString name = parts.name() + u':' + tag;
    const QJsonObject item = parts.head(tag);
    if (item.isEmpty() && !allowEmpty)
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestreamtags")), name);
    QJsonObject object = listedTag(stream, tag);
    const QString reference = spelledReference(stream, tag);
    const QJsonObject spec = parts.specTags.value(tag);
    const FakeOpenShiftStore::EntryPtr stored = image(item.value(imageKey).toString());
    QJsonObject whole = stored == nullptr ? emptyImage(item, reference) : stored->object();
    whole.insert(referenceKey, reference);
    const QJsonObject annotations = member(spec, QStringLiteral("annotations"));
    for (auto it = annotations.constBegin(); it != annotations.constEnd(); ++it)
        setFakeMember(whole, {metadataKey, QStringLiteral("annotations"), it.key()}, it.value());
    object.insert(imageKey, whole);
    const QJsonValue conditions = parts.statusTags.value(tag).value(QStringLiteral("conditions"));
    if (!conditions.toArray().isEmpty())
        object.insert(QStringLiteral("conditions"), conditions);
    return typed(object, QStringLiteral("ImageStreamTag"));
}

QJsonObject FakeOpenShiftImages::listedTag(const QJsonObject& stream, const QString& tag) const
{
    const FakeOpenShiftStream parts(stream);
    const QJsonObject item = parts.head(tag);
    const QJsonObject spec = parts.specTags.value(tag);
    const QJsonObject old = member(stream, metadataKey);
    QJsonObject metadata;
    metadata.insert(nameKey, parts.name() + u':' + tag);
    for (const QString& key :
        {namespaceKey, QStringLiteral("uid"), QStringLiteral("resourceVersion"), QStringLiteral("labels")}) {
        if (old.contains(key))
            metadata.insert(key, old.value(key));
    }
    metadata.insert(QStringLiteral("creationTimestamp"),
        item.isEmpty() ? old.value(QStringLiteral("creationTimestamp"))
                       : item.value(QStringLiteral("created")));
    if (!member(spec, QStringLiteral("annotations")).isEmpty())
        metadata.insert(QStringLiteral("annotations"), spec.value(QStringLiteral("annotations")));
    QJsonObject object;
    object.insert(metadataKey, metadata);
    object.insert(QStringLiteral("tag"), spec.isEmpty() ? QJsonValue() : QJsonValue(spec));
    object.insert(generationKey, item.value(generationKey).toInteger());
    object.insert(QStringLiteral("lookupPolicy"),
        fakeMember(stream, {QStringLiteral("spec"), QStringLiteral("lookupPolicy")}));
    object.insert(imageKey, emptyImage(item, spelledReference(stream, tag)));
    return object;
}

FakeOpenShiftOutcome<QJsonObject> FakeOpenShiftImages::imageTagObject(
    const QJsonObject& stream, const QString& tag) const
{
    const FakeOpenShiftStream parts(stream);
    const QString name = parts.name() + u':' + tag;
    if (!parts.specTags.contains(tag) && !parts.statusTags.contains(tag))
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagetags")), name);
    QJsonObject object;
    QJsonObject metadata = member(stream, metadataKey);
    metadata.insert(nameKey, name);
    object.insert(metadataKey, metadata);
    object.insert(QStringLiteral("spec"),
        parts.specTags.contains(tag) ? QJsonValue(parts.specTags.value(tag)) : QJsonValue());
    object.insert(QStringLiteral("status"),
        parts.statusTags.contains(tag) ? QJsonValue(parts.statusTags.value(tag)) : QJsonValue());
    const FakeOpenShiftStore::EntryPtr stored = image(parts.head(tag).value(imageKey).toString());
    if (stored != nullptr) {
        QJsonObject whole = stored->object();
        whole.insert(referenceKey, spelledReference(stream, tag));
        object.insert(imageKey, whole);
    } else {
        object.insert(imageKey, QJsonValue());
    }
    return typed(object, QStringLiteral("ImageTag"));
}

FakeOpenShiftOutcome<QJsonObject> FakeOpenShiftImages::streamImage(
    const QJsonObject& stream, const QString& digest) const
{
    const FakeOpenShiftStream parts(stream);
    const QJsonObject item = parts.findImage(digest);
    const QString name = parts.name() + u'@' + digest;
    if (item.isEmpty())
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("imagestreamimage")), name);
    const QString full = item.value(imageKey).toString();
    const FakeOpenShiftStore::EntryPtr stored = image(full);
    if (stored == nullptr)
        return FakeOpenShiftStatus::notFound(fakeImageResource(QStringLiteral("images")), full);
    const QJsonObject old = member(stream, metadataKey);
    QJsonObject metadata;
    metadata.insert(nameKey, parts.name() + u'@' + full);
    metadata.insert(namespaceKey, parts.project());
    metadata.insert(QStringLiteral("creationTimestamp"),
        fakeMember(stored->object(), {metadataKey, QStringLiteral("creationTimestamp")}));
    for (const QString& key : {QStringLiteral("annotations"), QStringLiteral("labels")}) {
        if (old.contains(key))
            metadata.insert(key, old.value(key));
    }
    QJsonObject whole = stored->object();
    whole.insert(referenceKey, item.value(referenceKey));
    QJsonObject object;
    object.insert(metadataKey, metadata);
    object.insert(imageKey, whole);
    return typed(object, QStringLiteral("ImageStreamImage"));
}

QJsonObject FakeOpenShiftImages::layers(const QJsonObject& stream) const
{
    QJsonObject blobs;
    QJsonObject images;
    const QStringList digests = FakeOpenShiftStream(stream).images();
    for (const QString& digest : digests)
        addLayersOf(digest, blobs, images);
    QJsonObject object;
    object.insert(metadataKey, stream.value(metadataKey));
    object.insert(QStringLiteral("blobs"), blobs);
    object.insert(QStringLiteral("images"), images);
    return typed(object, QStringLiteral("ImageStreamLayers"));
}

void FakeOpenShiftImages::addLayersOf(const QString& digest, QJsonObject& blobs, QJsonObject& images) const
{
    QJsonObject entry;
    entry.insert(QStringLiteral("layers"), QJsonValue());
    entry.insert(QStringLiteral("config"), QJsonValue());
    const FakeOpenShiftStore::EntryPtr stored = image(digest);
    entry.insert(QStringLiteral("imageMissing"), stored == nullptr);
    if (stored == nullptr) {
        images.insert(digest, entry);
        return;
    }
    const QJsonObject& whole = stored->object();
    const auto addBlob = [&blobs](const QString& blob, const QJsonValue& size, const QString& mediaType) {
        QJsonObject one;
        one.insert(QStringLiteral("size"), size);
        one.insert(QStringLiteral("mediaType"), mediaType);
        blobs.insert(blob, one);
    };
    addBlob(digest, QJsonValue(), whole.value(QStringLiteral("dockerImageManifestMediaType")).toString());
    const QJsonArray children = whole.value(QStringLiteral("dockerImageManifests")).toArray();
    QJsonArray names;
    for (const QJsonValue child : children) {
        names.append(child.toObject().value(QStringLiteral("digest")));
        addLayersOf(names.last().toString(), blobs, images);
    }
    if (!names.isEmpty()) {
        entry.insert(QStringLiteral("manifests"), names);
        images.insert(digest, entry);
        return;
    }
    QJsonArray layerNames;
    const QJsonArray list = whole.value(QStringLiteral("dockerImageLayers")).toArray();
    for (const QJsonValue each : list) {
        const QJsonObject layer = each.toObject();
        layerNames.append(layer.value(nameKey));
        addBlob(layer.value(nameKey).toString(), layer.value(QStringLiteral("size")),
            layer.value(QStringLiteral("mediaType")).toString());
    }
    const QString config =
        fakeMember(whole, {QStringLiteral("dockerImageMetadata"), QStringLiteral("Id")}).toString();
    addBlob(config, QJsonValue(), QStringLiteral("application/vnd.oci.image.config.v1+json"));
    entry.insert(QStringLiteral("layers"), layerNames);
    entry.insert(QStringLiteral("config"), config);
    images.insert(digest, entry);
}

} // namespace portolan
