// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "registry/distribution/distributionclient.h"
#include "registry/mirrors/mirroreddataplane.h"
#include "registry/mirrors/registriesconfcache.h"
#include "service/referenceinput.h"
#include "service/threadedregistryservice.h"
#include "support/awaiting.h"
#include "support/fakeregistry.h"
#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"
#include "transfer/layoutdestination.h"
#include "transfer/transferengine.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace portolan;

namespace {

const QString one = QStringLiteral("1");
const QString two = QStringLiteral("2");
const QString app = QStringLiteral("team/app");
const QString copied = QStringLiteral("copy/team/app");

//! Servers by their URLs; all else refuses the connection.
class NamedServers final : public Transport {
public:
    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override
    {
        Q_UNUSED(stop)
        const QString url = request.url.toString();
        asked << url;
        if (!answers.contains(url))
            co_return Error::network(QStringLiteral("refused"))
                .withCode(QStringLiteral("CONNECTION_REFUSED"));
        HttpResponse response = answers.value(url);
        response.url = request.url;
        co_return response;
    }

    QMap<QString, HttpResponse> answers;
    QStringList asked;
};

HttpResponse answered(const QByteArray& body, const QByteArray& type)
{
    HttpResponse response;
    response.status = 200;
    response.body = body;
    response.headers.emplace_back("Content-Type", type);
    return response;
}

RegistriesConf parsed(const QString& text)
{
    RegistriesConf out;
    const auto file = RegistriesConfFile::parse(text.toUtf8(), QStringLiteral("/etc/containers/r.conf"));
    if (!file)
        qFatal("%s", qPrintable(file.error().toLogLine()));
    out.merge(*file);
    return out;
}

template <typename T> class Waiting final {
public:
    Done<T> done()
    {
        return [this](const Result<T>& result) { got.emplace(result); };
    }
    std::optional<Result<T>> got;
};

} // namespace

//! registries.conf for reading: two real registries, one the other's mirror under `copy/`.
class TestMirroredDataPlane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void mirrorServesTheWholeImage();
    void whatTheMirrorLacksComesFromTheRegistry();
    void aMirrorThatIsDownIsLeftAlone();
    void wrongBytesAreRefused_data();
    void wrongBytesAreRefused();
    void digestOnlyMirrorIsNotForTags();
    void loginsAreThePlacesOwn();
    void plainHttpOnlyWhereAllowed();
    void otherLocation();
    void blockedIsDenied();
    void theServiceReadsTheFile();
    void copiesGoToTheRegistry();
    void shortNames();

private:
    [[nodiscard]] QString conf(
        const QString& mirrorKeys = QString(), const QString& mirror = QString()) const;
    void open(const QString& text, MirroredDataPlane::Logins logins = {});
    void write(const QString& path, const QString& text) const;
    [[nodiscard]] QByteArray bytesOf(const QString& digest) const;
    [[nodiscard]] int layerBytes() const; //!< of the layer that only the registry has
    [[nodiscard]] bool pull(const QString& tag, const QString& folder);

    QTemporaryDir m_folder;
    std::unique_ptr<ImageFixture> m_images;
    RegistryProcess m_registry;
    RegistryProcess m_mirror;
    FixtureDescriptor m_both; //!< in both places as 1
    FixtureDescriptor m_late; //!< only in the registry, as 2
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<RegistrySession> m_session;
    std::unique_ptr<DistributionClient> m_own;
    std::unique_ptr<MirroredDataPlane> m_plane;
};

