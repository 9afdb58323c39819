// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/rollbackplan.h"

#include "registry/openshift/occommand.h"
#include "registry/openshift/tagwrite.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasPointedTo(const StreamFacts& stream, const QString& tag, const Digest& digest)
{
    const QList<StreamTagItem> history = stream.history(tag);
    return std::any_of(history.cbegin(), history.cend(),
        [&digest](const StreamTagItem& item) { return item.image == digest; });
}

void addTag(ActionPlan& plan, const StreamFacts& stream, const QString& tag)
{
    const QString digest = plan.wish.digest.toString();
    const QString name = tagName(stream.place, tag);
    if (!stream.hasTag(tag)) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "There is no tag %1 any more: deleting a tag takes its history along."),
            {name});
        return;
    }
    if (!hasPointedTo(stream, tag, plan.wish.digest)) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 never pointed to %2, as far as its history goes."),
            {name, shortDigest(digest)});
        return;
    }
    TagWrite write = TagWrite::toImage(stream.place, digest);
    const StreamTagSpec* const spec = stream.spec(tag);
    if (spec)
        write.keepPolicies(*spec);
    if (stream.current(tag) == digest && spec && write.isSameAs(*spec, stream.place)) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 points to %2 already."), {name, shortDigest(digest)});
        return;
    }
    plan.requests << write.request(stream, tag);
    plan.effects << retagEffects(stream, tag, digest);
    plan.warnings << retagWarnings(stream, tag);
    ActionItem item;
    item.name = tag;
    item.digest = plan.wish.digest;
    plan.preview << item;
}

} // namespace

ActionPlan planRollBack(const ActionWish& wish, const StreamFacts& stream, bool imageExists)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.expectedVersion = stream.version();
    const QString digest = wish.digest.toString();
    if (wish.tags.isEmpty() || wish.digest.isNull()) {
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "Say which tag to roll back, and to which image."));
        return plan;
    }
    if (!imageExists)
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "The image %1 is gone: pruning has removed it, and only the history still names it."),
            {shortDigest(digest)});
    for (const QString& tag : wish.tags)
        addTag(plan, stream, tag);
    plan.undoable = plan.isExecutable();
    QStringList commands;
    for (const QString& tag : wish.tags) {
        const StreamTagSpec* const spec = stream.spec(tag);
        OcCommand command({u"tag"_s});
        command.option(u"source"_s, u"isimage"_s);
        if (spec && spec->referencePolicy == u"Local"_s)
            command.option(u"reference-policy"_s, u"local"_s);
        command.add(stream.place.text() + u'@' + digest).add(tagName(stream.place, tag));
        commands << command.text();
    }
    plan.command = commands.join(u'\n');
    return plan;
}

} // namespace portolan
