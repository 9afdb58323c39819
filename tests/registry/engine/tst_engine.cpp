// SPDX-License-Identifier: Apache-2.0
#include "registry/engine/enginedeletion.h"
#include "registry/engine/enginefinder.h"
#include "registry/engine/enginemessages.h"
#include "registry/engine/localimagestate.h"
#include "registry/engine/scratchfolder.h"
#include "registry/layout/tarfile.h"
#include "transfer/enginedestination.h"
#include "transfer/tarstream.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString idA = QStringLiteral("sha256:") + QString(64, u'a');
const QString idB = QStringLiteral("sha256:") + QString(64, u'b');

template <typename T> QString outcome(const Result<T>& result)
{
    if (result)
        return QStringLiteral("ok");
    return errorKindName(result.error().kind()) + u' ' + result.error().code();
}

void write(const QString& path, const QByteArray& content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write(content);
}

EngineImage imageOf(const QString& id, const QStringList& names)
{
    EngineImage out;
    out.id = *Digest::parse(id);
    for (const QString& name : names)
        out.names << EngineName::parse(name);
    return out;
}

EngineDeleteFacts factsOf(EngineFlavour flavour, const QList<EngineImage>& images)
{
    EngineDeleteFacts facts;
    facts.info.flavour = flavour;
    facts.info.apiVersion = QStringLiteral("1.41");
    facts.info.libpodVersion = QStringLiteral("4.3.1");
    facts.images = images;
    return facts;
}

DeleteWish wishFor(const QStringList& tags, DeleteScope scope)
{
    DeleteWish wish;
    wish.repository = QStringLiteral("app");
    wish.tagsOrDigests = tags;
    wish.scope = scope;
    return wish;
}

} // namespace

//! All of it that needs no engine.
class TestEngine final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void addresses_data();
    void addresses();
    void findsEngines();
    void theChosenOneWins();
    void messages();
    void brokenMessages_data();
    void brokenMessages();
    void brokenLists_data();
    void brokenLists();
    void planTakesNamesAlone();
    void dockerKeepsLastNames();
    void planTakesImages();
    void tarStreams();
    void aTarOfAVanishingFile();
    void scratchFoldersOfTheDeadGo();
    void names_data();
    void names();
    void dockerHubNamesAreFound();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEngine::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("path") << "/run/podman/podman.sock"
                          << "/run/podman/podman.sock";
    QTest::newRow("unix") << "unix:///run//user/1/podman.sock"
                          << "/run/user/1/podman.sock";
    QTest::newRow("tcp") << "tcp://box:1234"
                         << "http://box:1234";
    QTest::newRow("tcp, default port") << "tcp://box"
                                       << "http://box:2375";
    QTest::newRow("tcp with TLS") << "tcp://box:2376"
                                  << "https://box:2376";
    QTest::newRow("ssh") << "ssh://me@box/run/podman.sock"
                         << "Unsupported SSH_UNSUPPORTED";
    QTest::newRow("pipe") << "npipe:////./pipe/docker_engine"
                          << "Unsupported PIPE_UNSUPPORTED";
    QTest::newRow("relative") << "podman.sock"
                              << "Usage ";
    QTest::newRow("other") << "ftp://box/"
                           << "Usage ";
}

void TestEngine::addresses()
{
    QFETCH(QString, text);
    const auto address = EngineAddress::parse(text);
    QTEST(address ? address->toString() : outcome(address), "result");
    if (address)
        QCOMPARE(*EngineAddress::parse(address->toString()), *address);
}

