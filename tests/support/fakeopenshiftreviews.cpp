// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftreviews.h"

#include "support/fakeopenshiftstore.h"

#include <utility>

namespace portolan {
namespace {

const QString metadataKey = QStringLiteral("metadata");

QJsonObject typed(const FakeOpenShiftCall& call)
{
    QJsonObject object;
    object.insert(QStringLiteral("kind"), call.kind.kind);
    object.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
    return object;
}

//! As Go leaves out what is empty.
QJsonObject withoutEmpty(const QJsonObject& object)
{
    QJsonObject kept;
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.value().isObject())
            kept.insert(it.key(), withoutEmpty(it.value().toObject()));
        else if (!it.value().isNull() && it.value() != QJsonValue(QString()))
            kept.insert(it.key(), it.value());
    }
    return kept;
}

QJsonObject userObject(const FakeOpenShiftCall& call)
{
    QJsonObject metadata;
    metadata.insert(QStringLiteral("name"), call.user.name);
    metadata.insert(QStringLiteral("uid"), call.user.uid);
    metadata.insert(QStringLiteral("creationTimestamp"), fakeOpenShiftNow());
    QJsonObject user = typed(call);
    user.insert(metadataKey, metadata);
    user.insert(QStringLiteral("identities"), QJsonArray{QStringLiteral("htpasswd:") + call.user.name});
    user.insert(QStringLiteral("groups"), QJsonArray::fromStringList(call.user.groups));
    return user;
}

} // namespace

bool FakeOpenShiftReviews::isFor(const FakeOpenShiftCall& call)
{
    return call.kind.resource.startsWith(QLatin1StringView("selfsubject"))
        || (call.kind.resource == QLatin1StringView("users") && call.name == QLatin1StringView("~"))
        || call.kind.resource == QLatin1StringView("useroauthaccesstokens");
}

FakeAnswer FakeOpenShiftReviews::answer(const FakeOpenShiftCall& call)
{
    if (call.kind.resource == QLatin1StringView("users"))
        return fakeOpenShiftJson(userObject(call));
    if (call.kind.resource == QLatin1StringView("useroauthaccesstokens"))
        return tokens(call);
    const FakeOpenShiftOutcome<QJsonObject> body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    if (call.kind.resource == QLatin1StringView("selfsubjectaccessreviews"))
        return access(call, body.value());
    if (call.kind.resource == QLatin1StringView("selfsubjectrulesreviews"))
        return rules(call, body.value());
    QJsonObject review = typed(call);
    setFakeMember(review, {metadataKey, QStringLiteral("creationTimestamp")}, fakeOpenShiftNow());
    QJsonObject info;
    info.insert(QStringLiteral("username"), call.user.name);
    info.insert(QStringLiteral("uid"), call.user.uid);
    info.insert(QStringLiteral("groups"), QJsonArray::fromStringList(call.user.groups));
    setFakeMember(review, {QStringLiteral("status"), QStringLiteral("userInfo")}, info);
    return fakeOpenShiftJson(review, 201);
}

FakeAnswer FakeOpenShiftReviews::access(const FakeOpenShiftCall& call, const QJsonObject& body) const
{
    const QJsonObject spec = withoutEmpty(body.value(QStringLiteral("spec")).toObject());
    const QJsonObject asked = spec.value(QStringLiteral("resourceAttributes")).toObject();
    if (asked.isEmpty() && !spec.contains(QStringLiteral("nonResourceAttributes")))
        return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, QString(),
            QStringLiteral("spec.resourceAttributes"), QStringLiteral("FieldValueInvalid"),
            QStringLiteral("Invalid value: null: exactly one of nonResourceAttributes or resourceAttributes "
                           "must be specified"))
            .answer();
    const auto text = [&asked](const QString& key) { return asked.value(key).toString(); };
    FakeOpenShiftStatus::Attempt attempt;
    attempt.user = call.user.name;
    attempt.verb = text(QStringLiteral("verb"));
    attempt.project = text(QStringLiteral("namespace"));
    attempt.object = text(QStringLiteral("name"));
    attempt.resource.group = text(QStringLiteral("group"));
    attempt.resource.name = text(QStringLiteral("resource"));
    if (const QString sub = text(QStringLiteral("subresource")); !sub.isEmpty())
        attempt.resource.name += u'/' + sub;
    const QString reason = m_rbac.reason(attempt);
    QJsonObject status;
    status.insert(QStringLiteral("allowed"), !reason.isEmpty());
    if (!reason.isEmpty())
        status.insert(QStringLiteral("reason"), reason);
    QJsonObject review = typed(call);
    QJsonObject written;
    written.insert(QStringLiteral("spec"), spec);
    setFakeMember(review, {metadataKey, QStringLiteral("managedFields")}, call.managedFields(written));
    review.insert(QStringLiteral("spec"), spec);
    review.insert(QStringLiteral("status"), status);
    return fakeOpenShiftJson(review, 201);
}

