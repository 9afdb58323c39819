// SPDX-License-Identifier: Apache-2.0
#include "clirunner.h"

#include "support/fakeopenshift.h"
#include "support/fakeopenshiftoperator.h"
#include "support/fakeopenshiftregistry.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"
#include "support/testcertificates.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString aliceToken = u"sha256~alicesOwnToken0123456789"_s;
const QString rootToken = u"sha256~rootsOwnToken0123456789"_s;
const QString endedToken = u"sha256~endedToken0123456789"_s;
const QByteArray quayPassword = "hunter2-of-quay";
const QString shop = u"shop"_s;
const QString app = u"app"_s;
const QString live = u"live"_s;

QByteArray context(const QByteArray& name)
{
    return "{name: " + name + ", context: {cluster: dev, user: " + name + "}}";
}

QByteArray user(const QByteArray& name, const QString& token)
{
    return "{name: " + name + ", user: {token: '" + token.toLatin1() + "'}}";
}

QJsonObject objectOf(const QString& name, const QString& project = QString())
{
    QJsonObject metadata{{u"name"_s, name}};
    if (!project.isEmpty())
        metadata.insert(u"namespace"_s, project);
    return QJsonObject{{u"metadata"_s, metadata}};
}

} // namespace

//! portolan-cli at a cluster: the API server is the strict fake, behind TLS that only the kubeconfig's
//! authority vouches for; its registry keeps the images in a real docker-registry.
class TestClusterCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();

    void lists();
    void tagsInLongNeedNoRequestEach();
    void historyOfTags();
    void inspectsAndCompares();
    void pulls();
    void copiesIntoTheCluster();
    void removesAndUndoes();
    void rollsBack();
    void tags();
    void imports();
    void scales();
    void showsUses();
    void showsPanels();
    void watches();
    void missingContextIsSaid();
    void endedTokenIsSaid();
    void missingRightsAreSaid();
    void serverWithGivenToken();

private:
    [[nodiscard]] CliRun alice(QByteArrayList arguments, const QByteArray& input = {})
    {
        arguments << "--context"
                  << "alice";
        return m_cli->run(arguments, input);
    }
    [[nodiscard]] CliRun root(QByteArrayList arguments)
    {
        arguments << "--context"
                  << "root";
        return m_cli->run(arguments);
    }
    [[nodiscard]] CliRun withRegistry(QByteArrayList arguments)
    {
        arguments << "--ca" << m_certificates.authorityFile().toUtf8();
        return alice(arguments);
    }
    [[nodiscard]] QStringList history(const QString& tag) const { return m_fake->history(shop, app, tag); }
    //! What a tag of the stream's spec follows.
    [[nodiscard]] QJsonObject sourceOf(const QString& tag) const
    {
        const QJsonObject stream = m_fake->object(u"image.openshift.io/imagestreams"_s, shop, app);
        for (const QJsonValue& value : stream.value(u"spec"_s).toObject().value(u"tags"_s).toArray()) {
            if (value.toObject().value(u"name"_s).toString() == tag)
                return value.toObject().value(u"from"_s).toObject();
        }
        return {};
    }
    //! What the cluster knows of an image whose bytes are in the storage.
    [[nodiscard]] FakeOpenShiftImage known(const FixtureDescriptor& image) const
    {
        const QByteArray manifest = blob(image.digest);
        const QJsonObject config = QJsonDocument::fromJson(manifest).object().value(u"config"_s).toObject();
        return FakeOpenShiftImage::fromManifest(manifest, blob(config.value(u"digest"_s).toString()));
    }
    [[nodiscard]] QByteArray blob(const QString& digest) const
    {
        QFile file(m_fixture->blobFile(digest));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    TestCertificates m_certificates;
    RegistryProcess m_storage;
    QTemporaryDir m_layout;
    std::unique_ptr<ImageFixture> m_fixture;
    FixtureDescriptor m_first;
    FixtureDescriptor m_second;
    QByteArray m_everything;
    std::unique_ptr<CliRunner> m_cli;
    std::unique_ptr<FakeOpenShift> m_fake;
    std::unique_ptr<FakeOpenShiftRegistry> m_registry;
};