void TestEngine::findsEngines()
{
    EngineEnvironment environment;
    environment.home = m_folder->filePath(QStringLiteral("home"));
    environment.systemRoot = m_folder->path();
    environment.userId = QStringLiteral("1000");
    write(m_folder->filePath(QStringLiteral("run/user/1000/podman/podman.sock")), {});
    write(environment.home + QStringLiteral("/.docker/config.json"), R"({"currentContext":"work"})");
    write(environment.home + QStringLiteral("/.docker/contexts/meta/aa/meta.json"),
        R"({"Name":"work","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://box:2375","SkipTLSVerify":false}}})");
    write(environment.home + QStringLiteral("/.docker/contexts/meta/bb/meta.json"),
        R"({"Name":"away","Endpoints":{"docker":{"Host":"ssh://me@far"}}})");
    write(environment.home + QStringLiteral("/.docker/contexts/meta/cc/meta.json"), "{broken");
    QStringList found;
    for (const EngineCandidate& candidate : findEngines(environment))
        found << QStringLiteral("%1|%2|%3%4")
                     .arg(candidate.source,
                         candidate.problem ? candidate.problem->code() : candidate.address.toString(),
                         candidate.exists ? QStringLiteral("there") : QString(),
                         candidate.isChosen ? QStringLiteral("chosen") : QString());
    const QString root = m_folder->path();
    QCOMPARE(found,
        QStringList(
            {QStringLiteral("podman of this user|%1/run/user/1000/podman/podman.sock|there").arg(root),
                QStringLiteral("podman of the system|%1/run/podman/podman.sock|").arg(root),
                QStringLiteral("docker context work|http://box:2375|chosen"),
                QStringLiteral("docker context away|SSH_UNSUPPORTED|"),
                QStringLiteral("docker of the system|%1/var/run/docker.sock|").arg(root),
                QStringLiteral("docker of this user|%1/run/user/1000/docker.sock|").arg(root)}));
    QCOMPARE(preferredEngine(EngineFlavour::Podman, environment)->socketPath(),
        root + QStringLiteral("/run/user/1000/podman/podman.sock"));
    QCOMPARE(
        preferredEngine(EngineFlavour::Docker, environment)->toString(), QStringLiteral("http://box:2375"));
}

void TestEngine::theChosenOneWins()
{
    EngineEnvironment environment;
    environment.systemRoot = m_folder->path();
    QCOMPARE(
        outcome(preferredEngine(EngineFlavour::Podman, environment)), QStringLiteral("NotFound NO_ENGINE"));
    const QString system = m_folder->filePath(QStringLiteral("run/podman/podman.sock"));
    write(system, {});
    QCOMPARE(preferredEngine(EngineFlavour::Podman, environment)->socketPath(), system);
    environment.variables.insert(QStringLiteral("CONTAINER_HOST"), QStringLiteral("unix:///mine.sock"));
    QCOMPARE(preferredEngine(EngineFlavour::Podman, environment)->socketPath(), QStringLiteral("/mine.sock"));
    environment.variables.insert(QStringLiteral("CONTAINER_HOST"), QStringLiteral("ssh://me@box"));
    QCOMPARE(outcome(preferredEngine(EngineFlavour::Podman, environment)),
        QStringLiteral("Unsupported SSH_UNSUPPORTED"));
    environment.variables.insert(QStringLiteral("DOCKER_HOST"), QStringLiteral("unix://") + system);
    QCOMPARE(preferredEngine(EngineFlavour::Docker, environment)->socketPath(), system);
}

void TestEngine::messages()
{
    EngineMessages reader;
    const QByteArray lines =
        "{\"stream\":\"Trying to pull\\n\"}\r\n{\"status\":\"Downloading\",\"id\":\"abc\","
        "\"progressDetail\":{\"current\":5,\"total\":10}}\n"
        "{\"images\":[\"f00\"],\"id\":\"f00\"}\n{\"stream\":\"Loaded image: a/b:1\\n\"}";
    QList<EngineMessage> all;
    for (const char byte : lines)
        all += *reader.feed(QByteArrayView(&byte, 1));
    all += *reader.finish();
    QCOMPARE(all.size(), 4);
    QCOMPARE(all.at(0).text, QStringLiteral("Trying to pull"));
    QCOMPARE(all.at(1).layer, QStringLiteral("abc"));
    QCOMPARE(all.at(1).total, 10);
    QCOMPARE(all.at(2).image, QStringLiteral("f00"));
    QCOMPARE(all.at(3).loaded, QStringList{QStringLiteral("a/b:1")});
}

void TestEngine::brokenMessages_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<QString>("result");
    QTest::newRow("no JSON") << QByteArray("hello\n") << "Protocol ";
    QTest::newRow("no object") << QByteArray("[1]\n") << "Protocol ";
    QTest::newRow("podman's error") << QByteArray("{\"error\":\"manifest unknown\"}\n")
                                    << "NotFound MANIFEST_UNKNOWN";
    QTest::newRow("docker's error") << QByteArray(
        "{\"errorDetail\":{\"message\":\"no space left on device\"},"
        "\"error\":\"x\"}\n") << "Storage DISK_FULL";
    QTest::newRow("login") << QByteArray("{\"error\":\"unauthorized: bad password\"}\n") << "AuthRequired ";
    QTest::newRow("limit") << QByteArray("{\"error\":\"toomanyrequests: slow down\"}\n") << "RateLimited ";
    QTest::newRow("anything") << QByteArray("{\"error\":\"it broke\"}\n") << "Network ENGINE_FAILED";
    QTest::newRow("endless") << QByteArray((1 << 20) + 1, 'x') << "TooLarge ";
}

void TestEngine::brokenMessages()
{
    QFETCH(QByteArray, lines);
    EngineMessages reader;
    QTEST(outcome(reader.feed(lines)), "result");
}

void TestEngine::brokenLists_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("images"); // -1: an error
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("object") << QByteArray("{}") << -1;
    QTest::newRow("cut") << QByteArray("[{\"Id\":\"aa") << -1;
    QTest::newRow("odd items") << QByteArray("[1,null,{},{\"Id\":\"xyz\"},{\"Id\":5}]") << 0;
    QTest::newRow("nulls") << "[{\"Id\":\"" + idA.toLatin1()
            + "\",\"RepoTags\":null,\"RepoDigests\":null,\"Created\":\"x\",\"Size\":\"big\"}]"
                           << 1;
    QTest::newRow("none") << "[{\"Id\":\"" + idA.toLatin1()
            + "\",\"RepoTags\":[\"<none>:<none>\"],\"RepoDigests\":[\"<none>@<none>\",\"a@b\"]}]"
                          << 1;
}

