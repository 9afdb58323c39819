// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"
#include "oci/platform.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestPlatform final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("two") << u"linux/amd64"_s << u"linux/amd64"_s;
        QTest::newRow("three") << u"linux/arm/v7"_s << u"linux/arm/v7"_s;
        QTest::newRow("as uname has it") << u"linux/x86_64"_s << u"linux/amd64"_s;
        QTest::newRow("as uname has it on arm") << u"linux/aarch64"_s << u"linux/arm64"_s;
        QTest::newRow("upper case") << u" Windows/AMD64 "_s << u"windows/amd64"_s;
        QTest::newRow("one") << u"linux"_s << QString();
        QTest::newRow("four") << u"linux/arm64/v8/x"_s << QString();
        QTest::newRow("empty part") << u"linux//v8"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("slash") << u"/"_s << QString();
        QTest::newRow("blank") << u"linux/amd 64"_s << QString();
    }

    void parses()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto platform = Platform::parse(text);
        QCOMPARE(platform.has_value(), !shown.isEmpty());
        if (platform)
            QCOMPARE(platform->toString(), shown);
        else
            QCOMPARE(platform.error().kind(), ErrorKind::Usage);
    }

    void matches_data()
    {
        QTest::addColumn<Platform>("image");
        QTest::addColumn<Platform>("wish");
        QTest::addColumn<bool>("fits");
        const Platform amd64(u"linux"_s, u"amd64"_s);
        const Platform arm64(u"linux"_s, u"arm64"_s);
        const Platform arm64v8(u"linux"_s, u"arm64"_s, u"v8"_s);
        const Platform armv6(u"linux"_s, u"arm"_s, u"v6"_s);
        const Platform armv7(u"linux"_s, u"arm"_s, u"v7"_s);
        const Platform arm(u"linux"_s, u"arm"_s);
        const Platform windows(u"windows"_s, u"amd64"_s);
        Platform windows10 = windows;
        windows10.osVersion = u"10.0.17763.1"_s;
        Platform windows11 = windows;
        windows11.osVersion = u"10.0.20348.1"_s;
        QTest::newRow("same") << amd64 << amd64 << true;
        QTest::newRow("other architecture") << amd64 << arm64 << false;
        QTest::newRow("other system") << windows << amd64 << false;
        QTest::newRow("v8 wished, none said") << arm64 << arm64v8 << true;
        QTest::newRow("none wished, v8 said") << arm64v8 << arm64 << true;
        QTest::newRow("any variant") << armv6 << arm << true;
        QTest::newRow("other variant") << armv6 << armv7 << false;
        QTest::newRow("variant wished, none said") << arm << armv7 << false;
        QTest::newRow("any version") << windows10 << windows << true;
        QTest::newRow("other version") << windows10 << windows11 << false;
        QTest::newRow("version wished, none said") << windows << windows10 << false;
        QTest::newRow("same version") << windows10 << windows10 << true;
        QTest::newRow("nothing said") << Platform() << amd64 << false;
    }

    void matches()
    {
        QFETCH(Platform, image);
        QFETCH(Platform, wish);
        QFETCH(bool, fits);
        QCOMPARE(image.matches(wish), fits);
    }

    void readsJson()
    {
        const auto json = JsonReader::parse(
            R"({"os":"windows","architecture":"amd64","os.version":"10.0.1","os.features":["win32k",5]})");
        QVERIFY(json);
        const Platform platform = Platform::fromJson(*json);
        QCOMPARE(platform.toString(), u"windows/amd64 (10.0.1)"_s);
        QCOMPARE(platform.osFeatures, QStringList({u"win32k"_s}));
        QVERIFY(!platform.isUnknown());
        QVERIFY(Platform::fromJson(JsonReader()).isEmpty());
    }

    void unknownIsNoPlatform()
    {
        QVERIFY(Platform(u"unknown"_s, u"unknown"_s).isUnknown());
        QVERIFY(!Platform(u"linux"_s, u"unknown"_s).isUnknown());
        QVERIFY(!Platform().isUnknown());
    }

    void hostIsAPlatform()
    {
        const Platform host = Platform::host();
        QCOMPARE(host.os, u"linux"_s);
        const auto again = Platform::parse(host.toString());
        QVERIFY(again);
        QCOMPARE(*again, host);
    }
};

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"
