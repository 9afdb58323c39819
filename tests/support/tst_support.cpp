// SPDX-License-Identifier: Apache-2.0
#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"
#include "support/storageseeder.h"
#include "support/tokenserver.h"

#include <QFile>
#include <QTest>

namespace portolan {

//! The tools the other tests lean on, tried against the programs they stand beside.
class SupportTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fixtureIsAcceptedBySkopeoAndRegistry();
    void passwordsAreDemanded();
    void tokensAreBelieved_data();
    void tokensAreBelieved();
    void tlsIsServed();
    void seededTagsAreServed();

private:
    [[nodiscard]] static ToolResult curl(const QStringList& arguments);
};

ToolResult SupportTest::curl(const QStringList& arguments)
{
    return runTool(
        QStringLiteral("curl"), QStringList{QStringLiteral("-sS"), QStringLiteral("-f")} + arguments);
}

void SupportTest::fixtureIsAcceptedBySkopeoAndRegistry()
{
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("docker-registry or skopeo is not installed");
    RegistryProcess registry;
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    const QTemporaryDir folder;
    ImageFixture fixture(folder.path());
    ImageSpec spec = ImageSpec::withLayers(2, 1000);
    const FixtureDescriptor amd = fixture.addImage(spec);
    spec.architecture = QStringLiteral("arm64");
    spec.variant = QStringLiteral("v8");
    spec.layers[1].gzip = false;
    const FixtureDescriptor index = fixture.addIndex({amd, fixture.addImage(spec)}, QStringLiteral("both"));
    fixture.addArtifact(amd, QStringLiteral("application/spdx+json"), "{}", QStringLiteral("sbom"));
    fixture.addCosignSignature(amd);

    SkopeoTool skopeo;
    for (const auto& [tag, descriptor] : fixture.entries()) {
        const ToolResult pushed = skopeo.push(fixture, tag, registry, QStringLiteral("team/app"));
        QVERIFY2(pushed.ok(), qPrintable(pushed.describe()));
        const ToolResult raw =
            skopeo.rawManifest(QStringLiteral("docker://%1/team/app:%2").arg(registry.host(), tag));
        QVERIFY2(raw.ok(), qPrintable(raw.describe()));
        QCOMPARE(ImageFixture::sha256(raw.out), descriptor.digest);
    }
    QTRY_VERIFY(registry.countLogged("\"PUT /v2/team/app/manifests/both") == 1);
    const ToolResult catalog = curl({registry.url().toString() + QStringLiteral("/v2/_catalog")});
    QCOMPARE(catalog.out.trimmed(), QByteArray(R"({"repositories":["team/app"]})"));
    QVERIFY(index.size > 0);
}

void SupportTest::passwordsAreDemanded()
{
    if (!RegistryProcess::isAvailable() || !toolExists(QStringLiteral("htpasswd")))
        QSKIP("docker-registry or htpasswd is not installed");
    RegistryOptions options;
    options.users = {{QStringLiteral("ana"), QStringLiteral("secret")}};
    RegistryProcess registry(options);
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    const QString url = registry.url().toString() + QStringLiteral("/v2/");
    QVERIFY(!curl({url}).ok());
    QVERIFY(!curl({QStringLiteral("-u"), QStringLiteral("ana:wrong"), url}).ok());
    const ToolResult right = curl({QStringLiteral("-u"), QStringLiteral("ana:secret"), url});
    QVERIFY2(right.ok(), qPrintable(right.describe()));
}

void SupportTest::tokensAreBelieved_data()
{
    QTest::addColumn<int>("algorithm");
    QTest::newRow("ES256") << static_cast<int>(TokenAlgorithm::Es256);
    QTest::newRow("RS256") << static_cast<int>(TokenAlgorithm::Rs256);
}

