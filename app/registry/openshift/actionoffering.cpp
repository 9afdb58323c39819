// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/actionoffering.h"

#include "registry/openshift/actionrights.h"
#include "registry/openshift/kubeclient.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto operatorMemory = std::chrono::minutes(1);

//! What decides whether a panel can show anything.
QList<AccessQuestion> panelRights(const StreamPlace& place)
{
    if (place.isCluster())
        return {access::getOperator(), access::getClusterOperator(), access::listDigestMirrors(),
            access::listTagMirrors(), access::getImagePolicy()};
    return {access::listSecrets(place.project)};
}

bool mayAny(const AccessAnswers& answers, const QList<AccessQuestion>& questions)
{
    return std::any_of(questions.cbegin(), questions.cend(),
        [&answers](const AccessQuestion& question) { return answers.of(question) == Ability::Yes; });
}

OfferedAction offered(ActionKind kind, const StreamPlace& place, const AccessAnswers& answers)
{
    const QList<AccessQuestion> rights = rightsFor(kind, place.project);
    const Ability ability = answers.ofAll(rights);
    // Tagging from here into another project may be possible all the same.
    if (kind == ActionKind::SetTag && ability == Ability::No)
        return {kind, Ability::Unknown,
            Sentence(QT_TRANSLATE_NOOP(
                "Core", "You may not do that here; into another project you may be able to"))};
    return {kind, ability, answers.reason(rights)};
}

void addPanels(Offering& offering, const StreamPlace& place, const AccessAnswers& answers, bool hasOperator)
{
    if (place.isStream())
        return;
    if (!place.isCluster()) {
        if (answers.of(access::listSecrets(place.project)) == Ability::Yes)
            offering.panels << PanelOffer(u"pull-secrets"_s, QT_TRANSLATE_NOOP("Panel", "Pull secrets"));
        return;
    }
    if (hasOperator)
        offering.panels << PanelOffer(u"operator"_s, QT_TRANSLATE_NOOP("Panel", "Registry operator"));
    const QList<AccessQuestion> mirrors{
        access::listDigestMirrors(), access::listTagMirrors(), access::getImagePolicy()};
    if (mayAny(answers, mirrors))
        offering.panels << PanelOffer(u"mirrors"_s, QT_TRANSLATE_NOOP("Panel", "Mirrors"));
}

} // namespace

QCoro::Task<Result<bool>> ActionOffering::hasOperator(std::stop_token stop)
{
    if (m_hasOperator && !m_operatorKnownUntil.hasExpired())
        co_return bool(*m_hasOperator);
    const QString configPath = kubePath(kube::imageRegistry, u"configs"_s, QString(), u"cluster"_s);
    const QString summaryPath = kubePath(kube::config, u"clusteroperators"_s, QString(), u"image-registry"_s);
    auto found = co_await m_reader.fetchIfReadable(configPath, stop);
    if (found && !*found)
        found = co_await m_reader.fetchIfReadable(summaryPath, stop);
    if (!found)
        co_return found.error();
    const bool has = found->has_value();
    m_hasOperator = has;
    m_operatorKnownUntil = QDeadlineTimer(operatorMemory);
    co_return has;
}

QCoro::Task<Result<Offering>> ActionOffering::offer(StreamPlace place, std::stop_token stop)
{
    bool withOperator = false;
    if (place.isCluster()) {
        auto found = co_await hasOperator(stop);
        if (!found)
            co_return found.error();
        withOperator = *found;
    }
    const QList<ActionKind> kinds = actionsOf(place, withOperator);
    QList<AccessQuestion> questions = panelRights(place);
    for (const ActionKind kind : kinds)
        questions << rightsFor(kind, place.project);
    auto answers = co_await m_access.ask(questions, stop);
    if (!answers)
        co_return answers.error();
    Offering offering;
    offering.uses = place.isStream();
    bool anyAllowed = kinds.isEmpty();
    for (const ActionKind kind : kinds) {
        offering.actions << offered(kind, place, *answers);
        anyAllowed = anyAllowed || offering.actions.last().ability != Ability::No;
    }
    addPanels(offering, place, *answers, withOperator);
    if (!anyAllowed && !place.isCluster())
        offering.notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "You may only look in project %1."), {place.project});
    co_return offering;
}

} // namespace portolan
