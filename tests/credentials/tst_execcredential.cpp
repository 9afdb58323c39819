// SPDX-License-Identifier: Apache-2.0
#include "credentials/execcredential.h"

#include "base/jsonreader.h"
#include "support/messagelog.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace portolan {

using Answer = Result<Credential>;

class ExecCredentialTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void token();
    void certificate();
    void whatItIsTold();
    void ownEnvironment();
    void onlyWhenConfirmed();
    void eachCommandIsItsOwn();
    void shownWithoutSecrets();
    void fails_data();
    void fails();
    void missing();
    void terminal();
    void slowOnesAreEnded();
    void endlessOnesAreEnded();
    void destroyingEndsTheProgram();

private:
    void script(const QByteArray& body) const
    {
        QFile file(m_folder.filePath(QStringLiteral("login")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + body + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] std::unique_ptr<ExecCredential> plugin() const
    {
        return std::make_unique<ExecCredential>(m_exec, m_cluster, m_authority, QStringList{m_folder.path()});
    }
    [[nodiscard]] static Answer ask(ExecCredential& plugin, bool isConfirmed = true)
    {
        std::optional<Answer> answer;
        plugin.get([isConfirmed](const QString&) { return isConfirmed; },
            [&answer](const Answer& result) { answer = result; });
        if (answer || !QTest::qWaitFor([&answer] { return answer.has_value(); }, 30000))
            return Error::internal(QStringLiteral("the plugin never answered, or at once"));
        return *answer;
    }
    [[nodiscard]] qint64 waitForPid() const
    {
        QFile file(m_folder.filePath(QStringLiteral("pid")));
        const bool written = QTest::qWaitFor([&file] { return file.exists() && file.size() > 0; }, 10000);
        return written && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
    }

    QTemporaryDir m_folder;
    KubeExec m_exec;
    KubeCluster m_cluster;
    QByteArray m_authority;
};

void ExecCredentialTest::init()
{
    m_exec = KubeExec();
    m_exec.file = QStringLiteral("/home/ann/.kube/config");
    m_exec.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
    m_exec.command = QStringLiteral("login");
    m_cluster = KubeCluster();
    m_cluster.server = QUrl(QStringLiteral("https://api.example:6443"));
    m_authority.clear();
}

void ExecCredentialTest::token()
{
    script(R"(echo noise >&2
echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":
  {"token":"hunter2","expirationTimestamp":"2031-02-03T04:05:06Z"}}')");
    const auto login = plugin();
    const Answer answer = ask(*login);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLogLine()));
    QCOMPARE(answer->registryToken.reveal(), QByteArrayView("hunter2"));
    QCOMPARE(answer->expires, QDateTime(QDate(2031, 2, 3), QTime(4, 5, 6), Qt::UTC));
    QCOMPARE(answer->source, QStringLiteral("login"));
}

void ExecCredentialTest::certificate()
{
    m_exec.apiVersion = QStringLiteral("client.authentication.k8s.io/v1beta1");
    script(R"(echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","status":
  {"clientCertificateData":"cert","clientKeyData":"hunter2"}}')");
    const auto login = plugin();
    const Answer answer = ask(*login);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLogLine()));
    QCOMPARE(answer->clientCertificate, QByteArray("cert"));
    QCOMPARE(answer->clientKey.reveal(), QByteArrayView("hunter2"));
    QVERIFY(!answer->expires.isValid());
}

void ExecCredentialTest::whatItIsTold()
{
    // It puts what it was told where the token is.
    script(R"(told=$(printf %s "$KUBERNETES_EXEC_INFO" | base64 -w0)
echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"$told\"}}")");
    const auto told = [this] {
        const auto login = plugin();
        const Answer answer = ask(*login);
        const QByteArray text = answer ? answer->registryToken.reveal().toByteArray() : QByteArray();
        return JsonReader::parse(QByteArray::fromBase64(text)).value_or(JsonReader());
    };
    const JsonReader bare = told();
    QCOMPARE(bare[QLatin1String("kind")].text(), QStringLiteral("ExecCredential"));
    QCOMPARE(bare[QLatin1String("apiVersion")].text(), m_exec.apiVersion);
    QCOMPARE(bare[QLatin1String("spec")][QLatin1String("interactive")].boolean(), std::optional(false));
    QVERIFY(!bare[QLatin1String("spec")][QLatin1String("cluster")].isPresent());

    m_exec.provideClusterInfo = true;
    m_authority = "pem";
    m_cluster.tlsServerName = QStringLiteral("other.example");
    m_cluster.proxy = QUrl(QStringLiteral("http://proxy:3128"));
    m_cluster.execConfig = QJsonObject{{QLatin1String("audience"), QLatin1String("06b")}};
    const JsonReader cluster = told()[QLatin1String("spec")][QLatin1String("cluster")];
    QCOMPARE(cluster[QLatin1String("server")].text(), QStringLiteral("https://api.example:6443"));
    QCOMPARE(cluster[QLatin1String("certificate-authority-data")].text(), QStringLiteral("cGVt"));
    QCOMPARE(cluster[QLatin1String("tls-server-name")].text(), QStringLiteral("other.example"));
    QCOMPARE(cluster[QLatin1String("proxy-url")].text(), QStringLiteral("http://proxy:3128"));
    QCOMPARE(cluster[QLatin1String("config")][QLatin1String("audience")].text(), QStringLiteral("06b"));
}

