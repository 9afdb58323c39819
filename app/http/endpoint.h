// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QUrl>

#include <type_traits>

namespace portolan {

//! Where a registry is and what the user allowed for it. A value.
class RegistryEndpoint final {
public:
    RegistryEndpoint() = default;
    explicit RegistryEndpoint(QString registryHost, bool plainHttpAllowed = false);

    //! What is really contacted: docker.io is served by registry-1.docker.io.
    [[nodiscard]] QString serverHost() const;
    [[nodiscard]] bool isLoopback() const;
    [[nodiscard]] bool mayUsePlainHttp() const { return allowPlainHttp || isLoopback(); }
    [[nodiscard]] QUrl baseUrl(const QString& scheme) const; //!< scheme://serverHost

    QString host; //!< host[:port] as in references
    bool allowPlainHttp = false;
};
static_assert(!std::is_aggregate_v<RegistryEndpoint>);

} // namespace portolan
