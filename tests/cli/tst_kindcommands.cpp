// SPDX-License-Identifier: Apache-2.0
#include "clirunner.h"

#include "support/fakeharbor.h"
#include "support/fakehub.h"
#include "support/fakepyxis.h"
#include "support/fakequay.h"
#include "support/podmanservice.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSettings>
#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray oauthToken = "oauth-application-token-1";
const QString app = u"alice/app"_s;
const QString latest = u"latest"_s;

QString digestOf(const char* digit)
{
    return u"sha256:"_s + QString::fromLatin1(digit).repeated(64);
}

} // namespace

//! portolan-cli at the other kinds of registries, and at what is on this machine.
class TestKindCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void cleanupTestCase();

    void quayTagsNeedNoRequestEach();
    void quayHistoryAndRollback();
    void quayExpiry();
    void quaySearch();
    void quayScan();
    void quayWithoutItsApi();
    void dockerHub();
    void redHat();
    void harbor();
    void explainsAPull();
    void blockedIsExplained();
    void sharesALoginWithPodman();
    void podman();

private:
    [[nodiscard]] QByteArray quayHost() const { return m_quay->host().toUtf8(); }
    [[nodiscard]] QByteArray quayApp() const { return quayHost() + "/alice/app"; }
    [[nodiscard]] FakeQuayTag* alive() { return m_quay->repository(app).alive(latest, m_quay->now()); }
    [[nodiscard]] CliRun withToken(QByteArrayList arguments)
    {
        arguments << "--user"
                  << "$oauthtoken"
                  << "--password-stdin";
        return m_cli->run(arguments, oauthToken + "\n");
    }
    //! Enters a registry in the list as the window does.
    void know(const char* kind, const QString& host, const QString& server = QString()) const
    {
        QSettings settings(m_cli->path(u"XDG_CONFIG_HOME/portolan/portolan.ini"_s), QSettings::IniFormat);
        const QJsonObject profile{{u"id"_s, host}, {u"host"_s, host}, {u"name"_s, host},
            {u"kind"_s, QString::fromLatin1(kind)}, {u"server"_s, server}};
        const QByteArray list = QJsonDocument(QJsonArray{profile}).toJson(QJsonDocument::Compact);
        settings.setValue(u"registries/list"_s, QString::fromUtf8(list));
    }

    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<FakeQuay> m_quay;
    QByteArray m_everything;
};