void TestClusterCommands::initTestCase()
{
    QVERIFY2(m_storage.start(), qPrintable(m_storage.failure()));
    m_fixture = std::make_unique<ImageFixture>(m_layout.path());
    ImageSpec spec = ImageSpec::withLayers(2, 3000);
    spec.env << u"VERSION=1"_s;
    m_first = m_fixture->addImage(spec, u"first"_s);
    spec.env.last() = u"VERSION=2"_s;
    m_second = m_fixture->addImage(spec, u"second"_s);
    SkopeoTool skopeo;
    for (const QString& tag : {u"first"_s, u"second"_s}) {
        const ToolResult pushed = skopeo.push(*m_fixture, tag, m_storage, u"shop/app"_s);
        QVERIFY2(pushed.ok(), qPrintable(pushed.describe()));
    }
}

void TestClusterCommands::cleanupTestCase()
{
    for (const QByteArray& secret : {aliceToken.toLatin1(), rootToken.toLatin1(), endedToken.toLatin1(),
             quayPassword, ("robot:" + quayPassword).toBase64()})
        QVERIFY2(!m_everything.contains(secret), "a secret was printed");
}

void TestClusterCommands::init()
{
    m_cli = std::make_unique<CliRunner>();
    m_fake = std::make_unique<FakeOpenShift>(m_certificates.server());
    m_registry = std::make_unique<FakeOpenShiftRegistry>(*m_fake, m_storage.url(), m_certificates.server());
    m_fake->addUser(u"alice"_s, aliceToken);
    m_fake->addUser(u"root"_s, rootToken);
    m_fake->addUser(u"ended"_s, endedToken);
    m_fake->expireToken(endedToken);
    m_fake->grantRole(u"root"_s, u"cluster-admin"_s);
    for (const QString& project : {shop, u"stage"_s}) {
        m_fake->addProject(project);
        m_fake->grantRole(u"alice"_s, u"edit"_s, project);
    }
    m_fake->addProject(u"closed"_s);
    // "live" pointed to the first image before the second.
    m_fake->pushImage(shop, app, live, known(m_first));
    m_fake->pushImage(shop, app, live, known(m_second));
    m_fake->pushImage(shop, app, u"old"_s, known(m_first));
    m_cli->write(u"config"_s,
        "clusters: [{name: dev, cluster: {server: '" + m_fake->url().toString().toLatin1()
            + "', certificate-authority-data: " + m_certificates.authorityPem().toBase64() + "}}]\nusers: ["
            + user("alice", aliceToken) + "," + user("root", rootToken) + "," + user("ended", endedToken)
            + "]\ncontexts: [" + context("alice") + "," + context("root") + "," + context("ended") + "]\n");
    m_cli->setVariable(u"KUBECONFIG"_s, m_cli->path(u"config"_s));
}

void TestClusterCommands::cleanup()
{
    m_everything += m_cli->everything();
    const QString problems = m_fake->problems();
    m_registry.reset();
    m_fake.reset();
    QCOMPARE(problems, QString());
}

void TestClusterCommands::lists()
{
    m_fake->addStream(u"stage"_s, u"empty"_s);
    const CliRun all = alice({"ls"});
    QVERIFY2(all.status == 0, all.describe().constData());
    QCOMPARE(all.out, QByteArray("shop/app\nstage/empty\n"));
    QCOMPARE(alice({"ls", "shop"}).out, QByteArray("shop/app\n"));
    const CliRun json = alice({"ls", "--json"});
    QCOMPARE(json.objects().size(), 2);
    QCOMPARE(json.objects().first().value(u"name"_s).toString(), u"shop/app"_s);
    QCOMPARE(alice({"tags", "shop/app"}).out, QByteArray("live\nold\n"));
    QCOMPARE(alice({"tags", "shop"}).status, 2);
}

