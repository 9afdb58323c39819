// SPDX-License-Identifier: Apache-2.0
#include "models/imageinspector.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;
using Reporting = QAbstractItemModelTester::FailureReportingMode;

class ImageModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void overviewTellsWhatAnImageIs();
    void configIsATreeOfWhatIsSet();
    void historyListsSteps();
    void layersAreJoinedToTheirSteps();
    void manifestTextKeepsOrderAndFindsDigests();
    void manifestTextSurvivesAnyBytes_data();
    void manifestTextSurvivesAnyBytes();
    void largeManifestTextComesLater();
    void attachedAreFetchedWhenAViewAsks();
    void attachedFailOnceUntilRetry();
    void platformsAreATreeWithFoldedAttestations();
    void nestedIndexesAreFetchedWhenOpened();
    void aNewSelectionDropsTheOneBefore();
    void imagesByDigestComeFromTheCache();
    void aMovedTagShowsTheNewImage();
    void aFailedImageIsRetried();
    void inspectorFillsAllTabs();
    void inspectorShowsAPlatformOfAnIndex();
    void inspectorGivesUpItsRequests();
    void whatWasSeenLastIsShownMeanwhile();

private:
    [[nodiscard]] ImageAddress at(const QString& tagOrDigest) const;

    const QString m_id = QStringLiteral("quay.io");
    const QString m_app = QStringLiteral("app");
    std::unique_ptr<FakeService> m_service;
};

namespace {

QStringList list(std::initializer_list<const char*> names)
{
    QStringList out;
    for (const char* name : names)
        out.append(QString::fromLatin1(name));
    return out;
}

} // namespace

void ImageModelsTest::init()
{
    m_service = std::make_unique<FakeService>();
}

ImageAddress ImageModelsTest::at(const QString& tagOrDigest) const
{
    return {m_id, m_app, tagOrDigest};
}

void ImageModelsTest::overviewTellsWhatAnImageIs()
{
    OverviewModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const ImageDetails image = imageDetails(m_app, QStringLiteral("v1"), {100, 50});
    model.setImage(image);
    QCOMPARE(model.valueOf(QStringLiteral("digest")).toString(), image.document.digest().toString());
    QCOMPARE(model.valueOf(QStringLiteral("size")).toLongLong(), 150 + image.configBytes.size());
    QCOMPARE(model.valueOf(QStringLiteral("layers")).toLongLong(), 2);
    QCOMPARE(model.valueOf(QStringLiteral("platform")).toString(), QStringLiteral("linux/amd64"));
    QVERIFY(!model.valueOf(QStringLiteral("artifactType")).isValid());
    const QModelIndex digest = model.index(1, OverviewModel::ValueColumn);
    QCOMPARE(digest.data(modelrole::CopyRole).toString(), image.document.digest().toString());
    QCOMPARE(digest.data(modelrole::ValueKindRole).value<ValueKind>(), ValueKind::Digest);
    QVERIFY(digest.siblingAtColumn(0).data(modelrole::TranslatableRole).toBool());
    model.setImage(indexDetails(m_app, QStringLiteral("v1"),
        {{QStringLiteral("linux/amd64"), digestOf(QStringLiteral("a"))},
            {QStringLiteral("linux/arm64"), digestOf(QStringLiteral("b"))}}));
    QCOMPARE(model.valueOf(QStringLiteral("platforms")).toLongLong(), 2);
    QVERIFY(printed(model).contains(QStringLiteral("  linux/arm64")));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void ImageModelsTest::configIsATreeOfWhatIsSet()
{
    ConfigModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setConfig(imageDetails(m_app, QStringLiteral("v1"), {1}).config.value());
    QCOMPARE(printed(model, 2),
        list({"Command | [\"sh\",\"-c\"]", "  0 | sh", "  1 | -c", "User | 1001", "Environment | ",
            "  PATH | /bin", "  A | 1", "Labels | ", "  vendor | Acme"}));
    const QModelIndex env = model.index(2, 0);
    QCOMPARE(env.data(modelrole::KeyRole).toString(), QStringLiteral("env"));
    QCOMPARE(model.index(0, 0, env).data(modelrole::CopyRole).toString(), QStringLiteral("PATH=/bin"));
    QVERIFY(!model.index(0, 0, env).data(modelrole::TranslatableRole).toBool());
    model.setConfig(ImageConfig());
    QCOMPARE(model.rowCount(), 0);
}

void ImageModelsTest::historyListsSteps()
{
    HistoryModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setConfig(imageDetails(m_app, QStringLiteral("v1"), {1, 2}).config.value());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(1, HistoryModel::CreatedByColumn).data().toString(), QStringLiteral("ENV A=1"));
    QVERIFY(model.index(1, 0).data(HistoryModel::EmptyLayerRole).toBool());
    QVERIFY(!model.index(2, 0).data(HistoryModel::EmptyLayerRole).toBool());
    QCOMPARE(model.index(0, HistoryModel::CreatedColumn).data().toDateTime(),
        QDateTime(QDate(2024, 1, 2), QTime(3, 4, 5), Qt::UTC));
}

