// SPDX-License-Identifier: Apache-2.0
#include "transfer/attachmententries.h"

#include "registry/layout/layoutnames.h"

namespace portolan {

AttachmentEntries::AttachmentEntries(const QString& path, const QString& name)
    : m_own(ownRepository(path))
    , m_repository(layoutName(name, m_own).repository)
{
}

bool AttachmentEntries::isNeededFor(const ManifestDocument& document, const QString& tag)
{
    return !tag.isEmpty() || document.subject().has_value();
}

void AttachmentEntries::add(const ManifestDocument& document, const QString& tag)
{
    const QString name = tag.isEmpty() ? refNameOf(m_repository, document.digest(), m_own)
                                       : refNameOf(m_repository, tag, m_own);
    m_entries << LayoutEntry(document.descriptor(), name);
}

void AttachmentEntries::enter(LayoutIndex& index) const
{
    for (const LayoutEntry& entry : m_entries)
        index.setEntry(entry.descriptor, entry.refName);
}

} // namespace portolan
