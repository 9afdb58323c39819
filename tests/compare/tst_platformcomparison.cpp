// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/platformcomparison.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::shape;

namespace {

ComparedImage index(const QByteArrayList& children)
{
    return {u"index"_s, testdata::indexOf(children)};
}

} // namespace

class TestPlatformComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QByteArrayList>("a");
        QTest::addColumn<QByteArrayList>("b");
        QTest::addColumn<QString>("rows");
        const QByteArrayList both{"linux/amd64=1", "linux/arm64/v8=2"};
        QTest::newRow("same") << both << both << u"=="_s;
        QTest::newRow("other order") << both << QByteArrayList{"linux/arm64/v8=2", "linux/amd64=1"}
                                     << u"=="_s;
        QTest::newRow("v8 is taken for granted")
            << both << QByteArrayList{"linux/amd64=1", "linux/arm64=2"} << u"=="_s;
        QTest::newRow("one changed") << both << QByteArrayList{"linux/amd64=1", "linux/arm64/v8=3"}
                                     << u"=~"_s;
        QTest::newRow("only on one side")
            << both << QByteArrayList{"linux/s390x=4", "linux/amd64=5"} << u"~<>"_s;
        QTest::newRow("variants differ")
            << QByteArrayList{"linux/arm/v6=1"} << QByteArrayList{"linux/arm/v7=1"} << u"<>"_s;
        QTest::newRow("attestations are none") << QByteArrayList{"linux/amd64=1", "unknown/unknown=a"}
                                               << QByteArrayList{"linux/amd64=1"} << u"="_s;
        QTest::newRow("twice") << QByteArrayList{"linux/amd64=1", "linux/amd64=2"}
                               << QByteArrayList{"linux/amd64=1", "linux/amd64=2"} << u"=="_s;
        QTest::newRow("twice and once")
            << QByteArrayList{"linux/amd64=1", "linux/amd64=2"} << QByteArrayList{"linux/amd64=1"} << u"=<"_s;
        QTest::newRow("without a platform, by digest")
            << QByteArrayList{"=1", "=2"} << QByteArrayList{"=2", "=3"} << u"<=>"_s;
        QTest::newRow("empty") << QByteArrayList() << QByteArrayList() << QString();
    }

    void aligns()
    {
        QFETCH(QByteArrayList, a);
        QFETCH(QByteArrayList, b);
        QFETCH(QString, rows);
        QCOMPARE(shape(comparePlatforms(index(a), index(b))), rows);
    }

    void aSingleImageHasOne()
    {
        ComparedImage image(u"image"_s, testdata::imageOf("c", {"l"}));
        QVERIFY(comparePlatforms(image, image).isEmpty()); // nothing says which
        image.config = testdata::configOf({"d"});
        QCOMPARE(shape(comparePlatforms(image, image)), u"="_s);
        const QList<PlatformRow> rows = comparePlatforms(image, index({"linux/amd64=1", "linux/arm64=2"}));
        QCOMPARE(shape(rows), u"~>"_s);
        QCOMPARE(rows.first().a->digest, image.manifest.digest());
        QCOMPARE(rows.last().platform.toString(), u"linux/arm64"_s);
    }
};

QTEST_GUILESS_MAIN(TestPlatformComparison)
#include "tst_platformcomparison.moc"