void TestClusterCommands::tagsInLongNeedNoRequestEach()
{
    for (int i = 0; i < 20; ++i)
        m_fake->pushImage(shop, app, u"t%1"_s.arg(i), known(m_first));
    m_fake->failImport(shop, app, u"broken"_s, u"quay.io/a/b:1"_s, u"Unauthorized"_s, u"you may not"_s);
    m_fake->clearRequests();
    const CliRun tags = alice({"tags", "--long", "shop/app"});
    QVERIFY2(tags.status == 0, tags.describe().constData());
    QVERIFY(tags.out.contains(m_second.digest.toLatin1()));
    QVERIFY2(tags.out.contains("you may not"), "why a tag could not be imported is said");
    const size_t asked = m_fake->requests().size();
    QVERIFY2(asked < 8, QByteArray::number(asked).constData());
    QCOMPARE(m_registry->requests().size(), size_t(0));

    const CliRun json = alice({"tags", "--long", "--json", "shop/app"});
    QCOMPARE(json.objects().size(), 23);
    QCOMPARE(json.objectWith("name", live).value(u"digest"_s).toString(), m_second.digest);
    const QJsonObject broken = json.objectWith("name", u"broken"_s);
    QCOMPARE(broken.value(u"source"_s).toString(), u"quay.io/a/b:1"_s);
    QVERIFY(broken.value(u"problem"_s).toString().contains(u"you may not"_s));
    QVERIFY(broken.value(u"generation"_s).toInt() > 0);
    QCOMPARE(broken.value(u"referencePolicy"_s).toString(), u"Source"_s);
}

void TestClusterCommands::historyOfTags()
{
    const CliRun text = alice({"history", "shop/app:live"});
    QVERIFY2(text.status == 0, text.describe().constData());
    const QByteArrayList lines = text.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 3); // and how the tag stands
    QVERIFY(lines.first().contains(m_second.digest.toLatin1()) && lines.first().contains("current"));
    QVERIFY(lines.at(1).contains(m_first.digest.toLatin1()) && lines.at(1).contains("before"));
    QVERIFY2(
        lines.last().contains("Pushed") && lines.last().contains("Generation: "), lines.last().constData());
    const CliRun json = alice({"history", "--json", "shop/app:live"});
    QCOMPARE(json.objectWith("digest", m_first.digest).value(u"restorable"_s).toBool(), true);
    const CliRun all = alice({"tags", "--history", "--json", "shop/app"});
    QCOMPARE(all.objects().size(), 3);
    QCOMPARE(all.objectWith("tag", u"old"_s).value(u"digest"_s).toString(), m_first.digest);
    QCOMPARE(alice({"history", "shop/app:none"}).status, 1);
}

void TestClusterCommands::inspectsAndCompares()
{
    const CliRun raw = withRegistry({"inspect", "--raw", "shop/app:live"});
    QVERIFY2(raw.status == 0, raw.describe().constData());
    QCOMPARE(ImageFixture::sha256(raw.out), m_second.digest);
    const CliRun json = withRegistry({"inspect", "--json", "shop/app@" + m_first.digest.toLatin1()});
    QCOMPARE(json.object().value(u"digest"_s).toString(), m_first.digest);
    QCOMPARE(json.object().value(u"layers"_s).toArray().size(), 2);
    const CliRun other = withRegistry({"diff", "shop/app:live", "shop/app:old"});
    QCOMPARE(other.status, 1);
    QVERIFY(other.out.contains("Env VERSION: 2 -> 1"));
    const CliRun same =
        withRegistry({"diff", "--json", "shop/app:old", "shop/app@" + m_first.digest.toLatin1()});
    QCOMPARE(same.status, 0);
    QCOMPARE(same.object().value(u"same"_s).toBool(), true);
}

void TestClusterCommands::pulls()
{
    const QByteArray archive = m_cli->path(u"out.tar"_s).toUtf8();
    const CliRun pulled =
        withRegistry({"pull", "--json", "shop/app:live", "--to", "oci-archive:" + archive + ":x"});
    QVERIFY2(pulled.status == 0, pulled.describe().constData());
    QCOMPARE(pulled.object().value(u"digest"_s).toString(), m_second.digest);
    SkopeoTool skopeo;
    const ToolResult raw = skopeo.rawManifest(u"oci-archive:"_s + QString::fromUtf8(archive) + u":x"_s);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
    QCOMPARE(ImageFixture::sha256(raw.out), m_second.digest);
    // The kubeconfig's authority vouches for the API server, and for nobody else.
    const CliRun untrusted =
        alice({"pull", "shop/app:live", "--to", "oci:" + m_cli->path(u"dir"_s).toUtf8()});
    QCOMPARE(untrusted.status, 1);
    QVERIFY2(untrusted.err.contains(m_registry->host().toLatin1()), untrusted.err.constData());
}

