// SPDX-License-Identifier: Apache-2.0
#include "registry/mirrors/mirroredreading.h"
#include "registry/mirrors/pullexplanation.h"
#include "registry/mirrors/registriesconfsearch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

QString dataFile(const QString& name)
{
    return QStringLiteral(PORTOLAN_TEST_DATA "/registriesconf/") + name;
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

RegistriesConfFile fileOf(const QString& name)
{
    auto file = RegistriesConfFile::parse(bytesOf(dataFile(name)), name);
    if (!file)
        qFatal("%s", qPrintable(file.error().toLogLine()));
    return *file;
}

RegistriesConf confOf(const QStringList& names)
{
    RegistriesConf conf;
    for (const QString& name : names)
        conf.merge(fileOf(name));
    return conf;
}

QStringList textOf(const QList<PullSource>& sources)
{
    QStringList out;
    for (const PullSource& source : sources)
        out << source.reference.toString() + (source.isMirror ? QStringLiteral(" mirror") : QString())
                + (source.insecure ? QStringLiteral(" insecure") : QString());
    return out;
}

Reference referenceOf(const QString& text)
{
    return *Reference::parse(text);
}

} // namespace

class TestRegistriesConf final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shortNames_data();
    void shortNames();
    void disabledModeKnowsNoAliases();
    void pulls_data();
    void pulls();
    void blocked_data();
    void blocked();
    void laterFilesWin();
    void version1();
    void refuses_data();
    void refuses();
    void olderRules();
    void newerRules();
    void generations();
    void variablesOverride();
    void chosenNamesWin();
    void mirrorsServeReadsOnly();
    void explanationsAreText();

private:
    void put(const QString& path, const QByteArray& content = QByteArray());
    [[nodiscard]] QStringList files(ConfGeneration generation) const;

    QTemporaryDir m_folder;
    ConfEnvironment m_environment;
};

void TestRegistriesConf::shortNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("expanded");
    QTest::newRow("alias") << "fedora:40"
                           << QStringList{QStringLiteral("registry.fedoraproject.org/fedora:40")};
    QTest::newRow("alias with a folder") << "team/tool" << QStringList{QStringLiteral("quay.io/team/tool")};
    QTest::newRow("searched") << "app:1"
                              << QStringList({QStringLiteral("registry.fedoraproject.org/app:1"),
                                     QStringLiteral("quay.io/app:1"),
                                     QStringLiteral("docker.io/library/app:1")});
    QTest::newRow("whole") << "quay.io/a/b:1" << QStringList{QStringLiteral("quay.io/a/b:1")};
    QTest::newRow("localhost") << "localhost/a" << QStringList{QStringLiteral("localhost/a")};
    QTest::newRow("scheme") << "docker://quay.io/a" << QStringList{QStringLiteral("quay.io/a")};
}

void TestRegistriesConf::shortNames()
{
    QFETCH(QString, name);
    const auto expanded = confOf({QStringLiteral("system.conf")}).expandShortName(name);
    QStringList names;
    for (const NameExpansion& expansion : *expanded)
        names << expansion.reference.toString();
    QTEST(names, "expanded");
    QVERIFY(!confOf({QStringLiteral("system.conf")}).expandShortName(QStringLiteral("Not A Name")));
}

void TestRegistriesConf::disabledModeKnowsNoAliases()
{
    const RegistriesConf conf = confOf({QStringLiteral("system.conf"), QStringLiteral("50-drop.conf")});
    QCOMPARE(conf.shortNameMode(), ShortNameMode::Disabled);
    const auto expanded = conf.expandShortName(QStringLiteral("fedora"));
    QCOMPARE(expanded->size(), 4); // the list was extended, not replaced
    QCOMPARE(expanded->constLast().reference.toString(), QStringLiteral("extra.example.com/fedora"));
    QVERIFY(expanded->constFirst().why.english().contains(QLatin1String("search registry 1 of 4")));
    QVERIFY(RegistriesConf().expandShortName(QStringLiteral("fedora"))->isEmpty());
}