void TestEngine::brokenLists()
{
    QFETCH(QByteArray, body);
    QFETCH(int, images);
    const auto parsed = parseEngineImages(body);
    QCOMPARE(parsed ? int(parsed->size()) : -1, images);
    if (images < 1)
        return;
    QVERIFY(parsed->constFirst().names.isEmpty());
    QVERIFY(parsed->constFirst().repoDigests.isEmpty());
    QVERIFY(!parsed->constFirst().created.isValid());
    QCOMPARE(parsed->constFirst().size, -1);
}

void TestEngine::planTakesNamesAlone()
{
    const auto facts =
        factsOf(EngineFlavour::Podman, {imageOf(idA, {QStringLiteral("app:1"), QStringLiteral("app:2")})});
    const DeletePlan plan =
        planEngineDeletion(wishFor({QStringLiteral("1"), QStringLiteral("2")}, DeleteScope::TagsOnly), facts);
    QVERIFY(plan.isExecutable());
    QCOMPARE(plan.subjects.size(), 1);
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.steps.constFirst().requests,
        QStringList{QStringLiteral("POST /v4.3.1/libpod/images/app:1/untag")});
    QCOMPARE(plan.steps.constFirst().expected.toString(), idA);
    QVERIFY(plan.contentStays && plan.undoable);
    QCOMPARE(plan.subjects.constFirst().manifest.digest.toString(), idA);
    QVERIFY(!planEngineDeletion(wishFor({QStringLiteral("3")}, DeleteScope::TagsOnly), facts).isExecutable());
}

