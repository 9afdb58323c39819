// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/localregistry.h"

#include "registry/layout/archiveregistry.h"
#include "registry/layout/layoutregistry.h"

namespace portolan {

LocalRegistry::LocalRegistry(const RegistryProfile& profile)
    : m_source(std::make_shared<LocalSource>(profile))
    , m_dataPlane(m_source)
{
}

LocalRegistry::~LocalRegistry() = default;

QCoro::Task<Result<RepositoryPage>> LocalRegistry::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    Q_UNUSED(cursor)
    std::function<Result<RepositoryPage>()> job = [source = m_source]() -> Result<RepositoryPage> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->repositories();
    };
    return runOnPool<RepositoryPage>(pool(), std::move(job), std::move(stop));
}

QCoro::Task<Result<TagPage>> LocalRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    Q_UNUSED(cursor)
    std::function<Result<TagPage>()> job = [source = m_source, repository]() -> Result<TagPage> {
        const auto content = source->content();
        if (!content)
            return content.error();
        return (*content)->tags(repository);
    };
    return runOnPool<TagPage>(pool(), std::move(job), std::move(stop));
}

std::unique_ptr<Registry> makeLocalRegistry(const RegistryProfile& profile)
{
    if (profile.kind == RegistryKind::OciArchive || profile.kind == RegistryKind::DockerArchive)
        return std::make_unique<ArchiveRegistry>(profile);
    return std::make_unique<LayoutRegistry>(profile);
}

} // namespace portolan
