// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "models/tagtypes.h"
#include "oci/tagnames.h"
#include "service/registryservice.h"

#include <QAbstractTableModel>

#include <memory>

namespace portolan {

//! The tags of one repository, sorted and filtered by the model itself, so that 300,000 rows need neither a
//! proxy nor a stall: sorting and filtering of large lists happen on a pool thread, and the result is applied
//! by few signals; persistent indexes and selections survive. Put no QSortFilterProxyModel on top;
//! QIdentityProxyModel is fine. Best seen in a QTableView (its layout is O(1) a row). GUI thread.
//!
//! setRepository() shows what was last seen at once and fetches the first page; further pages come by
//! fetchMore() (views do it on scrolling) or loadAll(). Rows last seen and not confirmed since are Stale;
//! those gone leave when the last page came. While a filter is set canFetchMore() is false: say "n of m
//! loaded, more on the server" beside it and offer loadAll(). A failed page makes the list Failed until
//! retry(); rows stay. Summaries (created, size, platforms, digest) are fetched only for rows named by
//! requestSummaries(), at most four at a time.
class TagListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int {
        TagColumn,
        CreatedColumn,
        SizeColumn,
        PlatformsColumn,
        DigestColumn,
        SameColumn,
        // What listings say where a registry's own API says it; windows hide them unless asked for.
        SourceColumn, //!< what the tag follows
        ImportColumn, //!< how it is imported, and where it is pulled from
        GenerationColumn,
        ExpiresColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    //! modelrole::FetchStateRole and ErrorRole speak of the row's summary.
    enum Role : int {
        AddressRole = modelrole::FirstOwnRole, //!< ImageAddress by tag
        PinnedAddressRole, //!< ImageAddress by digest; invalid while the digest is not known
        DigestRole, //!< Digest; invalid while not known
        MediaTypeRole, //!< QString
        ArtifactTypeRole, //!< QString, empty for images
        SameTagsRole, //!< QStringList: other tags on the same digest, at most maxSameTags of them
        SameCountRole, //!< int: how many other tags there are
        AttachmentCountRole, //!< int: attachment tags (cosign, fallback) of this image, folded or not
        TagKindRole, //!< TagKind
        StaleRole, //!< bool: last seen, not confirmed by the server since
        RecordRole, //!< TagRecord: expiry, protection, source, problem, where the listing says them
    };

    static constexpr int maxSameTags = 8;
    static constexpr int maxSummariesInFlight = 4;

    //! `service` outlives the model.
    explicit TagListModel(RegistryService& service, QObject* parent = nullptr);
    ~TagListModel() override;
    Q_DISABLE_COPY_MOVE(TagListModel)

    //! Shows another repository: resets. The sort stays, the filter is cleared.
    void setRepository(const RepositoryAddress& repository);
    void clear(); //!< no repository
    [[nodiscard]] const RepositoryAddress& repository() const;
    //! Lists anew from the first page (as many pages as were loaded), by difference; visible summaries are
    //! asked again.
    void refresh();
    void retry(); //!< the page that failed; once it came, the summaries that failed, too
    void loadAll(); //!< every page there is, one after the other
    void stopLoading(); //!< ends loadAll() and loadSummaries(); what is loaded stays
    [[nodiscard]] bool isLoadingAll() const;

    [[nodiscard]] FetchState state() const;
    [[nodiscard]] MaybeError error() const;
    [[nodiscard]] TagCounters counters() const;

    //! The rows on screen, both included, whenever that changes. Asks for those that need it, first row
    //! first; requests for rows no longer wanted are given up. Rows that failed are left alone.
    void requestSummaries(int first, int last);
    void retrySummary(const QModelIndex& index);
    //! What sorting by a column would take first; see TagSortCost.
    [[nodiscard]] TagSortCost sortCost(int column) const;
    //! Fetches the summaries of all rows shown, visible ones first: the way to a complete sort by another
    //! column.
    void loadSummaries();
    [[nodiscard]] bool isLoadingSummaries() const;
    //! A summary learnt elsewhere (an image just inspected); unknown tags are ignored.
    void setSummary(const QString& tag, const TagSummary& summary);
    //! Takes tags away that were just deleted, or adds ones just put back, without asking the server.
    void tagsRemoved(const QStringList& tags);
    void tagsAdded(const QStringList& tags);

    //! Substring, or a wildcard pattern (`*`, `?`) when it has one; case does not count; empty: none. Over
    //! loaded tags only.
    void setFilter(const QString& pattern);
    [[nodiscard]] QString filter() const;
    //! Whether attachment tags have rows of their own. Default: no.
    void setAttachmentsShown(bool shown);
    [[nodiscard]] bool attachmentsShown() const;
    //! Rows with no value go last in both directions; equal values are in natural order of their names.
    //! Default: TagColumn, ascending.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    [[nodiscard]] int sortColumn() const;
    [[nodiscard]] Qt::SortOrder sortOrder() const;
    [[nodiscard]] bool isSettled() const; //!< no sorting or filtering is under way

    //! Invalid when the tag is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString& tag) const;
    [[nodiscard]] qsizetype memoryUsed() const; //!< bytes held for all tags, for the benchmark

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    //! KeyRole: the column's id ("tag", "created", ...).
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void repositoryChanged();
    void stateChanged(); //!< state(), error(), isLoadingAll(), isLoadingSummaries()
    void countersChanged();
    void settled(); //!< isSettled() became true

private:
    class State;

    std::unique_ptr<State> m_state;
};

} // namespace portolan
