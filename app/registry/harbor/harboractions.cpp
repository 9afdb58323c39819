// SPDX-License-Identifier: Apache-2.0
#include "registry/harbor/harboractions.h"

#include "registry/harbor/harborpath.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool hasImmutable(const HarborArtifact& artifact, const QString& tag)
{
    return std::any_of(artifact.tags.cbegin(), artifact.tags.cend(),
        [&tag](const HarborTag& one) { return one.name == tag && one.immutable; });
}

Sentence needsLogin()
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "Harbor takes changes only with a login."));
}

} // namespace

HarborActions::HarborActions(HarborClient& harbor, DataPlane& plane, QString registryId, QString host)
    : m_harbor(harbor)
    , m_retag(plane, registryId, host)
    , m_registryId(std::move(registryId))
    , m_host(std::move(host))
{
}

QList<OfferedAction> HarborActions::offered() const
{
    const bool may = m_harbor.hasLogin();
    const Ability ability = may ? Ability::Unknown : Ability::No;
    const Sentence reason = may ? Sentence() : needsLogin();
    return {OfferedAction(ActionKind::SetTag, ability, reason),
        OfferedAction(ActionKind::ScanImage, ability, reason)};
}

QCoro::Task<Result<ActionPlan>> HarborActions::plan(ActionWish wish, std::stop_token stop)
{
    Result<ActionPlan> plan = Error::unsupported(u"Harbor does not offer it here"_s)
                                  .withCode(u"NOT_OFFERED"_s)
                                  .at(m_host, QString());
    if (wish.kind == ActionKind::SetTag)
        plan = co_await planTag(std::move(wish), std::move(stop));
    else if (wish.kind == ActionKind::ScanImage)
        plan = co_await planScan(std::move(wish), std::move(stop));
    if (plan && !m_harbor.hasLogin())
        plan->blockers << needsLogin();
    co_return plan;
}

QCoro::Task<Result<ActionPlan>> HarborActions::planTag(ActionWish wish, std::stop_token stop)
{
    const QString repository = wish.repository.isEmpty() ? wish.targetRepository : wish.repository;
    const QString tag = wish.targetTag;
    auto plan = co_await m_retag.plan(std::move(wish), stop);
    if (!plan || !plan->blockers.isEmpty())
        co_return plan;
    auto project = co_await m_harbor.project(repository.section(u'/', 0, 0), stop);
    if (project && project->isProxyCache)
        plan->blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "The project is a proxy cache: its tags come from elsewhere."));
    auto target = co_await m_harbor.artifact(repository, tag, std::move(stop));
    if (target && hasImmutable(*target, tag))
        plan->blockers << Sentence(QT_TRANSLATE_NOOP("Core", "The tag %1 is immutable."), {tag});
    co_return plan;
}

QCoro::Task<Result<ActionPlan>> HarborActions::planScan(ActionWish wish, std::stop_token stop)
{
    ActionPlan plan;
    plan.registryId = m_registryId;
    const QString what = wish.digest.isNull() ? wish.tags.value(0) : wish.digest.toString();
    auto artifact = co_await m_harbor.artifact(wish.repository, what, std::move(stop));
    if (!artifact)
        co_return artifact.error();
    plan.wish = wish;
    plan.wish.digest = artifact->digest;
    const QByteArray path = harborArtifactPath(wish.repository, artifact->digest.toString());
    plan.requests << PlannedRequest(u"POST"_s, u"/api/v2.0"_s + QString::fromLatin1(path) + u"/scan"_s);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "Harbor's scanner looks at %1 again; what it finds replaces the report."),
        {artifact->digest.shortText()});
    if (artifact->children.size() > 1)
        plan.effects << Sentence(QT_TRANSLATE_NOOP("Core", "Each of its %1 images is scanned."),
            {QString::number(artifact->children.size())});
    if (artifact->scan.status() == VulnerabilityReport::Status::Queued)
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "A scan is under way already."));
    co_return std::as_const(plan);
}

QCoro::Task<Result<ActionReport>> HarborActions::perform(ActionPlan plan, std::stop_token stop)
{
    if (plan.wish.kind == ActionKind::SetTag) {
        auto tagged = co_await m_retag.perform(std::move(plan), std::move(stop));
        co_return tagged;
    }
    if (!plan.isExecutable() || plan.wish.kind != ActionKind::ScanImage)
        co_return Error::conflict(u"this plan cannot be carried out"_s).withCode(u"PLAN_OUTDATED"_s);
    auto asked = co_await m_harbor.scan(plan.wish.repository, plan.wish.digest, std::move(stop));
    if (!asked)
        co_return asked.error();
    ActionItem item;
    item.name = plan.wish.repository;
    item.digest = plan.wish.digest;
    ActionReport report;
    report.items << item;
    co_return report;
}

} // namespace portolan
