// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/layout/layoutdataplane.h"
#include "registry/registry.h"

#include <memory>

namespace portolan {

//! What layout folders and archives have in common as registries: listing, and the data plane. Worker thread;
//! outlives its tasks.
class LocalRegistry : public Registry {
public:
    Q_DISABLE_COPY_MOVE(LocalRegistry)
    ~LocalRegistry() override;

    [[nodiscard]] const RegistryProfile& profile() const final { return m_source->profile(); }
    [[nodiscard]] QCoro::Task<Result<RepositoryPage>> fetchRepositories(
        PageCursor cursor, std::stop_token stop) final;
    //! A page holds them all. See LayoutContent::tags() for what is listed by digest.
    [[nodiscard]] QCoro::Task<Result<TagPage>> fetchTags(
        QString repository, PageCursor cursor, std::stop_token stop) final;
    [[nodiscard]] DataPlane& dataPlane() final { return m_dataPlane; }

protected:
    explicit LocalRegistry(const RegistryProfile& profile);

    [[nodiscard]] const std::shared_ptr<LocalSource>& source() const { return m_source; }
    [[nodiscard]] QThreadPool* pool() { return m_dataPlane.pool(); }

private:
    const std::shared_ptr<LocalSource> m_source;
    LayoutDataPlane m_dataPlane;
};

//! The registry for a profile of a local kind (isLocal()). Nothing is opened before the first request; a
//! source that is not there, or broken, is that request's error.
[[nodiscard]] std::unique_ptr<Registry> makeLocalRegistry(const RegistryProfile& profile);

} // namespace portolan
