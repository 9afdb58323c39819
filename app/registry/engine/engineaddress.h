// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

#include <type_traits>

namespace portolan {

//! Where a container engine listens: a socket of this machine, or a TCP address (`DOCKER_HOST=tcp://`). A
//! value.
class EngineAddress final {
public:
    EngineAddress() = default;

    //! A socket's absolute path, `unix://PATH`, `tcp://HOST[:PORT]`, `http://...` or `https://...`. Errors:
    //! Unsupported with code SSH_UNSUPPORTED for `ssh://`, PIPE_UNSUPPORTED for `npipe://`; Usage for the
    //! rest.
    [[nodiscard]] static Result<EngineAddress> parse(const QString& text);

    [[nodiscard]] bool isSocket() const { return !m_socketPath.isEmpty(); }
    [[nodiscard]] const QString& socketPath() const { return m_socketPath; }
    [[nodiscard]] const QUrl& url() const { return m_url; } //!< of TCP: http or https, host and port
    //! What parse() reads again: RegistryProfile::path.
    [[nodiscard]] QString toString() const;

    friend bool operator==(const EngineAddress&, const EngineAddress&) = default;

private:
    QString m_socketPath;
    QUrl m_url;
};
static_assert(!std::is_aggregate_v<EngineAddress>);

} // namespace portolan
