// SPDX-License-Identifier: Apache-2.0
// The other process in tests of layout folders: one that edits, one that is killed, one whose disk is full.
#include "oci/mediatype.h"
#include "registry/layout/layoutfolder.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

using namespace portolan;

namespace {

int fail(const Error& error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.toLogLine()));
    return 1;
}

//! The bytes of the blob that the parent expects: a counter, so that any two places differ.
QByteArray content(qint64 size)
{
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(size) + 16);
    for (qint64 i = 0; bytes.size() < size; ++i)
        bytes += QByteArray::number(i) + ' ';
    bytes.truncate(static_cast<qsizetype>(size));
    return bytes;
}

//! edit FOLDER PREFIX COUNT: adds that many entries, one edit each.
int edit(const LayoutFolder& folder, const QString& prefix, int count)
{
    const Descriptor target(QLatin1String(mediatype::ociManifest), Digest::sha256Of(QByteArrayView("x")), 1);
    for (int i = 0; i < count; ++i) {
        if (auto done = folder.setEntry(target, prefix + QString::number(i)); !done)
            return fail(done.error());
    }
    return 0;
}

//! half FOLDER SIZE: writes half of a blob, says so, and waits to be killed.
int half(const LayoutFolder& folder, qint64 size)
{
    const QByteArray bytes = content(size);
    auto writer = folder.startBlob({QLatin1String(mediatype::ociLayerTar), Digest::sha256Of(bytes), size});
    if (!writer)
        return fail(writer.error());
    if (auto written = writer->write(QByteArrayView(bytes).first(bytes.size() / 2)); !written)
        return fail(written.error());
    std::puts("half");
    std::fflush(stdout);
    for (;;)
        ::pause();
}

//! limited FOLDER SIZE LIMIT: writes a blob where no file may grow beyond LIMIT. 0: it failed as it should.
int limited(const LayoutFolder& folder, qint64 size, qint64 limit)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{static_cast<rlim_t>(limit), static_cast<rlim_t>(limit)};
    if (::setrlimit(RLIMIT_FSIZE, &most) != 0)
        return 2;
    const QByteArray bytes = content(size);
    auto writer = folder.startBlob({QLatin1String(mediatype::ociLayerTar), Digest::sha256Of(bytes), size});
    if (!writer)
        return fail(writer.error());
    for (qsizetype at = 0; at < bytes.size(); at += 1000) {
        if (auto written =
                writer->write(QByteArrayView(bytes).sliced(at, std::min<qsizetype>(1000, bytes.size() - at)));
            !written) {
            std::printf(
                "%s %lld\n", qPrintable(written.error().code()), static_cast<long long>(writer->offset()));
            return written.error().kind() == ErrorKind::Storage ? 0 : 3;
        }
    }
    return 4;
}

//! limitedindex FOLDER LIMIT: adds an entry where index.json may not grow.
int limitedIndex(const LayoutFolder& folder, qint64 limit)
{
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit most{static_cast<rlim_t>(limit), static_cast<rlim_t>(limit)};
    if (::setrlimit(RLIMIT_FSIZE, &most) != 0)
        return 2;
    const Descriptor target(QLatin1String(mediatype::ociManifest), Digest::sha256Of(QByteArrayView("x")), 1);
    const auto done = folder.setEntry(target, QString(2000, u'x'));
    if (done)
        return 4;
    std::puts(qPrintable(done.error().code()));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 4)
        return 64;
    const auto folder = LayoutFolder::open(arguments.at(2));
    if (!folder)
        return fail(folder.error());
    const QString command = arguments.at(1);
    if (command == QStringLiteral("edit"))
        return edit(*folder, arguments.at(3), arguments.value(4).toInt());
    if (command == QStringLiteral("half"))
        return half(*folder, arguments.at(3).toLongLong());
    if (command == QStringLiteral("limited"))
        return limited(*folder, arguments.at(3).toLongLong(), arguments.value(4).toLongLong());
    if (command == QStringLiteral("limitedindex"))
        return limitedIndex(*folder, arguments.at(3).toLongLong());
    return 64;
}
