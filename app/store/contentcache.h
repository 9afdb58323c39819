// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "store/database.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <optional>
#include <type_traits>

namespace portolan {

//! A manifest or config as it was received. A value.
class CachedContent final {
public:
    CachedContent() = default;
    CachedContent(QString type, QByteArray content) : mediaType(std::move(type)), bytes(std::move(content)) {}

    QString mediaType;
    QByteArray bytes;
};
static_assert(!std::is_aggregate_v<CachedContent>);

//! Manifests and configs by digest, so that nothing is fetched twice. What was not used the longest goes when
//! the total passes the cap. Worker thread.
class ContentCache final {
public:
    static constexpr qint64 defaultCapacity = qint64(256) * 1024 * 1024;

    explicit ContentCache(Database& database, qint64 capacity = defaultCapacity);
    //! Notes what was used last.
    ~ContentCache();
    Q_DISABLE_COPY_MOVE(ContentCache)

    //! What has exactly this digest: it is computed again on each call, and an entry that fails is removed.
    //! Nothing when there is none. Errors: as storeError().
    [[nodiscard]] Result<std::optional<CachedContent>> get(const Digest& digest);
    //! Keeps it. Content whose digest cannot be computed here, or that is larger than a quarter of the cap,
    //! is not kept, which is no error. Errors: as storeError().
    [[nodiscard]] Result<void> put(const Digest& digest, const QString& mediaType, const QByteArray& bytes);
    [[nodiscard]] Result<void> remove(const Digest& digest);
    //! Bytes of all content.
    [[nodiscard]] Result<qint64> totalSize();

private:
    [[nodiscard]] Result<void> evict();
    [[nodiscard]] Result<void> flushUsed();

    Database& m_database;
    qint64 m_capacity;
    qint64 m_estimate; //!< never below the real total by much: other processes' additions are found when it
                       //!< is exceeded
    QSet<Digest> m_used; //!< read since the last flush: writing each read down would make reading slow
};

} // namespace portolan