void ImageModelsTest::layersAreJoinedToTheirSteps()
{
    LayerListModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const ImageDetails image = imageDetails(m_app, QStringLiteral("v1"), {300, 100});
    model.setImage(image);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.totalSize(), 400);
    const QModelIndex second = model.index(1, LayerListModel::InstructionColumn);
    QCOMPARE(second.data().toString(), QStringLiteral("RUN step 2")); // past the step without a layer
    QCOMPARE(second.data(LayerListModel::ShareRole).toDouble(), 0.25);
    QCOMPARE(second.data(LayerListModel::CumulativeShareRole).toDouble(), 1.0);
    QCOMPARE(second.siblingAtColumn(LayerListModel::CumulativeColumn).data(modelrole::ValueRole).toLongLong(),
        400);
    QCOMPARE(second.siblingAtColumn(LayerListModel::DiffIdColumn).data().toString(),
        image.config->diffIds.at(1).toString());
    QCOMPARE(second.data(LayerListModel::CompressionRole).toString(), QStringLiteral("gzip"));
    model.setImage(indexDetails(m_app, QString(), {}));
    QCOMPARE(model.rowCount(), 0);
}

void ImageModelsTest::manifestTextKeepsOrderAndFindsDigests()
{
    const QString digest = digestOf(QStringLiteral("x")).toString();
    const QByteArray json = QStringLiteral(
        "{\"z\":1.50,\"a\":[],\"config\":{\"digest\":\"%1\",\"note\":\"a \\\"sha256:q\\\" b\"}}")
                                .arg(digest)
                                .toUtf8();
    const ManifestText content = ManifestText::format(json);
    const QString expected =
        QStringLiteral("{\n  \"z\": 1.50,\n  \"a\": [],\n  \"config\": {\n    \"digest\": \"%1\",\n"
                       "    \"note\": \"a \\\"sha256:q\\\" b\"\n  }\n}")
            .arg(digest);
    QCOMPARE(content.text, expected);
    QCOMPARE(content.links.size(), 1);
    const DigestLink& link = content.links.first();
    QCOMPARE(content.text.mid(link.position, link.length), digest);
    QCOMPARE(content.linkAt(link.position), &link);
    QCOMPARE(content.linkAt(link.position + link.length - 1), &link);
    QCOMPARE(content.linkAt(link.position + link.length), nullptr);
    QCOMPARE(content.linkAt(0), nullptr);
}