void TestClusterCommands::copiesIntoTheCluster()
{
    // Of a stream that is not there yet a neighbour tells where the registry is.
    m_fake->addStream(u"stage"_s, u"neighbour"_s);
    const CliRun pushed = withRegistry({"copy", "oci:" + m_layout.path().toUtf8() + ":first", "stage/app:1"});
    QVERIFY2(pushed.status == 0, pushed.describe().constData());
    QCOMPARE(m_fake->history(u"stage"_s, app, u"1"_s), QStringList(m_first.digest));
    const CliRun other = withRegistry(
        {"copy", "--json", "docker://" + m_storage.host().toUtf8() + "/shop/app:second", "stage/app:2"});
    QVERIFY2(other.status == 0, other.describe().constData());
    QCOMPARE(m_fake->history(u"stage"_s, app, u"2"_s), QStringList(m_second.digest));
    const CliRun promoted = withRegistry({"copy", "shop/app:old", "stage/app:3"});
    QVERIFY2(promoted.status == 0, promoted.describe().constData());
    QCOMPARE(m_fake->history(u"stage"_s, app, u"3"_s), QStringList(m_first.digest));
    const CliRun archive = withRegistry(
        {"pull", "shop/app:old", "--to", "docker-archive:" + m_cli->path(u"docker.tar"_s).toUtf8()});
    QVERIFY2(archive.status == 0, archive.describe().constData());
    SkopeoTool skopeo;
    const ToolResult raw =
        skopeo.rawManifest(u"docker-archive:"_s + m_cli->path(u"docker.tar"_s) + u":shop/app:old"_s);
    QVERIFY2(raw.ok(), qPrintable(raw.describe()));
}

void TestClusterCommands::removesAndUndoes()
{
    const CliRun dry = withRegistry({"rm", "shop/app:old"});
    QVERIFY2(dry.status == 0, dry.describe().constData());
    QCOMPARE(history(u"old"_s), QStringList(m_first.digest));
    const CliRun gone = withRegistry({"rm", "--yes", "--json", "shop/app:old"});
    QVERIFY2(gone.status == 0, gone.describe().constData());
    QCOMPARE(history(u"old"_s), QStringList());
    QCOMPARE(history(live).size(), 2);
    const qint64 id = gone.object().value(u"report"_s).toObject().value(u"undoId"_s).toInteger();
    const CliRun entries = m_cli->run({"undo", "--json"});
    QCOMPARE(entries.objects().first().value(u"repository"_s).toString(), u"shop/app"_s);
    // The journal knows which cluster it was.
    const CliRun back =
        m_cli->run({"undo", QByteArray::number(id), "--ca", m_certificates.authorityFile().toUtf8()});
    QVERIFY2(back.status == 0, back.describe().constData());
    QCOMPARE(history(u"old"_s), QStringList(m_first.digest));
}

void TestClusterCommands::rollsBack()
{
    const QByteArray before = m_first.digest.toLatin1();
    const CliRun plan = alice({"rollback", "shop/app:live", before});
    QVERIFY2(plan.status == 0, plan.describe().constData());
    QVERIFY(plan.out.contains("oc tag"));
    QVERIFY(plan.out.contains("Nothing was done"));
    QCOMPARE(history(live).size(), 2);
    const CliRun done = alice({"rollback", "--yes", "--json", "shop/app:live", before});
    QVERIFY2(done.status == 0, done.describe().constData());
    QCOMPARE(history(live).first(), m_first.digest);
    QVERIFY(done.object().value(u"plan"_s).toObject().value(u"command"_s).toString().startsWith(u"oc tag"));
    QVERIFY(done.object().contains(u"report"_s));
    QCOMPARE(alice({"rollback", "shop/app:live", "yesterday"}).status, 2);
    QCOMPARE(alice({"rollback", "--yes", "shop/app:live", "sha256:" + QByteArray(64, '0')}).status, 1);
    QCOMPARE(history(live).first(), m_first.digest);
}

