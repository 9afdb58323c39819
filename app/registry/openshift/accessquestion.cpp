// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/accessquestion.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QString imageGroup()
{
    return u"image.openshift.io"_s;
}

QString operatorGroup()
{
    return u"imageregistry.operator.openshift.io"_s;
}

QString configGroup()
{
    return u"config.openshift.io"_s;
}

} // namespace

AccessQuestion::AccessQuestion(
    QString verbName, QString apiGroup, const QString& what, QString inProject, QString objectName)
    : verb(std::move(verbName))
    , group(std::move(apiGroup))
    , resource(what.section(u'/', 0, 0))
    , subresource(what.section(u'/', 1))
    , project(std::move(inProject))
    , name(std::move(objectName))
{
}

QString AccessQuestion::text() const
{
    QString what = resource;
    if (!subresource.isEmpty())
        what += u'/' + subresource;
    if (!group.isEmpty() && group != imageGroup())
        what += u'.' + group;
    if (!name.isEmpty())
        what += u" \"%1\""_s.arg(name);
    const QString place = project.isEmpty() ? u"in the cluster"_s : u"in project %1"_s.arg(project);
    return u"%1 %2 %3"_s.arg(verb, what, place);
}

QByteArray AccessQuestion::reviewBody() const
{
    QJsonObject attributes{
        {u"namespace"_s, project}, {u"verb"_s, verb}, {u"group"_s, group}, {u"resource"_s, resource}};
    if (!subresource.isEmpty())
        attributes.insert(u"subresource"_s, subresource);
    if (!name.isEmpty())
        attributes.insert(u"name"_s, name);
    const QJsonObject spec{{u"resourceAttributes"_s, attributes}};
    const QJsonObject body{{u"apiVersion"_s, u"authorization.k8s.io/v1"_s},
        {u"kind"_s, u"SelfSubjectAccessReview"_s}, {u"spec"_s, spec}};
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

namespace access {

AccessQuestion updateTags(const QString& project)
{
    return {u"update"_s, imageGroup(), u"imagestreamtags"_s, project};
}

AccessQuestion deleteStreams(const QString& project)
{
    return {u"delete"_s, imageGroup(), u"imagestreams"_s, project};
}

AccessQuestion createStreams(const QString& project)
{
    return {u"create"_s, imageGroup(), u"imagestreams"_s, project};
}

AccessQuestion importImages(const QString& project)
{
    return {u"create"_s, imageGroup(), u"imagestreamimports"_s, project};
}

AccessQuestion pullFrom(const QString& project)
{
    return {u"get"_s, imageGroup(), u"imagestreams/layers"_s, project};
}

AccessQuestion createSecrets(const QString& project)
{
    return {u"create"_s, QString(), u"secrets"_s, project};
}

AccessQuestion listSecrets(const QString& project)
{
    return {u"list"_s, QString(), u"secrets"_s, project};
}

AccessQuestion patchServiceAccounts(const QString& project)
{
    return {u"patch"_s, QString(), u"serviceaccounts"_s, project};
}

AccessQuestion getOperator()
{
    return {u"get"_s, operatorGroup(), u"configs"_s, QString(), u"cluster"_s};
}

AccessQuestion patchOperator()
{
    return {u"patch"_s, operatorGroup(), u"configs"_s, QString(), u"cluster"_s};
}

AccessQuestion getClusterOperator()
{
    return {u"get"_s, configGroup(), u"clusteroperators"_s, QString(), u"image-registry"_s};
}

AccessQuestion listDigestMirrors()
{
    return {u"list"_s, configGroup(), u"imagedigestmirrorsets"_s};
}

AccessQuestion listTagMirrors()
{
    return {u"list"_s, configGroup(), u"imagetagmirrorsets"_s};
}

AccessQuestion getImagePolicy()
{
    return {u"get"_s, configGroup(), u"images"_s, QString(), u"cluster"_s};
}

} // namespace access

} // namespace portolan
