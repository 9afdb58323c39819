// SPDX-License-Identifier: Apache-2.0
#include "store/lastseen.h"

#include "store/storeerror.h"
#include "store/transaction.h"

#include <QSet>

namespace portolan {
namespace {

QVariant millisecondsOrNull(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType(QMetaType::LongLong));
}

QDateTime fromMilliseconds(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

//! A query for `columns` of a repository's tags, for a registry and a repository to be bound.
QString tagsOf(const QString& columns, const QString& further = QString())
{
    return QStringLiteral("SELECT %1 FROM tags t JOIN repositories p ON p.id = t.repository"
                          " JOIN registries r ON r.id = p.registry WHERE r.name = ? AND p.name = ? %2")
        .arg(columns, further);
}

QString imageColumns()
{
    return QStringLiteral(
        "SELECT id, digest, media_type, size, created, platforms, artifact_type FROM images");
}

//! The statements of recordTags(), prepared once for all its tags.
class TagRecorder final {
public:
    [[nodiscard]] static Result<TagRecorder> prepare(Database& database)
    {
        auto image = database.prepare(QStringLiteral(
            "INSERT INTO images (digest, media_type, size, created, platforms, artifact_type)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (digest) DO UPDATE SET"
            " media_type = CASE excluded.media_type WHEN '' THEN media_type ELSE excluded.media_type END,"
            " size = CASE excluded.size WHEN -1 THEN size ELSE excluded.size END,"
            " created = coalesce(excluded.created, created),"
            " platforms = CASE excluded.platforms WHEN '' THEN platforms ELSE excluded.platforms END,"
            " artifact_type = CASE excluded.artifact_type WHEN '' THEN artifact_type"
            " ELSE excluded.artifact_type END RETURNING id"));
        auto known =
            database.prepare(QStringLiteral("SELECT image FROM tags WHERE repository = ? AND name = ?"));
        auto head = database.prepare(QStringLiteral(
            "INSERT INTO tags (repository, name, image, seen) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (repository, name) DO UPDATE SET image = excluded.image, seen = excluded.seen"));
        auto change = database.prepare(
            QStringLiteral("INSERT INTO tag_changes (repository, name, seen, image) VALUES (?, ?, ?, ?)"));
        for (const auto* statement : {&image, &known, &head, &change}) {
            if (!*statement)
                return statement->error();
        }
        return TagRecorder(std::move(*image), std::move(*known), std::move(*head), std::move(*change));
    }

    [[nodiscard]] Result<void> record(qint64 repository, const SeenTag& tag, qint64 when)
    {
        const auto image = imageRow(tag);
        if (!image)
            return image.error();
        if (auto found = m_known.run({repository, tag.name}); !found)
            return found;
        const auto row = m_known.next();
        if (!row)
            return row.error();
        const bool changed = !*row || m_known.integer(0) != *image;
        m_known.finish();
        if (changed) {
            if (auto done = m_change.run({repository, tag.name, when, *image}); !done)
                return done;
        }
        return m_head.run({repository, tag.name, *image, when});
    }

private:
    TagRecorder(Statement image, Statement known, Statement head, Statement change)
        : m_image(std::move(image))
        , m_known(std::move(known))
        , m_head(std::move(head))
        , m_change(std::move(change))
    {
    }

    [[nodiscard]] Result<qint64> imageRow(const SeenTag& tag)
    {
        const auto stored = m_image.run({tag.digest.toString(), tag.mediaType, tag.size,
            millisecondsOrNull(tag.created), tag.platforms.join(u','), tag.artifactType});
        if (!stored)
            return stored.error();
        const auto row = m_image.next();
        if (!row)
            return row.error();
        const qint64 id = m_image.integer(0);
        m_image.finish();
        return id;
    }

    Statement m_image;
    Statement m_known;
    Statement m_head;
    Statement m_change;
};

} // namespace

LastSeen::LastSeen(Database& database) : m_database(database) {}

Result<void> LastSeen::recordTags(
    const QString& registry, const QString& repository, const QList<SeenTag>& tags, const QDateTime& when)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto row = repositoryRow(registry, repository);
    if (!row)
        return row.error();
    // Its own block: statements have to be gone before the commit.
    {
        auto recorder = TagRecorder::prepare(m_database);
        if (!recorder)
            return recorder.error();
        for (const SeenTag& tag : tags) {
            if (tag.digest.isNull())
                continue;
            if (const auto done = recorder->record(*row, tag, when.toMSecsSinceEpoch()); !done)
                return m_database.noted(done.error());
        }
    }
    return transaction->commit();
}

Result<QList<SeenTag>> LastSeen::knownTags(const QString& registry, const QString& repository)
{
    // Two queries and a table of images rather than a join: many tags share an image, and reading values is
    // what costs.
    return readTags(
        m_database.query(tagsOf(QStringLiteral("t.name, t.seen, t.image"), QStringLiteral("ORDER BY t.name")),
            {registry, repository}),
        readImages(m_database.query(
            imageColumns() + QStringLiteral(" WHERE id IN (%1)").arg(tagsOf(QStringLiteral("t.image"))),
            {registry, repository})));
}

