// SPDX-License-Identifier: Apache-2.0
#include "models/transferlistmodel.h"

#include "base/bytesformat.h"
#include "models/columns.h"

#include <algorithm>
#include <array>

namespace portolan {
namespace {

constexpr std::array columns{
    TableColumn("source", QT_TRANSLATE_NOOP("Models", "Source")),
    TableColumn("destination", QT_TRANSLATE_NOOP("Models", "Destination")),
    TableColumn("progress", QT_TRANSLATE_NOOP("Models", "Progress")),
    TableColumn("rate", QT_TRANSLATE_NOOP("Models", "Rate")),
    TableColumn("timeLeft", QT_TRANSLATE_NOOP("Models", "Time left")),
    TableColumn("state", QT_TRANSLATE_NOOP("Models", "State")),
};

using TransferState = TransferListModel::TransferState;

const char* stateText(TransferState state)
{
    switch (state) {
    case TransferState::Queued:
        return QT_TRANSLATE_NOOP("Models", "Waiting");
    case TransferState::Running:
        return QT_TRANSLATE_NOOP("Models", "Running");
    case TransferState::Paused:
        return QT_TRANSLATE_NOOP("Models", "Paused");
    case TransferState::Done:
        return QT_TRANSLATE_NOOP("Models", "Done");
    case TransferState::Failed:
        return QT_TRANSLATE_NOOP("Models", "Failed");
    case TransferState::Cancelled:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Cancelled");
}

QString sourceText(const ImageAddress& source)
{
    const QChar separator = source.isByDigest() ? u'@' : u':';
    return source.registry + u'/' + source.repository + separator + source.tagOrDigest;
}

QString destinationText(const DestinationSpec& destination)
{
    QString text = destination.path;
    if (destination.kind == DestinationSpec::Kind::Registry)
        text = destination.registry + u'/' + destination.repository;
    const QString& name =
        destination.kind == DestinationSpec::Kind::Registry ? destination.tag : destination.name;
    if (text.isEmpty() || name.isEmpty())
        return text + name;
    return text + u':' + name;
}

} // namespace

class TransferListModel::Row final {
public:
    qint64 id = 0;
    qint64 turn = 0; //!< waiting ones start in this order
    TransferRequest request;
    TransferState state = TransferState::Queued;
    TransferProgress progress;
    TransferReport report;
    MaybeError error;
    RequestHandle handle;

    [[nodiscard]] bool isWaiting() const { return state == TransferState::Queued; }
    [[nodiscard]] bool isRunning() const { return state == TransferState::Running; }

    [[nodiscard]] double fraction() const
    {
        if (state == TransferState::Done)
            return 1;
        if (progress.bytesTotal <= 0)
            return progress.stage == TransferProgress::Stage::Planning ? -1 : 1;
        return std::clamp(double(progress.bytesDone) / double(progress.bytesTotal), 0.0, 1.0);
    }