void TestEngine::dockerKeepsLastNames()
{
    const auto facts =
        factsOf(EngineFlavour::Docker, {imageOf(idA, {QStringLiteral("app:1"), QStringLiteral("app:2")})});
    const DeletePlan one = planEngineDeletion(wishFor({QStringLiteral("1")}, DeleteScope::TagsOnly), facts);
    QVERIFY(one.isExecutable());
    QCOMPARE(one.steps.constFirst().requests, QStringList{QStringLiteral("DELETE /v1.41/images/app:1")});
    QCOMPARE(one.subjects.constFirst().tagsKept, QStringList{QStringLiteral("2")});
    const DeletePlan both =
        planEngineDeletion(wishFor({QStringLiteral("1"), QStringLiteral("2")}, DeleteScope::TagsOnly), facts);
    QVERIFY(!both.isExecutable());
    QVERIFY(both.blockers.constFirst().english().contains(QLatin1String("last name")));
}

void TestEngine::planTakesImages()
{
    EngineImage nameless = imageOf(idB, {});
    nameless.repoDigests.append({QStringLiteral("app"), *Digest::parse(idA)});
    auto facts = factsOf(EngineFlavour::Podman,
        {imageOf(idA, {QStringLiteral("app:1"), QStringLiteral("other:x")}), nameless});
    const DeletePlan plan = planEngineDeletion(
        wishFor({QStringLiteral("1"), QString(12, u'b')}, DeleteScope::ImagesAndAllTags), facts);
    QVERIFY(plan.isExecutable());
    QStringList targets;
    for (const DeleteStep& step : plan.steps)
        targets << step.target;
    QCOMPARE(targets, QStringList({QStringLiteral("app:1"), QStringLiteral("other:x"), QString(64, u'b')}));
    QCOMPARE(plan.warnings.size(), 1);
    QVERIFY(!plan.contentStays && !plan.undoable);
    EngineContainer user;
    user.name = QStringLiteral("web");
    user.state = QStringLiteral("running");
    user.imageId = *Digest::parse(idB);
    facts.containers << user;
    const DeletePlan blocked = planEngineDeletion(
        wishFor({QStringLiteral("1"), QString(12, u'b')}, DeleteScope::ImagesAndAllTags), facts);
    QCOMPARE(blocked.blockers.english(),
        QStringList{QStringLiteral("The container web (running) uses bbbbbbbbbbbb.")});
}

void TestEngine::tarStreams()
{
    const QString path = m_folder->filePath(QStringLiteral("blob"));
    const QByteArray content(123'457, 'z');
    write(path, content);
    const QString longName = QStringLiteral("blobs/sha512/") + QString(128, u'f');
    TarStream stream;
    stream.addBytes(QStringLiteral("a"), "hello");
    stream.addFile(QStringLiteral("b"), path, content.size());
    stream.addFile(longName, path, content.size());
    stream.addBytes(QStringLiteral("empty"), QByteArray());
    const qint64 total = stream.totalBytes();
    QVERIFY(stream.open(QIODevice::ReadOnly));
    const QByteArray tar = stream.readAll();
    QVERIFY(stream.atEnd());
    QCOMPARE(tar.size(), total);
    QCOMPARE(tar.size() % 512, 0);
    const QString file = m_folder->filePath(QStringLiteral("t.tar"));
    write(file, tar);
    const auto opened = TarFile::open(file);
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toLogLine()));
    QCOMPARE(*opened->readMember(QStringLiteral("a"), 100), QByteArray("hello"));
    QCOMPARE(*opened->readMember(QStringLiteral("b"), 1'000'000), content);
    QCOMPARE(*opened->readMember(longName, 1'000'000), content);
}

