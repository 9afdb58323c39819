// SPDX-License-Identifier: Apache-2.0
#include "credentials/credentialhelper.h"

#include "support/messagelog.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace portolan {

using Answer = Result<std::optional<Credential>>;

class CredentialHelperTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
    void refreshTokens();
    void keyGoesToStdinOnly();
    void fails_data();
    void fails();
    void namesAreNoPaths_data();
    void namesAreNoPaths();
    void slowOnesAreEnded();
    void endlessOnesAreEnded();
    void destroyingEndsTheProgram();
    void answerComesAfterGetReturned();

private:
    void script(const char* name, const QByteArray& body) const
    {
        QFile file(m_folder.filePath(QStringLiteral("docker-credential-") + QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + body + '\n');
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    [[nodiscard]] std::unique_ptr<CredentialHelper> helper(const QString& name) const
    {
        return std::make_unique<CredentialHelper>(name, QStringList{m_folder.path()});
    }
    //! Waits for a script to have written its process id.
    [[nodiscard]] qint64 waitForPid() const
    {
        QFile file(m_folder.filePath(QStringLiteral("pid")));
        const bool written = QTest::qWaitFor([&file] { return file.exists() && file.size() > 0; }, 10000);
        return written && file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
    }
    [[nodiscard]] static Answer ask(CredentialHelper& helper, const QString& key = QStringLiteral("quay.io"))
    {
        std::optional<Answer> answer;
        helper.get(key, [&answer](const Answer& result) { answer = result; });
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 30000))
            return Error::internal(QStringLiteral("the helper never answered"));
        return *answer;
    }

    QTemporaryDir m_folder;
};

void CredentialHelperTest::answers_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("found");

    QTest::newRow("a login") << QByteArray(
        R"(echo '{"ServerURL":"quay.io","Username":"ann","Secret":"hunter2"}')")
                             << true;
    QTest::newRow("reads no stdin") << QByteArray(R"(exec <&-; echo '{"Username":"ann","Secret":"hunter2"}')")
                                    << true;
    QTest::newRow("noise on stderr") << QByteArray(
        R"(echo hunter2 >&2; echo '{"Username":"ann","Secret":"hunter2"}')")
                                     << true;
    QTest::newRow("not found") << QByteArray("echo 'credentials not found in native keychain'; exit 1")
                               << false;
    QTest::newRow("no secret") << QByteArray(R"(echo '{"ServerURL":"quay.io","Username":"","Secret":""}')")
                               << false;
}

void CredentialHelperTest::answers()
{
    QFETCH(const QByteArray, body);
    QFETCH(const bool, found);
    script("some", body);
    const auto some = helper(QStringLiteral("some"));
    const Answer answer = ask(*some);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().toLogLine()));
    QCOMPARE(answer->has_value(), found);
    if (!found)
        return;
    QCOMPARE((*answer)->user, QStringLiteral("ann"));
    QCOMPARE((*answer)->password.reveal(), QByteArrayView("hunter2"));
    QCOMPARE((*answer)->source, QStringLiteral("docker-credential-some"));
}

void CredentialHelperTest::refreshTokens()
{
    script("token", R"(echo '{"Username":"<token>","Secret":"refresh"}')");
    const auto token = helper(QStringLiteral("token"));
    const Answer answer = ask(*token);
    QVERIFY(answer);
    QVERIFY(answer->has_value());
    QCOMPARE((*answer)->identityToken.reveal(), QByteArrayView("refresh"));
    QVERIFY((*answer)->password.isEmpty());
}

void CredentialHelperTest::keyGoesToStdinOnly()
{
    script("echo", R"(read key; echo "{\"Username\":\"$*\",\"Secret\":\"$key\"}")");
    const auto echo = helper(QStringLiteral("echo"));
    const Answer answer = ask(*echo, QStringLiteral("https://index.docker.io/v1/"));
    QVERIFY(answer);
    QVERIFY(answer->has_value());
    QCOMPARE((*answer)->user, QStringLiteral("get"));
    QCOMPARE((*answer)->password.reveal(), QByteArrayView("https://index.docker.io/v1/"));
}

void CredentialHelperTest::fails_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");

    QTest::newRow("its message") << QByteArray("echo 'the vault is sealed'; exit 1")
                                 << QStringLiteral("the vault is sealed");
    QTest::newRow("garbage") << QByteArray("echo hunter2") << QStringLiteral("did not answer with JSON");
    QTest::newRow("a list") << QByteArray(R"(echo '["hunter2"]')")
                            << QStringLiteral("did not answer with JSON");
    QTest::newRow("nothing") << QByteArray("exit 0") << QStringLiteral("did not answer with JSON");
    QTest::newRow("a login, then failure")
        << QByteArray(R"(echo '{"Username":"ann","Secret":"hunter2"}'; exit 1)") << QStringLiteral("failed");
    QTest::newRow("killed") << QByteArray("kill -9 $$") << QStringLiteral("crashed");
    QTest::newRow("long message") << QByteArray("printf 'x%.0s' $(seq 5000); exit 1")
                                  << QStringLiteral("xxx");
}

