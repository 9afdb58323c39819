// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaydeletion.h"

#include "oci/mediatype.h"
#include "registry/quay/quaytargets.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

// Above this many different images, unique bytes are not worth a request for each.
constexpr qsizetype mostManifestsForBytes = 100;

Descriptor described(const QuayTag& tag)
{
    const QString type = QString::fromLatin1(tag.isList ? mediatype::ociIndex : mediatype::ociManifest);
    return {type, tag.digest, -1};
}

//! The rights of the repository as facts.
void takeRights(DeleteFacts& facts, const QuayRepository& repository)
{
    if (repository.isMirror())
        facts.deleteReason = Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is a mirror: only its sync changes its tags."));
    else if (!repository.takesChanges())
        facts.deleteReason = Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is read-only (state %1)."), {repository.state});
    else if (!repository.canWrite.value_or(true))
        facts.deleteReason = Sentence(QT_TRANSLATE_NOOP("Core",
            "The login may not write to this repository (write permission, and the token's scope "
            "repo:write)."));
    const Ability ability = facts.deleteReason.isEmpty() ? Ability::Yes : Ability::No;
    facts.deleteByTag = ability;
    facts.deleteByDigest = ability;
}

DeleteStep stepFor(const QString& repository, const QString& tag, const Digest& expected)
{
    DeleteStep step;
    step.method = DeleteMethod::ControlPlane;
    step.target = tag;
    step.expected = expected;
    step.requests << u"DELETE "_s + QuayTargets::tag(repository, tag);
    return step;
}

//! Every removed tag as a step of its own: Quay's API knows no other way.
void planSteps(DeletePlan& plan)
{
    plan.steps.clear();
    for (const DeleteSubject& subject : std::as_const(plan.subjects)) {
        for (const QString& tag : subject.tagsRemoved)
            plan.steps << stepFor(plan.repository, tag, subject.manifest.digest);
        if (subject.tagsRemoved.isEmpty())
            plan.blockers << Sentence(
                QT_TRANSLATE_NOOP("Core", "No tag points to %1: Quay removes such images by itself."),
                {subject.manifest.digest.shortText()});
    }
}

void warn(DeletePlan& plan)
{
    for (DeleteSubject& subject : plan.subjects) {
        if (subject.manifestRemoved && !subject.containedInIndexes.isEmpty())
            plan.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "%1 stays as a part of %2."),
                {subject.manifest.digest.shortText(), subject.containedInIndexes.join(u", "_s)});
        subject.containedInIndexes.clear(); // nothing breaks: Quay keeps what an index needs
        if (!subject.attachmentTags.isEmpty())
            plan.warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "Quay may remove %1 along with the image's last tag."),
                {subject.attachmentTags.join(u", "_s)});
    }
}

void blockImmutable(DeletePlan& plan, const QList<QuayTag>& tags)
{
    QSet<QString> immutable;
    for (const QuayTag& tag : tags) {
        if (tag.immutable)
            immutable.insert(tag.name);
    }
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (immutable.contains(step.target))
            plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {step.target});
    }
}

QList<Digest> wishedImages(const DeleteWish& wish, const DeleteFacts& facts)
{
    QList<Digest> wished;
    for (const QString& text : wish.tagsOrDigests) {
        const auto digest = Digest::parse(text);
        const Digest one = digest ? *digest : facts.tags.value(text).digest;
        if (!one.isNull() && !wished.contains(one))
            wished << one;
    }
    return wished;
}

QList<Digest> childrenOf(const ManifestDocument& document)
{
    QList<Digest> children;
    if (const ImageIndex* const index = document.index()) {
        for (const Descriptor& child : index->manifests)
            children << child.digest;
    }
    return children;
}

} // namespace

QuayDeletion::QuayDeletion(QuayLookup& lookup, DataPlane& dataPlane, QString registryId)
    : m_lookup(lookup)
    , m_dataPlane(dataPlane)
    , m_registryId(std::move(registryId))
{
}

