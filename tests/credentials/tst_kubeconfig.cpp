// SPDX-License-Identifier: Apache-2.0
#include "credentials/kubeconfigfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

namespace portolan {
namespace {

const QByteArray pem = QByteArrayLiteral("-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n");

} // namespace

class KubeconfigTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void clusters();
    void logins_data();
    void logins();
    void impersonation();
    void execPlugin();
    void brokenEntries_data();
    void brokenEntries();
    void brokenEntriesHideNothing();
    void brokenFiles_data();
    void brokenFiles();
    void emptyFiles();
    void deepAliasesEnd();
    void firstFileWins();
    void brokenFileHidesNothing();
    void whereFilesAre();
    void relativePathsCountFromTheirFile();
    void tokenFileIsReadAnew();
    void missingFiles_data();
    void missingFiles();
    void nothingIsWritten();

private:
    [[nodiscard]] static Kubeconfig parsed(const QByteArray& text)
    {
        const auto config = Kubeconfig::parse(text, QStringLiteral("/home/ann/.kube/config"));
        return config ? *config : Kubeconfig();
    }
    [[nodiscard]] static KubeUser user(const QByteArray& body)
    {
        return parsed("users:\n- name: ann\n  user: " + body + '\n')
            .user(QStringLiteral("ann"))
            .value_or(KubeUser());
    }
    //! Writes a file below the folder and gives its path.
    QString write(const QString& name, const QByteArray& content) const
    {
        const QString path = m_folder.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write a file of the test");
        return path;
    }

    QTemporaryDir m_folder;
};

void KubeconfigTest::clusters()
{
    const Kubeconfig config = parsed(R"(
apiVersion: v1
kind: Config
preferences: {}
clusters:
- name: api-dev
  cluster:
    server: https://api.dev.example:6443
    certificate-authority-data: )"
        + pem.toBase64() + R"(
    tls-server-name: kubernetes.default
    proxy-url: http://ann:hunter2@proxy.example:3128
    extensions:
    - name: client.authentication.k8s.io/exec
      extension: {audience: "06b", retries: 3, strict: true, nothing: null, list: [a, b]}
- name: lax
  cluster: {server: "https://lax.example", insecure-skip-tls-verify: true}
contexts:
- name: shop/api-dev:6443/ann
  context: {cluster: api-dev, user: ann, namespace: shop}
current-context: shop/api-dev:6443/ann
)");
    QCOMPARE(config.clusters.size(), 2);
    const KubeCluster dev = *config.cluster(QStringLiteral("api-dev"));
    QVERIFY(!dev.problem);
    QCOMPARE(dev.server, QUrl(QStringLiteral("https://api.dev.example:6443")));
    QCOMPARE(dev.authorityPem, pem);
    QCOMPARE(dev.tlsServerName, QStringLiteral("kubernetes.default"));
    QCOMPARE(dev.proxy.password(), QStringLiteral("hunter2"));
    QVERIFY(!dev.insecureSkipTlsVerify);
    const QJsonObject extension = dev.execConfig.toObject();
    QCOMPARE(extension.value(QLatin1String("audience")), QJsonValue(QStringLiteral("06b")));
    QCOMPARE(extension.value(QLatin1String("retries")), QJsonValue(3));
    QCOMPARE(extension.value(QLatin1String("strict")), QJsonValue(true));
    QVERIFY(extension.value(QLatin1String("nothing")).isNull());
    QCOMPARE(extension.value(QLatin1String("list")).toArray().size(), 2);
    QVERIFY(config.cluster(QStringLiteral("lax"))->insecureSkipTlsVerify);
    QVERIFY(config.cluster(QStringLiteral("lax"))->execConfig.isUndefined());
    const KubeContext context = *config.context(QStringLiteral("shop/api-dev:6443/ann"));
    QCOMPARE(context.cluster, QStringLiteral("api-dev"));
    QCOMPARE(context.user, QStringLiteral("ann"));
    QCOMPARE(context.nameSpace, QStringLiteral("shop"));
    QCOMPARE(config.currentContext, context.name);
}

