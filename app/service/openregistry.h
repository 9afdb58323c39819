// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "http/httpclient.h"
#include "registry/imageloader.h"
#include "registry/mirrors/mirroreddataplane.h"
#include "registry/registry.h"

#include <memory>
#include <optional>

namespace portolan {

//! A registry in use, with what loads images from it. Shared by the requests in flight, so that closing or
//! re-opening it takes nothing from under them. Worker thread.
class OpenRegistry final {
public:
    //! `reading`: what images are read through in place of the registry's own plane, null: that one.
    OpenRegistry(std::unique_ptr<Registry> opened, ManifestCache& cache,
        std::unique_ptr<MirroredDataPlane> reading = nullptr);

    //! The registry itself: what is listed, written, deleted or checked for that is its, and no mirror's. Its
    //! own plane is registry().dataPlane().
    [[nodiscard]] Registry& registry() { return *m_registry; }
    //! For reading images, from mirrors too where registries.conf names any.
    [[nodiscard]] DataPlane& dataPlane();
    [[nodiscard]] ImageLoader& loader() { return m_loader; }
    [[nodiscard]] const RegistryProfile& profile() const { return m_registry->profile(); }
    //! Why nothing may be asked about a repository (empty: the registry as a whole): registries.conf blocks
    //! it. Denied, code REGISTRY_BLOCKED. Nothing: it may.
    [[nodiscard]] std::optional<Error> blocked(const QString& repository) const;

private:
    std::unique_ptr<Registry> m_registry;
    std::unique_ptr<MirroredDataPlane> m_reading; //!< null: no rule is about this registry
    ImageLoader m_loader;
};

using OpenRegistryPtr = std::shared_ptr<OpenRegistry>;

//! The adapter for a profile's kind. Contacts and opens nothing yet.
[[nodiscard]] std::unique_ptr<Registry> makeRegistry(
    const RegistryProfile& profile, HttpClient& client, const std::optional<Credential>& credential);

//! What to read its images through by these rules; null where none is about it, or it is no /v2/ registry.
[[nodiscard]] std::unique_ptr<MirroredDataPlane> makeReading(
    Registry& registry, const RegistriesConf& conf, HttpClient& client, MirroredDataPlane::Logins logins);

} // namespace portolan
