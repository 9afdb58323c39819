// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"
#include "oci/layersteps.h"
#include "oci/manifestdocument.h"
#include "oci/mediatype.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray signedBy(const QByteArray& protectedJson)
{
    return testdata::json("{'schemaVersion':1,'fsLayers':[],'history':[],'signatures':[{'protected':'%1'}]}",
        {protectedJson.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)});
}

} // namespace

class TestSchema1Manifest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! The fixture's digest was computed beside it, of the payload before it was signed.
    void signedDigest()
    {
        const QByteArray body = testdata::read("schema1-signed.json");
        const auto digest = Digest::parse(QString::fromLatin1(testdata::read("schema1-signed.digest")));
        QVERIFY(digest);
        QVERIFY(Digest::sha256Of(body) != *digest);
        const auto document = ManifestDocument::parse(body, type(mediatype::dockerSchema1Signed), *digest);
        QVERIFY2(document, document ? "" : qPrintable(document.error().detail()));
        QCOMPARE(document->digest(), *digest);
        QCOMPARE(document->bytes(), body);
        QVERIFY(!ManifestDocument::parse(body, QString(), Digest::sha256Of(body)));
    }

    void unsignedDigest()
    {
        const QByteArray body = testdata::read("quay-schema1.json");
        const auto digest =
            Digest::parse(u"sha256:dab1b152028498287575a13a195af6218de8cb50c3d8badbf1dd3e58fe1b38c7"_s);
        QVERIFY(digest);
        const auto document = ManifestDocument::parse(body, type(mediatype::dockerSchema1), *digest);
        QVERIFY(document);
        const Schema1Manifest* manifest = document->schema1();
        QVERIFY(manifest);
        QCOMPARE(manifest->name, u"devtable/simple"_s);
        QCOMPARE(manifest->tag, u"latest"_s);
        QCOMPARE(manifest->layers.size(), 4);
        QCOMPARE(manifest->layers.first().shortText(), u"73638091af85"_s); // the wire has the top first
        QCOMPARE(manifest->config.platform.architecture, u"amd64"_s);
        QCOMPARE(manifest->config.history.size(), 4);
        QCOMPARE(document->references().size(), 4);
        QCOMPARE(document->references().first().size, -1);
    }

    void readsHistory()
    {
        const auto document = ManifestDocument::parse(testdata::read("schema1-signed.json"), QString());
        QVERIFY(document);
        const Schema1Manifest& manifest = *document->schema1();
        QCOMPARE(manifest.layers,
            QList<Digest>(
                {testdata::digestOf("root"), testdata::digestOf("app"), testdata::digestOf("empty")}));
        const ImageConfig& config = manifest.config;
        QCOMPARE(config.user, u"1001"_s);
        QCOMPARE(config.env, QStringList({u"PATH=/bin"_s, u"LANG=C"_s}));
        QCOMPARE(config.created, QDateTime(QDate(2023, 5, 4), QTime(10, 0, 2, 123), Qt::UTC));
        QCOMPARE(config.platform.toString(), u"linux/amd64"_s);
        QVERIFY(config.diffIds.isEmpty());
        QCOMPARE(config.history.size(), 3);
        QCOMPARE(config.history.at(0).comment, u"the base"_s);
        QCOMPARE(config.history.at(1).createdBy, u"/bin/sh -c #(nop) COPY app /app"_s);
        QVERIFY(!config.history.at(1).emptyLayer);
        QVERIFY(config.history.at(2).emptyLayer);
        QCOMPARE(config.history.at(2).createdBy, u"/bin/sh -c #(nop)  CMD [\"sh\"]"_s);
    }

    //! Text after the signed part is in no digest, so it must not be believed either.
    void onlyTheSignedPartCounts()
    {
        QByteArray body = testdata::read("schema1-signed.json");
        const qsizetype end = body.lastIndexOf('}');
        body.insert(end, ",\"name\":\"evil/image\",\"fsLayers\":[]");
        const auto document = ManifestDocument::parse(body, QString());
        QVERIFY(document);
        QCOMPARE(document->schema1()->name, u"team/app"_s);
        QCOMPARE(document->schema1()->layers.size(), 3);
    }

    void badSignatures_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no format") << signedBy("{}");
        QTest::newRow("beyond the end") << signedBy(R"({"formatLength":100000,"formatTail":"fQ"})");
        QTest::newRow("negative") << signedBy(R"({"formatLength":-1,"formatTail":"fQ"})");
        QTest::newRow("huge") << signedBy(R"({"formatLength":9223372036854775807,"formatTail":"fQ"})");
        QTest::newRow("bad tail") << signedBy(R"({"formatLength":1,"formatTail":"*"})");
        QTest::newRow("payload is not JSON") << signedBy(R"({"formatLength":5,"formatTail":"fQ"})");
        QTest::newRow("not base64") << QByteArray(R"({"schemaVersion":1,"signatures":[{"protected":"!!"}]})");
        QTest::newRow("nothing protected") << QByteArray(R"({"schemaVersion":1,"signatures":[{}]})");
        QTest::newRow("not objects") << QByteArray(R"({"schemaVersion":1,"signatures":[1,null]})");
        QTest::newRow("contradicting")
            << QByteArray(testdata::read("schema1-signed.json"))
                   .replace("\"signatures\": [", "\"signatures\": [{\"protected\":\"e30\"},");
    }

    void badSignatures()
    {
        QFETCH(QByteArray, body);
        const auto document = ManifestDocument::parse(body, QString());
        QVERIFY(!document);
        QCOMPARE(document.error().kind(), ErrorKind::Protocol);
    }

    void badContent()
    {
        const auto badLayer =
            ManifestDocument::parse(R"({"schemaVersion":1,"fsLayers":[{"blobSum":"x"}]})", QString());
        QVERIFY(!badLayer);
        QCOMPARE(badLayer.error().kind(), ErrorKind::Protocol);
        // History that cannot be read keeps its place beside its layer.
        const auto odd = ManifestDocument::parse(
            testdata::json("{'schemaVersion':1,'fsLayers':null,'history':[{'v1Compatibility':'{'},{},null,"
                           "{'v1Compatibility':'{}'}]}"),
            QString());
        QVERIFY(odd);
        QCOMPARE(odd->schema1()->config.history.size(), 4);
    }

private:
    static QString type(const char* name) { return QString::fromLatin1(name); }
};

QTEST_GUILESS_MAIN(TestSchema1Manifest)
#include "tst_schema1manifest.moc"
