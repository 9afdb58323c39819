// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QAbstractTableModel>

#include <vector>

namespace portolan {

//! Pulls and copies: an ordered queue with at most maxRunning under way. Pausing gives the request up and
//! keeps what is complete; resuming starts it again, which skips that. GUI thread.
class TransferListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int {
        SourceColumn,
        DestinationColumn,
        ProgressColumn,
        RateColumn,
        TimeLeftColumn,
        StateColumn,
        ColumnCount
    };
    Q_ENUM(Column)
    enum class TransferState { Queued, Running, Paused, Done, Failed, Cancelled };
    Q_ENUM(TransferState)

    enum Role : int {
        IdRole = modelrole::FirstOwnRole, //!< qint64: what pause() and the others take
        StateRole, //!< TransferState
        RequestRole, //!< TransferRequest
        ProgressRole, //!< TransferProgress, the last one
        FractionRole, //!< double 0 to 1; negative: not known
        ReportRole, //!< TransferReport once Done; else invalid
        CanPauseRole, //!< bool, and so on: what makes sense for the row now
        CanResumeRole,
        CanCancelRole,
        CanRetryRole,
        CanRemoveRole,
    };

    static constexpr int maxRunning = 2;

    //! `service` outlives the model.
    explicit TransferListModel(RegistryService& service, QObject* parent = nullptr);
    ~TransferListModel() override;
    Q_DISABLE_COPY_MOVE(TransferListModel)

    //! The id of the new row, at the end.
    qint64 enqueue(const TransferRequest& request);
    void pause(qint64 id); //!< Queued, Running
    void resume(qint64 id); //!< Paused: queues it again, before those that wait
    void cancel(qint64 id); //!< Queued, Running, Paused
    void retry(qint64 id); //!< Failed, Cancelled
    void remove(qint64 id); //!< any but Running
    void removeFinished(); //!< all that are Done or Cancelled
    //! Puts a Queued one before the other waiting ones.
    void runNext(qint64 id);

    [[nodiscard]] int running() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] QModelIndex indexOf(qint64 id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void transferFinished(qint64 id); //!< Done or Failed
    void countersChanged(); //!< running(), waiting()

private:
    class Row;

    [[nodiscard]] Row* find(qint64 id);
    [[nodiscard]] QVariant roleData(const Row& row, int role) const;
    [[nodiscard]] QVariant display(const Row& row, int column) const;
    void setState(Row& row, TransferState state);
    void startWaiting();
    void start(Row& row);
    void takeProgress(qint64 id, const TransferProgress& progress);
    void takeResult(qint64 id, const Result<TransferReport>& result);
    void rowChanged(qint64 id);

    RegistryService& m_service;
    std::vector<Row> m_rows;
    qint64 m_lastId = 0;
    qint64 m_firstTurn = 0;
    qint64 m_lastTurn = 0;
};

} // namespace portolan
