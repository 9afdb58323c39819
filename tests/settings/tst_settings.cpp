// SPDX-License-Identifier: Apache-2.0
#include "settings/registrylist.h"
#include "settings/settings.h"

#include "support/tool.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class SettingsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void freshIsEmpty();
    void registries();
    void embeddedStays();
    void brokenRegistryList_data();
    void brokenRegistryList();
    void accounts();
    void window();
    void viewPreferences();
    void recentReferences();
    void confirmations();
    void confirmedCommands();
    void trust();
    void trustPerHost();
    void certificates_data();
    void certificates();
    void oddNamesAreKept_data();
    void oddNamesAreKept();
    void noSecretLandsInTheFile();
    void anotherProcessIsSeen();
    void unwritableIsSaid();
    void survivesBeingKilled();

private:
    [[nodiscard]] QByteArray fileBytes() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static RegistryProfile profile(const char* host)
    {
        RegistryProfile made;
        made.host = QString::fromLatin1(host);
        made.id = made.host;
        made.name = made.host;
        return made;
    }
    [[nodiscard]] static QByteArray pem(const QByteArray& content, const QByteArray& kind = "CERTIFICATE")
    {
        return "-----BEGIN " + kind + "-----\n" + content.toBase64() + "\n-----END " + kind + "-----\n";
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void SettingsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("sub/portolan.ini"));
}

void SettingsTest::freshIsEmpty()
{
    const Settings settings(m_path);
    QVERIFY(settings.status());
    QVERIFY(settings.registries().isEmpty());
    QVERIFY(settings.accounts(QStringLiteral("quay.io")).isEmpty());
    QVERIFY(settings.trust().authorities.isEmpty());
    QVERIFY(settings.recentReferences().isEmpty());
    QVERIFY(settings.windowGeometry().isEmpty());
    QVERIFY(settings.splitterSizes(QStringLiteral("main")).isEmpty());
    QCOMPARE(settings.viewPreferences(), ViewPreferences());
    QVERIFY(!settings.isSuppressed(QStringLiteral("delete")));
    // Looking writes nothing.
    QVERIFY(!QFile::exists(m_path));
}

void SettingsTest::registries()
{
    RegistryProfile full = profile("reg.example.com:5000");
    full.id = QStringLiteral("reg.example.com:5000#ann");
    full.name = QStringLiteral("Büro, \"test\"; x=1");
    full.allowPlainHttp = true;
    full.caFile = QStringLiteral("/etc/ca;b.pem");
    full.account = QStringLiteral("ann@example.com");
    full.pinnedRepositories = QStringList{QStringLiteral("a/b"), QStringLiteral("c")};
    RegistryProfile layout;
    layout.kind = RegistryKind::Layout;
    layout.path = QStringLiteral("/home/ann/my images");
    layout.id = QStringLiteral("oci:/home/ann/my images");
    RegistryProfile ociArchive = layout;
    ociArchive.kind = RegistryKind::OciArchive;
    ociArchive.id = QStringLiteral("oci-archive:/x.tar");
    RegistryProfile dockerArchive = layout;
    dockerArchive.kind = RegistryKind::DockerArchive;
    dockerArchive.id = QStringLiteral("docker-archive:/x.tar");
    RegistryProfile engine = layout;
    engine.kind = RegistryKind::Engine;
    engine.path = QStringLiteral("/run/engine.sock");
    engine.id = QStringLiteral("engine:/run/engine.sock");
    engine.flavour = QStringLiteral("podman");
    const QList<RegistryProfile> all{full, layout, ociArchive, dockerArchive, engine};
    {
        Settings settings(m_path);
        settings.setRegistries(all);
        QVERIFY(settings.status());
    }
    Settings again(m_path);
    QCOMPARE(again.registries(), all);

    full.name = QStringLiteral("renamed");
    again.putRegistry(full);
    again.putRegistry(profile("quay.io"));
    QCOMPARE(again.registries(),
        (QList<RegistryProfile>{full, layout, ociArchive, dockerArchive, engine, profile("quay.io")}));
    QVERIFY(again.removeRegistry(layout.id));
    QVERIFY(!again.removeRegistry(layout.id));
    QCOMPARE(Settings(m_path).registries(),
        (QList<RegistryProfile>{full, ociArchive, dockerArchive, engine, profile("quay.io")}));
    // Lists of before knew engines by their sockets alone.
    const auto old =
        registriesFromJson(R"([{"id":"engine:/p/podman.sock","kind":"engine","path":"/p/podman.sock"},
        {"id":"engine:/d.sock","kind":"engine","path":"/d.sock"}])");
    QCOMPARE(old.size(), 2);
    QCOMPARE(old.at(0).flavour, QStringLiteral("podman"));
    QCOMPARE(old.at(1).flavour, QStringLiteral("docker"));
}

