// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/panelreader.h"

#include "registry/openshift/kubeclient.h"
#include "registry/openshift/pullsecrets.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isUnreadable(const Error& error)
{
    return error.kind() == ErrorKind::Denied || error.kind() == ErrorKind::NotFound;
}

QString operatorVersion(const JsonReader& clusterOperator)
{
    for (const JsonReader& version : clusterOperator["status"_L1]["versions"_L1].items()) {
        if (version["name"_L1].text() == u"operator"_s)
            return version["version"_L1].text();
    }
    return {};
}

//! What concerns the whole panel rather than a part of it.
template <typename T> bool endsAll(const Result<T>& part)
{
    return !part && (part.error().isCancelled() || part.error().kind() == ErrorKind::AuthRequired);
}

QList<RegistryPod> podsOf(const std::vector<JsonReader>& items)
{
    QList<RegistryPod> pods;
    for (const JsonReader& item : items)
        pods << RegistryPod::parse(item);
    return pods;
}

} // namespace

QCoro::Task<Result<std::optional<std::vector<JsonReader>>>> PanelReader::listIfReadable(
    QString path, std::stop_token stop)
{
    auto list = co_await m_reader.client().list(path, stop);
    std::optional<std::vector<JsonReader>> items;
    if (list) {
        items = std::move(list->items);
        co_return items;
    }
    if (isUnreadable(list.error()))
        co_return items;
    co_return list.error();
}

QCoro::Task<Result<bool>> PanelReader::addOperatorParts(OperatorPanelFacts* facts, std::stop_token stop)
{
    const QString project = u"openshift-image-registry"_s;
    const QString summaryPath = kubePath(kube::config, u"clusteroperators"_s, QString(), u"image-registry"_s);
    const QString prunerPath = kubePath(kube::imageRegistry, u"imagepruners"_s, QString(), u"cluster"_s);
    const QList<std::pair<QString, QString>> selector{{u"labelSelector"_s, u"docker-registry=default"_s}};
    const QString podsPath = kubeQuery(kubePath(kube::core, u"pods"_s, project), selector);
    auto summaryTask = m_reader.fetchIfReadable(summaryPath, stop);
    auto prunerTask = m_reader.fetchIfReadable(prunerPath, stop);
    auto podsTask = listIfReadable(podsPath, stop);
    auto routeTask = m_reader.fetchRouteHost(stop);
    const auto summary = co_await summaryTask;
    const auto pruner = co_await prunerTask;
    const auto pods = co_await podsTask;
    const auto route = co_await routeTask;
    if (!summary)
        co_return summary.error();
    if (*summary) {
        facts->summary = conditionsOf(**summary);
        facts->version = operatorVersion(**summary);
    }
    if (pruner && *pruner)
        facts->pruner = PrunerFacts::parse(**pruner);
    if (pods && *pods)
        facts->pods = podsOf(**pods);
    if (route)
        facts->routeHost = *route;
    co_return true;
}

QCoro::Task<Result<Panel>> PanelReader::fetchOperator(std::stop_token stop)
{
    OperatorPanelFacts facts;
    auto config = co_await m_reader.fetchOperator(stop);
    if (config)
        facts.config = *config;
    else if (!isUnreadable(config.error()))
        co_return config.error();
    auto added = co_await addOperatorParts(&facts, stop);
    if (!added)
        co_return added.error();
    if (!facts.config && !facts.summary)
        co_return config.error();
    QList<AccessQuestion> rights;
    rights << access::patchOperator();
    auto answers = co_await m_access.ask(rights, stop);
    if (!answers)
        co_return answers.error();
    facts.mayPatch = answers->ofAll(rights);
    facts.patchReason = answers->reason(rights);
    co_return operatorPanel(facts);
}

