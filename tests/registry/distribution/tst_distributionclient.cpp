// SPDX-License-Identifier: Apache-2.0
#include "plane.h"

#include "../../http/collectsink.h"
#include "oci/mediatype.h"
#include "oci/tagnames.h"
#include "registry/imageloader.h"
#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");
const QString one = QStringLiteral("1");
const QByteArray layer = "0123456789abcdef";

Descriptor layerDescriptor()
{
    return {QString::fromLatin1(mediatype::ociLayerTar), Digest::sha256Of(layer), layer.size()};
}

QByteArray layerPath()
{
    return "/v2/app/blobs/" + layerDescriptor().digest.toString().toLatin1();
}

//! What was loaded once is there.
class MemoryCache final : public ManifestCache {
public:
    std::optional<Content> find(const Digest& digest) override
    {
        const auto found = m_contents.find(digest);
        return found == m_contents.end() ? std::nullopt : std::optional(*found);
    }
    void insert(const Digest& digest, const Content& content) override { m_contents.insert(digest, content); }

private:
    QHash<Digest, Content> m_contents;
};

} // namespace

class TestDistributionClient final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothTypesAreAskedFor()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("HEAD", "/v2/app/manifests/1")
            .withHeader("Accept", manifestAccept())
            .reply(FakeAnswer(200)
                       .withHeader("Content-Type", mediatype::ociIndex)
                       .withHeader("Docker-Content-Digest", layerDescriptor().digest.toString().toLatin1())
                       .claimingLength(321));
        Plane plane(fake.host());
        const auto found = await(plane.data().resolve(app, one, plane.stop));
        QVERIFY(found);
        QCOMPARE(found->digest, layerDescriptor().digest);
        QCOMPARE(found->size, 321);
        QCOMPARE(found->mediaType, QString::fromLatin1(mediatype::ociIndex));
        QCOMPARE(fake.problems(), QString());
    }

    void poorHeadIsMadeUpForByGet()
    {
        const QByteArray body = QByteArray("{\"schemaVersion\":2,\"manifests\":[]}");
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("HEAD", "/v2/app/manifests/1")
            .reply(FakeAnswer(200).withHeader("Content-Type", "text/plain"));
        fake.expect("GET", "/v2/app/manifests/1")
            .reply(FakeAnswer(200, body).withHeader("Content-Type", mediatype::ociIndex));
        Plane plane(fake.host());
        const auto found = await(plane.data().resolve(app, one, plane.stop));
        QVERIFY(found);
        QCOMPARE(found->digest, Digest::sha256Of(body));
        QCOMPARE(fake.problems(), QString());
    }

    void manifestOfAnotherDigestIsRefused()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        const QByteArray digest = Digest::sha256Of("asked for").toString().toLatin1();
        fake.expect("GET", "/v2/app/manifests/" + digest)
            .reply(FakeAnswer(200, "{\"schemaVersion\":2,\"manifests\":[]}")
                       .withHeader("Content-Type", mediatype::ociIndex)
                       .withHeader("Docker-Content-Digest", digest));
        Plane plane(fake.host());
        const auto got = await(plane.data().fetchManifest(app, QString::fromLatin1(digest), plane.stop));
        QVERIFY(!got);
        QCOMPARE(got.error().code(), QStringLiteral("DIGEST_MISMATCH"));
        QCOMPARE(got.error().host(), fake.host());
    }

    void hugeManifestIsRefused()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/app/manifests/1")
            .reply(FakeAnswer(200, QByteArray(5 * 1024 * 1024, ' '))
                       .withHeader("Content-Type", mediatype::ociIndex));
        Plane plane(fake.host());
        const auto got = await(plane.data().fetchManifest(app, one, plane.stop));
        QVERIFY(!got);
        QCOMPARE(got.error().kind(), ErrorKind::TooLarge);
    }

    void rangeIsKeptToTheByte()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", layerPath())
            .withHeader("Range", "bytes=4-")
            .reply(FakeAnswer(206, layer.mid(4)).withHeader("Content-Range", "bytes 4-15/16"));
        Plane plane(fake.host());
        auto sink = std::make_shared<CollectSink>();
        const auto read = await(plane.data().readBlob(app, layerDescriptor(), 4, sink, plane.stop));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toLogLine()));
        QCOMPARE(sink->bytes, layer.mid(4));
        QCOMPARE(fake.problems(), QString());
    }

    void ignoredRangeIsSaidBeforeAByte_data()
    {
        QTest::addColumn<FakeAnswer>("answer");
        QTest::newRow("whole body") << FakeAnswer(200, layer);
        QTest::newRow("another range") << FakeAnswer(206, layer).withHeader("Content-Range", "bytes 0-15/16");
        QTest::newRow("refused") << FakeAnswer(416);
        QTest::newRow("not known") << FakeAnswer(501);
    }
    void ignoredRangeIsSaidBeforeAByte()
    {
        QFETCH(FakeAnswer, answer);
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", layerPath()).reply(answer);
        Plane plane(fake.host());
        auto sink = std::make_shared<CollectSink>();
        const auto read = await(plane.data().readBlob(app, layerDescriptor(), 4, sink, plane.stop));
        QVERIFY(!read);
        QCOMPARE(read.error().code(), QStringLiteral("RANGE_IGNORED"));
        QVERIFY(sink->bytes.isEmpty());
    }

    void wrongLengthsAreErrors()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", layerPath()).reply(FakeAnswer(200, layer.left(10)));
        fake.expect("GET", layerPath()).reply(FakeAnswer(200, layer + "more"));
        Plane plane(fake.host());
        const auto brief = await(
            plane.data().readBlob(app, layerDescriptor(), 0, std::make_shared<CollectSink>(), plane.stop));
        QVERIFY(!brief);
        QCOMPARE(brief.error().kind(), ErrorKind::Network);
        const auto over = await(
            plane.data().readBlob(app, layerDescriptor(), 0, std::make_shared<CollectSink>(), plane.stop));
        QVERIFY(!over);
        QCOMPARE(over.error().kind(), ErrorKind::Protocol);
    }

    void blobRedirectCarriesNoLogin()
    {
        FakeRegistry fake;
        FakeRegistry storage;
        fake.on("GET", "/v2/").reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
        // The second ping, with the login, is accepted.
        fake.expect("GET", "/v2/")
            .withoutHeader("Authorization")
            .reply(FakeAnswer(401).withHeader("WWW-Authenticate", "Basic realm=\"r\""));
        fake.expect("GET", "/v2/").withHeader("Authorization", "Basic dTpw").reply(FakeAnswer::json("{}"));
        fake.expect("GET", layerPath())
            .withHeader("Authorization", "Basic dTpw")
            .reply(FakeAnswer::redirect(storage.origin() + "/signed?sig=1"));
        storage.expect("GET", "/signed?sig=1").withoutHeader("Authorization").reply(FakeAnswer(200, layer));
        Plane plane(fake.host(), Credential(QStringLiteral("u"), Secret(QByteArray("p"))));
        auto sink = std::make_shared<CollectSink>();
        const auto read = await(plane.data().readBlob(app, layerDescriptor(), 0, sink, plane.stop));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().toLogLine()));
        QCOMPARE(sink->bytes, layer);
        QCOMPARE(storage.problems(), QString());
    }

    void deleteSwitchedOffHasItsCode()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("DELETE", "/v2/app/manifests/1")
            .reply(FakeAnswer::json("{\"errors\":[{\"code\":\"UNSUPPORTED\"}]}", 405));
        Plane plane(fake.host());
        const auto done = await(plane.data().deleteManifest(app, one, plane.stop));
        QVERIFY(!done);
        QCOMPARE(done.error().code(), QStringLiteral("DELETE_DISABLED"));
    }

    void realImageIsWhatSkopeoPushed()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.failure()));
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(2, 4000), one);
        const FixtureDescriptor arm = fixture.addImage(ImageSpec::withLayers(1, 300, 7));
        const FixtureDescriptor multi = fixture.addIndex({image, arm}, QStringLiteral("multi"));
        SkopeoTool skopeo;
        for (const QString& tag : {one, QStringLiteral("multi")})
            QVERIFY(skopeo.push(fixture, tag, registry, app).ok());
        Plane plane(registry.host());
        const auto resolved = await(plane.data().resolve(app, one, plane.stop));
        QVERIFY(resolved);
        QCOMPARE(resolved->digest.toString(), image.digest);
        QCOMPARE(resolved->size, image.size);
        const auto index = await(plane.data().fetchManifest(app, QStringLiteral("multi"), plane.stop));
        QVERIFY(index && index->index());
        QCOMPARE(index->digest().toString(), multi.digest);
        const auto manifest = await(plane.data().fetchManifest(app, image.digest, plane.stop));
        QVERIFY(manifest && manifest->manifest());
        for (const Descriptor& each : manifest->manifest()->layers) {
            auto sink = std::make_shared<CollectSink>();
            QVERIFY(await(plane.data().readBlob(app, each, 0, sink, plane.stop)));
            QCOMPARE(Digest::sha256Of(sink->bytes), each.digest);
            auto rest = std::make_shared<CollectSink>();
            QVERIFY(await(plane.data().readBlob(app, each, 100, rest, plane.stop)));
            QCOMPARE(rest->bytes, sink->bytes.mid(100));
        }
        const auto config = await(plane.data().fetchBlob(app, *manifest->manifest()->config, plane.stop));
        QVERIFY(config);
        QCOMPARE(Digest::sha256Of(*config), manifest->manifest()->config->digest);
    }

    void referrersWithoutTheApiComeFromTags()
    {
        RegistryProcess registry;
        QVERIFY2(registry.start(), qPrintable(registry.failure()));
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 400), one);
        const FixtureDescriptor sbom =
            fixture.addArtifact(image, QStringLiteral("application/spdx+json"), "{}");
        SkopeoTool skopeo;
        QVERIFY(skopeo.push(fixture, one, registry, app).ok());
        Plane plane(registry.host());
        const auto subject = Digest::parse(image.digest).value();
        const auto none = await(plane.data().fetchReferrers(app, subject, plane.stop));
        QVERIFY(none && none->referrers.isEmpty() && !none->apiSupported);

        // Pushing an artifact keeps the fallback index up, since this server does not.
        QFile file(fixture.blobFile(sbom.digest));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto document = ManifestDocument::parse(file.readAll(), sbom.mediaType);
        QVERIFY(document);
        for (const Descriptor& part : document->references()) {
            auto content = std::make_shared<QFile>(fixture.blobFile(part.digest.toString()));
            QVERIFY(content->open(QIODevice::ReadOnly));
            QVERIFY(await(plane.data().writeBlob(app, part, content, plane.stop)));
        }
        QVERIFY(await(plane.data().putManifest(app, sbom.digest, *document, plane.stop)));
        QVERIFY(await(plane.data().putManifest(
            app, cosignTag(subject, QLatin1StringView("sig")), *document, plane.stop)));
        const auto list = await(plane.data().fetchReferrers(app, subject, plane.stop));
        QVERIFY(list);
        QCOMPARE(list->referrers.size(), 2);
        QCOMPARE(list->referrers.first().source, Referrer::Source::FallbackTag);
        QCOMPARE(list->referrers.first().type, QStringLiteral("application/spdx+json"));
        QCOMPARE(list->referrers.last().source, Referrer::Source::CosignTag);
    }

    void tagsOfOneDigestAreFetchedOnce()
    {
        const QByteArray config = R"({"architecture":"amd64","os":"linux","created":"2026-01-02T03:04:05Z",)"
                                  R"("rootfs":{"type":"layers","diff_ids":[]}})";
        const Descriptor settings(
            QString::fromLatin1(mediatype::ociConfig), Digest::sha256Of(config), config.size());
        const QByteArray body = "{\"schemaVersion\":2,\"mediaType\":\"" + QByteArray(mediatype::ociManifest)
            + "\",\"config\":{\"mediaType\":\"" + mediatype::ociConfig + "\",\"digest\":\""
            + settings.digest.toString().toLatin1() + "\",\"size\":" + QByteArray::number(config.size())
            + "},\"layers\":[]}";
        const QByteArray digest = Digest::sha256Of(body).toString().toLatin1();
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        for (const char* tag : {"1", "2", "3", "4"})
            fake.on("HEAD", QByteArray("/v2/app/manifests/") + tag)
                .reply(FakeAnswer(200)
                           .withHeader("Content-Type", mediatype::ociManifest)
                           .withHeader("Docker-Content-Digest", digest)
                           .claimingLength(body.size()));
        fake.on("GET", "/v2/app/manifests/" + digest)
            .reply(FakeAnswer(200, body).withHeader("Content-Type", mediatype::ociManifest));
        fake.on("GET", "/v2/app/blobs/" + settings.digest.toString().toLatin1())
            .reply(FakeAnswer(200, config));
        Plane plane(fake.host());
        QVERIFY(await(plane.registry.capabilities(app, plane.stop))); // so that the four begin at once
        MemoryCache cache;
        ImageLoader loader(plane.data(), cache);
        std::vector<QCoro::Task<Result<TagSummary>>> rows;
        for (const char* tag : {"1", "2", "3", "4"})
            rows.push_back(loader.summary(app, QString::fromLatin1(tag), plane.stop));
        for (auto& row : rows) {
            const auto summary = await(std::move(row));
            QVERIFY2(summary, qPrintable(summary ? QString() : summary.error().toLogLine()));
            QCOMPARE(summary->platforms, QStringList{QStringLiteral("linux/amd64")});
        }
        // In whatever order they come: what four tags point to is asked for once.
        QCOMPARE(fake.count("GET /v2/app/manifests/" + digest), 1);
        QCOMPARE(fake.count("GET /v2/app/blobs/" + settings.digest.toString().toLatin1()), 1);
        QCOMPARE(fake.problems(), QString());
    }
};

QTEST_GUILESS_MAIN(TestDistributionClient)
#include "tst_distributionclient.moc"