void KubeconfigTest::logins_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, const char* body, KubeLoginKind kind) {
        QTest::newRow(name) << QByteArray(body) << int(kind);
    };
    row("nothing", "{}", KubeLoginKind::Anonymous);
    row("token", "{token: sha256~abc}", KubeLoginKind::Token);
    row("token file", "{tokenFile: t}", KubeLoginKind::TokenFile);
    row("token file beats token", "{token: sha256~abc, tokenFile: t}", KubeLoginKind::TokenFile);
    row("certificate", "{client-certificate: c, client-key: k}", KubeLoginKind::ClientCertificate);
    row("token beats certificate", "{token: t, client-certificate: c, client-key: k}", KubeLoginKind::Token);
    row("password", "{username: ann, password: hunter2}", KubeLoginKind::Password);
    row("exec", "{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}}", KubeLoginKind::Exec);
    row("auth provider", "{auth-provider: {name: oidc}}", KubeLoginKind::AuthProvider);
    row("exec beats auth provider",
        "{auth-provider: {name: oidc}, exec: {apiVersion: client.authentication.k8s.io/v1, command: x}}",
        KubeLoginKind::Exec);
}

void KubeconfigTest::logins()
{
    QFETCH(const QByteArray, body);
    QFETCH(const int, kind);
    const KubeUser ann = user(body);
    QCOMPARE(int(ann.loginKind()), kind);
    QCOMPARE(ann.problem.has_value(), KubeLoginKind(kind) == KubeLoginKind::AuthProvider);
}

void KubeconfigTest::impersonation()
{
    const KubeUser ann = user("{token: t, as: bob, as-uid: '7', as-groups: [dev, ops], "
                              "as-user-extra: {Reason/Why: [audit]}}");
    using Headers = QList<std::pair<QByteArray, QByteArray>>;
    const Headers expected{{"Impersonate-User", "bob"}, {"Impersonate-Uid", "7"},
        {"Impersonate-Group", "dev"}, {"Impersonate-Group", "ops"},
        {"Impersonate-Extra-reason%2Fwhy", "audit"}};
    QCOMPARE(ann.impersonation, expected);
    QCOMPARE(userCredential(ann)->impersonation, expected);
    const KubeUser mallory = user("{token: t, as: \"bob\\r\\nX-Evil: 1\"}");
    QVERIFY(mallory.problem);
    QVERIFY(mallory.impersonation.isEmpty());
}

void KubeconfigTest::execPlugin()
{
    const KubeUser ann = user(R"(
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: bin/login
      args: [get-token, --cluster, dev, 42]
      env: [{name: PROFILE, value: work}, {value: lost}]
      installHint: Install it.
      provideClusterInfo: true
      interactiveMode: Never)");
    QVERIFY(ann.exec);
    QCOMPARE(ann.exec->command, QStringLiteral("/home/ann/.kube/bin/login"));
    QCOMPARE(ann.exec->arguments.join(u' '), QStringLiteral("get-token --cluster dev 42"));
    QCOMPARE(ann.exec->environment.size(), 1);
    QCOMPARE(ann.exec->environment.first().second, QStringLiteral("work"));
    QCOMPARE(ann.exec->installHint, QStringLiteral("Install it."));
    QVERIFY(ann.exec->provideClusterInfo);
    QCOMPARE(ann.exec->interaction, KubeExec::Interaction::Never);
    QCOMPARE(user("{exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}}").exec->command,
        QStringLiteral("aws"));
}

