// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfilesearch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace portolan {

class AuthFileSearchTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void order_data();
    void order();
    void reading();
    void readingDoesNotWaitForPipesAndFolders();
    void programFolders();
};

void AuthFileSearchTest::order_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QStringList>("paths");

    const auto list = [](const char* text) {
        return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
    };
    const char* docker = "/home/ann/.docker/config.json /home/ann/.dockercfg";
    const auto with = [&](const char* first) { return list(first) + list(docker); };

    QTest::newRow("bare") << list("")
                          << with("/run/containers/1000/auth.json /home/ann/.config/containers/auth.json");
    QTest::newRow("runtime folder")
        << list("XDG_RUNTIME_DIR=/run/user/1000")
        << with("/run/user/1000/containers/auth.json /home/ann/.config/containers/auth.json");
    QTest::newRow("config folder") << list("XDG_RUNTIME_DIR=/r XDG_CONFIG_HOME=/c")
                                   << with("/r/containers/auth.json /c/containers/auth.json");
    QTest::newRow("the same folder twice")
        << list("XDG_RUNTIME_DIR=/r XDG_CONFIG_HOME=/r") << with("/r/containers/auth.json");
    QTest::newRow("REGISTRY_AUTH_FILE alone")
        << list("REGISTRY_AUTH_FILE=/x/auth.json DOCKER_CONFIG=/d XDG_RUNTIME_DIR=/r")
        << list("/x/auth.json");
    QTest::newRow("DOCKER_CONFIG alone")
        << list("DOCKER_CONFIG=/d XDG_RUNTIME_DIR=/r") << list("/d/config.json");
    QTest::newRow("empty ones are unset")
        << list("REGISTRY_AUTH_FILE= DOCKER_CONFIG= XDG_RUNTIME_DIR=/r XDG_CONFIG_HOME=")
        << with("/r/containers/auth.json /home/ann/.config/containers/auth.json");
}

void AuthFileSearchTest::order()
{
    QFETCH(const QStringList, variables);
    QFETCH(const QStringList, paths);

    AuthEnvironment environment;
    environment.home = QStringLiteral("/home/ann");
    environment.userId = QStringLiteral("1000");
    for (const QString& variable : variables)
        environment.variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    QStringList found;
    for (const AuthFileLocation& location : authFileLocations(environment)) {
        found << location.path;
        const bool isLegacy = location.path.endsWith(QLatin1String(".dockercfg"));
        QCOMPARE(location.format == AuthFile::Format::Legacy, isLegacy);
    }
    QCOMPARE(found, paths);
}

void AuthFileSearchTest::reading()
{
    const QTemporaryDir folder;
    const AuthFileLocation location(folder.filePath(QStringLiteral("auth.json")), AuthFile::Format::Config);
    const auto absent = readAuthFile(location);
    QVERIFY(absent);
    QVERIFY(!absent->has_value());

    QFile file(location.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"auths":{"quay.io":{"auth":"YTpi"}}})");
    file.close();
    const QDateTime changed = QFileInfo(location.path).lastModified();
    const auto present = readAuthFile(location);
    QVERIFY(present);
    QVERIFY(present->has_value());
    const AuthLookup found = (*present)->find(QStringLiteral("quay.io"), QString());
    QVERIFY(found.entry);
    QCOMPARE(found.entry->credential.source, location.path);
    QCOMPARE(QFileInfo(location.path).lastModified(), changed);

    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    const auto broken = readAuthFile(location);
    QVERIFY(!broken);
    QCOMPARE(broken.error().kind(), ErrorKind::Protocol);
    QCOMPARE(broken.error().path(), location.path);

    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(5) * 1024 * 1024));
    file.close();
    const auto large = readAuthFile(location);
    QVERIFY(!large);
    QCOMPARE(large.error().kind(), ErrorKind::TooLarge);
}

void AuthFileSearchTest::readingDoesNotWaitForPipesAndFolders()
{
    const QTemporaryDir folder;
    const auto asFile = readAuthFile(AuthFileLocation(folder.path(), AuthFile::Format::Config));
    QVERIFY(!asFile);
    QCOMPARE(asFile.error().kind(), ErrorKind::Storage);

    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(QProcess::execute(QStringLiteral("mkfifo"), {pipe}), 0);
    const auto asPipe = readAuthFile(AuthFileLocation(pipe, AuthFile::Format::Config));
    QVERIFY(!asPipe);
    QCOMPARE(asPipe.error().kind(), ErrorKind::Storage);
}

void AuthFileSearchTest::programFolders()
{
    AuthEnvironment environment;
    QVERIFY(environment.programFolders().isEmpty());
    environment.variables.insert(QStringLiteral("PATH"), QStringLiteral(".:/usr/bin::bin:/opt/x"));
    QCOMPARE(
        environment.programFolders(), (QStringList{QStringLiteral("/usr/bin"), QStringLiteral("/opt/x")}));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::AuthFileSearchTest)
#include "tst_authfilesearch.moc"
