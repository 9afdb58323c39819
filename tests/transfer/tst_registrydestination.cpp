// SPDX-License-Identifier: Apache-2.0
#include "transfer/registrydestination.h"

#include "transfer/boundedpipe.h"
#include "transfer/scriptedplane.h"
#include "transfer/transferhelp.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using Way = ReadScript::Way;

class TestRegistryDestination : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void uploadsOnlyWhatIsMissing();
    void mountsFromTheSameRegistry();
    void uploadsWhereMountingDoesNotWork();
    void holdsLittleInMemory();
    void uploadThatNeedsNoBytes();
    void retriesACutUpload();
    void goesOnWhenTheSourceIsCut();
    void goesOnWhenTheSourceIgnoresRanges();
    void wrongContentIsRefused();
    void failedUploadStopsTheSource();
    void withoutATagByDigest();
    void cancelAtEachStage();

private:
    [[nodiscard]] std::shared_ptr<Destination> destination(
        const QString& tag = QStringLiteral("1"), const QString& mountFrom = QString())
    {
        return std::make_shared<RegistryDestination>(
            m_target.get(), QStringLiteral("copy"), tag, QStringLiteral("example.com/copy"), mountFrom);
    }
    //! "big": one layer of several times what a pipe holds; that layer.
    QByteArray addBigImage();
    void verifyImage() const
    {
        for (const QString& digest : QStringList(m_image.digest) + m_blobs)
            QCOMPARE(m_target->blob(digest), m_source->blob(digest));
        QCOMPARE(m_target->tagged(QStringLiteral("1")), m_image.digest);
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedPlane> m_source;
    std::unique_ptr<ScriptedPlane> m_target;
    FixtureDescriptor m_image;
    QStringList m_blobs; //!< config, two layers
};

void TestRegistryDestination::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    ImageFixture fixture(m_dir->path());
    m_image = fixture.addImage(ImageSpec::withLayers(2, 700'000), QStringLiteral("1"));
    m_blobs = blobsOf(fixture, m_image);
    m_source = std::make_unique<ScriptedPlane>();
    m_source->load(fixture.folder());
    m_target = std::make_unique<ScriptedPlane>();
}

void TestRegistryDestination::uploadsOnlyWhatIsMissing()
{
    m_target->addBlob(m_source->blob(m_blobs.at(1)));
    const auto report = transfer(*m_source, QStringLiteral("1"), destination());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QStringList written = m_target->logged(QStringLiteral("write "));
    QStringList expected{m_blobs.at(0), m_blobs.at(2)};
    written.sort();
    expected.sort();
    QCOMPARE(written, expected);
    QCOMPARE(report->bytesSkipped, m_source->blob(m_blobs.at(1)).size());
    verifyImage();
}

void TestRegistryDestination::mountsFromTheSameRegistry()
{
    m_target->mountWorks = true;
    const auto report =
        transfer(*m_source, QStringLiteral("1"), destination(QStringLiteral("1"), QStringLiteral("app")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_target->logged(QStringLiteral("write ")), QStringList());
    QCOMPARE(m_target->logged(QStringLiteral("mount ")).size(), 3);
    QVERIFY(m_target->log().contains(QStringLiteral("mount %1 from app").arg(m_blobs.at(0))));
    QCOMPARE(report->bytesMoved, 0);
}

void TestRegistryDestination::uploadsWhereMountingDoesNotWork()
{
    const auto report =
        transfer(*m_source, QStringLiteral("1"), destination(QStringLiteral("1"), QStringLiteral("app")));
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_target->logged(QStringLiteral("mount ")).size(), 3);
    QCOMPARE(m_target->logged(QStringLiteral("write ")).size(), 3);
    verifyImage();
}

QByteArray TestRegistryDestination::addBigImage()
{
    const QByteArray big(12 * 1024 * 1024, 'x');
    const QString manifest = QString::fromUtf8(
        R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",)"
        R"("config":{"mediaType":"application/vnd.oci.empty.v1+json","size":2,"digest":"%1"},"layers":[)"
        R"({"mediaType":"application/octet-stream","size":%2,"digest":"%3"}]})")
                                 .arg(Digest::sha256Of("{}").toString())
                                 .arg(big.size())
                                 .arg(Digest::sha256Of(big).toString());
    m_source->addBlob("{}");
    m_source->addBlob(big);
    m_source->addBlob(manifest.toUtf8());
    m_source->addTag(QStringLiteral("big"), Digest::sha256Of(manifest.toUtf8()).toString());
    return big;
}

void TestRegistryDestination::holdsLittleInMemory()
{
    const QByteArray big = addBigImage();
    m_source->measureAgainst(m_target.get());
    m_target->slowWriter = true;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("big"), destination())), QStringLiteral("ok"));
    QVERIFY(m_source->mostAhead() > 1024 * 1024);
    QVERIFY(m_source->mostAhead() <= BoundedPipe::defaultLimit + m_source->pieceBytes);
    QCOMPARE(m_target->blob(Digest::sha256Of(big).toString()), big);
}