void TestEngine::aTarOfAVanishingFile()
{
    TarStream stream;
    stream.addFile(QStringLiteral("b"), m_folder->filePath(QStringLiteral("gone")), 1000);
    QVERIFY(stream.open(QIODevice::ReadOnly));
    QVERIFY(stream.readAll().size() < stream.totalBytes());
    QVERIFY(stream.problem());
    QCOMPARE(stream.problem()->kind(), ErrorKind::Storage);
}

void TestEngine::scratchFoldersOfTheDeadGo()
{
    const QString load = QStringLiteral("load");
    const QString parent = m_folder->filePath(QStringLiteral("cache"));
    auto held = ScratchFolder::make(parent, load); // by a process that lives: a lock of its own
    QVERIFY2(held, qPrintable(held ? QString() : held.error().toLogLine()));
    const QString ours = (*held)->path();
    const QString crashed = parent + QStringLiteral("/load-abc123");
    const QStringList others{QStringLiteral("load-it"), QStringLiteral("engine-abc123"),
        QStringLiteral("library"), QStringLiteral("load-ab.123456")};
    for (const QString& name : others)
        QVERIFY(QDir().mkpath(parent + u'/' + name));
    QVERIFY(QDir().mkpath(crashed + QStringLiteral("/blobs/sha256")));
    write(crashed + QStringLiteral("/blobs/sha256/x"), "left behind");

    QCOMPARE(ScratchFolder::removeStale(parent, {load}), QStringList{crashed});
    QVERIFY(!QDir(crashed).exists());
    QVERIFY(QDir(ours).exists());
    for (const QString& name : others)
        QVERIFY2(QDir(parent + u'/' + name).exists(), qPrintable(name));
    held->reset();
    QVERIFY(!QDir(ours).exists());
    QCOMPARE(ScratchFolder::removeStale(parent + QStringLiteral("/none"), {load}), QStringList());
}

void TestEngine::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("podman");
    QTest::addColumn<QString>("docker");
    QTest::newRow("short") << "app"
                           << "localhost/app:latest"
                           << "docker.io/library/app:latest";
    QTest::newRow("with folder") << "team/app:2"
                                 << "localhost/team/app:2"
                                 << "docker.io/team/app:2";
    QTest::newRow("whole") << "quay.io/team/app:2"
                           << "quay.io/team/app:2"
                           << "quay.io/team/app:2";
    QTest::newRow("port") << "box:5000/app"
                          << "box:5000/app:latest"
                          << "box:5000/app:latest";
    QTest::newRow("upper case") << "App"
                                << "Usage "
                                << "Usage ";
    QTest::newRow("digest") << QString(QStringLiteral("quay.io/a/b@") + idA) << "Usage "
                            << "Usage ";
}

void TestEngine::names()
{
    QFETCH(QString, name);
    const auto podman = engineImageName(name, EngineFlavour::Podman);
    const auto docker = engineImageName(name, EngineFlavour::Docker);
    QTEST(podman ? *podman : outcome(podman), "podman");
    QTEST(docker ? *docker : outcome(docker), "docker");
}

void TestEngine::dockerHubNamesAreFound()
{
    EngineImage image = imageOf(idA, {QStringLiteral("alpine:3")});
    image.repoDigests.append({QStringLiteral("alpine"), *Digest::parse(idB)});
    const Reference reference = *Reference::parse(u"alpine:3");
    QCOMPARE(localImageState({image}, reference, {*Digest::parse(idB)}), LocalImageState::UpToDate);
    QCOMPARE(localImageState({image}, reference, {*Digest::parse(idA)}), LocalImageState::Behind);
    QCOMPARE(localImageState({image}, reference, {*Digest::parse(idA), *Digest::parse(idB)}),
        LocalImageState::UpToDate);
    QCOMPARE(localImageState({image}, *Reference::parse(u"quay.io/library/alpine:3"), {*Digest::parse(idB)}),
        LocalImageState::NotPresent);
}

QTEST_GUILESS_MAIN(TestEngine)
#include "tst_engine.moc"