FakeAnswer FakeOpenShiftReviews::rules(const FakeOpenShiftCall& call, const QJsonObject& body) const
{
    const QString project =
        fakeMember(body, {QStringLiteral("spec"), QStringLiteral("namespace")}).toString();
    if (project.isEmpty())
        return FakeOpenShiftStatus::badRequest(QStringLiteral("no namespace on request")).answer();
    QJsonObject review = typed(call);
    review.insert(metadataKey, QJsonObject());
    review.insert(QStringLiteral("spec"), QJsonObject());
    review.insert(QStringLiteral("status"), m_rbac.rules(call.user.name, project));
    return fakeOpenShiftJson(review, 201);
}

FakeAnswer FakeOpenShiftReviews::tokens(const FakeOpenShiftCall& call)
{
    const auto object = [&call](const QString& name) {
        QJsonObject token;
        setFakeMember(token, {metadataKey, QStringLiteral("name")}, name);
        token.insert(QStringLiteral("userName"), call.user.name);
        token.insert(QStringLiteral("userUID"), call.user.uid);
        token.insert(QStringLiteral("expiresIn"), 86400);
        return token;
    };
    const QStringList names = m_rbac.tokenHashes(call.user.name);
    if (call.verb == QLatin1StringView("list")) {
        QJsonArray items;
        for (const QString& name : names)
            items.append(object(name));
        QJsonObject list;
        list.insert(QStringLiteral("kind"), call.kind.kind + QStringLiteral("List"));
        list.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
        list.insert(metadataKey, QJsonObject());
        list.insert(QStringLiteral("items"), items);
        return fakeOpenShiftJson(list);
    }
    if (!names.contains(call.name))
        return call.notFound().answer();
    QJsonObject token = object(call.name);
    token.insert(QStringLiteral("kind"), call.kind.kind);
    token.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
    if (call.verb == QLatin1StringView("delete"))
        m_rbac.removeTokenByHash(call.user.name, call.name);
    return fakeOpenShiftJson(token);
}

QJsonObject fakeApiResources(const QString& group)
{
    QJsonArray resources;
    QString version;
    for (const FakeOpenShiftKind& kind : fakeOpenShiftKinds()) {
        if (kind.group != group)
            continue;
        version = kind.apiVersion();
        QJsonObject resource;
        resource.insert(QStringLiteral("name"), kind.resource);
        resource.insert(QStringLiteral("singularName"), kind.singular);
        resource.insert(QStringLiteral("namespaced"), kind.namespaced);
        resource.insert(QStringLiteral("kind"), kind.kind);
        resource.insert(QStringLiteral("verbs"), QJsonArray::fromStringList(kind.verbs));
        if (!kind.shortNames.isEmpty())
            resource.insert(QStringLiteral("shortNames"), QJsonArray::fromStringList(kind.shortNames));
        if (kind.kind == QLatin1StringView("ImageStream") && !kind.singular.isEmpty())
            resource.insert(QStringLiteral("categories"), QJsonArray{QStringLiteral("all")});
        if (kind.verbs.contains(QStringLiteral("watch")))
            resource.insert(QStringLiteral("storageVersionHash"), QStringLiteral("FX/i8Tt+3Fc="));
        resources.append(resource);
    }
    if (resources.isEmpty())
        return {};
    QJsonObject list;
    list.insert(QStringLiteral("kind"), QStringLiteral("APIResourceList"));
    list.insert(QStringLiteral("apiVersion"), QStringLiteral("v1"));
    list.insert(QStringLiteral("groupVersion"), version);
    list.insert(QStringLiteral("resources"), resources);
    return list;
}

QJsonObject fakeVersion()
{
    const QList<std::pair<QString, QString>> fields{{QStringLiteral("major"), QStringLiteral("1")},
        {QStringLiteral("minor"), QStringLiteral("36")},
        {QStringLiteral("emulationMajor"), QStringLiteral("1")},
        {QStringLiteral("emulationMinor"), QStringLiteral("36")},
        {QStringLiteral("minCompatibilityMajor"), QStringLiteral("1")},
        {QStringLiteral("minCompatibilityMinor"), QStringLiteral("35")},
        {QStringLiteral("gitVersion"), QStringLiteral("v1.36.2")},
        {QStringLiteral("gitCommit"), QStringLiteral("$Format:%H$")},
        {QStringLiteral("gitTreeState"), QString()},
        {QStringLiteral("buildDate"), QStringLiteral("1970-01-01T00:00:00Z")},
        {QStringLiteral("goVersion"), QStringLiteral("go1.26.11")},
        {QStringLiteral("compiler"), QStringLiteral("gc")},
        {QStringLiteral("platform"), QStringLiteral("linux/amd64")}};
    QJsonObject version;
    for (const auto& [key, value] : fields)
        version.insert(key, value);
    return version;
}

} // namespace portolan
