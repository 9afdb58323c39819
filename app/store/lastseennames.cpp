// SPDX-License-Identifier: Apache-2.0
// The lists of names: repositories of a registry, tags of a repository.
#include "store/lastseen.h"
#include "store/transaction.h"

#include <QSet>

namespace portolan {
namespace {

//! One value for a whole list. No name of a repository or tag can hold a newline; what does is no such name.
QByteArray packed(const QStringList& names)
{
    QByteArray bytes;
    qsizetype size = 0;
    for (const QString& name : names)
        size += name.size() + 1;
    bytes.reserve(size);
    for (const QString& name : names) {
        if (!name.isEmpty() && !name.contains(u'\n'))
            bytes += name.toUtf8() + '\n';
    }
    return bytes;
}

QStringList unpacked(const QByteArray& bytes)
{
    return QString::fromUtf8(bytes).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

Result<void> LastSeen::saveRepositories(
    const QString& registry, const QStringList& repositories, const QDateTime& when)
{
    return m_database.run(QStringLiteral("INSERT INTO registries (name, seen, repositories) VALUES (?, ?, ?)"
                                         " ON CONFLICT (name) DO UPDATE SET seen = excluded.seen,"
                                         " repositories = excluded.repositories"),
        {registry, when.toMSecsSinceEpoch(), packed(repositories)});
}

Result<SeenNames> LastSeen::repositories(const QString& registry)
{
    return namesFrom(m_database.query(
        QStringLiteral("SELECT seen, repositories FROM registries WHERE name = ?"), {registry}));
}

Result<void> LastSeen::saveTags(
    const QString& registry, const QString& repository, const QStringList& tags, const QDateTime& when)
{
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    const auto row = repositoryRow(registry, repository);
    if (!row)
        return row.error();
    auto saved = m_database.run(QStringLiteral("UPDATE repositories SET seen = ?, tags = ? WHERE id = ?"),
        {when.toMSecsSinceEpoch(), packed(tags), *row});
    if (!saved)
        return saved;
    if (auto noted = noteGone(*row, tags, when.toMSecsSinceEpoch()); !noted)
        return noted;
    return transaction->commit();
}

Result<SeenNames> LastSeen::tags(const QString& registry, const QString& repository)
{
    return namesFrom(m_database.query(QStringLiteral("SELECT p.seen, p.tags FROM repositories p"
                                                     " JOIN registries r ON r.id = p.registry"
                                                     " WHERE r.name = ? AND p.name = ?"),
        {registry, repository}));
}

Result<SeenNames> LastSeen::namesFrom(Result<Statement> rows)
{
    if (!rows)
        return rows.error();
    const auto row = rows->next();
    if (!row)
        return m_database.noted(row.error());
    SeenNames seen;
    if (*row && !rows->isNull(0)) {
        seen.seenAt = QDateTime::fromMSecsSinceEpoch(rows->integer(0), Qt::UTC);
        seen.names = unpacked(rows->bytes(1));
    }
    return seen;
}

Result<void> LastSeen::noteGone(qint64 repository, const QStringList& tags, qint64 when)
{
    const QSet<QString> present(tags.cbegin(), tags.cend());
    QStringList gone;
    auto read = m_database.forEach(
        m_database.query(QStringLiteral("SELECT name FROM tags WHERE repository = ?"), {repository}),
        [&](const Statement& row) {
            if (const QString name = row.text(0); !present.contains(name))
                gone << name;
            return Result<void>();
        });
    if (!read || gone.isEmpty())
        return read;
    auto note = m_database.prepare(
        QStringLiteral("INSERT INTO tag_changes (repository, name, seen, image) VALUES (?, ?, ?, NULL)"));
    auto drop = m_database.prepare(QStringLiteral("DELETE FROM tags WHERE repository = ? AND name = ?"));
    if (!note || !drop)
        return note ? drop.error() : note.error();
    for (const QString& name : std::as_const(gone)) {
        if (const auto done = note->run({repository, name, when}); !done)
            return m_database.noted(done.error());
        if (const auto done = drop->run({repository, name}); !done)
            return m_database.noted(done.error());
    }
    return {};
}

} // namespace portolan
