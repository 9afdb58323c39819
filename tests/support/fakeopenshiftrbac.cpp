// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftrbac.h"

#include "support/fakeopenshiftschema.h"

#include <QCryptographicHash>
#include <QJsonArray>

#include <algorithm>

namespace portolan {
namespace {

struct RoleRule {
    const char* verbs;
    const char* resources;
};

constexpr const char* allVerbs = "create,delete,deletecollection,get,list,patch,update,watch";
constexpr const char* imageResources = "image.openshift.io/imagestreamimages,"
                                       "image.openshift.io/imagestreammappings,"
                                       "image.openshift.io/imagestreams,image.openshift.io/imagestreamtags,"
                                       "image.openshift.io/imagetags";
constexpr const char* workloads =
    "pods,configmaps,persistentvolumeclaims,serviceaccounts,replicationcontrollers,apps/deployments,"
    "apps/replicasets,apps/daemonsets,apps/statefulsets,batch/jobs,"
    "batch/cronjobs,build.openshift.io/builds,"
    "build.openshift.io/buildconfigs,apps.openshift.io/deploymentconfigs,"
    "route.openshift.io/routes";
constexpr const char* clusterThings =
    "config.openshift.io/images,config.openshift.io/clusterversions,config.openshift.io/clusteroperators,"
    "config.openshift.io/imagedigestmirrorsets,config.openshift.io/imagetagmirrorsets,"
    "operator.openshift.io/imagecontentsourcepolicies,"
    "imageregistry.operator.openshift.io/configs,imageregistry.operator.openshift.io/imagepruners,"
    "image.openshift.io/images,namespaces,user.openshift.io/users";

std::vector<RoleRule> rulesOf(const QString& role)
{
    std::vector<RoleRule> view{{"get,list,watch", imageResources},
        {"get", "image.openshift.io/imagestreams/layers"},
        {"get", "namespaces,project.openshift.io/projects"}, {"get,list,watch", workloads}};
    std::vector<RoleRule> registryEditor{{allVerbs, "secrets,serviceaccounts"}, {allVerbs, imageResources},
        {"create", "image.openshift.io/imagestreamimports"},
        {"get,update", "image.openshift.io/imagestreams/layers"},
        {"get", "namespaces,project.openshift.io/projects"}};
    std::vector<RoleRule> rules;
    if (role == QLatin1StringView("view"))
        return view;
    if (role == QLatin1StringView("registry-viewer"))
        return {view.at(0), view.at(1), view.at(2)};
    if (role == QLatin1StringView("registry-editor") || role == QLatin1StringView("registry-admin"))
        return registryEditor;
    if (role == QLatin1StringView("edit") || role == QLatin1StringView("admin")) {
        rules = registryEditor;
        rules.push_back({allVerbs, workloads});
        return rules;
    }
    if (role == QLatin1StringView("cluster-reader")) {
        rules = view;
        rules.push_back({"get,list,watch", clusterThings});
        rules.push_back({"list", "project.openshift.io/projects"});
        return rules;
    }
    if (role == QLatin1StringView("cluster-admin"))
        return {{"*", "*"}};
    if (role == QLatin1StringView("registry-operator"))
        return {{"get,list,watch,update,patch",
            "imageregistry.operator.openshift.io/configs,"
            "imageregistry.operator.openshift.io/imagepruners"}};
    qFatal("FakeOpenShift: no role %s", qPrintable(role));
}

QStringList words(const QString& text)
{
    return text.split(u',', Qt::SkipEmptyParts);
}

QJsonObject rule(const QStringList& verbs, const QStringList& groups, const QStringList& resources)
{
    QJsonObject object;
    object.insert(QStringLiteral("verbs"), QJsonArray::fromStringList(verbs));
    object.insert(QStringLiteral("apiGroups"), QJsonArray::fromStringList(groups));
    object.insert(QStringLiteral("resources"), QJsonArray::fromStringList(resources));
    return object;
}

//! What every logged-in user may do.
bool isForEverybody(const FakeOpenShiftStatus::Attempt& attempt)
{
    const QString& group = attempt.resource.group;
    if (group == QLatin1StringView("authorization.k8s.io")
        || group == QLatin1StringView("authentication.k8s.io"))
        return attempt.verb == QLatin1StringView("create");
    if (attempt.resource.name == QLatin1StringView("projects"))
        return attempt.verb == QLatin1StringView("list") || attempt.verb == QLatin1StringView("watch");
    if (attempt.resource.name == QLatin1StringView("projectrequests"))
        return true;
    if (attempt.resource.name == QLatin1StringView("users"))
        return attempt.verb == QLatin1StringView("get") && attempt.object == QLatin1StringView("~");
    return group == QLatin1StringView("oauth.openshift.io");
}

} // namespace

bool FakeOpenShiftUser::isAnonymous() const
{
    return name == QLatin1StringView("system:anonymous");
}

void FakeOpenShiftRbac::addUser(const QString& name, const QStringList& groups)
{
    FakeOpenShiftUser& user = m_users[name];
    user.name = name;
    user.uid = QStringLiteral("uid-") + name;
    if (user.groups.isEmpty() || !groups.isEmpty()) {
        user.groups = groups;
        user.groups += {QStringLiteral("system:authenticated:oauth"), QStringLiteral("system:authenticated")};
    }
}

void FakeOpenShiftRbac::addToken(const QString& token, const QString& user)
{
    m_tokens.insert(token, Token{user, -1});
}

void FakeOpenShiftRbac::expireToken(const QString& token)
{
    m_tokens.remove(token);
}

void FakeOpenShiftRbac::expireTokenAfter(const QString& token, int requests)
{
    m_tokens[token].usesLeft = requests;
}

bool FakeOpenShiftRbac::removeTokenByHash(const QString& user, const QString& hash)
{
    for (auto it = m_tokens.begin(); it != m_tokens.end(); ++it) {
        if (it->user == user && fakeOAuthTokenName(it.key()) == hash) {
            m_tokens.erase(it);
            return true;
        }
    }
    return false;
}

QStringList FakeOpenShiftRbac::tokenHashes(const QString& user) const
{
    QStringList hashes;
    for (auto it = m_tokens.cbegin(); it != m_tokens.cend(); ++it) {
        if (it->user == user)
            hashes += fakeOAuthTokenName(it.key());
    }
    hashes.sort();
    return hashes;
}

void FakeOpenShiftRbac::grant(const QString& user, const QString& verbs, const QString& resources,
    const QString& project, const QStringList& names, const QString& role)
{
    Grant grant;
    grant.user = user;
    grant.role = role.isEmpty() ? QStringLiteral("test") : role;
    grant.project = project;
    grant.verbs = words(verbs);
    grant.resources = words(resources);
    grant.names = names;
    m_grants.push_back(grant);
}

void FakeOpenShiftRbac::grantRole(const QString& user, const QString& role, const QString& project)
{
    for (const RoleRule& each : rulesOf(role))
        grant(user, QString::fromLatin1(each.verbs), QString::fromLatin1(each.resources), project, {}, role);
}

void FakeOpenShiftRbac::revoke(const QString& user, const QString& project)
{
    std::erase_if(
        m_grants, [&](const Grant& grant) { return grant.user == user && grant.project == project; });
}

FakeOpenShiftOutcome<FakeOpenShiftUser> FakeOpenShiftRbac::authenticate(
    const QString& token, const QString& certificateName)
{
    if (token.isEmpty() && !certificateName.isEmpty() && m_users.contains(certificateName))
        return user(certificateName);
    const auto found = m_tokens.find(token);
    if (found != m_tokens.end() && found->usesLeft == 0)
        m_tokens.erase(found);
    else if (found != m_tokens.end() && found->usesLeft > 0)
        --found->usesLeft;
    return whoHas(token);
}

FakeOpenShiftOutcome<FakeOpenShiftUser> FakeOpenShiftRbac::whoHas(const QString& token) const
{
    if (token.isEmpty()) {
        FakeOpenShiftUser anonymous;
        anonymous.name = QStringLiteral("system:anonymous");
        anonymous.groups = {QStringLiteral("system:unauthenticated")};
        return anonymous;
    }
    const auto found = m_tokens.constFind(token);
    if (found == m_tokens.cend())
        return FakeOpenShiftStatus::unauthorized();
    return user(found->user);
}

bool FakeOpenShiftRbac::fits(const Grant& grant, const Attempt& attempt)
{
    if (grant.user != attempt.user)
        return false;
    if (!grant.project.isEmpty() && grant.project != attempt.project)
        return false;
    const QString any = QStringLiteral("*");
    if (!grant.verbs.contains(any) && !grant.verbs.contains(attempt.verb))
        return false;
    const QString& group = attempt.resource.group;
    const QString id = group.isEmpty() ? attempt.resource.name : group + u'/' + attempt.resource.name;
    if (!grant.resources.contains(any) && !grant.resources.contains(id)
        && !grant.resources.contains(group + QStringLiteral("/*")))
        return false;
    return grant.names.isEmpty() || grant.names.contains(attempt.object);
}

QString FakeOpenShiftRbac::reason(const Attempt& attempt) const
{
    for (const Grant& grant : m_grants) {
        if (!fits(grant, attempt))
            continue;
        const QString binding = grant.project.isEmpty()
            ? QStringLiteral("ClusterRoleBinding \"%1\"").arg(grant.role)
            : QStringLiteral("RoleBinding \"%1/%2\"").arg(grant.role, grant.project);
        return QStringLiteral("RBAC: allowed by %1 of ClusterRole \"%2\" to User \"%3\"")
            .arg(binding, grant.role, attempt.user);
    }
    if (m_users.contains(attempt.user) && isForEverybody(attempt))
        return QStringLiteral("RBAC: allowed by ClusterRoleBinding \"basic-users\" of ClusterRole "
                              "\"basic-user\" to Group \"system:authenticated\"");
    return {};
}

bool FakeOpenShiftRbac::sees(const QString& user, const QString& project) const
{
    Attempt attempt;
    attempt.user = user;
    attempt.verb = QStringLiteral("get");
    attempt.resource = {QString(), QStringLiteral("namespaces")};
    attempt.project = project;
    attempt.object = project;
    if (allows(attempt))
        return true;
    return std::any_of(m_grants.cbegin(), m_grants.cend(), [&](const Grant& grant) {
        return grant.user == user && !project.isEmpty() && grant.project == project;
    });
}

QJsonObject FakeOpenShiftRbac::rules(const QString& user, const QString& project) const
{
    QJsonArray resourceRules;
    resourceRules.append(rule({QStringLiteral("create")}, {QStringLiteral("authorization.k8s.io")},
        {QStringLiteral("selfsubjectaccessreviews"), QStringLiteral("selfsubjectrulesreviews")}));
    QJsonObject self = rule(
        {QStringLiteral("get")}, {QString(), QStringLiteral("user.openshift.io")}, {QStringLiteral("users")});
    self.insert(QStringLiteral("resourceNames"), QJsonArray{QStringLiteral("~")});
    resourceRules.append(self);
    for (const Grant& grant : m_grants) {
        if (grant.user != user || (!grant.project.isEmpty() && grant.project != project))
            continue;
        for (const QString& id : grant.resources) {
            const FakeOpenShiftStatus::Resource resource = splitFakeResource(id);
            QStringList groups{id == QLatin1StringView("*") ? id : resource.group};
            if (resource.group.endsWith(QLatin1StringView(".openshift.io"))
                && !resource.group.contains(QLatin1StringView("operator")))
                groups.prepend(QString());
            QJsonObject one = rule(grant.verbs, groups, {resource.name});
            if (!grant.names.isEmpty())
                one.insert(QStringLiteral("resourceNames"), QJsonArray::fromStringList(grant.names));
            resourceRules.append(one);
        }
    }
    QJsonObject urls;
    urls.insert(QStringLiteral("verbs"), QJsonArray{QStringLiteral("get")});
    urls.insert(QStringLiteral("nonResourceURLs"),
        QJsonArray{QStringLiteral("/version"), QStringLiteral("/version/*"), QStringLiteral("/apis"),
            QStringLiteral("/apis/*"), QStringLiteral("/.well-known/*")});
    QJsonObject status;
    status.insert(QStringLiteral("resourceRules"), resourceRules);
    status.insert(QStringLiteral("nonResourceRules"), QJsonArray{urls});
    status.insert(QStringLiteral("incomplete"), false);
    return status;
}

FakeOpenShiftUser FakeOpenShiftRbac::user(const QString& name) const
{
    return m_users.value(name);
}

QString fakeOAuthTokenName(const QString& token)
{
    const QString prefix = QStringLiteral("sha256~");
    const QByteArray secret = (token.startsWith(prefix) ? token.mid(prefix.size()) : token).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
    return prefix
        + QString::fromLatin1(hash.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace portolan