Result<std::optional<SeenTag>> LastSeen::knownTag(
    const QString& registry, const QString& repository, const QString& tag)
{
    const QString named = QStringLiteral("AND t.name = ?");
    const auto found = readTags(m_database.query(tagsOf(QStringLiteral("t.name, t.seen, t.image"), named),
                                    {registry, repository, tag}),
        readImages(m_database.query(imageColumns()
                + QStringLiteral(" WHERE id IN (%1)").arg(tagsOf(QStringLiteral("t.image"), named)),
            {registry, repository, tag})));
    if (!found)
        return found.error();
    return found->isEmpty() ? std::optional<SeenTag>() : found->first();
}

Result<QList<TagChange>> LastSeen::timeline(
    const QString& registry, const QString& repository, const QString& tag)
{
    QList<TagChange> changes;
    const auto read = m_database.forEach(
        m_database.query(
            QStringLiteral("SELECT c.seen, i.digest FROM tag_changes c"
                           " JOIN repositories p ON p.id = c.repository"
                           " JOIN registries r ON r.id = p.registry LEFT JOIN images i ON i.id = c.image"
                           " WHERE r.name = ? AND p.name = ? AND c.name = ? ORDER BY c.id"),
            {registry, repository, tag}),
        [&changes](const Statement& row) -> Result<void> {
            TagChange& change = changes.emplaceBack();
            change.seenAt = fromMilliseconds(row.integer(0));
            if (row.isNull(1))
                return {};
            const auto digest = Digest::parse(row.text(1));
            if (!digest)
                return digest.error();
            change.digest = *digest;
            return {};
        });
    if (!read)
        return read.error();
    return changes;
}

Result<void> LastSeen::forgetRegistry(const QString& registry)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto gone = m_database.run(QStringLiteral("DELETE FROM registries WHERE name = ?"), {registry});
    if (!gone)
        return gone;
    auto cleaned = m_database.run(
        QStringLiteral("DELETE FROM images WHERE NOT EXISTS (SELECT 1 FROM tags WHERE image = images.id)"
                       " AND NOT EXISTS (SELECT 1 FROM tag_changes WHERE image = images.id)"));
    if (!cleaned)
        return cleaned;
    return transaction->commit();
}

Result<qint64> LastSeen::registryRow(const QString& registry)
{
    const auto made = m_database.run(
        QStringLiteral("INSERT INTO registries (name) VALUES (?) ON CONFLICT (name) DO NOTHING"), {registry});
    if (!made)
        return made.error();
    return m_database.integer(QStringLiteral("SELECT id FROM registries WHERE name = ?"), {registry});
}

Result<qint64> LastSeen::repositoryRow(const QString& registry, const QString& repository)
{
    auto parent = registryRow(registry);
    if (!parent)
        return parent;
    const auto made = m_database.run(QStringLiteral("INSERT INTO repositories (registry, name) VALUES (?, ?) "
                                                    "ON CONFLICT (registry, name) DO NOTHING"),
        {*parent, repository});
    if (!made)
        return made.error();
    return m_database.integer(
        QStringLiteral("SELECT id FROM repositories WHERE registry = ? AND name = ?"), {*parent, repository});
}

Result<QList<SeenTag>> LastSeen::readTags(Result<Statement> rows, Result<QHash<qint64, SeenTag>> images)
{
    if (!images)
        return images.error();
    QList<SeenTag> tags;
    const auto read = m_database.forEach(std::move(rows), [&](const Statement& row) -> Result<void> {
        const auto image = images->constFind(row.integer(2));
        if (image == images->constEnd())
            return damagedError(QStringLiteral("A tag points to an image that is not in the database"));
        SeenTag& tag = tags.emplaceBack(*image);
        tag.name = row.text(0);
        tag.seenAt = fromMilliseconds(row.integer(1));
        return {};
    });
    if (!read)
        return read.error();
    return tags;
}

Result<QHash<qint64, SeenTag>> LastSeen::readImages(Result<Statement> rows)
{
    QHash<qint64, SeenTag> images;
    // Few different ones are shared by many images.
    QHash<QString, QStringList> platforms;
    QSet<QString> types;
    const auto read = m_database.forEach(std::move(rows), [&](const Statement& row) -> Result<void> {
        auto digest = Digest::parse(row.text(1));
        if (!digest)
            return damagedError(QStringLiteral("A malformed digest in the database"));
        SeenTag image;
        image.digest = *std::move(digest);
        image.mediaType = *types.insert(row.text(2));
        image.size = row.integer(3);
        if (!row.isNull(4))
            image.created = fromMilliseconds(row.integer(4));
        const QString joined = row.text(5);
        auto split = platforms.constFind(joined);
        if (split == platforms.constEnd())
            split = platforms.insert(joined, joined.split(u',', Qt::SkipEmptyParts));
        image.platforms = *split;
        image.artifactType = row.text(6);
        images.insert(row.integer(0), image);
        return {};
    });
    if (!read)
        return read.error();
    return images;
}

} // namespace portolan
