// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "http/tlstrust.h"
#include "http/transport.h"

#include <QObject>

#include <memory>

namespace portolan {

//! Transport over QNetworkAccessManager: manual redirects, read buffer of 4 MiB, proxy of the environment or
//! the system, TLS by TlsTrust, connections of their own for each client identity, six exchanges at a time to
//! one origin (and lane) while more wait their turn (the idle timeout starts with the turn), but many at a
//! time where a lane goes over HTTP/2. Qt 6.4 itself sends a request again, up to twice, when a connection
//! closes before any byte of the answer, and may take a chunked body cut short as whole: what matters is
//! checked by digest, or is JSON. Create and destroy it on the worker thread, after all its tasks have ended
//! (STYLE C8).
class QtTransport final : public QObject, public Transport {
    Q_OBJECT

public:
    explicit QtTransport(const TlsTrust& trust, QObject* parent = nullptr);
    ~QtTransport() override;
    Q_DISABLE_COPY_MOVE(QtTransport)

    //! For exchanges that begin from now on; kept connections of hosts whose trust changed are closed.
    void setTrust(const TlsTrust& trust);
    //! Overrides the system's proxy settings with `scheme://host:port`, "" for none; tests use it.
    void setProxy(const QUrl& proxy);

    [[nodiscard]] QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override;

Q_SIGNALS:
    //! Ends what is still in flight, so that nothing stays suspended for ever.
    void closing();

private:
    class State;
    std::unique_ptr<State> m_state;
};

} // namespace portolan
