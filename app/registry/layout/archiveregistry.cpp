// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/archiveregistry.h"

namespace portolan {
namespace {

Sentence readOnlyReason()
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "An archive file is read only."));
}

} // namespace

ArchiveRegistry::ArchiveRegistry(const RegistryProfile& profile) : LocalRegistry(profile) {}

QCoro::Task<Result<Capabilities>> ArchiveRegistry::capabilities(QString repository, std::stop_token stop)
{
    Q_UNUSED(repository)
    Q_UNUSED(stop)
    Capabilities out;
    out.listRepositories = Ability::Yes;
    out.deleteByTag = Ability::No;
    out.deleteByDigest = Ability::No;
    out.push = Ability::No;
    out.referrersApi = Ability::Yes;
    out.deleteReason = readOnlyReason();
    out.server = profile().kind == RegistryKind::DockerArchive ? QStringLiteral("docker archive")
                                                               : QStringLiteral("OCI archive");
    co_return out;
}

QCoro::Task<Result<DeletePlan>> ArchiveRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    Q_UNUSED(progress)
    Q_UNUSED(stop)
    DeletePlan plan;
    plan.registryId = profile().id;
    plan.repository = wish.repository;
    plan.scope = wish.scope;
    plan.blockers.append(readOnlyReason());
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> ArchiveRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    Q_UNUSED(plan)
    Q_UNUSED(stop)
    co_return Error::unsupported(readOnlyReason().english()).at(QString(), profile().path);
}

} // namespace portolan
