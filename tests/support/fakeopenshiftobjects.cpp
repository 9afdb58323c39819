// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftobjects.h"

#include "support/fakeopenshifttable.h"
#include "support/fakeopenshiftwatches.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace portolan {
namespace {

const QString metadataKey = QStringLiteral("metadata");
const QString nameKey = QStringLiteral("name");

bool isStreams(const FakeOpenShiftCall& call)
{
    return call.kind.id() == fakeStreamsId();
}

bool isProjects(const FakeOpenShiftCall& call)
{
    return call.kind.resource == QLatin1StringView("projects");
}

QString keyOf(const FakeOpenShiftStore::Entry& entry)
{
    return entry.project() + u'/' + entry.name();
}

QString continueToken(qint64 version, const QString& lastKey, const QString& project)
{
    // In a list of one project keys begin behind its name.
    const QString start = lastKey.mid(project.size());
    const QByteArray json = R"({"v":"meta.k8s.io/v1","rv":)" + QByteArray::number(version) + R"(,"start":")"
        + start.toUtf8() + R"(\u0000"})";
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

std::optional<FakeOpenShiftStatus> nameComplaint(const FakeOpenShiftCall& call, const QString& name)
{
    const QString pattern = isStreams(call) ? QStringLiteral("[a-z0-9]+(?:[._-][a-z0-9]+)*")
                                            : QStringLiteral("[a-z0-9]([-.a-z0-9]*[a-z0-9])?");
    static const QRegularExpression streamName(QStringLiteral("^[a-z0-9]+(?:[._-][a-z0-9]+)*$"));
    static const QRegularExpression plainName(QStringLiteral("^[a-z0-9]([-.a-z0-9]*[a-z0-9])?$"));
    if ((isStreams(call) ? streamName : plainName).match(name).hasMatch())
        return std::nullopt;
    return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, name,
        QStringLiteral("metadata.name"), QStringLiteral("FieldValueInvalid"),
        QStringLiteral("Invalid value: \"%1\": must match \"%2\"").arg(name, pattern));
}

//! Makes `data` of `stringData` and checks what pull secrets must hold.
std::optional<FakeOpenShiftStatus> completeSecret(QJsonObject& secret)
{
    const QJsonObject plain = secret.take(QStringLiteral("stringData")).toObject();
    for (auto it = plain.constBegin(); it != plain.constEnd(); ++it)
        setFakeMember(secret, {QStringLiteral("data"), it.key()},
            QString::fromLatin1(it.value().toString().toUtf8().toBase64()));
    const QString type = secret.value(QStringLiteral("type")).toString();
    QString key;
    if (type == QLatin1StringView("kubernetes.io/dockerconfigjson"))
        key = QStringLiteral(".dockerconfigjson");
    else if (type == QLatin1StringView("kubernetes.io/dockercfg"))
        key = QStringLiteral(".dockercfg");
    else if (type.isEmpty())
        secret.insert(QStringLiteral("type"), QStringLiteral("Opaque"));
    if (key.isEmpty())
        return std::nullopt;
    const QString value = fakeMember(secret, {QStringLiteral("data"), key}).toString();
    const QString name = fakeMember(secret, {metadataKey, nameKey}).toString();
    const QString field = QStringLiteral("data[%1]").arg(key);
    if (value.isEmpty())
        return FakeOpenShiftStatus::invalid(QString(), QStringLiteral("Secret"), name, field,
            QStringLiteral("FieldValueRequired"), QStringLiteral("Required value"));
    if (!QJsonDocument::fromJson(QByteArray::fromBase64(value.toLatin1())).isObject())
        return FakeOpenShiftStatus::invalid(QString(), QStringLiteral("Secret"), name, field,
            QStringLiteral("FieldValueInvalid"),
            QStringLiteral("Invalid value: \"<secret contents redacted>\": invalid character"));
    return std::nullopt;
}

bool countsGenerations(const FakeOpenShiftCall& call)
{
    return call.kind.custom || call.kind.group == QLatin1StringView("apps")
        || call.kind.group == QLatin1StringView("apps.openshift.io");
}

} // namespace

