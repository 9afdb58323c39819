// SPDX-License-Identifier: Apache-2.0
#include "store/contentcache.h"

#include "base/logging.h"
#include "oci/digesthasher.h"
#include "store/transaction.h"

namespace portolan {
namespace {

constexpr int mostUnflushed = 256;

bool isContentOf(const Digest& digest, const QByteArray& bytes)
{
    auto hasher = DigestHasher::create(digest.algorithm());
    if (!hasher)
        return false;
    hasher->update(bytes);
    return hasher->finish() == digest;
}

//! The next tick of a clock that only this table knows: independent of the machine's.
QString nextUse()
{
    return QStringLiteral("(SELECT coalesce(max(used), 0) + 1 FROM content)");
}

} // namespace

ContentCache::ContentCache(Database& database, qint64 capacity)
    : m_database(database)
    , m_capacity(capacity)
    , m_estimate(capacity)
{
}

ContentCache::~ContentCache()
{
    if (m_used.isEmpty())
        return;
    auto transaction = Transaction::begin(m_database);
    const bool kept = transaction && flushUsed() && transaction->commit();
    if (!kept)
        qCInfo(logStore) << "what was used last is not noted";
}

Result<std::optional<CachedContent>> ContentCache::get(const Digest& digest)
{
    auto rows = m_database.query(
        QStringLiteral("SELECT media_type, bytes FROM content WHERE digest = ?"), {digest.toString()});
    if (!rows)
        return rows.error();
    const auto row = rows->next();
    if (!row)
        return m_database.noted(row.error());
    if (!*row)
        return std::optional<CachedContent>();
    CachedContent content(rows->text(0), rows->bytes(1));
    rows->finish();
    if (!isContentOf(digest, content.bytes)) {
        qCWarning(logStore).noquote() << "cached content is not what its digest says:" << digest.toString();
        if (const auto removed = remove(digest); !removed)
            return removed.error();
        return std::optional<CachedContent>();
    }
    m_used.insert(digest);
    return std::optional<CachedContent>(std::move(content));
}

Result<void> ContentCache::put(const Digest& digest, const QString& mediaType, const QByteArray& bytes)
{
    if (!digest.isVerifiable() || bytes.size() > m_capacity / 4)
        return {};
    auto transaction = Transaction::begin(m_database);
    if (!transaction)
        return transaction.error();
    auto stored = m_database.run(
        QStringLiteral("INSERT INTO content (digest, media_type, used, size, bytes) VALUES (?, ?, %1, ?, ?)"
                       " ON CONFLICT (digest) DO UPDATE SET used = excluded.used")
            .arg(nextUse()),
        {digest.toString(), mediaType, bytes.size(), bytes});
    if (!stored)
        return stored;
    m_used.remove(digest);
    m_estimate += bytes.size();
    if (m_estimate > m_capacity) {
        if (auto evicted = evict(); !evicted)
            return evicted;
    } else if (m_used.size() > mostUnflushed) {
        if (auto flushed = flushUsed(); !flushed)
            return flushed;
    }
    return transaction->commit();
}

Result<void> ContentCache::remove(const Digest& digest)
{
    m_used.remove(digest);
    return m_database.run(QStringLiteral("DELETE FROM content WHERE digest = ?"), {digest.toString()});
}

Result<qint64> ContentCache::totalSize()
{
    return m_database.integer(QStringLiteral("SELECT coalesce(sum(size), 0) FROM content"));
}

//! When the total really is over the cap: down to nine tenths of it, so that not every put() has to.
Result<void> ContentCache::evict()
{
    auto total = totalSize();
    if (total && *total > m_capacity) {
        if (auto flushed = flushUsed(); !flushed)
            return flushed;
        // All but the newest that fit, in one go: the window sums from the most recently used backwards.
        auto evicted = m_database.run(
            QStringLiteral(
                "DELETE FROM content WHERE id IN (SELECT id FROM (SELECT id,"
                " sum(size) OVER (ORDER BY used DESC, id DESC) AS total FROM content) WHERE total > ?)"),
            {m_capacity / 10 * 9});
        if (!evicted)
            return evicted;
        total = totalSize();
    }
    if (!total)
        return total.error();
    m_estimate = *total;
    return {};
}

Result<void> ContentCache::flushUsed()
{
    auto update =
        m_database.prepare(QStringLiteral("UPDATE content SET used = %1 WHERE digest = ?").arg(nextUse()));
    if (!update)
        return update.error();
    for (const Digest& digest : std::as_const(m_used)) {
        if (const auto done = update->run({digest.toString()}); !done)
            return m_database.noted(done.error());
    }
    m_used.clear();
    return {};
}

} // namespace portolan