void SettingsTest::embeddedStays()
{
    Settings settings(m_path);
    RegistryProfile library = profile("library");
    library.embedded = true;
    settings.setRegistries({library});
    QVERIFY(!settings.removeRegistry(library.id));
    QCOMPARE(settings.registries(), QList<RegistryProfile>{library});
}

void SettingsTest::brokenRegistryList_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("count");
    QTest::newRow("cut") << QByteArray(R"("[{\"id\":\"a\",)") << 0;
    QTest::newRow("object") << QByteArray(R"("{}")") << 0;
    QTest::newRow("number") << QByteArray("7") << 0;
    QTest::newRow("unknown kinds are skipped") << QByteArray(
        R"("[{\"id\":\"a\",\"kind\":\"hologram\"},7,{\"kind\":\"layout\"},{\"id\":\"b\",\"kind\":\"layout\",\"more\":[1]}]")")
                                               << 1;
}

void SettingsTest::brokenRegistryList()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, count);
    QVERIFY(QDir().mkpath(QFileInfo(m_path).absolutePath()));
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[registries]\nlist=" + value + '\n');
    file.close();
    QCOMPARE(int(Settings(m_path).registries().size()), count);
}

void SettingsTest::accounts()
{
    const QString quay = QStringLiteral("quay.io");
    Settings settings(m_path);
    settings.rememberAccount(quay, QStringLiteral("ann"));
    settings.rememberAccount(quay, QStringLiteral("team+robot, or so"));
    settings.rememberAccount(QStringLiteral("quay.io:443"), QStringLiteral("eve"));
    QCOMPARE(Settings(m_path).accounts(quay),
        (QStringList{QStringLiteral("team+robot, or so"), QStringLiteral("ann")}));
    settings.rememberAccount(quay, QStringLiteral("ann"));
    QCOMPARE(Settings(m_path).accounts(quay),
        (QStringList{QStringLiteral("ann"), QStringLiteral("team+robot, or so")}));
    settings.forgetAccount(quay, QStringLiteral("ann"));
    settings.forgetAccount(quay, QStringLiteral("nobody"));
    QCOMPARE(Settings(m_path).accounts(quay), QStringList{QStringLiteral("team+robot, or so")});
    settings.forgetAccount(quay, QStringLiteral("team+robot, or so"));
    QVERIFY(Settings(m_path).accounts(quay).isEmpty());
    QCOMPARE(Settings(m_path).accounts(QStringLiteral("quay.io:443")), QStringList{QStringLiteral("eve")});
}

void SettingsTest::window()
{
    const QByteArray geometry("\x01\x00\xff\"\n;", 6);
    {
        Settings settings(m_path);
        settings.setWindow(geometry, QByteArrayLiteral("state"));
        settings.setSplitterSizes(QStringLiteral("main/left"), {250, 0, 600});
        settings.setHeaderState(QStringLiteral("tags"), geometry);
    }
    const Settings settings(m_path);
    QCOMPARE(settings.windowGeometry(), geometry);
    QCOMPARE(settings.windowState(), QByteArrayLiteral("state"));
    QCOMPARE(settings.splitterSizes(QStringLiteral("main/left")), (QList<int>{250, 0, 600}));
    QVERIFY(settings.splitterSizes(QStringLiteral("left")).isEmpty());
    QCOMPARE(settings.headerState(QStringLiteral("tags")), geometry);
}

void SettingsTest::viewPreferences()
{
    ViewPreferences preferences;
    for (const ColorScheme scheme : {ColorScheme::Dark, ColorScheme::Light, ColorScheme::System}) {
        preferences.colorScheme = scheme;
        preferences.showAttachments = !preferences.showAttachments;
        preferences.relativeTimes = !preferences.relativeTimes;
        preferences.onlyDifferences = !preferences.onlyDifferences;
        preferences.notifyNewImages = !preferences.notifyNewImages;
        Settings(m_path).setViewPreferences(preferences);
        QCOMPARE(Settings(m_path).viewPreferences(), preferences);
    }
}

void SettingsTest::recentReferences()
{
    Settings settings(m_path);
    for (int i = 0; i < Settings::maxRecentReferences + 5; ++i)
        settings.addRecentReference(QStringLiteral("quay.io/a:%1").arg(i));
    settings.addRecentReference(QStringLiteral("quay.io/a:10"));
    settings.addRecentReference(QString());
    const QStringList recent = Settings(m_path).recentReferences();
    QCOMPARE(recent.size(), Settings::maxRecentReferences);
    QCOMPARE(recent[0], QStringLiteral("quay.io/a:10"));
    QCOMPARE(recent[1], QStringLiteral("quay.io/a:24"));
    QCOMPARE(recent.count(QStringLiteral("quay.io/a:10")), 1);
    const QString pinned = QStringLiteral("quay.io/a@sha256:") + QString(64, u'a');
    settings.addRecentReference(pinned);
    QCOMPARE(Settings(m_path).recentReferences().first(), pinned);
    settings.clearRecentReferences();
    QVERIFY(Settings(m_path).recentReferences().isEmpty());
}

void SettingsTest::confirmations()
{
    Settings settings(m_path);
    settings.setSuppressed(QStringLiteral("delete/tag"), true);
    settings.setSuppressed(QStringLiteral("pull"), true);
    settings.setSuppressed(QStringLiteral("pull"), false);
    QVERIFY(Settings(m_path).isSuppressed(QStringLiteral("delete/tag")));
    QVERIFY(!Settings(m_path).isSuppressed(QStringLiteral("pull")));
    settings.rememberAccount(QStringLiteral("quay.io"), QStringLiteral("ann"));
    settings.clearSuppressed();
    QVERIFY(!Settings(m_path).isSuppressed(QStringLiteral("delete/tag")));
    QCOMPARE(Settings(m_path).accounts(QStringLiteral("quay.io")).size(), 1);
}

void SettingsTest::confirmedCommands()
{
    const QString one = QStringLiteral("0a").repeated(32);
    const QString other = QStringLiteral("0b").repeated(32);
    Settings settings(m_path);
    QVERIFY(!settings.isCommandConfirmed(one));
    settings.confirmCommand(one);
    settings.confirmCommand(one);
    settings.confirmCommand(QString());
    QVERIFY(Settings(m_path).isCommandConfirmed(one));
    QVERIFY(!Settings(m_path).isCommandConfirmed(other));
    QVERIFY(!Settings(m_path).isCommandConfirmed(QString()));
    settings.confirmCommand(other);
    QVERIFY(Settings(m_path).isCommandConfirmed(one) && Settings(m_path).isCommandConfirmed(other));
    settings.clearConfirmedCommands();
    QVERIFY(!Settings(m_path).isCommandConfirmed(one));
}

void SettingsTest::trust()
{
    const QByteArray first = pem("first certificate");
    const QByteArray second = pem("second certificate");
    Settings settings(m_path);
    QVERIFY(settings.addAuthority(QStringLiteral("reg:5000"), first + "some text\n" + second));
    QVERIFY(settings.addAuthority(QStringLiteral("reg:5000"), first));
    const QByteArray pin("\x00\x01\xff twenty-nine bytes and \"x\"\n;", 32);
    settings.pinCertificate(QStringLiteral("reg:5000"), pin);
    settings.pinCertificate(QStringLiteral("reg:5000"), pin);
    TrustSettings trust = Settings(m_path).trust();
    QCOMPARE(trust.authorities.value(QStringLiteral("reg:5000")), (QList<QByteArray>{first, second}));
    QCOMPARE(trust.pins.value(QStringLiteral("reg:5000")), QList<QByteArray>{pin});

    settings.removeAuthority(QStringLiteral("reg:5000"), first);
    settings.unpinCertificate(QStringLiteral("reg:5000"), pin);
    trust = Settings(m_path).trust();
    QCOMPARE(trust.authorities.value(QStringLiteral("reg:5000")), QList<QByteArray>{second});
    QVERIFY(trust.pins.isEmpty());
    settings.removeAuthority(QStringLiteral("reg:5000"), second);
    QVERIFY(Settings(m_path).trust().authorities.isEmpty());
}

void SettingsTest::trustPerHost()
{
    Settings settings(m_path);
    QVERIFY(settings.addAuthority(QString(), pem("for all")));
    QVERIFY(settings.addAuthority(QStringLiteral("[::1]:5000"), pem("for one")));
    const TrustSettings trust = Settings(m_path).trust();
    QCOMPARE(trust.authorities.size(), 2);
    QCOMPARE(trust.authorities.value(QString()), QList<QByteArray>{pem("for all")});
    QCOMPARE(trust.authorities.value(QStringLiteral("[::1]:5000")), QList<QByteArray>{pem("for one")});
}

void SettingsTest::certificates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("text") << QByteArray("hunter2") << 0;
    QTest::newRow("one") << pem("a") << 1;
    QTest::newRow("Windows lines") << pem("a").replace("\n", "\r\n") << 1;
    QTest::newRow("key only") << pem("hunter2", "PRIVATE KEY") << 0;
    QTest::newRow("key and certificate")
        << pem("hunter2", "RSA PRIVATE KEY") + pem("a") + pem("hunter2", "EC PRIVATE KEY") << 1;
    QTest::newRow("key inside") << QByteArray(
        "-----BEGIN CERTIFICATE-----\nhunter2 \n-----BEGIN PRIVATE KEY-----\n"
        "aHVudGVyMg==\n-----END PRIVATE KEY-----\n-----END CERTIFICATE-----\n")
                                << 0;
    QTest::newRow("cut") << pem("a").chopped(10) << 0;
    QTest::newRow("empty one") << pem("") << 0;
}

