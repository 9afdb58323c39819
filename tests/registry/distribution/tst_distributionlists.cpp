// SPDX-License-Identifier: Apache-2.0
#include "plane.h"

#include "support/imagefixture.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"

#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");

} // namespace

class TestDistributionLists final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pagesFollowLink()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/v2/app/tags/list?n=1000")
            .reply(FakeAnswer::json("{\"tags\":[\"a\",null,\"\"]}")
                       .withHeader("Link", "</v2/app/tags/list?n=1000&last=a>; rel=\"next\""));
        fake.expect("GET", "/v2/app/tags/list?n=1000&last=a").reply(FakeAnswer::json("{\"tags\":null}"));
        Plane plane(fake.host());
        const auto first = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(first);
        QCOMPARE(first->tags, QStringList{QStringLiteral("a")});
        QVERIFY(!first->next.isEmpty());
        const auto second = await(plane.registry.fetchTags(app, first->next, plane.stop));
        QVERIFY(second && second->tags.isEmpty() && second->next.isEmpty());
        QCOMPARE(fake.problems(), QString());
    }

    void linkToAnotherHostStaysHere()
    {
        FakeRegistry fake;
        FakeRegistry foreign;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/v2/app/tags/list?n=1000")
            .reply(
                FakeAnswer::json("{\"tags\":[\"a\"]}")
                    .withHeader("Link", "<" + foreign.origin() + "/v2/app/tags/list?last=a>; rel=\"next\""));
        fake.expect("GET", "/v2/app/tags/list?last=a").reply(FakeAnswer::json("{\"tags\":[\"b\"]}"));
        Plane plane(fake.host());
        const auto first = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(first);
        QVERIFY(await(plane.registry.fetchTags(app, first->next, plane.stop)));
        QCOMPARE(fake.problems(), QString());
        QCOMPARE(foreign.connectionCount(), 0);
    }

    void linkOutsideOfTheRegistryIsRefused()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/v2/app/tags/list?n=1000")
            .reply(FakeAnswer::json("{\"tags\":[\"a\"]}").withHeader("Link", "</admin/reset>; rel=\"next\""));
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), ErrorKind::Protocol);
        QCOMPARE(fake.problems(), QString());
    }

    void endlessLinkEnds()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/app/tags/list")
            .reply(FakeAnswer::json("{\"tags\":[\"a\"]}")
                       .withHeader("Link", "</v2/app/tags/list?last=a>; rel=\"next\""));
        Plane plane(fake.host());
        const auto first = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(first);
        const auto second = await(plane.registry.fetchTags(app, first->next, plane.stop));
        QVERIFY2(!second, "the page leads to itself");
        QCOMPARE(second.error().kind(), ErrorKind::Protocol);
        QVERIFY2(await(plane.registry.fetchTags(app, PageCursor(), plane.stop)), "a new list begins anew");
    }

    void pageSizeThatIsRefusedIsLeftOut()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("GET", "/v2/_catalog?n=1000")
            .reply(FakeAnswer::json("{\"errors\":[{\"code\":\"PAGINATION_NUMBER_INVALID\"}]}", 400));
        fake.expect("GET", "/v2/_catalog").reply(FakeAnswer::json("{\"repositories\":[\"a/b\"]}"));
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(page);
        QCOMPARE(page->repositories, QStringList{QStringLiteral("a/b")});
        QCOMPARE(fake.problems(), QString());
    }

    void refusedCatalogHasItsCode_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {401, 403, 404, 405})
            QTest::addRow("%d", status) << status;
    }
    void refusedCatalogHasItsCode()
    {
        QFETCH(int, status);
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/_catalog")
            .reply(FakeAnswer::json("{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}", status));
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().code(), QStringLiteral("CATALOG_REFUSED"));
        QCOMPARE(page.error().httpStatus(), status);
        QCOMPARE(page.error().host(), fake.host());
        QCOMPARE(page.error().path(), QStringLiteral("/v2/_catalog"));
    }

    void whereALoginHelpsTheCatalogIsNotRefused()
    {
        FakeRegistry fake;
        const FakeAnswer unauthorized = FakeAnswer::json("{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}", 401)
                                            .withHeader("WWW-Authenticate", "Basic realm=\"here\"");
        fake.on("GET", "/v2/").reply(unauthorized);
        fake.on("GET", "/v2/_catalog").reply(unauthorized);
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(!page);
        QCOMPARE(page.error().kind(), ErrorKind::AuthRequired);
        QCOMPARE(page.error().code(), QStringLiteral("UNAUTHORIZED"));
    }

    void garbageIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << QByteArray("<html>login</html>");
        QTest::newRow("cut") << QByteArray("{\"tags\":[\"a\"");
        QTest::newRow("deep") << QByteArray(200, '[') + QByteArray(200, ']');
        QTest::newRow("empty") << QByteArray();
    }
    void garbageIsAnError()
    {
        QFETCH(QByteArray, body);
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.on("GET", "/v2/app/tags/list").reply(FakeAnswer::json(body));
        Plane plane(fake.host());
        const auto page = await(plane.registry.fetchTags(app, PageCursor(), plane.stop));
        QVERIFY(!page);
        QVERIFY(page.error().kind() == ErrorKind::Protocol || page.error().kind() == ErrorKind::TooLarge);
    }

    void realCatalogInPages()
    {
        RegistryOptions options;
        RegistryProcess registry(options);
        QTemporaryDir folder;
        ImageFixture fixture(folder.path());
        fixture.addImage(ImageSpec::withLayers(1, 100), QStringLiteral("1"));
        StorageSeeder seeder(registry.storagePath());
        for (int i = 0; i < 5; ++i)
            seeder.addFixture(fixture, QStringLiteral("team/app%1").arg(i));
        QVERIFY2(registry.start(), qPrintable(registry.failure()));
        Plane plane(registry.host());
        const auto page = await(plane.registry.fetchRepositories(PageCursor(), plane.stop));
        QVERIFY(page);
        QCOMPARE(page->repositories.size(), 5);
        const auto tags =
            await(plane.registry.fetchTags(QStringLiteral("team/app3"), PageCursor(), plane.stop));
        QVERIFY(tags);
        QCOMPARE(tags->tags, QStringList{QStringLiteral("1")});
        const auto missing =
            await(plane.registry.fetchTags(QStringLiteral("team/none"), PageCursor(), plane.stop));
        QVERIFY(!missing);
        QCOMPARE(missing.error().kind(), ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestDistributionLists)
#include "tst_distributionlists.moc"
