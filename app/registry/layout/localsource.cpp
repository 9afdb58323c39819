// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/localsource.h"

#include "registry/layout/dockerarchive.h"
#include "registry/layout/ociarchive.h"

#include <QFileInfo>
#include <QMutexLocker>

namespace portolan {

LocalSource::LocalSource(RegistryProfile profile) : m_profile(std::move(profile)) {}

Result<LayoutFolder> LocalSource::folder() const
{
    if (m_profile.kind != RegistryKind::Layout)
        return Error::unsupported(QStringLiteral("an archive file is read only"))
            .at(QString(), m_profile.path);
    return LayoutFolder::open(m_profile.path);
}

Result<std::shared_ptr<const BlobStore>> LocalSource::openStore() const
{
    if (m_profile.kind == RegistryKind::DockerArchive) {
        auto archive = DockerArchive::open(m_profile.path);
        if (!archive)
            return archive.error();
        return std::shared_ptr<const BlobStore>(std::make_shared<DockerArchive>(std::move(*archive)));
    }
    auto archive = OciArchive::open(m_profile.path);
    if (!archive)
        return archive.error();
    return std::shared_ptr<const BlobStore>(std::make_shared<OciArchive>(std::move(*archive)));
}

Result<std::shared_ptr<const LayoutContent>> LocalSource::content()
{
    if (m_profile.kind == RegistryKind::Layout) {
        auto layout = folder();
        if (!layout)
            return layout.error();
        auto store = std::make_shared<LayoutFolder>(std::move(*layout));
        return std::shared_ptr<const LayoutContent>(std::make_shared<LayoutContent>(std::move(store)));
    }
    const QMutexLocker lock(&m_mutex);
    const QFileInfo file(m_profile.path);
    const QDateTime time = file.lastModified();
    if (m_archive && m_archiveTime == time && m_archiveSize == file.size())
        return m_archive;
    m_archive.reset();
    auto store = openStore();
    if (!store)
        return store.error();
    m_archive = std::make_shared<LayoutContent>(std::move(*store));
    m_archiveTime = time;
    m_archiveSize = file.size();
    return m_archive;
}

} // namespace portolan
