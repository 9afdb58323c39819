// SPDX-License-Identifier: Apache-2.0
#include "http/qttransport.h"
#include "oci/mediatype.h"
#include "registry/engine/engineregistry.h"
#include "registry/engine/localimagestate.h"
#include "registry/layout/localregistry.h"
#include "registry/layout/slowsink.h"
#include "support/awaiting.h"
#include "support/imagefixture.h"
#include "support/podmanservice.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"
#include "transfer/enginedestination.h"
#include "transfer/transferengine.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("quay.io/team/app");

ImageSpec specOf(quint32 seed, qint64 layerBytes = 20'000)
{
    return ImageSpec::withLayers(2, layerBytes, seed);
}

template <typename T> QString outcome(const Result<T>& result)
{
    if (result)
        return QStringLiteral("ok");
    return errorKindName(result.error().kind()) + u' ' + result.error().code();
}

Digest digestOf(const FixtureDescriptor& descriptor)
{
    return *Digest::parse(descriptor.digest);
}

} // namespace

//! The other side is a real Podman behind its socket.
class TestPodman final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void saysWhatItIs();
    void imagesGoInAndKeepTheirDigest_data();
    void imagesGoInAndKeepTheirDigest();
    void aShortNameIsLocal();
    void withoutANameItIsListedById();
    void listsRepositoriesAndTags();
    void whatComesOutIsWhole();
    void imagesMadeHereKeepTheirManifest();
    void namesAreTakenAwayAlone();
    void imagesGoWithAllTheirNames();
    void imagesInUseStay();
    void aMovedTagStopsThePlan();
    void pullsFromARegistry();
    void garbageIsRefused();
    void theSocketVanishes();

private:
    [[nodiscard]] FixtureDescriptor put(quint32 seed, const QString& name);
    [[nodiscard]] Result<TransferReport> load(const ImageSpec& spec, const QString& name);
    [[nodiscard]] QStringList names();
    [[nodiscard]] TagPage tagsOf(const QString& repository);

    PodmanService m_podman;
    QTemporaryDir m_folder;
    std::unique_ptr<QtTransport> m_transport;
    std::unique_ptr<HttpClient> m_network;
    std::unique_ptr<EngineRegistry> m_engine;
    FixtureDescriptor m_loaded;
    TransferProgress m_last;
    int m_layouts = 0;
};