void SettingsTest::certificates()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, count);
    Settings settings(m_path);
    const auto added = settings.addAuthority(QStringLiteral("reg"), text);
    QCOMPARE(bool(added), count > 0);
    if (!added)
        QCOMPARE(added.error().code(), QStringLiteral("NO_CERTIFICATE"));
    QCOMPARE(int(settings.trust().authorities.value(QStringLiteral("reg")).size()), count);
    QVERIFY(!fileBytes().contains("hunter2"));
    QVERIFY(!fileBytes().contains("aHVudGVy"));
    QVERIFY(!fileBytes().contains("PRIVATE"));
}

void SettingsTest::oddNamesAreKept_data()
{
    QTest::addColumn<QString>("host");
    for (const char* host : {"a/b", "a\\b", "[::1]:80", "%41", "*", "x y", "General", "ä.example"})
        QTest::newRow(host) << QString::fromUtf8(host);
}

void SettingsTest::oddNamesAreKept()
{
    QFETCH(const QString, host);
    Settings settings(m_path);
    settings.rememberAccount(host, QStringLiteral("ann"));
    settings.pinCertificate(host, QByteArray(32, 'x'));
    QCOMPARE(Settings(m_path).accounts(host), QStringList{QStringLiteral("ann")});
    QCOMPARE(Settings(m_path).trust().pins.keys(), QStringList{host});
}

