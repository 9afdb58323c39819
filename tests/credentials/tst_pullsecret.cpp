// SPDX-License-Identifier: Apache-2.0
#include "credentials/pullsecret.h"

#include <QTest>

namespace portolan {

class PullSecretTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void understands_data();
    void understands();
    void refuses_data();
    void refuses();
};

namespace {

const QByteArray config(R"({"auths":{"quay.io":{"auth":"YW5uOnB3"},"quay.io/team":{"auth":"Ym9iOnB3"}}})");
const QByteArray legacy(R"({"https://old.example/v1/":{"auth":"b2xkOnB3","email":"a@b"}})");
const QString both = QStringLiteral("quay.io=ann quay.io/team=bob");

QByteArray jsonSecret(const QByteArray& key, const QByteArray& content)
{
    return R"({"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"data":{")" + key + R"(":")"
        + content.toBase64() + R"("}})";
}

QByteArray yamlSecret(const QByteArray& key, const QByteArray& content)
{
    return "apiVersion: v1\nkind: Secret\nmetadata:\n  name: x\ntype: "
           "kubernetes.io/dockerconfigjson\ndata:\n  "
        + key + ": " + content.toBase64() + '\n';
}

QByteArray indented(const QByteArray& text)
{
    return "- " + text.trimmed().replace("\n", "\n  ") + '\n';
}

} // namespace

void PullSecretTest::understands_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("logins");

    const QByteArray configKey(".dockerconfigjson");
    const QByteArray legacyKey(".dockercfg");
    const QString old = QStringLiteral("https://old.example/v1/=old");
    QTest::newRow("auths file") << config << both;
    QTest::newRow("blanks before it") << QByteArray("\n  " + config) << both;
    QTest::newRow("legacy file") << legacy << old;
    QTest::newRow("JSON Secret") << jsonSecret(configKey, config) << both;
    QTest::newRow("JSON Secret, legacy") << jsonSecret(legacyKey, legacy) << old;
    QTest::newRow("JSON List") << QByteArray(
        R"({"kind":"List","items":[{"kind":"ConfigMap","data":{"a":"b"}},)" + jsonSecret(configKey, config)
        + "," + jsonSecret(legacyKey, legacy) + "]}")
                               << both + u' ' + old;
    QTest::newRow("YAML Secret") << yamlSecret(configKey, config) << both;
    QTest::newRow("YAML Secret, legacy") << yamlSecret(legacyKey, legacy) << old;
    QTest::newRow("YAML stringData") << QByteArray("kind: Secret\nstringData:\n  .dockerconfigjson: |\n    "
        + config + "\n") << both;
    QTest::newRow("stringData before data")
        << QByteArray(yamlSecret(configKey, R"({"auths":{"quay.io":{"auth":"b3RoZXI6cHc="}}})")
               + "stringData:\n  .dockerconfigjson: '" + config + "'\n")
        << both;
    const QByteArray wrapped = config.toBase64().insert(40, "\n    ");
    QTest::newRow("wrapped base64") << QByteArray("kind: Secret\ndata:\n  .dockerconfigjson: |\n    "
        + wrapped + "\n") << both;
    QTest::newRow("documents") << QByteArray("---\nkind: ConfigMap\n---\n" + yamlSecret(configKey, config)
        + "---\n" + yamlSecret(legacyKey, legacy) + "...\n")
                               << both + u' ' + old;
    QTest::newRow("YAML List") << QByteArray("kind: List\nitems:\n" + indented(yamlSecret(configKey, config))
        + indented(yamlSecret(legacyKey, legacy)))
                               << both + u' ' + old;
    QTest::newRow("SecretList without kinds")
        << QByteArray("kind: SecretList\nitems:\n- data:\n    .dockerconfigjson: " + config.toBase64() + '\n')
        << both;
    QTest::newRow("the first of equal keys")
        << QByteArray("kind: List\nitems:\n" + indented(yamlSecret(configKey, config))
               + indented(yamlSecret(configKey, R"({"auths":{"quay.io":{"auth":"b3RoZXI6cHc="}}})")))
        << both;
}

void PullSecretTest::understands()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, logins);

    const auto entries = parsePullSecret(bytes, QStringLiteral("pull-secret.txt"));
    QVERIFY2(entries, entries ? "" : qPrintable(entries.error().toLogLine()));
    QStringList found;
    for (const AuthEntry& entry : *entries) {
        found << entry.key + u'=' + entry.credential.user;
        QCOMPARE(entry.credential.password.reveal(), QByteArrayView("pw"));
        QCOMPARE(entry.credential.source, QStringLiteral("pull-secret.txt"));
    }
    QCOMPARE(found.join(u' '), logins);
}

void PullSecretTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");

    const QString none = QStringLiteral("NO_LOGINS");
    QTest::newRow("nothing") << QByteArray() << none;
    QTest::newRow("empty JSON") << QByteArray("{}") << none;
    QTest::newRow("another kind") << QByteArray(R"({"kind":"Pod","data":{".dockerconfigjson":"e30="}})")
                                  << none;
    QTest::newRow("prose") << QByteArray("please see the attachment") << none;
    QTest::newRow("bad base64") << QByteArray("kind: Secret\ndata:\n  .dockerconfigjson: hunter2!\n") << none;
    QTest::newRow("data is a list") << QByteArray("kind: Secret\ndata: [1, 2]\nstringData: 3\n") << none;
    QTest::newRow("items is no list") << QByteArray("kind: List\nitems: hunter2\n") << none;
    QTest::newRow("odd items") << QByteArray("kind: List\nitems: [1, null, [2], {kind: Secret}]\n") << none;
    QTest::newRow("an alias to itself") << QByteArray("kind: List\nitems: &a\n- *a\n") << none;
    QTest::newRow("neither") << QByteArray("a: [hunter2\n: }") << QStringLiteral("NOT_A_PULL_SECRET");
    QTest::newRow("deep") << QByteArray(200000, '[') << QStringLiteral("NOT_A_PULL_SECRET");
}

void PullSecretTest::refuses()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);

    const auto entries = parsePullSecret(bytes, QStringLiteral("f"));
    QVERIFY(!entries);
    QCOMPARE(entries.error().kind(), ErrorKind::Protocol);
    QCOMPARE(entries.error().code(), code);
    QVERIFY(!entries.error().toLogLine().contains(QStringLiteral("hunter2")));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::PullSecretTest)
#include "tst_pullsecret.moc"
