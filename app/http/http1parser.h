// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "http/httprequest.h"

#include <QByteArray>
#include <QByteArrayView>

namespace portolan {

//! Reads one HTTP/1.1 response from bytes as they come: head, and a body of a given length, in chunks, or to
//! the end of the connection. Interim answers (1xx) are skipped. No I/O. What is not HTTP, is ambiguous
//! (Content-Length together with chunks, or two of them), or has a head above maxHeadBytes is Protocol with
//! code HTTP_BROKEN; nothing may be fed after an error.
class Http1Parser final {
public:
    static constexpr qsizetype maxHeadBytes = qsizetype(64) * 1024;

    //! `method`: of the request; the answer to a HEAD has no body.
    explicit Http1Parser(HttpMethod method) : m_method(method) {}

    //! The next bytes of the connection. What comes behind a complete response is Protocol too.
    [[nodiscard]] Result<void> feed(QByteArrayView bytes);
    //! The connection has ended. Error: Network with code CONNECTION_LOST when the response is not complete.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] bool hasHead() const { return m_status != 0; }
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const HttpHeaders& headers() const { return m_headers; }
    //! Bytes of the whole body as announced; -1: not known before its end.
    [[nodiscard]] qint64 announcedBytes() const { return m_announced; }
    //! The part of the body that was read since the last call.
    [[nodiscard]] QByteArray takeBody();

private:
    enum class State {
        StatusLine,
        Header,
        Body,
        UntilClose,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailer,
        Complete
    };

    [[nodiscard]] Result<void> readLine(QByteArrayView& bytes);
    void readBody(QByteArrayView& bytes);
    [[nodiscard]] Result<void> takeLine(const QByteArray& line);
    [[nodiscard]] Result<void> takeStatusLine(const QByteArray& line);
    [[nodiscard]] Result<void> takeHeader(const QByteArray& line);
    [[nodiscard]] Result<void> endHead();
    [[nodiscard]] Result<void> takeChunkSize(const QByteArray& line);
    [[nodiscard]] Result<void> chooseLength();

    HttpMethod m_method;
    State m_state = State::StatusLine;
    int m_status = 0; //!< of the final answer, once its head is complete
    int m_lineStatus = 0;
    HttpHeaders m_headers;
    QByteArray m_line; //!< begun, without its end
    qsizetype m_headBytes = 0; //!< of head, chunk head or trailer, against the limit
    qint64 m_announced = -1;
    qint64 m_missing = 0; //!< bytes of body or chunk
    qint64 m_received = 0;
    QByteArray m_body;
};

} // namespace portolan