void KubeconfigTest::brokenEntries_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& text, const char* says) {
        QTest::newRow(name) << text << QString::fromLatin1(says);
    };
    const QByteArray cluster = "clusters:\n- name: x\n  cluster: ";
    const QByteArray ann = "users:\n- name: x\n  user: ";
    row("no server", cluster + "{}", "cluster \"x\": server is missing");
    row("no address", cluster + "{server: 'api.example:6443'}", "server is not an address");
    row("odd scheme", cluster + "{server: 'ftp://api.example'}", "server is not an address");
    row("odd proxy", cluster + "{server: 'https://a', proxy-url: 'gopher://p'}",
        "proxy-url is not an address");
    row("authority", cluster + "{server: 'https://a', certificate-authority-data: '%%%'}",
        "certificate-authority-data is not base64");
    row("a list", cluster + "[1, 2]", "it is no map");
    row("certificate", ann + "{client-certificate-data: 'hunter2!', client-key: k}",
        "client-certificate-data is not base64");
    row("key", ann + "{client-certificate: c, client-key-data: 'hunter2!'}", "client-key-data is not base64");
    row("half a pair", ann + "{client-certificate: c}", "other half");
    row("auth provider", ann + "{auth-provider: {name: gcp}}", "auth-provider gcp");
    row("no command", ann + "{exec: {apiVersion: client.authentication.k8s.io/v1}}", "exec has no command");
    row("old exec", ann + "{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}}",
        "v1alpha1");
}

void KubeconfigTest::brokenEntries()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const Kubeconfig config = parsed(text);
    const auto problem =
        config.clusters.isEmpty() ? config.users.value(0).problem : config.clusters.value(0).problem;
    QVERIFY(problem);
    QCOMPARE(problem->code(), QStringLiteral("KUBECONFIG_ENTRY"));
    QCOMPARE(problem->path(), QStringLiteral("/home/ann/.kube/config"));
    QVERIFY2(problem->detail().contains(says), qPrintable(problem->detail()));
    QVERIFY(!problem->toLogLine().contains(QStringLiteral("hunter2")));
}

void KubeconfigTest::brokenEntriesHideNothing()
{
    const Kubeconfig config = parsed(R"(
clusters:
- 17
- {name: bad, cluster: {server: nonsense}}
- {name: good, cluster: {server: "https://a.example"}}
- cluster: {server: "https://nameless.example"}
- {name: good, cluster: {server: "https://second.example"}}
users: nonsense
contexts:
- {name: c, context: {cluster: good, user: gone}}
)");
    QCOMPARE(config.clusters.size(), 2);
    QVERIFY(config.cluster(QStringLiteral("bad"))->problem);
    QCOMPARE(config.cluster(QStringLiteral("good"))->server.host(), QStringLiteral("a.example"));
    QVERIFY(config.users.isEmpty());
    QCOMPARE(config.contexts.size(), 1);
}

void KubeconfigTest::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("open quote") << QByteArray("users:\n- name: \"hunter2\n");
    QTest::newRow("tabs") << QByteArray("users:\n\t- hunter2: {");
    QTest::newRow("a word") << QByteArray("hunter2");
    QTest::newRow("a list") << QByteArray("[hunter2]");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("binary") << QByteArray("\x7f"
                                          "ELF\x01\x02\x00\x00hunter2",
        15);
}

void KubeconfigTest::brokenFiles()
{
    QFETCH(const QByteArray, text);
    const auto config = Kubeconfig::parse(text, QStringLiteral("/k"));
    QVERIFY(!config);
    QCOMPARE(config.error().kind(), ErrorKind::Protocol);
    QCOMPARE(config.error().code(), QStringLiteral("KUBECONFIG_BROKEN"));
    QCOMPARE(config.error().path(), QStringLiteral("/k"));
    QVERIFY(!config.error().toLogLine().contains(QStringLiteral("hunter2")));
}

void KubeconfigTest::emptyFiles()
{
    for (const char* text : {"", "# nothing\n", "{}", "clusters: null\nusers: ~\n"}) {
        const auto config = Kubeconfig::parse(text, QStringLiteral("/k"));
        QVERIFY2(config, text);
        QVERIFY(config->clusters.isEmpty() && config->users.isEmpty() && config->contexts.isEmpty());
    }
}

