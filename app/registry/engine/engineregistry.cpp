// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/engineregistry.h"

#include "registry/engine/enginedeletion.h"

#include <QSet>

#include <algorithm>

namespace portolan {
namespace {

EngineAddress addressOf(const RegistryProfile& profile)
{
    // A path that is no address leads to nothing: problem() says so before anything is asked.
    return EngineAddress::parse(profile.path).value_or(EngineAddress());
}

TagRecord recordOf(const EngineImage& image, const QString& repository, const QString& tag)
{
    TagRecord record;
    record.tag = tag;
    record.digest = image.repositoryDigest(repository);
    if (record.digest.isNull())
        record.digest = image.digest;
    record.size = image.size;
    record.created = image.created;
    if (!image.platform.isEmpty())
        record.platforms << image.platform.toString();
    return record;
}

} // namespace

EngineRegistry::EngineRegistry(RegistryProfile profile, HttpClient& network, QString scratchFolder)
    : m_profile(std::move(profile))
    , m_client(addressOf(m_profile), network)
    , m_exports(m_client, std::move(scratchFolder))
    , m_plane(m_client, m_exports)
    , m_control(m_client)
{
    const auto address = EngineAddress::parse(m_profile.path);
    if (!address)
        m_problem = address.error();
}

EngineRegistry::~EngineRegistry() = default;

QCoro::Task<Result<QList<EngineImage>>> EngineRegistry::listImages(std::stop_token stop)
{
    if (m_problem)
        co_return std::as_const(*m_problem);
    auto listed = co_await m_client.listImages(stop);
    co_return listed;
}

QCoro::Task<Result<Capabilities>> EngineRegistry::capabilities(QString repository, std::stop_token stop)
{
    Q_UNUSED(repository)
    if (m_problem)
        co_return std::as_const(*m_problem);
    const auto info = co_await m_client.fetchInfo(stop);
    if (!info)
        co_return info.error();
    Capabilities out;
    out.listRepositories = Ability::Yes;
    out.deleteByTag = Ability::Yes;
    out.deleteByDigest = Ability::Yes;
    out.push = Ability::No;
    out.referrersApi = Ability::No;
    out.deleteFreesSpace = true;
    out.server = info->title();
    co_return out;
}

QCoro::Task<Result<RepositoryPage>> EngineRegistry::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    Q_UNUSED(cursor)
    const auto listed = co_await listImages(stop);
    if (!listed)
        co_return listed.error();
    QSet<QString> names;
    for (const EngineImage& image : *listed) {
        for (const EngineName& name : image.names)
            names.insert(name.repository);
        if (image.names.isEmpty())
            names.insert(homeOfNameless(image));
    }
    RepositoryPage page;
    page.repositories = names.values();
    page.repositories.sort();
    co_return page;
}

QCoro::Task<Result<TagPage>> EngineRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    Q_UNUSED(cursor)
    const auto listed = co_await listImages(stop);
    if (!listed)
        co_return listed.error();
    TagPage page;
    for (const EngineImage& image : *listed) {
        for (const EngineName& name : image.tagsIn(repository))
            page.records << recordOf(image, repository, name.tag);
        if (image.names.isEmpty() && homeOfNameless(image) == repository)
            page.records << recordOf(image, repository, shortImageId(image.id));
    }
    for (const TagRecord& record : std::as_const(page.records))
        page.tags << record.tag;
    if (page.tags.isEmpty())
        co_return Error::notFound(
            Sentence(QT_TRANSLATE_NOOP("Core", "no image of this name is there any more")))
            .withCode(QStringLiteral("NAME_UNKNOWN"))
            .at(m_profile.path, repository);
    co_return page;
}

QCoro::Task<Result<DeletePlan>> EngineRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    Q_UNUSED(progress)
    EngineDeleteFacts facts;
    facts.registryId = m_profile.id;
    auto listed = co_await listImages(stop);
    if (!listed)
        co_return listed.error();
    facts.images = *listed;
    auto containers = co_await m_client.listContainers(stop);
    if (!containers)
        co_return containers.error();
    facts.containers = *containers;
    auto info = co_await m_client.fetchInfo(stop);
    if (!info)
        co_return info.error();
    facts.info = *info;
    co_return planEngineDeletion(wish, facts);
}

QCoro::Task<Result<DeleteReport>> EngineRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::conflict(Sentence(QT_TRANSLATE_NOOP("Core", "the plan cannot be carried out")))
            .at(m_profile.path, plan.repository);
    auto report = std::make_shared<DeleteReport>();
    for (const DeleteStep& step : std::as_const(plan.steps)) {
        if (stop.stop_requested())
            co_return Error::cancelled();
        const auto done = co_await performStep(plan, step, report, stop);
        if (!done)
            co_return done.error();
    }
    co_return std::as_const(*report);
}

QCoro::Task<Result<void>> EngineRegistry::performStep(
    DeletePlan plan, DeleteStep step, std::shared_ptr<DeleteReport> report, std::stop_token stop)
{
    const auto now = co_await m_client.inspectImage(step.target, stop);
    if (!now)
        co_return now.error();
    if (now->id != step.expected)
        co_return Error::conflict(
            Sentence(QT_TRANSLATE_NOOP("Core", "%1 is another image now"), {step.target}))
            .withCode(QStringLiteral("TAG_MOVED"))
            .at(m_profile.path, plan.repository);
    const auto info = co_await m_client.fetchInfo(stop);
    if (!info)
        co_return info.error();
    const EngineName name = EngineName::parse(step.target);
    if (plan.scope == DeleteScope::TagsOnly && info->isPodman()) {
        const auto untagged = co_await m_client.untagImage(name, stop);
        if (!untagged)
            co_return untagged.error();
    } else {
        const auto removed = co_await m_client.removeImage(step.target, stop);
        if (!removed)
            co_return removed.error();
        if (!removed->deleted.isEmpty())
            report->manifestsRemoved << now->knownAs();
    }
    if (!name.tag.isEmpty())
        report->tagsRemoved << (name.repository == plan.repository ? name.tag : step.target);
    co_return Result<void>();
}

} // namespace portolan
