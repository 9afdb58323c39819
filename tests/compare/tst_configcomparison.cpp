// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedocuments.h"
#include "compare/configcomparison.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;
using testdata::shape;

namespace {

const ConfigRow* rowOf(const QList<ConfigRow>& rows, ConfigPart part, const QString& key = QString())
{
    for (const ConfigRow& row : rows) {
        if (row.part == part && row.key == key)
            return &row;
    }
    return nullptr;
}

} // namespace

class TestConfigComparison final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void variablesByName()
    {
        ImageConfig a;
        a.env = QStringList{u"PATH=/bin"_s, u"SAME=x=y"_s, u"GONE=1"_s, u"EMPTY="_s};
        ImageConfig b;
        b.env = QStringList{u"SAME=x=y"_s, u"NEW"_s, u"PATH=/usr/bin"_s, u"EMPTY="_s};
        const QList<ConfigRow> rows = compareConfigs(&a, &b);
        QCOMPARE(rows.size(), 5);
        const ConfigRow* path = rowOf(rows, ConfigPart::Env, u"PATH"_s);
        QVERIFY(path);
        QCOMPARE(path->difference, Difference::Changed);
        QCOMPARE(path->a, std::optional(u"/bin"_s));
        QCOMPARE(path->b, std::optional(u"/usr/bin"_s));
        QCOMPARE(rowOf(rows, ConfigPart::Env, u"SAME"_s)->a, std::optional(u"x=y"_s));
        QCOMPARE(rowOf(rows, ConfigPart::Env, u"SAME"_s)->difference, Difference::Same);
        QCOMPARE(rowOf(rows, ConfigPart::Env, u"EMPTY"_s)->difference, Difference::Same);
        QCOMPARE(rowOf(rows, ConfigPart::Env, u"GONE"_s)->difference, Difference::OnlyA);
        QCOMPARE(rowOf(rows, ConfigPart::Env, u"NEW"_s)->difference, Difference::OnlyB);
        QVERIFY(!rowOf(rows, ConfigPart::Env, u"NEW"_s)->a);
        QCOMPARE(countDifferences(rows), 3);
    }

    void everyPart()
    {
        ImageConfig a;
        a.platform = Platform(u"linux"_s, u"arm64"_s, u"v8"_s);
        a.created = QDateTime(QDate(2024, 1, 2), QTime(3, 4, 5), Qt::UTC);
        a.author = u"me"_s;
        a.user = u"0"_s;
        a.workingDir = u"/a"_s;
        a.entrypoint = QStringList{u"/run"_s, u"a \"b\""_s};
        a.cmd = QStringList{u"x\n"_s};
        a.shell = QStringList{u"/bin/sh"_s};
        a.stopSignal = u"SIGINT"_s;
        a.healthcheck = QStringList{u"NONE"_s};
        a.exposedPorts = QStringList{u"80/tcp"_s};
        a.volumes = QStringList{u"/data"_s};
        a.labels.insert(u"l"_s, u"1"_s);
        ImageConfig b = a;
        b.platform.architecture = u"amd64"_s;
        b.platform.os = u"windows"_s;
        b.created = b.created.addSecs(1);
        b.author = u"you"_s;
        b.user = u"1"_s;
        b.workingDir = u"/b"_s;
        b.entrypoint << u"more"_s;
        b.cmd.clear();
        b.shell[0] = u"/bin/bash"_s;
        b.stopSignal = u"SIGTERM"_s;
        b.healthcheck << u"x"_s;
        b.exposedPorts = QStringList{u"443/tcp"_s};
        b.volumes.clear();
        b.labels.insert(u"l"_s, u"2"_s);
        const QList<ConfigRow> rows = compareConfigs(&a, &b);
        // In the order of the parts; cmd and the volume only on A, one port on either side.
        QCOMPARE(shape(rows), u"~~~~~~~<~~~><<~"_s);
        QCOMPARE(rowOf(rows, ConfigPart::Architecture)->a, std::optional(u"arm64/v8"_s));
        QCOMPARE(rowOf(rows, ConfigPart::Created)->a, std::optional(u"2024-01-02T03:04:05.000Z"_s));
        QCOMPARE(rowOf(rows, ConfigPart::Entrypoint)->a, std::optional(u"[\"/run\", \"a \\\"b\\\"\"]"_s));
        QCOMPARE(rowOf(rows, ConfigPart::Cmd)->a, std::optional(u"[\"x\\u000a\"]"_s));
        QCOMPARE(rowOf(rows, ConfigPart::ExposedPort, u"443/tcp"_s)->difference, Difference::OnlyB);
        for (qsizetype i = 1; i < rows.size(); ++i)
            QVERIFY(rows.at(i - 1).part <= rows.at(i).part);
        QCOMPARE(countDifferences(compareConfigs(&a, &a)), 0);
        QCOMPARE(compareConfigs(&a, &a).size(), 14);
    }

    void aMissingSide()
    {
        ImageConfig config;
        config.user = u"1001"_s;
        config.labels.insert(u"k"_s, u"v"_s);
        QCOMPARE(shape(compareConfigs(&config, nullptr)), u"<<"_s);
        QCOMPARE(shape(compareConfigs(nullptr, &config)), u">>"_s);
        QVERIFY(compareConfigs(nullptr, nullptr).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestConfigComparison)
#include "tst_configcomparison.moc"
