// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace portolan {

//! A ustar archive in memory, the same bytes for the same calls.
class TarWriter final {
public:
    //! `path` up to 99 bytes; parent folders are not added.
    void addFile(const QString& path, const QByteArray& content, int mode = 0644);
    void addFolder(const QString& path);
    //! The archive with its end marker.
    [[nodiscard]] QByteArray finish();

private:
    void addHeader(const QByteArray& path, qint64 size, int mode, char type);

    QByteArray m_bytes;
};

//! `bytes` as a gzip member without name and time.
[[nodiscard]] QByteArray gzipped(const QByteArray& bytes);

} // namespace portolan