//! Whatever a user may put where a secret does not belong.
void SettingsTest::noSecretLandsInTheFile()
{
    Settings settings(m_path);
    RegistryProfile withPassword = profile("ann:hunter2@reg.example.com:5000");
    withPassword.name = withPassword.host;
    settings.setRegistries({withPassword});
    settings.putRegistry(profile("bob:hunter2@other.example.com"));
    for (const char* reference : {"ann:hunter2@quay.io/team/app:1", "https://ann:hunter2@quay.io/team/app",
             "docker://ann:hunter2@quay.io/"
             "app@sha256:0123456789012345678901234567890123456789012345678901234567890123",
             "quay.io/app@hunter2", "quay.io/app@sha256:hunter2"})
        settings.addRecentReference(QString::fromLatin1(reference));
    QVERIFY(settings.addAuthority(QStringLiteral("reg"), pem("a") + pem("hunter2", "PRIVATE KEY")));
    QVERIFY(settings.status());

    QVERIFY(!fileBytes().isEmpty());
    QVERIFY2(!fileBytes().contains("hunter2"), fileBytes().constData());
    QVERIFY(!fileBytes().contains(QByteArray("hunter2").toBase64().left(9)));
    const QList<RegistryProfile> kept = Settings(m_path).registries();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0].host, QStringLiteral("reg.example.com:5000"));
    QCOMPARE(kept[0].id, kept[0].host);
    QVERIFY(Settings(m_path).recentReferences().isEmpty());
}

