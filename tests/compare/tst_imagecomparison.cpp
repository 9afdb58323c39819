// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/imagecomparison.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::configOf;
using testdata::imageOf;
using testdata::indexOf;
using testdata::shape;

namespace {

ComparedImage image(const ManifestDocument& manifest, const ImageConfig& config)
{
    ComparedImage out(u"ref"_s, manifest);
    out.config = config;
    return out;
}

} // namespace

class TestImageComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameDigest()
    {
        const ComparedImage a = image(imageOf("c", {"1", "2"}), configOf({"d1", "d2"}));
        const ImageComparison compared = compareImages(a, a);
        QCOMPARE(compared.summary.sameness, Sameness::SameDigest);
        QVERIFY(compared.summary.sameFiles);
        QCOMPARE(compared.summary.a.size, 210);
        QCOMPARE(compared.summary.sharedSize, 210);
        QCOMPARE(compared.summary.b.uniqueSize, 0);
        QCOMPARE(shape(compared.layers), u"=="_s);
        QCOMPARE(countDifferences(compared.manifestLines), 0);
        QCOMPARE(countDifferences(compared.config), 0);
    }

    void sameContentOtherCompression()
    {
        const ImageConfig config = configOf({"d1", "d2"});
        const ComparedImage gzip = image(imageOf("c", {"1.gz", "2.gz"}), config);
        const ComparedImage zstd = image(imageOf("c", {"1.zst", "2.zst"}), config);
        const ImageComparison compared = compareImages(gzip, zstd);
        QCOMPARE(compared.summary.sameness, Sameness::SameContent);
        QVERIFY(compared.summary.sameFiles);
        QCOMPARE(shape(compared.layers), u"~~"_s);
        // The configuration is shared, both layers must be fetched again.
        QCOMPARE(compared.summary.sharedSize, 10);
        QCOMPARE(compared.summary.b.uniqueSize, 200);
    }

    void annotationsAloneAreSameContent()
    {
        const ImageConfig config = configOf({"d1"});
        const ComparedImage a = image(imageOf("c", {"1"}), config);
        const ComparedImage b = image(imageOf("c", {"1"}, ",\"annotations\":{\"k\":\"v\"}"), config);
        const ImageComparison compared = compareImages(a, b);
        QCOMPARE(compared.summary.sameness, Sameness::SameContent);
        QCOMPARE(shape(compared.annotations), u">"_s);
        QVERIFY(!compared.annotations.first().onIndex);
        QCOMPARE(compared.annotations.first().b, std::optional(u"v"_s));
        QVERIFY(countDifferences(compared.manifestLines) > 0);
    }

    void differentConfigSameFiles()
    {
        const ImageConfig config = configOf({"d1"});
        ImageConfig other = config;
        other.user = u"1001"_s;
        const ImageComparison compared =
            compareImages(image(imageOf("c1", {"1"}), config), image(imageOf("c2", {"1"}), other));
        QCOMPARE(compared.summary.sameness, Sameness::Different);
        QVERIFY(compared.summary.sameFiles);
        QCOMPARE(countDifferences(compared.config), 1);
    }

    void whatItCostsBesideTheOther()
    {
        const ComparedImage a = image(imageOf("c1", {"base", "app1"}), configOf({"d", "d1"}));
        const ComparedImage b =
            image(imageOf("c2", {"base", "app2", "app2", "more"}), configOf({"d", "d2", "d2", "d3"}));
        const ImageComparison compared = compareImages(a, b);
        QCOMPARE(compared.summary.sameness, Sameness::Different);
        QVERIFY(!compared.summary.sameFiles);
        QCOMPARE(compared.summary.a.size, 210);
        QCOMPARE(compared.summary.b.size, 310); // a blob counts once
        QCOMPARE(compared.summary.sharedSize, 100);
        QCOMPARE(compared.summary.a.uniqueSize, 110);
        QCOMPARE(compared.summary.b.uniqueSize, 210);
        QCOMPARE(shape(compared.layers), u"=<>>>"_s);
    }

    void imagesChosenFromIndexes()
    {
        ComparedImage a = image(imageOf("c", {"1"}), configOf({"d"}));
        a.index = indexOf({"linux/amd64=x", "linux/arm64=y"}, ",\"annotations\":{\"v\":\"1\"}");
        ComparedImage b = image(imageOf("c", {"1"}), configOf({"d"}));
        b.index = indexOf({"linux/amd64=x", "linux/s390x=z"}, ",\"annotations\":{\"v\":\"2\"}");
        const ImageComparison compared = compareImages(a, b);
        QCOMPARE(compared.summary.sameness, Sameness::SameDigest);
        QCOMPARE(compared.summary.a.indexDigest, a.index->digest());
        QCOMPARE(compared.summary.platformsOnBoth, QList<Platform>({Platform(u"linux"_s, u"amd64"_s)}));
        QCOMPARE(compared.summary.platformsOnlyA, QList<Platform>({Platform(u"linux"_s, u"arm64"_s)}));
        QCOMPARE(compared.summary.platformsOnlyB, QList<Platform>({Platform(u"linux"_s, u"s390x"_s)}));
        QCOMPARE(shape(compared.annotations), u"~"_s);
        QVERIFY(compared.annotations.first().onIndex);
    }

    void indexes()
    {
        const ComparedImage a(u"a"_s, indexOf({"linux/amd64=1", "linux/arm64=2", "unknown/unknown=att1"}));
        const ComparedImage b(u"b"_s, indexOf({"linux/amd64=1", "linux/arm64=2", "unknown/unknown=att2"}));
        const ComparedImage c(u"c"_s, indexOf({"linux/amd64=1", "linux/arm64=3"}));
        const ImageComparison same = compareImages(a, b);
        QCOMPARE(same.summary.sameness, Sameness::SameContent);
        QCOMPARE(shape(same.platforms), u"=="_s);
        QCOMPARE(same.summary.a.size, -1);
        QCOMPARE(same.summary.sharedSize, -1);
        QVERIFY(same.layers.isEmpty());
        QVERIFY(countDifferences(same.manifestLines) > 0);
        QCOMPARE(compareImages(a, c).summary.sameness, Sameness::Different);
        QCOMPARE(compareImages(a, a).summary.sameness, Sameness::SameDigest);
    }

    void mixtures()
    {
        const ComparedImage single = image(imageOf("c", {"1", "2"}), configOf({"d1", "d2"}));
        const ComparedImage index(u"i"_s, indexOf({"linux/amd64=1"}));
        const ComparedImage old(
            u"o"_s, testdata::parsed(testdata::read("schema1-signed.json"), mediatype::dockerSchema1Signed));
        const ComparedImage nothing;
        for (const ComparedImage& a : {single, index, old, nothing}) {
            for (const ComparedImage& b : {single, index, old, nothing}) {
                const ImageComparison compared = compareImages(a, b);
                const bool isSame =
                    !a.manifest.digest().isNull() && a.manifest.digest() == b.manifest.digest();
                QCOMPARE(compared.summary.sameness == Sameness::SameDigest, isSame);
                if (isSame)
                    QCOMPARE(countDifferences(compared.layers) + countDifferences(compared.history), 0);
            }
        }
        const ImageComparison compared = compareImages(old, single);
        QCOMPARE(shape(compared.layers), u"<<>>"_s);
        QCOMPARE(shape(compared.history), u"<<<"_s);
        QCOMPARE(compared.summary.a.size, -1);
        QCOMPARE(compared.summary.b.size, 210);
        QCOMPARE(compared.summary.b.uniqueSize, -1);
        QVERIFY(compared.summary.a.created.isValid());
    }

    void artifacts()
    {
        const auto artifact = [](const QByteArray& layer) {
            const QByteArray json = "{\"schemaVersion\":2,\"artifactType\":\"application/"
                                    "spdx+json\",\"config\":{\"mediaType\":\"application/"
                                    "vnd.oci.empty.v1+json\",\"digest\":\""
                + testdata::digestText(QByteArray("{}")) + "\",\"size\":2},\"layers\":[{\"digest\":\""
                + testdata::digestText(layer)
                + "\",\"size\":50}],\"annotations\":{\"org.opencontainers.image.created\":\"2024-05-06T07:08:"
                  "09Z\"}}";
            return ComparedImage(u"artifact"_s, testdata::parsed(json, mediatype::ociManifest));
        };
        const ImageComparison compared = compareImages(artifact("1"), artifact("2"));
        QCOMPARE(compared.summary.sameness, Sameness::Different);
        QVERIFY(!compared.summary.sameFiles);
        QCOMPARE(compared.summary.a.artifactType, u"application/spdx+json"_s);
        QCOMPARE(compared.summary.a.created, QDateTime(QDate(2024, 5, 6), QTime(7, 8, 9), Qt::UTC));
        QCOMPARE(compared.summary.b.uniqueSize, 50);
        QCOMPARE(shape(compared.layers), u"<>"_s);
        QVERIFY(compared.config.isEmpty());
    }

    void rawConfigurations()
    {
        ComparedImage a = image(imageOf("c1", {"1"}), configOf({"d"}));
        a.configBytes = "{\"x\":1}";
        ComparedImage b = a;
        b.configBytes = "{\"x\":2}";
        QCOMPARE(shape(compareImages(a, b).configLines), u"=<>="_s);
    }
};

QTEST_GUILESS_MAIN(TestImageComparison)
#include "tst_imagecomparison.moc"