void TestKindCommands::init()
{
    m_cli = std::make_unique<CliRunner>();
    m_quay = std::make_unique<FakeQuay>();
    const qint64 now = m_quay->now();
    const QString scopes = u"repo:read repo:write repo:admin user:read user:admin org:admin"_s;
    m_quay->accounts().addToken(QString::fromLatin1(oauthToken), u"alice"_s, scopes.split(u' '));
    m_quay->repository(app).description = u"An app"_s;
    m_quay->addTag(app, latest, digestOf("a"), now - 200'000, 1000);
    m_quay->addTag(app, latest, digestOf("b"), now - 86'400, 2000);
}

void TestKindCommands::cleanup()
{
    m_everything += m_cli->everything();
    QCOMPARE(m_quay->problems(), QString());
}

void TestKindCommands::cleanupTestCase()
{
    for (const QByteArray& secret : {oauthToken, ("$oauthtoken:" + oauthToken).toBase64(),
             QByteArray("s3cret-Passw0rd"), QByteArray("jane:s3cret-Passw0rd").toBase64()})
        QVERIFY2(!m_everything.contains(secret), "a secret was printed");
}

//! A self-hosted Quay is known by how it asks for logins; what its listing says is not asked for again.
void TestKindCommands::quayTagsNeedNoRequestEach()
{
    for (int i = 0; i < 30; ++i)
        m_quay->addTag(app, u"v%1"_s.arg(i), digestOf("c"), m_quay->now() - 1000, 3000);
    alive()->end = m_quay->now() + 90'000;
    const CliRun tags = withToken({"tags", "--long", "--json", quayApp()});
    QVERIFY2(tags.status == 0, tags.describe().constData());
    QCOMPARE(tags.objects().size(), 31);
    const QJsonObject one = tags.objectWith("name", latest);
    QCOMPARE(one.value(u"digest"_s).toString(), digestOf("b"));
    QCOMPARE(one.value(u"size"_s).toInteger(), 2000);
    QVERIFY(one.contains(u"expires"_s) && one.contains(u"pushed"_s));
    for (const QString& line : m_quay->server().lines())
        QVERIFY2(!line.contains(u"/manifests/"_s), qPrintable(line));
    QVERIFY(m_quay->restLines().size() < 5);
    QVERIFY(withToken({"tags", "--long", quayApp()}).out.contains("(expires "));
}

void TestKindCommands::quayHistoryAndRollback()
{
    const CliRun history = withToken({"history", "--json", quayApp() + ":latest"});
    QVERIFY2(history.status == 0, history.describe().constData());
    QCOMPARE(history.objects().size(), 2);
    QCOMPARE(history.objectWith("digest", digestOf("a")).value(u"restorable"_s).toBool(), true);
    QCOMPARE(history.objectWith("digest", digestOf("b")).value(u"what"_s).toString(), u"current"_s);

    const QByteArray before = digestOf("a").toLatin1();
    const CliRun plan = withToken({"rollback", quayApp() + ":latest", before});
    QVERIFY2(plan.status == 0, plan.describe().constData());
    QCOMPARE(alive()->digest, digestOf("b"));
    const CliRun done = withToken({"rollback", "--yes", "--json", quayApp() + ":latest", before});
    QVERIFY2(done.status == 0, done.describe().constData());
    QCOMPARE(alive()->digest, digestOf("a"));
    QVERIFY(done.object().contains(u"report"_s));
    const CliRun anonymous = m_cli->run({"rollback", "--yes", quayApp() + ":latest", before});
    QCOMPARE(anonymous.status, 1);
}

void TestKindCommands::quayExpiry()
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(m_quay->now() + 500'000, Qt::UTC);
    const QByteArray text = at.toString(Qt::ISODate).toLatin1();
    QCOMPARE(withToken({"expire", quayApp() + ":latest", "--at", text}).status, 0);
    QVERIFY(!alive()->end);
    const CliRun set = withToken({"expire", "--yes", quayApp() + ":latest", "--at", text});
    QVERIFY2(set.status == 0, set.describe().constData());
    QCOMPARE(alive()->end, std::optional(at.toSecsSinceEpoch()));
    const CliRun cleared = withToken({"expire", "--yes", quayApp() + ":latest", "--never"});
    QVERIFY2(cleared.status == 0, cleared.describe().constData());
    QVERIFY(!alive()->end);
    QCOMPARE(withToken({"expire", quayApp() + ":latest", "--at", "tomorrow"}).status, 2);
    QCOMPARE(withToken({"expire", quayApp() + ":latest"}).status, 2);
}

void TestKindCommands::quaySearch()
{
    m_quay->repository(u"other/apple"_s).isPublic = true;
    m_quay->repository(u"other/pear"_s).isPublic = true;
    const CliRun found = m_cli->run({"search", "--json", quayHost(), "apple"});
    QVERIFY2(found.status == 0, found.describe().constData());
    QCOMPARE(found.objects().size(), 1);
    QCOMPARE(found.objects().first().value(u"name"_s).toString(), u"other/apple"_s);
}

void TestKindCommands::quayScan()
{
    const auto json = [](const char* text) { return QJsonDocument::fromJson(text).object(); };
    const QByteArray type = "application/vnd.oci.image.";
    const QByteArray part = R"(","digest":")" + digestOf("1").toLatin1() + R"(","size":7})";
    const QByteArray manifest = R"({"schemaVersion":2,"mediaType":")" + type
        + R"(manifest.v1+json","config":{"mediaType":")" + type + "config.v1+json" + part
        + R"(,"layers":[{"mediaType":")" + type + "layer.v1.tar+gzip" + part + "]}";
    const QString digest =
        m_quay->addManifest(app, manifest, u"application/vnd.oci.image.manifest.v1+json"_s);
    m_quay->addTag(app, u"scanned"_s, digest, m_quay->now() - 50);
    m_quay->repository(app).scans.insert(digest, json(R"({"status":"scanned","data":{"Layer":
        {"Features":[{"Name":"openssl","Version":"3.0","Vulnerabilities":
        [{"Severity":"High","Name":"CVE-1","FixedBy":"3.1"}]}]}}})"));
    const QByteArray image = quayApp() + ":scanned";
    const CliRun scan = withToken({"scan", image});
    QVERIFY2(scan.status == 0, scan.describe().constData());
    QVERIFY2(scan.out.contains("CVE-1") && scan.out.contains("(fixed in 3.1)"), scan.out.constData());
    const CliRun scanJson = withToken({"scan", "--json", image});
    const QJsonArray found = scanJson.object().value(u"vulnerabilities"_s).toArray();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().toObject().value(u"severity"_s).toString(), u"High"_s);
}

//! What only the API could do is refused by name where there is no API.
void TestKindCommands::quayWithoutItsApi()
{
    RegistryProcess plain;
    QVERIFY2(plain.start(), qPrintable(plain.failure()));
    const CliRun search = m_cli->run({"search", plain.host().toUtf8(), "x"});
    QCOMPARE(search.status, 1);
    QVERIFY2(search.err.contains("NOT_OFFERED"), search.err.constData());
    QVERIFY(search.err.contains("does not offer"));
    const CliRun shown = m_cli->run({"show", "--json", plain.host().toUtf8()});
    QVERIFY2(shown.status == 0, shown.describe().constData());
    QCOMPARE(shown.object().value(u"panels"_s).toArray().size(), 0);
}

