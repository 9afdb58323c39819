// SPDX-License-Identifier: Apache-2.0
#include "transfer/transferhelp.h"

#include "support/awaiting.h"
#include "support/tool.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace portolan {

TransferOptions quickOptions()
{
    TransferOptions options;
    options.firstRetryDelay = std::chrono::milliseconds(1);
    return options;
}

Result<TransferReport> transfer(DataPlane& plane, const QString& tagOrDigest,
    const std::shared_ptr<Destination>& destination, const TransferOptions& options,
    const std::stop_token& stop, const TransferProgressCallback& progress, const QString& repository)
{
    const TransferSource source(&plane, repository, tagOrDigest);
    return await(TransferEngine::run(source, destination, options, progress, stop));
}

QString outcome(const Result<TransferReport>& result)
{
    if (result)
        return QStringLiteral("ok");
    const QString kind = errorKindName(result.error().kind());
    return result.error().code().isEmpty() ? kind : kind + u' ' + result.error().code();
}

QStringList filesIn(const QString& folder)
{
    QStringList out;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        out << files.next().mid(folder.size() + 1);
    std::sort(out.begin(), out.end());
    return out;
}

QByteArray fileBytes(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList tarMembers(const QString& tar)
{
    const auto listed = runTool(QStringLiteral("tar"), {QStringLiteral("-tf"), tar});
    return QString::fromUtf8(listed.out).split(u'\n', Qt::SkipEmptyParts);
}

QByteArray tarMember(const QString& tar, const QString& member)
{
    return runTool(QStringLiteral("tar"), {QStringLiteral("-xOf"), tar, member}).out;
}

ManifestDocument documentOf(const ImageFixture& fixture, const FixtureDescriptor& manifest)
{
    auto document = ManifestDocument::parse(fileBytes(fixture.blobFile(manifest.digest)), manifest.mediaType);
    if (!document)
        qFatal("%s", qPrintable(document.error().toLogLine()));
    return *document;
}

QStringList blobsOf(const ImageFixture& fixture, const FixtureDescriptor& image)
{
    QStringList out;
    const QList<Descriptor> references = documentOf(fixture, image).references();
    for (const Descriptor& reference : references)
        out << reference.digest.toString();
    return out;
}

} // namespace portolan