void TestRegistryDestination::uploadThatNeedsNoBytes()
{
    addBigImage(); // more than a pipe takes: without a reader the source would wait for ever
    m_target->writesUnread = true;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("big"), destination())), QStringLiteral("ok"));
    QVERIFY(!m_target->tagged(QStringLiteral("1")).isEmpty());
}

void TestRegistryDestination::retriesACutUpload()
{
    m_target->failingWrites = 2;
    const auto report = transfer(*m_source, QStringLiteral("1"), destination());
    QCOMPARE(outcome(report), QStringLiteral("ok"));
    QCOMPARE(m_target->logged(QStringLiteral("write ")).size(), 5);
    verifyImage();
    m_target = std::make_unique<ScriptedPlane>();
    m_target->failingWrites = 100;
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination())), QStringLiteral("Network"));
    QCOMPARE(m_target->tagged(QStringLiteral("1")), QString());
}

void TestRegistryDestination::goesOnWhenTheSourceIsCut()
{
    m_source->script(m_blobs.at(1), {ReadScript(Way::Cut, 100'000)});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination())), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(m_blobs.at(1))),
        QStringList({QStringLiteral("0"), QStringLiteral("100000")}));
    QCOMPARE(m_target->logged(QStringLiteral("write ")).count(m_blobs.at(1)), 1); // the upload never noticed
    verifyImage();
}

void TestRegistryDestination::goesOnWhenTheSourceIgnoresRanges()
{
    m_source->script(m_blobs.at(1), {ReadScript(Way::Cut, 100'000), ReadScript(Way::IgnoreRange)});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination())), QStringLiteral("ok"));
    QCOMPARE(m_source->logged(QStringLiteral("read %1@").arg(m_blobs.at(1))),
        QStringList({QStringLiteral("0"), QStringLiteral("100000"), QStringLiteral("0")}));
    QCOMPARE(m_target->logged(QStringLiteral("write ")).count(m_blobs.at(1)), 1);
    verifyImage();
}

void TestRegistryDestination::wrongContentIsRefused()
{
    m_source->script(m_blobs.at(2), {ReadScript(Way::Corrupt)});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination())),
        QStringLiteral("Protocol DIGEST_MISMATCH"));
    QVERIFY(!m_target->holds(m_blobs.at(2)));
    QCOMPARE(m_target->logged(QStringLiteral("put ")), QStringList());
}

void TestRegistryDestination::failedUploadStopsTheSource()
{
    m_source->script(m_blobs.at(1), {ReadScript(Way::Hang, 1000)});
    m_source->script(m_blobs.at(2), {ReadScript(Way::GoOn)});
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination())),
        QStringLiteral("Protocol SIZE_MISMATCH"));
}

void TestRegistryDestination::withoutATagByDigest()
{
    QCOMPARE(outcome(transfer(*m_source, QStringLiteral("1"), destination(QString()))), QStringLiteral("ok"));
    QCOMPARE(m_target->logged(QStringLiteral("put ")),
        QStringList(QStringLiteral("%1 as %1").arg(m_image.digest)));
}

void TestRegistryDestination::cancelAtEachStage()
{
    int steps = 0;
    for (int stopAt = 1; stopAt < 100; ++stopAt) {
        m_target = std::make_unique<ScriptedPlane>();
        std::stop_source stop;
        steps = 0;
        const auto count = [&](const QString&) {
            if (++steps == stopAt)
                stop.request_stop();
        };
        m_source->onCall = count;
        m_target->onCall = count;
        const auto report =
            transfer(*m_source, QStringLiteral("1"), destination(), quickOptions(), stop.get_token());
        m_source->onCall = {};
        m_target->onCall = {};
        if (steps < stopAt) {
            QCOMPARE(outcome(report), QStringLiteral("ok"));
            break;
        }
        QCOMPARE(outcome(report), QStringLiteral("Cancelled"));
        QCOMPARE(m_target->tagged(QStringLiteral("1")), QString());
    }
    QVERIFY(steps > 8);
    verifyImage();
}

QTEST_GUILESS_MAIN(TestRegistryDestination)
#include "tst_registrydestination.moc"
