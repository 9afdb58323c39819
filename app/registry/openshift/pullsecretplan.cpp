// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/pullsecretplan.h"

#include "oci/reference.h"
#include "registry/openshift/kubepath.h"
#include "registry/openshift/occommand.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray hiddenLogin = QByteArrayLiteral("\"***\"");

bool isObjectName(const QString& name)
{
    static const QRegularExpression pattern(u"^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$"_s);
    return name.size() <= 253 && pattern.match(name).hasMatch();
}

//! The key a registry's login has in such a secret.
QString loginKey(const QString& registry)
{
    const bool isHub = registry == u"docker.io"_s || registry == u"index.docker.io"_s
        || registry == u"registry-1.docker.io"_s;
    return isHub ? u"https://index.docker.io/v1/"_s : registry;
}

void wipe(QByteArray& bytes)
{
    bytes.fill('\0');
    bytes.clear();
}

} // namespace

ActionPlan planCreatePullSecret(const ActionWish& wish)
{
    ActionPlan plan;
    plan.wish = wish;
    const QString project = wish.options.value(u"project"_s);
    const QString name = wish.options.value(u"name"_s);
    const QString registry = wish.options.value(u"registry"_s);
    if (project.isEmpty())
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "Say in which project the secret shall be."));
    if (!isObjectName(name))
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP(
                "Core", "\"%1\" cannot be a secret's name: small letters, digits, dashes and dots."),
            {name});
    if (!Reference::parseLocation(registry))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "\"%1\" is no registry."), {registry});
    const QJsonObject metadata{{u"name"_s, name}, {u"namespace"_s, project}};
    const QJsonObject data{{u".dockerconfigjson"_s, u"***"_s}};
    const QJsonObject body{{u"kind"_s, u"Secret"_s}, {u"apiVersion"_s, u"v1"_s}, {u"metadata"_s, metadata},
        {u"type"_s, u"kubernetes.io/dockerconfigjson"_s}, {u"data"_s, data}};
    plan.requests << PlannedRequest(u"POST"_s, kubePath(kube::core, u"secrets"_s, project),
        QJsonDocument(body).toJson(QJsonDocument::Compact), u"application/json"_s);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "Project %1 gets the secret %2 with the login for %3."),
        {project, name, registry});
    plan.warnings << Sentence(
        QT_TRANSLATE_NOOP("Core", "Whoever may read secrets in project %1 can read this login."), {project});
    plan.warnings << Sentence(QT_TRANSLATE_NOOP(
        "Core", "No pod pulls with it before it is added to a service account or named by the pod."));
    plan.command = OcCommand({u"create"_s, u"secret"_s, u"docker-registry"_s})
                       .add(name)
                       .option(u"docker-server"_s, loginKey(registry))
                       .option(u"docker-username"_s, u"USER"_s)
                       .option(u"docker-password"_s, u"PASSWORD"_s)
                       .inProject(project)
                       .text();
    plan.undoable = true;
    return plan;
}

Result<QByteArray> pullSecretBody(const ActionPlan& plan, const Credential& login)
{
    if (login.user.isEmpty() || login.password.isEmpty())
        return Error::usage(
            Sentence(QT_TRANSLATE_NOOP(
                "Core", "The login has no user and password, and pods cannot pull with anything else")))
            .withCode(u"NO_PASSWORD"_s);
    if (plan.requests.size() != 1 || plan.requests.first().body.count(hiddenLogin) != 1)
        return Error::internal(u"the plan has no place for a login"_s);
    // Put together by hand: a JSON library keeps copies that nobody wipes. Base64 needs no escapes.
    QByteArray pair = login.user.toUtf8() + ':';
    pair += login.password.reveal();
    QByteArray encodedPair = pair.toBase64();
    wipe(pair);
    const QJsonArray key{loginKey(plan.wish.options.value(u"registry"_s))};
    const QByteArray keyJson = QJsonDocument(key).toJson(QJsonDocument::Compact);
    QByteArray config =
        R"({"auths":{)" + keyJson.mid(1, keyJson.size() - 2) + R"(:{"auth":")" + encodedPair + R"("}}})";
    wipe(encodedPair);
    QByteArray encoded = '"' + config.toBase64() + '"';
    wipe(config);
    QByteArray body = plan.requests.first().body;
    body.replace(hiddenLogin, encoded);
    wipe(encoded);
    return body;
}

QString linkedAccount(const ActionWish& wish)
{
    const QString account = wish.options.value(u"serviceAccount"_s);
    return account.isEmpty() ? u"default"_s : account;
}

ActionPlan planLinkPullSecret(const ActionWish& wish, const std::optional<ServiceAccountInfo>& account)
{
    ActionPlan plan;
    plan.wish = wish;
    const QString project = wish.options.value(u"project"_s);
    const QString name = wish.options.value(u"name"_s);
    const QString accountName = linkedAccount(wish);
    if (!isObjectName(name))
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "Say which secret shall be used."));
    if (!account) {
        plan.blockers << Sentence(QT_TRANSLATE_NOOP("Core", "There is no service account %1 in project %2."),
            {accountName, project});
        return plan;
    }
    plan.expectedVersion = account->version;
    if (account->pullSecrets.contains(name))
        plan.blockers << Sentence(
            QT_TRANSLATE_NOOP("Core", "The service account %1 pulls with %2 already."), {accountName, name});
    // The whole list, with the version it is of: a merge patch knows no "add".
    QJsonArray secrets;
    for (const QString& present : account->pullSecrets)
        secrets << QJsonObject{{u"name"_s, present}};
    secrets << QJsonObject{{u"name"_s, name}};
    const QJsonObject metadata{{u"resourceVersion"_s, account->version}};
    const QJsonObject body{{u"metadata"_s, metadata}, {u"imagePullSecrets"_s, secrets}};
    plan.requests << PlannedRequest(u"PATCH"_s,
        kubePath(kube::core, u"serviceaccounts"_s, project, accountName),
        QJsonDocument(body).toJson(QJsonDocument::Compact), u"application/merge-patch+json"_s);
    plan.effects << Sentence(
        QT_TRANSLATE_NOOP("Core", "Pods of project %1 that run as %2 pull with the secret %3 from now on."),
        {project, accountName, name});
    plan.warnings << Sentence(
        QT_TRANSLATE_NOOP("Core", "Pods that run already keep what they were started with."));
    plan.command = OcCommand({u"secrets"_s, u"link"_s})
                       .add(accountName)
                       .add(name)
                       .option(u"for"_s, u"pull"_s)
                       .inProject(project)
                       .text();
    plan.undoable = true;
    return plan;
}

} // namespace portolan
