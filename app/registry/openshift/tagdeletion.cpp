// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/tagdeletion.h"

#include "registry/openshift/kubepath.h"
#include "registry/openshift/occommand.h"

#include <QMap>
#include <QSet>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Digest currentOf(const StreamTag& tag)
{
    return tag.current() ? tag.current()->image : Digest();
}

QString deleteLine(const ImageStream& stream, const QString& tag)
{
    return u"DELETE "_s
        + kubePath(kube::image, u"imagestreamtags"_s, stream.project, stream.name + u':' + tag);
}

//! The tags a wish means, in the stream's order; what it names in vain goes to the blockers.
QStringList tagsMeant(const DeleteWish& wish, const ImageStream& stream, DeletePlan& plan)
{
    QSet<QString> meant;
    QSet<Digest> images;
    for (const QString& name : wish.tagsOrDigests) {
        if (const auto digest = Digest::parse(name)) {
            images.insert(*digest);
            continue;
        }
        const StreamTag* const tag = stream.tag(name);
        if (!tag) {
            plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "There is no tag %1 in %2 any more"), {name, wish.repository});
            continue;
        }
        meant.insert(name);
        const Digest image = currentOf(*tag);
        if (wish.scope == DeleteScope::ImagesAndAllTags && !image.isNull())
            images.insert(image);
    }
    if (wish.scope == DeleteScope::TagsOnly && !images.isEmpty())
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "A cluster deletes tags, not images; those are removed by pruning"));
    QStringList tags;
    for (const StreamTag& tag : stream.tags) {
        const bool pointsThere = images.contains(currentOf(tag));
        if (meant.contains(tag.name) || (wish.scope == DeleteScope::ImagesAndAllTags && pointsThere))
            tags << tag.name;
    }
    if (tags.isEmpty() && plan.blockers.isEmpty())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "No tag points to this image"));
    return tags;
}

void warnOf(DeletePlan& plan, const ImageStream& stream, const StreamTag& tag)
{
    if (tag.items.size() > 1)
        plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "The history of %1 goes with it: %2 earlier entries. Undoing brings "
                                      "back only what it points to now."),
            {tag.name, QString::number(tag.items.size() - 1)});
    if (tag.items.isEmpty())
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 points to no image, so undoing cannot bring it back."), {tag.name});
    if (tag.spec && tag.spec->fromKind == "DockerImage"_L1 && !tag.spec->reference)
        plan.warnings << (tag.spec->scheduled
                ? Sentence(QT_TRANSLATE_NOOP("Core",
                               "%1 is imported from %2 on a schedule; that ends, and undoing does not bring "
                               "it back."),
                    {tag.name, tag.spec->fromName})
                : Sentence(
                    QT_TRANSLATE_NOOP("Core",
                        "%1 was imported from %2; that is forgotten, and undoing does not bring it back."),
                    {tag.name, tag.spec->fromName}));
    const QString inStream = stream.name + u':' + tag.name;
    for (const StreamTag& other : stream.tags) {
        if (other.name == tag.name || !other.spec || other.spec->fromKind != "ImageStreamTag"_L1)
            continue;
        const bool same = other.spec->fromProject.isEmpty() || other.spec->fromProject == stream.project;
        if (same && (other.spec->fromName == tag.name || other.spec->fromName == inStream))
            plan.warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "%1 follows %2, and will have nothing to follow."),
                {other.name, tag.name});
    }
}

void addSubjects(DeletePlan& plan, const ImageStream& stream, const QStringList& tags,
    const std::optional<StreamLayers>& layers)
{
    QMap<Digest, DeleteSubject> subjects;
    for (const StreamTag& tag : stream.tags) {
        const Digest image = currentOf(tag);
        if (image.isNull())
            continue;
        DeleteSubject& subject = subjects[image];
        subject.manifest = Descriptor(layers ? layers->mediaTypeOf(image) : QString(), image, -1);
        (tags.contains(tag.name) ? subject.tagsRemoved : subject.tagsKept) << tag.name;
    }
    for (const DeleteSubject& subject : std::as_const(subjects)) {
        if (!subject.tagsRemoved.isEmpty())
            plan.subjects << subject;
    }
}

//! Bytes that only the tags removed hold on to, with all of their history.
qint64 bytesHeld(const ImageStream& stream, const QStringList& tags, const StreamLayers& layers)
{
    QList<Digest> gone;
    QList<Digest> kept;
    for (const StreamTag& tag : stream.tags) {
        for (const StreamTagItem& item : tag.items) {
            if (!item.image.isNull() && !layers.isMissing(item.image))
                (tags.contains(tag.name) ? gone : kept) << item.image;
        }
    }
    return layers.uniqueBytes(gone, kept);
}

} // namespace

DeletePlan planTagDeletion(const DeleteWish& wish, const TagDeletionFacts& facts)
{
    DeletePlan plan;
    plan.registryId = facts.registryId;
    plan.repository = wish.repository;
    plan.scope = wish.scope;
    plan.contentStays = true;
    plan.tagsExamined = facts.stream.tags.size();
    if (facts.mayDelete == Ability::No)
        plan.blockers << facts.reason;
    const QStringList tags = tagsMeant(wish, facts.stream, plan);
    addSubjects(plan, facts.stream, tags, facts.layers);
    OcCommand command({QStringLiteral("delete"), QStringLiteral("istag")});
    for (const QString& name : tags) {
        const StreamTag* const tag = facts.stream.tag(name);
        if (!tag)
            continue;
        command.add(facts.stream.name + u':' + name);
        DeleteStep step;
        step.method = DeleteMethod::ControlPlane;
        step.target = name;
        step.expected = currentOf(*tag);
        step.requests << deleteLine(facts.stream, name);
        plan.steps << step;
        warnOf(plan, facts.stream, *tag);
    }
    if (!plan.steps.isEmpty())
        plan.command = command.inProject(facts.stream.project).text();
    if (!tags.isEmpty())
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "The images themselves stay until the cluster prunes them."));
    if (facts.layers)
        plan.uniqueBytes = bytesHeld(facts.stream, tags, *facts.layers);
    return plan;
}

} // namespace portolan
