// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/actionrunner.h"

#include "registry/openshift/actionrights.h"
#include "registry/openshift/importplan.h"
#include "registry/openshift/kubeclient.h"
#include "registry/openshift/operatorplan.h"
#include "registry/openshift/pullsecretplan.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Error outdated(const Sentence& detail)
{
    return Error::conflict(detail).withCode(u"PLAN_OUTDATED"_s);
}

Sentence changedStream(const StreamPlace& place)
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "The image stream %1 is not any more as it was planned with"),
        {place.text()});
}

Sentence changedAccount(const QString& name)
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "The service account %1 was changed meanwhile"), {name});
}

//! The same request resting on another version of the stream: that of the request before.
PlannedRequest withVersion(PlannedRequest request, const QString& version)
{
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QJsonObject metadata = body.value(u"metadata"_s).toObject();
    metadata.insert(u"resourceVersion"_s, version);
    body.insert(u"metadata"_s, metadata);
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

ActionItem itemOf(const QString& name, const Sentence& message = Sentence(), bool ok = true)
{
    ActionItem item;
    item.name = name;
    item.message = message;
    item.ok = ok;
    return item;
}

ActionReport reportOf(const ActionItem& item)
{
    ActionReport report;
    report.items << item;
    return report;
}

} // namespace

ActionRunner::ActionRunner(ActionReader& reader) : m_reader(reader), m_rollout(reader) {}

QCoro::Task<Result<ActionReport>> ActionRunner::perform(
    ActionPlan plan, std::optional<Credential> login, ActionProgressFunction progress, std::stop_token stop)
{
    if (!plan.isExecutable())
        co_return Error::usage(u"The plan cannot be done: "_s + plan.blockers.join(u' '))
            .withCode(u"NOT_EXECUTABLE"_s);
    if (isOperatorAction(plan.wish.kind))
        co_return co_await performOnOperator(plan, progress, stop);
    if (plan.wish.kind == ActionKind::LinkPullSecret)
        co_return co_await linkPullSecret(plan, stop);
    if (plan.wish.kind != ActionKind::CreatePullSecret)
        co_return co_await performOnStream(plan, stop);
    if (!login)
        co_return Error::usage(
            Sentence(QT_TRANSLATE_NOOP("Core", "A pull secret is made of a login, and there is none")))
            .withCode(u"NO_LOGIN"_s);
    co_return co_await createPullSecret(plan, *login, stop);
}

QCoro::Task<Result<JsonReader>> ActionRunner::send(PlannedRequest request, std::stop_token stop)
{
    KubeClient& client = m_reader.client();
    Result<JsonReader> answer = Error::internal(u"a planned request of an unknown method"_s);
    if (request.method == u"PUT"_s)
        answer = co_await client.put(request.path, request.body, stop);
    else if (request.method == u"POST"_s)
        answer = co_await client.postAndWait(request.path, request.body, importPatience, stop);
    else if (request.method == u"PATCH"_s)
        answer = co_await client.patch(request.path, KubePatch::Merge, request.body, stop);
    else if (request.method == u"DELETE"_s)
        answer = co_await client.remove(request.path, stop);
    if (!answer && answer.error().kind() == ErrorKind::Conflict)
        co_return answer.error().withCode(u"PLAN_OUTDATED"_s);
    co_return answer;
}

QCoro::Task<Result<ActionReport>> ActionRunner::performOnStream(ActionPlan plan, std::stop_token stop)
{
    const bool rollsBack = plan.wish.kind == ActionKind::RollBackTag;
    const auto place = rollsBack ? StreamPlace::parseStream(plan.wish.repository) : targetOf(plan.wish);
    if (!place)
        co_return place.error();
    auto before = co_await m_reader.fetchStream(*place, stop);
    if (!before)
        co_return before.error();
    if (before->version() != plan.expectedVersion)
        co_return outdated(changedStream(*place));
    if (plan.wish.kind == ActionKind::ImportImages)
        co_return co_await importImages(plan, *before, stop);
    if (plan.wish.kind != ActionKind::CreateRepository && plan.wish.kind != ActionKind::DeleteRepository)
        co_return co_await writeTags(plan, *before, stop);
    auto answer = co_await send(plan.requests.first(), stop);
    if (!answer)
        co_return answer.error();
    ActionReport report = reportOf(itemOf(place->text()));
    report.repository = place->text();
    if (plan.wish.kind == ActionKind::DeleteRepository)
        report.tagsChanged = before->tags();
    co_return report;
}

