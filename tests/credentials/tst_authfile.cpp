// SPDX-License-Identifier: Apache-2.0
#include "credentials/authfile.h"

#include <QTest>

namespace portolan {

class AuthFileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void matches_data();
    void matches();
    void legacyKeysAreUrls();
    void helpers_data();
    void helpers();
    void hostHelperIsExclusive();
    void decodesAuth_data();
    void decodesAuth();
    void tokens();
    void markersAreNoLogins();
    void brokenFiles_data();
    void brokenFiles();
    void errorsHoldNothingOfTheFile();

private:
    static AuthFile parsed(const QByteArray& json, AuthFile::Format format = AuthFile::Format::Config)
    {
        const auto file = AuthFile::parse(json, format, QStringLiteral("/home/ann/auth.json"));
        return file ? *file : AuthFile();
    }
    //! A file with one login per key; the user is the key's number.
    static QByteArray authsOf(const QStringList& keys)
    {
        QByteArrayList entries;
        for (qsizetype i = 0; i < keys.size(); ++i)
            entries << '"' + keys[i].toUtf8() + "\":{\"auth\":\"" + (QByteArray::number(i) + ":pw").toBase64()
                    + "\"}";
        return "{\"auths\":{" + entries.join(',') + "}}";
    }
};

void AuthFileTest::matches_data()
{
    QTest::addColumn<QStringList>("keys");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("repository");
    QTest::addColumn<QString>("key");

    const QStringList namespaced{
        QStringLiteral("quay.io"), QStringLiteral("quay.io/team"), QStringLiteral("quay.io/team/app")};
    const auto s = [](const char* text) { return QString::fromLatin1(text); };
    QTest::newRow("repository") << namespaced << s("quay.io") << s("team/app") << s("quay.io/team/app");
    QTest::newRow("below a repository")
        << namespaced << s("quay.io") << s("team/app/x") << s("quay.io/team/app");
    QTest::newRow("namespace") << namespaced << s("quay.io") << s("team/other") << s("quay.io/team");
    QTest::newRow("a longer name is no namespace")
        << namespaced << s("quay.io") << s("teams/app") << s("quay.io");
    QTest::newRow("host") << namespaced << s("quay.io") << s("else/app") << s("quay.io");
    QTest::newRow("no repository") << namespaced << s("quay.io") << s("") << s("quay.io");
    QTest::newRow("a namespace does not speak for the host")
        << QStringList{s("quay.io/team")} << s("quay.io") << s("else/app") << s("");
    QTest::newRow("nor for no repository")
        << QStringList{s("quay.io/team")} << s("quay.io") << s("") << s("");
    QTest::newRow("another host") << namespaced << s("quay.io.evil.example") << s("team/app") << s("");
    QTest::newRow("port counts") << QStringList{s("reg.example.com:5000")} << s("reg.example.com") << s("a")
                                 << s("");
    QTest::newRow("with port") << QStringList{s("reg.example.com:5000")} << s("reg.example.com:5000")
                               << s("a") << s("reg.example.com:5000");
    QTest::newRow("https URL") << QStringList{s("https://reg.example.com/v2/")} << s("reg.example.com")
                               << s("a") << s("https://reg.example.com/v2/");
    QTest::newRow("http URL") << QStringList{s("http://reg.example.com")} << s("reg.example.com") << s("")
                              << s("http://reg.example.com");
    QTest::newRow("upper case") << QStringList{s("https://Reg.Example.com")} << s("reg.example.COM") << s("")
                                << s("https://Reg.Example.com");
    const QString hub = s("https://index.docker.io/v1/");
    for (const char* spelling : {"docker.io", "index.docker.io", "registry-1.docker.io"})
        QTest::addRow("Docker Hub asked as %s", spelling)
            << QStringList{hub} << s(spelling) << s("library/x") << hub;
    for (const char* spelling : {"docker.io", "index.docker.io", "registry-1.docker.io"})
        QTest::addRow("Docker Hub written as %s", spelling)
            << QStringList{s(spelling)} << s("docker.io") << s("library/x") << s(spelling);
    QTest::newRow("Docker Hub namespace before its URL")
        << QStringList{hub, s("docker.io/team")} << s("registry-1.docker.io") << s("team/app")
        << s("docker.io/team");
}

