// SPDX-License-Identifier: Apache-2.0
#include "proxies/transferproxy.h"

#include "base/bytesformat.h"
#include "present/errortext.h"
#include "present/sentencetext.h"
#include "present/theme.h"
#include "present/valuetext.h"

#include <QLocale>

namespace portolan {
namespace {

TransferListModel::TransferState stateOf(const QModelIndex& index)
{
    return index.data(TransferListModel::StateRole).value<TransferListModel::TransferState>();
}

//! What a transfer that is done left out, or made otherwise.
Sentences notesOf(const QModelIndex& index)
{
    return index.data(TransferListModel::ReportRole).value<TransferReport>().notes;
}

QString progressText(const TransferProgress& progress)
{
    switch (progress.stage) {
    case TransferProgress::Stage::Planning:
        return TransferProxy::tr("Looking what has to move");
    case TransferProgress::Stage::Manifests:
        return TransferProxy::tr("Writing manifests");
    case TransferProgress::Stage::Finishing:
        return TransferProxy::tr("Finishing");
    case TransferProgress::Stage::Loading:
        //: bytes handed to Podman or Docker of bytes in all: "Loading: 34 MB of 412 MB"
        return TransferProxy::tr("Loading: %1 of %2")
            .arg(sizeText(progress.bytesDone), sizeText(progress.bytesTotal));
    case TransferProgress::Stage::Blobs:
        break;
    }
    //: bytes done of bytes in all: "34 MB of 412 MB"
    return TransferProxy::tr("%1 of %2").arg(sizeText(progress.bytesDone), sizeText(progress.bytesTotal));
}

QString doneText(const TransferReport& report)
{
    QString text = report.bytesSkipped > 0
        ? TransferProxy::tr("%1 moved, %2 were there")
              .arg(sizeText(report.bytesMoved), sizeText(report.bytesSkipped))
        : TransferProxy::tr("%1 moved").arg(sizeText(report.bytesMoved));
    return text;
}

} // namespace

TransferProxy::TransferProxy(TransferListModel* source, ReferenceText referenceText, QObject* parent)
    : PrettyProxy(source, parent)
    , m_referenceText(std::move(referenceText))
{
}

QVariant TransferProxy::data(const QModelIndex& index, int role) const
{
    const TransferListModel::TransferState state = stateOf(mapToSource(index));
    using State = TransferListModel::TransferState;
    if (role == ToneRole && index.column() == TransferListModel::StateColumn) {
        if (state == State::Failed)
            return static_cast<int>(Tone::Danger);
        if (state == State::Done)
            return static_cast<int>(Tone::Success);
        return state == State::Running ? QVariant() : QVariant(static_cast<int>(Tone::Muted));
    }
    if (role == TransferListModel::FractionRole && state == State::Done)
        return 1.0;
    return PrettyProxy::data(index, role);
}

QString TransferProxy::displayText(const QModelIndex& index) const
{
    using State = TransferListModel::TransferState;
    const QModelIndex source = mapToSource(index);
    const State state = stateOf(source);
    const auto progress = source.data(TransferListModel::ProgressRole).value<TransferProgress>();
    switch (index.column()) {
    case TransferListModel::SourceColumn: {
        QString& text = m_sources[source.data(TransferListModel::IdRole).toLongLong()];
        if (text.isEmpty())
            text =
                m_referenceText(source.data(TransferListModel::RequestRole).value<TransferRequest>().source);
        return text;
    }
    case TransferListModel::DestinationColumn: {
        const auto destination =
            source.data(TransferListModel::RequestRole).value<TransferRequest>().destination;
        const QString where = PrettyProxy::displayText(index);
        return destination.kind == DestinationSpec::Kind::LocalLibrary ? tr("Local library: %1").arg(where)
                                                                       : where;
    }
    case TransferListModel::ProgressColumn:
        if (state == State::Done)
            return doneText(source.data(TransferListModel::ReportRole).value<TransferReport>());
        return state == State::Queued ? QString() : progressText(progress);
    case TransferListModel::RateColumn:
        return state == State::Running && progress.bytesPerSecond >= 0
            ? formatRate(progress.bytesPerSecond, QLocale())
            : QString();
    case TransferListModel::TimeLeftColumn:
        return state == State::Running ? formatDuration(progress.secondsLeft) : QString();
    case TransferListModel::StateColumn:
        if (state == State::Failed) {
            const QVariant error = source.data(modelrole::ErrorRole);
            if (error.isValid() && error.value<MaybeError>())
                return errorText(*error.value<MaybeError>()).meaning;
        }
        if (!notesOf(source).isEmpty())
            //: %1 is "done": something was left out, or is not as it was; the tool tip says what
            return tr("%1, with remarks").arg(PrettyProxy::displayText(index));
        return PrettyProxy::displayText(index);
    default:
        return PrettyProxy::displayText(index);
    }
}

QString TransferProxy::toolTip(const QModelIndex& index) const
{
    const Sentences notes = notesOf(mapToSource(index));
    const bool isOutcome = index.column() == TransferListModel::StateColumn
        || index.column() == TransferListModel::ProgressColumn;
    return isOutcome && !notes.isEmpty() ? sentenceText(notes) : PrettyProxy::toolTip(index);
}

} // namespace portolan
