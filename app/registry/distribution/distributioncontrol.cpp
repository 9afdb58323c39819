// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/distributioncontrol.h"

#include "registry/hostservice.h"

namespace portolan {

DistributionControl::DistributionControl(
    RegistrySession& session, DataPlane& plane, const RegistryProfile& profile)
    : m_session(session)
    , m_retag(plane, profile.id, profile.host)
    , m_takesPushes(hostService(profile.host) != HostService::Mcr)
{
}

QCoro::Task<Result<Offering>> DistributionControl::offering(QString place, std::stop_token /*stop*/)
{
    Offering offering;
    if (!place.isEmpty() && m_takesPushes)
        offering.actions << OfferedAction(ActionKind::SetTag, Ability::Unknown);
    co_return offering;
}

QCoro::Task<Result<ActionPlan>> DistributionControl::planAction(ActionWish wish, std::stop_token stop)
{
    if (wish.kind != ActionKind::SetTag || !m_takesPushes) {
        auto refused = co_await ControlPlane::planAction(std::move(wish), std::move(stop));
        co_return refused;
    }
    auto plan = co_await m_retag.plan(std::move(wish), stop);
    if (!plan)
        co_return plan;
    auto checked = co_await checkedForLogin(&m_session, *plan, std::move(stop));
    co_return checked;
}

QCoro::Task<Result<ActionReport>> DistributionControl::performAction(ActionPlan plan,
    std::optional<Credential> /*login*/, ActionProgressFunction /*progress*/, std::stop_token stop)
{
    auto report = co_await m_retag.perform(std::move(plan), std::move(stop));
    co_return report;
}

QCoro::Task<Result<ActionPlan>> checkedForLogin(
    RegistrySession* session, ActionPlan plan, std::stop_token stop)
{
    const auto& login = session->credential();
    if (login && !login->isEmpty())
        co_return std::as_const(plan);
    auto ping = co_await session->ping(std::move(stop));
    if (!ping)
        co_return ping.error();
    if (!ping->challenge.scheme.isEmpty())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "Setting a tag needs a login."));
    co_return std::as_const(plan);
}

} // namespace portolan
