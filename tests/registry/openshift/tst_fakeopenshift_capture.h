// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/rawhttpclient.h"

#include <QHash>
#include <QJsonValue>
#include <QStringList>

#include <vector>

namespace portolan {

//! One exchange with a real server, from tests/data/captures.
class FakeOpenShiftCapture final {
public:
    //! All of a folder, in their order.
    [[nodiscard]] static std::vector<FakeOpenShiftCapture> readAll(const QString& folder);

    //! The request as it was sent, but for what our server has given other names.
    [[nodiscard]] QByteArray requestWith(const QHash<QByteArray, QByteArray>& renamed) const;
    //! The captured response's header.
    [[nodiscard]] QByteArray header(const QByteArray& key) const { return m_response.header(key); }
    //! What our answer has differently, one a line.
    [[nodiscard]] QStringList compare(
        const RawHttpResponse& answer, const QHash<QByteArray, QByteArray>& renamed) const;

    QString name; //!< "12-stream.http"
    QByteArray body; //!< of the captured response

private:
    [[nodiscard]] QStringList compareHeaders(
        const RawHttpResponse& answer, const QHash<QByteArray, QByteArray>& renamed) const;
    [[nodiscard]] QStringList compareBodies(const QByteArray& ours) const;

    QByteArray m_request;
    FakeRequest m_response; //!< framed as a request is
};

} // namespace portolan
