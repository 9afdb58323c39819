// SPDX-License-Identifier: Apache-2.0
#include "service/threadedregistryservice.h"

#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");
const QString one = QStringLiteral("1");
const QString latest = QStringLiteral("latest");
const QString multi = QStringLiteral("multi");

template <typename T> class Waiting final {
public:
    Done<T> done()
    {
        return [this](const Result<T>& result) { got.emplace(result); };
    }
    std::optional<Result<T>> got;
};

} // namespace

//! Deleting by the service on a real registry, and taking it back.
class TestUndo final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_registry = std::make_unique<RegistryProcess>();
        QVERIFY2(m_registry->start(), qPrintable(m_registry->failure()));
        ImageFixture fixture(m_folder->filePath(QStringLiteral("layout")));
        m_image = fixture.addImage(ImageSpec::withLayers(1, 2000), one);
        fixture.tag(m_image, latest);
        m_index = fixture.addIndex({m_image, fixture.addImage(ImageSpec::withLayers(1, 300, 4))}, multi);
        SkopeoTool skopeo;
        for (const QString& tag : {one, latest, multi})
            QVERIFY(skopeo.push(fixture, tag, *m_registry, app).ok());
        m_profile = RegistryProfile::distribution(m_registry->host());
        m_service = std::make_unique<ThreadedRegistryService>(m_folder->filePath(QStringLiteral("p.db")));
        m_service->openRegistry(m_profile, std::nullopt);
    }
    void cleanup()
    {
        m_service.reset();
        m_registry.reset();
        m_folder.reset();
    }

    void imageAndIndexComeBack()
    {
        const qint64 undoId = remove({one, multi});
        QVERIFY(undoId != 0);
        QCOMPARE(tags(), QStringList());

        Waiting<QList<UndoEntry>> entries;
        const RequestHandle listing = m_service->fetchUndoEntries(entries.done());
        QTRY_VERIFY(entries.got);
        QCOMPARE((*entries.got)->size(), 1);
        QCOMPARE((*entries.got)->first().tags.size(), 3);

        Waiting<bool> possible;
        const RequestHandle checking = m_service->checkUndo(undoId, possible.done());
        QTRY_VERIFY(possible.got);
        QVERIFY2(*possible.got, "the blobs are still there");

        Waiting<UndoReport> undone;
        const RequestHandle undoing = m_service->undo(undoId, undone.done());
        QTRY_VERIFY(undone.got);
        QVERIFY2(*undone.got, qPrintable(*undone.got ? QString() : undone.got->error().toLogLine()));
        QCOMPARE(tags(), QStringList({one, latest, multi}));
        SkopeoTool skopeo;
        const auto raw = skopeo.rawManifest(QStringLiteral("docker://%1/app:multi").arg(m_registry->host()));
        QVERIFY(raw.ok());
        QCOMPARE(ImageFixture::sha256(raw.out), m_index.digest);
    }

    void tagThatWasTakenIsLeftAlone()
    {
        const qint64 undoId = remove({one});
        ImageFixture fixture(m_folder->filePath(QStringLiteral("other")));
        const FixtureDescriptor other = fixture.addImage(ImageSpec::withLayers(1, 500, 9), one);
        SkopeoTool skopeo;
        QVERIFY(skopeo.push(fixture, one, *m_registry, app).ok());
        Waiting<UndoReport> undone;
        const RequestHandle undoing = m_service->undo(undoId, undone.done());
        QTRY_VERIFY(undone.got);
        QVERIFY(*undone.got);
        QCOMPARE((*undone.got)->tagsTaken, QStringList{one});
        const auto raw = skopeo.rawManifest(QStringLiteral("docker://%1/app:1").arg(m_registry->host()));
        QCOMPARE(ImageFixture::sha256(raw.out), other.digest);
    }

    void afterGarbageCollectionItSaysSo()
    {
        const qint64 undoId = remove({one, multi});
        m_registry->stop();
        QVERIFY(m_registry->collectGarbage(true).ok());
        QVERIFY2(m_registry->start(), qPrintable(m_registry->failure()));
        Waiting<bool> possible;
        const RequestHandle checking = m_service->checkUndo(undoId, possible.done());
        QTRY_VERIFY_WITH_TIMEOUT(possible.got, 20'000);
        QVERIFY(!*possible.got);
        QCOMPARE(possible.got->error().code(), QStringLiteral("BLOBS_GONE"));
        Waiting<UndoReport> undone;
        const RequestHandle undoing = m_service->undo(undoId, undone.done());
        QTRY_VERIFY_WITH_TIMEOUT(undone.got, 20'000);
        QVERIFY(!*undone.got);
        QCOMPARE(undone.got->error().code(), QStringLiteral("BLOBS_GONE"));
    }

    void journalSurvivesTheProgram()
    {
        const qint64 undoId = remove({one});
        m_service.reset();
        m_service = std::make_unique<ThreadedRegistryService>(m_folder->filePath(QStringLiteral("p.db")));
        m_service->openRegistry(m_profile, std::nullopt);
        Waiting<UndoReport> undone;
        const RequestHandle undoing = m_service->undo(undoId, undone.done());
        QTRY_VERIFY(undone.got);
        QVERIFY(*undone.got);
        QVERIFY(tags().contains(one));
    }

private:
    qint64 remove(const QStringList& what)
    {
        DeleteWish wish;
        wish.repository = app;
        wish.tagsOrDigests = what;
        wish.scope = DeleteScope::ImagesAndAllTags;
        Waiting<DeletePlan> plan;
        const RequestHandle planning = m_service->planDelete(m_profile.id, wish, {}, plan.done());
        if (!QTest::qWaitFor([&] { return plan.got.has_value(); }, 20'000) || !*plan.got)
            return 0;
        Waiting<DeleteReport> report;
        const RequestHandle deleting = m_service->performDelete(**plan.got, report.done());
        if (!QTest::qWaitFor([&] { return report.got.has_value(); }, 20'000) || !*report.got)
            return 0;
        return (*report.got)->undoId;
    }

    QStringList tags()
    {
        Waiting<TagPage> page;
        const RequestHandle listing = m_service->fetchTags({m_profile.id, app}, PageCursor(), page.done());
        if (!QTest::qWaitFor([&] { return page.got.has_value(); }, 20'000) || !*page.got)
            return {};
        QStringList found = (*page.got)->tags;
        found.sort();
        return found;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RegistryProcess> m_registry;
    std::unique_ptr<ThreadedRegistryService> m_service;
    RegistryProfile m_profile;
    FixtureDescriptor m_image;
    FixtureDescriptor m_index;
};

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