void TestRegistriesConf::pulls_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QStringList>("sources");
    const QString digest = QStringLiteral("sha256:") + QString(64, u'a');
    QTest::newRow("no rule") << "ghcr.io/a/b:1" << QStringList{QStringLiteral("ghcr.io/a/b:1")};
    QTest::newRow("mirrors for a tag")
        << "docker.io/team/app:1"
        << QStringList({QStringLiteral("mirror.example.com:5000/hub/team/app:1 mirror insecure"),
               QStringLiteral("tags.example.com/team/app:1 mirror"), QStringLiteral("docker.io/team/app:1")});
    QTest::newRow("mirrors for a digest")
        << QString(QStringLiteral("docker.io/team/app@") + digest)
        << QStringList({QStringLiteral("mirror.example.com:5000/hub/team/app@%1 mirror insecure").arg(digest),
               QStringLiteral("digests.example.com/team/app@%1 mirror").arg(digest),
               QStringLiteral("docker.io/team/app@") + digest});
    QTest::newRow("the longest prefix")
        << "alpine:3" << QStringList{QStringLiteral("inner.example.com/official/alpine:3")};
    QTest::newRow("moved") << "quay.io/moved/a:1"
                           << QStringList{QStringLiteral("new.example.com:8443/there/a:1 insecure")};
    QTest::newRow("a prefix ends at a slash")
        << "quay.io/movedelsewhere/a:1" << QStringList{QStringLiteral("quay.io/movedelsewhere/a:1")};
    QTest::newRow("wildcard") << "a.wild.example.com/x/y:1"
                              << QStringList{QStringLiteral("wild.internal/all/x/y:1")};
    QTest::newRow("wildcard is for what is below")
        << "wild.example.com/x/y:1" << QStringList{QStringLiteral("wild.example.com/x/y:1")};
    QTest::newRow("digest only, by tag")
        << "release.example.com/a:1" << QStringList{QStringLiteral("release.example.com/a:1")};
    QTest::newRow("digest only, by digest")
        << QString(QStringLiteral("release.example.com/a@") + digest)
        << QStringList({QStringLiteral("mirror.example.com/release/a@%1 mirror").arg(digest),
               QStringLiteral("release.example.com/a@") + digest});
    QTest::newRow("blocked") << "x.blocked.example.com/a:1" << QStringList();
}

void TestRegistriesConf::pulls()
{
    QFETCH(QString, reference);
    const RegistriesConf conf = confOf({QStringLiteral("system.conf")});
    QTEST(textOf(conf.resolvePull(referenceOf(reference))), "sources");
}

void TestRegistriesConf::blocked_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<bool>("isBlocked");
    QTest::newRow("below") << "a.blocked.example.com/x" << true;
    QTest::newRow("further below, with a port") << "b.a.blocked.example.com:5000/x" << true;
    QTest::newRow("the domain itself") << "blocked.example.com/x" << false;
    QTest::newRow("in the path") << "quay.io/a.blocked.example.com/x" << false;
    QTest::newRow("longer name") << "a.blocked.example.com.org/x" << false;
}

void TestRegistriesConf::blocked()
{
    QFETCH(QString, reference);
    QTEST(confOf({QStringLiteral("system.conf")}).isBlocked(referenceOf(reference)), "isBlocked");
}

void TestRegistriesConf::laterFilesWin()
{
    const RegistriesConf conf = confOf({QStringLiteral("system.conf"), QStringLiteral("user.conf")});
    QVERIFY(conf.isBlocked(referenceOf(QStringLiteral("docker.io/team/app:1"))));
    QVERIFY(!conf.isBlocked(referenceOf(QStringLiteral("alpine")))); // another prefix, not touched
    QCOMPARE(conf.alias(QStringLiteral("gone")), QString());
    QCOMPARE(conf.alias(QStringLiteral("mine")), QStringLiteral("quay.io/me/mine"));
    QCOMPARE(conf.alias(QStringLiteral("fedora")), QStringLiteral("registry.fedoraproject.org/fedora"));
    QCOMPARE(conf.searchRegistries().size(), 3); // nothing said leaves it
    QCOMPARE(conf.credentialHelpers().size(), 2);
    const Reference port = referenceOf(QStringLiteral("release.example.com:5000/a:1"));
    QCOMPARE(conf.ruleFor(port)->prefix, QStringLiteral("release.example.com"));
}

void TestRegistriesConf::version1()
{
    const RegistriesConf conf = confOf({QStringLiteral("version1.conf")});
    QCOMPARE(conf.searchRegistries(), QStringList({QStringLiteral("docker.io"), QStringLiteral("quay.io")}));
    QCOMPARE(textOf(conf.resolvePull(referenceOf(QStringLiteral("plain.example.com:5000/a:1")))),
        QStringList{QStringLiteral("plain.example.com:5000/a:1 insecure")});
    QVERIFY(conf.isBlocked(referenceOf(QStringLiteral("bad.example.com/a"))));
}

