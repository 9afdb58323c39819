// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/openshiftactions.h"

#include "registry/openshift/actionoffering.h"
#include "registry/openshift/actionplanner.h"
#include "registry/openshift/actionrunner.h"
#include "registry/openshift/kubeclient.h"
#include "registry/openshift/panelreader.h"
#include "registry/openshift/pullsecrets.h"
#include "registry/openshift/tagwrite.h"
#include "registry/openshift/usesearch.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

class OpenShiftActions::Parts final {
public:
    explicit Parts(KubeClient& client)
        : access(client)
        , reader(client)
        , offering(reader, access)
        , planner(reader, access)
        , runner(reader)
        , panels(reader, access)
        , uses(reader, access)
    {
    }

    AccessReview access;
    ActionReader reader;
    ActionOffering offering;
    ActionPlanner planner;
    ActionRunner runner;
    PanelReader panels;
    UseSearch uses;
};

OpenShiftActions::OpenShiftActions(KubeClient& client, QString registryId)
    : m_registryId(std::move(registryId))
    , m_parts(std::make_unique<Parts>(client))
{
}

OpenShiftActions::~OpenShiftActions() = default;

void OpenShiftActions::setPatience(RolloutPatience patience)
{
    m_parts->runner.setPatience(patience);
}

void OpenShiftActions::forgetRights()
{
    m_parts->access.forget();
}

QCoro::Task<Result<Offering>> OpenShiftActions::offering(QString place, std::stop_token stop)
{
    const auto parsed = StreamPlace::parse(place);
    if (!parsed)
        co_return parsed.error();
    co_return co_await m_parts->offering.offer(*parsed, stop);
}

QCoro::Task<Result<ActionPlan>> OpenShiftActions::planAction(ActionWish wish, std::stop_token stop)
{
    auto plan = co_await m_parts->planner.plan(wish, stop);
    if (plan)
        plan->registryId = m_registryId;
    co_return plan;
}

QCoro::Task<Result<ActionReport>> OpenShiftActions::performAction(
    ActionPlan plan, std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop)
{
    auto report = co_await m_parts->runner.perform(plan, login, progress, stop);
    // Rights were taken meanwhile: what is remembered of them is old.
    if (!report && report.error().kind() == ErrorKind::Denied)
        m_parts->access.forget();
    co_return report;
}

QCoro::Task<Result<Panel>> OpenShiftActions::fetchPanel(QString place, QString panelId, std::stop_token stop)
{
    const auto parsed = StreamPlace::parse(place);
    if (!parsed)
        co_return parsed.error();
    const QString check = u"mirrors:"_s;
    if (panelId == u"operator"_s)
        co_return co_await m_parts->panels.fetchOperator(stop);
    if (panelId == u"mirrors"_s)
        co_return co_await m_parts->panels.fetchMirrors(QString(), stop);
    if (panelId.startsWith(check))
        co_return co_await m_parts->panels.fetchMirrors(panelId.mid(check.size()), stop);
    if (panelId == u"pull-secrets"_s && !parsed->isCluster())
        co_return co_await m_parts->panels.fetchPullSecrets(parsed->project, stop);
    co_return Error::unsupported(
        Sentence(QT_TRANSLATE_NOOP("Core", "There is no panel \"%1\" of \"%2\""), {panelId, place}))
        .withCode(u"NOT_OFFERED"_s);
}

QCoro::Task<Result<ImageUses>> OpenShiftActions::fetchUses(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    co_return co_await m_parts->uses.search(*place, tagOrDigest, stop);
}

QCoro::Task<Result<Secret>> OpenShiftActions::readPullSecret(
    QString project, QString name, std::stop_token stop)
{
    auto object =
        co_await m_parts->reader.client().get(kubePath(kube::core, u"secrets"_s, project, name), stop);
    if (!object)
        co_return object.error();
    if (!PullSecretInfo::parse(*object))
        co_return Error::usage(
            Sentence(
                QT_TRANSLATE_NOOP("Core", "The secret %1 in project %2 is no pull secret"), {name, project}))
            .withCode(u"NOT_A_PULL_SECRET"_s);
    co_return Secret(object->toJson().toUtf8());
}

QCoro::Task<Result<bool>> OpenShiftActions::restoreTag(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    const auto place = StreamPlace::parseStream(repository);
    if (!place)
        co_return place.error();
    auto stream = co_await m_parts->reader.fetchStream(*place, stop);
    if (!stream)
        co_return stream.error();
    // The server only takes images that some tag of the stream still names.
    auto exists = co_await m_parts->reader.hasImage(*place, digest.toString(), stop);
    if (!exists)
        co_return exists.error();
    if (!stream->exists || !*exists)
        co_return false;
    const TagWrite write = TagWrite::toImage(*place, digest.toString());
    const PlannedRequest request = write.request(*stream, tag);
    auto answer = co_await m_parts->reader.client().put(request.path, request.body, stop);
    if (answer)
        co_return true;
    const ErrorKind kind = answer.error().kind();
    if (kind == ErrorKind::Usage || kind == ErrorKind::NotFound)
        co_return false;
    co_return answer.error();
}

} // namespace portolan
