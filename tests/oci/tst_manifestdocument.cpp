// SPDX-License-Identifier: Apache-2.0
#include "oci/digesthasher.h"
#include "oci/manifestdocument.h"
#include "oci/mediatype.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

QString type(const char* name)
{
    return QString::fromLatin1(name);
}

//! A manifest of two layers that are one blob, and one of its own.
QByteArray manifestJson(const char* extra = "", const QByteArrayList& values = {})
{
    return testdata::json(
               "{'schemaVersion':2,'config':{'mediaType':'application/vnd.oci.image.config.v1+json',"
               "'digest':'%1','size':7},'layers':[{'digest':'%2','size':100},"
               "{'digest':'%3','size':20},{'digest':'%2','size':100}]",
               {testdata::digestText("config"), testdata::digestText("a"), testdata::digestText("b")})
        + testdata::json(extra, values) + '}';
}

} // namespace

class TestManifestDocument final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void capturedManifest()
    {
        const QByteArray body = testdata::read("openshift-manifest.json");
        const auto digest =
            Digest::parse(u"sha256:1a0befcbbb2e368f68ad5d0304ed13c9a0bcb728d985d923a791c06d472560e3"_s);
        QVERIFY(digest);
        const auto document = ManifestDocument::parse(body, type(mediatype::ociManifest), *digest);
        QVERIFY(document);
        QCOMPARE(document->bytes(), body);
        QCOMPARE(document->digest(), *digest);
        QCOMPARE(document->mediaType(), type(mediatype::ociManifest));
        const Manifest* manifest = document->manifest();
        QVERIFY(manifest);
        QVERIFY(!document->index());
        QVERIFY(!document->schema1());
        QVERIFY(manifest->isImage());
        QCOMPARE(manifest->layers.size(), 1);
        QCOMPARE(manifest->layersSize(), 1084269);
        QCOMPARE(document->references().size(), 2);
        QCOMPARE(document->references().first(), *manifest->config);
        QCOMPARE(document->descriptor().size, 504);
        QCOMPARE(document->annotations().size(), 2);
        QVERIFY(!document->subject());
    }

    void types_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("contentType");
        QTest::addColumn<QString>("mediaType");
        const QByteArray index = testdata::read("openshift-index.json");
        const QByteArray old = testdata::read("quay-schema1.json");
        QTest::newRow("header") << index << type(mediatype::ociIndex) << type(mediatype::ociIndex);
        QTest::newRow("parameters") << index << type(mediatype::ociIndex) + "; charset=utf-8"_L1
                                    << type(mediatype::ociIndex);
        QTest::newRow("text/plain") << index << u"text/plain; charset=utf-8"_s << type(mediatype::ociIndex);
        QTest::newRow("octet-stream") << index << u"application/octet-stream"_s << type(mediatype::ociIndex);
        QTest::newRow("JSON") << manifestJson() << u"application/json"_s << type(mediatype::ociManifest);
        QTest::newRow("no header") << manifestJson() << QString() << type(mediatype::ociManifest);
        QTest::newRow("the header decides when the body is silent")
            << manifestJson() << type(mediatype::dockerManifest) << type(mediatype::dockerManifest);
        QTest::newRow("schema 1") << old << type(mediatype::dockerSchema1) << type(mediatype::dockerSchema1);
        QTest::newRow("schema 1 as JSON") << old << u"application/json"_s << type(mediatype::dockerSchema1);
        QTest::newRow("signed") << testdata::read("schema1-signed.json") << u"application/json"_s
                                << type(mediatype::dockerSchema1Signed);
    }

    void types()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, contentType);
        QFETCH(QString, mediaType);
        const auto document = ManifestDocument::parse(body, contentType);
        QVERIFY2(document, document ? "" : qPrintable(document.error().detail()));
        QCOMPARE(document->mediaType(), mediaType);
        const MediaKind kind = mediaKind(mediaType);
        QCOMPARE(document->index() != nullptr, isIndexKind(kind));
        QCOMPARE(document->schema1() != nullptr,
            kind == MediaKind::DockerSchema1 || kind == MediaKind::DockerSchema1Signed);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("contentType");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const QString mismatch = u"MEDIA_TYPE_MISMATCH"_s;
        const auto row = [](const char* name, const QByteArray& body, const char* contentType, ErrorKind kind,
                             const QString& code = QString()) {
            QTest::newRow(name) << body << QString::fromLatin1(contentType) << kind << code;
        };
        const QByteArray index = testdata::read("openshift-index.json");
        row("body says index, header says manifest", index, mediatype::ociManifest, ErrorKind::Protocol,
            mismatch);
        row("header says config", index, mediatype::ociConfig, ErrorKind::Protocol, mismatch);
        row("header says layer", manifestJson(), mediatype::ociLayerGzip, ErrorKind::Protocol, mismatch);
        row("image and index at once", manifestJson(",'manifests':[]"), mediatype::ociManifest,
            ErrorKind::Protocol, mismatch);
        row("index and image at once", manifestJson(",'manifests':[]"), mediatype::ociIndex,
            ErrorKind::Protocol, mismatch);
        row("schema 1 with layers", R"({"schemaVersion":1,"fsLayers":[],"history":[],"layers":[]})", "",
            ErrorKind::Protocol, mismatch);
        row("silent index called a manifest", R"({"schemaVersion":2,"manifests":[]})", mediatype::ociManifest,
            ErrorKind::Protocol, mismatch);
        row("unknown type", R"({"mediaType":"application/vnd.example.new+json"})", "",
            ErrorKind::Unsupported);
        row("error body", R"({"errors":[]})", "application/json", ErrorKind::Protocol);
        row("web page", "<html></html>", "text/html", ErrorKind::Protocol);
        row("nothing", "", mediatype::ociManifest, ErrorKind::Protocol);
        row("list", "[]", mediatype::ociManifest, ErrorKind::Protocol);
        row("no config", R"({"schemaVersion":2,"layers":[]})", "", ErrorKind::Protocol);
        row("schema 1 header, schema 2 body", R"({"schemaVersion":2})", mediatype::dockerSchema1,
            ErrorKind::Protocol);
        row("bad layer digest", R"({"schemaVersion":2,"config":{"digest":"sha256:00","size":1},"layers":[]})",
            "", ErrorKind::Protocol);
        row("manifests is an object", R"({"manifests":{}})", mediatype::ociIndex, ErrorKind::Protocol);
        row("deep", QByteArray(200, '['), mediatype::ociManifest, ErrorKind::TooLarge);
        row("large", QByteArray(maxManifestBytes + 1, ' '), mediatype::ociManifest, ErrorKind::TooLarge);
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, contentType);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        const auto document = ManifestDocument::parse(body, contentType);
        QVERIFY(!document);
        QCOMPARE(document.error().kind(), kind);
        QCOMPARE(document.error().code(), code);
    }

    void badDescriptors_data()
    {
        QTest::addColumn<QByteArray>("layer");
        const QByteArrayList digest{testdata::digestText("a")};
        QTest::newRow("no digest") << testdata::json("{'size':1}");
        QTest::newRow("no size") << testdata::json("{'digest':'%1'}", digest);
        QTest::newRow("negative size") << testdata::json("{'digest':'%1','size':-1}", digest);
        QTest::newRow("size too large")
            << testdata::json("{'digest':'%1','size':9223372036854775808}", digest);
        QTest::newRow("size as text") << testdata::json("{'digest':'%1','size':'1'}", digest);
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("digest alone") << testdata::json("'%1'", digest);
    }

    void badDescriptors()
    {
        QFETCH(QByteArray, layer);
        const QByteArray body =
            testdata::json("{'schemaVersion':2,'config':{'digest':'%1','size':1},'layers':[%2]}",
                {testdata::digestText("c"), layer});
        const auto document = ManifestDocument::parse(body, type(mediatype::ociManifest));
        QVERIFY(!document);
        QCOMPARE(document.error().kind(), ErrorKind::Protocol);
    }

    void verifiesTheDigestAskedFor()
    {
        const QByteArray body = manifestJson();
        const QString contentType = type(mediatype::ociManifest);
        const auto wrong = ManifestDocument::parse(body + " ", contentType, Digest::sha256Of(body));
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code(), u"DIGEST_MISMATCH"_s);
        QCOMPARE(wrong.error().kind(), ErrorKind::Protocol);

        auto hasher = DigestHasher::create(u"sha512"_s);
        QVERIFY(hasher);
        hasher->update(body);
        const Digest sha512 = hasher->finish();
        const auto long512 = ManifestDocument::parse(body, contentType, sha512);
        QVERIFY(long512);
        QCOMPARE(long512->digest(), sha512);
        QVERIFY(!ManifestDocument::parse(body + " ", contentType, sha512));

        const auto unknown = Digest::parse("blake3:"_L1 + QString(64, u'0'));
        QVERIFY(unknown);
        const auto unverifiable = ManifestDocument::parse(body, contentType, *unknown);
        QVERIFY(!unverifiable);
        QCOMPARE(unverifiable.error().kind(), ErrorKind::Unsupported);
    }

    void sizesCountEachBlobOnce()
    {
        const auto document = ManifestDocument::parse(manifestJson(), QString());
        QVERIFY(document);
        QCOMPARE(document->manifest()->layers.size(), 3);
        QCOMPARE(document->manifest()->layersSize(), 120);
    }

    void hugeSizesDoNotOverflow()
    {
        const QByteArray body =
            testdata::json("{'schemaVersion':2,'config':{'digest':'%1','size':9223372036854775807},"
                           "'layers':[{'digest':'%1','size':9223372036854775807},"
                           "{'digest':'%2','size':9223372036854775807}]}",
                {testdata::digestText("a"), testdata::digestText("b")});
        const auto document = ManifestDocument::parse(body, QString());
        QVERIFY(document);
        QCOMPARE(document->manifest()->layersSize(), std::numeric_limits<qint64>::max());
    }

    void artifacts_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("artifactType");
        const QByteArray digest = testdata::digestText("{}");
        const auto withConfig = [digest](const char* mediaType, const char* extra) {
            return testdata::json(
                       "{'schemaVersion':2,'mediaType':'application/vnd.oci.image.manifest.v1+json',"
                       "'config':{'mediaType':'%1','digest':'%2','size':2}",
                       {mediaType, digest})
                + testdata::json(extra) + '}';
        };
        QTest::newRow("image") << withConfig(mediatype::ociConfig, "") << QString();
        QTest::newRow("docker image") << withConfig(mediatype::dockerConfig, "") << QString();
        QTest::newRow("said") << withConfig(mediatype::ociEmpty, ",'artifactType':'application/spdx+json'")
                              << u"application/spdx+json"_s;
        QTest::newRow("by its config") << withConfig("application/vnd.cncf.helm.config.v1+json", "")
                                       << u"application/vnd.cncf.helm.config.v1+json"_s;
        QTest::newRow("said beside an image config")
            << withConfig(mediatype::ociConfig, ",'artifactType':'application/x'") << u"application/x"_s;
        QTest::newRow("withdrawn artifact manifest") << testdata::json(
            "{'mediaType':'application/vnd.oci.artifact.manifest.v1+json',"
            "'artifactType':'application/y','blobs':[{'digest':'%1','size':2}]}",
            {digest}) << u"application/y"_s;
        QTest::newRow("withdrawn, says nothing")
            << testdata::json("{'mediaType':'application/vnd.oci.artifact.manifest.v1+json','config':null}")
            << u"application/vnd.oci.artifact.manifest.v1+json"_s;
    }

    void artifacts()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, artifactType);
        const auto document = ManifestDocument::parse(json, QString());
        QVERIFY2(document, document ? "" : qPrintable(document.error().detail()));
        QCOMPARE(document->manifest()->effectiveArtifactType(), artifactType);
        QCOMPARE(document->manifest()->isImage(), artifactType.isEmpty());
        QCOMPARE(document->descriptor().artifactType, artifactType);
        QCOMPARE(document->manifest()->layers.size(), json.contains("blobs") ? 1 : 0);
    }

    void subjects()
    {
        const auto document = ManifestDocument::parse(
            manifestJson(",'subject':{'digest':'%1','size':5}", {testdata::digestText("image")}), QString());
        QVERIFY(document);
        QVERIFY(document->subject());
        QCOMPARE(document->subject()->digest, testdata::digestOf("image"));
        // The subject is not part of the image, and an empty object is no subject.
        QCOMPARE(document->references().size(), 4);
        const auto without =
            ManifestDocument::parse(manifestJson(",'subject':{},'annotations':null"), QString());
        QVERIFY(without);
        QVERIFY(!without->subject());
    }

    void embeddedDataIsTakenOnlyWhenItIsTheContent()
    {
        const auto parse = [](const char* size, const char* data) {
            return ManifestDocument::parse(
                testdata::json("{'schemaVersion':2,'config':{'digest':'%1','size':%2,'data':'%3'}}",
                    {testdata::digestText("{}"), size, data}),
                QString());
        };
        const auto good = parse("2", "e30=");
        QVERIFY(good);
        QCOMPARE(good->manifest()->config->data, QByteArray("{}"));
        for (const auto& [size, data] :
            {std::pair("3", "e30="), std::pair("2", "W10="), std::pair("2", "e30*")}) {
            const auto bad = parse(size, data);
            QVERIFY(bad);
            QVERIFY(bad->manifest()->config->data.isEmpty());
        }
    }

    void nothingYet()
    {
        const ManifestDocument document;
        QVERIFY(document.bytes().isEmpty());
        QVERIFY(document.digest().isNull());
        QVERIFY(document.references().isEmpty());
        QVERIFY(document.annotations().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestManifestDocument)
#include "tst_manifestdocument.moc"