FakeOpenShiftObjects::FakeOpenShiftObjects(
    FakeOpenShiftStore& store, FakeOpenShiftRbac& rbac, FakeOpenShiftImages& images, Changed changed)
    : m_store(store)
    , m_rbac(rbac)
    , m_images(images)
    , m_changed(std::move(changed))
{
}

FakeAnswer FakeOpenShiftObjects::answer(const FakeOpenShiftCall& call)
{
    if (call.verb == QLatin1StringView("get"))
        return get(call);
    if (call.verb == QLatin1StringView("list"))
        return list(call);
    if (call.verb == QLatin1StringView("create"))
        return call.kind.resource == QLatin1StringView("projectrequests") ? requestProject(call)
                                                                          : create(call);
    if (call.verb == QLatin1StringView("delete"))
        return remove(call);
    if (call.verb == QLatin1StringView("update") || call.verb == QLatin1StringView("patch"))
        return update(call);
    return FakeOpenShiftStatus::methodNotAllowed().answer();
}

bool FakeOpenShiftObjects::isShown(
    const FakeOpenShiftCall& call, const FakeOpenShiftStore::Entry& entry) const
{
    return !isProjects(call) || m_rbac.sees(call.user.name, entry.name());
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftObjects::find(const FakeOpenShiftCall& call) const
{
    return m_store.find(call.kind.id(), call.kind.namespaced ? call.project : QString(), call.name);
}

FakeAnswer FakeOpenShiftObjects::get(const FakeOpenShiftCall& call) const
{
    const FakeOpenShiftStore::EntryPtr entry = find(call);
    return entry == nullptr ? call.notFound().answer() : fakeOpenShiftJson(renderFakeObject(call, *entry));
}

FakeOpenShiftOutcome<FakeOpenShiftObjects::Page> FakeOpenShiftObjects::pageOf(
    const FakeOpenShiftCall& call) const
{
    Page page;
    const QString version = call.query.value(QStringLiteral("resourceVersion"));
    const QString token = call.query.value(QStringLiteral("continue"));
    if (isProjects(call))
        return page; // knows no pages
    page.limit = call.query.value(QStringLiteral("limit")).toLongLong();
    if (version.toLongLong() > m_store.version())
        return FakeOpenShiftStatus(504, QStringLiteral("Timeout"),
            QStringLiteral("Too large resource version: %1, current: %2")
                .arg(version, QString::number(m_store.version())));
    if (token.isEmpty())
        return page;
    if (!version.isEmpty() && version != QLatin1StringView("0"))
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("specifying resource version is not allowed when using continue"));
    const QByteArray bytes = QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding);
    const QJsonObject decoded = QJsonDocument::fromJson(bytes).object();
    const QString start = decoded.value(QStringLiteral("start")).toString();
    if (start.isEmpty() || decoded.value(QStringLiteral("v")) != QLatin1StringView("meta.k8s.io/v1"))
        return FakeOpenShiftStatus::badRequest(
            QStringLiteral("invalid continue token: continue key is not valid: invalid character '\\u00%1' "
                           "looking for beginning of value")
                .arg(QString::fromLatin1(bytes.first(qMin<qsizetype>(1, bytes.size())).toHex())));
    page.after = call.project + start.chopped(1);
    page.version = decoded.value(QStringLiteral("rv")).toInteger();
    if (page.version >= 0 && page.version < m_store.oldest())
        return FakeOpenShiftStatus::expired(
            QStringLiteral(
                "The provided continue parameter is too old to display a consistent list result. You can "
                "start "
                "a new list without the continue parameter, or use the continue token in this response to "
                "retrieve the remainder of the results. Continuing with the provided token results in an "
                "inconsistent list - objects that were created, modified, or deleted between the time the "
                "first chunk was returned and now may show up in the list."))
            .withContinue(continueToken(-1, page.after, call.project));
    return page;
}