void TestKindCommands::dockerHub()
{
    FakeHub hub;
    hub.addUser(u"ada"_s, u"s3cret-Passw0rd"_s, {u"ada"_s});
    hub.addRepository(u"library"_s, u"nginx"_s, {{u"description"_s, u"Web server"_s}, {u"star_count"_s, 7}});
    hub.addTag(u"library/nginx"_s, u"1.27"_s, {{u"digest"_s, digestOf("d")}, {u"full_size"_s, 5000}});
    const QString host = u"127.0.0.1:9"_s;
    know("dockerhub", host, hub.url().toString());
    const CliRun found = m_cli->run({"search", "--json", host.toUtf8(), "nginx"});
    QVERIFY2(found.status == 0, found.describe().constData());
    QCOMPARE(found.objects().first().value(u"stars"_s).toInt(), 7);
    const CliRun tags = m_cli->run({"tags", "--long", "--json", host.toUtf8() + "/library/nginx"});
    QVERIFY2(tags.status == 0, tags.describe().constData());
    QCOMPARE(tags.objects().first().value(u"digest"_s).toString(), digestOf("d"));
    const CliRun own =
        m_cli->run({"ls", "--user", "ada", "--password-stdin", host.toUtf8()}, "s3cret-Passw0rd\n");
    QVERIFY2(own.status == 0, own.describe().constData());
    QCOMPARE(hub.problems(), QString());
}

void TestKindCommands::redHat()
{
    FakePyxis pyxis;
    const QString ubi = u"ubi9/ubi"_s;
    pyxis.addRepository(ubi);
    pyxis.addRepository(u"ubi9/nodejs-18"_s);
    pyxis.addImage(FakePyxis::image(u"i1"_s, u"amd64"_s, ubi, u"ubi9-9.2-6"_s, digestOf("1"), digestOf("2"),
        {u"9.2"_s}, u"2026-05-06T07:08:09+00:00"_s));
    const QString host = u"127.0.0.1:9"_s;
    know("redhat", host, pyxis.url().toString());
    const CliRun found = m_cli->run({"search", "--json", host.toUtf8(), "nodejs"});
    QVERIFY2(found.status == 0, found.describe().constData());
    QCOMPARE(found.objects().size(), 1);
    QCOMPARE(found.objects().first().value(u"name"_s).toString(), u"ubi9/nodejs-18"_s);
    const CliRun listed = m_cli->run({"ls", host.toUtf8()});
    QVERIFY2(listed.status == 0, listed.describe().constData());
    QVERIFY(listed.out.contains("ubi9/ubi\n"));
    const CliRun tags = m_cli->run({"tags", "--long", "--json", host.toUtf8() + "/ubi9/ubi"});
    QVERIFY2(tags.status == 0, tags.describe().constData());
    QCOMPARE(tags.objectWith("name", u"9.2"_s).value(u"digest"_s).toString(), digestOf("1"));
    QCOMPARE(pyxis.problems(), QString());
}

void TestKindCommands::harbor()
{
    FakeHarbor fake;
    fake.addProject(u"library"_s, true);
    fake.addRepository(u"library/nginx"_s);
    fake.addArtifact(u"library/nginx"_s, digestOf("e"), {u"1.0"_s, u"stable"_s});
    know("harbor", fake.host());
    const QByteArray host = fake.host().toUtf8();
    const CliRun listed = m_cli->run({"ls", host});
    QVERIFY2(listed.status == 0, listed.describe().constData());
    QCOMPARE(listed.out, QByteArray("library/nginx\n"));
    const CliRun tags = m_cli->run({"tags", "--long", "--json", host + "/library/nginx"});
    QVERIFY2(tags.status == 0, tags.describe().constData());
    QCOMPARE(tags.objectWith("name", u"stable"_s).value(u"digest"_s).toString(), digestOf("e"));
    const CliRun found = m_cli->run({"search", host, "ngi"});
    QVERIFY2(found.status == 0 && found.out.contains("library/nginx"), found.describe().constData());
    QCOMPARE(fake.problems(), QString());
}

