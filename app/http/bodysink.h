// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <functional>

namespace portolan {

class HttpResponse;

//! Receives a response body while it streams. All calls come on the transport's thread and must not block: a
//! sink that hashes or writes hands the bytes on and says with ready() when it has enough queued.
class BodySink {
public:
    virtual ~BodySink() = default;

    //! Once, when the final answer's head is there and its status is 2xx, before any byte. The body of other
    //! answers goes into HttpResponse::body. An error ends the exchange with that error.
    [[nodiscard]] virtual Result<void> begin(const HttpResponse& head) = 0;
    //! The next piece. An error ends the exchange with that error.
    [[nodiscard]] virtual Result<void> write(QByteArray piece) = 0;
    //! False while the sink holds as much as it will: the transport stops reading (and TCP slows the server)
    //! until the sink calls the function given by onReady, on the transport's thread.
    [[nodiscard]] virtual bool ready() const { return true; }
    virtual void onReady(std::function<void()> wake) { Q_UNUSED(wake) }
};

} // namespace portolan
