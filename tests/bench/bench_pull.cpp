// SPDX-License-Identifier: Apache-2.0
#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"
#include "support/tool.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace portolan;

namespace {

constexpr int layerCount = 4;
constexpr int rounds = 3;

} // namespace

//! A pull of 4 layers, 1 GB in all, from a registry on this machine: portolan-cli against `skopeo copy` and
//! against curl that writes the same blobs to files one after the other, each the best of three, taken in
//! turns.
class BenchPull final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const qint64 layerBytes = qEnvironmentVariableIntValue("PORTOLAN_BENCH_MB") > 0
            ? qint64(qEnvironmentVariableIntValue("PORTOLAN_BENCH_MB")) * 1'000'000 / layerCount
            : qint64(250'000'000);
        ImageFixture fixture(m_folder.filePath(QStringLiteral("fixture")));
        ImageSpec spec;
        for (quint32 i = 0; i < layerCount; ++i) {
            LayerSpec layer;
            layer.filler = layerBytes;
            layer.seed = i + 1;
            layer.gzip = false;
            spec.layers << layer;
        }
        const FixtureDescriptor image = fixture.addImage(spec, QStringLiteral("1"));
        StorageSeeder(m_registry.storagePath()).addFixture(fixture, QStringLiteral("app"));
        QFile manifest(fixture.blobFile(image.digest));
        QVERIFY(manifest.open(QIODevice::ReadOnly));
        const QJsonObject json = QJsonDocument::fromJson(manifest.readAll()).object();
        for (const QJsonValue& layer : json.value(QStringLiteral("layers")).toArray())
            m_layers << layer.toObject().value(QStringLiteral("digest")).toString();
        QDir(fixture.folder()).removeRecursively();
        QVERIFY2(m_registry.start(), qPrintable(m_registry.failure()));
    }

    void pull()
    {
        qint64 portolan = -1;
        qint64 skopeo = -1;
        qint64 curl = -1;
        for (int round = 0; round < rounds; ++round) {
            keepBest(curl, timeCurl());
            keepBest(skopeo, timeSkopeo());
            keepBest(portolan, timePortolan());
        }
        QVERIFY(portolan > 0 && skopeo > 0 && curl > 0);
        std::printf("pull of %d layers: portolan %lld ms, skopeo %lld ms, curl %lld ms\n", layerCount,
            portolan, skopeo, curl);
        std::printf("ratio to skopeo %.2f (target <= 1.00), ratio to curl %.2f (target <= 1.25)\n",
            double(portolan) / double(skopeo), double(portolan) / double(curl));
    }

private:
    static void keepBest(qint64& best, qint64 taken)
    {
        if (taken >= 0)
            best = best < 0 ? taken : std::min(best, taken);
    }

    qint64 timeTool(const QString& program, const QList<QStringList>& calls)
    {
        const QString out = m_folder.filePath(QStringLiteral("out"));
        QDir(out).removeRecursively();
        QDir().mkpath(out);
        QElapsedTimer clock;
        clock.start();
        for (const QStringList& arguments : calls) {
            const ToolResult result = runTool(program, arguments, {}, 300'000);
            if (!result.ok()) {
                std::printf("%s\n", qPrintable(result.describe()));
                return -1;
            }
        }
        const qint64 taken = clock.elapsed();
        QDir(out).removeRecursively();
        return taken;
    }

    qint64 timePortolan()
    {
        return timeTool(QStringLiteral(PORTOLAN_BIN_DIR "/portolan-cli"),
            {{QStringLiteral("pull"), m_registry.host() + QStringLiteral("/app:1"), QStringLiteral("--to"),
                QStringLiteral("oci:") + m_folder.filePath(QStringLiteral("out/layout:1"))}});
    }

    qint64 timeSkopeo()
    {
        return timeTool(QStringLiteral("skopeo"),
            {{QStringLiteral("copy"), QStringLiteral("--src-tls-verify=false"),
                QStringLiteral("docker://%1/app:1").arg(m_registry.host()),
                QStringLiteral("oci:") + m_folder.filePath(QStringLiteral("out/layout:1"))}});
    }

    qint64 timeCurl()
    {
        QList<QStringList> calls;
        for (const QString& layer : std::as_const(m_layers))
            calls << QStringList{QStringLiteral("-sf"), QStringLiteral("-o"),
                m_folder.filePath(QStringLiteral("out/") + layer.mid(7)),
                QStringLiteral("http://%1/v2/app/blobs/%2").arg(m_registry.host(), layer)};
        return timeTool(QStringLiteral("curl"), calls);
    }

    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/portolan-bench-XXXXXX")};
    RegistryProcess m_registry;
    QStringList m_layers;
};

QTEST_GUILESS_MAIN(BenchPull)
#include "bench_pull.moc"
