// SPDX-License-Identifier: Apache-2.0
#include "oci/mediatype.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestMediaType final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<MediaKind>("kind");
        QTest::addColumn<QString>("compression");
        const auto row = [](const char* type, MediaKind kind, const char* compression = "?") {
            QTest::newRow(type) << QString::fromLatin1(type) << kind << QString::fromLatin1(compression);
        };
        row(mediatype::ociIndex, MediaKind::OciIndex);
        row(mediatype::ociManifest, MediaKind::OciManifest);
        row(mediatype::ociConfig, MediaKind::OciConfig);
        row(mediatype::ociEmpty, MediaKind::OciEmpty);
        row(mediatype::ociArtifactManifest, MediaKind::OciArtifactManifest);
        row(mediatype::dockerManifestList, MediaKind::DockerManifestList);
        row(mediatype::dockerManifest, MediaKind::DockerManifest);
        row(mediatype::dockerConfig, MediaKind::DockerConfig);
        row(mediatype::dockerPluginConfig, MediaKind::DockerPluginConfig);
        row(mediatype::dockerSchema1, MediaKind::DockerSchema1);
        row(mediatype::dockerSchema1Signed, MediaKind::DockerSchema1Signed);
        row(mediatype::ociLayerTar, MediaKind::OciLayer, "");
        row(mediatype::ociLayerGzip, MediaKind::OciLayer, "gzip");
        row(mediatype::ociLayerZstd, MediaKind::OciLayer, "zstd");
        row("application/vnd.oci.image.layer.nondistributable.v1.tar", MediaKind::OciLayer, "");
        row("application/vnd.oci.image.layer.nondistributable.v1.tar+gzip", MediaKind::OciLayer, "gzip");
        row("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", MediaKind::OciLayer, "?");
        row("application/vnd.oci.image.layer.v1.tarball", MediaKind::Unknown);
        row(mediatype::dockerLayerTar, MediaKind::DockerLayer, "");
        row(mediatype::dockerLayerGzip, MediaKind::DockerLayer, "gzip");
        row(mediatype::dockerLayerZstd, MediaKind::DockerLayer, "zstd");
        row("application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", MediaKind::DockerLayer, "gzip");
        row("Application/VND.oci.image.INDEX.v1+json ; charset=utf-8", MediaKind::OciIndex);
        row("application/vnd.oci.image.layer.v1.tar+gzip; x=y", MediaKind::OciLayer, "gzip");
        row("text/plain", MediaKind::Unknown);
        row("application/json", MediaKind::Unknown);
        row("", MediaKind::Unknown);
        row(";", MediaKind::Unknown);
        row("application/vnd.cncf.helm.config.v1+json", MediaKind::Unknown);
    }

    void kinds()
    {
        QFETCH(QString, type);
        QFETCH(MediaKind, kind);
        QFETCH(QString, compression);
        QCOMPARE(mediaKind(type), kind);
        QCOMPARE(layerCompression(type), compression);
        QCOMPARE(isLayerKind(kind), kind == MediaKind::OciLayer || kind == MediaKind::DockerLayer);
        QCOMPARE(isForeignLayer(type), type.contains("nondistributable"_L1) || type.contains("foreign"_L1));
        QVERIFY(!(isIndexKind(kind) && isManifestKind(kind)));
    }

    void acceptNamesEveryManifestType()
    {
        const QList<QByteArray> types = manifestAccept().split(',');
        QCOMPARE(types.size(), 7);
        QCOMPARE(types.first(), QByteArray(mediatype::ociIndex));
        for (const QByteArray& type : types) {
            const MediaKind kind = mediaKind(QString::fromLatin1(type.trimmed()));
            QVERIFY2(isIndexKind(kind) || isManifestKind(kind), type.constData());
        }
        // Schema 1 is the last resort, and nothing asks for anything at all.
        QVERIFY(types.at(types.size() - 1).contains("v1+json"));
        QVERIFY(!manifestAccept().contains('*'));
    }

    void sniffs_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("type");
        const auto row = [](const char* name, const char* body, const char* type) {
            QTest::newRow(name) << QByteArray(body) << QString::fromLatin1(type);
        };
        row("own word, index", R"({"mediaType":"application/vnd.oci.image.index.v1+json"})",
            mediatype::ociIndex);
        row("own word, artifact", R"({"mediaType":"application/vnd.oci.artifact.manifest.v1+json"})",
            mediatype::ociArtifactManifest);
        row("schema 1", R"({"schemaVersion":1})", mediatype::dockerSchema1);
        row("schema 1, signed", R"({"schemaVersion":1,"signatures":[{}]})", mediatype::dockerSchema1Signed);
        row("schema 1, no signature", R"({"schemaVersion":1,"signatures":[]})", mediatype::dockerSchema1);
        row("docker config",
            R"({"schemaVersion":2,"config":{"mediaType":"application/vnd.docker.container.image.v1+json"}})",
            mediatype::dockerManifest);
        row("OCI config",
            R"({"schemaVersion":2,"config":{"mediaType":"application/vnd.oci.image.config.v1+json"}})",
            mediatype::ociManifest);
        row("other config", R"({"schemaVersion":2,"config":{"mediaType":"application/x"}})",
            mediatype::ociManifest);
        row("manifests", R"({"schemaVersion":2,"manifests":[{}]})", mediatype::ociIndex);
        row("no manifests", R"({"schemaVersion":2,"manifests":[]})", mediatype::ociIndex);
        row("manifests and config", R"({"schemaVersion":2,"manifests":[{}],"config":{}})",
            mediatype::ociManifest);
        row("layers", R"({"schemaVersion":2,"layers":[]})", mediatype::ociManifest);
        row("unknown own word", R"({"schemaVersion":2,"mediaType":"application/x","manifests":[{}]})",
            mediatype::ociIndex);
        row("a layer's type", R"({"mediaType":"application/vnd.oci.image.layer.v1.tar"})", "");
        row("error body", R"({"errors":[]})", "");
        row("list", "[]", "");
        row("schema 3", R"({"schemaVersion":3})", "");
        row("schema as text", R"({"schemaVersion":"2"})", "");
        row("text", "404 page not found", "");
        row("nothing", "", "");
    }

    void sniffs()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, type);
        QCOMPARE(sniffManifestType(body), type);
    }
};

QTEST_GUILESS_MAIN(TestMediaType)
#include "tst_mediatype.moc"
