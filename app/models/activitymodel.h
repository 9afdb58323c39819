// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/modelroles.h"
#include "service/registryservice.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <vector>

namespace portolan {

//! Requests in flight, and those that failed, newest first; what succeeded or was given up leaves. Is the
//! service's exchange listener while it lives. Rows change at most ten times a second, so that short
//! exchanges do not flicker. GUI thread.
class ActivityModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column : int {
        TimeColumn,
        MethodColumn,
        HostColumn,
        PathColumn,
        StatusColumn,
        DurationColumn,
        ColumnCount
    };
    Q_ENUM(Column)

    //! DurationColumn: milliseconds, when finished.
    enum Role : int {
        InFlightRole = modelrole::FirstOwnRole, //!< bool
        ExchangeIdRole, //!< quint64, the short id of the log
    };

    static constexpr int maxRows = 500;

    //! `service` outlives the model.
    explicit ActivityModel(RegistryService& service, QObject* parent = nullptr);
    ~ActivityModel() override;
    Q_DISABLE_COPY_MOVE(ActivityModel)

    [[nodiscard]] int inFlight() const { return m_inFlight; } //!< at once, not only ten times a second
    [[nodiscard]] int errorCount() const;
    [[nodiscard]] qint64 exchanges() const { return m_exchanges; } //!< finished since the start
    [[nodiscard]] qint64 bytesReceived() const { return m_bytes; }
    void clearErrors();

    [[nodiscard]] int rowCount(const QModelIndex& parent = QModelIndex()) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = QModelIndex()) const override;
    //! ErrorRole: the failure. KeyRole: the exchange's id.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void countersChanged();

private:
    class Row final {
    public:
        ExchangeEvent event;
        QDateTime since;
    };

    [[nodiscard]] static bool isFailure(const ExchangeEvent& event); //!< cancelled ones are none
    [[nodiscard]] static QVariant value(const Row& row, int column);
    void take(const ExchangeEvent& event);
    void takeFinished(const ExchangeEvent& event);
    void flush();
    void insertStarted();
    void applyFinished();
    void trim();

    RegistryService& m_service;
    std::vector<Row> m_rows; //!< newest first
    std::vector<Row> m_started; //!< not shown yet
    QHash<quint64, ExchangeEvent> m_finished; //!< of shown rows, not applied yet
    QTimer m_timer;
    int m_inFlight = 0;
    qint64 m_exchanges = 0;
    qint64 m_bytes = 0;
};

} // namespace portolan
