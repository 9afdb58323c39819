// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/rangesink.h"
#include "registry/distribution/referrerindex.h"
#include "registry/distribution/throwawaymanifest.h"

#include "oci/mediatype.h"

#include <QTest>

using namespace portolan;

namespace {

ManifestDocument artifact(const QByteArray& note)
{
    const QByteArray body = "{\"schemaVersion\":2,\"mediaType\":\"" + QByteArray(mediatype::ociManifest)
        + "\",\"artifactType\":\"application/spdx+json\",\"config\":{\"mediaType\":\"" + mediatype::ociEmpty
        + "\",\"digest\":\"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\","
          "\"size\":2},"
          "\"layers\":[],\"annotations\":{\"note\":\""
        + note + "\"}}";
    return ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociManifest)).value();
}

} // namespace

class TestReferrerIndex final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstReferrerMakesTheIndex()
    {
        const ManifestDocument referrer = artifact("first");
        const auto made = withReferrer(QByteArray(), referrer);
        QVERIFY(made);
        QVERIFY(made->index());
        QCOMPARE(made->index()->manifests.size(), 1);
        const Descriptor& entry = made->index()->manifests.first();
        QCOMPARE(entry.digest, referrer.digest());
        QCOMPARE(entry.size, qint64(referrer.bytes().size()));
        QCOMPARE(entry.artifactType, QStringLiteral("application/spdx+json"));
        QCOMPARE(entry.annotations.value(QStringLiteral("note")), QStringLiteral("first"));
    }

    void sameReferrerIsNotDoubled()
    {
        const ManifestDocument referrer = artifact("first");
        const auto once = withReferrer(QByteArray(), referrer);
        const auto twice = withReferrer(once->bytes(), referrer);
        QVERIFY(twice);
        QCOMPARE(twice->bytes(), once->bytes());
        const auto both = withReferrer(once->bytes(), artifact("second"));
        QCOMPARE(both->index()->manifests.size(), 2);
    }

    void refusesWhatIsNoIndex_data()
    {
        QTest::addColumn<QByteArray>("current");
        QTest::newRow("garbage") << QByteArray("<html>");
        QTest::newRow("manifest") << artifact("x").bytes();
        QTest::newRow("null list") << QByteArray("{\"schemaVersion\":2,\"manifests\":null}");
    }
    void refusesWhatIsNoIndex()
    {
        QFETCH(QByteArray, current);
        const auto made = withReferrer(current, artifact("x"));
        QVERIFY(!made);
        QCOMPARE(made.error().kind(), ErrorKind::Protocol);
    }

    void throwawayManifestsAreUnique()
    {
        const auto a = ThrowawayManifest::make();
        const auto b = ThrowawayManifest::make();
        QVERIFY(a && b);
        QVERIFY(a->document.digest() != b->document.digest());
        QCOMPARE(a->configDescriptor.digest, Digest::sha256Of(a->config));
        QCOMPARE(a->document.manifest()->config->digest, a->configDescriptor.digest);
        QVERIFY(a->document.manifest()->layers.isEmpty());
    }

    void contentRange_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<qint64>("start");
        QTest::newRow("plain") << QByteArray("bytes 5-9/10") << qint64(5);
        QTest::newRow("case and blanks") << QByteArray(" Bytes  7-9/* ") << qint64(7);
        QTest::newRow("unsatisfied") << QByteArray("bytes */10") << qint64(-1);
        QTest::newRow("other unit") << QByteArray("items 5-9/10") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void contentRange()
    {
        QFETCH(QByteArray, header);
        QTEST(contentRangeStart(header), "start");
    }
};

QTEST_GUILESS_MAIN(TestReferrerIndex)
#include "tst_referrerindex.moc"
