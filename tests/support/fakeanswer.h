// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/fakerequest.h"

#include <chrono>

namespace portolan {

//! What a FakeRegistry says to a request, and how badly it behaves while doing so. A value, built in a chain:
//! `FakeAnswer(200, "{}").withHeader("Content-Type", "application/json").inPieces(3)`.
class FakeAnswer final {
public:
    //! A well-formed answer with Content-Length on a connection that is kept.
    explicit FakeAnswer(int status, QByteArray body = {});
    [[nodiscard]] static FakeAnswer json(QByteArray body, int status = 200);
    //! 307 to `location`.
    [[nodiscard]] static FakeAnswer redirect(const QByteArray& location, int status = 307);
    //! These bytes and no others; the connection is kept unless closing().
    [[nodiscard]] static FakeAnswer raw(QByteArray wire);
    //! Accepts the request and never says anything.
    [[nodiscard]] static FakeAnswer stall();
    //! Closes the connection instead of answering.
    [[nodiscard]] static FakeAnswer hangUp();

    [[nodiscard]] FakeAnswer withHeader(const QByteArray& name, const QByteArray& value) const;
    //! Announces another Content-Length than the body has.
    [[nodiscard]] FakeAnswer claimingLength(qint64 bytes) const;
    //! Transfer-Encoding: chunked instead of a length.
    [[nodiscard]] FakeAnswer chunked() const;
    //! Says `Connection: close` and closes when all is sent.
    [[nodiscard]] FakeAnswer closing() const;
    //! Sends only the first `bytes` of the body, then closes the connection.
    [[nodiscard]] FakeAnswer cutAfterBody(qint64 bytes) const;
    //! Sends only the first `bytes` of the body, then nothing more.
    [[nodiscard]] FakeAnswer stallAfterBody(qint64 bytes) const;
    //! Sends pieces of this size, each in a turn of the event loop of its own, with a pause before the next.
    [[nodiscard]] FakeAnswer inPieces(qsizetype bytes, std::chrono::milliseconds pause = {}) const;
    //! Waits for FakeRegistry::release().
    [[nodiscard]] FakeAnswer held() const;

    //! What goes over the wire for a request of this method.
    [[nodiscard]] QByteArray wire(const QByteArray& method) const;
    [[nodiscard]] bool isSilent() const { return m_silent; }
    [[nodiscard]] bool closesAfter() const { return m_closes; }
    [[nodiscard]] bool isHeld() const { return m_held; }
    [[nodiscard]] qsizetype pieceBytes() const { return m_pieceBytes; }
    [[nodiscard]] std::chrono::milliseconds piecePause() const { return m_piecePause; }

private:
    [[nodiscard]] QByteArray head() const;

    int m_status = 0;
    FakeHeaders m_headers;
    QByteArray m_body;
    QByteArray m_raw;
    qint64 m_claimedLength = -1;
    qint64 m_bodyLimit = -1;
    qsizetype m_pieceBytes = 0;
    std::chrono::milliseconds m_piecePause{0};
    bool m_isRaw = false;
    bool m_silent = false;
    bool m_chunked = false;
    bool m_closes = false;
    bool m_saysClose = false;
    bool m_held = false;
};

} // namespace portolan
