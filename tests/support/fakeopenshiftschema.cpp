// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftschema.h"

#include <algorithm>

namespace portolan {
namespace {

QStringList words(QLatin1StringView text)
{
    return QString(text).split(u' ', Qt::SkipEmptyParts);
}

//! Builds the table row by row, for one group after another.
class Table final {
public:
    void group(QLatin1StringView name, QLatin1StringView version, bool custom = false)
    {
        m_group = name;
        m_version = version;
        m_custom = custom;
    }

    FakeOpenShiftKind& add(
        QLatin1StringView resource, QLatin1StringView kind, QLatin1StringView verbs, bool namespaced = true)
    {
        FakeOpenShiftKind row;
        row.group = m_group;
        row.version = m_version;
        row.resource = resource;
        row.kind = kind;
        row.singular = row.resource.contains(u'/') ? QString() : row.kind.toLower();
        row.verbs = words(verbs);
        row.namespaced = namespaced;
        row.custom = m_custom;
        rows.push_back(row);
        return rows.back();
    }

    std::vector<FakeOpenShiftKind> rows;

private:
    QString m_group;
    QString m_version;
    bool m_custom = false;
};

constexpr QLatin1StringView full("create delete deletecollection get list patch update watch");
constexpr QLatin1StringView writable("create delete get list patch update");

void addImageGroup(Table& table)
{
    table.group(QLatin1StringView("image.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("images"), QLatin1StringView("Image"), full, false);
    table.add(QLatin1StringView("imagesignatures"), QLatin1StringView("ImageSignature"),
        QLatin1StringView("create delete"), false);
    table
        .add(QLatin1StringView("imagestreamimages"), QLatin1StringView("ImageStreamImage"),
            QLatin1StringView("get"))
        .shortNames = {QStringLiteral("isimage")};
    table.add(QLatin1StringView("imagestreamimports"), QLatin1StringView("ImageStreamImport"),
        QLatin1StringView("create"));
    table.add(QLatin1StringView("imagestreammappings"), QLatin1StringView("ImageStreamMapping"),
        QLatin1StringView("create"));
    table.add(QLatin1StringView("imagestreams"), QLatin1StringView("ImageStream"), full).shortNames = {
        QStringLiteral("is")};
    table.add(QLatin1StringView("imagestreams/layers"), QLatin1StringView("ImageStreamLayers"),
        QLatin1StringView("get"));
    table.add(
        QLatin1StringView("imagestreams/secrets"), QLatin1StringView("SecretList"), QLatin1StringView("get"));
    table.add(QLatin1StringView("imagestreams/status"), QLatin1StringView("ImageStream"),
        QLatin1StringView("get patch update"));
    table.add(QLatin1StringView("imagestreamtags"), QLatin1StringView("ImageStreamTag"), writable)
        .shortNames = {QStringLiteral("istag")};
    table.add(QLatin1StringView("imagetags"), QLatin1StringView("ImageTag"), writable).shortNames = {
        QStringLiteral("itag")};
}

void addCoreGroups(Table& table)
{
    table.group({}, QLatin1StringView("v1"));
    table.add(QLatin1StringView("namespaces"), QLatin1StringView("Namespace"), full, false);
    table.add(QLatin1StringView("secrets"), QLatin1StringView("Secret"), full);
    table.add(QLatin1StringView("serviceaccounts"), QLatin1StringView("ServiceAccount"), full);
    table.add(QLatin1StringView("pods"), QLatin1StringView("Pod"), full);
    table.add(QLatin1StringView("persistentvolumeclaims"), QLatin1StringView("PersistentVolumeClaim"), full);
    table.add(QLatin1StringView("configmaps"), QLatin1StringView("ConfigMap"), full);
    table.add(QLatin1StringView("replicationcontrollers"), QLatin1StringView("ReplicationController"), full);
    table.group(QLatin1StringView("apps"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("deployments"), QLatin1StringView("Deployment"), full);
    table.add(QLatin1StringView("replicasets"), QLatin1StringView("ReplicaSet"), full);
    table.add(QLatin1StringView("daemonsets"), QLatin1StringView("DaemonSet"), full);
    table.add(QLatin1StringView("statefulsets"), QLatin1StringView("StatefulSet"), full);
    table.group(QLatin1StringView("batch"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("jobs"), QLatin1StringView("Job"), full);
    table.add(QLatin1StringView("cronjobs"), QLatin1StringView("CronJob"), full);
    table.group(QLatin1StringView("authorization.k8s.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("selfsubjectaccessreviews"), QLatin1StringView("SelfSubjectAccessReview"),
        QLatin1StringView("create"), false);
    table.add(QLatin1StringView("selfsubjectrulesreviews"), QLatin1StringView("SelfSubjectRulesReview"),
        QLatin1StringView("create"), false);
    table.group(QLatin1StringView("authentication.k8s.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("selfsubjectreviews"), QLatin1StringView("SelfSubjectReview"),
        QLatin1StringView("create"), false);
}

void addOpenShiftGroups(Table& table)
{
    table.group(QLatin1StringView("project.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("projects"), QLatin1StringView("Project"), full, false);
    table.add(QLatin1StringView("projectrequests"), QLatin1StringView("ProjectRequest"),
        QLatin1StringView("create list"), false);
    table.group(QLatin1StringView("user.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("users"), QLatin1StringView("User"), full, false);
    table.group(QLatin1StringView("oauth.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("useroauthaccesstokens"), QLatin1StringView("UserOAuthAccessToken"),
        QLatin1StringView("delete get list watch"), false);
    table.group(QLatin1StringView("build.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("builds"), QLatin1StringView("Build"), full);
    table.add(QLatin1StringView("buildconfigs"), QLatin1StringView("BuildConfig"), full);
    table.group(QLatin1StringView("apps.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("deploymentconfigs"), QLatin1StringView("DeploymentConfig"), full);
    table.group(QLatin1StringView("route.openshift.io"), QLatin1StringView("v1"));
    table.add(QLatin1StringView("routes"), QLatin1StringView("Route"), full);
    table.group(QLatin1StringView("config.openshift.io"), QLatin1StringView("v1"), true);
    table.add(QLatin1StringView("images"), QLatin1StringView("Image"), full, false);
    table.add(QLatin1StringView("clusterversions"), QLatin1StringView("ClusterVersion"), full, false);
    table.add(QLatin1StringView("clusteroperators"), QLatin1StringView("ClusterOperator"), full, false);
    table.add(
        QLatin1StringView("imagedigestmirrorsets"), QLatin1StringView("ImageDigestMirrorSet"), full, false);
    table.add(QLatin1StringView("imagetagmirrorsets"), QLatin1StringView("ImageTagMirrorSet"), full, false);
    table.group(QLatin1StringView("operator.openshift.io"), QLatin1StringView("v1alpha1"), true);
    table.add(QLatin1StringView("imagecontentsourcepolicies"), QLatin1StringView("ImageContentSourcePolicy"),
        full, false);
    table.group(QLatin1StringView("imageregistry.operator.openshift.io"), QLatin1StringView("v1"), true);
    table.add(QLatin1StringView("configs"), QLatin1StringView("Config"), full, false);
    table.add(QLatin1StringView("imagepruners"), QLatin1StringView("ImagePruner"), full, false);
}

std::vector<FakeOpenShiftKind> makeKinds()
{
    Table table;
    addImageGroup(table);
    addCoreGroups(table);
    addOpenShiftGroups(table);
    return table.rows;
}

} // namespace

const std::vector<FakeOpenShiftKind>& fakeOpenShiftKinds()
{
    static const std::vector<FakeOpenShiftKind> kinds = makeKinds();
    return kinds;
}

const FakeOpenShiftKind* findFakeOpenShiftKind(const QString& group, const QString& resource)
{
    const std::vector<FakeOpenShiftKind>& kinds = fakeOpenShiftKinds();
    const auto found = std::find_if(kinds.cbegin(), kinds.cend(),
        [&](const FakeOpenShiftKind& kind) { return kind.group == group && kind.resource == resource; });
    return found == kinds.cend() ? nullptr : &*found;
}

const FakeOpenShiftKind& fakeOpenShiftKind(const QString& id)
{
    const FakeOpenShiftStatus::Resource resource = splitFakeResource(id);
    const FakeOpenShiftKind* const kind = findFakeOpenShiftKind(resource.group, resource.name);
    if (kind == nullptr)
        qFatal("FakeOpenShift: no resource %s", qPrintable(id));
    return *kind;
}

FakeOpenShiftStatus::Resource splitFakeResource(const QString& id)
{
    const QString first = id.section(u'/', 0, 0);
    const bool hasGroup =
        first.contains(u'.') || first == QLatin1StringView("apps") || first == QLatin1StringView("batch");
    if (!hasGroup)
        return {QString(), id};
    return {first, id.section(u'/', 1)};
}

} // namespace portolan