void AuthFileTest::matches()
{
    QFETCH(const QStringList, keys);
    QFETCH(const QString, host);
    QFETCH(const QString, repository);
    QFETCH(const QString, key);

    const AuthLookup found = parsed(authsOf(keys)).find(host, repository);
    QCOMPARE(found.entry.has_value(), !key.isEmpty());
    if (!found.entry)
        return;
    QCOMPARE(found.entry->key, key);
    QCOMPARE(found.entry->credential.user, QString::number(keys.indexOf(key)));
    QCOMPARE(found.entry->credential.source, QStringLiteral("/home/ann/auth.json"));
}

void AuthFileTest::legacyKeysAreUrls()
{
    const AuthFile file =
        parsed(R"({"quay.io/v1/":{"auth":"YTpi"},"credsStore":"x"})", AuthFile::Format::Legacy);
    const AuthLookup found = file.find(QStringLiteral("quay.io"), QStringLiteral("team/app"));
    QVERIFY(found.entry);
    QCOMPARE(found.entry->key, QStringLiteral("quay.io/v1/"));
    QVERIFY(found.storeHelper.isEmpty());
}

void AuthFileTest::helpers_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("hostHelper");
    QTest::addColumn<QString>("storeHelper");
    QTest::addColumn<QStringList>("keys");

    const QByteArray both(
        R"({"credHelpers":{"gcr.io":"gcloud","https://index.docker.io/v1/":"hub"},"credsStore":"pass"})");
    const auto s = [](const char* text) { return QString::fromLatin1(text); };
    QTest::newRow("host helper") << both << s("gcr.io") << s("gcloud") << s("") << QStringList{s("gcr.io")};
    QTest::newRow("store") << both << s("quay.io") << s("") << s("pass") << QStringList{s("quay.io")};
    const QStringList hubKeys{
        s("https://index.docker.io/v1/"), s("docker.io"), s("index.docker.io"), s("registry-1.docker.io")};
    QTest::newRow("Docker Hub") << both << s("docker.io") << s("hub") << s("") << hubKeys;
    QTest::newRow("marker as it is written")
        << QByteArray(R"({"auths":{"https://quay.io":{},"quay.io/team":{}},"credsStore":"pass"})")
        << s("quay.io") << s("") << s("pass") << QStringList{s("quay.io"), s("https://quay.io")};
    QTest::newRow("none") << QByteArray("{}") << s("quay.io") << s("") << s("") << QStringList{s("quay.io")};
}

void AuthFileTest::helpers()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, host);
    QFETCH(const QString, hostHelper);
    QFETCH(const QString, storeHelper);
    QFETCH(const QStringList, keys);

    const AuthLookup found = parsed(json).find(host, QStringLiteral("a/b"));
    QCOMPARE(found.hostHelper, hostHelper);
    QCOMPARE(found.storeHelper, storeHelper);
    QCOMPARE(found.helperKeys, keys);
    QVERIFY(!found.entry);
}

void AuthFileTest::hostHelperIsExclusive()
{
    const AuthFile file = parsed(
        R"({"auths":{"gcr.io":{"auth":"YTpi"},"quay.io":{"auth":"YTpi"}},"credHelpers":{"gcr.io":"gcloud"},"credsStore":"s"})");
    const AuthLookup helped = file.find(QStringLiteral("gcr.io"), QString());
    QCOMPARE(helped.hostHelper, QStringLiteral("gcloud"));
    QVERIFY(!helped.entry);
    QVERIFY(helped.storeHelper.isEmpty());
    const AuthLookup other = file.find(QStringLiteral("quay.io"), QString());
    QCOMPARE(other.storeHelper, QStringLiteral("s"));
    QVERIFY(other.entry);
}