void TestMirroredDataPlane::initTestCase()
{
    QVERIFY2(m_registry.start(), qPrintable(m_registry.failure()));
    QVERIFY2(m_mirror.start(), qPrintable(m_mirror.failure()));
    m_images = std::make_unique<ImageFixture>(m_folder.filePath(QStringLiteral("layout")));
    ImageFixture& fixture = *m_images;
    m_both = fixture.addImage(ImageSpec::withLayers(2, 200'000), one);
    m_late = fixture.addImage(ImageSpec::withLayers(1, 300'000, 7), two);
    SkopeoTool skopeo;
    QVERIFY(skopeo.push(fixture, one, m_registry, app).ok());
    QVERIFY(skopeo.push(fixture, two, m_registry, app).ok());
    QVERIFY(skopeo.push(fixture, one, m_mirror, copied).ok());
}

void TestMirroredDataPlane::init()
{
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_client = std::make_unique<HttpClient>(*m_transport, nullptr);
    m_client->setFirstRetryDelay(std::chrono::milliseconds(1));
    m_session =
        std::make_unique<RegistrySession>(*m_client, RegistryEndpoint(m_registry.host()), std::nullopt);
    m_own = std::make_unique<DistributionClient>(*m_session);
}

void TestMirroredDataPlane::cleanup()
{
    qunsetenv("CONTAINERS_REGISTRIES_CONF");
    m_plane.reset();
    m_own.reset();
    m_session.reset();
    m_client.reset();
    m_transport.reset();
}

QString TestMirroredDataPlane::conf(const QString& mirrorKeys, const QString& mirror) const
{
    return QStringLiteral("[[registry]]\nlocation = \"%1\"\n[[registry.mirror]]\nlocation = \"%2\"\n%3\n")
        .arg(m_registry.host(), mirror.isEmpty() ? m_mirror.host() + QStringLiteral("/copy") : mirror,
            mirrorKeys);
}

void TestMirroredDataPlane::open(const QString& text, MirroredDataPlane::Logins logins)
{
    const RegistryProfile profile = RegistryProfile::distribution(m_registry.host());
    m_plane = std::make_unique<MirroredDataPlane>(
        *m_own, profile, MirroredReading(parsed(text)), *m_client, std::move(logins));
}

void TestMirroredDataPlane::write(const QString& path, const QString& text) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s", qPrintable(file.errorString()));
}

QByteArray TestMirroredDataPlane::bytesOf(const QString& digest) const
{
    QFile file(m_images->blobFile(digest));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    return file.readAll();
}

int TestMirroredDataPlane::layerBytes() const
{
    const auto manifest = ManifestDocument::parse(bytesOf(m_late.digest), m_late.mediaType);
    return static_cast<int>(manifest->manifest()->layers.constFirst().size);
}

bool TestMirroredDataPlane::pull(const QString& tag, const QString& folder)
{
    auto destination = std::make_shared<LayoutDestination>(m_folder.filePath(folder), tag);
    const TransferSource from(m_plane.get(), app, tag);
    TransferOptions options;
    options.firstRetryDelay = std::chrono::milliseconds(1);
    const auto quietly = [](const TransferProgress&) {};
    const auto report = await(TransferEngine::run(from, destination, options, quietly, {}));
    if (!report)
        qWarning("%s", qPrintable(report.error().toLogLine()));
    return report.has_value();
}

void TestMirroredDataPlane::mirrorServesTheWholeImage()
{
    open(conf());
    QVERIFY(m_plane->servedBy().isEmpty());
    const int before = m_registry.countLogged(app.toLatin1());
    QVERIFY(pull(one, QStringLiteral("fromMirror")));
    QCOMPARE(m_plane->servedBy(), m_mirror.host() + u'/' + copied);
    const auto resolved = await(m_plane->resolve(app, one, {}));
    QCOMPARE(resolved->digest.toString(), m_both.digest);
    QTRY_VERIFY(m_mirror.countLogged("/blobs/sha256") >= 3); // config and two layers
    QCOMPARE(m_registry.countLogged(app.toLatin1()), before);
}

void TestMirroredDataPlane::whatTheMirrorLacksComesFromTheRegistry()
{
    open(conf());
    QVERIFY(pull(two, QStringLiteral("late")));
    QCOMPARE(m_plane->servedBy(), m_registry.host() + u'/' + app);
    QTRY_COMPARE(m_mirror.countLogged("GET /v2/copy/team/app/manifests/2"), 1);
    // Its parts are looked for where it was found.
    const QByteArray layer = QByteArrayLiteral("GET /v2/team/app/blobs/");
    QTRY_VERIFY(m_registry.countLogged(layer) >= 2);
    const auto there = await(m_plane->fetchManifest(app, two, {}));
    QVERIFY(there);
    const Descriptor config = *there->manifest()->config;
    QVERIFY(await(m_plane->fetchBlob(app, config, {})));
    QTRY_COMPARE(m_mirror.countLogged(config.digest.toString().toLatin1()), 0);
    const Descriptor nowhere(QString(), Digest::sha256Of("nowhere"), 7);
    QCOMPARE(*await(m_plane->hasBlob(app, nowhere, {})), false);
    QCOMPARE(*await(m_plane->hasBlob(app, config, {})), true);
}

void TestMirroredDataPlane::aMirrorThatIsDownIsLeftAlone()
{
    NamedServers nobody;
    HttpClient client(nobody, nullptr);
    client.setFirstRetryDelay(std::chrono::milliseconds(0));
    const QString text = conf(QString(), QStringLiteral("mirror.test"));
    MirroredDataPlane plane(
        *m_own, RegistryProfile::distribution(m_registry.host()), MirroredReading(parsed(text)), client, {});
    QVERIFY(await(plane.fetchManifest(app, one, {})));
    QCOMPARE(plane.servedBy(), m_registry.host() + u'/' + app);
    const qsizetype asked = nobody.asked.size();
    QVERIFY(asked > 0);
    QVERIFY(await(plane.fetchManifest(app, two, {})));
    QCOMPARE(nobody.asked.size(), asked);
}

void TestMirroredDataPlane::wrongBytesAreRefused_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("cutAfter");
    QTest::addColumn<bool>("isRight");
    const int whole = layerBytes();
    QTest::newRow("other bytes") << whole << whole << false;
    QTest::newRow("too short") << whole - 1 << whole << false;
    QTest::newRow("too long") << whole + 1 << whole + 1 << false;
    QTest::newRow("too long behind the right ones") << whole + 1 << whole + 1 << true;
    QTest::newRow("cut") << whole << whole / 2 << true;
}

void TestMirroredDataPlane::wrongBytesAreRefused()
{
    QFETCH(int, length);
    QFETCH(int, cutAfter);
    QFETCH(bool, isRight);
    FakeRegistry liar;
    liar.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    liar.on("HEAD", "/v2/team/app/manifests/2").reply(FakeAnswer(405));
    const FakeAnswer manifest =
        FakeAnswer(200, bytesOf(m_late.digest)).withHeader("Content-Type", m_late.mediaType.toLatin1());
    liar.on("GET", "/v2/team/app/manifests/2").reply(manifest);
    const auto document = await(m_own->fetchManifest(app, two, {}));
    QVERIFY(document);
    const Digest layer = document->manifest()->layers.constFirst().digest;
    const QByteArray path = "/v2/team/app/blobs/" + layer.toString().toLatin1();
    QByteArray body = isRight ? bytesOf(layer.toString()) : QByteArray();
    body.append(QByteArray(std::max(0, length - static_cast<int>(body.size())), 'x'));
    liar.on("GET", path).reply(FakeAnswer(200, body).cutAfterBody(cutAfter).inPieces(50'000));
    liar.answerOthers([](const FakeRequest&) { return FakeAnswer(200, "neither config nor manifest"); });

    open(conf(QString(), liar.host()));
    const QString folder = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(pull(two, folder));
    QVERIFY(liar.count("GET " + path) > 0);
    QCOMPARE(m_plane->servedBy(), m_registry.host() + u'/' + app);
    const QString blob = QString(layer.toString()).replace(u':', u'/');
    QFile file(m_folder.filePath(folder) + QStringLiteral("/blobs/") + blob);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(Digest::sha256Of(file.readAll()), layer);
}

void TestMirroredDataPlane::digestOnlyMirrorIsNotForTags()
{
    const QString digestOnly = QStringLiteral("pull-from-mirror = \"digest-only\"");
    open(conf(digestOnly));
    const int before = m_mirror.countLogged("/v2/copy/");
    QVERIFY(pull(one, QStringLiteral("byTag")));
    QCOMPARE(m_plane->servedBy(), m_registry.host() + u'/' + app);
    open(conf(digestOnly));
    QVERIFY(await(m_plane->fetchManifest(app, m_both.digest, {})));
    QCOMPARE(m_plane->servedBy(), m_mirror.host() + u'/' + copied);
    QTRY_COMPARE(m_mirror.countLogged("/v2/copy/"), before + 1); // this one, and none of the tag's

    open(conf(QStringLiteral("pull-from-mirror = \"tag-only\"")));
    QVERIFY(await(m_plane->fetchManifest(app, m_both.digest, {})));
    QCOMPARE(m_plane->servedBy(), m_registry.host() + u'/' + app);
    QVERIFY(await(m_plane->fetchManifest(app, one, {})));
    QCOMPARE(m_plane->servedBy(), m_mirror.host() + u'/' + copied);
    // What came by tag, and its parts, are the tag's.
    const auto again = await(m_plane->fetchManifest(app, m_both.digest, {}));
    QVERIFY(again);
    QVERIFY(await(m_plane->fetchBlob(app, *again->manifest()->config, {})));
    QCOMPARE(m_plane->servedBy(), m_mirror.host() + u'/' + copied);
}

void TestMirroredDataPlane::loginsAreThePlacesOwn()
{
    FakeRegistry closed;
    closed.on("GET", "/v2/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"x\""));
    closed.answerOthers([](const FakeRequest&) { return FakeAnswer(404); });
    QStringList askedFor;
    open(conf(QString(), closed.host()), [&askedFor](const Reference& reference) {
        askedFor << reference.name();
        return std::optional(Credential(QStringLiteral("m"), Secret(QStringLiteral("pw"))));
    });
    QVERIFY(await(m_plane->resolve(app, one, {})));
    QVERIFY(await(m_plane->resolve(app, two, {})));
    QCOMPARE(m_plane->servedBy(), m_registry.host() + u'/' + app);
    QCOMPARE(askedFor, QStringList{closed.host() + u'/' + app}); // never for the registry, once for a place
    bool wasSent = false;
    for (const FakeRequest& request : closed.requests())
        wasSent = wasSent || request.header("Authorization") == "Basic bTpwdw==";
    QVERIFY(wasSent);
}

void TestMirroredDataPlane::plainHttpOnlyWhereAllowed()
{
    const QByteArray bytes = bytesOf(m_both.digest);
    for (const bool insecure : {false, true}) {
        NamedServers servers;
        servers.answers.insert(QStringLiteral("http://mirror.test/v2/"), answered("{}", "application/json"));
        servers.answers.insert(QStringLiteral("http://mirror.test/v2/team/app/manifests/1"),
            answered(bytes, m_both.mediaType.toLatin1()));
        HttpClient client(servers, nullptr);
        client.setFirstRetryDelay(std::chrono::milliseconds(0));
        const QString keys = insecure ? QStringLiteral("insecure = true") : QString();
        MirroredDataPlane plane(*m_own, RegistryProfile::distribution(m_registry.host()),
            MirroredReading(parsed(conf(keys, QStringLiteral("mirror.test")))), client, {});
        QVERIFY(await(plane.fetchManifest(app, one, {})));
        QCOMPARE(plane.servedBy(),
            insecure ? QStringLiteral("mirror.test/team/app") : m_registry.host() + u'/' + app);
    }
}

void TestMirroredDataPlane::otherLocation()
{
    const RegistriesConf moved =
        parsed(QStringLiteral("[[registry]]\nprefix = \"old.test/team\"\nlocation = \"%1/copy/team\"\n")
                   .arg(m_mirror.host()));
    QVERIFY(moved.concerns(QStringLiteral("old.test")));
    QVERIFY(!moved.concerns(QStringLiteral("other.test")));
    MirroredDataPlane plane(*m_own, RegistryProfile::distribution(QStringLiteral("old.test")),
        MirroredReading(moved), *m_client, {});
    QVERIFY(await(plane.fetchManifest(app, one, {})));
    QCOMPARE(plane.servedBy(), m_mirror.host() + u'/' + copied);
}

void TestMirroredDataPlane::blockedIsDenied()
{
    open(QStringLiteral("[[registry]]\nlocation = \"%1/team\"\nblocked = true\n").arg(m_registry.host()));
    const int before = m_registry.countLogged(app.toLatin1());
    const auto manifest = await(m_plane->fetchManifest(app, one, {}));
    QCOMPARE(manifest.error().kind(), ErrorKind::Denied);
    QCOMPARE(manifest.error().code(), QStringLiteral("REGISTRY_BLOCKED"));
    QVERIFY(manifest.error().detail().contains(QLatin1String("/etc/containers/r.conf")));
    const auto gone = await(m_plane->deleteManifest(app, one, {}));
    QCOMPARE(gone.error().code(), QStringLiteral("REGISTRY_BLOCKED"));
    QVERIFY(!m_plane->blocked(QStringLiteral("other")));
    QVERIFY(await(m_own->resolve(app, one, {}))); // would be logged behind the others
    QTRY_COMPARE(m_registry.countLogged(app.toLatin1()), before + 1);
}

void TestMirroredDataPlane::theServiceReadsTheFile()
{
    const QString path = m_folder.filePath(QStringLiteral("registries.conf"));
    qputenv("CONTAINERS_REGISTRIES_CONF", path.toUtf8());
    write(path, conf());
    const RegistryProfile profile = RegistryProfile::distribution(m_registry.host());
    ThreadedRegistryService service({});
    service.openRegistry(profile, std::nullopt);
    const QByteArray head = QByteArrayLiteral("HEAD /v2/copy/team/app/manifests/1");
    const int listings = m_mirror.countLogged("tags/list");
    const int heads = m_mirror.countLogged(head);
    Waiting<TagSummary> summary;
    const RequestHandle summing = service.fetchTagSummary(ImageAddress(profile.id, app, one), summary.done());
    QTRY_VERIFY(summary.got);
    QCOMPARE((*summary.got)->digest.toString(), m_both.digest);
    QTRY_COMPARE(m_mirror.countLogged(head), heads + 1);
    Waiting<TagPage> tags;
    const RequestHandle listing =
        service.fetchTags(RepositoryAddress(profile.id, app), PageCursor(), tags.done());
    QTRY_VERIFY(tags.got);
    QVERIFY(*tags.got);
    QCOMPARE((*tags.got)->tags.size(), 2); // the mirror has only one
    QCOMPARE(m_mirror.countLogged("tags/list"), listings);

    // What the file says when a registry is opened again counts.
    write(path, QStringLiteral("[[registry]]\nlocation = \"%1\"\nblocked = true\n").arg(m_registry.host()));
    service.openRegistry(profile, std::nullopt);
    Waiting<TagPage> refused;
    const RequestHandle trying =
        service.fetchTags(RepositoryAddress(profile.id, app), PageCursor(), refused.done());
    QTRY_VERIFY(refused.got);
    QCOMPARE(refused.got->error().code(), QStringLiteral("REGISTRY_BLOCKED"));
    QVERIFY(refused.got->error().detail().contains(path));
}

void TestMirroredDataPlane::copiesGoToTheRegistry()
{
    const QString path = m_folder.filePath(QStringLiteral("copies.conf"));
    qputenv("CONTAINERS_REGISTRIES_CONF", path.toUtf8());
    write(path, conf());
    const RegistryProfile profile = RegistryProfile::distribution(m_registry.host());
    ThreadedRegistryService service({});
    service.openRegistry(profile, std::nullopt);
    TransferRequest request;
    request.source = ImageAddress(profile.id, app, one);
    request.destination.kind = DestinationSpec::Kind::Registry;
    request.destination.registry = profile.id;
    request.destination.repository = QStringLiteral("team/other");
    request.destination.tag = one;
    Waiting<TransferReport> report;
    const RequestHandle copying = service.startTransfer(
        request, [](const TransferProgress&) {}, report.done());
    QTRY_VERIFY(report.got);
    QVERIFY2(*report.got, qPrintable(*report.got ? QString() : report.got->error().toLogLine()));
    const auto there = await(m_own->resolve(QStringLiteral("team/other"), one, {}));
    QVERIFY(there);
    QCOMPARE(there->digest.toString(), m_both.digest);
    QCOMPARE(m_mirror.countLogged("/v2/copy/team/other"), 0);
}

void TestMirroredDataPlane::shortNames()
{
    const QString path = m_folder.filePath(QStringLiteral("short.conf"));
    ConfEnvironment environment;
    environment.home = m_folder.path();
    environment.userId = one;
    environment.systemRoot = m_folder.filePath(QStringLiteral("root"));
    environment.variables.insert(QStringLiteral("CONTAINERS_REGISTRIES_CONF"), path);
    write(path,
        QStringLiteral("unqualified-search-registries = [\"first.test\", \"second.test\"]\n"
                       "[aliases]\n\"fedora\" = \"quay.io/fedora/fedora\"\n"));
    RegistriesConfCache cache(environment);
    const auto place = [&cache](const QString& text) {
        const auto input = ReferenceInput::parse(text, cache.current());
        return input ? input->profile.host + u'/' + input->repository + u' ' + input->tagOrDigest
                     : input.error().toLogLine();
    };
    QCOMPARE(place(QStringLiteral("fedora:42")), QStringLiteral("quay.io/fedora/fedora 42"));
    QCOMPARE(place(app), QStringLiteral("first.test/team/app "));
    QCOMPARE(place(QStringLiteral("docker://alpine")), QStringLiteral("docker.io/library/alpine "));
    QCOMPARE(place(QStringLiteral("second.test/a:1")), QStringLiteral("second.test/a 1"));
    write(path, QStringLiteral("[aliases]\n\"fedora\" = \"registry.test/fedora/newer\"\n"));
    QCOMPARE(place(QStringLiteral("fedora")), QStringLiteral("registry.test/fedora/newer "));
    QCOMPARE(place(app), QStringLiteral("docker.io/team/app "));
}

QTEST_GUILESS_MAIN(TestMirroredDataPlane)
#include "tst_mirroreddataplane.moc"
