// SPDX-License-Identifier: Apache-2.0
#include "oci/layersteps.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::digestOf;

namespace {

Manifest manifestOf(int layers)
{
    Manifest manifest;
    for (int i = 0; i < layers; ++i)
        manifest.layers << Descriptor(QString(), Digest::sha256Of(QByteArray::number(i)), 10 * (i + 1));
    return manifest;
}

HistoryEntry step(const QString& createdBy, bool emptyLayer = false)
{
    HistoryEntry entry;
    entry.createdBy = createdBy;
    entry.emptyLayer = emptyLayer;
    return entry;
}

ImageConfig configOf(int diffIds, const QStringList& steps)
{
    ImageConfig config;
    for (int i = 0; i < diffIds; ++i)
        config.diffIds << Digest::sha256Of("diff" + QByteArray::number(i));
    for (const QString& text : steps)
        config.history << step(text, text.startsWith(u'-'));
    return config;
}

} // namespace

class TestLayerSteps final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void joins_data()
    {
        QTest::addColumn<int>("layers");
        QTest::addColumn<int>("diffIds");
        QTest::addColumn<QStringList>("steps");
        QTest::addColumn<QStringList>("joined"); // what stands beside each layer
        const QStringList full{u"a"_s, u"-env"_s, u"b"_s, u"-cmd"_s, u"c"_s};
        QTest::newRow("all there") << 3 << 3 << full << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("squashed: less history")
            << 3 << 3 << QStringList{u"a"_s, u"-x"_s} << QStringList{u"a"_s, QString(), QString()};
        QTest::newRow("more history") << 2 << 2 << full << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("no history") << 2 << 2 << QStringList() << QStringList{QString(), QString()};
        QTest::newRow("fewer diffIDs") << 3 << 1 << full << QStringList{u"a"_s, u"b"_s, u"c"_s};
        QTest::newRow("more diffIDs") << 1 << 3 << full << QStringList{u"a"_s};
        QTest::newRow("no layers") << 0 << 3 << full << QStringList();
        QTest::newRow("only empty steps") << 1 << 1 << QStringList{u"-a"_s} << QStringList{QString()};
    }

    void joins()
    {
        QFETCH(int, layers);
        QFETCH(int, diffIds);
        QFETCH(QStringList, steps);
        QFETCH(QStringList, joined);
        const Manifest manifest = manifestOf(layers);
        const ImageConfig config = configOf(diffIds, steps);
        const QList<LayerStep> out = layerSteps(manifest, config);
        QCOMPARE(out.size(), layers);
        qint64 sum = 0;
        for (qsizetype i = 0; i < out.size(); ++i) {
            const LayerStep& layer = out.at(i);
            sum += layer.descriptor.size;
            QCOMPARE(layer.descriptor, manifest.layers.at(i));
            QCOMPARE(layer.cumulative, sum);
            QCOMPARE(layer.diffId, config.diffIds.value(i));
            QCOMPARE(layer.step.value_or(HistoryEntry()).createdBy, joined.at(i));
            QCOMPARE(layer.step.has_value(), !joined.at(i).isEmpty());
        }
    }

    void aBlobCountsOnce()
    {
        Manifest manifest = manifestOf(2);
        manifest.layers << manifest.layers.first() << manifest.layers.last();
        const QList<LayerStep> out = layerSteps(manifest, ImageConfig());
        QCOMPARE(out.size(), 4);
        QCOMPARE(out.at(1).cumulative, 30);
        QCOMPARE(out.last().cumulative, manifest.layersSize());
    }

    void hugeLayers()
    {
        Manifest manifest;
        const qint64 most = std::numeric_limits<qint64>::max();
        manifest.layers << Descriptor(QString(), digestOf("a"), most)
                        << Descriptor(QString(), digestOf("b"), most);
        QCOMPARE(layerSteps(manifest, ImageConfig()).last().cumulative, most);
    }

    void schema1()
    {
        Schema1Manifest manifest;
        manifest.layers << digestOf("root") << digestOf("empty") << digestOf("app");
        manifest.config.history << step(u"ADD root"_s) << step(u"ENV"_s, true) << step(u"COPY app"_s);
        const QList<LayerStep> out = layerSteps(manifest);
        QCOMPARE(out.size(), 2);
        QCOMPARE(out.at(1).descriptor.digest, digestOf("app"));
        QCOMPARE(out.at(1).step->createdBy, u"COPY app"_s);
        QCOMPARE(out.at(1).descriptor.size, -1);
        QCOMPARE(out.at(1).cumulative, 0);

        manifest.config.history.removeLast(); // now nobody knows which layer is the placeholder
        const QList<LayerStep> mismatch = layerSteps(manifest);
        QCOMPARE(mismatch.size(), 3);
        QVERIFY(mismatch.at(1).step);
        QVERIFY(!mismatch.at(2).step);
    }
};

QTEST_GUILESS_MAIN(TestLayerSteps)
#include "tst_layersteps.moc"