void SettingsTest::anotherProcessIsSeen()
{
    Settings window(m_path);
    Settings cli(m_path);
    window.rememberAccount(QStringLiteral("quay.io"), QStringLiteral("ann"));
    cli.rememberAccount(QStringLiteral("docker.io"), QStringLiteral("bob"));
    window.addRecentReference(QStringLiteral("quay.io/a"));
    const Settings later(m_path);
    QCOMPARE(later.accounts(QStringLiteral("quay.io")), QStringList{QStringLiteral("ann")});
    QCOMPARE(later.accounts(QStringLiteral("docker.io")), QStringList{QStringLiteral("bob")});
    QCOMPARE(later.recentReferences(), QStringList{QStringLiteral("quay.io/a")});
}

void SettingsTest::unwritableIsSaid()
{
    // A file where the folder should be.
    QFile file(m_folder->filePath(QStringLiteral("sub")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Settings settings(m_path);
    settings.rememberAccount(QStringLiteral("quay.io"), QStringLiteral("ann"));
    QVERIFY(!settings.status());
    QCOMPARE(settings.status().error().kind(), ErrorKind::Storage);
    QCOMPARE(settings.status().error().path(), m_path);
    QCOMPARE(settings.accounts(QStringLiteral("quay.io")), QStringList{QStringLiteral("ann")});
}

void SettingsTest::survivesBeingKilled()
{
    qsizetype known = 0;
    for (int round = 0; round < 15; ++round) {
        QProcess writer;
        tieToThisProcess(writer);
        writer.start(QStringLiteral(PORTOLAN_BIN_DIR "/settingswriter"), {m_path});
        QVERIFY(writer.waitForStarted());
        QByteArray said;
        for (int lines = 0; lines < 3 + round % 4; lines = int(said.count('\n'))) {
            QVERIFY(writer.waitForReadyRead(30000));
            said += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        said += writer.readAllStandardOutput();

        const qsizetype told = said.left(said.lastIndexOf('\n')).split('\n').last().toLongLong();
        const Settings settings(m_path);
        QVERIFY(settings.status());
        const QList<RegistryProfile> found = settings.registries();
        // All that it told of, and at most the one it was at.
        QVERIFY2(found.size() == told || found.size() == told + 1,
            qPrintable(QStringLiteral("%1 told, %2 found").arg(told).arg(found.size())));
        QVERIFY(found.size() > known);
        known = found.size();
        for (qsizetype i = 0; i < found.size(); ++i)
            QCOMPARE(found[i].host, QStringLiteral("host%1.example.com").arg(i));
    }
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::SettingsTest)
#include "tst_settings.moc"
