// SPDX-License-Identifier: Apache-2.0
#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace portolan;

namespace {

class Run final {
public:
    int status = -1;
    QByteArray out;
    QByteArray err;
};

} // namespace

//! The program as people run it, against a real registry.
class TestPortolanCli final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_registry.start(), qPrintable(m_registry.failure()));
        ImageFixture fixture(path("layout"));
        ImageSpec spec = ImageSpec::withLayers(2, 5000);
        spec.env << QStringLiteral("VERSION=1");
        m_first = fixture.addImage(spec, QStringLiteral("1.0"));
        fixture.tag(m_first, QStringLiteral("latest"));
        spec.env.last() = QStringLiteral("VERSION=2");
        spec.layers.last().seed = 99;
        m_second = fixture.addImage(spec, QStringLiteral("1.10"));
        ImageSpec arm = ImageSpec::withLayers(1, 700, 3);
        arm.architecture = QStringLiteral("arm64");
        m_index = fixture.addIndex({m_first, fixture.addImage(arm)}, QStringLiteral("multi"));
        SkopeoTool skopeo;
        for (const char* tag : {"1.0", "latest", "1.10", "multi"})
            QVERIFY(
                skopeo.push(fixture, QString::fromLatin1(tag), m_registry, QStringLiteral("team/app")).ok());
    }

    void lists()
    {
        QCOMPARE(run({"ls", host()}).out, QByteArray("team/app\n"));
        QCOMPARE(run({"ls", host() + "/other"}).out, QByteArray());
        const Run tags = run({"tags", repository()});
        QCOMPARE(tags.status, 0);
        QCOMPARE(tags.out, QByteArray("latest\nmulti\n1.0\n1.10\n"));
        const Run json = run({"tags", "--long", "--json", repository()});
        QCOMPARE(json.status, 0);
        const QByteArrayList lines = json.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QHash<QString, QJsonObject> byName;
        for (const QByteArray& line : lines) {
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            byName.insert(object.value(QStringLiteral("name")).toString(), object);
        }
        QCOMPARE(
            byName.value(QStringLiteral("1.0")).value(QStringLiteral("digest")).toString(), m_first.digest);
        QCOMPARE(
            byName.value(QStringLiteral("multi")).value(QStringLiteral("platforms")).toArray().size(), 2);
        QVERIFY2(json.err.isEmpty(), "nothing but trouble goes to stderr of a pipe");
    }

    void inspects()
    {
        const Run raw = run({"inspect", "--raw", repository() + ":multi"});
        QCOMPARE(raw.status, 0);
        QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
        const Run platform = run({"inspect", "--json", "--platform", "linux/amd64", repository() + ":multi"});
        const QJsonObject object = QJsonDocument::fromJson(platform.out).object();
        QCOMPARE(object.value(QStringLiteral("digest")).toString(), m_first.digest);
        QCOMPARE(object.value(QStringLiteral("layers")).toArray().size(), 2);
        QVERIFY(object.value(QStringLiteral("config")).isObject());
        QCOMPARE(run({"inspect", "--platform", "linux/mips", repository() + ":multi"}).status, 1);
        const Run missing = run({"inspect", repository() + ":none"});
        QCOMPARE(missing.status, 1);
        QVERIFY(missing.out.isEmpty());
        QVERIFY(missing.err.contains(host() + "/v2/team/app/manifests/none"));
    }

    void diffs()
    {
        QCOMPARE(run({"diff", repository() + ":1.0", repository() + ":latest"}).status, 0);
        const Run other = run({"diff", repository() + ":1.0", repository() + ":1.10"});
        QCOMPARE(other.status, 1);
        QVERIFY(other.out.contains("Env VERSION: 1 -> 2"));
        QCOMPARE(run({"diff", repository() + ":1.0", repository() + ":none"}).status, 2);
        QCOMPARE(run({"diff", repository() + ":1.0", QByteArray("oci:") + path("layout").toUtf8() + ":1.0"})
                     .status,
            0);
    }

    void pulls_data()
    {
        QTest::addColumn<QByteArray>("destination");
        QTest::addColumn<bool>("preserved");
        QTest::newRow("layout") << QByteArray("oci:@/out:app") << true;
        QTest::newRow("oci archive") << QByteArray("oci-archive:@/out.tar:app") << true;
        QTest::newRow("docker archive")
            << QByteArray("docker-archive:@/docker.tar:example.com/app:1") << false;
    }
    void pulls()
    {
        QFETCH(QByteArray, destination);
        QFETCH(bool, preserved);
        destination.replace("@", m_folder.path().toUtf8());
        const Run pulled = run({"pull", "--json", repository() + ":1.0", "--to", destination});
        QVERIFY2(pulled.status == 0, pulled.err.constData());
        const QJsonObject report = QJsonDocument::fromJson(pulled.out).object();
        QCOMPARE(report.value(QStringLiteral("digestPreserved")).toBool(), preserved);
        SkopeoTool skopeo;
        const ToolResult raw = skopeo.rawManifest(QString::fromUtf8(destination));
        QVERIFY2(raw.ok(), qPrintable(raw.describe()));
        if (preserved)
            QCOMPARE(ImageFixture::sha256(raw.out), m_first.digest);
        const ToolResult copied =
            skopeo.copy(QString::fromUtf8(destination), QStringLiteral("dir:") + path("copied"));
        QVERIFY2(copied.ok(), qPrintable(copied.describe()));
    }

    void copiesWithAllPlatforms()
    {
        const QByteArray target = host() + "/other/app:copy";
        const Run copied = run({"copy", repository() + ":multi", target});
        QVERIFY2(copied.status == 0, copied.err.constData());
        const Run raw = run({"inspect", "--raw", target});
        QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
        const Run again = run({"copy", "--json", repository() + ":multi", target});
        QCOMPARE(
            QJsonDocument::fromJson(again.out).object().value(QStringLiteral("bytesMoved")).toInteger(-1), 0);
    }

    void removesOnlyWithYesAndUndoes()
    {
        QVERIFY(run({"copy", repository() + ":1.0", host() + "/gone/app:1"}).status == 0);
        const Run dry = run({"rm", host() + "/gone/app:1"});
        QCOMPARE(dry.status, 0);
        QVERIFY(dry.out.contains("DELETE /v2/gone/app/manifests/sha256:"));
        QCOMPARE(run({"tags", host() + "/gone/app"}).out, QByteArray("1\n"));
        const Run done = run({"rm", "--yes", "--json", host() + "/gone/app:1"});
        QVERIFY2(done.status == 0, done.err.constData());
        const QJsonObject report =
            QJsonDocument::fromJson(done.out).object().value(QStringLiteral("report")).toObject();
        QCOMPARE(run({"tags", host() + "/gone/app"}).out, QByteArray());
        const QByteArray id = QByteArray::number(report.value(QStringLiteral("undoId")).toInteger());
        QCOMPARE(run({"undo", id}).status, 0);
        QCOMPARE(run({"tags", host() + "/gone/app"}).out, QByteArray("1\n"));
    }

    void siblingIsProtected()
    {
        const Run refused = run({"rm", "--yes", repository() + ":latest"});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.out.contains("1.0"));
        QVERIFY(run({"tags", repository()}).out.contains("latest\n"));
    }

    void wrongUsageIsTwo()
    {
        QCOMPARE(run({}).status, 2);
        QCOMPARE(run({"explode"}).status, 2);
        QCOMPARE(run({"inspect", "containers-storage:alpine"}).status, 2);
        QCOMPARE(run({"inspect", "Quay.io/Upper/Case"}).status, 2);
        const Run bare = run({"rm", repository()});
        QCOMPARE(bare.status, 2);

        QTemporaryFile noCertificate;
        QVERIFY(noCertificate.open());
        noCertificate.write("-----BEGIN CERTIFICATE-----\nbm90IG9uZQ==\n-----END CERTIFICATE-----\n");
        noCertificate.close();
        const Run trusting = run({"ls", "--ca", noCertificate.fileName().toUtf8(), host()});
        QCOMPARE(trusting.status, 2);
        QVERIFY2(trusting.err.contains(noCertificate.fileName().toUtf8())
                && trusting.err.contains("no certificate"),
            trusting.err.constData());
    }

    void refusedConnectionIsSaid()
    {
        const Run refused = run({"tags", "127.0.0.1:1/app"});
        QCOMPARE(refused.status, 1);
        QVERIFY(refused.err.contains("127.0.0.1:1"));
    }

    void passwordGoesNowhereItShouldNot()
    {
        RegistryOptions options;
        options.users = {{QStringLiteral("jane"), QStringLiteral("s3cret-Passw0rd")}};
        RegistryProcess closed(options);
        QVERIFY2(closed.start(), qPrintable(closed.failure()));
        const QByteArray target = closed.host().toUtf8();
        QCOMPARE(run({"ls", target}).status, 1);
        const Run in = run({"ls", "--user", "jane", "--password-stdin", target}, "s3cret-Passw0rd\n",
            {QStringLiteral("QT_LOGGING_RULES=portolan.*=true")});
        QVERIFY2(in.status == 0, in.err.constData());
        const Run wrong = run({"ls", "--user", "jane", "--password-stdin", target}, "wr0ng-Passw0rd\n",
            {QStringLiteral("QT_LOGGING_RULES=portolan.*=true")});
        QCOMPARE(wrong.status, 1);
        QVERIFY(wrong.err.contains("LOGIN_REFUSED"));
        for (const QByteArray& text : {in.out, in.err, wrong.out, wrong.err}) {
            for (const QByteArray& secret : {QByteArray("s3cret-Passw0rd"), QByteArray("wr0ng-Passw0rd"),
                     QByteArray("jane:s3cret-Passw0rd").toBase64(),
                     QByteArray("jane:wr0ng-Passw0rd").toBase64()})
                QVERIFY(!text.contains(secret));
        }
    }

    void interruptIs130()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QProcess process;
        start(process, {"tags", "127.0.0.1:" + QByteArray::number(silent.serverPort()) + "/app"}, {});
        QVERIFY(QTest::qWaitFor([&] { return silent.hasPendingConnections(); }, 20'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
    }

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QByteArray host() const { return m_registry.host().toUtf8(); }
    [[nodiscard]] QByteArray repository() const { return host() + "/team/app"; }

    void start(QProcess& process, const QByteArrayList& arguments, const QStringList& variables) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        for (const char* name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME"})
            environment.insert(QString::fromLatin1(name), m_folder.filePath(QString::fromLatin1(name)));
        for (const QString& variable : variables)
            environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
        process.setProcessEnvironment(environment);
        QStringList words;
        for (const QByteArray& argument : arguments)
            words << QString::fromUtf8(argument);
        process.start(QStringLiteral(PORTOLAN_BIN_DIR "/portolan-cli"), words);
    }

    [[nodiscard]] Run run(const QByteArrayList& arguments, const QByteArray& input = {},
        const QStringList& variables = {}) const
    {
        QProcess process;
        start(process, arguments, variables);
        process.write(input);
        process.closeWriteChannel();
        Run run;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            run.status = process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }

    QTemporaryDir m_folder;
    RegistryProcess m_registry;
    FixtureDescriptor m_first;
    FixtureDescriptor m_second;
    FixtureDescriptor m_index;
};

QTEST_GUILESS_MAIN(TestPortolanCli)
#include "tst_portolancli.moc"
