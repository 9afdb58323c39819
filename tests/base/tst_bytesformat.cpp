// SPDX-License-Identifier: Apache-2.0
#include "base/bytesformat.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestBytesFormat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("inC");
        QTest::addColumn<QString>("inGerman");
        QTest::newRow("unknown") << qint64(-1) << QString() << QString();
        QTest::newRow("none") << qint64(0) << u"0 bytes"_s << u"0 Byte"_s;
        QTest::newRow("some") << qint64(999) << u"999 bytes"_s << u"999 Byte"_s;
        QTest::newRow("kilo") << qint64(1000) << u"1.00 kB"_s << u"1,00 kB"_s;
        QTest::newRow("two digits") << qint64(12'340) << u"12.3 kB"_s << u"12,3 kB"_s;
        QTest::newRow("three digits") << qint64(312'400'000) << u"312 MB"_s << u"312 MB"_s;
        QTest::newRow("below ten") << qint64(9'994'000) << u"9.99 MB"_s << u"9,99 MB"_s;
        QTest::newRow("rounds to ten") << qint64(9'995'000) << u"10.0 MB"_s << u"10,0 MB"_s;
        QTest::newRow("giga") << qint64(1'500'000'000) << u"1.50 GB"_s << u"1,50 GB"_s;
        QTest::newRow("all there is") << std::numeric_limits<qint64>::max() << u"9.22 EB"_s << u"9,22 EB"_s;
    }

    void bytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, inC);
        QFETCH(QString, inGerman);
        QCOMPARE(formatBytes(bytes, QLocale::c()), inC);
        // Starts with: the plural of "Byte" differs between Qt's versions.
        const QString german = formatBytes(bytes, QLocale(QLocale::German, QLocale::Germany));
        QVERIFY2(german.startsWith(inGerman), qPrintable(german));
        QCOMPARE(german.isEmpty(), inGerman.isEmpty());
    }

    void rates()
    {
        QCOMPARE(formatRate(41'200'000, QLocale::c()), u"41.2 MB/s"_s);
        QCOMPARE(formatRate(41'200'000, QLocale(QLocale::German, QLocale::Germany)), u"41,2 MB/s"_s);
        QCOMPARE(formatRate(-1, QLocale::c()), QString());
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("unknown") << qint64(-1) << QString();
        QTest::newRow("none") << qint64(0) << u"0 s"_s;
        QTest::newRow("seconds") << qint64(59) << u"59 s"_s;
        QTest::newRow("a minute") << qint64(60) << u"1 min 0 s"_s;
        QTest::newRow("minutes") << qint64(200) << u"3 min 20 s"_s;
        QTest::newRow("hours") << qint64(7500) << u"2 h 5 min"_s;
        QTest::newRow("a day") << qint64(90'000) << u"25 h 0 min"_s;
        QTest::newRow("days") << qint64(14 * 86'400) << u"14 d"_s;
        QTest::newRow("days and hours") << qint64(3 * 86'400 + 7300) << u"3 d 2 h"_s;
    }

    void durations()
    {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(formatDuration(seconds), text);
    }
};

QTEST_GUILESS_MAIN(TestBytesFormat)
#include "tst_bytesformat.moc"
