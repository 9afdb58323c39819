// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <utility>

namespace portolan {

//! One exchange with a real Quay, as kept in tests/data/captures/quay. A value.
class Capture final {
public:
    //! Ends the program when there is no such file or it is none.
    [[nodiscard]] static Capture load(const QString& name);
    //! The names of all of them, in the order they were made.
    [[nodiscard]] static QStringList names();

    [[nodiscard]] QByteArray header(const QByteArray& headerName) const; //!< of the answer

    QByteArray request; //!< as sent, body and all
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; //!< of the answer
    QByteArray body; //!< of the answer
};

} // namespace portolan
