// SPDX-License-Identifier: Apache-2.0
#include "transfer/layoutdestination.h"

#include "transfer/skopeonotes.h"

namespace portolan {

LayoutDestination::LayoutDestination(QString path, QString name)
    : m_path(std::move(path))
    , m_name(std::move(name))
    , m_attachments(m_path, m_name)
{
}

QString LayoutDestination::where() const
{
    return m_name.isEmpty() ? QStringLiteral("oci:%1").arg(m_path)
                            : QStringLiteral("oci:%1:%2").arg(m_path, m_name);
}

QCoro::Task<Result<void>> LayoutDestination::begin(std::stop_token stop)
{
    auto opened = co_await m_receiver.open(m_path, stop);
    co_return opened;
}

QCoro::Task<Result<bool>> LayoutDestination::hasBlob(Descriptor blob, std::stop_token stop)
{
    auto answer = co_await m_receiver.hasBlob(blob, stop);
    co_return answer;
}

QCoro::Task<Result<void>> LayoutDestination::receiveBlob(
    BlobSource source, Descriptor blob, std::shared_ptr<BlobTally> tally, std::stop_token stop)
{
    auto received = co_await m_receiver.receiveBlob(source, blob, tally, stop);
    co_return received;
}

QCoro::Task<Result<void>> LayoutDestination::putManifest(
    ManifestDocument document, QString tag, std::stop_token stop)
{
    auto written = co_await m_receiver.putManifest(document, stop);
    if (written && AttachmentEntries::isNeededFor(document, tag))
        m_attachments.add(document, tag);
    co_return written;
}

QCoro::Task<Result<DestinationReport>> LayoutDestination::finish(ManifestDocument root, std::stop_token stop)
{
    const auto written = co_await m_receiver.putManifest(root, stop);
    if (!written)
        co_return written.error();
    const std::function<Result<void>(LayoutIndex&)> edit =
        [attachments = m_attachments, target = root.descriptor(), name = m_name](LayoutIndex& index) {
            attachments.enter(index);
            index.setEntry(target, name);
            return Result<void>();
        };
    const auto edited = co_await m_receiver.editIndex(edit, stop);
    m_receiver.close();
    if (!edited)
        co_return edited.error();
    DestinationReport report;
    report.notes = skopeoNotes(root, m_name);
    co_return report;
}

QCoro::Task<Result<void>> LayoutDestination::abort(std::stop_token stop)
{
    Q_UNUSED(stop)
    m_receiver.close();
    co_return Result<void>();
}

} // namespace portolan
