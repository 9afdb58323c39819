// SPDX-License-Identifier: Apache-2.0
#include "models/activitymodel.h"

#include "models/columns.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("time", QT_TRANSLATE_NOOP("Models", "Time")),
    TableColumn("method", QT_TRANSLATE_NOOP("Models", "Method")),
    TableColumn("host", QT_TRANSLATE_NOOP("Models", "Host")),
    TableColumn("path", QT_TRANSLATE_NOOP("Models", "Path")),
    TableColumn("status", QT_TRANSLATE_NOOP("Models", "Status")),
    TableColumn("duration", QT_TRANSLATE_NOOP("Models", "Duration")),
};
constexpr int flushMilliseconds = 100;

bool isInFlight(const ExchangeEvent& event)
{
    return event.stage == ExchangeEvent::Stage::Started;
}

} // namespace

ActivityModel::ActivityModel(RegistryService& service, QObject* parent)
    : QAbstractTableModel(parent)
    , m_service(service)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(flushMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &ActivityModel::flush);
    m_service.setExchangeListener([this](const ExchangeEvent& event) { take(event); });
}

ActivityModel::~ActivityModel()
{
    m_service.setExchangeListener(nullptr);
}

void ActivityModel::take(const ExchangeEvent& event)
{
    if (isInFlight(event)) {
        ++m_inFlight;
        Row row;
        row.event = event;
        row.since = QDateTime::currentDateTimeUtc();
        m_started.push_back(std::move(row));
    } else {
        m_inFlight = std::max(0, m_inFlight - 1);
        ++m_exchanges;
        m_bytes += event.bodyBytes;
        takeFinished(event);
    }
    if (!m_timer.isActive())
        m_timer.start();
    Q_EMIT countersChanged();
}

void ActivityModel::takeFinished(const ExchangeEvent& event)
{
    const auto waiting = std::find_if(
        m_started.begin(), m_started.end(), [&event](const Row& row) { return row.event.id == event.id; });
    if (waiting == m_started.end())
        m_finished.insert(event.id, event);
    else if (isFailure(event))
        waiting->event = event;
    else
        m_started.erase(waiting);
}

bool ActivityModel::isFailure(const ExchangeEvent& event)
{
    return event.error.has_value() && !event.error->isCancelled();
}

void ActivityModel::flush()
{
    applyFinished();
    insertStarted();
    trim();
    Q_EMIT countersChanged();
}

void ActivityModel::applyFinished()
{
    for (int row = int(m_rows.size()) - 1; row >= 0 && !m_finished.isEmpty(); --row) {
        const auto finished = m_finished.constFind(m_rows[size_t(row)].event.id);
        if (finished == m_finished.constEnd())
            continue;
        if (isFailure(*finished)) {
            m_rows[size_t(row)].event = *finished;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        } else {
            beginRemoveRows(QModelIndex(), row, row);
            m_rows.erase(m_rows.begin() + row);
            endRemoveRows();
        }
    }
    m_finished.clear();
}

void ActivityModel::insertStarted()
{
    if (m_started.empty())
        return;
    if (m_started.size() > size_t(maxRows))
        m_started.erase(m_started.begin(), m_started.end() - maxRows);
    beginInsertRows(QModelIndex(), 0, int(m_started.size()) - 1);
    m_rows.insert(m_rows.begin(), std::make_move_iterator(m_started.rbegin()),
        std::make_move_iterator(m_started.rend()));
    m_started.clear();
    endInsertRows();
}

void ActivityModel::trim()
{
    if (m_rows.size() <= size_t(maxRows))
        return;
    beginRemoveRows(QModelIndex(), maxRows, int(m_rows.size()) - 1);
    m_rows.erase(m_rows.begin() + maxRows, m_rows.end());
    endRemoveRows();
}

int ActivityModel::errorCount() const
{
    return int(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return isFailure(row.event); }));
}

void ActivityModel::clearErrors()
{
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (!isFailure(m_rows[size_t(row)].event))
            continue;
        beginRemoveRows(QModelIndex(), row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    Q_EMIT countersChanged();
}

int ActivityModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ActivityModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::value(const Row& row, int column)
{
    switch (column) {
    case TimeColumn:
        return row.since;
    case MethodColumn:
        return QString::fromLatin1(row.event.method);
    case HostColumn:
        return row.event.host;
    case PathColumn:
        return row.event.path;
    case StatusColumn:
        return row.event.status > 0 ? QVariant(row.event.status) : QVariant();
    default:
        return isInFlight(row.event) ? QVariant() : QVariant(row.event.milliseconds);
    }
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return value(row, index.column());
    case modelrole::ValueKindRole:
        return QVariant::fromValue(index.column() == TimeColumn ? ValueKind::Time : ValueKind::Text);
    case modelrole::ErrorRole:
        return row.event.error ? QVariant::fromValue(row.event.error) : QVariant();
    case modelrole::CopyRole:
        return row.event.error
            ? row.event.error->toLogLine()
            : QString(QString::fromLatin1(row.event.method) + u' ' + row.event.host + row.event.path);
    case modelrole::KeyRole:
    case ExchangeIdRole:
        return row.event.id;
    case InFlightRole:
        return isInFlight(row.event);
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
