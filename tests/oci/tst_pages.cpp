// SPDX-License-Identifier: Apache-2.0
#include "oci/pages.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestPages final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tags_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("tags");
        QTest::newRow("OpenShift") << testdata::read("openshift-tags.json") << u"multi 1.0"_s;
        QTest::newRow("Quay") << testdata::read("quay-tags.json") << u"latest prod"_s;
        QTest::newRow("null") << QByteArray(R"({"name":"a","tags":null})") << QString();
        QTest::newRow("none") << QByteArray(R"({"name":"a","tags":[]})") << QString();
        QTest::newRow("not said") << QByteArray(R"({"name":"a"})") << QString();
        QTest::newRow("bad items") << QByteArray(
            R"({"tags":[null,"","ok",7,["x"],{"a":1},"sha256:0011","a/b","v1"]})")
                                   << u"ok v1"_s;
        QTest::newRow("digest") << QByteArray(
            R"({"tags":["sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","1"]})")
                                << u"1"_s;
        QTest::newRow("extended JSON of GCR")
            << QByteArray(R"({"child":[],"manifest":{"sha256:0":{"tag":["x"]}},"name":"a","tags":["x"]})")
            << u"x"_s;
        QTest::newRow("repeated") << QByteArray(R"({"tags":["b","a","b"]})") << u"b a b"_s;
    }

    void tags()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, tags);
        const auto page = TagPage::parse(body);
        QVERIFY(page);
        QCOMPARE(page->tags.join(u' '), tags);
        QVERIFY(page->next.isEmpty());
    }

    void repositories_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("repositories");
        QTest::newRow("OpenShift") << testdata::read("openshift-catalog.json")
                                   << u"many/is-0000 many/is-0001 many/is-0002"_s;
        QTest::newRow("Quay") << testdata::read("quay-catalog.json")
                              << u"devtable/simple devtable/sharedtags"_s;
        QTest::newRow("null") << QByteArray(R"({"repositories":null})") << QString();
        QTest::newRow("bad items") << testdata::json(
            "{'repositories':['a',null,'','A/b','../x','a//b',3,'c/d']}")
                                   << u"a c/d"_s;
    }

    void repositories()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, repositories);
        const auto page = RepositoryPage::parse(body);
        QVERIFY(page);
        QCOMPARE(page->repositories.join(u' '), repositories);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("404 page not found");
        QTest::newRow("list") << QByteArray(R"(["a"])");
        QTest::newRow("other object") << QByteArray(R"({"message":"hello"})");
        QTest::newRow("a string for a list") << QByteArray(R"({"tags":"a","repositories":"a"})");
        QTest::newRow("an object for a list") << QByteArray(R"({"tags":{"a":1},"repositories":{"a":1}})");
        QTest::newRow("invalid UTF-8") << QByteArray("{\"tags\":[\"\xff\"],\"repositories\":[\"\xff\"]}");
    }

    void refuses()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!TagPage::parse(body));
        QCOMPARE(TagPage::parse(body).error().kind(), ErrorKind::Protocol);
        QVERIFY(!RepositoryPage::parse(body));
        QCOMPARE(RepositoryPage::parse(body).error().kind(), ErrorKind::Protocol);
    }

    void takesVeryLongLists()
    {
        QByteArray body = "{\"name\":\"a\",\"tags\":[\"first\"";
        for (int i = 0; i < 300'000; ++i)
            body += ",\"v1.0." + QByteArray::number(i) + "-some-longer-name\"";
        body += "]}";
        QVERIFY(body.size() > 8 * 1024 * 1024);
        const auto page = TagPage::parse(body);
        QVERIFY(page);
        QCOMPARE(page->tags.size(), 300'001);
        const auto tooLarge = TagPage::parse(QByteArray(qsizetype(64) * 1024 * 1024 + 1, ' '));
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().kind(), ErrorKind::TooLarge);
        const auto tooMany = TagPage::parse("{\"tags\":[" + QByteArray("1,").repeated(2'000'001) + "1]}");
        QVERIFY(!tooMany);
        QCOMPARE(tooMany.error().kind(), ErrorKind::TooLarge);
    }

    void links_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("target");
        QTest::newRow("OpenShift") << testdata::read("openshift-catalog.link")
                                   << u"/v2/_catalog?last=many%2Fis-0002&n=3"_s;
        QTest::newRow("Quay")
            << testdata::read("quay-catalog.link")
            << u"/v2/_catalog?n=2&next_page=gAAAAABrBC5Jh67EuKi1hP27MWrY2MIRKrbGErtdFKVxLjgWh3rgRgnVH0F9lRy78cBJmM3iOYCeafEazwBM3o0W8u4kj0RiKw%3D%3D"_s;
        const auto row = [](const char* name, const char* header, const char* target) {
            QTest::newRow(name) << QByteArray(header) << QString::fromLatin1(target);
        };
        row("none", "", "");
        row("unquoted", "</a>; rel=next", "/a");
        row("absolute", "<https://h.example/v2/x?n=1>; rel=\"next\"", "https://h.example/v2/x?n=1");
        row("other relation", "</a>; rel=\"prev\"", "");
        row("no relation", "</a>", "");
        row("several links", "</a>; rel=\"prev\", </b>; rel=\"next\"", "/b");
        row("several, next first", "</b>; rel=\"next\",</a>; rel=\"prev\"", "/b");
        row("several next: the first", "</a>; rel=next, </b>; rel=next", "/a");
        row("comma in quotes", "</a>; title=\"x, <y>; rel=next\"; rel=\"prev\", </b>; rel=\"next\"", "/b");
        row("comma in the target", "</a?x=1,2>; rel=\"next\"", "/a?x=1,2");
        row("quote in quotes", "</a>; title=\"\\\"\", </z>; rel=\"next\"; rel=\"prev\"", "/z");
        row("relation list", "</a>; rel=\"start NEXT\"", "/a");
        row("upper case", "</a>; REL=\"Next\"", "/a");
        row("first relation counts", "</a>; rel=prev; rel=next", "");
        row("blanks", "  < /a >  ;  rel = \"next\"  ", "/a");
        row("parameter without a value", "</a>; crossorigin; rel=\"next\"", "/a");
        row("nextlike", "</a>; rel=\"nextish\"", "");
        row("never closed", "</a; rel=\"next\"", "");
        row("quote never closed", "</a>; rel=\"next", "/a");
        row("garbage", "rel=next; <", "");
    }

    void links()
    {
        QFETCH(QByteArray, header);
        QFETCH(QString, target);
        QCOMPARE(nextLink(header), target);
    }
};

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