void TestRegistriesConf::refuses_data()
{
    QTest::addColumn<QString>("name");
    for (const QString& name :
        QDir(dataFile(QString())).entryList({QStringLiteral("broken-*.conf")}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(name)) << name;
}

void TestRegistriesConf::refuses()
{
    QFETCH(QString, name);
    const auto file = RegistriesConfFile::parse(bytesOf(dataFile(name)), name);
    QVERIFY(!file);
    QCOMPARE(file.error().code(), QStringLiteral("CONF_BROKEN"));
    QCOMPARE(file.error().path(), name);
}

void TestRegistriesConf::put(const QString& path, const QByteArray& content)
{
    const QString whole = m_folder.filePath(path);
    QDir().mkpath(QFileInfo(whole).path());
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

QStringList TestRegistriesConf::files(ConfGeneration generation) const
{
    QStringList out;
    for (const QString& file : registriesConfFiles(m_environment, generation))
        out << QDir(m_folder.path()).relativeFilePath(file);
    return out;
}

void TestRegistriesConf::olderRules()
{
    m_environment = ConfEnvironment();
    m_environment.systemRoot = m_folder.path();
    m_environment.home = m_folder.filePath(QStringLiteral("home"));
    m_environment.userId = QStringLiteral("1000");
    m_environment.variables.insert(
        QStringLiteral("XDG_CONFIG_HOME"), m_folder.filePath(QStringLiteral("xdg")));
    put(QStringLiteral("etc/containers/registries.conf"));
    put(QStringLiteral("etc/containers/registries.conf.d/b.conf"));
    put(QStringLiteral("etc/containers/registries.conf.d/a.conf"));
    put(QStringLiteral("etc/containers/registries.conf.d/not.txt"));
    put(QStringLiteral("home/.config/containers/registries.conf.d/0.conf"));
    put(QStringLiteral("xdg/containers/registries.conf"));
    QCOMPARE(files(ConfGeneration::Older),
        QStringList({QStringLiteral("etc/containers/registries.conf"),
            QStringLiteral("etc/containers/registries.conf.d/a.conf"),
            QStringLiteral("etc/containers/registries.conf.d/b.conf"),
            QStringLiteral("home/.config/containers/registries.conf.d/0.conf")}));
    put(QStringLiteral("home/.config/containers/registries.conf"));
    QCOMPARE(files(ConfGeneration::Older),
        QStringList({QStringLiteral("home/.config/containers/registries.conf"),
            QStringLiteral("home/.config/containers/registries.conf.d/0.conf")}));
}

void TestRegistriesConf::newerRules()
{
    put(QStringLiteral("usr/share/containers/registries.conf.d/b.conf"));
    put(QStringLiteral("usr/share/containers/registries.conf.d/z.conf"));
    put(QStringLiteral("etc/containers/registries.rootless.conf.d/m.conf"));
    put(QStringLiteral("etc/containers/registries.rootless.conf.d/1000/n.conf"));
    put(QStringLiteral("etc/containers/registries.rootful.conf.d/r.conf"));
    QCOMPARE(files(ConfGeneration::Newer),
        QStringList({QStringLiteral("xdg/containers/registries.conf"),
            QStringLiteral("etc/containers/registries.conf.d/a.conf"),
            QStringLiteral("etc/containers/registries.conf.d/b.conf"),
            QStringLiteral("etc/containers/registries.rootless.conf.d/m.conf"),
            QStringLiteral("etc/containers/registries.rootless.conf.d/1000/n.conf"),
            QStringLiteral("usr/share/containers/registries.conf.d/z.conf")}));
}

void TestRegistriesConf::generations()
{
    QCOMPARE(confGeneration(m_environment, 4), ConfGeneration::Older);
    QCOMPARE(confGeneration(m_environment, 6), ConfGeneration::Newer);
    QCOMPARE(confGeneration(m_environment), ConfGeneration::Older);
    QTemporaryDir other;
    ConfEnvironment onlyVendor;
    onlyVendor.systemRoot = other.path();
    onlyVendor.home = other.path();
    QCOMPARE(confGeneration(onlyVendor), ConfGeneration::Older);
    QDir().mkpath(other.filePath(QStringLiteral("usr/share/containers")));
    QVERIFY(QFile::copy(dataFile(QStringLiteral("system.conf")),
        other.filePath(QStringLiteral("usr/share/containers/registries.conf"))));
    QCOMPARE(confGeneration(onlyVendor), ConfGeneration::Newer);
}

void TestRegistriesConf::variablesOverride()
{
    ConfEnvironment environment = m_environment;
    environment.variables.insert(
        QStringLiteral("CONTAINERS_REGISTRIES_CONF"), dataFile(QStringLiteral("system.conf")));
    environment.variables.insert(
        QStringLiteral("CONTAINERS_REGISTRIES_CONF_OVERRIDE"), dataFile(QStringLiteral("user.conf")));
    QCOMPARE(registriesConfFiles(environment, ConfGeneration::Older),
        QStringList{dataFile(QStringLiteral("system.conf"))});
    const RegistriesConf conf = readRegistriesConf(environment, ConfGeneration::Newer);
    QCOMPARE(conf.files,
        QStringList({dataFile(QStringLiteral("system.conf")), dataFile(QStringLiteral("user.conf"))}));
    QVERIFY(conf.problems.isEmpty());
    environment.variables.insert(QStringLiteral("CONTAINERS_REGISTRIES_CONF"), QStringLiteral("/no/such"));
    const RegistriesConf without = readRegistriesConf(environment, ConfGeneration::Older);
    QCOMPARE(without.problems.size(), 1);
    QCOMPARE(without.problems.constFirst().kind(), ErrorKind::Storage);
    environment.variables.insert(
        QStringLiteral("CONTAINERS_REGISTRIES_CONF"), dataFile(QStringLiteral("version1.conf")));
    environment.variables.remove(QStringLiteral("CONTAINERS_REGISTRIES_CONF_OVERRIDE"));
    QCOMPARE(readRegistriesConf(environment, ConfGeneration::Newer).problems.size(), 1);
    QVERIFY(readRegistriesConf(environment, ConfGeneration::Older).problems.isEmpty());
}

void TestRegistriesConf::chosenNamesWin()
{
    ConfEnvironment environment = m_environment;
    environment.variables.insert(
        QStringLiteral("CONTAINERS_REGISTRIES_CONF"), dataFile(QStringLiteral("system.conf")));
    environment.variables.insert(
        QStringLiteral("XDG_CACHE_HOME"), m_folder.filePath(QStringLiteral("cache")));
    put(QStringLiteral("cache/containers/short-name-aliases.conf"),
        "[aliases]\n\"fedora\" = \"quay.io/fedora/fedora\"\n");
    const RegistriesConf conf = readRegistriesConf(environment, ConfGeneration::Older);
    QCOMPARE(conf.alias(QStringLiteral("fedora")), QStringLiteral("quay.io/fedora/fedora"));
    QCOMPARE(conf.alias(QStringLiteral("team/tool")), QStringLiteral("quay.io/team/tool"));
    environment.userId = QStringLiteral("0");
    QCOMPARE(shortNameCache(environment),
        m_folder.filePath(QStringLiteral("var/cache/containers/short-name-aliases.conf")));
}

void TestRegistriesConf::mirrorsServeReadsOnly()
{
    const MirroredReading reading(confOf({QStringLiteral("system.conf")}));
    const Reference reference = referenceOf(QStringLiteral("docker.io/team/app:1"));
    QCOMPARE(reading.sourcesFor(reference, RegistryAction::ReadManifest, false).size(), 3);
    QCOMPARE(reading.sourcesFor(reference, RegistryAction::ReadBlob, true).size(), 3);
    for (const RegistryAction action : {RegistryAction::ListTags, RegistryAction::ListRepositories,
             RegistryAction::Push, RegistryAction::Delete})
        QCOMPARE(textOf(reading.sourcesFor(reference, action, false)), QStringList{reference.toString()});
    QCOMPARE(reading.servedBy(reference), QStringLiteral("mirror.example.com:5000/hub/team/app"));
    QCOMPARE(reading.servedBy(referenceOf(QStringLiteral("ghcr.io/a/b"))), QString());
    QVERIFY(MirroredReading::goesOnAfter(Error::notFound(QStringLiteral("x"))));
    QVERIFY(!MirroredReading::goesOnAfter(Error::cancelled()));
}

void TestRegistriesConf::explanationsAreText()
{
    PullExplanation explanation;
    explanation.asked = QStringLiteral("fedora");
    const RegistriesConf conf = confOf({QStringLiteral("system.conf")});
    explanation.expansions = *conf.expandShortName(explanation.asked);
    explanation.reference = explanation.expansions.constFirst().reference;
    ExplainedSource source;
    source.source = conf.resolvePull(explanation.reference).constFirst();
    source.tried = true;
    source.loginFrom = QStringLiteral("/run/auth.json");
    source.loginKey = QStringLiteral("registry.fedoraproject.org");
    explanation.sources << source;
    explanation.bytesTotal = 2'000'000;
    explanation.bytesNeeded = 500'000;
    const QString text = explanation.toText();
    for (const QString& part :
        {QStringLiteral("alias \"fedora\" in system.conf"), QStringLiteral("/run/auth.json"),
            QStringLiteral("under \"registry.fedoraproject.org\""), QStringLiteral("500 kB")})
        QVERIFY2(text.contains(part), qPrintable(text));
    QCOMPARE(explanation.serving(), &explanation.sources.constFirst());
}

QTEST_GUILESS_MAIN(TestRegistriesConf)
#include "tst_registriesconf.moc"