void TestClusterCommands::tags()
{
    QCOMPARE(alice({"tag", "shop/app:live", "shop/app:next"}).status, 0);
    QCOMPARE(history(u"next"_s), QStringList());
    const CliRun done = alice({"tag", "--yes", "shop/app:live", "shop/app:next"});
    QVERIFY2(done.status == 0, done.describe().constData());
    QCOMPARE(history(u"next"_s), QStringList(m_second.digest));
    const CliRun promoted = alice({"tag", "--yes", "--json", "shop/app:live", "stage/app:live"});
    QVERIFY2(promoted.status == 0, promoted.describe().constData());
    QCOMPARE(m_fake->history(u"stage"_s, app, live), QStringList(m_second.digest));
    const CliRun alias = alice({"tag", "--alias", "--yes", "shop/app:live", "shop/app:follows"});
    QVERIFY2(alias.status == 0, alias.describe().constData());
    QCOMPARE(sourceOf(u"follows"_s).value(u"kind"_s).toString(), u"ImageStreamTag"_s);
    QCOMPARE(sourceOf(u"follows"_s).value(u"name"_s).toString(), u"live"_s);
    QCOMPARE(sourceOf(u"next"_s).value(u"kind"_s).toString(), u"ImageStreamImage"_s);
    QCOMPARE(alice({"tag", "shop/app", "shop/app:next"}).status, 2);
}

void TestClusterCommands::imports()
{
    m_fake->addExternal(u"quay.io/team/base:1.0"_s, known(m_first));
    m_fake->addExternalFailure(
        u"quay.io/team/base:1.1"_s, 401, u"Unauthorized"_s, u"you may not have access"_s);
    const QByteArrayList asked{"import", "shop/base", "quay.io/team/base", "1.0", "1.1"};
    const CliRun dry = alice(asked);
    QVERIFY2(dry.out.contains("ok      1.0"), dry.describe().constData());
    QVERIFY(dry.out.contains("failed  1.1") && dry.out.contains("you may not have access"));
    QVERIFY(m_fake->object(u"image.openshift.io/imagestreams"_s, shop, u"base"_s).isEmpty());
    const CliRun done = alice(asked + QByteArrayList{"--yes", "--json", "--scheduled"});
    QVERIFY2(done.status == 1, done.describe().constData());
    QCOMPARE(m_fake->history(shop, u"base"_s, u"1.0"_s), QStringList(m_first.digest));
    const QJsonArray items = done.object().value(u"report"_s).toObject().value(u"items"_s).toArray();
    QCOMPARE(items.size(), 2);
    const CliRun one = alice({"import", "--yes", "shop/other:1.0", "quay.io/team/base"});
    QVERIFY2(one.status == 0, one.describe().constData());
    QCOMPARE(m_fake->history(shop, u"other"_s, u"1.0"_s), QStringList(m_first.digest));
}

