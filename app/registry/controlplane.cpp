// SPDX-License-Identifier: Apache-2.0
#include "registry/controlplane.h"

namespace portolan {
namespace {

Error notOffered()
{
    return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "This registry does not offer it")))
        .withCode(QStringLiteral("NOT_OFFERED"));
}

} // namespace

QCoro::Task<Result<TagHistory>> ControlPlane::fetchTagHistory(
    QString /*repository*/, QString /*tag*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<RepositoryInfo>> ControlPlane::fetchRepositoryInfo(
    QString /*repository*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<QList<VulnerabilityReport>>> ControlPlane::fetchVulnerabilities(
    QString /*repository*/, QString /*tagOrDigest*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<SearchPage>> ControlPlane::search(
    QString /*words*/, PageCursor /*cursor*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<ImageUses>> ControlPlane::fetchUses(
    QString /*repository*/, QString /*tagOrDigest*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<Panel>> ControlPlane::fetchPanel(
    QString /*place*/, QString /*panelId*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<Secret>> ControlPlane::fetchPullSecret(
    QString /*place*/, QString /*name*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<ActionPlan>> ControlPlane::planAction(ActionWish /*wish*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<ActionReport>> ControlPlane::performAction(ActionPlan /*plan*/,
    std::optional<Credential> /*login*/, ActionProgressFunction /*progress*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

QCoro::Task<Result<bool>> ControlPlane::restoreTag(
    QString /*repository*/, QString /*tag*/, Digest /*digest*/, std::stop_token /*stop*/)
{
    co_return false;
}

QCoro::Task<Result<void>> ControlPlane::watch(
    QString /*place*/, RegistryChangeFunction /*onChange*/, std::stop_token /*stop*/)
{
    co_return notOffered();
}

void ControlPlane::setShown(QString place)
{
    Q_UNUSED(place)
}

} // namespace portolan