void TestPodman::initTestCase()
{
    if (const QString reason = m_podman.whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QVERIFY2(m_podman.start(), qPrintable(m_podman.failure()));
}

void TestPodman::init()
{
    m_transport = std::make_unique<QtTransport>(TlsTrust());
    m_network = std::make_unique<HttpClient>(*m_transport, nullptr);
    m_network->setFirstRetryDelay(std::chrono::milliseconds(1));
    m_engine = std::make_unique<EngineRegistry>(
        RegistryProfile::engine(m_podman.socket()), *m_network, m_folder.path());
}

void TestPodman::cleanup()
{
    const ToolResult gone =
        m_podman.run({QStringLiteral("rmi"), QStringLiteral("--all"), QStringLiteral("--force")});
    QVERIFY2(gone.ok(), qPrintable(gone.describe()));
    m_engine.reset();
    m_network.reset();
    m_transport.reset();
    QCOMPARE(QDir(m_folder.path())
                 .entryList({QStringLiteral("engine-*"), QStringLiteral("load-*")}, QDir::AllEntries),
        QStringList());
}

Result<TransferReport> TestPodman::load(const ImageSpec& spec, const QString& name)
{
    ImageFixture fixture(m_folder.filePath(QStringLiteral("layout%1").arg(++m_layouts)));
    m_loaded = fixture.addImage(spec, QStringLiteral("1"));
    const auto layout = makeLocalRegistry(RegistryProfile::local(RegistryKind::Layout, fixture.folder()));
    const QString repository = await(layout->fetchRepositories({}, {}))->repositories.constFirst();
    const auto client = std::make_shared<EngineClient>(m_engine->client().address(), *m_network);
    const auto progress = [this](const TransferProgress& told) { m_last = told; };
    return await(TransferEngine::run(TransferSource(&layout->dataPlane(), repository, QStringLiteral("1")),
        std::make_shared<EngineDestination>(client, name, m_folder.path()), TransferOptions(), progress, {}));
}

FixtureDescriptor TestPodman::put(quint32 seed, const QString& name)
{
    const auto report = load(specOf(seed), name);
    if (!report)
        qFatal("%s", qPrintable(report.error().toLogLine()));
    return m_loaded;
}

QStringList TestPodman::names()
{
    QStringList out;
    const auto images = await(m_engine->client().listImages({}));
    if (!images)
        qFatal("%s", qPrintable(images.error().toLogLine()));
    for (const EngineImage& image : *images) {
        for (const EngineName& name : image.names)
            out << name.toString();
    }
    out.sort();
    return out;
}

TagPage TestPodman::tagsOf(const QString& repository)
{
    return await(m_engine->fetchTags(repository, {}, {})).value_or(TagPage());
}

void TestPodman::saysWhatItIs()
{
    const auto info = await(m_engine->client().fetchInfo({}));
    QVERIFY2(info, qPrintable(info ? QString() : info.error().toLogLine()));
    QVERIFY(info->isPodman());
    QVERIFY(m_podman.run({QStringLiteral("--version")}).out.contains(info->version.toUtf8()));
    QCOMPARE(info->os, QStringLiteral("linux"));
    QVERIFY(await(m_engine->capabilities({}, {}))->server.startsWith(QLatin1String("Podman ")));
}

void TestPodman::imagesGoInAndKeepTheirDigest_data()
{
    QTest::addColumn<bool>("dockerTypes");
    QTest::newRow("OCI") << false;
    QTest::newRow("docker schema 2") << true;
}

void TestPodman::imagesGoInAndKeepTheirDigest()
{
    QFETCH(bool, dockerTypes);
    ImageSpec spec = specOf(7, 3'000'000);
    spec.dockerTypes = dockerTypes;
    const auto report = load(spec, app + QStringLiteral(":1.0"));
    QVERIFY2(report, qPrintable(report ? QString() : report.error().toLogLine()));
    QVERIFY(m_last.bytesTotal > 3'000'000); // of the archive that Podman was sent
    QCOMPARE(m_last.bytesDone, m_last.bytesTotal);
    QCOMPARE(report->where, QStringLiteral("podman:quay.io/team/app:1.0"));
    QVERIFY(report->digestPreserved);
    QCOMPARE(report->digest.toString(), m_loaded.digest);
    const auto image = await(m_engine->client().inspectImage(app + QStringLiteral(":1.0"), {}));
    QCOMPARE(image->digest.toString(), m_loaded.digest);
    const ToolResult seen = m_podman.run({QStringLiteral("image"), QStringLiteral("inspect"),
        QStringLiteral("--format"), QStringLiteral("{{.Digest}}"), app + QStringLiteral(":1.0")});
    QCOMPARE(QString::fromUtf8(seen.out).trimmed(), m_loaded.digest);
}

void TestPodman::aShortNameIsLocal()
{
    const auto report = load(specOf(8), QStringLiteral("mine"));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->where, QStringLiteral("podman:localhost/mine:latest"));
    QCOMPARE(names(), QStringList{QStringLiteral("localhost/mine:latest")});
    QCOMPARE(outcome(load(specOf(8), app + u'@' + m_loaded.digest)), QStringLiteral("Usage "));
}

void TestPodman::withoutANameItIsListedById()
{
    QCOMPARE(outcome(load(specOf(9), QString())), QStringLiteral("ok"));
    const auto repositories = await(m_engine->fetchRepositories({}, {}));
    QCOMPARE(repositories->repositories, QStringList{QStringLiteral("<none>")});
    const TagPage page = tagsOf(QStringLiteral("<none>"));
    QCOMPARE(page.tags.size(), 1);
    QCOMPARE(page.tags.constFirst().size(), 12);
    const auto document =
        await(m_engine->dataPlane().fetchManifest(QStringLiteral("<none>"), page.tags.constFirst(), {}));
    QVERIFY2(document, qPrintable(document ? QString() : document.error().toLogLine()));
    QVERIFY(document->manifest()->config->digest.encoded().startsWith(page.tags.constFirst()));
}

