// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/mirrorspanel.h"

#include <optional>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

PanelTable ruleTable(const char* title, const char* emptyText, const QList<MirrorSetRule>& rules)
{
    PanelTable table;
    table.title = title;
    table.emptyText = emptyText;
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Source"), QT_TRANSLATE_NOOP("Panel", "Mirrors"),
        QT_TRANSLATE_NOOP("Panel", "Source is tried, too"), QT_TRANSLATE_NOOP("Panel", "Mirror set")};
    for (const MirrorSetRule& rule : rules)
        table.rows << QVariantList{rule.source, rule.mirrors, !rule.neverContactSource, rule.set};
    return table;
}

void addList(Panel& panel, const char* label, const QStringList& values)
{
    if (!values.isEmpty())
        panel.facts << Fact(label, values);
}

void addPolicy(Panel& panel, const JsonReader& policy)
{
    const JsonReader spec = policy["spec"_L1];
    const JsonReader status = policy["status"_L1];
    const JsonReader sources = spec["registrySources"_L1];
    QStringList importable;
    for (const JsonReader& allowed : spec["allowedRegistriesForImport"_L1].items()) {
        const bool insecure = allowed["insecure"_L1].boolean().value_or(false);
        const QString name = allowed["domainName"_L1].text();
        importable << (insecure ? u"%1 (insecure)"_s.arg(name) : name);
    }
    const QString internal = status["internalRegistryHostname"_L1].text();
    if (!internal.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Internal registry"), internal);
    addList(panel, QT_TRANSLATE_NOOP("Panel", "Public registry hosts"),
        status["externalRegistryHostnames"_L1].strings());
    addList(panel, QT_TRANSLATE_NOOP("Panel", "Users may import from"), importable);
    addList(
        panel, QT_TRANSLATE_NOOP("Panel", "Nodes may pull from"), sources["allowedRegistries"_L1].strings());
    addList(panel, QT_TRANSLATE_NOOP("Panel", "Nodes may not pull from"),
        sources["blockedRegistries"_L1].strings());
    addList(
        panel, QT_TRANSLATE_NOOP("Panel", "Insecure registries"), sources["insecureRegistries"_L1].strings());
    addList(panel, QT_TRANSLATE_NOOP("Panel", "Searched for short names"),
        sources["containerRuntimeSearchRegistries"_L1].strings());
    const QString trusted = spec["additionalTrustedCA"_L1]["name"_L1].text();
    if (!trusted.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Further authorities in ConfigMap"), trusted);
    const QString mode =
        status["imageStreamImportMode"_L1].string().value_or(spec["imageStreamImportMode"_L1].text());
    if (!mode.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Import mode of image streams"), mode);
}

//! Says of a kind of object that it is not among what is shown, and why. `isOptional`: many clusters do not
//! know the kind, and nobody there needs to know of it.
void addUnread(Panel& panel, const char* kind, const std::optional<Error>& error, bool isOptional = false)
{
    if (!error || (isOptional && error->kind() == ErrorKind::NotFound))
        return;
    const Sentence name(QString::fromLatin1(kind));
    if (error->kind() == ErrorKind::Denied)
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 is missing here: you may not list it in the cluster (verb list)."),
            {name});
    else if (error->kind() == ErrorKind::NotFound)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "This cluster does not know %1."), {name});
    else
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "%1 is missing here: %2"), {name, error->said()});
}

template <typename T> std::optional<Error> errorOf(const Result<T>& result)
{
    return result ? std::optional<Error>() : std::optional<Error>(result.error());
}

void addUnread(Panel& panel, const MirrorsFacts& facts)
{
    addUnread(panel, "imagedigestmirrorsets.config.openshift.io", errorOf(facts.digestRules));
    addUnread(panel, "imagetagmirrorsets.config.openshift.io", errorOf(facts.tagRules));
    addUnread(panel, "imagecontentsourcepolicies.operator.openshift.io", errorOf(facts.policyRules), true);
}

QList<MirrorSetRule> rulesOf(const Result<QList<MirrorSetRule>>& rules)
{
    return rules ? *rules : QList<MirrorSetRule>();
}

} // namespace

Panel mirrorsPanel(const MirrorsFacts& facts)
{
    Panel panel;
    if (facts.policy)
        addPolicy(panel, *facts.policy);
    else if (facts.policy.error().kind() == ErrorKind::Denied)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "You may not get images.config.openshift.io \"cluster\" in the cluster."));
    else
        addUnread(panel, "images.config.openshift.io", facts.policy.error());
    if (facts.digestRules)
        panel.tables << ruleTable(QT_TRANSLATE_NOOP("Panel", "Mirrors for images by digest"),
            QT_TRANSLATE_NOOP("Panel", "Images by digest are pulled from where their reference says"),
            *facts.digestRules);
    if (facts.tagRules)
        panel.tables << ruleTable(QT_TRANSLATE_NOOP("Panel", "Mirrors for images by tag"),
            QT_TRANSLATE_NOOP("Panel", "Images by tag are pulled from where their reference says"),
            *facts.tagRules);
    // Newer clusters have none, and nobody there needs to know of them.
    if (facts.policyRules && !facts.policyRules->isEmpty())
        panel.tables << ruleTable(
            QT_TRANSLATE_NOOP("Panel", "Mirrors for images by digest, by the older ImageContentSourcePolicy"),
            "", *facts.policyRules);
    addUnread(panel, facts);
    return panel;
}

Result<Panel> mirrorCheckPanel(const MirrorsFacts& facts, const QString& text)
{
    const auto reference = Reference::parse(text);
    if (!reference)
        return reference.error();
    const MirrorMatch match = mirrorsFor(
        *reference, rulesOf(facts.digestRules) + rulesOf(facts.policyRules) + rulesOf(facts.tagRules));
    Panel panel;
    panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Reference"), reference->toString());
    if (!match.source.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Source that counts"), match.source)
                    << Fact(QT_TRANSLATE_NOOP("Panel", "Mirror sets"), match.sets);
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Pulled from, in this order");
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Place"), QT_TRANSLATE_NOOP("Panel", "Mirror")};
    table.emptyText =
        QT_TRANSLATE_NOOP("Panel", "It cannot be pulled: there is no mirror, and the source is not tried");
    for (const QString& place : match.places)
        table.rows << QVariantList{place, place != reference->toString()};
    panel.tables << table;
    addUnread(panel, facts);
    return panel;
}

} // namespace portolan
