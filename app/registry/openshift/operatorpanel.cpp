// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/operatorpanel.h"

#include "registry/openshift/kubetime.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Of a condition: those whose truth is good news, and those whose is not.
FactTone toneOf(const OperatorCondition& condition)
{
    const bool isTrue = condition.isTrue();
    if (condition.type == u"Available"_s)
        return isTrue ? FactTone::Good : FactTone::Bad;
    if (condition.type == u"Progressing"_s)
        return isTrue ? FactTone::Busy : FactTone::Neutral;
    if (condition.type.endsWith(u"Degraded"_s) || condition.type == u"Failed"_s)
        return isTrue ? FactTone::Bad : FactTone::Neutral;
    if (condition.type == u"Removed"_s && isTrue)
        return FactTone::Warning;
    return FactTone::Neutral;
}

PanelTable conditionTable(const char* title, const QList<OperatorCondition>& conditions)
{
    PanelTable table;
    table.title = title;
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Condition"), QT_TRANSLATE_NOOP("Panel", "State"),
        QT_TRANSLATE_NOOP("Panel", "Reason"), QT_TRANSLATE_NOOP("Panel", "Message"),
        QT_TRANSLATE_NOOP("Panel", "Since")};
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "Nothing has been reported yet");
    for (const OperatorCondition& condition : conditions) {
        table.rows << QVariantList{
            condition.type, condition.status, condition.reason, condition.message, condition.since};
        table.tones << toneOf(condition);
    }
    return table;
}

PanelTable podTable(const QList<RegistryPod>& pods)
{
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Pods");
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Name"), QT_TRANSLATE_NOOP("Panel", "Phase"),
        QT_TRANSLATE_NOOP("Panel", "Ready"), QT_TRANSLATE_NOOP("Panel", "Restarts"),
        QT_TRANSLATE_NOOP("Panel", "Node"), QT_TRANSLATE_NOOP("Panel", "Started")};
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "The registry has no pod");
    for (const RegistryPod& pod : pods) {
        table.rows << QVariantList{pod.name, pod.phase, pod.ready, pod.restarts, pod.node, pod.started};
        table.tones << (pod.ready ? FactTone::Good : FactTone::Busy);
    }
    return table;
}

FactTone stateTone(const OperatorConfig& config)
{
    return config.isManaged() ? FactTone::Good : FactTone::Warning;
}

FactTone readyTone(const OperatorConfig& config)
{
    if (config.readyReplicas == config.replicas)
        return config.replicas > 0 ? FactTone::Good : FactTone::Warning;
    return config.readyReplicas == 0 ? FactTone::Bad : FactTone::Busy;
}

void addConfig(Panel& panel, const OperatorConfig& config, const QString& routeHost)
{
    const OperatorStorage& storage = config.storage;
    panel.facts << Fact(
        QT_TRANSLATE_NOOP("Panel", "Management state"), config.managementState, stateTone(config))
                << Fact(QT_TRANSLATE_NOOP("Panel", "Replicas"), config.replicas)
                << Fact(QT_TRANSLATE_NOOP("Panel", "Ready replicas"), config.readyReplicas, readyTone(config))
                << Fact(QT_TRANSLATE_NOOP("Panel", "Storage"), storage.text,
                       storage.kind == OperatorStorage::Kind::EmptyDir ? FactTone::Warning
                                                                       : FactTone::Neutral);
    if (!storage.accessModes.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Access modes"), storage.accessModes);
    panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Storage made by the operator"), config.storageManaged)
                << Fact(QT_TRANSLATE_NOOP("Panel", "Read-only"), config.readOnly,
                       config.readOnly ? FactTone::Warning : FactTone::Neutral)
                << Fact(QT_TRANSLATE_NOOP("Panel", "Default route"), config.defaultRoute);
    if (!routeHost.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Public host"), routeHost);
    if (!config.rolloutStrategy.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Rollout strategy"), config.rolloutStrategy);
    if (!config.logLevel.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Log level"), config.logLevel);
    if (storage.kind == OperatorStorage::Kind::EmptyDir)
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "Its storage is emptyDir: every image is lost when its pod goes."));
    if (config.isManaged() && config.replicas > 0 && !config.isSettled())
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "A change is being rolled out: %1."), {config.progressText()});
}

void addPruner(Panel& panel, const PrunerFacts& pruner)
{
    const Sentence schedule = pruner.schedule.isEmpty()
        ? Sentence(QT_TRANSLATE_NOOP("Core", "As the operator likes (daily)"))
        : Sentence(pruner.schedule);
    panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pruning schedule"), schedule)
                << Fact(QT_TRANSLATE_NOOP("Panel", "Pruning suspended"), pruner.suspended,
                       pruner.suspended ? FactTone::Warning : FactTone::Neutral);
    if (pruner.keepTagRevisions)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Revisions kept of a tag"), *pruner.keepTagRevisions);
    if (!pruner.keepYoungerThan.isEmpty())
        panel.facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Images kept when younger than"), pruner.keepYoungerThan);
    if (!pruner.conditions.isEmpty())
        panel.tables << conditionTable(QT_TRANSLATE_NOOP("Panel", "Pruning"), pruner.conditions);
}

