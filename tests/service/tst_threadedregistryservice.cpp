// SPDX-License-Identifier: Apache-2.0
#include "service/threadedregistryservice.h"

#include "support/fakeregistry.h"

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