void KubeconfigTest::deepAliasesEnd()
{
    // Nine levels of ten aliases each: a thousand million nodes if they were all written out.
    QByteArray text =
        "clusters:\n- name: x\n  cluster:\n    server: https://a\n    extensions:\n"
        "    - name: client.authentication.k8s.io/exec\n      extension:\n        a0: &a0 [x]\n";
    for (int level = 1; level < 10; ++level) {
        const QByteArray below = QByteArray::number(level - 1);
        text += "        a" + QByteArray::number(level) + ": &a" + QByteArray::number(level) + " [";
        for (int i = 0; i < 10; ++i)
            text += "*a" + below + ", ";
        text += "]\n";
    }
    const Kubeconfig config = parsed(text);
    QCOMPARE(config.clusters.size(), 1);
    QVERIFY(config.clusters.first().execConfig.isObject());
}

void KubeconfigTest::firstFileWins()
{
    const QString one = write(QStringLiteral("one"), R"(
users: [{name: red, user: {token: first}}]
contexts: [{name: a, context: {cluster: x, user: red}}]
current-context: a
)");
    const QString two = write(QStringLiteral("two"), R"(
users: [{name: red, user: {token: second, as: root}}, {name: blue, user: {token: third}}]
contexts: [{name: b, context: {cluster: x, user: blue}}, {name: a, context: {cluster: y, user: blue}}]
current-context: b
clusters: [{name: x, cluster: {server: "https://x.example"}}]
)");
    const Kubeconfig config =
        loadKubeconfig(kubeconfigPaths(one + QStringLiteral("::/nonexistent/file:") + two + u':' + one));
    QVERIFY(config.problems.isEmpty());
    QCOMPARE(config.users.size(), 2);
    const KubeUser red = *config.user(QStringLiteral("red"));
    QCOMPARE(red.token.reveal(), QByteArrayView("first"));
    QVERIFY(red.impersonation.isEmpty());
    QCOMPARE(red.file, one);
    QCOMPARE(config.user(QStringLiteral("blue"))->file, two);
    QCOMPARE(config.context(QStringLiteral("a"))->cluster, QStringLiteral("x"));
    QCOMPARE(config.contexts.size(), 2);
    QCOMPARE(config.currentContext, QStringLiteral("a"));
    QVERIFY(config.cluster(QStringLiteral("x")));
}

void KubeconfigTest::brokenFileHidesNothing()
{
    const QString broken = write(QStringLiteral("broken"), "users: [\n");
    const QString folder = m_folder.path();
    const QString good = write(QStringLiteral("good"), "users: [{name: red, user: {token: t}}]\n");
    const Kubeconfig config = loadKubeconfig({broken, folder, good});
    QVERIFY(config.user(QStringLiteral("red")));
    QCOMPARE(config.problems.size(), 2);
    QCOMPARE(config.problems.first().code(), QStringLiteral("KUBECONFIG_BROKEN"));
    QCOMPARE(config.problems.first().path(), broken);
    QCOMPARE(config.problems.last().code(), QStringLiteral("KUBECONFIG_FILE"));
    QCOMPARE(config.problems.last().path(), folder);
}

void KubeconfigTest::whereFilesAre()
{
    AuthEnvironment environment;
    environment.home = QStringLiteral("/home/ann");
    QCOMPARE(kubeconfigPaths(environment), QStringList{QStringLiteral("/home/ann/.kube/config")});
    environment.variables.insert(QStringLiteral("KUBECONFIG"), QString());
    QCOMPARE(kubeconfigPaths(environment), QStringList{QStringLiteral("/home/ann/.kube/config")});
    environment.variables.insert(QStringLiteral("KUBECONFIG"), QStringLiteral("/a:/b/../c:/a"));
    QCOMPARE(kubeconfigPaths(environment), QStringList({QStringLiteral("/a"), QStringLiteral("/c")}));
}

