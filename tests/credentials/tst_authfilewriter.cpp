// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfile.h"
#include "credentials/authfilewriter.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace portolan;

namespace {

Credential login(
    const QString& user = QStringLiteral("me"), const QString& password = QStringLiteral("s3cret"))
{
    return Credential(user, Secret(password));
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write(content);
}

} // namespace

class TestAuthFileWriter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewFile();
    void nothingElseChanges();
    void keysKeepTheirStyle_data();
    void keysKeepTheirStyle();
    void tokens();
    void refuses_data();
    void refuses();
    void whereItGoes();
    void writesInOneStep();
    void leavesWhatIsNoFile();
    void linksStay();
    void aFileThatCannotBeParsedStays();
};

void TestAuthFileWriter::aNewFile()
{
    const auto bytes = withLogin({}, QStringLiteral("quay.io"), login());
    QCOMPARE(*bytes,
        QByteArray("{\n\t\"auths\": {\n\t\t\"quay.io\": {\n\t\t\t\"auth\": \"bWU6czNjcmV0\"\n\t\t}\n\t}\n}"));
    const auto parsed = AuthFile::parse(*bytes, AuthFile::Format::Config, QStringLiteral("x"));
    QCOMPARE(parsed->find(QStringLiteral("quay.io"), {}).entry->credential.user, QStringLiteral("me"));
}

void TestAuthFileWriter::nothingElseChanges()
{
    const QByteArray before =
        "{\"zebra\":[1,2.50,null],\"auths\":{\"z.io\":{\"auth\":\"eDp5\",\"note\":\"mine\"},"
        "\"quay.io\":{\"auth\":\"b2xkOm9sZA==\",\"email\":\"a@b\"},\"a.io\":{}},"
        "\"credHelpers\":{\"gcr.io\":\"gcloud\"},\"apple\":{\"b\":1,\"a\":\"\\u00e9\"}}";
    const auto after = withLogin(before, QStringLiteral("quay.io"), login());
    QByteArray expected = before;
    expected.replace("b2xkOm9sZA==", "bWU6czNjcmV0");
    expected.replace("\\u00e9", "\xc3\xa9");
    QByteArray compact = *after;
    for (const char blank : {'\n', '\t', ' '})
        compact.replace(blank, "");
    expected.replace("2.50", "2.5");
    QCOMPARE(compact, expected);
}

void TestAuthFileWriter::keysKeepTheirStyle_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("address") << QByteArray(R"({"auths":{"https://index.docker.io/v1/":{"auth":"eDp5"}}})")
                             << "docker.io" << QByteArray("https://index.docker.io/v1/");
    QTest::newRow("with scheme") << QByteArray(R"({"auths":{"https://quay.io":{"auth":"eDp5"}}})")
                                 << "quay.io" << QByteArray("https://quay.io");
    QTest::newRow("another's namespace")
        << QByteArray(R"({"auths":{"quay.io/team":{"auth":"eDp5"}}})") << "quay.io" << QByteArray("quay.io");
    QTest::newRow("a namespace") << QByteArray(R"({"auths":{"quay.io":{"auth":"eDp5"}}})") << "quay.io/team"
                                 << QByteArray("quay.io/team");
    QTest::newRow("port") << QByteArray(R"({"auths":{"box":{"auth":"eDp5"}}})") << "box:5000"
                          << QByteArray("box:5000");
    QTest::newRow("null") << QByteArray(R"({"auths":null})") << "box:5000" << QByteArray("box:5000");
}

void TestAuthFileWriter::keysKeepTheirStyle()
{
    QFETCH(QByteArray, before);
    QFETCH(QString, key);
    QFETCH(QByteArray, written);
    const auto after = withLogin(before, key, login());
    QVERIFY2(after, qPrintable(after ? QString() : after.error().toLogLine()));
    const qsizetype at = after->indexOf("\"" + written + "\": {");
    QVERIFY2(at > 0, after->constData());
    QVERIFY(after->mid(at).left(written.size() + 60).contains("bWU6czNjcmV0"));
    QCOMPARE(after->count("bWU6czNjcmV0"), 1);
}

void TestAuthFileWriter::tokens()
{
    Credential token;
    token.user = QStringLiteral("me");
    token.identityToken = Secret(QStringLiteral("refresh"));
    const auto bytes = withLogin({}, QStringLiteral("box"), token);
    const auto found = AuthFile::parse(*bytes, AuthFile::Format::Config, QStringLiteral("x"))
                           ->find(QStringLiteral("box"), {});
    QCOMPARE(found.entry->credential.identityToken.reveal(), QByteArrayView("refresh"));
    const auto back = withLogin(*bytes, QStringLiteral("box"), login());
    QVERIFY(!back->contains("refresh"));
}

void TestAuthFileWriter::refuses_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("no JSON") << QByteArray("{\"auths\": s3cret");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("auths is text") << QByteArray(R"({"auths":"x"})");
    QTest::newRow("too deep") << QByteArray(R"({"a":)") + QByteArray(200, '[') + QByteArray(200, ']') + "}";
}

