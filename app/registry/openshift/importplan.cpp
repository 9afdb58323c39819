// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/importplan.h"

#include "registry/openshift/tagwrite.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! What will become of the tag, where the server has nothing to say.
Sentence changeText(const StreamFacts& stream, const ActionItem& item)
{
    const QString current = stream.current(item.name);
    if (!stream.hasTag(item.name))
        return Sentence(QT_TRANSLATE_NOOP("Core", "new tag"));
    if (current.isEmpty())
        return Sentence(QT_TRANSLATE_NOOP("Core", "points to an image for the first time"));
    if (current == item.digest.toString())
        return Sentence(QT_TRANSLATE_NOOP("Core", "unchanged"));
    return Sentence(QT_TRANSLATE_NOOP("Core", "moves here from %1"), {shortDigest(current)});
}

Sentences sourceWarnings(const StreamFacts& stream, const ImportOutcome& outcome)
{
    Sentences warnings;
    for (const ActionItem& item : outcome.items) {
        const StreamTagSpec* const spec = stream.spec(item.name);
        const QString name = tagName(stream.place, item.name);
        if (spec && followsTag(*spec))
            warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "%1 follows the tag %2 now; it will follow the import instead."),
                {name, spec->fromName});
        else if (spec && !spec->fromKind.isEmpty() && !followsOutside(*spec))
            warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "%1 is set to one image now; it will follow the import instead."),
                {name});
        else if (!spec && stream.hasTag(item.name))
            warnings << Sentence(
                QT_TRANSLATE_NOOP(
                    "Core", "%1 was pushed; the import puts another image on top of what was pushed."),
                {name});
    }
    return warnings;
}

void addEffects(ActionPlan& plan, const StreamFacts& stream, const ImportRequest& request)
{
    if (!stream.exists)
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "The image stream %1 is created."), {stream.place.text()});
    if (!request.repository.isEmpty())
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "The tags of %1 are imported into %2."),
            {request.repository, stream.place.text()});
    for (const ImportEntry& entry : request.entries)
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "%1 is imported into %2."),
            {entry.from, tagName(stream.place, entry.tag)});
    if (request.isScheduled())
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "It is imported again on a schedule, about every quarter of an hour."));
    const QStringList modes = request.modes();
    if (modes.contains(u"PreserveOriginal"_s))
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "Of an index all platforms are taken."));
    if (modes.contains(u"Legacy"_s))
        plan.effects << Sentence(
            QT_TRANSLATE_NOOP("Core", "Of an index only one platform's image is taken."));
    plan.effects << Sentence(QT_TRANSLATE_NOOP(
        "Core", "The history of each tag stays, with a new item at the top where its image is another."));
}

} // namespace

ActionPlan planImport(const ActionWish& wish, const StreamFacts& stream, const ImportRequest& request,
    const ImportOutcome& dryRun)
{
    ActionPlan plan;
    plan.wish = wish;
    plan.expectedVersion = stream.version();
    plan.preview = dryRun.items;
    for (ActionItem& item : plan.preview) {
        if (item.ok)
            item.message = changeText(stream, item);
    }
    if (!dryRun.repositoryFailure.isEmpty())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "%1 cannot be read: %2"),
            {request.repository, dryRun.repositoryFailure});
    else if (dryRun.items.isEmpty())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is nothing to import."));
    else if (!dryRun.hasSuccess())
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "Nothing can be imported: %1"), {dryRun.items.first().message});
    for (const ActionItem& item : dryRun.items) {
        if (!item.ok && plan.blockers.isEmpty())
            plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "%1 cannot be imported: %2"),
                {tagName(stream.place, item.name), item.message});
    }
    addEffects(plan, stream, request);
    plan.warnings << sourceWarnings(stream, dryRun);
    if (!dryRun.tagsLeftOut.isEmpty())
        plan.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "The cluster imports no more at once and leaves out %1 tag(s): %2"),
            {QString::number(dryRun.tagsLeftOut.size()), dryRun.tagsLeftOut.mid(0, 20).join(u", "_s)});
    if (request.isInsecure())
        plan.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "The registry's certificate is not checked, and plain HTTP is accepted."));
    plan.requests << request.request(false);
    plan.command = request.command();
    plan.undoable = true;
    return plan;
}

ActionReport importReport(
    const StreamFacts& before, const ImportRequest& request, const ImportOutcome& outcome)
{
    ActionReport report;
    report.repository = before.place.text();
    report.items = outcome.items;
    for (ActionItem& item : report.items) {
        if (!item.ok)
            continue;
        item.message = changeText(before, item);
        if (before.current(item.name) != item.digest.toString())
            report.tagsChanged << item.name;
    }
    if (!outcome.repositoryFailure.isEmpty())
        report.notes << Sentence(QT_TRANSLATE_NOOP("Core", "%1 could not be read: %2"),
            {request.repository, outcome.repositoryFailure});
    if (!outcome.tagsLeftOut.isEmpty())
        report.notes << Sentence(QT_TRANSLATE_NOOP("Core", "%1 tag(s) were left out: %2"),
            {QString::number(outcome.tagsLeftOut.size()), outcome.tagsLeftOut.mid(0, 20).join(u", "_s)});
    return report;
}

} // namespace portolan