void TestKindCommands::explainsAPull()
{
    RegistryProcess mirror;
    QVERIFY2(mirror.start(), qPrintable(mirror.failure()));
    ImageFixture fixture(m_cli->path(u"layout"_s));
    const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(2, 3000), u"1"_s);
    SkopeoTool skopeo;
    QVERIFY(skopeo.push(fixture, u"1"_s, mirror, u"team/app"_s).ok());
    m_cli->write(u"registries.conf"_s,
        "unqualified-search-registries = []\n[[registry]]\nlocation = \"upstream.example\"\n"
        "[[registry.mirror]]\nlocation = \""
            + mirror.host().toUtf8() + "\"\ninsecure = true\n");
    m_cli->setVariable(u"CONTAINERS_REGISTRIES_CONF"_s, m_cli->path(u"registries.conf"_s));
    const CliRun json =
        m_cli->run({"explain", "--json", "--platform", "linux/amd64", "upstream.example/team/app:1"});
    QVERIFY2(json.status == 0, json.describe().constData());
    QCOMPARE(json.object().value(u"digest"_s).toString(), image.digest);
    const QJsonObject first = json.object().value(u"sources"_s).toArray().first().toObject();
    QCOMPARE(first.value(u"mirror"_s).toBool(), true);
    QCOMPARE(first.value(u"reference"_s).toString(), mirror.host() + u"/team/app:1"_s);
    QVERIFY(json.object().value(u"bytesNeeded"_s).toInteger() > 0);
    const CliRun text = m_cli->run({"explain", "--platform", "linux/amd64", "upstream.example/team/app:1"});
    QVERIFY(text.out.contains(mirror.host().toUtf8()));
}

void TestKindCommands::blockedIsExplained()
{
    m_cli->write(u"registries.conf"_s, "[[registry]]\nlocation = \"blocked.example\"\nblocked = true\n");
    m_cli->setVariable(u"CONTAINERS_REGISTRIES_CONF"_s, m_cli->path(u"registries.conf"_s));
    const CliRun blocked = m_cli->run({"explain", "blocked.example/team/app:1"});
    QCOMPARE(blocked.status, 1);
    QVERIFY2(blocked.out.contains("blocked"), blocked.describe().constData());
    QCOMPARE(m_cli->run({"explain", "Upper/Case"}).status, 2);
}

void TestKindCommands::sharesALoginWithPodman()
{
    const QByteArray pair = QByteArray("jane:s3cret-Passw0rd").toBase64();
    m_cli->write(
        u".docker/config.json"_s, R"({"auths":{"registry.example.com":{"auth":")" + pair + R"("}}})");
    const QString shared = u"XDG_RUNTIME_DIR/containers/auth.json"_s;
    m_cli->write(shared, R"({"auths":{"other.example":{"auth":"eDp5"}},"unknown":1})");
    const CliRun done = m_cli->run({"login", "registry.example.com", "--share-with-podman"});
    QVERIFY2(done.status == 0, done.describe().constData());
    QFile file(m_cli->path(shared));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray written = file.readAll();
    QVERIFY2(written.contains(pair) && written.contains("other.example") && written.contains("unknown"),
        written.constData());
    QVERIFY(done.out.contains(m_cli->path(shared).toUtf8()));
    QCOMPARE(m_cli->run({"login", "stranger.example", "--share-with-podman"}).status, 1);
    QCOMPARE(m_cli->run({"login", "registry.example.com"}).status, 2);
    m_cli->write(shared, "{broken");
    const CliRun broken = m_cli->run({"login", "registry.example.com", "--share-with-podman"});
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.err.contains("AUTH_FILE_BROKEN"), broken.err.constData());
}

void TestKindCommands::podman()
{
    PodmanService service;
    if (const QString why = service.whyNot(); !why.isEmpty())
        QSKIP(qPrintable(u"no Podman here: "_s + why));
    QVERIFY2(service.start(), qPrintable(service.failure()));
    m_cli->setVariable(u"CONTAINER_HOST"_s, u"unix://"_s + service.socket());
    ImageFixture fixture(m_cli->path(u"layout"_s));
    (void)fixture.addImage(ImageSpec::withLayers(1, 3000), u"1"_s);
    const QByteArray source = "oci:" + fixture.folder().toUtf8() + ":1";
    const CliRun copied = m_cli->run({"copy", source, "podman:quay.io/team/app:1"});
    QVERIFY2(copied.status == 0, copied.describe().constData());
    const CliRun listed = m_cli->run({"ls", "podman:"});
    QCOMPARE(listed.out, QByteArray("quay.io/team/app\n"));
    QCOMPARE(m_cli->run({"tags", "podman:quay.io/team/app"}).out, QByteArray("1\n"));
    const CliRun inspected = m_cli->run({"inspect", "--json", "podman:quay.io/team/app:1"});
    QVERIFY2(inspected.status == 0, inspected.describe().constData());
    service.stop();
    const CliRun gone = m_cli->run({"ls", "podman:"});
    QCOMPARE(gone.status, 1);
}

QTEST_GUILESS_MAIN(TestKindCommands)
#include "tst_kindcommands.moc"