QCoro::Task<Result<DeletePlan>> QuayDeletion::plan(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    m_lookup.forget(wish.repository); // what is decided now must be so now
    auto repository = co_await m_lookup.repository(wish.repository, stop);
    if (!repository)
        co_return repository.error();
    auto tags = co_await m_lookup.allTags(wish.repository, stop);
    if (!tags)
        co_return tags.error();
    auto facts = co_await gather(wish, *tags, progress, stop);
    if (!facts)
        co_return facts.error();
    facts->registryId = m_registryId;
    takeRights(*facts, *repository);
    DeletePlan plan = planDeletion(wish, *facts);
    if (plan.blockers.isEmpty()) {
        planSteps(plan);
        blockImmutable(plan, *tags);
    }
    warn(plan);
    if (repository->timeMachineSeconds >= 0)
        plan.undoableUntil = QDateTime::currentDateTimeUtc().addSecs(repository->timeMachineSeconds);
    co_return std::as_const(plan);
}

QCoro::Task<Result<DeleteFacts>> QuayDeletion::gather(
    DeleteWish wish, QList<QuayTag> tags, StepProgress progress, std::stop_token stop)
{
    DeleteFacts facts;
    QSet<Digest> images;
    for (const QuayTag& tag : std::as_const(tags)) {
        facts.tags.insert(tag.name, described(tag));
        images.insert(tag.digest);
    }
    facts.manifestsComplete = images.size() <= mostManifestsForBytes;
    const QList<Digest> wished = wishedImages(wish, facts);
    QSet<Digest> open(wished.cbegin(), wished.cend());
    if (facts.manifestsComplete)
        open.unite(images);
    auto complete = co_await addManifests(wish.repository, facts, open, progress, stop);
    if (!complete)
        co_return complete.error();
    for (const Digest& one : wished) {
        auto attached = co_await m_dataPlane.fetchReferrers(wish.repository, one, stop);
        if (!attached)
            co_return attached.error();
        complete->referrers.insert(one, attached->referrers);
    }
    co_return std::as_const(*complete);
}

QCoro::Task<Result<DeleteFacts>> QuayDeletion::addManifests(
    QString repository, DeleteFacts facts, QSet<Digest> open, StepProgress progress, std::stop_token stop)
{
    QList<Digest> line(open.cbegin(), open.cend());
    for (qsizetype i = 0; i < line.size(); ++i) { // grows
        const Digest digest = line.at(i);
        auto document = co_await m_dataPlane.fetchManifest(repository, digest.toString(), stop);
        if (progress)
            progress(i + 1, line.size());
        if (!document && document.error().kind() == ErrorKind::NotFound)
            continue; // of a sparse index
        if (!document)
            co_return document.error();
        facts.manifests.insert(digest, *document);
        if (!facts.manifestsComplete)
            continue;
        for (const Digest& child : childrenOf(*document)) {
            if (!open.contains(child))
                line << child;
            open.insert(child);
        }
    }
    co_return std::as_const(facts);
}

QCoro::Task<Result<DeleteReport>> QuayDeletion::perform(DeletePlan plan, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "this plan cannot be carried out")));
    QStringList names;
    for (const DeleteStep& step : std::as_const(plan.steps))
        names << step.target;
    auto now = co_await m_lookup.tags(plan.repository, names, stop);
    if (!now)
        co_return now.error();
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (now->value(step.target).digest == step.expected)
            continue;
        const Error moved = Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "%1 no longer points to %2"),
                                                {step.target, step.expected.toString()}))
                                .withCode(u"TAG_MOVED"_s);
        co_return m_lookup.client().placed(moved, QuayTargets::tag(plan.repository, step.target));
    }
    DeleteReport report;
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        // What has begun is not broken off: nobody would know what became of it.
        auto done = co_await m_lookup.client().change(HttpMethod::Delete,
            QuayTargets::tag(plan.repository, step.target), QByteArray(), std::stop_token());
        if (!done)
            co_return done.error();
        report.tagsRemoved << step.target;
    }
    for (const DeleteSubject& subject : std::as_const(plan.subjects)) {
        if (subject.manifestRemoved)
            report.manifestsRemoved << subject.manifest.digest;
    }
    m_lookup.forget(plan.repository);
    co_return std::as_const(report);
}

} // namespace portolan
