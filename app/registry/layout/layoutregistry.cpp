// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutregistry.h"

#include "registry/layout/layoutdeletion.h"

namespace portolan {

LayoutRegistry::LayoutRegistry(const RegistryProfile& profile) : LocalRegistry(profile) {}

QCoro::Task<Result<Capabilities>> LayoutRegistry::capabilities(QString repository, std::stop_token stop)
{
    Q_UNUSED(repository)
    std::function<Result<Capabilities>()> job = [source = source()]() -> Result<Capabilities> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        const bool isWritable = folder->isWritable();
        const Ability changing = isWritable ? Ability::Yes : Ability::No;
        Capabilities out;
        out.listRepositories = Ability::Yes;
        out.deleteByTag = changing;
        out.deleteByDigest = changing;
        out.push = changing;
        out.referrersApi = Ability::Yes;
        if (!isWritable)
            out.deleteReason =
                Sentence(QT_TRANSLATE_NOOP("Core", "The folder %1 is read only."), {folder->path()});
        out.deleteFreesSpace = true;
        out.server = QStringLiteral("OCI image layout");
        return out;
    };
    return runOnPool<Capabilities>(pool(), std::move(job), std::move(stop));
}

QCoro::Task<Result<DeletePlan>> LayoutRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    std::function<Result<DeletePlan>()> job = [source = source(), wish, stop]() -> Result<DeletePlan> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        return LayoutDeletion(*folder).plan(source->profile().id, wish, stop);
    };
    auto plan = co_await runOnPool<DeletePlan>(pool(), std::move(job), stop);
    if (plan && progress)
        progress(plan->tagsExamined, plan->tagsExamined);
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> LayoutRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    std::function<Result<DeleteReport>()> job = [source = source(), plan, stop]() -> Result<DeleteReport> {
        const auto folder = source->folder();
        if (!folder)
            return folder.error();
        return LayoutDeletion(*folder).perform(plan, stop);
    };
    return runOnPool<DeleteReport>(pool(), std::move(job), std::move(stop));
}

} // namespace portolan
