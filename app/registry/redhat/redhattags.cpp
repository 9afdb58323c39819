// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/redhattags.h"

#include <QSet>

namespace portolan {

RedHatTags::RedHatTags(QString registry, QString repository)
    : m_registry(std::move(registry))
    , m_repository(std::move(repository))
{
}

TagPage RedHatTags::add(const QList<PyxisImage>& images)
{
    TagPage page;
    QStringList changed;
    QSet<QString> seen;
    for (const PyxisImage& image : images) {
        const PyxisPlace* place = image.placeIn(m_registry, m_repository);
        if (!place)
            continue;
        for (const auto& [tag, added] : place->tags) {
            if (!m_known.contains(tag))
                page.tags << tag;
            if (take(image, *place, tag, added) && !seen.contains(tag)) {
                seen.insert(tag);
                changed << tag;
            }
        }
    }
    for (const QString& tag : std::as_const(changed))
        page.records << m_known.value(tag).record;
    return page;
}

bool RedHatTags::take(
    const PyxisImage& image, const PyxisPlace& place, const QString& tag, const QDateTime& added)
{
    const Digest digest = place.listDigest.isNull() ? place.imageDigest : place.listDigest;
    const QDateTime since = added.isValid() ? added : place.pushed;
    const QString platform = image.platform();
    const auto known = m_known.find(tag);
    if (known != m_known.end() && !digest.isNull() && known->record.digest == digest) {
        if (platform.isEmpty() || known->record.platforms.contains(platform))
            return false;
        known->record.platforms << platform;
        known->record.platforms.sort();
        return true;
    }
    const bool isNewer = known == m_known.end() || (since.isValid() && since > known->since);
    if (!isNewer)
        return false;
    Known entry;
    entry.since = since;
    entry.record.tag = tag;
    entry.record.digest = digest;
    entry.record.pushed = since;
    entry.record.created = image.created;
    entry.record.size = image.layerBytes;
    if (!platform.isEmpty())
        entry.record.platforms << platform;
    m_known.insert(tag, entry);
    return true;
}

} // namespace portolan