void CredentialHelperTest::fails()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    const MessageLog log;
    script("bad", body);
    const auto bad = helper(QStringLiteral("bad"));
    const Answer answer = ask(*bad);
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind(), ErrorKind::Storage);
    QCOMPARE(answer.error().code(), QStringLiteral("HELPER_FAILED"));
    QVERIFY2(answer.error().detail().contains(says), qPrintable(answer.error().detail()));
    QVERIFY(answer.error().detail().size() < 300);
    QVERIFY(!answer.error().toLogLine().contains(QStringLiteral("hunter2")));
    QVERIFY(log.text().contains(QStringLiteral("HELPER_FAILED")));
    QVERIFY(!log.text().contains(QStringLiteral("hunter2")));
}

void CredentialHelperTest::namesAreNoPaths_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("not there") << QStringLiteral("nosuch");
    QTest::newRow("path") << QStringLiteral("x/../docker-credential-some");
    QTest::newRow("option") << QStringLiteral("-some");
    QTest::newRow("empty") << QString();
    QTest::newRow("line") << QStringLiteral("some\n");
    QTest::newRow("words") << QStringLiteral("some thing");
}

void CredentialHelperTest::namesAreNoPaths()
{
    QFETCH(const QString, name);
    script("some", "touch " + m_folder.filePath(QStringLiteral("ran")).toUtf8());
    const auto odd = helper(name);
    const Answer answer = ask(*odd);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code(), QStringLiteral("HELPER_MISSING"));
    // Without folders nothing is looked up, not even where the process's own PATH points.
    CredentialHelper nowhere(QStringLiteral("some"), {});
    QCOMPARE(ask(nowhere).error().code(), QStringLiteral("HELPER_MISSING"));
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("ran"))));
}

void CredentialHelperTest::slowOnesAreEnded()
{
    script("slow", "echo $$ > " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + "; exec sleep 60");
    const auto slow = helper(QStringLiteral("slow"));
    slow->setTimeout(std::chrono::milliseconds(400));
    QElapsedTimer clock;
    clock.start();
    const Answer answer = ask(*slow);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code(), QStringLiteral("HELPER_TIMEOUT"));
    QVERIFY(clock.elapsed() < 10000);
    const qint64 pid = waitForPid();
    QVERIFY(pid > 0);
    QTRY_VERIFY(::kill(pid_t(pid), 0) != 0);
}

void CredentialHelperTest::endlessOnesAreEnded()
{
    script("endless", "exec yes hunter2");
    const auto endless = helper(QStringLiteral("endless"));
    const Answer answer = ask(*endless);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code(), QStringLiteral("HELPER_FAILED"));
}

void CredentialHelperTest::destroyingEndsTheProgram()
{
    const MessageLog log;
    QFile::remove(m_folder.filePath(QStringLiteral("pid")));
    script("slow", "echo $$ > " + m_folder.filePath(QStringLiteral("pid")).toUtf8() + "; exec sleep 60");
    bool answered = false;
    auto slow = helper(QStringLiteral("slow"));
    slow->get(QStringLiteral("quay.io"), [&answered](const Answer&) { answered = true; });
    const qint64 pid = waitForPid();
    QVERIFY(pid > 0);
    slow.reset();
    QVERIFY(::kill(pid_t(pid), 0) != 0);
    QVERIFY(!answered);
    QVERIFY2(!log.text().contains(QStringLiteral("QProcess")), qPrintable(log.text()));
}

void CredentialHelperTest::answerComesAfterGetReturned()
{
    bool answered = false;
    const auto missing = helper(QStringLiteral("nosuch"));
    missing->get(QStringLiteral("quay.io"), [&answered](const Answer&) { answered = true; });
    QVERIFY(!answered);
    QTRY_VERIFY(answered);
}

} // namespace portolan

QTEST_GUILESS_MAIN(portolan::CredentialHelperTest)
#include "tst_credentialhelper.moc"