void AuthFileTest::decodesAuth_data()
{
    QTest::addColumn<QByteArray>("decoded");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("password");

    QTest::newRow("plain") << QByteArray("ann:pw") << QStringLiteral("ann") << QByteArray("pw");
    QTest::newRow("first colon") << QByteArray("ann:a:b:c") << QStringLiteral("ann") << QByteArray("a:b:c");
    QTest::newRow("trailing NULs") << QByteArray("ann:pw\0\0\0", 9) << QStringLiteral("ann")
                                   << QByteArray("pw");
    QTest::newRow("NUL inside stays")
        << QByteArray("ann:p\0w", 7) << QStringLiteral("ann") << QByteArray("p\0w", 3);
    QTest::newRow("no user") << QByteArray(":pw") << QString() << QByteArray("pw");
    QTest::newRow("umlauts") << QByteArray("j\xc3\xb6rg:\xc3\xa4") << QStringLiteral("jörg")
                             << QByteArray("\xc3\xa4");
    QTest::newRow("service account") << QByteArray("123|name:eyJ.a.b") << QStringLiteral("123|name")
                                     << QByteArray("eyJ.a.b");
}

void AuthFileTest::decodesAuth()
{
    QFETCH(const QByteArray, decoded);
    QFETCH(const QString, user);
    QFETCH(const QByteArray, password);

    const AuthFile file = parsed("{\"auths\":{\"h\":{\"auth\":\"" + decoded.toBase64() + "\"}}}");
    QCOMPARE(file.entries().size(), 1);
    const Credential& credential = file.entries().first().credential;
    QCOMPARE(credential.user.isNull() ? QString() : credential.user, user);
    QCOMPARE(credential.password.reveal(), QByteArrayView(password));
}

void AuthFileTest::tokens()
{
    const AuthFile file = parsed(R"({"auths":{
        "identity":{"identitytoken":"refresh","auth":"MDAwMDo="},
        "alone":{"identitytoken":"refresh"},
        "bearer":{"registrytoken":"bear"},
        "fields":{"username":"ann","password":"pw"}}})");
    const auto of = [&file](const char* key) {
        const AuthLookup found = file.find(QString::fromLatin1(key), QString());
        return found.entry ? found.entry->credential : Credential();
    };
    QCOMPARE(of("identity").user, QStringLiteral("0000"));
    QCOMPARE(of("identity").identityToken.reveal(), QByteArrayView("refresh"));
    QVERIFY(of("identity").password.isEmpty());
    QCOMPARE(of("alone").identityToken.reveal(), QByteArrayView("refresh"));
    QCOMPARE(of("bearer").registryToken.reveal(), QByteArrayView("bear"));
    QCOMPARE(of("fields").user, QStringLiteral("ann"));
    QCOMPARE(of("fields").password.reveal(), QByteArrayView("pw"));
}

void AuthFileTest::markersAreNoLogins()
{
    const AuthFile file =
        parsed(R"({"auths":{"quay.io/team":{},"quay.io":{"auth":"YTpi"},"a":{"auth":""},"b":{"auth":"!!"},
        "c":{"auth":"YWI="},"d":null,"e":"YTpi","f":{"auth":"Og=="},"g":{"auth":7},"h":{"email":"x@y"}}})");
    QCOMPARE(file.entries().size(), 1);
    // The marker of the namespace does not hide the login of the host.
    const AuthLookup found = file.find(QStringLiteral("quay.io"), QStringLiteral("team/app"));
    QVERIFY(found.entry);
    QCOMPARE(found.entry->key, QStringLiteral("quay.io"));
}

void AuthFileTest::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"auths":{"quay.io":{"auth":"YT)");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("text") << QByteArray("auths");
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe{", 4);
    QTest::newRow("deep") << QByteArray(100000, '[');
}

void AuthFileTest::brokenFiles()
{
    QFETCH(const QByteArray, bytes);
    const auto file = AuthFile::parse(bytes, AuthFile::Format::Config, QStringLiteral("f"));
    QVERIFY(!file);
    QVERIFY(file.error().kind() == ErrorKind::Protocol || file.error().kind() == ErrorKind::TooLarge);
}

void AuthFileTest::errorsHoldNothingOfTheFile()
{
    const auto file = AuthFile::parse(
        R"({"auths":{"quay.io":{"password":"hunter2"}} oops)", AuthFile::Format::Config, QStringLiteral("f"));
    QVERIFY(!file);
    QVERIFY(!file.error().toLogLine().contains(QStringLiteral("hunter2")));
    QVERIFY(!file.error().toLogLine().contains(QStringLiteral("quay.io")));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::AuthFileTest)
#include "tst_authfile.moc"
