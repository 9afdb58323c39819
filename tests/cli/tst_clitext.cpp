// SPDX-License-Identifier: Apache-2.0
#include "cli/comparisontext.h"
#include "cli/console.h"
#include "cli/imagetext.h"
#include "cli/json.h"

#include "oci/mediatype.h"

#include <QTemporaryFile>
#include <QTest>

#include <pty.h>
#include <unistd.h>

using namespace portolan;

namespace {

ManifestDocument manifest(const QByteArray& layer)
{
    const auto part = [](const char* type, const QByteArray& content) {
        return QByteArray("{\"mediaType\":\"") + type + "\",\"digest\":\""
            + Digest::sha256Of(content).toString().toLatin1()
            + "\",\"size\":" + QByteArray::number(content.size()) + "}";
    };
    const QByteArray body = "{\"schemaVersion\":2,\"mediaType\":\"" + QByteArray(mediatype::ociManifest)
        + "\",\"config\":" + part(mediatype::ociConfig, "{}") + ",\"layers\":["
        + part(mediatype::ociLayerGzip, "base") + "," + part(mediatype::ociLayerGzip, layer) + "]}";
    return ManifestDocument::parse(body, QString::fromLatin1(mediatype::ociManifest)).value();
}

} // namespace

class TestCliText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorSaysWhereWhatAndWhatToDo()
    {
        const Error error = Error::notFound(QStringLiteral("repository name not known"))
                                .withStatus(404)
                                .withCode(QStringLiteral("NAME_UNKNOWN"))
                                .at(QStringLiteral("quay.io"), QStringLiteral("/v2/a/tags/list"));
        const QString text = errorText(error);
        for (const char* part :
            {"quay.io/v2/a/tags/list", "404", "NAME_UNKNOWN", "repository name not known", "log in"})
            QVERIFY2(text.contains(QString::fromLatin1(part)), part);
    }

    void controlCharactersDoNotReachTheTerminal()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        std::FILE* const out = std::fopen(QFile::encodeName(file.fileName()).constData(), "w");
        QVERIFY(out);
        Console console(out, out, true);
        const QString hostile = QStringLiteral("a\tb\x1b]0;owned\x07\u009b2J\r\x7f");
        console.print(hostile);
        console.printText(hostile + u'\n');
        console.warn(hostile);
        std::fclose(out);
        const QByteArray line = "a\tb\xef\xbf\xbd]0;owned\xef\xbf\xbd\xef\xbf\xbd"
                                "2J\xef\xbf\xbd\xef\xbf\xbd\n";
        QCOMPARE(file.readAll(), line + line + line);
    }

    void theBarSaysThatAnEngineLoads()
    {
        int mine = -1;
        int its = -1;
        QCOMPARE(::openpty(&mine, &its, nullptr, nullptr, nullptr), 0);
        std::FILE* const terminal = ::fdopen(its, "w");
        QVERIFY(terminal);
        Console console(stdout, terminal, false);
        const auto shown = [&](TransferProgress::Stage stage) {
            TransferProgress progress;
            progress.stage = stage;
            progress.bytesDone = 1'000'000;
            progress.bytesTotal = 4'000'000;
            console.showProgress(progress);
            QByteArray text(4096, '\0');
            text.resize(::read(mine, text.data(), static_cast<size_t>(text.size())));
            return text;
        };
        const QByteArray moving = shown(TransferProgress::Stage::Blobs);
        QVERIFY2(moving.contains(" of ") && !moving.contains("loading"), moving.constData());
        const QByteArray loading = shown(TransferProgress::Stage::Loading);
        QVERIFY2(loading.contains("] loading ") && loading.contains(" of "), loading.constData());
        const QByteArray finishing = shown(TransferProgress::Stage::Finishing);
        QVERIFY2(finishing.contains("finishing"), finishing.constData());
        std::fclose(terminal);
        ::close(mine);
    }

    void comparisonMarksBothSides()
    {
        const ImageComparison comparison =
            compareImages(ComparedImage(QStringLiteral("r/a:1"), manifest("old")),
                ComparedImage(QStringLiteral("r/a:2"), manifest("new one")));
        const QString text = comparisonText(comparison, false);
        QVERIFY(text.contains(QStringLiteral("  - ") + Digest::sha256Of("old").shortText()));
        QVERIFY(text.contains(QStringLiteral("  + ") + Digest::sha256Of("new one").shortText()));
        QVERIFY2(!text.contains(Digest::sha256Of("base").shortText()), "what is the same is left out");
        QVERIFY(comparisonText(comparison, true).contains(Digest::sha256Of("base").shortText()));
        const QJsonObject json = comparisonJson(comparison, false);
        QCOMPARE(json.value(QStringLiteral("same")).toBool(true), false);
        QCOMPARE(json.value(QStringLiteral("layers")).toArray().size(), 2);
    }

    void planSaysWhatGoesAndWhatStays()
    {
        DeletePlan plan;
        plan.repository = QStringLiteral("app");
        DeleteSubject subject;
        subject.manifest = manifest("x").descriptor();
        subject.manifestRemoved = true;
        subject.tagsRemoved = QStringList{QStringLiteral("gone")};
        subject.containedInIndexes = QStringList{QStringLiteral("multi")};
        plan.subjects << subject;
        plan.blockers << QStringLiteral("Because.");
        const QString text = planText(plan);
        for (const char* part : {"gone", "BREAKS the index: multi", "Cannot be done: Because."})
            QVERIFY2(text.contains(QString::fromLatin1(part)), part);
        QVERIFY(!planJson(plan).value(QStringLiteral("executable")).toBool(true));
    }

    void consoleKeepsItsStreamsApart()
    {
        QTemporaryFile out;
        QTemporaryFile err;
        QVERIFY(out.open() && err.open());
        std::FILE* const outFile = std::fopen(out.fileName().toLocal8Bit().constData(), "w");
        std::FILE* const errFile = std::fopen(err.fileName().toLocal8Bit().constData(), "w");
        QVERIFY(outFile && errFile);
        {
            Console console(outFile, errFile, false);
            console.print(QStringLiteral("result"));
            console.warn(QStringLiteral("note"));
            TransferProgress progress;
            progress.bytesTotal = 10;
            console.showProgress(progress);
            QVERIFY(console.flush());
        }
        std::fclose(outFile);
        std::fclose(errFile);
        QCOMPARE(out.readAll(), QByteArray("result\n"));
        QCOMPARE(err.readAll(), QByteArray("note\n"));
    }

    void fullDiskIsNoticed()
    {
        std::FILE* const full = std::fopen("/dev/full", "w");
        if (!full)
            QSKIP("there is no /dev/full");
        Console console(full, stderr, true);
        console.print(QStringLiteral("result"));
        QVERIFY(!console.flush());
        std::fclose(full);
    }
};

QTEST_GUILESS_MAIN(TestCliText)
#include "tst_clitext.moc"