QCoro::Task<Result<QList<PullSecretInfo>>> PanelReader::listSecrets(
    QString project, QString type, std::stop_token stop)
{
    // Only pull secrets are asked for: no other secret shall ever come here.
    const QList<std::pair<QString, QString>> selector{{u"fieldSelector"_s, u"type="_s + type}};
    const QString path = kubeQuery(kubePath(kube::core, u"secrets"_s, project), selector);
    auto list = co_await m_reader.client().list(path, stop);
    if (!list)
        co_return list.error();
    QList<PullSecretInfo> secrets;
    for (const JsonReader& item : list->items) {
        if (const auto secret = PullSecretInfo::parse(item); secret && secret->type == type)
            secrets << *secret;
    }
    co_return secrets;
}

QCoro::Task<Result<Panel>> PanelReader::fetchPullSecrets(QString project, std::stop_token stop)
{
    PullSecretsFacts facts;
    facts.project = project;
    for (const QString& type : {u"kubernetes.io/dockerconfigjson"_s, u"kubernetes.io/dockercfg"_s}) {
        auto secrets = co_await listSecrets(project, type, stop);
        if (!secrets)
            co_return secrets.error();
        facts.secrets << *secrets;
    }
    auto accounts = co_await listIfReadable(kubePath(kube::core, u"serviceaccounts"_s, project), stop);
    if (!accounts)
        co_return accounts.error();
    if (*accounts) {
        QList<ServiceAccountInfo> infos;
        for (const JsonReader& item : **accounts)
            infos << ServiceAccountInfo::parse(item);
        facts.accounts = infos;
    }
    QList<AccessQuestion> create;
    create << access::createSecrets(project);
    QList<AccessQuestion> link;
    link << access::patchServiceAccounts(project);
    auto answers = co_await m_access.ask(create + link, stop);
    if (!answers)
        co_return answers.error();
    facts.mayCreate = answers->ofAll(create);
    facts.createReason = answers->reason(create);
    facts.mayLink = answers->ofAll(link);
    facts.linkReason = answers->reason(link);
    co_return pullSecretsPanel(facts);
}

QCoro::Task<Result<QList<MirrorSetRule>>> PanelReader::listRules(
    QString path, MirrorSetRule::For what, std::stop_token stop)
{
    auto list = co_await m_reader.client().list(path, stop);
    if (!list)
        co_return list.error();
    QList<MirrorSetRule> rules;
    for (const JsonReader& item : list->items)
        rules << MirrorSetRule::parse(item, what);
    co_return rules;
}

QCoro::Task<Result<Panel>> PanelReader::fetchMirrors(QString reference, std::stop_token stop)
{
    const QString policyPath = kubePath(kube::config, u"images"_s, QString(), u"cluster"_s);
    const QString digestPath = kubePath(kube::config, u"imagedigestmirrorsets"_s);
    const QString tagPath = kubePath(kube::config, u"imagetagmirrorsets"_s);
    const QString oldPath = kubePath(kube::operators, u"imagecontentsourcepolicies"_s);
    auto digestTask = listRules(digestPath, MirrorSetRule::For::Digests, stop);
    auto tagTask = listRules(tagPath, MirrorSetRule::For::Tags, stop);
    auto oldTask = listRules(oldPath, MirrorSetRule::For::Digests, stop);
    auto policyTask = m_reader.client().get(policyPath, stop);
    const auto digestRules = co_await digestTask;
    const auto tagRules = co_await tagTask;
    const auto oldRules = co_await oldTask;
    const auto policy = co_await policyTask;
    if (endsAll(digestRules))
        co_return digestRules.error();
    if (endsAll(tagRules))
        co_return tagRules.error();
    if (endsAll(oldRules))
        co_return oldRules.error();
    if (endsAll(policy))
        co_return policy.error();
    const MirrorsFacts facts(digestRules, tagRules, oldRules, policy);
    if (reference.isEmpty())
        co_return mirrorsPanel(facts);
    co_return mirrorCheckPanel(facts, reference);
}

} // namespace portolan
