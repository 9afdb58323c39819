// SPDX-License-Identifier: Apache-2.0
#include "compare/sequencealignment.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

QList<int> numbers(const QString& text)
{
    QList<int> out;
    for (const QChar c : text)
        out << c.unicode();
    return out;
}

//! `a` for what matches, `-a` and `+b` for what does not.
QString written(const QList<AlignedPair>& pairs, const QString& a, const QString& b)
{
    QStringList out;
    for (const AlignedPair& pair : pairs) {
        if (pair.isMatch())
            out << QString(a.at(pair.a));
        else
            out << (pair.a >= 0 ? u'-' + QString(a.at(pair.a)) : u'+' + QString(b.at(pair.b)));
    }
    return out.join(u' ');
}

//! The textbook table: how many places can match at most.
qsizetype longestCommon(const QList<int>& a, const QList<int>& b)
{
    std::vector<qsizetype> row(static_cast<size_t>(b.size()) + 1, 0);
    for (const int number : a) {
        qsizetype diagonal = 0;
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype above = row[j];
            row[j] =
                number == b.at(static_cast<qsizetype>(j) - 1) ? diagonal + 1 : std::max(above, row[j - 1]);
            diagonal = above;
        }
    }
    return row.back();
}

qsizetype matches(const QList<AlignedPair>& pairs)
{
    return std::count_if(pairs.begin(), pairs.end(), [](const AlignedPair& pair) { return pair.isMatch(); });
}

//! Every place of both sides stands there once, in order, and matches are alike.
bool isAlignment(const QList<AlignedPair>& pairs, const QList<int>& a, const QList<int>& b)
{
    qsizetype nextA = 0;
    qsizetype nextB = 0;
    for (const AlignedPair& pair : pairs) {
        if (pair.a >= 0 && pair.a != nextA++)
            return false;
        if (pair.b >= 0 && pair.b != nextB++)
            return false;
        if (pair.a < 0 && pair.b < 0)
            return false;
        if (pair.isMatch() && a.at(pair.a) != b.at(pair.b))
            return false;
    }
    return nextA == a.size() && nextB == b.size();
}

} // namespace

class TestSequenceAlignment final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("aligned");
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("same") << u"abc"_s << u"abc"_s << u"a b c"_s;
        QTest::newRow("only a") << u"ab"_s << QString() << u"-a -b"_s;
        QTest::newRow("only b") << QString() << u"ab"_s << u"+a +b"_s;
        QTest::newRow("changed middle: a before b") << u"axyc"_s << u"azwc"_s << u"a -x -y +z +w c"_s;
        QTest::newRow("added") << u"ac"_s << u"abc"_s << u"a +b c"_s;
        QTest::newRow("removed") << u"abc"_s << u"ac"_s << u"a -b c"_s;
        QTest::newRow("nothing in common") << u"ab"_s << u"cd"_s << u"-a -b +c +d"_s;
        QTest::newRow("added in front") << u"bc"_s << u"abc"_s << u"+a b c"_s;
        QTest::newRow("appended") << u"ab"_s << u"abc"_s << u"a b +c"_s;
    }

    void aligns()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, aligned);
        QCOMPARE(written(alignSequences(numbers(a), numbers(b)), a, b), aligned);
    }

    void isAsGoodAsTheTextbook()
    {
        std::mt19937 random(3);
        for (int round = 0; round < 2000; ++round) {
            const auto sequence = [&random] {
                QList<int> out;
                const auto length = random() % 15;
                for (unsigned i = 0; i < length; ++i)
                    out << static_cast<int>(random() % 4);
                return out;
            };
            const QList<int> a = sequence();
            const QList<int> b = sequence();
            const QList<AlignedPair> pairs = alignSequences(a, b);
            QVERIFY(isAlignment(pairs, a, b));
            QCOMPARE(matches(pairs), longestCommon(a, b));
        }
    }

    void givesUpInBounds()
    {
        QList<int> a{-1};
        QList<int> b{-1};
        for (int i = 0; i < 100'000; ++i) {
            a << i;
            b << 1'000'000 + i;
        }
        a << -2;
        b << -2;
        QElapsedTimer clock;
        clock.start();
        const QList<AlignedPair> pairs = alignSequences(a, b);
        QVERIFY(isAlignment(pairs, a, b));
        QCOMPARE(matches(pairs), 2); // the common start and end
        QVERIFY2(clock.elapsed() < 20'000, "an unbounded alignment takes hours");
        // Few edits are found between any number of equal places.
        QList<int> c = a;
        c.removeAt(50'000);
        c.insert(70'000, -3);
        QCOMPARE(matches(alignSequences(a, c)), a.size() - 1);
        // One edit more than allowed makes a block.
        QCOMPARE(matches(alignSequences(numbers(u"xay"_s), numbers(u"zaw"_s), 4)), 1);
        QCOMPARE(matches(alignSequences(numbers(u"xay"_s), numbers(u"zaw"_s), 3)), 0);
    }

    void textNumbers()
    {
        TextNumbers texts;
        const int a = texts.of(u"a"_s);
        const int b = texts.of(u"b"_s);
        QVERIFY(a != b);
        QCOMPARE(texts.of(u"a"_s), a);
        QCOMPARE(texts.of(u"b"_s), b);
        QVERIFY(texts.of(QString()) != a);
    }
};

QTEST_GUILESS_MAIN(TestSequenceAlignment)
#include "tst_sequencealignment.moc"
