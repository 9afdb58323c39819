// SPDX-License-Identifier: Apache-2.0
#include "models/tagorder.h"

#include "modelfixture.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace portolan;

class TagOrderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreInNaturalOrder();
    void newNamesAreMergedIntoTheOrder();
    void deadOnesLeave();
    void keysDecideWithUnknownLast_data();
    void keysDecideWithUnknownLast();
    void changesLeadFromOneOrderToTheNext();
    void filterMatches_data();
    void filterMatches();
    void filterIsLinearInHostilePatterns();
    void tableKeepsGroupsOfSameDigests();
    void tableFindsWhatStaysAfterRemovals();
    void tableKeepsDigestsOfOtherAlgorithms();
};

namespace {

TagOrderInput inputOf(const TagTable& table)
{
    TagOrderInput input;
    input.names = table.names();
    input.nameAt = table.namePlaces();
    input.flags = table.flags();
    return input;
}

QStringList namesIn(const TagTable& table, const TagSlots& order)
{
    QStringList names;
    for (const TagSlot slot : *order)
        names.append(table.name(slot));
    return names;
}

QString randomName(QRandomGenerator& random)
{
    static const QStringList pieces{QStringLiteral("v"), QStringLiteral("1"), QStringLiteral("10"),
        QStringLiteral("2"), QStringLiteral("."), QStringLiteral("-"), QStringLiteral("rc"),
        QStringLiteral("alpine"), QStringLiteral("latest"), QStringLiteral("007"), QStringLiteral("_")};
    QString name;
    const int count = random.bounded(1, 7);
    for (int i = 0; i < count; ++i)
        name += pieces.at(random.bounded(int(pieces.size())));
    return name;
}

//! Applies what an order says changed to the rows before, as the model does.
std::vector<TagSlot> replay(const TagOrder& before, const TagOrder& after)
{
    std::vector<TagSlot> rows = *before.shown;
    if (!after.relayout) {
        for (auto run = after.removed.rbegin(); run != after.removed.rend(); ++run)
            rows.erase(rows.begin() + run->first, rows.begin() + run->first + run->count);
        for (const RowRun& run : after.inserted)
            rows.insert(rows.begin() + run.first, after.shown->begin() + run.first,
                after.shown->begin() + run.first + run.count);
        return rows;
    }
    const TagRelayout& steps = *after.relayout;
    const auto isPermutation = [](const std::vector<TagSlot>& a, const std::vector<TagSlot>& b) {
        return a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
    };
    const auto startsWith = [](const std::vector<TagSlot>& all, const std::vector<TagSlot>& start) {
        return all.size() >= start.size() && std::equal(start.begin(), start.end(), all.begin());
    };
    if (steps.removedLast) {
        if (!isPermutation(*steps.removedLast, rows) || !startsWith(*steps.removedLast, *steps.kept))
            return {};
        for (size_t row = 0; row < rows.size(); ++row) {
            if ((*steps.rowOfRemovedLast)[(*steps.removedLast)[row]] != row)
                return {};
        }
        rows = *steps.kept;
    }
    if (steps.insertedLast) {
        if (!startsWith(*steps.insertedLast, rows))
            return {};
        rows = *steps.insertedLast;
    }
    if (steps.layoutAtEnd && isPermutation(rows, *after.shown))
        rows = *after.shown;
    return rows;
}

} // namespace

