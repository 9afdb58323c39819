// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/httpclient.h"
#include "registry/imageloader.h"
#include "registry/registry.h"

#include <memory>
#include <optional>

namespace portolan {

//! A registry in use, with what loads images from it. Shared by the requests in flight, so that closing or
//! re-opening it takes nothing from under them. Worker thread.
class OpenRegistry final {
public:
    OpenRegistry(std::unique_ptr<Registry> opened, ManifestCache& cache);

    [[nodiscard]] Registry& registry() { return *m_registry; }
    [[nodiscard]] DataPlane& dataPlane() { return m_registry->dataPlane(); }
    [[nodiscard]] ImageLoader& loader() { return m_loader; }
    [[nodiscard]] const RegistryProfile& profile() const { return m_registry->profile(); }

private:
    std::unique_ptr<Registry> m_registry;
    ImageLoader m_loader;
};

using OpenRegistryPtr = std::shared_ptr<OpenRegistry>;

//! The adapter for a profile's kind. Contacts and opens nothing yet.
[[nodiscard]] std::unique_ptr<Registry> makeRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& credential);

} // namespace portolan