void TestPodman::listsRepositoriesAndTags()
{
    const FixtureDescriptor first = put(1, app + QStringLiteral(":1"));
    (void)put(2, app + QStringLiteral(":2"));
    (void)put(3, QStringLiteral("localhost:5000/other:x"));
    QCOMPARE(outcome(await(m_engine->client().tagImage(app + QStringLiteral(":1"),
                 EngineName(QStringLiteral("localhost/copy"), QStringLiteral("9")), {}))),
        QStringLiteral("ok"));
    QCOMPARE(await(m_engine->fetchRepositories({}, {}))->repositories,
        QStringList({QStringLiteral("localhost/copy"), QStringLiteral("localhost:5000/other"), app}));
    const TagPage page = tagsOf(app);
    QStringList tags = page.tags;
    tags.sort();
    QCOMPARE(tags, QStringList({QStringLiteral("1"), QStringLiteral("2")}));
    QCOMPARE(page.records.size(), 2);
    for (const TagRecord& record : page.records) {
        QVERIFY(record.size > 40'000);
        QCOMPARE(record.created, QDateTime(QDate(2024, 5, 1), QTime(12, 0), Qt::UTC));
        QCOMPARE(record.digest == digestOf(first), record.tag == QLatin1String("1"));
    }
    QCOMPARE(outcome(await(m_engine->fetchTags(QStringLiteral("quay.io/none"), {}, {}))),
        QStringLiteral("NotFound NAME_UNKNOWN"));
}

void TestPodman::whatComesOutIsWhole()
{
    const FixtureDescriptor loaded = put(4, app + QStringLiteral(":out"));
    DataPlane& plane = m_engine->dataPlane();
    const auto document = await(plane.fetchManifest(app, QStringLiteral("out"), {}));
    QVERIFY2(document, qPrintable(document ? QString() : document.error().toLogLine()));
    QVERIFY(document->digest() != digestOf(loaded)); // its layers are unpacked now
    QCOMPARE(await(plane.resolve(app, QStringLiteral("out"), {}))->digest, document->digest());
    const Manifest& manifest = *document->manifest();
    const auto config = await(plane.fetchBlob(app, *manifest.config, {}));
    const auto parsed = ImageConfig::parse(*config);
    QCOMPARE(parsed->diffIds.size(), 2);
    for (qsizetype i = 0; i < manifest.layers.size(); ++i) {
        const auto sink = std::make_shared<SlowSink>();
        QCOMPARE(
            outcome(await(plane.readBlob(app, manifest.layers.at(i), 0, sink, {}))), QStringLiteral("ok"));
        QCOMPARE(Digest::sha256Of(sink->bytes), parsed->diffIds.at(i));
        const auto half = std::make_shared<SlowSink>();
        QCOMPARE(
            outcome(await(plane.readBlob(app, manifest.layers.at(i), 1000, half, {}))), QStringLiteral("ok"));
        QCOMPARE(half->bytes, sink->bytes.mid(1000));
    }
    QCOMPARE(outcome(await(plane.fetchManifest(app, loaded.digest, {}))),
        QStringLiteral("Unsupported DIGEST_NOT_KEPT"));
    QCOMPARE(
        outcome(await(plane.fetchManifest(app, document->digest().toString(), {}))), QStringLiteral("ok"));
    QCOMPARE(outcome(await(plane.fetchManifest(app, QStringLiteral("none"), {}))),
        QStringLiteral("NotFound NO_SUCH_IMAGE"));
    QCOMPARE(
        outcome(await(plane.deleteManifest(app, QStringLiteral("out"), {}))), QStringLiteral("Unsupported "));
}

void TestPodman::imagesMadeHereKeepTheirManifest()
{
    (void)put(5, app + QStringLiteral(":base"));
    const ToolResult made = m_podman.run({QStringLiteral("image"), QStringLiteral("inspect"),
        QStringLiteral("--format"), QStringLiteral("{{.Id}}"), app + QStringLiteral(":base")});
    QVERIFY2(made.ok(), qPrintable(made.describe()));
    QFile file(m_folder.filePath(QStringLiteral("Dockerfile")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("FROM quay.io/team/app:base\nLABEL made=here\n");
    file.close();
    const ToolResult built =
        m_podman.run({QStringLiteral("build"), QStringLiteral("--pull=never"), QStringLiteral("-f"),
            file.fileName(), QStringLiteral("-t"), QStringLiteral("localhost/made:1"), m_folder.path()});
    QVERIFY2(built.ok(), qPrintable(built.describe()));
    const auto listed = await(m_engine->client().inspectImage(QStringLiteral("localhost/made:1"), {}));
    const auto document = await(
        m_engine->dataPlane().fetchManifest(QStringLiteral("localhost/made"), listed->digest.toString(), {}));
    QVERIFY2(document, qPrintable(document ? QString() : document.error().toLogLine()));
    QCOMPARE(document->digest(), listed->digest);
}

void TestPodman::namesAreTakenAwayAlone()
{
    (void)put(1, app + QStringLiteral(":only"));
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests << QStringLiteral("only");
    const auto plan = await(m_engine->planDelete(wish, {}, {}));
    QVERIFY(plan->isExecutable());
    QVERIFY(plan->contentStays);
    QVERIFY(plan->steps.constFirst().requests.constFirst().endsWith(QLatin1String("/untag")));
    const auto report = await(m_engine->performDelete(*plan, {}));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->tagsRemoved, QStringList{QStringLiteral("only")});
    QCOMPARE(names(), QStringList());
    QCOMPARE(await(m_engine->client().listImages({}))->size(), 1);
    // The name comes back by what the plan knew of the image, and by nothing else.
    ControlPlane* const control = m_engine->controlPlane();
    QVERIFY(control);
    const Digest& known = plan->subjects.constFirst().manifest.digest;
    QCOMPARE(await(control->restoreTag(app, QStringLiteral("only"), known, {})).value_or(false), true);
    QCOMPARE(names(), QStringList{app + QStringLiteral(":only")});
    const Digest unknown = *Digest::parse(QStringLiteral("sha256:") + QString(64, u'e'));
    QCOMPARE(await(control->restoreTag(app, QStringLiteral("x"), unknown, {})).value_or(true), false);
}

void TestPodman::imagesGoWithAllTheirNames()
{
    (void)put(1, app + QStringLiteral(":a"));
    (void)put(2, app + QStringLiteral(":other"));
    QVERIFY(await(m_engine->client().tagImage(
        app + QStringLiteral(":a"), EngineName(QStringLiteral("localhost/b"), QStringLiteral("b")), {})));
    DeleteWish wish;
    wish.repository = app;
    wish.scope = DeleteScope::ImagesAndAllTags;
    wish.tagsOrDigests << QStringLiteral("a");
    const auto plan = await(m_engine->planDelete(wish, {}, {}));
    QVERIFY2(plan->isExecutable(), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(plan->subjects.constFirst().tagsRemoved,
        QStringList({QStringLiteral("a"), QStringLiteral("localhost/b:b")}));
    const auto report = await(m_engine->performDelete(*plan, {}));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(report->manifestsRemoved.size(), 1);
    QCOMPARE(names(), QStringList{app + QStringLiteral(":other")});
}

void TestPodman::imagesInUseStay()
{
    (void)put(1, app + QStringLiteral(":used"));
    const ToolResult created = m_podman.run({QStringLiteral("create"), QStringLiteral("--name"),
        QStringLiteral("keeper"), app + QStringLiteral(":used"), QStringLiteral("/bin/true")});
    QVERIFY2(created.ok(), qPrintable(created.describe()));
    DeleteWish wish;
    wish.repository = app;
    wish.scope = DeleteScope::ImagesAndAllTags;
    wish.tagsOrDigests << QStringLiteral("used");
    const auto plan = await(m_engine->planDelete(wish, {}, {}));
    QVERIFY(!plan->isExecutable());
    QVERIFY2(
        plan->blockers.join(u' ').contains(QLatin1String("keeper")), qPrintable(plan->blockers.join(u' ')));
    QCOMPARE(outcome(await(m_engine->performDelete(*plan, {}))), QStringLiteral("Conflict "));
    QCOMPARE(outcome(await(m_engine->client().removeImage(app + QStringLiteral(":used"), {}))),
        QStringLiteral("Conflict IMAGE_IN_USE"));
    QVERIFY(m_podman.run({QStringLiteral("rm"), QStringLiteral("keeper")}).ok());
}

void TestPodman::aMovedTagStopsThePlan()
{
    (void)put(1, app + QStringLiteral(":moving"));
    DeleteWish wish;
    wish.repository = app;
    wish.tagsOrDigests << QStringLiteral("moving");
    const auto plan = await(m_engine->planDelete(wish, {}, {}));
    (void)put(2, app + QStringLiteral(":moving"));
    QCOMPARE(outcome(await(m_engine->performDelete(*plan, {}))), QStringLiteral("Conflict TAG_MOVED"));
    QCOMPARE(names(), QStringList{app + QStringLiteral(":moving")});
}

void TestPodman::pullsFromARegistry()
{
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    ImageFixture fixture(m_folder.filePath(QStringLiteral("remote")));
    const FixtureDescriptor old = fixture.addImage(specOf(11), QStringLiteral("old"));
    const FixtureDescriptor fresh = fixture.addImage(specOf(12), QStringLiteral("fresh"));
    SkopeoTool skopeo;
    QVERIFY(skopeo.push(fixture, QStringLiteral("old"), registry, QStringLiteral("app:1")).ok());
    const Reference reference(registry.host(), QStringLiteral("app"), QStringLiteral("1"));

    EnginePull pull;
    pull.reference = reference.toString();
    pull.allowPlainHttp = true;
    QStringList said;
    const auto image = await(
        m_engine->client().pull(pull, [&said](const PullProgress& progress) { said << progress.text; }, {}));
    QVERIFY2(image, qPrintable(image ? QString() : image.error().toLogLine()));
    QCOMPARE(image->repositoryDigest(reference.name()), digestOf(old));
    QVERIFY(said.join(u' ').contains(QLatin1String("Copying blob")));

    const auto images = await(m_engine->client().listImages({}));
    QCOMPARE(localImageState(*images, reference, {digestOf(old)}), LocalImageState::UpToDate);
    QCOMPARE(localImageState(*images, reference, {digestOf(fresh)}), LocalImageState::Behind);
    QCOMPARE(localImageState(*images, reference.withTag(QStringLiteral("2")), {digestOf(fresh)}),
        LocalImageState::NotPresent);

    pull.reference = Reference(registry.host(), QStringLiteral("app"), QStringLiteral("none")).toString();
    // The status of this answer is 200, too.
    const auto refused = await(m_engine->client().pull(pull, {}, {}));
    QCOMPARE(outcome(refused), QStringLiteral("NotFound MANIFEST_UNKNOWN"));
    QCOMPARE(refused.error().httpStatus(), 0);
    QCOMPARE(refused.error().host(), m_podman.socket());
}

void TestPodman::garbageIsRefused()
{
    const auto buffer = std::make_shared<QBuffer>();
    buffer->setData(QByteArray(100'000, 'x'));
    QVERIFY(buffer->open(QIODevice::ReadOnly));
    const auto loaded = await(m_engine->client().load(buffer, 100'000, {}));
    QCOMPARE(outcome(loaded), QStringLiteral("Network ENGINE_FAILED"));
    QCOMPARE(names(), QStringList());
    QCOMPARE(
        outcome(await(m_engine->client().inspectImage(QStringLiteral("a b"), {}))), QStringLiteral("Usage "));
    QCOMPARE(outcome(await(m_engine->client().inspectImage(QStringLiteral("../containers"), {}))),
        QStringLiteral("Usage "));
}

void TestPodman::theSocketVanishes()
{
    m_podman.kill();
    QFile::remove(m_podman.socket());
    QCOMPARE(outcome(load(specOf(1), app + QStringLiteral(":1"))), QStringLiteral("Network NO_SUCH_SOCKET"));
    QCOMPARE(outcome(await(m_engine->fetchRepositories({}, {}))), QStringLiteral("Network NO_SUCH_SOCKET"));
    QVERIFY2(m_podman.start(), qPrintable(m_podman.failure()));
    QCOMPARE(outcome(await(m_engine->fetchRepositories({}, {}))), QStringLiteral("ok"));
}

QTEST_GUILESS_MAIN(TestPodman)
#include "tst_podman.moc"
