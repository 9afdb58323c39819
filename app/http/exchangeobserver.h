// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace portolan {

//! What the Activity panel shows of one exchange. Never a query, a header or a body. A value.
class ExchangeEvent final {
public:
    enum class Stage { Started, Finished };

    ExchangeEvent() = default;

    quint64 id = 0; //!< the short id in the log; one of a kind in the process
    Stage stage = Stage::Started;
    QByteArray method;
    QString host; //!< host[:port]
    QString path;
    int status = 0; //!< when finished with an answer
    qint64 bodyBytes = 0;
    qint64 milliseconds = 0; //!< since Started
    std::optional<Error> error;
};

//! Sees each exchange begin and end. Called on the worker thread.
class ExchangeObserver {
public:
    virtual ~ExchangeObserver() = default;
    virtual void exchangeChanged(const ExchangeEvent& event) = 0;
};

} // namespace portolan