FakeAnswer FakeOpenShiftObjects::list(const FakeOpenShiftCall& call) const
{
    const FakeOpenShiftOutcome<Page> asked = pageOf(call);
    if (!asked)
        return asked.status().answer();
    const Page& page = asked.value();
    const qint64 version = page.version >= 0 ? page.version : m_store.version();
    std::vector<FakeOpenShiftStore::EntryPtr> entries;
    qint64 remaining = 0;
    for (const FakeOpenShiftStore::EntryPtr& entry :
        m_store.list(call.kind.id(), call.kind.namespaced ? call.project : QString(), page.version)) {
        const FakeOpenShiftOutcome<bool> selected = fitsFakeSelectors(call, entry->object());
        if (!selected)
            return selected.status().answer();
        if (!selected.value() || !isShown(call, *entry)
            || (!page.after.isEmpty() && keyOf(*entry) <= page.after))
            continue;
        if (page.limit > 0 && static_cast<qsizetype>(entries.size()) >= page.limit)
            ++remaining;
        else
            entries.push_back(entry);
    }
    QJsonObject metadata;
    if (!isProjects(call))
        metadata.insert(QStringLiteral("resourceVersion"), QString::number(version));
    if (remaining > 0) {
        metadata.insert(
            QStringLiteral("continue"), continueToken(version, keyOf(*entries.back()), call.project));
        if (!call.query.contains(QStringLiteral("labelSelector"))
            && !call.query.contains(QStringLiteral("fieldSelector")))
            metadata.insert(QStringLiteral("remainingItemCount"), remaining);
    }
    return fakeOpenShiftJson(renderFakeList(call, metadata, entries));
}

FakeAnswer FakeOpenShiftObjects::create(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftOutcome<QJsonObject> body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    QJsonObject object = body.value();
    const QString name = fakeMember(object, {metadataKey, nameKey}).toString();
    if (const auto complaint = nameComplaint(call, name))
        return complaint->answer();
    FakeOpenShiftCall named = call;
    named.name = name;
    if (find(named) != nullptr)
        return FakeOpenShiftStatus::alreadyExists(call.kind.asResource(), name).answer();
    const QJsonArray managed = call.managedFields(object);
    if (!managed.isEmpty())
        setFakeMember(object, {metadataKey, QStringLiteral("managedFields")}, managed);
    const FakeOpenShiftImages::Stored stored = store(named, {}, object);
    if (!stored)
        return stored.status().answer();
    if (!call.isDryRun())
        m_changed(named);
    return fakeOpenShiftJson(renderFakeObject(call, *stored.value()), 201);
}

FakeOpenShiftImages::Stored FakeOpenShiftObjects::store(
    const FakeOpenShiftCall& call, const QJsonObject& before, QJsonObject object)
{
    object.remove(QStringLiteral("kind"));
    object.remove(QStringLiteral("apiVersion"));
    if (isStreams(call)) {
        if (fakeMember(object, {QStringLiteral("spec"), QStringLiteral("lookupPolicy")}).isUndefined())
            setFakeMember(object,
                {QStringLiteral("spec"), QStringLiteral("lookupPolicy"), QStringLiteral("local")}, false);
        object.insert(QStringLiteral("status"), before.value(QStringLiteral("status")).toObject());
        return m_images.update(FakeOpenShiftStream(object), call.user.name, call.isDryRun());
    }
    if (call.kind.id() == QLatin1StringView("secrets")) {
        if (const auto complaint = completeSecret(object))
            return *complaint;
    }
    const QStringList generation{metadataKey, QStringLiteral("generation")};
    const QString spec = QStringLiteral("spec");
    if (countsGenerations(call))
        setFakeMember(object, generation,
            fakeMember(before, generation).toInteger()
                + (before.isEmpty() || before.value(spec) != object.value(spec) ? 1 : 0));
    if (call.isDryRun())
        return std::make_shared<const FakeOpenShiftStore::Entry>(object);
    return m_store.put(call.kind.id(), object);
}