    [[nodiscard]] QVariant value(int column) const
    {
        switch (column) {
        case SourceColumn:
            return sourceText(request.source);
        case DestinationColumn:
            return state == TransferState::Done ? report.where : destinationText(request.destination);
        case ProgressColumn:
            return progress.bytesTotal > 0 ? QVariant(progress.bytesDone) : QVariant();
        case RateColumn:
            return isRunning() && progress.bytesPerSecond >= 0 ? QVariant(progress.bytesPerSecond)
                                                               : QVariant();
        case TimeLeftColumn:
            return isRunning() && progress.secondsLeft >= 0 ? QVariant(progress.secondsLeft) : QVariant();
        default:
            return QString::fromLatin1(stateText(state));
        }
    }
};

TransferListModel::TransferListModel(RegistryService& service, QObject* parent)
    : QAbstractTableModel(parent)
    , m_service(service)
{
}

TransferListModel::~TransferListModel() = default;

qint64 TransferListModel::enqueue(const TransferRequest& request)
{
    Row row;
    row.id = ++m_lastId;
    row.turn = ++m_lastTurn;
    row.request = request;
    const int at = int(m_rows.size());
    beginInsertRows(QModelIndex(), at, at);
    m_rows.push_back(std::move(row));
    endInsertRows();
    startWaiting();
    Q_EMIT countersChanged();
    return m_lastId;
}

void TransferListModel::pause(qint64 id)
{
    Row* row = find(id);
    if (row != nullptr && (row->isWaiting() || row->isRunning()))
        setState(*row, TransferState::Paused);
}

void TransferListModel::resume(qint64 id)
{
    Row* row = find(id);
    if (row == nullptr || row->state != TransferState::Paused)
        return;
    row->turn = --m_firstTurn;
    setState(*row, TransferState::Queued);
}

void TransferListModel::cancel(qint64 id)
{
    Row* row = find(id);
    if (row != nullptr && (row->isWaiting() || row->isRunning() || row->state == TransferState::Paused))
        setState(*row, TransferState::Cancelled);
}

void TransferListModel::retry(qint64 id)
{
    Row* row = find(id);
    if (row == nullptr || (row->state != TransferState::Failed && row->state != TransferState::Cancelled))
        return;
    row->error.reset();
    row->turn = ++m_lastTurn;
    setState(*row, TransferState::Queued);
}

void TransferListModel::runNext(qint64 id)
{
    Row* row = find(id);
    if (row != nullptr && row->isWaiting())
        row->turn = --m_firstTurn;
}

void TransferListModel::remove(qint64 id)
{
    const QModelIndex index = indexOf(id);
    if (!index.isValid() || m_rows[size_t(index.row())].isRunning())
        return;
    beginRemoveRows(QModelIndex(), index.row(), index.row());
    m_rows.erase(m_rows.begin() + index.row());
    endRemoveRows();
    Q_EMIT countersChanged();
}

void TransferListModel::removeFinished()
{
    QList<qint64> finished;
    for (const Row& row : m_rows) {
        if (row.state == TransferState::Done || row.state == TransferState::Cancelled)
            finished.append(row.id);
    }
    for (const qint64 id : finished)
        remove(id);
}

void TransferListModel::setState(Row& row, TransferState state)
{
    const qint64 id = row.id;
    row.state = state;
    if (state != TransferState::Running)
        row.handle.cancel();
    rowChanged(id);
    startWaiting();
    Q_EMIT countersChanged();
}

void TransferListModel::startWaiting()
{
    while (running() < maxRunning) {
        Row* next = nullptr;
        for (Row& row : m_rows) {
            if (row.isWaiting() && (next == nullptr || row.turn < next->turn))
                next = &row;
        }
        if (next == nullptr)
            return;
        start(*next);
    }
}

void TransferListModel::start(Row& row)
{
    const qint64 id = row.id;
    row.state = TransferState::Running;
    row.progress = TransferProgress();
    row.handle = m_service.startTransfer(
        row.request, [this, id](const TransferProgress& progress) { takeProgress(id, progress); },
        [this, id](const Result<TransferReport>& result) { takeResult(id, result); });
    rowChanged(id);
}

void TransferListModel::takeProgress(qint64 id, const TransferProgress& progress)
{
    Row* row = find(id);
    if (row == nullptr || !row->isRunning())
        return;
    row->progress = progress;
    rowChanged(id);
}

void TransferListModel::takeResult(qint64 id, const Result<TransferReport>& result)
{
    Row* row = find(id);
    if (row == nullptr)
        return;
    if (result)
        row->report = *result;
    else
        row->error = result.error();
    setState(*row, result ? TransferState::Done : TransferState::Failed);
    Q_EMIT transferFinished(id);
}

TransferListModel::Row* TransferListModel::find(qint64 id)
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const Row& row) { return row.id == id; });
    return it == m_rows.end() ? nullptr : &*it;
}

QModelIndex TransferListModel::indexOf(qint64 id) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [id](const Row& row) { return row.id == id; });
    return it == m_rows.end() ? QModelIndex() : index(int(it - m_rows.begin()), 0);
}

void TransferListModel::rowChanged(qint64 id)
{
    const QModelIndex first = indexOf(id);
    if (first.isValid())
        Q_EMIT dataChanged(first, first.siblingAtColumn(ColumnCount - 1));
}

int TransferListModel::running() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.isRunning(); }));
}

int TransferListModel::waiting() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.isWaiting(); }));
}

int TransferListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TransferListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TransferListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case modelrole::ValueRole:
    case modelrole::SortRole:
        return row.value(index.column());
    case modelrole::TranslatableRole:
        return index.column() == StateColumn;
    case modelrole::CopyRole:
        return row.error && index.column() == StateColumn ? row.error->toLogLine()
                                                          : row.value(index.column()).toString();
    default:
        return roleData(row, role);
    }
}

QVariant TransferListModel::display(const Row& row, int column) const
{
    const QVariant value = row.value(column);
    if (!value.isValid())
        return value;
    switch (column) {
    case ProgressColumn:
        return QString(formatBytes(row.progress.bytesDone, QLocale()) + QStringLiteral(" / ")
            + formatBytes(row.progress.bytesTotal, QLocale()));
    case RateColumn:
        return formatRate(value.toLongLong(), QLocale());
    case TimeLeftColumn:
        return formatDuration(value.toLongLong());
    default:
        return value;
    }
}

QVariant TransferListModel::roleData(const Row& row, int role) const
{
    switch (role) {
    case modelrole::ErrorRole:
        return row.error ? QVariant::fromValue(row.error) : QVariant();
    case modelrole::KeyRole:
    case IdRole:
        return row.id;
    case StateRole:
        return QVariant::fromValue(row.state);
    case RequestRole:
        return QVariant::fromValue(row.request);
    case ProgressRole:
        return QVariant::fromValue(row.progress);
    case FractionRole:
        return row.fraction();
    case ReportRole:
        return row.state == TransferState::Done ? QVariant::fromValue(row.report) : QVariant();
    case CanPauseRole:
        return row.isWaiting() || row.isRunning();
    case CanResumeRole:
        return row.state == TransferState::Paused;
    case CanCancelRole:
        return row.isWaiting() || row.isRunning() || row.state == TransferState::Paused;
    case CanRetryRole:
        return row.state == TransferState::Failed || row.state == TransferState::Cancelled;
    case CanRemoveRole:
        return !row.isRunning();
    default:
        return {};
    }
}

QVariant TransferListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(columns, section, orientation, role);
}

} // namespace portolan
