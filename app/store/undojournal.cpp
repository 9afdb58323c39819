// SPDX-License-Identifier: Apache-2.0
#include "store/undojournal.h"

#include "base/logging.h"
#include "oci/digesthasher.h"
#include "store/storeerror.h"
#include "store/transaction.h"

namespace portolan {
namespace {

Error notFound(qint64 id)
{
    return Error::notFound(QStringLiteral("No undo record %1").arg(id));
}

//! Digests of algorithms that cannot be computed here are believed: the registry accepted them.
bool isSound(const KeptManifest& manifest)
{
    if (!manifest.digest.isVerifiable())
        return !manifest.digest.isNull();
    auto hasher = DigestHasher::create(manifest.digest.algorithm());
    if (!hasher)
        return false;
    hasher->update(manifest.bytes);
    return hasher->finish() == manifest.digest;
}

UndoRecord recordFrom(const Statement& row)
{
    UndoRecord record;
    record.id = row.integer(0);
    record.time = QDateTime::fromMSecsSinceEpoch(row.integer(1), Qt::UTC);
    record.state = UndoState(row.integer(2));
    record.registry = row.text(3);
    record.repository = row.text(4);
    record.kind = row.text(5);
    record.note = row.text(6);
    return record;
}

Result<Digest> storedDigest(const QString& text)
{
    auto digest = Digest::parse(text);
    if (!digest)
        return damagedError(QStringLiteral("A malformed digest in the undo journal"));
    return digest;
}

} // namespace

UndoJournal::UndoJournal(Database& database) : m_database(database) {}

template <typename Change> Result<void> UndoJournal::durably(Change change)
{
    // The rest of the database may lose its last second when power fails; what is about to be deleted
    // elsewhere may not.
    if (auto set = m_database.run(QStringLiteral("PRAGMA synchronous = FULL")); !set)
        return set;
    auto done = [&]() -> Result<void> {
        auto transaction = Transaction::begin(m_database);
        if (!transaction)
            return transaction.error();
        if (auto changed = change(); !changed)
            return changed;
        return transaction->commit();
    }();
    if (const auto reset = m_database.run(QStringLiteral("PRAGMA synchronous = NORMAL")); !reset)
        qCInfo(logStore).noquote() << "still flushing every commit:" << reset.error().toLogLine();
    return done;
}

Result<qint64> UndoJournal::plan(const UndoRecord& record)
{
    for (const KeptManifest& manifest : record.manifests) {
        if (!isSound(manifest))
            return Error::internal(
                QStringLiteral("The manifest to keep is not %1").arg(manifest.digest.toString()));
    }
    qint64 id = 0;
    if (const auto done = durably([&] { return insert(record, id); }); !done)
        return done.error();
    return id;
}

Result<void> UndoJournal::insert(const UndoRecord& record, qint64& id)
{
    auto head = m_database.query(
        QStringLiteral(
            "INSERT INTO undo (time, state, registry, repository, kind, note) VALUES (?, ?, ?, ?, ?, ?)"),
        {record.time.toMSecsSinceEpoch(), int(UndoState::Planned), record.registry, record.repository,
            record.kind, record.note});
    if (!head)
        return head.error();
    id = head->insertedId();
    int position = 0;
    for (const KeptManifest& manifest : record.manifests) {
        auto kept = m_database.run(QStringLiteral("INSERT INTO undo_manifests (entry, position, "
                                                  "digest, media_type, bytes) VALUES (?, ?, ?, ?, ?)"),
            {id, position++, manifest.digest.toString(), manifest.mediaType, manifest.bytes});
        if (!kept)
            return kept;
    }
    position = 0;
    for (const KeptTag& tag : record.tags) {
        auto kept = m_database.run(
            QStringLiteral("INSERT INTO undo_tags (entry, position, name, digest) VALUES (?, ?, ?, ?)"),
            {id, position++, tag.name, tag.digest.toString()});
        if (!kept)
            return kept;
    }
    return {};
}

Result<void> UndoJournal::mark(qint64 id, UndoState state)
{
    return durably([&]() -> Result<void> {
        const auto marked =
            m_database.query(QStringLiteral("UPDATE undo SET state = ? WHERE id = ?"), {int(state), id});
        if (!marked)
            return marked.error();
        return marked->rowsChanged() > 0 ? Result<void>() : Result<void>(notFound(id));
    });
}

Result<QList<UndoRecord>> UndoJournal::list()
{
    QList<UndoRecord> records;
    const auto heads = m_database.forEach(
        m_database.query(QStringLiteral("SELECT id, time, state, registry, repository, kind, note FROM undo "
                                        "ORDER BY time DESC, id DESC")),
        [&records](const Statement& row) {
            records << recordFrom(row);
            return Result<void>();
        });
    if (!heads)
        return heads.error();
    for (UndoRecord& record : records) {
        if (const auto read = readTags(record); !read)
            return read.error();
        if (const auto read = readManifests(record, false); !read)
            return read.error();
    }
    return records;
}

Result<UndoRecord> UndoJournal::get(qint64 id)
{
    auto rows = m_database.query(
        QStringLiteral("SELECT id, time, state, registry, repository, kind, note FROM undo WHERE id = ?"),
        {id});
    if (!rows)
        return rows.error();
    const auto row = rows->next();
    if (!row)
        return m_database.noted(row.error());
    if (!*row)
        return notFound(id);
    UndoRecord record = recordFrom(*rows);
    rows->finish();
    if (const auto read = readTags(record); !read)
        return read.error();
    if (const auto read = readManifests(record, true); !read)
        return read.error();
    return record;
}

Result<qint64> UndoJournal::prune(const QDateTime& now, int days)
{
    qint64 gone = 0;
    const auto done = durably([&]() -> Result<void> {
        const auto removed = m_database.query(
            QStringLiteral("DELETE FROM undo WHERE time < ?"), {now.addDays(-days).toMSecsSinceEpoch()});
        if (!removed)
            return removed.error();
        gone = removed->rowsChanged();
        return {};
    });
    if (!done)
        return done.error();
    return gone;
}

Result<void> UndoJournal::readTags(UndoRecord& record)
{
    return m_database.forEach(
        m_database.query(
            QStringLiteral("SELECT name, digest FROM undo_tags WHERE entry = ? ORDER BY position"),
            {record.id}),
        [&record](const Statement& row) -> Result<void> {
            auto digest = storedDigest(row.text(1));
            if (!digest)
                return digest.error();
            record.tags << KeptTag(row.text(0), *std::move(digest));
            return {};
        });
}

Result<void> UndoJournal::readManifests(UndoRecord& record, bool withBytes)
{
    const QString sql =
        QStringLiteral("SELECT digest, media_type, %1 FROM undo_manifests WHERE entry = ? ORDER BY position")
            .arg(withBytes ? QStringLiteral("bytes") : QStringLiteral("x''"));
    return m_database.forEach(
        m_database.query(sql, {record.id}), [&record, withBytes](const Statement& row) -> Result<void> {
            auto digest = storedDigest(row.text(0));
            if (!digest)
                return digest.error();
            const KeptManifest manifest(*std::move(digest), row.text(1), row.bytes(2));
            if (withBytes && !isSound(manifest))
                return damagedError(QStringLiteral("The undo journal's %1 is not what it was")
                                        .arg(manifest.digest.toString()));
            record.manifests << manifest;
            return {};
        });
}

} // namespace portolan