void ExecCredentialTest::ownEnvironment()
{
    m_exec.environment = {{QStringLiteral("PROFILE"), QStringLiteral("work")}};
    m_exec.arguments = {QStringLiteral("a b"), QStringLiteral("$HOME")};
    m_exec.command = m_folder.filePath(QStringLiteral("login"));
    script(R"(cat >/dev/null
echo "{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"$PROFILE|$#|$1|$2\"}}")");
    const auto login = plugin();
    const Answer answer = ask(*login);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLogLine()));
    QCOMPARE(answer->registryToken.reveal(), QByteArrayView("work|2|a b|$HOME"));
}

void ExecCredentialTest::onlyWhenConfirmed()
{
    script("touch " + m_folder.filePath(QStringLiteral("ran")).toUtf8());
    m_exec.arguments = {QStringLiteral("get"), QStringLiteral("--client-secret"), QStringLiteral("hunter2")};
    const MessageLog log;
    const auto login = plugin();
    const Answer answer = ask(*login, false);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind(), ErrorKind::AuthRequired);
    QCOMPARE(answer.error().code(), QStringLiteral("EXEC_NOT_CONFIRMED"));
    QCOMPARE(answer.error().path(), m_exec.file);
    QCOMPARE(answer.error().detail(), QStringLiteral("login get --client-secret ***"));
    QVERIFY(!log.text().contains(QStringLiteral("hunter2")));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("ran"))));
}

void ExecCredentialTest::eachCommandIsItsOwn()
{
    m_exec.arguments = {QStringLiteral("a"), QStringLiteral("b")};
    m_exec.environment = {{QStringLiteral("N"), QStringLiteral("v")}};
    const QString id = ExecCommand::of(m_exec).id;
    QCOMPARE(id.size(), 64);
    QCOMPARE(ExecCommand::of(m_exec).id, id);
    QSet<QString> ids{id};
    const auto add = [&ids](const KubeExec& exec) { ids.insert(ExecCommand::of(exec).id); };
    KubeExec other = m_exec;
    other.file = QStringLiteral("/elsewhere");
    add(other);
    other = m_exec;
    other.command = QStringLiteral("logout");
    add(other);
    other = m_exec;
    other.arguments = {QStringLiteral("a b")};
    add(other);
    other = m_exec;
    other.arguments = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("N"), QStringLiteral("v")};
    other.environment.clear();
    add(other);
    other = m_exec;
    other.environment.first().second = QStringLiteral("w");
    add(other);
    QCOMPARE(ids.size(), 6);
}

void ExecCredentialTest::shownWithoutSecrets()
{
    m_exec.command = QStringLiteral("/opt/my tools/login");
    m_exec.environment = {{QStringLiteral("AWS_PROFILE"), QStringLiteral("hunter2")}};
    m_exec.arguments = {QStringLiteral("--oidc-client-secret=hunter2"), QStringLiteral("-password"),
        QStringLiteral("hunter2"), QStringLiteral("it's"), QStringLiteral("--password-command"),
        QStringLiteral("evil"), QStringLiteral("sha256~hunter2hunter2")};
    const ExecCommand command = ExecCommand::of(m_exec);
    QVERIFY2(!command.commandLine.contains(QStringLiteral("hunter2")), qPrintable(command.commandLine));
    QCOMPARE(command.commandLine,
        QStringLiteral(
            "AWS_PROFILE=*** '/opt/my tools/login' --oidc-client-secret=*** -password *** 'it'\\''s' "
            "--password-command evil ***"));
    QCOMPARE(command.file, m_exec.file);
}