void TagOrderTest::namesAreInNaturalOrder()
{
    TagTable table;
    for (const char* name : {"v1.10", "edge", "1.9", "latest", "v1.9-rc1", "sha256-zz"})
        table.add(QString::fromLatin1(name));
    const TagOrder order = computeTagOrder(inputOf(table));
    QStringList expected = namesIn(table, order.shown);
    std::sort(expected.begin(), expected.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    QCOMPARE(namesIn(table, order.shown), expected);
    QCOMPARE(expected.first(), QStringLiteral("latest"));
    QVERIFY(expected.indexOf(QStringLiteral("1.9")) < expected.indexOf(QStringLiteral("v1.10")));
}

void TagOrderTest::newNamesAreMergedIntoTheOrder()
{
    QRandomGenerator random(7);
    TagTable table;
    TagOrder order;
    for (int page = 0; page < 12; ++page) {
        for (int i = 0; i < (page % 3 == 0 ? 400 : 5); ++i)
            table.add(randomName(random));
        TagOrderInput input = inputOf(table);
        input.before = order;
        order = computeTagOrder(input);
        const QStringList names = namesIn(table, order.shown);
        QCOMPARE(int(names.size()), table.known());
        QVERIFY(std::is_sorted(names.begin(), names.end(),
            [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; }));
    }
}

void TagOrderTest::deadOnesLeave()
{
    TagTable table;
    table.add(u"a");
    const TagSlot gone = table.add(u"b");
    table.add(u"c");
    TagOrderInput input = inputOf(table);
    input.before = computeTagOrder(input);
    table.remove(gone);
    input.flags = table.flags();
    const TagOrder order = computeTagOrder(input);
    QCOMPARE(namesIn(table, order.shown), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QCOMPARE(order.removed, (std::vector<RowRun>{RowRun(1, 1)}));
    QVERIFY(order.inserted.empty());
    QVERIFY(!order.relayout);
}

void TagOrderTest::keysDecideWithUnknownLast_data()
{
    QTest::addColumn<bool>("descending");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("ascending") << false
                               << QStringList{QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("2"),
                                      QStringLiteral("4"), QStringLiteral("5")};
    QTest::newRow("descending") << true
                                << QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3"),
                                       QStringLiteral("4"), QStringLiteral("5")};
}

void TagOrderTest::keysDecideWithUnknownLast()
{
    QFETCH(bool, descending);
    QFETCH(QStringList, expected);
    TagTable table;
    for (const char* name : {"1", "2", "3", "4", "5"})
        table.add(QString::fromLatin1(name));
    TagOrderInput input = inputOf(table);
    input.makeKeys = [] { return std::vector<quint64>{8, 8, 0, TagOrderInput::noKey, TagOrderInput::noKey}; };
    input.descending = descending;
    QCOMPARE(namesIn(table, computeTagOrder(input).shown), expected);
}

void TagOrderTest::changesLeadFromOneOrderToTheNext()
{
    QRandomGenerator random(11);
    TagTable table;
    TagOrder before;
    for (int round = 0; round < 60; ++round) {
        for (int i = random.bounded(20); i > 0; --i)
            table.add(randomName(random));
        for (int i = random.bounded(6); i > 0 && table.slotCount() > 0; --i) {
            const auto slot = TagSlot(random.bounded(int(table.slotCount())));
            if (table.isAlive(slot))
                table.remove(slot);
        }
        TagOrderInput input = inputOf(table);
        input.before = before;
        input.descending = round % 4 == 1;
        input.filter = TagFilter(round % 3 == 0 ? QStringLiteral("1") : QString());
        if (round % 5 == 2) {
            input.makeKeys = [&] {
                std::vector<quint64> keys(table.slotCount());
                std::generate(keys.begin(), keys.end(), [&random] { return random.generate64(); });
                return keys;
            };
        }
        const TagOrder after = computeTagOrder(input);
        QCOMPARE(replay(before, after), *after.shown);
        before = after;
    }
}

void TagOrderTest::filterMatches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* pattern, const char* name, bool expected) {
        QTest::addRow("%s in %s", pattern, name)
            << QString::fromLatin1(pattern) << QString::fromLatin1(name) << expected;
    };
    row("", "anything", true);
    row("1.2", "v1.2.3", true);
    row("1.2", "v1.3", false);
    row("ALPINE", "3-alpine", true);
    row("alpine", "3-ALPINE", true);
    row("v1.*", "v1.2", true);
    row("v1.*", "xv1.2", false);
    row("*-rc?", "v1-rc1", true);
    row("*-rc?", "v1-rc12", false);
    row("*", "a", true);
    row("?", "ab", false);
    row("a*b*c", "aXbYbZc", true);
    row("a*b*c", "aXbYbZ", false);
}