FakeAnswer FakeOpenShiftObjects::update(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftStore::EntryPtr entry = find(call);
    if (entry == nullptr)
        return call.notFound().answer();
    QJsonObject typed = entry->object();
    typed.insert(QStringLiteral("kind"), call.kind.kind);
    typed.insert(QStringLiteral("apiVersion"), call.kind.apiVersion());
    const bool patches = call.verb == QLatin1StringView("patch");
    const FakeOpenShiftOutcome<QJsonObject> body = patches ? applyFakePatch(call, typed) : readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QStringList versionPath{metadataKey, QStringLiteral("resourceVersion")};
    const QJsonValue version = fakeMember(body.value(), versionPath);
    if (call.kind.custom && version.toString().isEmpty())
        return FakeOpenShiftStatus::invalid(call.kind.group, call.kind.kind, call.name,
            QStringLiteral("metadata.resourceVersion"), QStringLiteral("FieldValueInvalid"),
            QStringLiteral("Invalid value: 0x0: must be specified for an update"))
            .answer();
    if (!version.toString().isEmpty() && version != fakeMember(entry->object(), versionPath))
        return FakeOpenShiftStatus::conflict(call.kind.asResource(), call.name,
            QStringLiteral(
                "the object has been modified; please apply your changes to the latest version and "
                "try again"))
            .answer();
    const FakeOpenShiftImages::Stored stored = store(call, entry->object(), body.value());
    if (!stored)
        return stored.status().answer();
    if (!call.isDryRun())
        m_changed(call);
    return fakeOpenShiftJson(renderFakeObject(call, *stored.value()));
}

FakeAnswer FakeOpenShiftObjects::remove(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftStore::EntryPtr entry = find(call);
    if (entry == nullptr)
        return call.notFound().answer();
    if (!call.isDryRun())
        m_store.remove(call.kind.id(), entry->project(), entry->name());
    QJsonObject details;
    details.insert(nameKey, call.name);
    if (!call.kind.group.isEmpty())
        details.insert(QStringLiteral("group"), call.kind.group);
    details.insert(QStringLiteral("kind"), call.kind.resource);
    details.insert(QStringLiteral("uid"), fakeMember(entry->object(), {metadataKey, QStringLiteral("uid")}));
    QJsonObject status;
    status.insert(QStringLiteral("kind"), QStringLiteral("Status"));
    status.insert(QStringLiteral("apiVersion"), QStringLiteral("v1"));
    status.insert(metadataKey, QJsonObject());
    status.insert(QStringLiteral("status"), QStringLiteral("Success"));
    status.insert(QStringLiteral("details"), details);
    return fakeOpenShiftJson(status);
}

FakeAnswer FakeOpenShiftObjects::requestProject(const FakeOpenShiftCall& call)
{
    const FakeOpenShiftOutcome<QJsonObject> body = readFakeBody(call);
    if (!body)
        return body.status().answer();
    const QString name = fakeMember(body.value(), {metadataKey, nameKey}).toString();
    FakeOpenShiftCall project = call;
    project.kind = fakeOpenShiftKind(QStringLiteral("project.openshift.io/projects"));
    project.name = name;
    if (find(project) != nullptr)
        return FakeOpenShiftStatus::alreadyExists(project.kind.asResource(), name).answer();
    QJsonObject annotations;
    for (const QString& key : {QStringLiteral("displayName"), QStringLiteral("description")}) {
        const QString annotation =
            key == QLatin1StringView("displayName") ? QStringLiteral("display-name") : key;
        annotations.insert(QStringLiteral("openshift.io/") + annotation, body.value().value(key).toString());
    }
    annotations.insert(QStringLiteral("openshift.io/requester"), call.user.name);
    QJsonObject object;
    setFakeMember(object, {metadataKey, nameKey}, name);
    setFakeMember(object, {metadataKey, QStringLiteral("annotations")}, annotations);
    setFakeMember(object, {QStringLiteral("spec"), QStringLiteral("finalizers")},
        QJsonArray{QStringLiteral("openshift.io/origin"), QStringLiteral("kubernetes")});
    setFakeMember(object, {QStringLiteral("status"), QStringLiteral("phase")}, QStringLiteral("Active"));
    m_rbac.grantRole(call.user.name, QStringLiteral("admin"), name);
    const FakeOpenShiftStore::EntryPtr stored = m_store.put(project.kind.id(), object);
    return fakeOpenShiftJson(renderFakeObject(project, *stored), 201);
}

} // namespace portolan
