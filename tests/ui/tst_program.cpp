// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

//! The program as it is started: its arguments, and what it does before a window is there.
class TestProgram final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpNamesTheArguments();
    void twoReferencesAreTooMany();
    void theScreenshotShowsTheSeededLibrary();
    void theScreenshotCanBeDark();
    void memoryIsNotDumped();

private:
    [[nodiscard]] static QString program() { return QStringLiteral(PORTOLAN_BIN_DIR "/portolan"); }
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] QImage screenshot(const QStringList& arguments) const;

    QTemporaryDir m_folder;
};

QStringList TestProgram::places() const
{
    return {QStringLiteral("--settings"), m_folder.filePath(QStringLiteral("portolan.ini")),
        QStringLiteral("--data"), m_folder.filePath(QStringLiteral("data"))};
}

QImage TestProgram::screenshot(const QStringList& arguments) const
{
    const QString path = m_folder.filePath(QStringLiteral("window.png"));
    QFile::remove(path);
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program(), places() + QStringList{QStringLiteral("--screenshot"), path} + arguments);
    if (!process.waitForFinished(30000) || process.exitCode() != 0)
        return {};
    const QString printed = QString::fromLocal8Bit(process.readAllStandardOutput()).trimmed();
    return QImage(printed == path ? printed : QString());
}

void TestProgram::helpNamesTheArguments()
{
    QProcess process;
    process.start(program(), {QStringLiteral("--help")});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 0);
    const QByteArray help = process.readAllStandardOutput();
    for (const char* argument : {"--screenshot", "--settings", "--data", "--style-dark", "reference"})
        QVERIFY2(help.contains(argument), argument);
}

void TestProgram::twoReferencesAreTooMany()
{
    QProcess process;
    process.start(program(), {QStringLiteral("a.example.com"), QStringLiteral("b.example.com")});
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitCode(), 2);
}

void TestProgram::theScreenshotShowsTheSeededLibrary()
{
    const QImage image = screenshot({});
    QCOMPARE(image.size(), QSize(1280, 800));
    QVERIFY(QDir(m_folder.filePath(QStringLiteral("data/library/blobs/sha256"))).count() > 2);
    QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("data/portolan.db"))));
    QVERIFY(image.pixelColor(20, 400).lightness() > 200);
}

void TestProgram::theScreenshotCanBeDark()
{
    const QImage image = screenshot({QStringLiteral("--style-dark"),
        QStringLiteral("oci:%1:example.com/portolan/hello:multi")
            .arg(m_folder.filePath(QStringLiteral("data/library")))});
    QCOMPARE(image.size(), QSize(1280, 800));
    QVERIFY(image.pixelColor(20, 400).lightness() < 60);
}

void TestProgram::memoryIsNotDumped()
{
#ifdef __linux__
    QProcess process;
    process.start(program(), places());
    QVERIFY(process.waitForStarted());
    const QString limits = QStringLiteral("/proc/%1/limits").arg(process.processId());
    const auto coreLimit = [&limits] {
        QFile file(limits);
        if (!file.open(QIODevice::ReadOnly))
            return QByteArray();
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("Max core file size"))
                return line.simplified();
        }
        return QByteArray();
    };
    QTRY_VERIFY_WITH_TIMEOUT(coreLimit().startsWith("Max core file size 0 0"), 10000);
    process.terminate();
    QVERIFY(process.waitForFinished(10000));
#else
    QSKIP("read from /proc");
#endif
}

QTEST_MAIN(TestProgram)
#include "tst_program.moc"
