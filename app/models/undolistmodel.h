// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QAbstractTableModel>
#include <QHash>

#include <map>

namespace portolan {

//! Deletions that may be undone, newest first. Fetched when a view asks, and by refresh(), which keeps rows
//! by their id.
class UndoListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int { WhenColumn, RepositoryColumn, TagsColumn, ManifestsColumn, StateColumn, ColumnCount };
    Q_ENUM(Column)
    enum class UndoState {
        Unknown, //!< not checked: check()
        Checking,
        Possible,
        Gone, //!< the registry no longer has all blobs
        Undoing,
        Undone,
        Failed, //!< ErrorRole says why; undo() or check() may be tried again
    };
    Q_ENUM(UndoState)

    enum Role : int {
        UndoIdRole = modelrole::FirstOwnRole, //!< qint64
        StateRole, //!< UndoState
        EntryRole, //!< UndoEntry
        AddressRole, //!< RepositoryAddress
    };

    //! `service` outlives the model.
    explicit UndoListModel(RegistryService& service, QObject* parent = nullptr);
    ~UndoListModel() override;
    Q_DISABLE_COPY_MOVE(UndoListModel)

    void refresh();
    void retry(); //!< the listing, after it failed
    void check(qint64 undoId); //!< asks whether the blobs are still there
    void undo(qint64 undoId);

    [[nodiscard]] FetchState state() const { return m_state; } //!< of the listing
    [[nodiscard]] const MaybeError& error() const { return m_error; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void stateChanged();
    void undone(const portolan::UndoEntry& entry, const portolan::UndoReport& report);
    void undoFailed(qint64 undoId, const portolan::Error& error);

private:
    class Row final {
    public:
        UndoEntry entry;
        UndoState state = UndoState::Unknown;
        MaybeError error;
    };

    [[nodiscard]] int rowOf(qint64 undoId) const;
    void fetch();
    void take(const Result<QList<UndoEntry>>& result);
    void applyEntries(const QList<UndoEntry>& entries);
    void updateEntry(int row, const UndoEntry& entry);
    void setRowState(qint64 undoId, UndoState state, MaybeError error = std::nullopt);
    void takeCheck(qint64 undoId, const Result<bool>& result);
    void takeUndo(qint64 undoId, const Result<UndoReport>& result);
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    QList<Row> m_rows;
    FetchState m_state = FetchState::Idle;
    MaybeError m_error;
    RequestHandle m_listing;
    std::map<qint64, RequestHandle> m_requests; //!< by undo id
};

} // namespace portolan