void TestClusterCommands::scales()
{
    const CliRun plan = root({"scale", "3"});
    QVERIFY2(plan.status == 0, plan.describe().constData());
    QVERIFY(plan.out.contains(R"({"spec":{"replicas":3}})"));
    m_fake->registryOperator().setPace(100);
    const CliRun done = m_cli->runOnTerminal({"scale", "3", "--yes", "--context", "root"});
    QVERIFY2(done.status == 0, done.describe().constData());
    QVERIFY2(done.err.contains("replicas are ready"), done.err.constData());
    QVERIFY(done.out.contains("3 of 3 replicas are ready"));
    QVERIFY(m_fake->registryOperator().isSettled());
    QCOMPARE(root({"scale", "many"}).status, 2);
    const CliRun refused = alice({"scale", "2", "--yes"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.out.contains("You may not patch"), refused.describe().constData());
}

void TestClusterCommands::showsUses()
{
    QJsonObject pod = objectOf(u"web-1"_s, shop);
    const QJsonObject container{
        {u"name"_s, u"main"_s}, {u"image"_s, m_registry->host() + u"/shop/app:live"_s}};
    pod.insert(u"spec"_s, QJsonObject{{u"containers"_s, QJsonArray{container}}});
    m_fake->addObject(u"pods"_s, pod);
    const CliRun uses = alice({"uses", "shop/app:live"});
    QVERIFY2(uses.status == 0, uses.describe().constData());
    QVERIFY2(uses.out.contains("shop  Pod/web-1  main"), uses.out.constData());
    const CliRun json = alice({"uses", "--json", "shop/app:live"});
    QCOMPARE(json.objectWith("name", u"web-1"_s).value(u"kind"_s).toString(), u"Pod"_s);
}

void TestClusterCommands::showsPanels()
{
    QJsonObject secret = objectOf(u"quay"_s, shop);
    secret.insert(u"type"_s, u"kubernetes.io/dockerconfigjson"_s);
    const QByteArray config =
        R"({"auths":{"quay.io":{"auth":")" + ("robot:" + quayPassword).toBase64() + R"("}}})";
    secret.insert(u"data"_s, QJsonObject{{u".dockerconfigjson"_s, QString::fromLatin1(config.toBase64())}});
    m_fake->addObject(u"secrets"_s, secret);
    const CliRun operatorPanel = root({"show", "", "operator"});
    QVERIFY2(operatorPanel.status == 0, operatorPanel.describe().constData());
    QVERIFY(operatorPanel.out.contains("Management state:") && operatorPanel.out.contains("Managed"));
    const CliRun operatorJson = root({"show", "--json", "", "operator"});
    QCOMPARE(operatorJson.object().value(u"facts"_s).toObject().value(u"Replicas"_s).toInt(), 2);
    const CliRun secrets = alice({"show", "shop", "pull-secrets"});
    QVERIFY2(secrets.status == 0, secrets.describe().constData());
    QVERIFY2(secrets.out.contains("Registries") && secrets.out.contains("quay.io"), secrets.out.constData());
    const CliRun project = alice({"show", "--json", "shop"});
    QVERIFY2(project.object().value(u"panels"_s).toArray().contains(QJsonValue(u"pull-secrets"_s)),
        project.describe().constData());
    QVERIFY(alice({"show", "shop/app"}).out.contains(m_registry->host().toLatin1()));
    QCOMPARE(alice({"show", "shop", "robots"}).status, 1);
}

void TestClusterCommands::watches()
{
    const auto process = m_cli->start({"watch", "shop", "--context", "alice", "--json"});
    QTRY_VERIFY_WITH_TIMEOUT(m_fake->openWatches() > 0, 20'000);
    m_fake->pushImage(shop, app, u"new"_s, known(m_second));
    QByteArray printed;
    const auto isThere = [&] {
        printed += process->readAllStandardOutput();
        return printed.contains(R"("tag":"new")");
    };
    QVERIFY2(QTest::qWaitFor(isThere, 20'000), printed.constData());
    QVERIFY(printed.contains(m_second.digest.toLatin1()));
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTRY_COMPARE_WITH_TIMEOUT(process->state(), QProcess::NotRunning, 20'000);
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    m_everything += printed + process->readAllStandardError();
}

void TestClusterCommands::missingContextIsSaid()
{
    const CliRun missing = m_cli->run({"ls", "--context", "nowhere"});
    QCOMPARE(missing.status, 2);
    QVERIFY(missing.err.contains("nowhere"));
    QCOMPARE(m_fake->requests().size(), size_t(0));
    QCOMPARE(m_cli->run({"ls", "--server", "::"}).status, 2);
}

void TestClusterCommands::endedTokenIsSaid()
{
    const CliRun ended = m_cli->run({"ls", "--context", "ended"});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.err.contains("HTTP 401"), ended.err.constData());
    QVERIFY2(ended.err.contains("og in again"), ended.err.constData());
    QVERIFY(ended.out.isEmpty());
}

void TestClusterCommands::missingRightsAreSaid()
{
    m_fake->addStream(u"closed"_s, u"secret"_s);
    const CliRun refused = alice({"tags", "closed/secret"});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains("HTTP 403"), refused.err.constData());
    QVERIFY(refused.out.isEmpty());
    // What may be seen is not hidden by what may not.
    QCOMPARE(alice({"ls"}).out, QByteArray("shop/app\n"));
}

void TestClusterCommands::serverWithGivenToken()
{
    const QByteArray server = m_fake->url().toString().toLatin1();
    const CliRun listed =
        m_cli->run({"ls", "--server", server, "--ca", m_certificates.authorityFile().toUtf8(), "--user",
                       "alice", "--password-stdin"},
            aliceToken.toLatin1() + "\n");
    QVERIFY2(listed.status == 0, listed.describe().constData());
    QCOMPARE(listed.out, QByteArray("shop/app\n"));
    const CliRun stranger = m_cli->run({"ls", "--server", server});
    QCOMPARE(stranger.status, 1);
    QVERIFY2(stranger.err.contains("certificate"), stranger.err.constData());
}

QTEST_GUILESS_MAIN(TestClusterCommands)
#include "tst_clustercommands.moc"
