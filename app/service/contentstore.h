// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "registry/manifestcache.h"

#include <QCache>

namespace portolan {

class ContentCache;

//! Manifests and configs by digest, in memory before the database. Worker thread.
class ContentStore final : public ManifestCache {
public:
    //! `disk` is not owned and may be null: memory alone then.
    explicit ContentStore(ContentCache* disk);

    [[nodiscard]] std::optional<Content> find(const Digest& digest) override;
    void insert(const Digest& digest, const Content& content) override;

private:
    ContentCache* m_disk;
    QCache<Digest, Content> m_memory; //!< cost in bytes
};

} // namespace portolan