void ImageModelsTest::manifestTextSurvivesAnyBytes_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("open string") << QByteArray("{\"a\":\"b");
    QTest::newRow("ends in a backslash") << QByteArray("\"\\");
    QTest::newRow("lone quote") << QByteArray("\"");
    QTest::newRow("open bracket") << QByteArray("[ ");
    QTest::newRow("too many closings") << QByteArray("]]}}");
    QTest::newRow("no UTF-8") << QByteArray("\"\xff\xfe\"");
    QTest::newRow("deep") << QByteArray(100'000, '[');
}

void ImageModelsTest::manifestTextSurvivesAnyBytes()
{
    QFETCH(QByteArray, json);
    const ManifestText content = ManifestText::format(json);
    QVERIFY(content.links.isEmpty());
    QVERIFY(content.text.size() <= 100 * json.size());
    QString squeezed = content.text;
    squeezed.remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
    QCOMPARE(squeezed, QString::fromUtf8(json).remove(QLatin1Char(' ')));
}

void ImageModelsTest::largeManifestTextComesLater()
{
    const QByteArray json = '[' + QByteArray("1,").repeated(100'000) + "2]";
    ManifestTextModel model;
    QSignalSpy changes(&model, &ManifestTextModel::changed);
    model.setBytes(json, digestOf(QStringLiteral("x")));
    QVERIFY(!model.isReady());
    QCOMPARE(model.bytes(), json);
    QTRY_VERIFY(model.isReady());
    QCOMPARE(changes.count(), 2);
    QVERIFY(model.content().text.startsWith(QStringLiteral("[\n  1,\n")));
    model.setBytes(json, digestOf(QStringLiteral("y")));
    model.setBytes("{}", digestOf(QStringLiteral("z")));
    QVERIFY(model.isReady());
    QCOMPARE(model.content().text, QStringLiteral("{}"));
    QTest::qWait(0);
    QCOMPARE(model.content().text, QStringLiteral("{}"));
}

void ImageModelsTest::attachedAreFetchedWhenAViewAsks()
{
    const Digest subject = digestOf(QStringLiteral("subject"));
    Descriptor attestation(
        QStringLiteral("application/vnd.oci.image.manifest.v1+json"), digestOf(QStringLiteral("att")), 9);
    Referrer sbom;
    sbom.descriptor = Descriptor(attestation.mediaType, digestOf(QStringLiteral("sbom")), 1500);
    sbom.type = QStringLiteral("application/spdx+json");
    Referrer again;
    again.descriptor = attestation;
    ReferrerList referrers;
    referrers.referrers = {sbom, again};
    referrers.apiSupported = true;
    m_service->setReferrers(subject, referrers);
    AttachedModel model(*m_service);
    QCOMPARE(model.state(), FetchState::Ready);
    model.setSubject(RepositoryAddress(m_id, m_app), subject, {attestation});
    QCOMPARE(model.state(), FetchState::Idle);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(m_service->log(), QStringList());
    QAbstractItemModelTester tester(&model, Reporting::QtTest); // asks as a view does
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QVERIFY(model.apiSupported());
    QCOMPARE(model.rowCount(), 2); // the attestation once
    const QModelIndex row = model.index(1, 0);
    QCOMPARE(row.data().toString(), sbom.type);
    QCOMPARE(
        row.siblingAtColumn(AttachedModel::SourceColumn).data().toString(), QStringLiteral("Referrers API"));
    QCOMPARE(
        row.data(AttachedModel::AddressRole).value<ImageAddress>(), at(sbom.descriptor.digest.toString()));
    QCOMPARE(m_service->calls(Method::FetchReferrers), 1);
}

void ImageModelsTest::attachedFailOnceUntilRetry()
{
    m_service->fail(Method::FetchReferrers, Error::network(QStringLiteral("x")));
    AttachedModel model(*m_service);
    model.setSubject(RepositoryAddress(m_id, m_app), digestOf(QStringLiteral("s")));
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    QTRY_COMPARE(model.state(), FetchState::Failed);
    for (int i = 0; i < 20; ++i)
        model.fetchMore(QModelIndex());
    QCOMPARE(m_service->calls(Method::FetchReferrers), 1);
    m_service->heal(Method::FetchReferrers);
    model.retry();
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QVERIFY(!model.error());
}

void ImageModelsTest::platformsAreATreeWithFoldedAttestations()
{
    PlatformTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const Digest arm = digestOf(QStringLiteral("arm"));
    const ImageDetails index = indexDetails(m_app, QString(),
        {{QStringLiteral("linux/amd64"), digestOf(QStringLiteral("amd"))},
            {QStringLiteral("attestation"), digestOf(QStringLiteral("att"))},
            {QStringLiteral("linux/arm64"), arm}});
    model.setIndex(RepositoryAddress(m_id, m_app), *index.document.index());
    QCOMPARE(printed(model), list({"linux/amd64", "  Attestation", "linux/arm64"}));
    QCOMPARE(model.indexOf(arm).row(), 1);
    QCOMPARE(model.indexOf(digestOf(QStringLiteral("att"))).parent().row(), 0);
    QCOMPARE(
        model.indexOf(arm).data(PlatformTreeModel::AddressRole).value<ImageAddress>(), at(arm.toString()));
    QCOMPARE(m_service->log(), QStringList());
}

void ImageModelsTest::nestedIndexesAreFetchedWhenOpened()
{
    const ImageDetails inner =
        indexDetails(m_app, QString(), {{QStringLiteral("linux/s390x"), digestOf(QStringLiteral("z"))}});
    const Digest digest = inner.document.digest();
    const ImageDetails outer = indexDetails(m_app, QString(), {{QStringLiteral("index"), digest}});
    PlatformTreeModel model(*m_service);
    model.setIndex(RepositoryAddress(m_id, m_app), *outer.document.index());
    const QModelIndex nested = model.index(0, 0);
    QVERIFY(model.hasChildren(nested));
    QCOMPARE(m_service->log(), QStringList());
    model.fetchMore(nested);
    QTRY_COMPARE(nested.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Failed);
    model.fetchMore(nested);
    QCOMPARE(m_service->calls(Method::FetchImage), 1);
    QVERIFY(nested.data(modelrole::ErrorRole).value<MaybeError>().has_value());
    m_service->addImage(m_id, inner);
    model.retry(nested);
    QTRY_COMPARE(printed(model), list({"Nested index", "  linux/s390x"}));
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    QCOMPARE(model.index(0, 0, nested).parent(), nested);
    m_service->setDelivery(Delivery::Manual);
    model.setIndex(RepositoryAddress(m_id, m_app), *outer.document.index());
    model.fetchMore(model.index(0, 0));
    model.clear();
    QCOMPARE(m_service->pending(), 0);
}

void ImageModelsTest::aNewSelectionDropsTheOneBefore()
{
    m_service->addImage(m_id, imageDetails(m_app, QStringLiteral("v1"), {1}));
    m_service->addImage(m_id, imageDetails(m_app, QStringLiteral("v2"), {2}));
    m_service->setDelivery(Delivery::Manual);
    ImageDetailsCache cache;
    ImageDetailsLoader loader(*m_service, cache);
    loader.select(at(QStringLiteral("v1")));
    loader.select(at(QStringLiteral("v2")));
    QCOMPARE(m_service->cancelled(Method::FetchImage), 1);
    m_service->deliverAll();
    QCOMPARE(loader.state(), FetchState::Ready);
    QCOMPARE(loader.details()->tag, QStringLiteral("v2"));
    loader.clear();
    QCOMPARE(loader.state(), FetchState::Idle);
    QVERIFY(!loader.details());
}

void ImageModelsTest::imagesByDigestComeFromTheCache()
{
    const ImageDetails image = imageDetails(m_app, QStringLiteral("v1"), {1});
    m_service->addImage(m_id, image);
    ImageDetailsCache cache;
    ImageDetailsLoader loader(*m_service, cache);
    loader.select(at(QStringLiteral("v1")));
    QTRY_COMPARE(loader.state(), FetchState::Ready);
    loader.select(at(image.document.digest().toString()));
    QCOMPARE(loader.state(), FetchState::Ready);
    QCOMPARE(loader.details()->document.digest(), image.document.digest());
    QCOMPARE(m_service->calls(Method::FetchImage), 1);
    ImageDetailsCache tiny(10);
    tiny.insert(at(image.document.digest().toString()), std::make_shared<const ImageDetails>(image));
    QVERIFY(!tiny.find(at(image.document.digest().toString())));
}

void ImageModelsTest::aMovedTagShowsTheNewImage()
{
    const ImageDetails before = imageDetails(m_app, QStringLiteral("v1"), {1});
    const ImageDetails after = imageDetails(m_app, QStringLiteral("v1"), {1, 2});
    m_service->addImage(m_id, before);
    ImageDetailsCache cache;
    ImageDetailsLoader loader(*m_service, cache);
    loader.select(at(QStringLiteral("v1")));
    QTRY_COMPARE(loader.state(), FetchState::Ready);
    loader.clear();
    m_service->addImage(m_id, after);
    QSignalSpy changes(&loader, &ImageDetailsLoader::detailsChanged);
    loader.select(at(QStringLiteral("v1")), before.document.digest());
    QCOMPARE(loader.state(), FetchState::Loading);
    QCOMPARE(loader.details()->document.digest(), before.document.digest()); // at once
    QTRY_COMPARE(loader.state(), FetchState::Ready);
    QCOMPARE(loader.details()->document.digest(), after.document.digest());
    QCOMPARE(changes.count(), 2);
    loader.refresh();
    QTRY_COMPARE(loader.state(), FetchState::Ready);
    QCOMPARE(changes.count(), 2); // the same image again
}

void ImageModelsTest::aFailedImageIsRetried()
{
    const ImageDetails image = imageDetails(m_app, QStringLiteral("v1"), {1});
    ImageDetailsCache cache;
    ImageDetailsLoader loader(*m_service, cache);
    loader.select(at(QStringLiteral("v1")));
    QTRY_COMPARE(loader.state(), FetchState::Failed);
    QCOMPARE(loader.error()->kind(), ErrorKind::NotFound);
    m_service->addImage(m_id, image);
    loader.retry();
    QTRY_COMPARE(loader.state(), FetchState::Ready);
    QVERIFY(!loader.error());
}

void ImageModelsTest::inspectorFillsAllTabs()
{
    const ImageDetails image = imageDetails(m_app, QStringLiteral("v1"), {1, 2});
    m_service->addImage(m_id, image);
    ImageInspector inspector(*m_service);
    inspector.select(at(QStringLiteral("v1")));
    QTRY_COMPARE(inspector.state(), FetchState::Ready);
    QCOMPARE(inspector.layers().rowCount(), 2);
    QCOMPARE(inspector.history().rowCount(), 3);
    QVERIFY(inspector.config().rowCount() > 0);
    QVERIFY(inspector.overview().rowCount() > 0);
    QCOMPARE(inspector.manifestText().bytes(), image.document.bytes());
    QCOMPARE(inspector.platforms().rowCount(), 0);
    QVERIFY(inspector.attached().canFetchMore(QModelIndex()));
    QCOMPARE(m_service->calls(Method::FetchReferrers), 0);
    inspector.clear();
    QCOMPARE(inspector.layers().rowCount(), 0);
    QCOMPARE(inspector.overview().rowCount(), 0);
    QCOMPARE(inspector.state(), FetchState::Idle);
}

void ImageModelsTest::inspectorShowsAPlatformOfAnIndex()
{
    const ImageDetails amd = imageDetails(m_app, QString(), {1, 2});
    const ImageDetails arm = imageDetails(m_app, QString(), {1, 2, 3});
    const Digest armDigest = arm.document.digest();
    const Digest attestation = digestOf(QStringLiteral("att"));
    const ImageDetails index = indexDetails(m_app, QStringLiteral("v1"),
        {{QStringLiteral("other/s390x"), amd.document.digest()}, {QStringLiteral("other/ppc"), armDigest},
            {QStringLiteral("attestation"), attestation}});
    m_service->addImage(m_id, amd);
    m_service->addImage(m_id, arm);
    m_service->addImage(m_id, index);
    ImageInspector inspector(*m_service);
    inspector.select(at(QStringLiteral("v1")));
    QTRY_COMPARE(inspector.state(), FetchState::Ready);
    QCOMPARE(inspector.platforms().rowCount(), 2);
    QCOMPARE(inspector.manifestText().digest(), index.document.digest());
    QCOMPARE(inspector.layers().rowCount(), 2); // the first: none is for this machine
    const auto size = [&inspector](int row) {
        return inspector.platforms().index(row, PlatformTreeModel::SizeColumn).data(modelrole::ValueRole);
    };
    QVERIFY(size(0).toLongLong() >= 3);
    QVERIFY(!size(1).isValid()); // an index does not say it
    inspector.choosePlatform(armDigest);
    QTRY_COMPARE(inspector.layers().rowCount(), 3);
    QVERIFY(size(1).toLongLong() >= 6);
    QCOMPARE(inspector.manifestText().digest(), armDigest);
    QCOMPARE(inspector.attached().rowCount(), 1);
    QCOMPARE(inspector.attached().index(0, 0).data(AttachedModel::DigestRole).value<Digest>(), attestation);
    inspector.choosePlatform(Digest());
    QCOMPARE(inspector.manifestText().digest(), index.document.digest());
    QCOMPARE(inspector.layers().rowCount(), 2); // from the cache
    inspector.choosePlatform(digestOf(QStringLiteral("missing")));
    QTRY_COMPARE(inspector.state(), FetchState::Failed);
    QCOMPARE(inspector.error()->kind(), ErrorKind::NotFound);
    QCOMPARE(inspector.layers().rowCount(), 0);
}

void ImageModelsTest::inspectorGivesUpItsRequests()
{
    m_service->addImage(m_id, imageDetails(m_app, QStringLiteral("v1"), {1}));
    {
        ImageInspector inspector(*m_service);
        inspector.select(at(QStringLiteral("v1")));
        QTRY_COMPARE(inspector.state(), FetchState::Ready);
        m_service->setDelivery(Delivery::Manual);
        inspector.attached().fetchMore(QModelIndex());
        inspector.refresh();
        QCOMPARE(m_service->pending(), 2);
    }
    QCOMPARE(m_service->pending(), 0);
}

void ImageModelsTest::whatWasSeenLastIsShownMeanwhile()
{
    const ImageDetails old = imageDetails(m_app, QString(), {1});
    m_service->addImage(m_id, old);
    m_service->addImage(m_id, imageDetails(m_app, QStringLiteral("v1"), {1, 2}));
    m_service->setDelivery(Delivery::Manual);
    ImageInspector inspector(*m_service);
    inspector.selectLastSeen(at(QStringLiteral("v1")), old.document.digest());
    QCOMPARE(m_service->log().filter(QStringLiteral("FetchImage")).size(), 2);
    m_service->deliverAll();
    QCOMPARE(inspector.state(), FetchState::Ready);
    QCOMPARE(inspector.layers().rowCount(), 2); // what it was then does not replace what it is

    inspector.clear();
    inspector.selectLastSeen(at(QStringLiteral("missing")), old.document.digest());
    m_service->deliverAll();
    QCOMPARE(inspector.state(), FetchState::Failed);
    QCOMPARE(inspector.layers().rowCount(), 1);
    QCOMPARE(inspector.selection().details()->tag, QStringLiteral("missing"));
}

QTEST_GUILESS_MAIN(ImageModelsTest)
#include "tst_imagemodels.moc"