void TestAuthFileWriter::refuses()
{
    QFETCH(QByteArray, before);
    const auto after = withLogin(before, QStringLiteral("quay.io"), login());
    QVERIFY(!after);
    QCOMPARE(after.error().code(), QStringLiteral("AUTH_FILE_BROKEN"));
    QVERIFY(!after.error().toLogLine().contains(QLatin1String("s3cret")));
    QCOMPARE(
        withLogin({}, QStringLiteral("quay.io"), Credential()).error().code(), QStringLiteral("NO_PASSWORD"));
    QCOMPARE(withLogin({}, QStringLiteral("quay.io"), login(QStringLiteral("a:b"))).error().code(),
        QStringLiteral("NO_PASSWORD"));
}

void TestAuthFileWriter::whereItGoes()
{
    AuthEnvironment environment;
    environment.userId = QStringLiteral("7");
    QCOMPARE(podmanAuthFile(environment), QStringLiteral("/run/containers/7/auth.json"));
    environment.variables.insert(QStringLiteral("XDG_RUNTIME_DIR"), QStringLiteral("/run/user/7"));
    QCOMPARE(podmanAuthFile(environment), QStringLiteral("/run/user/7/containers/auth.json"));
    environment.variables.insert(QStringLiteral("DOCKER_CONFIG"), QStringLiteral("/d"));
    QCOMPARE(podmanAuthFile(environment), QStringLiteral("/d/config.json"));
    environment.variables.insert(QStringLiteral("REGISTRY_AUTH_FILE"), QStringLiteral("/mine.json"));
    QCOMPARE(podmanAuthFile(environment), QStringLiteral("/mine.json"));
}

void TestAuthFileWriter::leavesWhatIsNoFile()
{
    const QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("auth.json"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const auto shared = shareLogin(pipe, QStringLiteral("quay.io"), login());
    QVERIFY(!shared);
    QCOMPARE(shared.error().kind(), ErrorKind::Storage);
    QCOMPARE(shared.error().path(), pipe);
}

void TestAuthFileWriter::writesInOneStep()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("containers/auth.json"));
    QVERIFY(shareLogin(path, QStringLiteral("quay.io"), login()));
    QVERIFY(bytesOf(path).contains("bWU6czNjcmV0"));
    QCOMPARE(QFileInfo(path).permissions()
            & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
        QFile::Permissions());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(shareLogin(path, QStringLiteral("box:5000"), login()));
    QVERIFY(!(QFileInfo(path).permissions() & QFile::ReadOther));
    QVERIFY(bytesOf(path).contains("quay.io") && bytesOf(path).contains("box:5000"));
    QCOMPARE(QDir(folder.filePath(QStringLiteral("containers"))).entryList(QDir::Files | QDir::Hidden),
        QStringList{QStringLiteral("auth.json")});
}

void TestAuthFileWriter::linksStay()
{
    QTemporaryDir folder;
    const QString real = folder.filePath(QStringLiteral("real.json"));
    const QString link = folder.filePath(QStringLiteral("auth.json"));
    put(real, R"({"auths":{"a.io":{"auth":"eDp5"}}})");
    QVERIFY(QFile::link(QStringLiteral("real.json"), link));
    QVERIFY(shareLogin(link, QStringLiteral("quay.io"), login()));
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(bytesOf(real).contains("quay.io") && bytesOf(real).contains("a.io"));
}

void TestAuthFileWriter::aFileThatCannotBeParsedStays()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("auth.json"));
    put(path, "{ not JSON");
    const auto shared = shareLogin(path, QStringLiteral("quay.io"), login());
    QVERIFY(!shared);
    QCOMPARE(shared.error().path(), path);
    QCOMPARE(bytesOf(path), QByteArray("{ not JSON"));
    QCOMPARE(
        QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{QStringLiteral("auth.json")});
}

QTEST_GUILESS_MAIN(TestAuthFileWriter)
#include "tst_authfilewriter.moc"
