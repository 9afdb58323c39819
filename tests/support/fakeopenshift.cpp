// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshift.h"

#include "support/fakeopenshiftoperator.h"
#include "support/fakeopenshiftserver.h"

#include <QJsonArray>

namespace portolan {
namespace {

const QString metadataKey = QStringLiteral("metadata");
const QString nameKey = QStringLiteral("name");
const QString namespaceKey = QStringLiteral("namespace");
const QString specKey = QStringLiteral("spec");
const QString statusKey = QStringLiteral("status");

QString routesId()
{
    return QStringLiteral("route.openshift.io/routes");
}

QString registryProject()
{
    return QStringLiteral("openshift-image-registry");
}

//! As the router reports a route it serves.
QJsonObject defaultRoute(const QString& host)
{
    QJsonObject admitted;
    admitted.insert(QStringLiteral("type"), QStringLiteral("Admitted"));
    admitted.insert(statusKey, QStringLiteral("True"));
    admitted.insert(QStringLiteral("lastTransitionTime"), fakeOpenShiftNow());
    QJsonObject ingress;
    ingress.insert(QStringLiteral("host"), host);
    ingress.insert(QStringLiteral("routerName"), QStringLiteral("default"));
    ingress.insert(QStringLiteral("conditions"), QJsonArray{admitted});
    QJsonObject to;
    to.insert(QStringLiteral("kind"), QStringLiteral("Service"));
    to.insert(nameKey, QStringLiteral("image-registry"));
    to.insert(QStringLiteral("weight"), 100);
    QJsonObject route;
    setFakeMember(route, {metadataKey, nameKey}, QStringLiteral("default-route"));
    setFakeMember(route, {metadataKey, namespaceKey}, registryProject());
    setFakeMember(route, {specKey, QStringLiteral("host")}, host);
    setFakeMember(route, {specKey, QStringLiteral("to")}, to);
    setFakeMember(
        route, {specKey, QStringLiteral("tls"), QStringLiteral("termination")}, QStringLiteral("reencrypt"));
    setFakeMember(route, {statusKey, QStringLiteral("ingress")}, QJsonArray{ingress});
    return route;
}

} // namespace

FakeOpenShift::FakeOpenShift(QObject* parent) : QObject(parent)
{
    begin(std::nullopt);
}

FakeOpenShift::FakeOpenShift(const QSslConfiguration& tls, QObject* parent) : QObject(parent)
{
    begin(tls);
}

FakeOpenShift::~FakeOpenShift() = default;

void FakeOpenShift::begin(const std::optional<QSslConfiguration>& tls)
{
    m_store = std::make_unique<FakeOpenShiftStore>();
    m_rbac = std::make_unique<FakeOpenShiftRbac>();
    m_server = std::make_unique<FakeOpenShiftServer>(*m_store, *m_rbac, tls, this);
    m_operator = std::make_unique<FakeOpenShiftOperator>(*this);
    addProject(registryProject());
    addProject(QStringLiteral("openshift-config"));
    m_operator->install();
    m_server->setChangeListener([this](const FakeOpenShiftCall& call) { m_operator->noteChange(call); });
}

quint16 FakeOpenShift::port() const
{
    return m_server->http().port();
}

QString FakeOpenShift::host() const
{
    return m_server->http().host();
}

QUrl FakeOpenShift::url(const QString& pathAndQuery) const
{
    return m_server->http().url(pathAndQuery);
}

void FakeOpenShift::addUser(const QString& name, const QString& token, const QStringList& groups)
{
    m_rbac->addUser(name, groups);
    if (!token.isEmpty())
        m_rbac->addToken(token, name);
}

void FakeOpenShift::addCertificateUser(const QString& name)
{
    m_rbac->addUser(name, {});
}

void FakeOpenShift::expireToken(const QString& token)
{
    m_rbac->expireToken(token);
}

void FakeOpenShift::expireTokenAfter(const QString& token, int requests)
{
    m_rbac->expireTokenAfter(token, requests);
}

void FakeOpenShift::grant(const QString& user, const QString& verbs, const QString& resources,
    const QString& project, const QStringList& names)
{
    m_rbac->grant(user, verbs, resources, project, names);
}

void FakeOpenShift::grantRole(const QString& user, const QString& role, const QString& project)
{
    m_rbac->grantRole(user, role, project);
}

void FakeOpenShift::revoke(const QString& user, const QString& project)
{
    m_rbac->revoke(user, project);
}

void FakeOpenShift::addProject(const QString& name, const FakeOpenShiftProject& project)
{
    QJsonObject metadata;
    metadata.insert(nameKey, name);
    QJsonObject labels;
    labels.insert(QStringLiteral("kubernetes.io/metadata.name"), name);
    metadata.insert(QStringLiteral("labels"), labels);
    QJsonObject object;
    object.insert(metadataKey, metadata);
    setFakeMember(object, {specKey, QStringLiteral("finalizers")}, QJsonArray{QStringLiteral("kubernetes")});
    setFakeMember(object, {statusKey, QStringLiteral("phase")}, project.phase);
    m_store->put(QStringLiteral("namespaces"), object);
    if (!(project.displayName + project.description + project.requester).isEmpty()) {
        QJsonObject annotations;
        annotations.insert(QStringLiteral("openshift.io/display-name"), project.displayName);
        annotations.insert(QStringLiteral("openshift.io/description"), project.description);
        annotations.insert(QStringLiteral("openshift.io/requester"), project.requester);
        setFakeMember(object, {metadataKey, QStringLiteral("annotations")}, annotations);
        setFakeMember(object, {specKey, QStringLiteral("finalizers")},
            QJsonArray{QStringLiteral("openshift.io/origin"), QStringLiteral("kubernetes")});
    }
    m_store->put(QStringLiteral("project.openshift.io/projects"), object);
}

void FakeOpenShift::removeProject(const QString& name)
{
    const QString projects = QStringLiteral("project.openshift.io/projects");
    QJsonObject ending;
    setFakeMember(ending, {statusKey, QStringLiteral("phase")}, QStringLiteral("Terminating"));
    changeObject(projects, QString(), name, ending);
    for (const FakeOpenShiftKind& kind : fakeOpenShiftKinds()) {
        if (!kind.namespaced)
            continue;
        for (const FakeOpenShiftStore::EntryPtr& entry : m_store->list(kind.id(), name))
            m_store->remove(kind.id(), name, entry->name());
    }
    m_store->remove(QStringLiteral("namespaces"), QString(), name);
    m_store->remove(projects, QString(), name);
}

void FakeOpenShift::addStream(
    const QString& project, const QString& stream, const QJsonObject& spec, const QJsonObject& annotations)
{
    QJsonObject object = FakeOpenShiftStream(project, stream).toJson();
    object.insert(specKey, mergeFakePatch(object.value(specKey).toObject(), spec));
    if (!annotations.isEmpty())
        setFakeMember(object, {metadataKey, QStringLiteral("annotations")}, annotations);
    m_server->images().save(FakeOpenShiftStream(object));
}

QString FakeOpenShift::pushImage(
    const QString& project, const QString& stream, const QString& tag, const FakeOpenShiftImage& image)
{
    m_server->images().push(project, stream, tag, image);
    return image.digest;
}

QString FakeOpenShift::importImage(const QString& project, const QString& stream, const QString& tag,
    const QString& from, const FakeOpenShiftImage& image, const QJsonObject& policy)
{
    m_server->imports().addExternal(from, image);
    m_server->imports().importTag(project, stream, tag, from, policy, std::nullopt);
    return image.digest;
}

void FakeOpenShift::failImport(const QString& project, const QString& stream, const QString& tag,
    const QString& from, const QString& reason, const QString& message)
{
    m_server->imports().importTag(project, stream, tag, from, {}, FakeOpenShiftStatus(400, reason, message));
}

void FakeOpenShift::pruneImage(const QString& digest)
{
    m_store->remove(fakeImagesId(), QString(), digest);
}

void FakeOpenShift::addSignature(const QString& digest, const QString& id, const QByteArray& content)
{
    const QString key = QStringLiteral("signatures");
    QJsonArray signatures = object(fakeImagesId(), QString(), digest).value(key).toArray();
    QJsonObject signature;
    setFakeMember(signature, {metadataKey, nameKey}, digest + u'@' + id);
    signature.insert(QStringLiteral("type"), QStringLiteral("atomic"));
    signature.insert(QStringLiteral("content"), QString::fromLatin1(content.toBase64()));
    signatures.append(signature);
    QJsonObject patch;
    patch.insert(key, signatures);
    changeObject(fakeImagesId(), QString(), digest, patch);
}

void FakeOpenShift::removeStream(const QString& project, const QString& stream)
{
    m_store->remove(fakeStreamsId(), project, stream);
}

QStringList FakeOpenShift::history(const QString& project, const QString& stream, const QString& tag) const
{
    QStringList digests;
    const QList<QJsonObject> items = m_server->images().streamOrNew(project, stream).items(tag);
    for (const QJsonObject& item : items)
        digests += item.value(QStringLiteral("image")).toString();
    return digests;
}

void FakeOpenShift::addExternal(const QString& pullSpec, const FakeOpenShiftImage& image)
{
    m_server->imports().addExternal(pullSpec, image);
}

void FakeOpenShift::addExternalFailure(
    const QString& pullSpec, int code, const QString& reason, const QString& message)
{
    m_server->imports().addFailure(pullSpec, FakeOpenShiftStatus(code, reason, message));
}

void FakeOpenShift::setImportLimit(int tags)
{
    m_server->imports().setLimit(tags);
}

void FakeOpenShift::setRegistryHosts(const QString& internalHost, const QString& publicHost)
{
    m_server->images().setHosts(internalHost, publicHost);
    QJsonObject hosts;
    hosts.insert(QStringLiteral("internalRegistryHostname"), internalHost);
    hosts.insert(QStringLiteral("externalRegistryHostnames"),
        publicHost.isEmpty() ? QJsonArray() : QJsonArray{publicHost});
    QJsonObject patch;
    patch.insert(statusKey, hosts);
    changeObject(QStringLiteral("config.openshift.io/images"), QString(), QStringLiteral("cluster"), patch);
    QJsonObject routed;
    setFakeMember(routed, {specKey, QStringLiteral("defaultRoute")}, !publicHost.isEmpty());
    changeObject(QStringLiteral("imageregistry.operator.openshift.io/configs"), QString(),
        QStringLiteral("cluster"), routed);
    if (publicHost.isEmpty())
        m_store->remove(routesId(), registryProject(), QStringLiteral("default-route"));
    else
        m_store->put(routesId(), defaultRoute(publicHost));
}

QString FakeOpenShift::internalRegistryHost() const
{
    return m_server->images().internalHost();
}

void FakeOpenShift::addObject(const QString& resource, const QJsonObject& object)
{
    const FakeOpenShiftKind& kind = fakeOpenShiftKind(resource);
    const QString name = fakeMember(object, {metadataKey, nameKey}).toString();
    const QString project = fakeMember(object, {metadataKey, namespaceKey}).toString();
    if (name.isEmpty() || project.isEmpty() == kind.namespaced)
        qFatal(
            "FakeOpenShift: an object of %s without name, or with a wrong namespace", qPrintable(resource));
    m_store->put(resource, object);
}

void FakeOpenShift::changeObject(
    const QString& resource, const QString& project, const QString& name, const QJsonObject& patch)
{
    if (const FakeOpenShiftStore::EntryPtr entry = m_store->find(resource, project, name))
        m_store->put(resource, mergeFakePatch(entry->object(), patch));
}

void FakeOpenShift::removeObject(const QString& resource, const QString& project, const QString& name)
{
    m_store->remove(resource, project, name);
}

QJsonObject FakeOpenShift::object(const QString& resource, const QString& project, const QString& name) const
{
    const FakeOpenShiftStore::EntryPtr entry = m_store->find(resource, project, name);
    return entry == nullptr ? QJsonObject() : entry->object();
}

void FakeOpenShift::pruneHistory()
{
    m_store->pruneHistory();
}

void FakeOpenShift::setExpiredAsStatus(bool status)
{
    m_server->watches().setExpiredAsStatus(status);
}

void FakeOpenShift::sendBookmarks()
{
    m_server->watches().sendBookmarks();
}

void FakeOpenShift::endWatches()
{
    m_server->watches().endAll();
}

void FakeOpenShift::expireWatches()
{
    m_server->watches().expireAll();
}

void FakeOpenShift::cutNextEvent(qsizetype bytes)
{
    m_server->watches().cutNextEvent(bytes);
}

void FakeOpenShift::dropConnections()
{
    m_server->http().dropConnections();
}

int FakeOpenShift::openWatches() const
{
    return m_server->watches().open();
}

void FakeOpenShift::setLayersSynced(bool synced)
{
    m_server->setLayersSynced(synced);
}

void FakeOpenShift::setGroupServed(const QString& group, bool served)
{
    m_server->setGroupServed(group, served);
}

void FakeOpenShift::failNext(const QString& path, const FakeAnswer& answer, int times)
{
    m_server->addFault(path, answer, times);
}

void FakeOpenShift::failNext(const QString& path, int status, const QString& reason, int times)
{
    const QString why = reason.isEmpty() ? QStringLiteral("InternalError") : reason;
    failNext(path, FakeOpenShiftStatus(status, why, QStringLiteral("made to fail")).answer(), times);
}

void FakeOpenShift::throttleNext(const QString& path, int retryAfterSeconds, int times)
{
    failNext(path, FakeOpenShiftStatus::tooManyRequests(retryAfterSeconds).answer(), times);
}

void FakeOpenShift::holdNext(const QString& path, int times)
{
    m_server->addFault(path, std::nullopt, times);
}

void FakeOpenShift::release()
{
    m_server->release();
}

int FakeOpenShift::heldRequests() const
{
    return m_server->heldRequests();
}

const std::vector<FakeRequest>& FakeOpenShift::requests() const
{
    return m_server->http().requests();
}

int FakeOpenShift::count(const QByteArray& line) const
{
    return m_server->http().count(line);
}

FakeRequest FakeOpenShift::lastRequest(const QByteArray& line) const
{
    return m_server->http().lastRequest(line);
}

void FakeOpenShift::clearRequests()
{
    m_server->http().clearRequests();
}

QString FakeOpenShift::problems() const
{
    return m_server->problems().join(u'\n');
}

void FakeOpenShift::addProblem(const QString& problem)
{
    m_server->addProblem(problem);
}

void FakeOpenShift::setOAuthServer(const QJsonObject& discovery)
{
    m_server->setOAuthServer(discovery);
}

} // namespace portolan
