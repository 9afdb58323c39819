// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/mirrorspanel.h"

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

void addUnread(Panel& panel, const MirrorsFacts& facts)
{
    if (!facts.digestRules)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "You may not list imagedigestmirrorsets.config.openshift.io in the cluster."));
    if (!facts.tagRules)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "You may not list imagetagmirrorsets.config.openshift.io in the cluster."));
}

} // namespace

Panel mirrorsPanel(const MirrorsFacts& facts)
{
    Panel panel;
    if (facts.policy)
        addPolicy(panel, *facts.policy);
    else
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "You may not get images.config.openshift.io \"cluster\" in the cluster."));
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
    const QList<MirrorSetRule> none;
    const MirrorMatch match = mirrorsFor(*reference,
        facts.digestRules.value_or(none) + facts.policyRules.value_or(none) + facts.tagRules.value_or(none));
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
