// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/layercomparison.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::shape;

namespace {

//! `blob` or `blob:diffID` for each layer.
QList<LayerStep> layersOf(const QString& text)
{
    QList<LayerStep> out;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList parts = word.split(u':');
        LayerStep layer;
        layer.descriptor = Descriptor(QString(), Digest::sha256Of("blob " + parts.at(0).toLatin1()), 100);
        if (parts.size() > 1)
            layer.diffId = Digest::sha256Of("diff " + parts.at(1).toLatin1());
        out << layer;
    }
    return out;
}

} // namespace

class TestLayerComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aligns_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("rows");
        QTest::addColumn<QString>("elsewhere"); // one letter a row
        QTest::newRow("same") << u"a b c"_s << u"a b c"_s << u"==="_s << u"..."_s;
        QTest::newRow("common start") << u"a b c"_s << u"a b d e"_s << u"==<>>"_s << u"....."_s;
        QTest::newRow("other compression") << u"g1:1 g2:2"_s << u"z1:1 z2:2"_s << u"~~"_s << u".."_s;
        QTest::newRow("start recompressed")
            << u"g1:1 b:2 c:3"_s << u"z1:1 b:2 d:4"_s << u"~=<>"_s << u"...."_s;
        QTest::newRow("rebased") << u"old1 old2 app"_s << u"new app"_s << u"<<>="_s << u"...."_s;
        QTest::newRow("swapped") << u"a b c"_s << u"a c b"_s << u"=<=>"_s << u".x.x"_s;
        QTest::newRow("nothing in common") << u"a b"_s << u"c"_s << u"<<>"_s << u"..."_s;
        QTest::newRow("the empty layer again and again")
            << u"a e b e"_s << u"a e c e e"_s << u"==<>>="_s << u"....x."_s;
        QTest::newRow("no layers") << QString() << u"a"_s << u">"_s << u"."_s;
        QTest::newRow("neither") << QString() << QString() << QString() << QString();
        QTest::newRow("unknown diffIDs are not alike") << u"a b"_s << u"c d"_s << u"<<>>"_s << u"...."_s;
        QTest::newRow("one side knows its diffID") << u"a:1"_s << u"a"_s << u"="_s << u"."_s;
    }

    void aligns()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(QString, rows);
        QFETCH(QString, elsewhere);
        const QList<LayerRow> compared = compareLayers(layersOf(a), layersOf(b));
        QCOMPARE(shape(compared), rows);
        QString marks;
        for (const LayerRow& row : compared) {
            marks += row.elsewhere ? u'x' : u'.';
            QCOMPARE(row.a.has_value(), row.difference != Difference::OnlyB);
            QCOMPARE(row.b.has_value(), row.difference != Difference::OnlyA);
        }
        QCOMPARE(marks, elsewhere);
    }

    void rowsSayWhatMadeThem()
    {
        QList<LayerStep> a = layersOf(u"a"_s);
        QList<LayerStep> b = a;
        a[0].step = HistoryEntry();
        a[0].step->createdBy = u"ADD a"_s;
        a[0].cumulative = 100;
        const QList<LayerRow> rows = compareLayers(a, b);
        QCOMPARE(rows.first().a->step->createdBy, u"ADD a"_s);
        QCOMPARE(rows.first().a->cumulative, 100);
        QVERIFY(!rows.first().b->step);
    }
};

QTEST_GUILESS_MAIN(TestLayerComparison)
#include "tst_layercomparison.moc"
