// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferplanner.h"

#include "oci/mediatype.h"

#include <QSet>

#include <algorithm>

namespace portolan {

//! One depth-first way through the manifests; children come out before their parents.
class TransferPlanner::Walk final {
public:
    explicit Walk(const TransferPlanner& planner) : m_planner(planner) {}

    //! Appends what the document needs, then itself.
    [[nodiscard]] Result<void> visit(const ManifestDocument& document, const QString& tag, int depth)
    {
        if (m_seen.contains(document.digest())) {
            if (!tag.isEmpty())
                m_plan.manifests << PlannedManifest(document, tag);
            return {};
        }
        auto inside = visitReferences(document, depth);
        if (!inside)
            return inside;
        m_seen.insert(document.digest());
        m_plan.manifests << PlannedManifest(document, tag);
        if (m_plan.manifests.size() > maxManifests)
            return Error::tooLarge(
                Sentence(QT_TRANSLATE_NOOP("Core", "more than %1 manifests in one transfer"),
                    {QString::number(maxManifests)}));
        return {};
    }

    [[nodiscard]] Result<void> visitReferences(const ManifestDocument& document, int depth)
    {
        if (depth > maxDepth)
            return Error::tooLarge(Sentence(
                QT_TRANSLATE_NOOP("Core", "indexes nested deeper than %1"), {QString::number(maxDepth)}));
        if (document.schema1())
            return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core",
                                          "docker schema 1 images can be looked at, not transferred")))
                .withCode(QStringLiteral("SCHEMA1_UNSUPPORTED"));
        for (const Descriptor& reference : document.references()) {
            auto added =
                document.index() && isManifest(reference) ? visitChild(reference, depth) : addBlob(reference);
            if (!added)
                return added;
        }
        return {};
    }

    void leaveRootToTheEnd(const ManifestDocument& root, bool alsoByDigest)
    {
        m_seen.insert(root.digest());
        m_plan.root = root;
        if (alsoByDigest)
            m_plan.manifests << PlannedManifest(root, QString());
    }

    [[nodiscard]] TransferPlan takePlan()
    {
        std::stable_sort(m_plan.blobs.begin(), m_plan.blobs.end(),
            [](const Descriptor& a, const Descriptor& b) { return a.size > b.size; });
        return std::move(m_plan);
    }

private:
    [[nodiscard]] Result<void> visitChild(const Descriptor& child, int depth)
    {
        const auto it = m_planner.m_documents.constFind(child.digest);
        if (it == m_planner.m_documents.constEnd())
            return Error::internal(
                QStringLiteral("the manifest %1 was not fetched").arg(child.digest.toString()));
        return visit(*it, QString(), depth + 1);
    }

    [[nodiscard]] Result<void> addBlob(const Descriptor& blob)
    {
        const auto it = m_sizes.constFind(blob.digest);
        if (it == m_sizes.constEnd()) {
            m_sizes.insert(blob.digest, blob.size);
            m_plan.blobs << blob;
            return {};
        }
        if (*it != blob.size)
            return Error::protocol(QStringLiteral("%1 is said to have %2 and %3 bytes")
                                       .arg(blob.digest.toString())
                                       .arg(*it)
                                       .arg(blob.size));
        return {};
    }

    const TransferPlanner& m_planner;
    TransferPlan m_plan;
    QSet<Digest> m_seen;
    QHash<Digest, qint64> m_sizes;
};

TransferPlanner::TransferPlanner(ManifestDocument root) : m_root(std::move(root)) {}

bool TransferPlanner::isManifest(const Descriptor& child)
{
    const MediaKind kind = mediaKind(child.mediaType);
    return child.mediaType.isEmpty() || isIndexKind(kind) || isManifestKind(kind)
        || kind == MediaKind::OciArtifactManifest;
}

QList<Descriptor> TransferPlanner::missing() const
{
    QHash<Digest, Descriptor> found;
    collectMissing(m_root, 0, found);
    for (const Attachment& attachment : m_attachments) {
        const auto it = m_documents.constFind(attachment.digest);
        if (it != m_documents.constEnd())
            collectMissing(*it, 0, found);
        else if (attachment.digest != m_root.digest())
            found.insert(attachment.digest, attachment.descriptor);
    }
    QList<Descriptor> out = found.values();
    std::sort(
        out.begin(), out.end(), [](const Descriptor& a, const Descriptor& b) { return a.digest < b.digest; });
    return out;
}

void TransferPlanner::collectMissing(
    const ManifestDocument& parent, int depth, QHash<Digest, Descriptor>& found) const
{
    const ImageIndex* index = parent.index();
    if (!index || depth > maxDepth)
        return; // plan() refuses what is too deep
    for (const Descriptor& child : index->manifests) {
        if (!isManifest(child) || found.size() > maxManifests)
            continue;
        const auto it = m_documents.constFind(child.digest);
        if (it == m_documents.constEnd())
            found.insert(child.digest, child);
        else
            collectMissing(*it, depth + 1, found);
    }
}

void TransferPlanner::add(ManifestDocument document)
{
    const Digest digest = document.digest();
    m_documents.insert(digest, std::move(document));
}

void TransferPlanner::attach(const Descriptor& attachment, const QString& tag)
{
    const bool known = std::any_of(m_attachments.cbegin(), m_attachments.cend(),
        [&](const Attachment& other) { return other.digest == attachment.digest && other.tag == tag; });
    if (known)
        return;
    Attachment wanted;
    wanted.digest = attachment.digest;
    wanted.descriptor = attachment;
    wanted.tag = tag;
    m_attachments << wanted;
}

QList<Digest> TransferPlanner::subjects() const
{
    QList<Digest> out{m_root.digest()};
    QList<const ManifestDocument*> queue{&m_root};
    while (!queue.isEmpty()) {
        const ImageIndex* index = queue.takeFirst()->index();
        if (!index)
            continue;
        for (const Descriptor& child : index->images()) {
            const auto it = m_documents.constFind(child.digest);
            if (it == m_documents.constEnd() || out.contains(child.digest))
                continue;
            out << child.digest;
            queue << &*it;
        }
    }
    for (const Attachment& attachment : m_attachments) {
        if (!out.contains(attachment.digest))
            out << attachment.digest;
    }
    return out;
}

Result<TransferPlan> TransferPlanner::plan() const
{
    Walk walk(*this);
    auto children = walk.visitReferences(m_root, 0);
    if (!children)
        return children.error();
    walk.leaveRootToTheEnd(m_root, !m_attachments.isEmpty());
    for (const Attachment& attachment : m_attachments) {
        const auto it = m_documents.constFind(attachment.digest);
        if (it == m_documents.constEnd())
            return Error::internal(
                QStringLiteral("the attachment %1 was not fetched").arg(attachment.digest.toString()));
        auto added = walk.visit(*it, attachment.tag, 0);
        if (!added)
            return added.error();
    }
    return walk.takePlan();
}

PlatformChild childForPlatform(const ImageIndex& index, const Platform& wish)
{
    PlatformChild out;
    out.image = index.find(wish);
    if (out.image)
        return out;
    for (const Descriptor& child : index.images()) {
        if (isIndexKind(mediaKind(child.mediaType)) && !child.platform)
            out.nested << child;
    }
    return out;
}

} // namespace portolan