void KubeconfigTest::relativePathsCountFromTheirFile()
{
    write(QStringLiteral("deep/pki/ca.crt"), pem);
    write(QStringLiteral("deep/me.crt"), "certificate");
    write(QStringLiteral("me.key"), "key");
    const QString path = write(QStringLiteral("deep/config"), R"(
clusters: [{name: x, cluster: {server: "https://x.example", certificate-authority: pki/ca.crt}}]
users: [{name: ann, user: {client-certificate: ./me.crt, client-key: ../me.key}}]
)");
    const Kubeconfig config = loadKubeconfig({path});
    QCOMPARE(*clusterAuthority(*config.cluster(QStringLiteral("x"))), pem);
    const auto credential = userCredential(*config.user(QStringLiteral("ann")));
    QVERIFY2(credential, credential ? "" : qPrintable(credential.error().toLogLine()));
    QCOMPARE(credential->clientCertificate, QByteArray("certificate"));
    QCOMPARE(credential->clientKey.reveal(), QByteArrayView("key"));
    QCOMPARE(credential->source, path);
    QVERIFY(credential->registryToken.isEmpty());
}

void KubeconfigTest::tokenFileIsReadAnew()
{
    write(QStringLiteral("token"), "one\n");
    const QString path =
        write(QStringLiteral("config"), "users: [{name: ann, user: {token: old, tokenFile: token}}]\n");
    const KubeUser ann = *loadKubeconfig({path}).user(QStringLiteral("ann"));
    QCOMPARE(userCredential(ann)->registryToken.reveal(), QByteArrayView("one"));
    write(QStringLiteral("token"), "two");
    QCOMPARE(userCredential(ann)->registryToken.reveal(), QByteArrayView("two"));
}

void KubeconfigTest::missingFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("path");
    QTest::newRow("token") << QByteArray("users: [{name: x, user: {tokenFile: gone}}]")
                           << QStringLiteral("gone");
    QTest::newRow("empty token") << QByteArray("users: [{name: x, user: {tokenFile: empty}}]")
                                 << QStringLiteral("empty");
    QTest::newRow("certificate") << QByteArray(
        "users: [{name: x, user: {client-certificate: gone, client-key: ca}}]")
                                 << QStringLiteral("gone");
    QTest::newRow("key") << QByteArray("users: [{name: x, user: {client-certificate: ca, client-key: gone}}]")
                         << QStringLiteral("gone");
    QTest::newRow("authority") << QByteArray(
        "clusters: [{name: x, cluster: {server: 'https://x', certificate-authority: gone}}]")
                               << QStringLiteral("gone");
    QTest::newRow("no authority in it")
        << QByteArray("clusters: [{name: x, cluster: {server: 'https://x', certificate-authority: empty}}]")
        << QStringLiteral("empty");
}

void KubeconfigTest::missingFiles()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, path);
    write(QStringLiteral("empty"), "\n");
    write(QStringLiteral("ca"), pem);
    const Kubeconfig config = loadKubeconfig({write(QStringLiteral("config"), text)});
    QVERIFY(config.problems.isEmpty());
    std::optional<Error> error;
    if (config.clusters.isEmpty()) {
        const auto credential = userCredential(config.users.first());
        if (!credential)
            error = credential.error();
    } else if (const auto authority = clusterAuthority(config.clusters.first()); !authority) {
        error = authority.error();
    }
    QVERIFY(error);
    QCOMPARE(error->path(), m_folder.filePath(path));
}

void KubeconfigTest::nothingIsWritten()
{
    const QByteArray text = "users: [{name: ann, user: {token: t}}]\n";
    const QString path = write(QStringLiteral("readonly/config"), text);
    const QStringList before =
        QDir(QFileInfo(path).path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    const auto credential = userCredential(*loadKubeconfig({path}).user(QStringLiteral("ann")));
    QVERIFY(credential);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
    QCOMPARE(QDir(QFileInfo(path).path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), before);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::KubeconfigTest)
#include "tst_kubeconfig.moc"