void ExecCredentialTest::fails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const QByteArray good =
        R"({"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":)";
    const auto row = [](const char* name, const QByteArray& body, const char* says) {
        QTest::newRow(name) << body << QString::fromLatin1(says);
    };
    row("says why", "echo first >&2; echo 'log in at the portal, token: hunter2' >&2; exit 3",
        "(3): log in at the portal");
    row("garbage", "echo hunter2", "did not answer with an ExecCredential");
    row("nothing", "exit 0", "did not answer with an ExecCredential");
    row("another kind", R"(echo '{"kind":"Pod","status":{"token":"hunter2"}}')",
        "did not answer with an ExecCredential");
    row("another version",
        R"(echo '{"kind":"ExecCredential","apiVersion":"v9","status":{"token":"hunter2"}}')", "version v9");
    row("no login", "echo '" + good + "{}}'", "gave no login");
    row("half a certificate", "echo '" + good + R"({"token":"hunter2","clientKeyData":"hunter2"}}')",
        "half a client certificate");
    row("killed", "kill -9 $$", "crashed");
    row("token, then failure", "echo '" + good + R"({"token":"hunter2"}}'; exit 1)", "failed (1)");
}

void ExecCredentialTest::fails()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    const MessageLog log;
    script(body);
    const auto login = plugin();
    const Answer answer = ask(*login);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind(), ErrorKind::Storage);
    QCOMPARE(answer.error().code(), QStringLiteral("EXEC_FAILED"));
    QVERIFY2(answer.error().detail().contains(says), qPrintable(answer.error().detail()));
    QVERIFY(!answer.error().toLogLine().contains(QStringLiteral("hunter2")));
    QVERIFY(log.text().contains(QStringLiteral("EXEC_FAILED")));
    QVERIFY(!log.text().contains(QStringLiteral("hunter2")));
}

void ExecCredentialTest::missing()
{
    m_exec.installHint = QStringLiteral("Get it at example.com");
    for (const char* command : {"nosuch", "/nonexistent/login"}) {
        m_exec.command = QString::fromLatin1(command);
        const auto login = plugin();
        const Answer answer = ask(*login);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code(), QStringLiteral("EXEC_MISSING"));
        QVERIFY(answer.error().detail().contains(m_exec.installHint));
    }
    // Without folders nothing is looked up, not even where the process's own PATH points.
    m_exec.command = QStringLiteral("sh");
    ExecCredential nowhere(m_exec, m_cluster, QByteArray(), {});
    QCOMPARE(ask(nowhere).error().code(), QStringLiteral("EXEC_MISSING"));
}

void ExecCredentialTest::terminal()
{
    script("exit 0");
    m_exec.interaction = KubeExec::Interaction::Always;
    const auto login = plugin();
    QCOMPARE(ask(*login).error().code(), QStringLiteral("EXEC_NEEDS_TERMINAL"));
}

void ExecCredentialTest::slowOnesAreEnded()
{
    script("echo $$ > " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + "; exec sleep 60");
    const auto login = plugin();
    login->setTimeout(std::chrono::milliseconds(400));
    QElapsedTimer clock;
    clock.start();
    const Answer answer = ask(*login);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code(), QStringLiteral("EXEC_TIMEOUT"));
    QVERIFY(clock.elapsed() < 10000);
    const qint64 pid = waitForPid();
    QVERIFY(pid > 0);
    QTRY_VERIFY(::kill(pid_t(pid), 0) != 0);
}

void ExecCredentialTest::endlessOnesAreEnded()
{
    script("exec yes hunter2");
    const auto login = plugin();
    QCOMPARE(ask(*login).error().code(), QStringLiteral("EXEC_FAILED"));
}

void ExecCredentialTest::destroyingEndsTheProgram()
{
    QFile::remove(m_folder.filePath(QStringLiteral("pid")));
    script("echo $$ > " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + "; exec sleep 60");
    const MessageLog log;
    bool answered = false;
    auto login = plugin();
    login->get([](const QString&) { return true; }, [&answered](const Answer&) { answered = true; });
    const qint64 pid = waitForPid();
    QVERIFY(pid > 0);
    login.reset();
    QVERIFY(::kill(pid_t(pid), 0) != 0);
    QVERIFY(!answered);
    QVERIFY2(!log.text().contains(QStringLiteral("QProcess")), qPrintable(log.text()));
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::ExecCredentialTest)
#include "tst_execcredential.moc"
