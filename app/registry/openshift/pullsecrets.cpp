// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/pullsecrets.h"

#include "base/secret.h"

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto modernType = "kubernetes.io/dockerconfigjson"_L1;
constexpr auto legacyType = "kubernetes.io/dockercfg"_L1;

//! The keys of the logins in one; nothing when it is none.
std::optional<QStringList> registriesIn(const QString& base64, bool legacy)
{
    auto decoded = QByteArray::fromBase64Encoding(base64.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    const Secret content(std::move(*decoded));
    const auto json = JsonReader::parse(content.reveal());
    if (!json)
        return std::nullopt;
    const JsonReader logins = legacy ? *json : (*json)["auths"_L1];
    if (!logins.isObject())
        return std::nullopt;
    QStringList registries;
    for (const auto& login : logins.members())
        registries << login.first;
    registries.sort();
    return registries;
}

PanelAction actionOf(
    const char* label, ActionKind kind, const QString& project, Ability ability, const Sentence& reason)
{
    PanelAction action;
    action.label = label;
    action.wish = ActionWish(kind);
    action.wish.options.insert(u"project"_s, project);
    action.ability = ability;
    action.reason = reason;
    return action;
}

QStringList usersOf(const QString& secret, const QList<ServiceAccountInfo>& accounts)
{
    QStringList users;
    for (const ServiceAccountInfo& account : accounts) {
        if (account.pullSecrets.contains(secret))
            users << account.name;
    }
    return users;
}

} // namespace

std::optional<PullSecretInfo> PullSecretInfo::parse(const JsonReader& secret)
{
    PullSecretInfo info;
    info.type = secret["type"_L1].text();
    const bool legacy = info.type == legacyType;
    if (!legacy && info.type != modernType)
        return std::nullopt;
    const JsonReader metadata = secret["metadata"_L1];
    info.name = metadata["name"_L1].text();
    info.ownerAccount = metadata["annotations"_L1]["kubernetes.io/service-account.name"_L1].text();
    for (const JsonReader& owner : metadata["ownerReferences"_L1].items()) {
        if (owner["kind"_L1].text() == u"ServiceAccount"_s)
            info.ownerAccount = owner["name"_L1].text();
    }
    const JsonReader data = secret["data"_L1];
    const auto registries =
        registriesIn(data[legacy ? ".dockercfg"_L1 : ".dockerconfigjson"_L1].text(), legacy);
    info.readable = registries.has_value();
    info.registries = registries.value_or(QStringList());
    return info;
}

ServiceAccountInfo ServiceAccountInfo::parse(const JsonReader& json)
{
    ServiceAccountInfo account;
    account.name = json["metadata"_L1]["name"_L1].text();
    account.version = json["metadata"_L1]["resourceVersion"_L1].text();
    for (const JsonReader& secret : json["imagePullSecrets"_L1].items())
        account.pullSecrets << secret["name"_L1].text();
    return account;
}

Panel pullSecretsPanel(const PullSecretsFacts& facts)
{
    Panel panel;
    panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Project"), facts.project);
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Pull secrets");
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Name"), QT_TRANSLATE_NOOP("Panel", "Registries"),
        QT_TRANSLATE_NOOP("Panel", "Used by service accounts"), QT_TRANSLATE_NOOP("Panel", "Made for"),
        QT_TRANSLATE_NOOP("Panel", "Type")};
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "There is no pull secret");
    QList<PullSecretInfo> secrets = facts.secrets;
    // What people made comes first; the cluster makes several for each service account.
    std::stable_sort(secrets.begin(), secrets.end(), [](const PullSecretInfo& a, const PullSecretInfo& b) {
        return a.ownerAccount.isEmpty() && !b.ownerAccount.isEmpty();
    });
    const QList<ServiceAccountInfo> accounts = facts.accounts.value_or(QList<ServiceAccountInfo>());
    for (const PullSecretInfo& secret : std::as_const(secrets)) {
        table.rows << QVariantList{
            secret.name, secret.registries, usersOf(secret.name, accounts), secret.ownerAccount, secret.type};
        table.tones << (secret.readable ? FactTone::Neutral : FactTone::Warning);
        if (!secret.readable)
            panel.warnings << Sentence(
                QT_TRANSLATE_NOOP("Core", "The secret %1 does not hold what its type says."), {secret.name});
    }
    panel.tables << table;
    if (!facts.accounts)
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "You may not list serviceaccounts in project %1: who uses the secrets is not known."),
            {facts.project});
    panel.actions << actionOf(QT_TRANSLATE_NOOP("Panel", "Create from a login..."),
        ActionKind::CreatePullSecret, facts.project, facts.mayCreate, facts.createReason);
    panel.actions << actionOf(QT_TRANSLATE_NOOP("Panel", "Add to a service account..."),
        ActionKind::LinkPullSecret, facts.project, facts.mayLink, facts.linkReason);
    return panel;
}

} // namespace portolan
