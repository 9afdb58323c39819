// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/linecomparison.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::shape;

class TestLineComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writingDoesNotCount()
    {
        const QByteArray a = "{\"a\":1,\"b\":[1,2]}";
        const QByteArray b = "{\n  \"b\": [1, 2],\n\t\"a\": 1\n}";
        const QList<LineRow> rows = compareJsonLines(a, b);
        QCOMPARE(rows.size(), 7);
        QCOMPARE(countDifferences(rows), 0);
        QCOMPARE(rows.at(1).text, u"  \"a\": 1,"_s);
    }

    void linesAreNumbered()
    {
        const QList<LineRow> rows = compareJsonLines("{\"a\":1,\"c\":3}", "{\"a\":2,\"c\":3}");
        QCOMPARE(shape(rows), u"=<>=="_s);
        QCOMPARE(rows.at(1).lineA, 1);
        QCOMPARE(rows.at(1).lineB, -1);
        QCOMPARE(rows.at(2).text, u"  \"a\": 2,"_s);
        QCOMPARE(rows.at(2).lineA, -1);
        QCOMPARE(rows.at(3).lineA, 2);
        QCOMPARE(rows.at(3).lineB, 2);
    }

    void anythingGoes()
    {
        QVERIFY(compareJsonLines("", "").isEmpty());
        QCOMPARE(shape(compareJsonLines("", "{}")), u">"_s);
        QCOMPARE(shape(compareJsonLines("not\njson", "not\nJSON")), u"=<>"_s);
        QCOMPARE(shape(compareJsonLines("\xff", "\xff")), u"="_s);
    }

    void hostileSizesAreBounded()
    {
        const QByteArray a = '[' + QByteArray("1,").repeated(2'000'000) + "1]";
        const QByteArray b = '[' + QByteArray("2,").repeated(2'000'000) + "2]";
        QCOMPARE(shape(compareJsonLines(a, b)), u"<>"_s); // not indented: one line each
        const QByteArray shortA = '[' + QByteArray("1,").repeated(400'000) + "1]";
        const QByteArray shortB = '[' + QByteArray("2,").repeated(400'000) + "2]";
        const QList<LineRow> rows = compareJsonLines(shortA, shortB);
        QCOMPARE(rows.size(), 2 + 2 * 400'001);
        QCOMPARE(rows.at(1).difference, Difference::OnlyA);
        QCOMPARE(rows.at(400'001).difference, Difference::OnlyA);
        QCOMPARE(rows.at(400'002).difference, Difference::OnlyB);
        QCOMPARE(rows.last().difference, Difference::Same);
    }
};

QTEST_GUILESS_MAIN(TestLineComparison)
#include "tst_linecomparison.moc"
