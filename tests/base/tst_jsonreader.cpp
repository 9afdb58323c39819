// SPDX-License-Identifier: Apache-2.0
#include "base/jsonreader.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestJsonReader final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<ErrorKind>("kind");
        const QByteArray deep = QByteArray(200, '[') + QByteArray(200, ']');
        QByteArray deepObjects;
        for (int i = 0; i < 200; ++i)
            deepObjects += R"({"a":)";
        deepObjects += '1' + QByteArray(200, '}');
        QTest::newRow("nothing") << QByteArray() << ErrorKind::Protocol;
        QTest::newRow("blanks") << QByteArray("  \n") << ErrorKind::Protocol;
        QTest::newRow("text") << QByteArray("404 page not found") << ErrorKind::Protocol;
        QTest::newRow("cut") << QByteArray(R"({"a":[1,2)") << ErrorKind::Protocol;
        QTest::newRow("two documents") << QByteArray("{}{}") << ErrorKind::Protocol;
        QTest::newRow("trailing comma") << QByteArray("[1,]") << ErrorKind::Protocol;
        QTest::newRow("zero byte") << QByteArray("[1]\0", 4) << ErrorKind::Protocol;
        QTest::newRow("invalid UTF-8") << QByteArray("{\"a\":\"\xff\xfe\"}") << ErrorKind::Protocol;
        QTest::newRow("overlong UTF-8") << QByteArray("{\"a\":\"\xc0\xaf\"}") << ErrorKind::Protocol;
        QTest::newRow("invalid UTF-8 key") << QByteArray("{\"\xff\":1}") << ErrorKind::Protocol;
        QTest::newRow("200 arrays deep") << deep << ErrorKind::TooLarge;
        QTest::newRow("200 objects deep") << deepObjects << ErrorKind::TooLarge;
        QTest::newRow("5 MB") << QByteArray("\"" + QByteArray(5'000'000, 'a') + "\"") << ErrorKind::TooLarge;
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QFETCH(ErrorKind, kind);
        const auto json = JsonReader::parse(text);
        QVERIFY(!json);
        QCOMPARE(json.error().kind(), kind);
    }

    void limitsAreExact()
    {
        const QByteArray atDepth = QByteArray(64, '[') + QByteArray(64, ']');
        QVERIFY(JsonReader::parse(atDepth));
        QVERIFY(!JsonReader::parse('[' + atDepth + ']'));
        QVERIFY(JsonReader::parse("[1,2]", JsonLimits(5, 1)));
        QVERIFY(!JsonReader::parse("[1,23]", JsonLimits(5, 1)));
        // Brackets inside strings are no depth.
        QVERIFY(JsonReader::parse("\"[[[[\\\"[[[[\"", JsonLimits(100, 1)));
    }

    void answersNothingForWhatIsNotThere()
    {
        const auto json = JsonReader::parse(R"({"text":"a","null":null,"list":[1,"b",null],"n":1.5})");
        QVERIFY(json);
        const JsonReader missing = (*json)["none"_L1]["deeper"_L1];
        QVERIFY(!missing.isPresent());
        QVERIFY(!missing.isNull());
        QCOMPARE(missing.text(), QString());
        QVERIFY(!missing.integer());
        QVERIFY(missing.items().empty());
        QVERIFY(missing.members().empty());
        QCOMPARE(missing.toJson(), QString());
        QVERIFY((*json)["null"_L1].isPresent());
        QVERIFY((*json)["null"_L1].isNull());
        QVERIFY(!(*json)["text"_L1].integer());
        QVERIFY(!(*json)["n"_L1].integer());
        QCOMPARE((*json)["n"_L1].number(), std::optional<double>(1.5));
        QVERIFY(!(*json)["list"_L1].string());
        QCOMPARE((*json)["list"_L1].strings(), QStringList({u"b"_s}));
        QCOMPARE((*json)["list"_L1].size(), 3);
        QVERIFY((*json)["text"_L1]["x"_L1].items().empty());
    }

    void integers_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("fits");
        QTest::addColumn<qint64>("value");
        const qint64 most = std::numeric_limits<qint64>::max();
        QTest::newRow("zero") << QByteArray("0") << true << qint64(0);
        QTest::newRow("negative") << QByteArray("-5") << true << qint64(-5);
        QTest::newRow("most") << QByteArray::number(most) << true << most;
        QTest::newRow("one more") << QByteArray("9223372036854775808") << false << qint64(0);
        QTest::newRow("huge") << QByteArray("99999999999999999999999") << false << qint64(0);
        QTest::newRow("fraction") << QByteArray("1.0") << false << qint64(0);
        QTest::newRow("text") << QByteArray("\"7\"") << false << qint64(0);
        QTest::newRow("true") << QByteArray("true") << false << qint64(0);
    }

    void integers()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, fits);
        QFETCH(qint64, value);
        const auto json = JsonReader::parse(text);
        QVERIFY(json);
        QCOMPARE(json->integer().has_value(), fits);
        QCOMPARE(json->integer().value_or(0), value);
    }

    void placesKeepTheDocumentAlive()
    {
        JsonReader place;
        {
            const auto json = JsonReader::parse(R"({"a":{"b":["deep"]}})");
            QVERIFY(json);
            place = (*json)["a"_L1].member(u"b"_s).items().front();
        }
        QCOMPARE(place.text(), u"deep"_s);
    }

    void writesJsonAgain()
    {
        const auto json = JsonReader::parse("{\"b\":[1,\"\xc3\xa4\"],\"a\":{}}");
        QVERIFY(json);
        QCOMPARE(json->toJson(), u"{\"a\":{},\"b\":[1,\"\u00e4\"]}"_s);
        QCOMPARE((*json)["b"_L1].toJson(1), u"[\n 1,\n \"\u00e4\"\n]"_s);
    }
};

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
