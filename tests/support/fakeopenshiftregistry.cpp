// SPDX-License-Identifier: Apache-2.0
#include "support/fakeopenshiftregistry.h"

#include "support/fakehttpserver.h"
#include "support/fakeopenshift.h"
#include "support/fakeopenshiftimages.h"
#include "support/fakeopenshiftoperator.h"
#include "support/fakeopenshiftrouter.h"
#include "support/fakestorageproxy.h"

#include <QEventLoop>
#include <QJsonDocument>

#include <algorithm>

namespace portolan {
namespace {

//! What a path of the registry names.
struct Target {
    QString name; //!< "project/stream"
    QString type; //!< "manifests", "blobs", "tags", "referrers"
    QString rest; //!< what follows it
};

Target targetOf(const FakeRequest& request)
{
    Target target;
    const QStringList segments = fakePathSegments(request).mid(1);
    const QStringList types{QStringLiteral("manifests"), QStringLiteral("blobs"), QStringLiteral("tags"),
        QStringLiteral("referrers")};
    const auto found = std::find_if(segments.cbegin(), segments.cend(),
        [&types](const QString& segment) { return types.contains(segment); });
    const qsizetype at = found - segments.cbegin();
    target.name = segments.mid(0, at).join(u'/');
    target.type = segments.value(at);
    target.rest = segments.mid(at + 1).join(u'/');
    return target;
}

QByteArray errors(const QByteArray& code, const QByteArray& message, const QJsonValue& detail)
{
    QJsonObject error;
    error.insert(QStringLiteral("code"), QString::fromLatin1(code));
    error.insert(QStringLiteral("message"), QString::fromLatin1(message));
    error.insert(QStringLiteral("detail"), detail);
    QJsonObject object;
    object.insert(QStringLiteral("errors"), QJsonArray{error});
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

FakeAnswer registryAnswer(int status, const QByteArray& body = {}, bool json = true)
{
    FakeAnswer answer =
        FakeAnswer(status, body).withHeader("Docker-Distribution-Api-Version", "registry/2.0");
    return json ? answer.withHeader("Content-Type", "application/json") : answer;
}

FakeAnswer withSignatures(const FakeAnswer& answer)
{
    return answer.withHeader("X-Registry-Supports-Signatures", "1");
}

bool isDigest(const QString& reference)
{
    return reference.startsWith(QLatin1StringView("sha256:"));
}

//! The password of Basic, or the token of Bearer.
QString tokenOf(const FakeRequest& request)
{
    const QByteArray value = request.header("Authorization");
    const QByteArray basic = "basic ";
    if (value.toLower().startsWith(basic))
        return QString::fromUtf8(QByteArray::fromBase64(value.mid(basic.size()))).section(u':', 1);
    return fakeBearerToken(request);
}

} // namespace

class FakeOpenShiftRegistry::Private {
public:
    Private(FakeOpenShift& target, const QUrl& storageUrl, const std::optional<QSslConfiguration>& tls)
        : cluster(target)
        , images(target.store(), target.rbac())
        , storage(storageUrl)
        , http([this](const FakeRequest& request,
                   FakeHttpConnection& connection) { handle(request, connection); },
              tls)
    {
        cluster.registryOperator().setRouteHost(http.host());
        cluster.setRegistryHosts(cluster.internalRegistryHost(), http.host());
    }

    void handle(const FakeRequest& request, FakeHttpConnection& connection);
    [[nodiscard]] FakeAnswer answerToken(const FakeRequest& request);
    [[nodiscard]] FakeAnswer answerCatalog(const FakeRequest& request);
    [[nodiscard]] FakeAnswer answerTags(const FakeRequest& request, const Target& target);
    [[nodiscard]] FakeAnswer answerSignatures(const FakeRequest& request);
    [[nodiscard]] FakeAnswer answerDelete(const FakeRequest& request, const Target& target);
    void answerRepository(const FakeRequest& request, const Target& target, FakeHttpConnection& connection);
    void answerManifest(const FakeRequest& request, const Target& target, FakeHttpConnection& connection);
    void answerPush(const FakeRequest& request, const Target& target, FakeHttpConnection& connection);
    //! Makes what was pushed known to the cluster.
    void enter(const Target& target, const FakeOpenShiftImage& image);
    void upload(FakeRequest request, FakeHttpConnection& connection);
    void relay(const FakeRequest& request, FakeHttpConnection& connection);

