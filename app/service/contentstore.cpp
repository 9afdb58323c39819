// SPDX-License-Identifier: Apache-2.0
#include "service/contentstore.h"

#include "base/logging.h"
#include "store/contentcache.h"

namespace portolan {
namespace {

constexpr qsizetype memoryBytes = qsizetype(32) * 1024 * 1024;

} // namespace

ContentStore::ContentStore(ContentCache* disk) : m_disk(disk), m_memory(memoryBytes) {}

std::optional<ManifestCache::Content> ContentStore::find(const Digest& digest)
{
    if (const Content* known = m_memory.object(digest))
        return *known;
    if (!m_disk)
        return std::nullopt;
    auto kept = m_disk->get(digest);
    if (!kept) {
        qCWarning(logStore).noquote() << kept.error().toLogLine();
        return std::nullopt;
    }
    if (!*kept)
        return std::nullopt;
    const CachedContent& found = **kept;
    m_memory.insert(digest, new Content(found.bytes, found.mediaType), found.bytes.size());
    return Content(found.bytes, found.mediaType);
}

void ContentStore::insert(const Digest& digest, const Content& content)
{
    m_memory.insert(digest, new Content(content), content.bytes.size());
    if (!m_disk)
        return;
    const auto kept = m_disk->put(digest, content.mediaType, content.bytes);
    if (!kept)
        qCWarning(logStore).noquote() << kept.error().toLogLine();
}

} // namespace portolan
