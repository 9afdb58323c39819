// SPDX-License-Identifier: Apache-2.0
#include "registry/deletefacts.h"

#include "oci/mediatype.h"
#include "oci/tagnames.h"

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

//! The work of planDeletion(), one step a method.
class Planning final {
public:
    Planning(const DeleteWish& wish, const DeleteFacts& facts) : m_wish(wish), m_facts(facts)
    {
        m_plan.registryId = facts.registryId;
        m_plan.repository = wish.repository;
        m_plan.scope = wish.scope;
        m_plan.tagsExamined = facts.tags.size();
        m_plan.spaceAfterGarbageCollection = facts.spaceAfterGarbageCollection;
    }

    DeletePlan run()
    {
        collectSubjects();
        for (DeleteSubject& subject : m_plan.subjects)
            planSubject(subject);
        for (DeleteSubject& subject : m_plan.subjects)
            describe(subject);
        if (m_facts.deleteByTag == Ability::No && m_facts.deleteByDigest == Ability::No)
            m_plan.blockers.prepend(m_facts.deleteReason.isEmpty()
                    ? Sentence(QT_TRANSLATE_NOOP("Core", "This registry does not delete images."))
                    : m_facts.deleteReason);
        if (!m_plan.blockers.isEmpty())
            m_plan.steps.clear();
        m_plan.uniqueBytes = uniqueBytes();
        return std::move(m_plan);
    }

private:
    QString manifestUrl(const QString& tagOrDigest) const
    {
        return QStringLiteral("/v2/%1/manifests/%2").arg(m_wish.repository, tagOrDigest);
    }

    void collectSubjects()
    {
        QStringList unknown;
        for (const QString& wanted : m_wish.tagsOrDigests) {
            Descriptor manifest = m_facts.tags.value(wanted);
            if (manifest.digest.isNull()) {
                const auto digest = Digest::parse(wanted);
                if (digest && m_facts.manifests.contains(*digest))
                    manifest = m_facts.manifests.value(*digest).descriptor();
            }
            if (manifest.digest.isNull()) {
                unknown << wanted;
                continue;
            }
            addToSubject(manifest, wanted);
        }
        for (const QString& gone : unknown)
            m_plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is not there any more."), {gone});
        // An index goes before its children, so that it is never left pointing at nothing.
        std::stable_partition(m_plan.subjects.begin(), m_plan.subjects.end(),
            [](const DeleteSubject& subject) { return isIndexKind(mediaKind(subject.manifest.mediaType)); });
    }

    void addToSubject(const Descriptor& manifest, const QString& wanted)
    {
        auto found = std::find_if(m_plan.subjects.begin(), m_plan.subjects.end(),
            [&](const DeleteSubject& subject) { return subject.manifest.digest == manifest.digest; });
        if (found == m_plan.subjects.end()) {
            DeleteSubject subject;
            subject.manifest = manifest;
            m_plan.subjects << subject;
            found = m_plan.subjects.end() - 1;
        }
        if (wanted == manifest.digest.toString())
            m_wholeManifests.insert(manifest.digest);
        else
            found->tagsRemoved << wanted;
    }

    void planSubject(DeleteSubject& subject)
    {
        QStringList siblings;
        for (auto it = m_facts.tags.cbegin(); it != m_facts.tags.cend(); ++it) {
            if (it.value().digest == subject.manifest.digest && !subject.tagsRemoved.contains(it.key()))
                siblings << it.key();
        }
        if (m_wish.scope == DeleteScope::ImagesAndAllTags
            || m_wholeManifests.contains(subject.manifest.digest)) {
            subject.tagsRemoved += siblings;
            removeManifest(subject);
            return;
        }
        subject.tagsKept = siblings;
        removeTagsOnly(subject);
    }

    void removeManifest(DeleteSubject& subject)
    {
        subject.manifestRemoved = true;
        if (m_facts.deleteByDigest != Ability::No) {
            addByDigest(subject);
            return;
        }
        if (m_facts.deleteByTag == Ability::No)
            return;
        m_plan.blockers << Sentence(QT_TRANSLATE_NOOP(
            "Core", "This registry deletes tags only; the image itself cannot be deleted."));
    }

    void removeTagsOnly(DeleteSubject& subject)
    {
        if (m_facts.deleteByTag == Ability::Yes) {
            for (const QString& tag : std::as_const(subject.tagsRemoved))
                addStep(DeleteMethod::ByTag, tag, subject.manifest.digest);
            return;
        }
        if (m_facts.deleteByDigest == Ability::No)
            return;
        const bool nothingElseLost =
            subject.tagsKept.isEmpty() && indexesHolding(subject.manifest.digest).isEmpty();
        if (nothingElseLost && !m_wish.allowThrowaway) {
            subject.manifestRemoved = true;
            addByDigest(subject);
            return;
        }
        m_plan.throwawayOffered = true;
        if (m_wish.allowThrowaway) {
            for (const QString& tag : std::as_const(subject.tagsRemoved))
                addStep(DeleteMethod::ThrowawayManifest, tag, subject.manifest.digest);
            return;
        }
        blockSiblings(subject);
    }

