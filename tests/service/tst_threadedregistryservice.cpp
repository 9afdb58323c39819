// SPDX-License-Identifier: Apache-2.0
#include "service/threadedregistryservice.h"

#include "service/listingcollector.h"
#include "store/undojournal.h"
#include "support/fakeregistry.h"
#include "support/imagefixture.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");

QByteArray tagsBody()
{
    return "{\"name\":\"app\",\"tags\":[\"a\",\"b\"]}";
}

//! A server with one repository whose tag list waits until it is released.
void script(FakeRegistry& fake, const FakeAnswer& tags)
{
    fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    fake.on("GET", "/v2/app/tags/list").reply(tags);
}

template <typename T> class Waiting final {
public:
    Done<T> done()
    {
        return [this](const Result<T>& result) { got.emplace(result); };
    }
    std::optional<Result<T>> got;
};

//! A Local library of an image and an index of it.
class Library final {
public:
    Library() : fixture(folder.filePath(QStringLiteral("library")))
    {
        const FixtureDescriptor image = fixture.addImage(ImageSpec::withLayers(1, 2000), QStringLiteral("1"));
        fixture.tag(image, QStringLiteral("latest"));
        fixture.addIndex({image}, QStringLiteral("both"));
        profile = RegistryProfile::local(RegistryKind::Layout, fixture.folder());
        profile.embedded = true;
    }

    [[nodiscard]] QString database() const { return folder.filePath(QStringLiteral("p.db")); }
    [[nodiscard]] static DeleteWish wish(const QString& tag, DeleteScope scope)
    {
        DeleteWish wish;
        wish.repository = QStringLiteral("library");
        wish.tagsOrDigests << tag;
        wish.scope = scope;
        return wish;
    }

    QTemporaryDir folder;
    ImageFixture fixture;
    RegistryProfile profile;
};

} // namespace

