// SPDX-License-Identifier: Apache-2.0
#include "oci/imageconfig.h"
#include "oci/manifestdocument.h"
#include "oci/testdata.h"

#include <QTest>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

class TestImageConfig final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAll()
    {
        const auto config = ImageConfig::parse(testdata::read("config.json"));
        QVERIFY(config);
        QCOMPARE(config->platform.toString(), u"linux/arm64/v8"_s);
        QCOMPARE(config->created, QDateTime(QDate(2024, 2, 3), QTime(2, 5, 6, 789), Qt::UTC));
        QCOMPARE(config->author, u"Team"_s);
        QCOMPARE(config->user, u"1001:0"_s);
        QCOMPARE(
            config->env, QStringList({u"PATH=/usr/bin:/bin"_s, u"EMPTY="_s, u"JAVA_OPTS=-Xmx1g -Da=b"_s}));
        QCOMPARE(config->entrypoint, QStringList({u"/entry"_s, u"--x"_s}));
        QCOMPARE(config->cmd, QStringList({u"run"_s}));
        QCOMPARE(config->workingDir, u"/srv"_s);
        QCOMPARE(config->exposedPorts, QStringList({u"8080/tcp"_s, u"8443/tcp"_s}));
        QCOMPARE(config->volumes, QStringList({u"/var/lib/data"_s}));
        QCOMPARE(config->labels, (QMap<QString, QString>{{u"vendor"_s, u"X"_s}}));
        QCOMPARE(config->stopSignal, u"SIGTERM"_s);
        QCOMPARE(config->healthcheck, QStringList({u"CMD-SHELL"_s, u"true"_s}));
        QCOMPARE(config->shell, QStringList({u"/bin/bash"_s, u"-c"_s}));
        QCOMPARE(config->diffIds,
            QList<Digest>({testdata::digestOf("d0"), testdata::digestOf("d1"), testdata::digestOf("d2")}));
        QCOMPARE(config->history.size(), 5);
        QCOMPARE(config->history.at(0).createdBy, u"ADD base"_s);
        QCOMPARE(config->history.at(0).created, QDateTime(QDate(2024, 2, 3), QTime(4, 5, 6), Qt::UTC));
        QVERIFY(config->history.at(1).emptyLayer);
        QVERIFY(!config->history.at(1).created.isValid());
        QCOMPARE(config->history.at(2).comment, u"buildkit"_s);
        QCOMPARE(config->history.at(4).author, u"me"_s);
    }

    void anythingMayBeMissing_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty object") << QByteArray("{}");
        QTest::newRow("nulls") << QByteArray(
            R"({"config":null,"rootfs":null,"history":null,"created":null,"architecture":null})");
        QTest::newRow("nulls inside") << QByteArray(
            R"({"config":{"Env":null,"Cmd":null,"Labels":null,"Volumes":null,"Healthcheck":null},"rootfs":{"diff_ids":null}})");
        QTest::newRow("other types") << QByteArray(
            R"({"config":[],"rootfs":"x","history":{},"created":5,"os":[],"author":{}})");
        QTest::newRow("Go's zero time") << QByteArray(R"({"created":"0001-01-01T00:00:00Z"})");
        QTest::newRow("not a time") << QByteArray(R"({"created":"yesterday"})");
    }

    void anythingMayBeMissing()
    {
        QFETCH(QByteArray, body);
        const auto config = ImageConfig::parse(body);
        QVERIFY(config);
        QVERIFY(config->platform.isEmpty());
        QVERIFY(!config->created.isValid());
        QVERIFY(config->env.isEmpty());
        QVERIFY(config->cmd.isEmpty());
        QVERIFY(config->labels.isEmpty());
        QVERIFY(config->diffIds.isEmpty());
        QVERIFY(config->history.isEmpty());
    }

    void oddForms()
    {
        const auto config = ImageConfig::parse(
            R"({"config":{"Entrypoint":"/bin/sh","ExposedPorts":["80/tcp"]},
                "rootfs":{"diff_ids":["nonsense",
                "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"]},"history":[null,{}]})");
        QVERIFY(config);
        QCOMPARE(config->entrypoint, QStringList({u"/bin/sh"_s}));
        QCOMPARE(config->exposedPorts, QStringList({u"80/tcp"_s}));
        // What cannot be read keeps its place, so that the others stay with their layers.
        QCOMPARE(config->diffIds.size(), 2);
        QVERIFY(config->diffIds.at(0).isNull());
        QCOMPARE(config->diffIds.at(1), testdata::digestOf("{}"));
        QCOMPARE(config->history.size(), 2);
    }

    void refuses()
    {
        for (const char* body : {"", "[]", "null", "\"text\"", "{", "<html>"}) {
            const auto config = ImageConfig::parse(body);
            QVERIFY2(!config, body);
            QCOMPARE(config.error().kind(), ErrorKind::Protocol);
        }
        const auto large = ImageConfig::parse(QByteArray(maxManifestBytes + 1, ' '));
        QVERIFY(!large);
        QCOMPARE(large.error().kind(), ErrorKind::TooLarge);
    }
};

QTEST_GUILESS_MAIN(TestImageConfig)
#include "tst_imageconfig.moc"