void SupportTest::tokensAreBelieved()
{
    QFETCH(const int, algorithm);
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("docker-registry or skopeo is not installed");
    TokenServer tokens(static_cast<TokenAlgorithm>(algorithm));
    QVERIFY(tokens.start());
    tokens.addUser(QStringLiteral("ana"), QStringLiteral("secret"));
    tokens.grant(QStringLiteral("ana"), QStringLiteral("repository:team/*:*"));
    tokens.grant({}, QStringLiteral("repository:team/app:pull"));
    RegistryOptions options;
    options.token = tokens.registryAuth();
    RegistryProcess registry(options);
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    const QTemporaryDir folder;
    ImageFixture fixture(folder.path());
    const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 100), QStringLiteral("1"));

    SkopeoTool anonymous;
    QVERIFY(!anonymous.push(fixture, QStringLiteral("1"), registry, QStringLiteral("team/app")).ok());
    SkopeoTool ana;
    ana.setCredentials(QStringLiteral("ana:secret"));
    const ToolResult pushed = ana.push(fixture, QStringLiteral("1"), registry, QStringLiteral("team/app"));
    QVERIFY2(pushed.ok(), qPrintable(pushed.describe() + QString::fromUtf8(registry.logTail())));
    const ToolResult raw =
        anonymous.rawManifest(QStringLiteral("docker://%1/team/app:1").arg(registry.host()));
    QCOMPARE(ImageFixture::sha256(raw.out), image.digest);
    QVERIFY(tokens.requestCount() >= 3);
    QCOMPARE(tokens.requests().constLast().scopes, QStringList{QStringLiteral("repository:team/app:pull")});
}

void SupportTest::tlsIsServed()
{
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    const QTemporaryDir folder;
    TestCa authority(folder.path());
    const KeyPairFiles server = authority.issueServer();
    const KeyPairFiles client = authority.issueClient(QStringLiteral("ana"));
    RegistryOptions options;
    options.tlsCertificate = server.certificate;
    options.tlsKey = server.key;
    options.tlsClientCa = authority.certificateFile();
    RegistryProcess registry(options);
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    const QString url = registry.url().toString() + QStringLiteral("/v2/");
    QVERIFY(url.startsWith(QStringLiteral("https://")));
    const QStringList withClient{
        QStringLiteral("--cert"), client.certificate, QStringLiteral("--key"), client.key};
    const QStringList trusting{QStringLiteral("--cacert"), authority.certificateFile()};
    QVERIFY(!curl(withClient + QStringList{url}).ok());
    QVERIFY(!curl(trusting + QStringList{url}).ok());
    const ToolResult right = curl(trusting + withClient + QStringList{url});
    QVERIFY2(right.ok(), qPrintable(right.describe()));

    TokenServer tokens(TokenAlgorithm::Es256, authority.issueServer());
    QVERIFY(tokens.start());
    const QString realm = tokens.realm().toString();
    QVERIFY(!curl({realm}).ok());
    const ToolResult token = curl(trusting + QStringList{realm + QStringLiteral("?service=x")});
    QVERIFY2(token.out.contains("\"expires_in\":300"), qPrintable(token.describe()));
}

void SupportTest::seededTagsAreServed()
{
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    RegistryProcess registry;
    const QTemporaryDir folder;
    ImageFixture fixture(folder.path());
    const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 100), QStringLiteral("first"));
    StorageSeeder seeder(registry.storagePath());
    seeder.addFixture(fixture, QStringLiteral("many"));
    seeder.addTags(QStringLiteral("many"), image, 3, [](int i) { return QStringLiteral("own-%1").arg(i); });
    seeder.addSharedTags(
        QStringLiteral("many"), image, 2000, [](int i) { return QStringLiteral("v1.%1.0").arg(i); });
    QVERIFY2(registry.start(), qPrintable(registry.failure()));
    const QString base = registry.url().toString() + QStringLiteral("/v2/many");
    const ToolResult tags = curl({base + QStringLiteral("/tags/list")});
    QCOMPARE(tags.out.count("\"v1."), 2000);
    QVERIFY(tags.out.contains("\"first\""));
    QCOMPARE(tags.out.count("\"own-"), 3);
    for (const QString& tag :
        {QStringLiteral("v1.1999.0"), QStringLiteral("own-2"), QStringLiteral("first")}) {
        const ToolResult manifest = curl({QStringLiteral("-H"), QStringLiteral("Accept: ") + image.mediaType,
            base + QStringLiteral("/manifests/") + tag});
        QCOMPARE(ImageFixture::sha256(manifest.out), image.digest);
    }
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::SupportTest)
#include "tst_support.moc"