class TestThreadedRegistryService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersComeLaterOnThisThread()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        std::optional<Result<TagPage>> got;
        QThread* thread = nullptr;
        const RequestHandle handle =
            service.fetchTags({profile.id, app}, PageCursor(), [&](const Result<TagPage>& page) {
                got.emplace(page);
                thread = QThread::currentThread();
            });
        QVERIFY2(!got, "never before the method returned");
        QTRY_VERIFY(got);
        QVERIFY(*got);
        QCOMPARE((*got)->tags, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(thread, QThread::currentThread());
        QVERIFY(handle.isActive());
    }

    void cancelInFlightIsSilent()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::stall());
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        bool called = false;
        RequestHandle handle = service.fetchTags(
            {profile.id, app}, PageCursor(), [&](const Result<TagPage>&) { called = true; });
        QTRY_COMPARE(fake.count("GET /v2/app/tags/list"), 1);
        handle.cancel();
        handle.cancel();
        QTRY_COMPARE(fake.openConnections(), 0);
        QVERIFY(!called);
    }

    void droppedHandleAndCancelBeforeStartAreSilent()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        int called = 0;
        {
            const RequestHandle dropped =
                service.fetchTags({profile.id, app}, PageCursor(), [&](const Result<TagPage>&) { ++called; });
        }
        bool marker = false;
        const RequestHandle last = service.fetchTags(
            {profile.id, app}, PageCursor(), [&](const Result<TagPage>&) { marker = true; });
        QTRY_VERIFY(marker);
        QCOMPARE(called, 0);
    }

    void handleMayBeDestroyedInItsOwnCallback()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        auto handle = std::make_unique<RequestHandle>();
        bool called = false;
        *handle = service.fetchTags({profile.id, app}, PageCursor(), [&](const Result<TagPage>&) {
            handle.reset();
            called = true;
        });
        QTRY_VERIFY(called);
    }

    void shutDownWithManyInFlight()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::stall());
        int called = 0;
        std::vector<RequestHandle> handles;
        QElapsedTimer clock;
        {
            ThreadedRegistryService service{QString()};
            const RegistryProfile profile = RegistryProfile::distribution(fake.host());
            service.openRegistry(profile, std::nullopt);
            for (int i = 0; i < 200; ++i)
                handles.push_back(service.fetchTags(
                    {profile.id, app}, PageCursor(), [&](const Result<TagPage>&) { ++called; }));
            QTRY_VERIFY(fake.count("GET /v2/app/tags/list") > 0);
            clock.start();
        }
        QVERIFY2(clock.elapsed() < 10'000, "shutting down waits for no server");
        QCOMPARE(called, 0);
    }

    void requestWaitsForItsRegistry()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        std::optional<Result<TagPage>> got;
        const RequestHandle handle = service.fetchTags(
            {profile.id, app}, PageCursor(), [&](const Result<TagPage>& page) { got.emplace(page); });
        QTest::qWait(50);
        QVERIFY(!got);
        service.openRegistry(profile, std::nullopt);
        QTRY_VERIFY(got);
        QVERIFY(*got);
    }

    void errorsNameHostAndPath()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json("{\"errors\":[{\"code\":\"NAME_UNKNOWN\",\"message\":\"no\"}]}", 404));
        ThreadedRegistryService service{QString()};
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        std::optional<Result<TagPage>> got;
        const RequestHandle handle = service.fetchTags(
            {profile.id, app}, PageCursor(), [&](const Result<TagPage>& page) { got.emplace(page); });
        QTRY_VERIFY(got);
        QVERIFY(!*got);
        QCOMPARE(got->error().kind(), ErrorKind::NotFound);
        QCOMPARE(got->error().host(), fake.host());
        QCOMPARE(got->error().path(), QStringLiteral("/v2/app/tags/list"));
    }

    void lastSeenTagsNeedNoNetwork()
    {
        QTemporaryDir folder;
        const QString database = folder.filePath(QStringLiteral("p.db"));
        RegistryProfile profile;
        {
            FakeRegistry fake;
            script(fake, FakeAnswer::json(tagsBody()));
            profile = RegistryProfile::distribution(fake.host());
            ThreadedRegistryService service(database);
            service.openRegistry(profile, std::nullopt);
            bool done = false;
            const RequestHandle handle = service.fetchTags(
                {profile.id, app}, PageCursor(), [&](const Result<TagPage>&) { done = true; });
            QTRY_VERIFY(done);
            std::optional<Result<TagSnapshot>> saved;
            const RequestHandle check = service.fetchLastSeenTags(
                {profile.id, app}, [&](const Result<TagSnapshot>& seen) { saved.emplace(seen); });
            QTRY_VERIFY(saved);
        }
        ThreadedRegistryService service(database);
        std::optional<Result<TagSnapshot>> got;
        const RequestHandle handle = service.fetchLastSeenTags(
            {profile.id, app}, [&](const Result<TagSnapshot>& seen) { got.emplace(seen); });
        QTRY_VERIFY(got);
        QVERIFY(*got);
        QCOMPARE((*got)->tags, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QVERIFY((*got)->seenAt.isValid());
    }

    void closedRegistriesAreForgotten()
    {
        const QTemporaryDir folder;
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        ThreadedRegistryService service(folder.filePath(QStringLiteral("p.db")));
        service.openRegistry(profile, std::nullopt);
        Waiting<TagPage> page;
        const RequestHandle listing = service.fetchTags({profile.id, app}, PageCursor(), page.done());
        QTRY_VERIFY(page.got);
        Waiting<TagSnapshot> before;
        const RequestHandle asking = service.fetchLastSeenTags({profile.id, app}, before.done());
        QTRY_VERIFY(before.got);
        QCOMPARE((*before.got)->tags.size(), 2);
        service.closeRegistry(profile.id);
        Waiting<TagSnapshot> after;
        const RequestHandle askingAgain = service.fetchLastSeenTags({profile.id, app}, after.done());
        QTRY_VERIFY(after.got);
        QVERIFY((*after.got)->tags.isEmpty());
    }

    void onlyWholeListingsCount()
    {
        const QString list = QStringLiteral("r\napp");
        const QStringList first{QStringLiteral("a"), QStringLiteral("b")};
        const QStringList second{QStringLiteral("c")};
        const QString next = QStringLiteral("2");
        ListingCollector collector;
        QVERIFY(!collector.add(list, QString(), first, next));
        QCOMPARE(collector.add(list, next, second, QString()), first + second);
        QCOMPARE(collector.size(), 0);
        // A second walk has begun meanwhile: the first one's last page ends nothing.
        QVERIFY(!collector.add(list, QString(), first, QStringLiteral("1")));
        QVERIFY(!collector.add(list, QStringLiteral("1"), first, next));
        QVERIFY(!collector.add(list, QString(), second, QStringLiteral("1")));
        QVERIFY(!collector.add(list, next, second, QString()));
        QCOMPARE(collector.add(list, QStringLiteral("1"), first, QString()), second + first);
        for (int i = 0; i < 100; ++i)
            QVERIFY(!collector.add(QString::number(i) + u'\n', QString(), first, next));
        QCOMPARE(collector.size(), ListingCollector::mostListings);
        collector.forget(QStringLiteral("99\n"));
        QVERIFY(!collector.add(QStringLiteral("99\n"), next, second, QString()));
    }

    void libraryDeletionsSayWhetherTheyCanBeUndone()
    {
        const Library library;
        ThreadedRegistryService service(library.database());
        service.openRegistry(library.profile, std::nullopt);
        const RegistryId id = library.profile.id;
        Waiting<DeletePlan> index;
        const RequestHandle planning = service.planDelete(
            id, Library::wish(QStringLiteral("both"), DeleteScope::ImagesAndAllTags), {}, index.done());
        QTRY_VERIFY(index.got);
        QVERIFY2(*index.got && (*index.got)->undoable, "all that it holds stays");
        Waiting<DeleteReport> gone;
        const RequestHandle deleting = service.performDelete(**index.got, gone.done());
        QTRY_VERIFY(gone.got);
        QVERIFY(*gone.got && (*gone.got)->undoId != 0);
        Waiting<UndoReport> undone;
        const RequestHandle undoing = service.undo((*gone.got)->undoId, undone.done());
        QTRY_VERIFY(undone.got);
        QVERIFY2(*undone.got, qPrintable(*undone.got ? QString() : undone.got->error().toLogLine()));
        QCOMPARE((*undone.got)->tagsRestored, QStringList{QStringLiteral("both")});

        Waiting<DeletePlan> both;
        DeleteWish everything = Library::wish(QStringLiteral("both"), DeleteScope::ImagesAndAllTags);
        everything.tagsOrDigests << QStringLiteral("1");
        const RequestHandle planningAll = service.planDelete(id, everything, {}, both.done());
        QTRY_VERIFY(both.got);
        QVERIFY(*both.got && !(*both.got)->undoable && !(*both.got)->warnings.isEmpty());
        Waiting<DeleteReport> allGone;
        const RequestHandle deletingAll = service.performDelete(**both.got, allGone.done());
        QTRY_VERIFY(allGone.got);
        QVERIFY(*allGone.got);
        QCOMPARE((*allGone.got)->undoId, 0);
    }

    void oldUndoRecordsGoWhenNewOnesCome()
    {
        const Library library;
        {
            auto database = Database::open(library.database());
            QVERIFY(database);
            UndoRecord old;
            old.time = QDateTime::currentDateTimeUtc().addDays(-UndoJournal::defaultDays - 1);
            old.repository = QStringLiteral("forgotten");
            QVERIFY(UndoJournal(**database).plan(old));
        }
        ThreadedRegistryService service(library.database());
        service.openRegistry(library.profile, std::nullopt);
        Waiting<DeletePlan> plan;
        const RequestHandle planning = service.planDelete(library.profile.id,
            Library::wish(QStringLiteral("latest"), DeleteScope::TagsOnly), {}, plan.done());
        QTRY_VERIFY(plan.got);
        QVERIFY(*plan.got);
        Waiting<DeleteReport> report;
        const RequestHandle deleting = service.performDelete(**plan.got, report.done());
        QTRY_VERIFY(report.got);
        QVERIFY(*report.got);
        Waiting<QList<UndoEntry>> entries;
        const RequestHandle listing = service.fetchUndoEntries(entries.done());
        QTRY_VERIFY(entries.got);
        QCOMPARE((*entries.got)->size(), 1);
        QCOMPARE((*entries.got)->first().repository, QStringLiteral("library"));
    }

    void exchangesAreSeen()
    {
        FakeRegistry fake;
        script(fake, FakeAnswer::json(tagsBody()));
        ThreadedRegistryService service{QString()};
        QStringList lines;
        service.setExchangeListener([&](const ExchangeEvent& event) {
            if (event.stage == ExchangeEvent::Stage::Finished && event.status == 200)
                lines << QString::fromLatin1(event.method) + u' ' + event.path;
        });
        const RegistryProfile profile = RegistryProfile::distribution(fake.host());
        service.openRegistry(profile, std::nullopt);
        const RequestHandle handle =
            service.fetchTags({profile.id, app}, PageCursor(), [](const Result<TagPage>&) {});
        QTRY_VERIFY(lines.contains(QStringLiteral("GET /v2/app/tags/list")));
    }
};

QTEST_GUILESS_MAIN(TestThreadedRegistryService)
#include "tst_threadedregistryservice.moc"
