// SPDX-License-Identifier: Apache-2.0
#include "service/registryworker.h"

#include "oci/mediatype.h"
#include "service/registryworkerparts.h"

#include <algorithm>

namespace portolan {
namespace {

UndoEntry toEntry(const UndoRecord& record)
{
    UndoEntry entry;
    entry.id = record.id;
    entry.when = record.time;
    entry.registry = record.registry;
    entry.repository = record.repository;
    for (const KeptTag& tag : record.tags)
        entry.tags << tag.name;
    for (const KeptManifest& manifest : record.manifests)
        entry.manifests << manifest.digest;
    entry.undone = record.state == UndoState::Undone;
    return entry;
}

//! How registries say that a manifest's content is no longer theirs.
bool meansContentGone(const Error& error)
{
    return error.code() == QStringLiteral("MANIFEST_BLOB_UNKNOWN")
        || error.code() == QStringLiteral("BLOB_UNKNOWN")
        || error.code() == QStringLiteral("MANIFEST_UNKNOWN");
}

bool isManifestType(const QString& mediaType)
{
    const MediaKind kind = mediaKind(mediaType);
    return isManifestKind(kind) || isIndexKind(kind);
}

} // namespace

QCoro::Task<Result<DeletePlan>> RegistryWorker::planDelete(
    RegistryId id, DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    auto open = co_await find(id, stop);
    if (!open)
        co_return open.error();
    if (const auto blocked = (*open)->blocked(wish.repository))
        co_return *blocked;
    auto plan = co_await (*open)->registry().planDelete(wish, progress, stop);
    co_return plan;
}

QCoro::Task<Result<qint64>> RegistryWorker::journal(
    OpenRegistryPtr open, DeletePlan plan, std::stop_token stop)
{
    if (!m_parts->undoJournal || !plan.undoable)
        co_return qint64(0);
    // Here, where it grows, is where the journal forgets.
    if (const auto pruned = m_parts->undoJournal->prune(QDateTime::currentDateTimeUtc()); !pruned)
        qCWarning(logStore).noquote() << pruned.error().toLogLine();
    UndoRecord record;
    record.time = QDateTime::currentDateTimeUtc();
    record.registry = plan.registryId;
    record.repository = plan.repository;
    record.kind = plan.scope == DeleteScope::TagsOnly ? QStringLiteral("tags") : QStringLiteral("images");
    for (const DeleteSubject& subject : std::as_const(plan.subjects)) {
        for (const QString& tag : subject.tagsRemoved)
            record.tags << KeptTag(tag, subject.manifest.digest);
        if (plan.contentStays)
            continue;
        const QString digest = subject.manifest.digest.toString();
        auto document = co_await open->loader().manifest(plan.repository, digest, stop);
        if (!document)
            co_return document.error();
        record.manifests << KeptManifest(document->digest(), document->mediaType(), document->bytes());
    }
    // Put back in this order: images before the indexes that hold them.
    std::stable_partition(record.manifests.begin(), record.manifests.end(),
        [](const KeptManifest& kept) { return !isIndexKind(mediaKind(kept.mediaType)); });
    auto planned = m_parts->undoJournal->plan(record);
    co_return planned;
}

QCoro::Task<Result<DeleteReport>> RegistryWorker::performDelete(DeletePlan plan, std::stop_token stop)
{
    auto open = co_await find(plan.registryId, stop);
    if (!open)
        co_return open.error();
    auto undoId = co_await journal(*open, plan, stop);
    if (!undoId)
        co_return undoId.error();
    auto report = co_await (*open)->registry().performDelete(plan, stop);
    // A failure half-way leaves the record as Planned: what was done so far can still be put back from it.
    if (!report)
        co_return report.error();
    report->undoId = *undoId;
    if (*undoId != 0) {
        const auto marked = m_parts->undoJournal->mark(*undoId, UndoState::Done);
        if (!marked)
            qCWarning(logStore).noquote() << marked.error().toLogLine();
    }
    co_return report;
}

QCoro::Task<Result<QList<UndoEntry>>> RegistryWorker::fetchUndoEntries(std::stop_token stop)
{
    QList<UndoEntry> entries;
    if (!m_parts->undoJournal || stop.stop_requested())
        co_return entries;
    auto records = m_parts->undoJournal->list();
    if (!records)
        co_return records.error();
    for (const UndoRecord& record : std::as_const(*records))
        entries << toEntry(record);
    co_return entries;
}

Result<UndoRecord> RegistryWorker::undoRecord(qint64 undoId) const
{
    if (!m_parts->undoJournal)
        return Error::storage(Sentence(
            QT_TRANSLATE_NOOP("Core", "there is no undo journal: the database could not be opened")));
    return m_parts->undoJournal->get(undoId);
}

QCoro::Task<Result<bool>> RegistryWorker::checkUndo(qint64 undoId, std::stop_token stop)
{
    const auto record = undoRecord(undoId);
    if (!record)
        co_return record.error();
    auto open = co_await find(record->registry, stop);
    if (!open)
        co_return open.error();
    DataPlane& plane = (*open)->registry().dataPlane();
    for (const KeptManifest& kept : record->manifests) {
        const auto document = ManifestDocument::parse(kept.bytes, kept.mediaType, kept.digest);
        if (!document)
            co_return document.error();
        for (const Descriptor& part : document->references()) {
            const bool keptToo = std::any_of(record->manifests.cbegin(), record->manifests.cend(),
                [&](const KeptManifest& other) { return other.digest == part.digest; });
            if (keptToo)
                continue;
            bool isThere = false;
            if (isManifestType(part.mediaType)) {
                const QString digest = part.digest.toString();
                auto child = co_await plane.resolve(record->repository, digest, stop);
                if (!child && child.error().kind() != ErrorKind::NotFound)
                    co_return child.error();
                isThere = child.has_value();
            } else {
                auto blob = co_await plane.hasBlob(record->repository, part, stop);
                if (!blob)
                    co_return blob.error();
                isThere = *blob;
            }
            if (!isThere)
                co_return Error::notFound(
                    Sentence(QT_TRANSLATE_NOOP("Core", "%1 is gone"), {part.digest.toString()}))
                    .withCode(QStringLiteral("BLOBS_GONE"))
                    .at((*open)->profile().referencePrefix(), u'/' + record->repository);
        }
    }
    co_return true;
}

QCoro::Task<Result<UndoReport>> RegistryWorker::undo(qint64 undoId, std::stop_token stop)
{
    const auto record = undoRecord(undoId);
    if (!record)
        co_return record.error();
    auto open = co_await find(record->registry, stop);
    if (!open)
        co_return open.error();
    UndoReport report;
    QHash<Digest, ManifestDocument> documents;
    for (const KeptManifest& kept : record->manifests) {
        auto document = ManifestDocument::parse(kept.bytes, kept.mediaType, kept.digest);
        if (!document)
            co_return document.error();
        documents.insert(kept.digest, *document);
        auto restored = co_await restoreManifest(*open, record->repository, std::move(*document), stop);
        if (!restored)
            co_return restored.error();
        if (*restored)
            report.manifestsRestored << kept.digest;
    }
    for (const KeptTag& kept : record->tags) {
        const std::optional<ManifestDocument> document =
            documents.contains(kept.digest) ? std::optional(documents.value(kept.digest)) : std::nullopt;
        auto now = co_await (*open)->registry().dataPlane().resolve(record->repository, kept.name, stop);
        if (!now && now.error().kind() != ErrorKind::NotFound)
            co_return now.error();
        if (now && now->digest != kept.digest) {
            report.tagsTaken << kept.name;
            continue;
        }
        if (!now) {
            auto put = co_await restoreTag(*open, record->repository, kept, document, stop);
            if (!put)
                co_return put.error();
        }
        report.tagsRestored << kept.name;
    }
    const auto marked = m_parts->undoJournal->mark(undoId, UndoState::Undone);
    if (!marked)
        co_return marked.error();
    co_return report;
}

QCoro::Task<Result<void>> RegistryWorker::restoreTag(OpenRegistryPtr open, QString repository, KeptTag kept,
    std::optional<ManifestDocument> document, std::stop_token stop)
{
    if (ControlPlane* const plane = open->registry().controlPlane()) {
        auto restored = co_await plane->restoreTag(repository, kept.name, kept.digest, stop);
        if (!restored)
            co_return restored.error();
        if (*restored)
            co_return Result<void>();
    }
    if (!document)
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "%1 was not kept"), {kept.digest.toString()}))
            .withCode(QStringLiteral("BLOBS_GONE"))
            .at(open->profile().referencePrefix(), u'/' + repository);
    auto put = co_await open->registry().dataPlane().putManifest(repository, kept.name, *document, stop);
    co_return put;
}

QCoro::Task<Result<bool>> RegistryWorker::restoreManifest(
    OpenRegistryPtr open, QString repository, ManifestDocument document, std::stop_token stop)
{
    const QString digest = document.digest().toString();
    auto there = co_await open->registry().dataPlane().resolve(repository, digest, stop);
    if (there)
        co_return false;
    if (there.error().kind() != ErrorKind::NotFound)
        co_return there.error();
    auto put =
        co_await open->registry().dataPlane().putManifest(repository, digest, std::move(document), stop);
    if (put)
        co_return true;
    co_return meansContentGone(put.error()) ? put.error().withCode(QStringLiteral("BLOBS_GONE"))
                                            : put.error();
}

} // namespace portolan