void TagOrderTest::filterMatches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QFETCH(bool, expected);
    QCOMPARE(TagFilter(pattern).matches(name.toUtf8()), expected);
}

void TagOrderTest::filterIsLinearInHostilePatterns()
{
    const TagFilter filter(QStringLiteral("a*").repeated(60) + QStringLiteral("b"));
    QVERIFY(!filter.matches(QByteArray(1000, 'a')));
}

void TagOrderTest::tableKeepsGroupsOfSameDigests()
{
    TagTable table;
    const TagSlot a = table.add(u"a");
    const TagSlot b = table.add(u"b");
    const TagSlot c = table.add(u"c");
    QVERIFY(!table.setSummary(a, summaryOf(digestOf(QStringLiteral("x")), 5, 1)));
    QVERIFY(table.setSummary(b, summaryOf(digestOf(QStringLiteral("x")), 5, 1)));
    QVERIFY(!table.setSummary(c, summaryOf(digestOf(QStringLiteral("y")), 5, 1)));
    QCOMPARE(table.sameTags(a, 9), QStringList{QStringLiteral("b")});
    QCOMPARE(table.sameCount(c), 0);
    QVERIFY(table.setSummary(c, summaryOf(digestOf(QStringLiteral("x")), 5, 1))); // it moved
    QCOMPARE(table.sameTags(b, 9), (QStringList{QStringLiteral("a"), QStringLiteral("c")}));
    QCOMPARE(table.sameTags(b, 1).size(), 1);
    table.removeAll({a});
    QCOMPARE(table.sameTags(b, 9), QStringList{QStringLiteral("c")});
    table.remove(c);
    QCOMPARE(table.sameCount(b), 0);
}

void TagOrderTest::tableFindsWhatStaysAfterRemovals()
{
    TagTable table;
    for (int i = 0; i < 500; ++i)
        table.add(QString::number(i));
    for (int i = 0; i < 500; i += 2) {
        const TagSlot slot = table.find(QString::number(i));
        table.remove(slot);
        table.recycle(slot);
    }
    for (int i = 0; i < 500; ++i)
        QCOMPARE(table.find(QString::number(i)) != noTagSlot, i % 2 == 1);
    const quint32 slotCount = table.slotCount();
    for (int i = 0; i < 250; ++i)
        table.add(QStringLiteral("new %1").arg(i));
    QCOMPARE(table.slotCount(), slotCount); // removed slots were used again
    QCOMPARE(table.known(), 500);
    QCOMPARE(table.add(u"1"), table.find(u"1"));
    QCOMPARE(table.add(QString(5000, u'x')), noTagSlot);
}

void TagOrderTest::tableKeepsDigestsOfOtherAlgorithms()
{
    const Digest sha512 =
        Digest::parse(QStringLiteral("sha512:") + QStringLiteral("ab").repeated(64)).value();
    const Digest sha256 =
        Digest::parse(QStringLiteral("sha256:") + QStringLiteral("ab").repeated(32)).value();
    TagTable table;
    const TagSlot a = table.add(u"a");
    const TagSlot b = table.add(u"b");
    const TagSlot c = table.add(u"c");
    table.setSummary(a, summaryOf(sha512, 1, 1));
    table.setSummary(b, summaryOf(sha256, 1, 1));
    table.setSummary(c, summaryOf(sha512, 1, 1));
    QCOMPARE(table.digest(a), sha512);
    QCOMPARE(table.digest(b), sha256);
    QCOMPARE(table.sameTags(a, 9), QStringList{QStringLiteral("c")});
}

QTEST_GUILESS_MAIN(TagOrderTest)
#include "tst_tagorder.moc"
