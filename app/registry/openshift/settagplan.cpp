// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/settagplan.h"

#include "registry/openshift/occommand.h"
#include "registry/openshift/tagwrite.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

ActionPlan begin(const ActionWish& wish, const SetTagFacts& facts)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.expectedVersion = facts.target.version();
    return plan;
}

bool optionSet(const ActionWish& wish, const QString& name)
{
    return wish.options.value(name) == u"true"_s;
}

OcCommand tagCommand(const TagWrite& write, const QString& sourceKind, const QString& source)
{
    OcCommand command({u"tag"_s});
    command.option(u"source"_s, sourceKind)
        .flag(u"scheduled"_s, write.scheduled)
        .flag(u"insecure"_s, write.insecure && sourceKind == u"docker"_s);
    if (write.referencePolicy == u"Local"_s)
        command.option(u"reference-policy"_s, u"local"_s);
    if (sourceKind == u"docker"_s)
        command.option(u"import-mode"_s, write.importMode);
    return command.add(source);
}

void addItem(ActionPlan& plan, const QString& tag, const QString& digest)
{
    ActionItem item;
    item.name = tag;
    if (const auto parsed = Digest::parse(digest))
        item.digest = *parsed;
    plan.preview << item;
}

ActionPlan planExternal(const ActionWish& wish, const SetTagFacts& facts)
{
    ActionPlan plan = begin(wish, facts);
    const QString name = tagName(facts.target.place, facts.targetTag);
    TagWrite write = TagWrite::toExternal(facts.source.pullSpec);
    write.scheduled = optionSet(wish, u"scheduled"_s);
    write.insecure = optionSet(wish, u"insecure"_s);
    write.importMode = wish.options.value(u"mode"_s);
    write.referencePolicy = wish.options.value(u"referencePolicy"_s);
    if (const StreamTagSpec* const spec = facts.target.spec(facts.targetTag))
        write.keepPolicies(*spec);
    if (!facts.target.exists)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "The image stream %1 is created."), {facts.target.place.text()});
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "%1 follows %2: the cluster imports it within a moment."),
        {name, facts.source.pullSpec});
    if (write.scheduled)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "It is imported again on a schedule, about every quarter of an hour."));
    plan.warnings << retagWarnings(facts.target, facts.targetTag);
    plan.warnings << Sentence(QT_TRANSLATE_NOOP(
        "Core", "Whether it can be imported shows afterwards; importing it shows that first."));
    plan.requests << write.request(facts.target, facts.targetTag);
    plan.command = tagCommand(write, u"docker"_s, facts.source.pullSpec).add(name).text();
    addItem(plan, facts.targetTag, QString());
    plan.undoable = !facts.target.current(facts.targetTag).isEmpty();
    return plan;
}

} // namespace

QString sourceDigest(const TagSource& source, const StreamFacts& stream)
{
    return source.kind == TagSource::Kind::Tag ? stream.current(source.tag) : source.digest;
}

ActionPlan planSetTag(const ActionWish& wish, const SetTagFacts& facts)
{
    if (facts.source.kind == TagSource::Kind::External)
        return planExternal(wish, facts);
    ActionPlan plan = begin(wish, facts);
    const StreamPlace& from = facts.source.place;
    const StreamPlace& to = facts.target.place;
    const QString name = tagName(to, facts.targetTag);
    const QString digest = sourceDigest(facts.source, facts.sourceStream);
    if (!facts.sourceStream.exists) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is no image stream %1."), {from.text()});
        return plan;
    }
    if (digest.isEmpty()) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 points to no image."), {tagName(from, facts.source.tag)});
        return plan;
    }
    if (!facts.imageExists)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "The image %1 is not in %2: it was pruned, or never was there."),
            {shortDigest(digest), from.text()});
    TagWrite write = TagWrite::toImage(from, digest);
    write.referencePolicy = wish.options.value(u"referencePolicy"_s);
    const StreamTagSpec* const spec = facts.target.spec(facts.targetTag);
    if (spec)
        write.keepPolicies(*spec);
    if (spec && write.isSameAs(*spec, to) && facts.target.current(facts.targetTag) == digest)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 points to %2 already."), {name, shortDigest(digest)});
    plan.effects = retagEffects(facts.target, facts.targetTag, digest);
    plan.warnings = retagWarnings(facts.target, facts.targetTag);
    if (from.project != to.project && write.referencePolicy != u"Local"_s)
        plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
                                      "Pods in project %1 may have to pull the image from project %2, and "
                                      "need the right to (the role system:image-puller there)."),
            {to.project, from.project});
    plan.requests << write.request(facts.target, facts.targetTag);
    plan.command = tagCommand(write, u"isimage"_s, from.text() + u'@' + digest).add(name).text();
    addItem(plan, facts.targetTag, digest);
    plan.undoable = !facts.target.current(facts.targetTag).isEmpty();
    return plan;
}

ActionPlan planAliasTag(const ActionWish& wish, const SetTagFacts& facts)
{
    ActionPlan plan = begin(wish, facts);
    const StreamPlace& place = facts.target.place;
    const QString name = tagName(place, facts.targetTag);
    if (facts.source.kind != TagSource::Kind::Tag) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "Only a tag can be followed."));
        return plan;
    }
    const QString followed = tagName(facts.source.place, facts.source.tag);
    if (facts.source.place != place)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "A tag can only follow one of its own image stream: %1 is in another."),
            {followed});
    else if (facts.source.tag == facts.targetTag)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 cannot follow itself."), {name});
    else if (!facts.target.hasTag(facts.source.tag))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is no tag %1."), {followed});
    const StreamTagSpec* const ofSource = facts.target.spec(facts.source.tag);
    if (ofSource && followsTag(*ofSource) && ofSource->fromName == facts.targetTag)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 follows %2, so it cannot be the other way round."),
            {followed, name});
    if (!plan.blockers.isEmpty())
        return plan;

    TagWrite write = TagWrite::toTag(facts.source.tag);
    write.referencePolicy = wish.options.value(u"referencePolicy"_s);
    const StreamTagSpec* const spec = facts.target.spec(facts.targetTag);
    if (spec)
        write.keepPolicies(*spec);
    if (spec && write.isSameAs(*spec, place)) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 follows %2 already."), {name, followed});
        return plan;
    }
    const QString digest = facts.target.current(facts.source.tag);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "%1 follows %2 from now on, also when that moves."), {name, followed});
    if (!digest.isEmpty())
        plan.effects << retagEffects(facts.target, facts.targetTag, digest);
    plan.warnings = retagWarnings(facts.target, facts.targetTag);
    plan.requests << write.request(facts.target, facts.targetTag);
    plan.command = tagCommand(write, u"istag"_s, followed).flag(u"alias"_s).add(name).text();
    addItem(plan, facts.targetTag, digest);
    plan.undoable = !facts.target.current(facts.targetTag).isEmpty();
    return plan;
}

} // namespace portolan