    //! Whether who asks may `verb` the resource there.
    [[nodiscard]] bool may(const FakeRequest& request, const QString& verb, const QString& resource,
        const QString& name = QString()) const;
    [[nodiscard]] FakeAnswer denied(
        const FakeRequest& request, const QString& type, const QString& name, const QString& action) const;
    [[nodiscard]] FakeOpenShiftStore::EntryPtr stream(const QString& name) const;

    FakeOpenShift& cluster;
    FakeOpenShiftImages images;
    FakeStorageProxy storage;
    FakeHttpServer http;
};

bool FakeOpenShiftRegistry::Private::may(
    const FakeRequest& request, const QString& verb, const QString& resource, const QString& name) const
{
    const FakeOpenShiftOutcome<FakeOpenShiftUser> user = cluster.rbac().whoHas(tokenOf(request));
    if (!user)
        return false;
    FakeOpenShiftStatus::Attempt attempt;
    attempt.user = user.value().name;
    attempt.verb = verb;
    attempt.resource = fakeImageResource(resource);
    attempt.project = name.section(u'/', 0, 0);
    attempt.object = name.section(u'/', 1);
    return cluster.rbac().allows(attempt);
}

FakeAnswer FakeOpenShiftRegistry::Private::denied(
    const FakeRequest& request, const QString& type, const QString& name, const QString& action) const
{
    QJsonObject access;
    access.insert(QStringLiteral("Type"), type);
    access.insert(QStringLiteral("Class"), QString());
    access.insert(QStringLiteral("Name"), name);
    access.insert(QStringLiteral("Action"), action);
    const QJsonValue detail = type.isEmpty() ? QJsonValue() : QJsonValue(QJsonArray{access});
    const FakeAnswer answer =
        withSignatures(registryAnswer(401, errors("UNAUTHORIZED", "authentication required", detail)));
    if (request.hasHeader("Authorization"))
        return answer.withHeader("Www-Authenticate", R"(Basic realm=openshift,error="access denied")");
    const QByteArray realm = http.url(QStringLiteral("/openshift/token")).toEncoded();
    return answer.withHeader("Www-Authenticate", "Bearer realm=\"" + realm + '"');
}

FakeOpenShiftStore::EntryPtr FakeOpenShiftRegistry::Private::stream(const QString& name) const
{
    return cluster.store().find(fakeStreamsId(), name.section(u'/', 0, 0), name.section(u'/', 1));
}

void FakeOpenShiftRegistry::Private::handle(const FakeRequest& request, FakeHttpConnection& connection)
{
    const QByteArray path = request.path();
    if (path == "/" || path == "/healthz") {
        connection.send(FakeAnswer(200));
    } else if (path == "/openshift/token") {
        connection.send(answerToken(request));
    } else if (path == "/v2/" || path == "/v2") {
        const auto user = cluster.rbac().whoHas(tokenOf(request));
        connection.send(user && !user.value().isAnonymous() ? withSignatures(registryAnswer(200, "{}"))
                                                            : denied(request, {}, {}, {}));
    } else if (path == "/v2/_catalog") {
        connection.send(answerCatalog(request));
    } else if (path.startsWith("/extensions/v2/")) {
        connection.send(answerSignatures(request));
    } else if (path.startsWith("/v2/")) {
        const Target target = targetOf(request);
        if (target.type == QLatin1StringView("referrers"))
            connection.send(registryAnswer(404, "404 page not found\n", false)
                                .withHeader("Content-Type", "text/plain; charset=utf-8"));
        else if (target.name.count(u'/') != 1 || target.type.isEmpty())
            connection.send(withSignatures(registryAnswer(400, {}, false)));
        else
            answerRepository(request, target, connection);
    } else {
        cluster.addProblem(QStringLiteral("registry: no such path: ") + QString::fromUtf8(request.line()));
        connection.send(FakeAnswer(404, "404 page not found\n"));
    }
}

FakeAnswer FakeOpenShiftRegistry::Private::answerToken(const FakeRequest& request)
{
    if (request.target.contains('?'))
        for (const auto& [name, value] : fakeQueryItems(request.target.mid(request.path().size() + 1)))
            if (name == QLatin1StringView("account") && value.isEmpty())
                cluster.addProblem(QStringLiteral("registry: an empty account"));
    if (request.hasHeader("Authorization")
        && (tokenOf(request).isEmpty() || !cluster.rbac().whoHas(tokenOf(request))))
        return registryAnswer(401);
    const QString token = request.hasHeader("Authorization") ? tokenOf(request) : QStringLiteral("anonymous");
    QJsonObject object;
    object.insert(QStringLiteral("token"), token);
    object.insert(QStringLiteral("access_token"), token);
    return registryAnswer(200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

FakeAnswer FakeOpenShiftRegistry::Private::answerCatalog(const FakeRequest& request)
{
    if (!may(request, QStringLiteral("list"), QStringLiteral("imagestreams")))
        return denied(request, QStringLiteral("registry"), QStringLiteral("catalog"), QStringLiteral("*"));
    qsizetype count = -1;
    QString last;
    for (const auto& [name, value] : fakeQueryItems(request.target.mid(request.path().size() + 1))) {
        if (name == QLatin1StringView("n"))
            count = value.toLongLong();
        else if (name == QLatin1StringView("last"))
            last = value;
    }
    if (count == 0)
        return withSignatures(registryAnswer(500, errors("UNKNOWN", "unknown error", QJsonValue())));
    QStringList names;
    for (const FakeOpenShiftStore::EntryPtr& entry : cluster.store().list(fakeStreamsId())) {
        const QString name = entry->project() + u'/' + entry->name();
        if (last.isEmpty() || name > last)
            names += name;
    }
    const bool more = count > 0 && names.size() > count;
    QJsonObject object;
    object.insert(
        QStringLiteral("repositories"), QJsonArray::fromStringList(more ? names.mid(0, count) : names));
    FakeAnswer answer =
        withSignatures(registryAnswer(200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'));
    if (!more)
        return answer;
    return answer.withHeader("Link",
        "</v2/_catalog?last=" + QUrl::toPercentEncoding(names.at(count - 1))
            + "&n=" + QByteArray::number(count) + ">; rel=\"next\"");
}

FakeAnswer FakeOpenShiftRegistry::Private::answerTags(const FakeRequest& request, const Target& target)
{
    if (request.target.contains('?'))
        cluster.addProblem(QStringLiteral("registry: tags come in any order, so they have no pages"));
    const FakeOpenShiftStore::EntryPtr entry = stream(target.name);
    if (entry == nullptr) {
        QJsonObject detail;
        detail.insert(QStringLiteral("name"), target.name);
        return withSignatures(
            registryAnswer(404, errors("NAME_UNKNOWN", "repository name not known to registry", detail)));
    }
    // A real one gives them in another order each time; never the sorted one is enough.
    QStringList tags = FakeOpenShiftStream(entry->object()).statusTags.keys();
    std::reverse(tags.begin(), tags.end());
    QJsonObject object;
    object.insert(QStringLiteral("name"), target.name);
    object.insert(QStringLiteral("tags"), QJsonArray::fromStringList(tags));
    return withSignatures(registryAnswer(200, QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n'));
}

FakeAnswer FakeOpenShiftRegistry::Private::answerSignatures(const FakeRequest& request)
{
    const QStringList segments = fakePathSegments(request).mid(2);
    const QString name = segments.mid(0, 2).join(u'/');
    const QString digest = segments.value(3);
    if (segments.size() != 4 || segments.at(2) != QLatin1StringView("signatures"))
        return registryAnswer(404, "404 page not found\n", false);
    if (!may(request, QStringLiteral("get"), QStringLiteral("imagestreams/layers"), name))
        return denied(request, QStringLiteral("repository"), name, QStringLiteral("pull"));
    const QString nameKey = QStringLiteral("name");
    QJsonArray signatures;
    const QJsonArray stored =
        cluster.object(fakeImagesId(), QString(), digest).value(QStringLiteral("signatures")).toArray();
    for (const QJsonValue each : stored) {
        QJsonObject signature;
        signature.insert(QStringLiteral("schemaVersion"), 2);
        signature.insert(nameKey, fakeMember(each.toObject(), {QStringLiteral("metadata"), nameKey}));
        signature.insert(QStringLiteral("type"), each.toObject().value(QStringLiteral("type")));
        signature.insert(QStringLiteral("content"), each.toObject().value(QStringLiteral("content")));
        signatures.append(signature);
    }
    if (request.method == "GET") {
        QJsonObject object;
        object.insert(QStringLiteral("signatures"), signatures);
        return withSignatures(registryAnswer(200, QJsonDocument(object).toJson(QJsonDocument::Compact), false)
                                  .withHeader("Content-Type", "application/json; charset=utf-8"));
    }
    if (!may(request, QStringLiteral("create"), QStringLiteral("imagesignatures")))
        return denied(request, QStringLiteral("signature"), name, QStringLiteral("put"));
    const QJsonObject given = QJsonDocument::fromJson(request.body).object();
    const QString id = given.value(nameKey).toString();
    if (std::any_of(signatures.begin(), signatures.end(),
            [&](const QJsonValue& each) { return each.toObject().value(nameKey) == QJsonValue(id); }))
        return withSignatures(
            registryAnswer(409, errors("SIGNATURE_EXISTS", "image signature already exists", QJsonValue())));
    cluster.addSignature(digest, id.section(u'@', 1),
        QByteArray::fromBase64(given.value(QStringLiteral("content")).toString().toLatin1()));
    return withSignatures(registryAnswer(201));
}

FakeAnswer FakeOpenShiftRegistry::Private::answerDelete(const FakeRequest& request, const Target& target)
{
    if (!may(request, QStringLiteral("delete"), QStringLiteral("images")))
        return denied(request, QStringLiteral("repository"), target.name, QStringLiteral("delete"));
    if (target.type == QLatin1StringView("manifests") && !isDigest(target.rest))
        return withSignatures(registryAnswer(202, {}, false)); // and nothing happens
    const FakeOpenShiftStore::EntryPtr entry = stream(target.name);
    const bool referenced =
        entry != nullptr && !FakeOpenShiftStream(entry->object()).findImage(target.rest).isEmpty();
    if (target.type != QLatin1StringView("manifests") || referenced)
        return withSignatures(
            registryAnswer(405, errors("UNSUPPORTED", "The operation is unsupported.", QJsonValue())));
    cluster.pruneImage(target.rest);
    return withSignatures(registryAnswer(202, {}, false));
}

void FakeOpenShiftRegistry::Private::answerRepository(
    const FakeRequest& request, const Target& target, FakeHttpConnection& connection)
{
    const QByteArray& method = request.method;
    const bool upload =
        target.type == QLatin1StringView("blobs") && target.rest.startsWith(QLatin1StringView("uploads"));
    if (method == "DELETE" && !upload) {
        connection.send(answerDelete(request, target));
        return;
    }
    const bool writes = upload || (method != "GET" && method != "HEAD");
    const QString action = writes ? QStringLiteral("push") : QStringLiteral("pull");
    const QString verb = writes ? QStringLiteral("update") : QStringLiteral("get");
    if (!may(request, verb, QStringLiteral("imagestreams/layers"), target.name))
        connection.send(denied(request, QStringLiteral("repository"), target.name, action));
    else if (target.type == QLatin1StringView("tags"))
        connection.send(answerTags(request, target));
    else if (target.type == QLatin1StringView("manifests") && method == "PUT")
        answerPush(request, target, connection);
    else if (target.type == QLatin1StringView("manifests"))
        answerManifest(request, target, connection);
    else if (upload)
        this->upload(request, connection);
    else
        relay(request, connection);
}

void FakeOpenShiftRegistry::Private::answerPush(
    const FakeRequest& request, const Target& target, FakeHttpConnection& connection)
{
    const QPointer<FakeHttpConnection> open(&connection);
    storage.forward(request, http.host(), [this, open, target](int status, const FakeAnswer& answer) {
        if (status != 201) {
            if (open != nullptr)
                open->send(withSignatures(answer));
            return;
        }
        storage.describe(target.name, target.rest, [this, open, target, answer](const auto& image) {
            if (image)
                enter(target, *image);
            if (open != nullptr)
                open->send(withSignatures(answer));
        });
    });
}

void FakeOpenShiftRegistry::Private::enter(const Target& target, const FakeOpenShiftImage& image)
{
    if (isDigest(target.rest))
        images.keepImage(
            image, cluster.internalRegistryHost() + u'/' + target.name + u'@' + image.digest, true);
    else
        cluster.pushImage(target.name.section(u'/', 0, 0), target.name.section(u'/', 1), target.rest, image);
}

void FakeOpenShiftRegistry::Private::answerManifest(
    const FakeRequest& request, const Target& target, FakeHttpConnection& connection)
{
    const FakeOpenShiftStore::EntryPtr entry = stream(target.name);
    const FakeOpenShiftStream parts =
        entry == nullptr ? FakeOpenShiftStream(QString(), QString()) : FakeOpenShiftStream(entry->object());
    QJsonObject item = isDigest(target.rest) ? parts.findImage(target.rest) : parts.head(target.rest);
    const QString digest = item.isEmpty() && isDigest(target.rest)
        ? target.rest
        : item.value(QStringLiteral("image")).toString();
    if (digest.isEmpty() || images.image(digest) == nullptr) {
        QJsonObject detail;
        detail.insert(
            isDigest(target.rest) ? QStringLiteral("Revision") : QStringLiteral("Tag"), target.rest);
        connection.send(
            withSignatures(registryAnswer(404, errors("MANIFEST_UNKNOWN", "manifest unknown", detail))));
        return;
    }
    // Pull-through: what was imported is fetched from where it came from, if that is the same storage.
    const QString reference = item.value(QStringLiteral("dockerImageReference")).toString();
    const bool outside = reference.startsWith(storage.host() + u'/');
    const QString name = outside ? reference.section(u'/', 1).section(u'@', 0, 0) : target.name;
    FakeRequest inner = request;
    inner.target = "/v2/" + name.toUtf8() + "/manifests/" + digest.toUtf8();
    relay(inner, connection);
}

void FakeOpenShiftRegistry::Private::upload(FakeRequest request, FakeHttpConnection& connection)
{
    for (const auto& [name, value] : fakeQueryItems(request.target.mid(request.path().size() + 1))) {
        // A source that may not be read makes it an ordinary upload, without a word.
        if (name == QLatin1StringView("from")
            && !may(request, QStringLiteral("get"), QStringLiteral("imagestreams/layers"), value))
            request.target = request.path();
    }
    relay(request, connection);
}

void FakeOpenShiftRegistry::Private::relay(const FakeRequest& request, FakeHttpConnection& connection)
{
    const QPointer<FakeHttpConnection> open(&connection);
    storage.forward(request, http.host(), [open](int, const FakeAnswer& answer) {
        if (open != nullptr)
            open->send(withSignatures(answer));
    });
}

FakeOpenShiftRegistry::FakeOpenShiftRegistry(FakeOpenShift& cluster, const QUrl& storage, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(cluster, storage, std::nullopt))
{
}

FakeOpenShiftRegistry::FakeOpenShiftRegistry(
    FakeOpenShift& cluster, const QUrl& storage, const QSslConfiguration& tls, QObject* parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(cluster, storage, tls))
{
}

FakeOpenShiftRegistry::~FakeOpenShiftRegistry()
{
    m_d->cluster.setRegistryHosts(m_d->cluster.internalRegistryHost(), QString());
}

QString FakeOpenShiftRegistry::host() const
{
    return m_d->http.host();
}

QUrl FakeOpenShiftRegistry::url(const QString& path) const
{
    return m_d->http.url(path);
}

QString FakeOpenShiftRegistry::adopt(const QString& project, const QString& stream, const QString& tag)
{
    QString digest;
    QEventLoop loop;
    bool done = false;
    m_d->storage.describe(project + u'/' + stream, tag, [&](const auto& image) {
        if (image)
            digest = m_d->cluster.pushImage(project, stream, tag, *image);
        done = true;
        loop.quit();
    });
    if (!done)
        loop.exec();
    return digest;
}

const std::vector<FakeRequest>& FakeOpenShiftRegistry::requests() const
{
    return m_d->http.requests();
}

int FakeOpenShiftRegistry::count(const QByteArray& line) const
{
    return m_d->http.count(line);
}

} // namespace portolan
