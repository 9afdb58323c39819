// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutdeletion.h"

#include "base/logging.h"
#include "oci/tagnames.h"
#include "registry/layout/layoutgarbage.h"

#include <algorithm>

namespace portolan {

//! What is reached before and after, by entries of the layout.
class LayoutDeletion::Effect final {
public:
    Effect(LayoutGraph entryGraph, QSet<Digest> reachedBefore, QSet<Digest> reachedAfter)
        : graph(std::move(entryGraph))
        , before(std::move(reachedBefore))
        , after(std::move(reachedAfter))
    {
    }

    [[nodiscard]] bool removes(const Digest& digest) const
    {
        return before.contains(digest) && !after.contains(digest);
    }

    LayoutGraph graph;
    QSet<Digest> before;
    QSet<Digest> after;
};

LayoutDeletion::LayoutDeletion(LayoutFolder folder)
    : m_folder(folder)
    , m_content(std::make_shared<LayoutFolder>(std::move(folder)))
    , m_own(m_content.ownRepositoryName())
{
}

QList<LayoutEntry> LayoutDeletion::entriesOf(
    const LayoutIndex& index, const QString& repository, const Digest& digest) const
{
    QList<LayoutEntry> out;
    for (const LayoutEntry& entry : index.entries()) {
        if (entry.descriptor.digest == digest && layoutName(entry.refName, m_own).repository == repository)
            out.append(entry);
    }
    return out;
}

QString LayoutDeletion::nameOf(
    const LayoutIndex& index, const QString& repository, const Digest& digest) const
{
    for (const LayoutEntry& entry : index.entries()) {
        if (entry.descriptor.digest != digest || entry.refName.isEmpty())
            continue;
        const LayoutName name = layoutName(entry.refName, m_own);
        if (!name.tag.isEmpty())
            return name.repository == repository ? name.tag : entry.refName;
    }
    return digest.toString();
}

DeleteStep LayoutDeletion::stepFor(
    const QString& repository, const QString& target, const Digest& expected) const
{
    DeleteStep step;
    step.method = DeleteMethod::LayoutEdit;
    step.target = target;
    step.expected = expected;
    const QLatin1StringView separator(digestIn(target) ? "@" : ":");
    step.requests.append(QStringLiteral("index.json: remove %1%2%3").arg(repository, separator, target));
    return step;
}

Result<void> LayoutDeletion::addTarget(
    DeletePlan& plan, const LayoutIndex& index, const LayoutGraph& graph, const QString& tagOrDigest) const
{
    const auto asDigest = digestIn(tagOrDigest);
    const auto entry = m_content.findEntry(index, plan.repository, tagOrDigest);
    const Digest digest = entry ? entry->descriptor.digest : asDigest.value_or(Digest());
    const QList<LayoutEntry> entries = entriesOf(index, plan.repository, digest);
    if (entries.isEmpty()) {
        const QList<Digest> indexes = graph.indexesWith(digest);
        if (indexes.isEmpty())
            return Error::notFound(QStringLiteral("there is no %1 in %2").arg(tagOrDigest, plan.repository))
                .withCode(QStringLiteral("MANIFEST_UNKNOWN"))
                .at(QString(), m_folder.path());
        plan.blockers.append(Sentence(QT_TRANSLATE_NOOP("Core", "%1 is part of %2; delete that instead."),
            {tagOrDigest, nameOf(index, plan.repository, indexes.constFirst())}));
        return {};
    }
    const bool isTagOnly = plan.scope == DeleteScope::TagsOnly;
    if (asDigest && isTagOnly)
        plan.blockers.append(
            Sentence(QT_TRANSLATE_NOOP("Core", "%1 is no tag; delete the image instead."), {tagOrDigest}));
    const auto isIt = [&digest](const DeleteSubject& other) { return other.manifest.digest == digest; };
    auto subject = std::find_if(plan.subjects.begin(), plan.subjects.end(), isIt);
    if (subject == plan.subjects.end()) {
        plan.subjects.append(DeleteSubject());
        subject = plan.subjects.end() - 1;
        subject->manifest = entries.constFirst().descriptor;
    }
    for (const LayoutEntry& one : entries) {
        const QString tag = layoutName(one.refName, m_own).tag;
        const bool isWanted = isTagOnly ? tag == tagOrDigest : true;
        const QString target = tag.isEmpty() ? digest.toString() : tag;
        const auto isPlanned = [&target](const DeleteStep& step) { return step.target == target; };
        if (!isWanted || std::any_of(plan.steps.cbegin(), plan.steps.cend(), isPlanned))
            continue;
        plan.steps.append(stepFor(plan.repository, target, digest));
        if (!tag.isEmpty())
            subject->tagsRemoved.append(tag);
    }
    return {};
}

void LayoutDeletion::applyStep(
    LayoutIndex& index, const LayoutGraph& graph, const DeletePlan& plan, const DeleteStep& step) const
{
    const bool isByDigest = digestIn(step.target).has_value();
    const LayoutName name(plan.repository, isByDigest ? QString() : step.target);
    const auto isMeant = [&](const LayoutEntry& entry) {
        return layoutName(entry.refName, m_own) == name && entry.descriptor.digest == step.expected;
    };
    LayoutIndex without = index;
    without.removeIf(isMeant);
    const bool keepsImage =
        plan.scope == DeleteScope::TagsOnly && !graph.reachedFrom(without.entries()).contains(step.expected);
    if (!keepsImage) {
        index = std::move(without);
        return;
    }
    const auto entry = std::find_if(index.entries().cbegin(), index.entries().cend(), isMeant);
    if (entry != index.entries().cend())
        index.rename(QString(entry->refName), refNameOf(plan.repository, step.expected, m_own));
}

void LayoutDeletion::removeOrphanedReferrers(
    LayoutIndex& index, const LayoutGraph& graph, const QSet<Digest>& before) const
{
    qsizetype removed = 0;
    do {
        const QSet<Digest> after = graph.reachedFrom(index.entries());
        removed = index.removeIf([&](const LayoutEntry& entry) {
            const auto node = graph.nodes().constFind(entry.descriptor.digest);
            return node != graph.nodes().cend() && layoutName(entry.refName, m_own).tag.isEmpty()
                && before.contains(node->subject) && !after.contains(node->subject);
        });
    } while (removed > 0);
}

LayoutDeletion::Effect LayoutDeletion::apply(
    LayoutIndex& index, LayoutGraph graph, const DeletePlan& plan) const
{
    QSet<Digest> before = graph.reachedFrom(index.entries());
    for (const DeleteStep& step : plan.steps)
        applyStep(index, graph, plan, step);
    if (plan.scope == DeleteScope::ImagesAndAllTags)
        removeOrphanedReferrers(index, graph, before);
    QSet<Digest> after = graph.reachedFrom(index.entries());
    return {std::move(graph), std::move(before), std::move(after)};
}

void LayoutDeletion::addConsequences(DeletePlan& plan, const Effect& effect, const LayoutIndex& index) const
{
    for (DeleteSubject& subject : plan.subjects) {
        const Digest digest = subject.manifest.digest;
        subject.manifestRemoved = effect.removes(digest);
        for (const LayoutEntry& entry : index.entries()) {
            const LayoutName name = layoutName(entry.refName, m_own);
            if (name.repository != plan.repository || name.tag.isEmpty())
                continue;
            if (entry.descriptor.digest == digest && !subject.tagsRemoved.contains(name.tag))
                subject.tagsKept.append(name.tag);
            if (tagSubject(name.tag) == digest)
                subject.attachmentTags.append(name.tag);
        }
        const QList<Digest> indexes = effect.graph.indexesWith(digest);
        for (const Digest& parent : indexes) {
            if (effect.after.contains(parent))
                subject.containedInIndexes.append(nameOf(index, plan.repository, parent));
        }
        if (!subject.manifestRemoved)
            continue;
        const auto node = effect.graph.nodes().constFind(digest);
        if (node != effect.graph.nodes().cend() && node->isIndex)
            subject.children = node->references;
        const QList<LayoutNode> referrers = effect.graph.referrersOf(digest);
        for (const LayoutNode& referrer : referrers)
            subject.referrers.append(referrer.descriptor);
    }
    if (!effect.graph.isComplete())
        return; // nothing would be freed, and later is not known
    plan.uniqueBytes = 0;
    bool losesContent = false;
    for (const Digest& digest : effect.before) {
        if (!effect.removes(digest))
            continue;
        plan.uniqueBytes += m_folder.blobSize(digest).value_or(0);
        const auto isIt = [&digest](
                              const DeleteSubject& subject) { return subject.manifest.digest == digest; };
        losesContent = losesContent || std::none_of(plan.subjects.cbegin(), plan.subjects.cend(), isIt);
    }
    if (!losesContent)
        return;
    // The journal keeps the manifests that are named here, and nothing they are made of.
    plan.undoable = false;
    plan.warnings.append(Sentence(QT_TRANSLATE_NOOP(
        "Core", "What nothing else uses is removed from the disk at once: this cannot be undone.")));
}

Result<DeletePlan> LayoutDeletion::plan(
    const QString& registryId, const DeleteWish& wish, const std::stop_token& stop) const
{
    const auto index = m_folder.readIndex();
    if (!index)
        return index.error();
    auto graph = LayoutGraph::build(m_folder, index->entries(), stop);
    if (!graph)
        return graph.error();
    DeletePlan plan;
    plan.registryId = registryId;
    plan.repository = wish.repository;
    plan.scope = wish.scope;
    plan.spaceAfterGarbageCollection = false;
    plan.tagsExamined = index->entries().size();
    for (const QString& target : wish.tagsOrDigests) {
        if (auto added = addTarget(plan, *index, *graph, target); !added)
            return added.error();
    }
    if (!m_folder.isWritable())
        plan.blockers.append(
            Sentence(QT_TRANSLATE_NOOP("Core", "The folder %1 is read only."), {m_folder.path()}));
    LayoutIndex edited = *index;
    const Effect effect = apply(edited, std::move(*graph), plan);
    addConsequences(plan, effect, *index);
    return plan;
}

Result<void> LayoutDeletion::check(const LayoutIndex& index, const DeletePlan& plan) const
{
    for (const DeleteStep& step : plan.steps) {
        const auto entry = m_content.findEntry(index, plan.repository, step.target);
        if (entry && entry->descriptor.digest == step.expected)
            continue;
        return Error::conflict(
            QStringLiteral("%1 no longer points to %2").arg(step.target, step.expected.toString()))
            .withCode(QStringLiteral("TAG_MOVED"))
            .at(QString(), m_folder.path());
    }
    return {};
}

Result<DeleteReport> LayoutDeletion::perform(const DeletePlan& plan, const std::stop_token& stop) const
{
    if (!plan.isExecutable())
        return Error::internal(QStringLiteral("a plan that cannot be done was started"));
    DeleteReport report;
    QSet<Digest> gone;
    const auto edited = m_folder.editIndex([&](LayoutIndex& index) -> Result<void> {
        if (auto checked = check(index, plan); !checked)
            return checked;
        auto graph = LayoutGraph::build(m_folder, index.entries(), stop);
        if (!graph)
            return graph.error();
        const Effect effect = apply(index, std::move(*graph), plan);
        gone = effect.before - effect.after;
        for (const Digest& digest : std::as_const(gone)) {
            if (effect.graph.nodes().contains(digest))
                report.manifestsRemoved.append(digest);
        }
        return {};
    });
    if (!edited)
        return edited.error();
    for (const DeleteStep& step : plan.steps) {
        if (!digestIn(step.target))
            report.tagsRemoved.append(step.target);
    }
    std::sort(report.manifestsRemoved.begin(), report.manifestsRemoved.end());
    // The images are gone from here on, so a stop no longer stops, and a failure is not one of the deletion.
    const auto freed = gone.isEmpty() ? Result<qint64>(0) : collectGarbage(m_folder, gone);
    if (freed)
        report.bytesFreed = *freed;
    else
        qCWarning(logRegistry).noquote() << freed.error().toLogLine();
    return report;
}

Result<void> LayoutDeletion::removeOne(
    const QString& repository, const QString& tagOrDigest, const std::stop_token& stop) const
{
    DeleteWish wish;
    wish.repository = repository;
    wish.tagsOrDigests.append(tagOrDigest);
    wish.scope = digestIn(tagOrDigest) ? DeleteScope::ImagesAndAllTags : DeleteScope::TagsOnly;
    const auto planned = plan(QString(), wish, stop);
    if (!planned)
        return planned.error();
    if (!planned->isExecutable())
        return Error::conflict(planned->blockers.value(0).english()).at(QString(), m_folder.path());
    const auto done = perform(*planned, stop);
    if (!done)
        return done.error();
    return {};
}

} // namespace portolan
