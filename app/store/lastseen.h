// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "store/database.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <type_traits>

namespace portolan {

//! Names as they were listed last. A value.
class SeenNames final {
public:
    SeenNames() = default;

    QStringList names; //!< in the order in which they were saved
    QDateTime seenAt; //!< UTC; invalid: never saved
};
static_assert(!std::is_aggregate_v<SeenNames>);

//! A tag and what it pointed to when last looked at. A value.
class SeenTag final {
public:
    SeenTag() = default;

    QString name;
    Digest digest;
    QString mediaType;
    qint64 size = -1; //!< -1: unknown
    QDateTime created; //!< UTC; invalid: unknown
    QStringList platforms; //!< "linux/amd64"
    QString artifactType;
    QDateTime seenAt; //!< UTC; when it was last found to point there
};
static_assert(!std::is_aggregate_v<SeenTag>);

//! One step in the life of a tag. A value.
class TagChange final {
public:
    TagChange() = default;

    QDateTime seenAt; //!< UTC; when the change was noticed, not when it happened
    Digest digest; //!< what it pointed to from then on; null: it was gone
};
static_assert(!std::is_aggregate_v<TagChange>);

//! What registries held when last looked at, so that the window can show it at once: repositories, tags, what
//! tags pointed to, and how that changed. Times are whole milliseconds, UTC. Each call that writes is one
//! transaction. Worker thread. Errors of all: as storeError().
class LastSeen final {
public:
    explicit LastSeen(Database& database);
    Q_DISABLE_COPY_MOVE(LastSeen)

    //! Replaces the list. The tags of repositories no longer in it stay known until forgetRegistry().
    [[nodiscard]] Result<void> saveRepositories(
        const QString& registry, const QStringList& repositories, const QDateTime& when);
    [[nodiscard]] Result<SeenNames> repositories(const QString& registry);

    //! Replaces a repository's list of tags: all of them, since tags known so far that are not among them
    //! count as gone.
    [[nodiscard]] Result<void> saveTags(
        const QString& registry, const QString& repository, const QStringList& tags, const QDateTime& when);
    [[nodiscard]] Result<SeenNames> tags(const QString& registry, const QString& repository);

    //! Notes what tags point to. A digest other than before is added to the tag's timeline. What is unknown
    //! of an image here (size -1, no date, no platforms) does not overwrite what is known. Tags with a null
    //! digest are left out.
    [[nodiscard]] Result<void> recordTags(const QString& registry, const QString& repository,
        const QList<SeenTag>& tags, const QDateTime& when);
    //! Every tag of which the digest is known, by name.
    [[nodiscard]] Result<QList<SeenTag>> knownTags(const QString& registry, const QString& repository);
    [[nodiscard]] Result<std::optional<SeenTag>> knownTag(
        const QString& registry, const QString& repository, const QString& tag);
    //! What a tag pointed to over time, the oldest first.
    [[nodiscard]] Result<QList<TagChange>> timeline(
        const QString& registry, const QString& repository, const QString& tag);

    //! Removes all that is known of a registry.
    [[nodiscard]] Result<void> forgetRegistry(const QString& registry);

private:
    // The row of a registry or repository, made when there is none.
    [[nodiscard]] Result<qint64> registryRow(const QString& registry);
    [[nodiscard]] Result<qint64> repositoryRow(const QString& registry, const QString& repository);
    [[nodiscard]] Result<SeenNames> namesFrom(Result<Statement> rows);
    [[nodiscard]] Result<void> noteGone(qint64 repository, const QStringList& tags, qint64 when);
    //! The rows' tags; `images` are those they point to.
    [[nodiscard]] Result<QList<SeenTag>> readTags(
        Result<Statement> rows, Result<QHash<qint64, SeenTag>> images);
    //! The images of a repository's tags, of all or of one, by row.
    [[nodiscard]] Result<QHash<qint64, SeenTag>> readImages(Result<Statement> rows);

    Database& m_database;
};

} // namespace portolan
