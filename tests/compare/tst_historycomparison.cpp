// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/historycomparison.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::shape;

namespace {

QList<HistoryEntry> historyOf(const QStringList& steps)
{
    QList<HistoryEntry> out;
    for (const QString& text : steps) {
        HistoryEntry entry;
        entry.createdBy = text;
        out << entry;
    }
    return out;
}

} // namespace

class TestHistoryComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QStringList>("a");
        QTest::addColumn<QStringList>("b");
        QTest::addColumn<QString>("rows");
        const QStringList steps{u"ADD"_s, u"ENV"_s, u"RUN"_s, u"CMD"_s};
        QTest::newRow("same") << steps << steps << u"===="_s;
        QTest::newRow("one more") << steps << QStringList{u"ADD"_s, u"ENV"_s, u"COPY"_s, u"RUN"_s, u"CMD"_s}
                                  << u"==>=="_s;
        QTest::newRow("changed instruction")
            << steps << QStringList{u"ADD"_s, u"ENV"_s, u"RUN 2"_s, u"CMD"_s} << u"==<>="_s;
        QTest::newRow("other base") << steps << QStringList{u"FROM"_s, u"RUN"_s, u"CMD"_s} << u"<<>=="_s;
        QTest::newRow("none") << QStringList() << steps << u">>>>"_s;
    }

    void aligns()
    {
        QFETCH(QStringList, a);
        QFETCH(QStringList, b);
        QFETCH(QString, rows);
        QCOMPARE(shape(compareHistories(historyOf(a), historyOf(b))), rows);
    }

    void timesDoNotCount()
    {
        QList<HistoryEntry> a = historyOf({u"ADD"_s, u"RUN"_s});
        QList<HistoryEntry> b = a;
        b[0].created = QDateTime(QDate(2024, 1, 1), QTime(0, 0), Qt::UTC);
        b[1].comment = u"buildkit"_s;
        const QList<HistoryRow> rows = compareHistories(a, b);
        QCOMPARE(shape(rows), u"=~"_s);
        QVERIFY(rows.at(0).b->created.isValid());
    }
};

QTEST_GUILESS_MAIN(TestHistoryComparison)
#include "tst_historycomparison.moc"
