// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/tagwrite.h"

#include "registry/openshift/kubepath.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject metadataOf(const StreamFacts& target, const QString& tag)
{
    QJsonObject metadata{
        {u"name"_s, target.place.stream + u':' + tag}, {u"namespace"_s, target.place.project}};
    if (!target.version().isEmpty())
        metadata.insert(u"resourceVersion"_s, target.version());
    const StreamTagSpec* const spec = target.spec(tag);
    if (!spec || spec->annotations.isEmpty())
        return metadata;
    QJsonObject annotations;
    for (auto it = spec->annotations.cbegin(); it != spec->annotations.cend(); ++it)
        annotations.insert(it.key(), it.value());
    metadata.insert(u"annotations"_s, annotations);
    return metadata;
}

} // namespace

TagWrite TagWrite::toImage(const StreamPlace& source, const QString& digest)
{
    TagWrite write;
    write.fromKind = u"ImageStreamImage"_s;
    write.fromName = source.stream + u'@' + digest;
    write.fromProject = source.project;
    return write;
}

TagWrite TagWrite::toTag(const QString& tag)
{
    TagWrite write;
    write.fromKind = u"ImageStreamTag"_s;
    write.fromName = tag;
    return write;
}

TagWrite TagWrite::toExternal(const QString& pullSpec)
{
    TagWrite write;
    write.fromKind = u"DockerImage"_s;
    write.fromName = pullSpec;
    return write;
}

void TagWrite::keepPolicies(const StreamTagSpec& present)
{
    if (importMode.isEmpty())
        importMode = present.importMode;
    if (referencePolicy.isEmpty())
        referencePolicy = present.referencePolicy;
    insecure = insecure || present.insecure;
}

bool TagWrite::isSameAs(const StreamTagSpec& present, const StreamPlace& target) const
{
    const auto orOwn = [&target](
                           const QString& project) { return project.isEmpty() ? target.project : project; };
    return present.fromKind == fromKind && present.fromName == fromName
        && orOwn(present.fromProject) == orOwn(fromProject) && present.scheduled == scheduled
        && (referencePolicy.isEmpty() || present.referencePolicy == referencePolicy);
}

PlannedRequest TagWrite::request(const StreamFacts& target, const QString& tag) const
{
    QJsonObject from{{u"kind"_s, fromKind}, {u"name"_s, fromName}};
    if (!fromProject.isEmpty() && fromProject != target.place.project)
        from.insert(u"namespace"_s, fromProject);
    QJsonObject policy;
    if (!importMode.isEmpty())
        policy.insert(u"importMode"_s, importMode);
    if (insecure)
        policy.insert(u"insecure"_s, true);
    if (scheduled)
        policy.insert(u"scheduled"_s, true);
    const QJsonObject reference{{u"type"_s, referencePolicy.isEmpty() ? u"Source"_s : referencePolicy}};
    QJsonObject spec{{u"name"_s, tag}, {u"from"_s, from}, {u"referencePolicy"_s, reference}};
    if (!policy.isEmpty())
        spec.insert(u"importPolicy"_s, policy);
    const QJsonObject body{{u"kind"_s, u"ImageStreamTag"_s}, {u"apiVersion"_s, QString(kube::image)},
        {u"metadata"_s, metadataOf(target, tag)}, {u"tag"_s, spec}};
    return {u"PUT"_s,
        kubePath(kube::image, u"imagestreamtags"_s, target.place.project, target.place.stream + u':' + tag),
        QJsonDocument(body).toJson(QJsonDocument::Compact), u"application/json"_s};
}

Sentences retagWarnings(const StreamFacts& target, const QString& tag)
{
    const QString name = tagName(target.place, tag);
    Sentences warnings;
    const StreamTagSpec* const spec = target.spec(tag);
    if (spec && followsOutside(*spec) && spec->scheduled) {
        warnings << Sentence(
            QT_TRANSLATE_NOOP("Core",
                "%1 is imported from %2 on a schedule. That stops: it will not follow its source any more."),
            {name, spec->fromName});
    } else if (spec && followsOutside(*spec)) {
        warnings << Sentence(QT_TRANSLATE_NOOP("Core",
                                 "%1 comes from %2. It will not know this source any more; importing it "
                                 "again needs it given."),
            {name, spec->fromName});
    } else if (spec && followsTag(*spec)) {
        warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 follows the tag %2. That stops."), {name, spec->fromName});
    }
    if (target.hasTag(tag))
        warnings << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "This holds nothing fast: a later push or import puts a newer image on top of %1."),
            {name});
    return warnings;
}

Sentences retagEffects(const StreamFacts& target, const QString& tag, const QString& digest)
{
    const QString name = tagName(target.place, tag);
    const QString current = target.current(tag);
    Sentences effects;
    if (!target.exists)
        effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "The image stream %1 is created."), {target.place.text()});
    if (current.isEmpty())
        effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 is created and points to %2."), {name, shortDigest(digest)});
    else if (current == digest)
        effects << Sentence(
            QT_TRANSLATE_NOOP("Core",
                "%1 goes on pointing to %2. No item is added to its history, as it is the newest already."),
            {name, shortDigest(digest)});
    else
        effects << Sentence(QT_TRANSLATE_NOOP("Core", "%1 points to %2 instead of %3."),
            {name, shortDigest(digest), shortDigest(current)})
                << Sentence(QT_TRANSLATE_NOOP("Core", "Its history stays, with a new item at the top."));
    const StreamTagSpec* const spec = target.spec(tag);
    if (spec && !spec->annotations.isEmpty())
        effects << Sentence(QT_TRANSLATE_NOOP("Core", "The annotations of the tag stay: %1."),
            {spec->annotations.keys().join(u", "_s)});
    return effects;
}

QString tagName(const StreamPlace& place, const QString& tag)
{
    return place.text() + u':' + tag;
}

QString shortDigest(const QString& digest)
{
    const auto parsed = Digest::parse(digest);
    return parsed ? parsed->algorithm() + u':' + parsed->shortText() : digest;
}

} // namespace portolan
