// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "store/database.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <type_traits>

namespace portolan {

//! A manifest kept so that it can be put back. A value.
class KeptManifest final {
public:
    KeptManifest() = default;
    KeptManifest(Digest contentDigest, QString type, QByteArray content)
        : digest(std::move(contentDigest))
        , mediaType(std::move(type))
        , bytes(std::move(content))
    {
    }

    Digest digest;
    QString mediaType;
    QByteArray bytes; //!< exactly as received; empty in what list() gives
};
static_assert(!std::is_aggregate_v<KeptManifest>);

//! Where a tag pointed before. A value.
class KeptTag final {
public:
    KeptTag() = default;
    KeptTag(QString tagName, Digest contentDigest)
        : name(std::move(tagName))
        , digest(std::move(contentDigest))
    {
    }

    QString name;
    Digest digest;
};
static_assert(!std::is_aggregate_v<KeptTag>);

enum class UndoState {
    Planned, //!< written down before acting; still so after a crash: how far it came is not known
    Done, //!< the deletion was carried out
    Undone, //!< and taken back
};

//! One deletion, with all it takes to undo it. A value.
class UndoRecord final {
public:
    UndoRecord() = default;

    qint64 id = 0; //!< given by UndoJournal::plan()
    QDateTime time; //!< UTC
    UndoState state = UndoState::Planned;
    QString registry; //!< RegistryProfile::id
    QString repository;
    QString kind; //!< what was done, for people: "tags", "images"
    QList<KeptManifest> manifests; //!< in the order in which to put them back: children before their index
    QList<KeptTag> tags;
    QString note; //!< English: referrers that go along, and the like
};
static_assert(!std::is_aggregate_v<UndoRecord>);

//! What was deleted and how to get it back. Every change is on the disk when the call returns, even if power
//! fails next. Worker thread. Errors of all: as storeError(), and NotFound for an id that is not there.
class UndoJournal final {
public:
    static constexpr int defaultDays = 90;

    explicit UndoJournal(Database& database);
    Q_DISABLE_COPY_MOVE(UndoJournal)

    //! Writes a deletion down before it happens, as Planned; answers its id. Nothing may be deleted unless
    //! this succeeds. Errors also: Internal when a manifest's bytes are not those of its digest, so that it
    //! could never be put back.
    [[nodiscard]] Result<qint64> plan(const UndoRecord& record);
    [[nodiscard]] Result<void> mark(qint64 id, UndoState state);
    //! All records without the manifests' bytes, the latest first.
    [[nodiscard]] Result<QList<UndoRecord>> list();
    //! One with everything. Errors also: Storage with code DATABASE_DAMAGED when a manifest is not what it
    //! was.
    [[nodiscard]] Result<UndoRecord> get(qint64 id);
    //! Forgets what is older than so many days before `now`; answers how many records went.
    [[nodiscard]] Result<qint64> prune(const QDateTime& now, int days = defaultDays);

private:
    [[nodiscard]] Result<void> insert(const UndoRecord& record, qint64& id);
    [[nodiscard]] Result<void> readTags(UndoRecord& record);
    [[nodiscard]] Result<void> readManifests(UndoRecord& record, bool withBytes);
    //! Runs `change` as one transaction that is flushed to the disk.
    template <typename Change> [[nodiscard]] Result<void> durably(Change change);

    Database& m_database;
};

} // namespace portolan