class ActionAdder final {
public:
    ActionAdder(Panel& panel, const OperatorPanelFacts& facts) : m_panel(panel), m_facts(facts) {}

    void add(const char* label, ActionKind kind, const QString& option = QString(),
        const QString& value = QString())
    {
        PanelAction action;
        action.label = label;
        action.wish = ActionWish(kind);
        if (!option.isEmpty())
            action.wish.options.insert(option, value);
        action.ability = m_facts.mayPatch;
        action.reason = m_facts.patchReason;
        m_panel.actions << action;
    }

private:
    Panel& m_panel;
    const OperatorPanelFacts& m_facts;
};

void addActions(Panel& panel, const OperatorPanelFacts& facts)
{
    const OperatorConfig& config = *facts.config;
    ActionAdder actions(panel, facts);
    if (config.isManaged()) {
        actions.add(QT_TRANSLATE_NOOP("Panel", "Scale..."), ActionKind::ScaleRegistry, u"replicas"_s,
            QString::number(config.replicas));
        if (config.readOnly)
            actions.add(QT_TRANSLATE_NOOP("Panel", "Make writable..."), ActionKind::SetRegistryReadOnly,
                u"readOnly"_s, u"false"_s);
        else
            actions.add(QT_TRANSLATE_NOOP("Panel", "Make read-only..."), ActionKind::SetRegistryReadOnly,
                u"readOnly"_s, u"true"_s);
        if (!config.defaultRoute)
            actions.add(
                QT_TRANSLATE_NOOP("Panel", "Enable the default route..."), ActionKind::EnableRegistryRoute);
    } else {
        actions.add(QT_TRANSLATE_NOOP("Panel", "Let the operator manage it..."), ActionKind::SetRegistryState,
            u"state"_s, u"Managed"_s);
    }
    if (config.managementState != u"Unmanaged"_s)
        actions.add(QT_TRANSLATE_NOOP("Panel", "Take it from the operator..."), ActionKind::SetRegistryState,
            u"state"_s, u"Unmanaged"_s);
    if (config.managementState != u"Removed"_s)
        actions.add(QT_TRANSLATE_NOOP("Panel", "Remove the registry..."), ActionKind::SetRegistryState,
            u"state"_s, u"Removed"_s);
}

} // namespace

RegistryPod RegistryPod::parse(const JsonReader& json)
{
    RegistryPod pod;
    pod.name = json["metadata"_L1]["name"_L1].text();
    pod.node = json["spec"_L1]["nodeName"_L1].text();
    const JsonReader status = json["status"_L1];
    pod.phase = status["phase"_L1].text();
    pod.started = kubeTime(status["startTime"_L1]);
    const QList<OperatorCondition> conditions = conditionsOf(json);
    const OperatorCondition* const ready = findCondition(conditions, u"Ready"_s);
    pod.ready = ready && ready->isTrue();
    for (const JsonReader& container : status["containerStatuses"_L1].items())
        pod.restarts += container["restartCount"_L1].integer().value_or(0);
    return pod;
}

PrunerFacts PrunerFacts::parse(const JsonReader& json)
{
    PrunerFacts pruner;
    const JsonReader spec = json["spec"_L1];
    pruner.schedule = spec["schedule"_L1].text();
    pruner.suspended = spec["suspend"_L1].boolean().value_or(false);
    pruner.keepTagRevisions = spec["keepTagRevisions"_L1].integer();
    pruner.keepYoungerThan = spec["keepYoungerThanDuration"_L1].text();
    pruner.conditions = conditionsOf(json);
    return pruner;
}

Panel operatorPanel(const OperatorPanelFacts& facts)
{
    Panel panel;
    if (facts.config)
        addConfig(panel, *facts.config, facts.routeHost);
    else
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "You may not read the operator's config; this is what the cluster says in short."));
    if (!facts.version.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Operator version"), facts.version);
    if (facts.config)
        panel.tables << conditionTable(QT_TRANSLATE_NOOP("Panel", "Conditions"), facts.config->conditions);
    else if (facts.summary)
        panel.tables << conditionTable(QT_TRANSLATE_NOOP("Panel", "Conditions"), *facts.summary);
    if (facts.pods)
        panel.tables << podTable(*facts.pods);
    if (facts.pruner)
        addPruner(panel, *facts.pruner);
    if (facts.config)
        addActions(panel, facts);
    return panel;
}

} // namespace portolan
