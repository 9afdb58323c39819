// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFile>
#include <QIODevice>
#include <QList>

#include <functional>
#include <memory>

namespace portolan {

//! A tar of plain files that is made while it is read, so that it never lies anywhere whole: the same bytes
//! for the same members each time. Sequential; add the members, open it for reading, read. A member's file
//! that is shorter than announced ends it early (problem() says so).
class TarStream final : public QIODevice {
    Q_OBJECT
public:
    void addBytes(const QString& name, const QByteArray& content);
    void addFile(const QString& name, const QString& path, qint64 size);
    //! Of the whole tar, with its end marker.
    [[nodiscard]] qint64 totalBytes() const;
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

    //! Called with the number of bytes of each reading.
    void onRead(std::function<void(qint64 bytes)> listener) { m_listener = std::move(listener); }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 size) override;

private:
    //! A stretch of the tar: bytes, or a file's content.
    class Part final {
    public:
        QByteArray bytes;
        QString path; //!< empty: bytes
        qint64 size = 0;
    };

    void addHeader(const QString& name, qint64 size);
    void addPadding(qint64 size);
    [[nodiscard]] qint64 readPart(char* data, qint64 maxSize);

    QList<Part> m_parts;
    qsizetype m_current = 0;
    qint64 m_offset = 0; //!< in the current part
    std::unique_ptr<QFile> m_file; //!< the current part's
    std::optional<Error> m_problem;
    std::function<void(qint64)> m_listener;
};

} // namespace portolan