    void blockSiblings(const DeleteSubject& subject)
    {
        if (!subject.tagsKept.isEmpty())
            m_plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
                                            "This registry cannot delete the tag %1 alone: deleting it would "
                                            "also remove %2, which point to the same image."),
                {subject.tagsRemoved.join(QStringLiteral(", ")),
                    subject.tagsKept.join(QStringLiteral(", "))});
        else
            m_plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core",
                                            "This registry cannot delete the tag %1 alone: the image is part "
                                            "of %2, which would break."),
                {subject.tagsRemoved.join(QStringLiteral(", ")),
                    indexesHolding(subject.manifest.digest).join(QStringLiteral(", "))});
    }

    void addByDigest(const DeleteSubject& subject)
    {
        if (m_facts.tagsBeforeDigest) {
            for (const QString& tag : subject.tagsRemoved)
                addStep(DeleteMethod::ByTag, tag, subject.manifest.digest);
        }
        addStep(DeleteMethod::ByDigest, subject.manifest.digest.toString(), subject.manifest.digest);
    }

    void addStep(DeleteMethod method, const QString& target, const Digest& expected)
    {
        DeleteStep step;
        step.method = method;
        step.target = target;
        step.expected = expected;
        if (method == DeleteMethod::ThrowawayManifest)
            step.requests << QStringLiteral("POST, PATCH, PUT a config of a few bytes")
                          << QStringLiteral("PUT ") + manifestUrl(target)
                          << QStringLiteral("DELETE ")
                    + manifestUrl(QStringLiteral("<digest of that manifest>"));
        else
            step.requests << QStringLiteral("DELETE ") + manifestUrl(target);
        m_plan.steps << step;
    }

    //! Indexes that stay and hold the manifest, by their tags, or by digest when untagged.
    QStringList indexesHolding(const Digest& digest) const
    {
        QStringList holding;
        for (const ManifestDocument& document : m_facts.manifests) {
            const ImageIndex* index = document.index();
            if (!index || isRemoved(document.digest()))
                continue;
            const bool holds = std::any_of(index->manifests.cbegin(), index->manifests.cend(),
                [&](const Descriptor& child) { return child.digest == digest; });
            if (!holds)
                continue;
            QStringList names;
            for (auto it = m_facts.tags.cbegin(); it != m_facts.tags.cend(); ++it) {
                if (it.value().digest == document.digest())
                    names << it.key();
            }
            holding += names.isEmpty() ? QStringList{document.digest().toString()} : names;
        }
        std::sort(holding.begin(), holding.end(),
            [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
        return holding;
    }

    bool isRemoved(const Digest& digest) const
    {
        return std::any_of(
            m_plan.subjects.cbegin(), m_plan.subjects.cend(), [&](const DeleteSubject& subject) {
                return subject.manifest.digest == digest && subject.manifestRemoved;
            });
    }

    void describe(DeleteSubject& subject) const
    {
        const auto byName = [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; };
        std::sort(subject.tagsRemoved.begin(), subject.tagsRemoved.end(), byName);
        std::sort(subject.tagsKept.begin(), subject.tagsKept.end(), byName);
        if (!subject.manifestRemoved)
            return;
        subject.containedInIndexes = indexesHolding(subject.manifest.digest);
        const auto document = m_facts.manifests.constFind(subject.manifest.digest);
        if (document != m_facts.manifests.cend() && document->index())
            subject.children = document->index()->manifests;
        for (const Referrer& referrer : m_facts.referrers.value(subject.manifest.digest)) {
            if (referrer.tag.isEmpty())
                subject.referrers << referrer.descriptor;
            else if (!subject.attachmentTags.contains(referrer.tag))
                subject.attachmentTags << referrer.tag;
        }
    }

    //! Every blob and manifest reachable from a manifest, with sizes.
    void reach(const Digest& root, QHash<Digest, qint64>& reached) const
    {
        QList<Digest> open{root};
        while (!open.isEmpty()) {
            const Digest digest = open.takeLast();
            const auto document = m_facts.manifests.constFind(digest);
            if (document == m_facts.manifests.cend())
                continue;
            reached.insert(digest, document->bytes().size());
            for (const Descriptor& target : document->references()) {
                if (!reached.contains(target.digest)) {
                    reached.insert(target.digest, target.size);
                    open << target.digest;
                }
            }
        }
    }

    qint64 uniqueBytes() const
    {
        if (!m_facts.manifestsComplete)
            return -1;
        QHash<Digest, qint64> kept;
        QHash<Digest, qint64> removed;
        QSet<Digest> tagged;
        for (const Descriptor& target : m_facts.tags)
            tagged.insert(target.digest);
        for (const Digest& digest : std::as_const(tagged)) {
            if (!isLosingAllTags(digest))
                reach(digest, kept);
        }
        for (const DeleteSubject& subject : m_plan.subjects) {
            if (isLosingAllTags(subject.manifest.digest))
                reach(subject.manifest.digest, removed);
        }
        qint64 bytes = 0;
        for (auto it = removed.cbegin(); it != removed.cend(); ++it)
            bytes += kept.contains(it.key()) ? 0 : it.value();
        return bytes;
    }

    bool isLosingAllTags(const Digest& digest) const
    {
        return std::any_of(
            m_plan.subjects.cbegin(), m_plan.subjects.cend(), [&](const DeleteSubject& subject) {
                return subject.manifest.digest == digest && subject.tagsKept.isEmpty();
            });
    }

    const DeleteWish& m_wish;
    const DeleteFacts& m_facts;
    DeletePlan m_plan;
    QSet<Digest> m_wholeManifests;
};

} // namespace

DeletePlan planDeletion(const DeleteWish& wish, const DeleteFacts& facts)
{
    return Planning(wish, facts).run();
}

} // namespace portolan