QCoro::Task<Result<ActionReport>> ActionRunner::writeTags(
    ActionPlan plan, StreamFacts before, std::stop_token stop)
{
    ActionReport report;
    report.repository = before.place.text();
    QString version = before.version();
    for (qsizetype i = 0; i < plan.requests.size(); ++i) {
        PlannedRequest request = plan.requests.at(i);
        if (i > 0)
            request = withVersion(request, version);
        ActionItem item = plan.preview.value(i);
        auto answer = co_await send(request, stop);
        if (!answer && i == 0)
            co_return answer.error();
        if (!answer) {
            report.items << itemOf(item.name, answer.error().said(), false);
            report.notes << Sentence(QT_TRANSLATE_NOOP("Core", "What comes behind it was not done."));
            co_return report;
        }
        version = (*answer)["metadata"_L1]["resourceVersion"_L1].text();
        const QString now = (*answer)["image"_L1]["metadata"_L1]["name"_L1].text();
        if (const auto digest = Digest::parse(now))
            item.digest = *digest;
        report.items << item;
        if (before.current(item.name) != item.digest.toString())
            report.tagsChanged << item.name;
    }
    co_return report;
}

QCoro::Task<Result<ActionReport>> ActionRunner::importImages(
    ActionPlan plan, StreamFacts before, std::stop_token stop)
{
    const auto request = ImportRequest::of(plan.wish, before);
    if (!request)
        co_return request.error();
    auto answer = co_await send(plan.requests.first(), stop);
    if (!answer)
        co_return answer.error();
    co_return importReport(before, *request, ImportOutcome::parse(*request, *answer));
}

QCoro::Task<Result<ActionReport>> ActionRunner::performOnOperator(
    ActionPlan plan, ActionProgressFunction progress, std::stop_token stop)
{
    auto before = co_await m_reader.fetchOperator(stop);
    if (!before)
        co_return before.error();
    if (before->planVersion() != plan.expectedVersion)
        co_return outdated(
            Sentence(QT_TRANSLATE_NOOP("Core", "The registry operator's config was changed meanwhile")));
    auto answer = co_await send(plan.requests.first(), stop);
    if (!answer)
        co_return answer.error();
    if (plan.wish.options.value(u"state"_s) == u"Unmanaged"_s)
        co_return reportOf(itemOf(u"image-registry"_s,
            Sentence(QT_TRANSLATE_NOOP("Core", "The operator leaves it as it is from now on"))));
    co_return co_await followOperator(plan, progress, stop);
}

QCoro::Task<Result<ActionReport>> ActionRunner::followOperator(
    ActionPlan plan, ActionProgressFunction progress, std::stop_token stop)
{
    auto after = co_await m_rollout.follow(progress, stop);
    if (!after && after.error().isCancelled())
        co_return after.error();
    if (!after) {
        ActionReport report = reportOf(itemOf(u"image-registry"_s));
        report.notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "The change is made, but how it goes on could not be read: %1"),
            {after.error().said()});
        co_return report;
    }
    ActionReport report = reportOf(rolloutItem(*after));
    if (!after->isSettled())
        report.notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "The change is made and the operator still works on it."));
    if (plan.wish.kind != ActionKind::EnableRegistryRoute)
        co_return report;
    auto host = co_await m_rollout.awaitRoute(stop);
    if (host && !host->isEmpty())
        report.notes << Sentence(QT_TRANSLATE_NOOP("Core", "The registry's public host is %1."), {*host});
    co_return report;
}

QCoro::Task<Result<ActionReport>> ActionRunner::createPullSecret(
    ActionPlan plan, Credential login, std::stop_token stop)
{
    auto body = pullSecretBody(plan, login);
    if (!body)
        co_return body.error();
    PlannedRequest request = plan.requests.first();
    request.body = std::move(*body);
    auto answer = co_await send(std::move(request), stop);
    if (!answer)
        co_return answer.error();
    co_return reportOf(itemOf(plan.wish.options.value(u"name"_s)));
}

QCoro::Task<Result<ActionReport>> ActionRunner::linkPullSecret(ActionPlan plan, std::stop_token stop)
{
    const QString name = linkedAccount(plan.wish);
    auto account = co_await m_reader.fetchAccount(plan.wish.options.value(u"project"_s), name, stop);
    if (!account)
        co_return account.error();
    if (!*account || (*account)->version != plan.expectedVersion)
        co_return outdated(changedAccount(name));
    auto answer = co_await send(plan.requests.first(), stop);
    if (!answer)
        co_return answer.error();
    co_return reportOf(itemOf(name));
}

} // namespace portolan
