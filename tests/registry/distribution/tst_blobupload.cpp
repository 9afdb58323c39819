// SPDX-License-Identifier: Apache-2.0
#include "plane.h"

#include "registry/distribution/blobupload.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

using namespace portolan;

namespace {

const QByteArray content = "some bytes of a layer";
const QString app = QStringLiteral("app");

Descriptor blob()
{
    return {QStringLiteral("application/octet-stream"), Digest::sha256Of(content), content.size()};
}

std::shared_ptr<QIODevice> device()
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(content);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

FakeAnswer accepted(const QByteArray& location)
{
    return FakeAnswer(202).withHeader("Location", location);
}

} // namespace

class TestBlobUpload final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void locations_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QString>("resolved");
        QTest::newRow("relative") << QByteArray("/v2/app/blobs/uploads/1?_state=a%3D")
                                  << QStringLiteral(
                                         "http://r.example:5000/v2/app/blobs/uploads/1?_state=a%3D");
        QTest::newRow("absolute") << QByteArray("http://r.example:5000/v2/u/1")
                                  << QStringLiteral("http://r.example:5000/v2/u/1");
        QTest::newRow("names itself wrongly") << QByteArray("https://internal:5001/v2/u/1?a=b")
                                              << QStringLiteral("http://r.example:5000/v2/u/1?a=b");
        QTest::newRow("none") << QByteArray() << QString();
    }
    void locations()
    {
        QFETCH(QByteArray, location);
        const QUrl url = resolveUploadLocation(
            QUrl(QStringLiteral("http://r.example:5000/v2/app/blobs/uploads/")), location);
        QTEST(QString::fromLatin1(url.toEncoded()), "resolved");
    }

    void digestJoinsTheQuery()
    {
        const QUrl url =
            withDigestQuery(QUrl(QStringLiteral("http://r/u?_state=a%3D%3D")), QStringLiteral("sha256:ab"));
        QCOMPARE(url.toEncoded(), QByteArray("http://r/u?_state=a%3D%3D&digest=sha256:ab"));
        QCOMPARE(withDigestQuery(QUrl(QStringLiteral("http://r/u")), QStringLiteral("sha256:ab")).toEncoded(),
            QByteArray("http://r/u?digest=sha256:ab"));
    }

    void wholeBlobInOnePiece()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/").reply(accepted("/u/1?s=x"));
        fake.expect("PATCH", "/u/1?s=x")
            .withoutHeader("Content-Range")
            .withBody(content)
            .reply(accepted("/u/1?s=y"));
        fake.expect("PUT", "/u/1?s=y&digest=" + blob().digest.toString().toLatin1()).reply(FakeAnswer(201));
        Plane plane(fake.host());
        const auto done = await(plane.data().writeBlob(app, blob(), device(), plane.stop));
        QVERIFY2(done, qPrintable(done ? QString() : done.error().toLogLine()));
        QCOMPARE(fake.problems(), QString());
    }

    void chunksWhenTheServerWantsThem()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/")
            .reply(accepted("/u/1").withHeader("OCI-Chunk-Min-Length", "5"));
        fake.expect("PATCH", "/u/1")
            .withHeader("Content-Range", "0-" + QByteArray::number(content.size() - 1))
            .withBody(content)
            .reply(accepted("/u/2"));
        fake.expect("PUT", "/u/2").reply(FakeAnswer(201));
        Plane plane(fake.host());
        QVERIFY(await(plane.data().writeBlob(app, blob(), device(), plane.stop)));
        QCOMPARE(fake.problems(), QString());
    }

    void refusedDigestIsSaidAndTheSessionCancelled()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/").reply(accepted("/u/1"));
        fake.expect("PATCH", "/u/1").reply(accepted("/u/1"));
        fake.expect("PUT", "/u/1")
            .reply(FakeAnswer::json("{\"errors\":[{\"code\":\"DIGEST_INVALID\",\"message\":\"no\"}]}", 400));
        fake.expect("DELETE", "/u/1").reply(FakeAnswer(204));
        Plane plane(fake.host());
        const auto done = await(plane.data().writeBlob(app, blob(), device(), plane.stop));
        QVERIFY(!done);
        QCOMPARE(done.error().code(), QStringLiteral("DIGEST_MISMATCH"));
        QCOMPARE(fake.problems(), QString());
    }

    void withoutANextLocationTheLastIsCancelled()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/").reply(accepted("/u/1"));
        fake.expect("PATCH", "/u/1").reply(FakeAnswer(202));
        fake.expect("DELETE", "/u/1").reply(FakeAnswer(204));
        Plane plane(fake.host());
        const auto done = await(plane.data().writeBlob(app, blob(), device(), plane.stop));
        QVERIFY(!done);
        QCOMPARE(done.error().kind(), ErrorKind::Protocol);
        QCOMPARE(fake.problems(), QString());
    }

    void aServerThatStallsIsNotWaitedFor()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/").reply(accepted("/u/1"));
        fake.expect("PATCH", "/u/1").reply(FakeAnswer(500));
        fake.expect("DELETE", "/u/1").reply(FakeAnswer::stall());
        Plane plane(fake.host());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!await(plane.data().writeBlob(app, blob(), device(), plane.stop)));
        QVERIFY2(clock.elapsed() < 10'000, "the program could not end before");
        QCOMPARE(fake.problems(), QString());
    }

    void mountThatDidNotMountIsGoneOnWith()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        const QByteArray digest = blob().digest.toString().toLatin1();
        fake.expect("POST", "/v2/app/blobs/uploads/?mount=" + digest + "&from=other").reply(accepted("/u/9"));
        fake.expect("PATCH", "/u/9").withBody(content).reply(accepted("/u/9"));
        fake.expect("PUT", "/u/9?digest=" + digest).reply(FakeAnswer(201));
        Plane plane(fake.host());
        const auto mounted = await(plane.data().mountBlob(app, blob(), QStringLiteral("other"), plane.stop));
        QVERIFY(mounted && !*mounted);
        QVERIFY(await(plane.data().writeBlob(app, blob(), device(), plane.stop)));
        QCOMPARE(fake.problems(), QString());
    }

    void mounted()
    {
        FakeRegistry fake;
        fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
        fake.expect("POST", "/v2/app/blobs/uploads/").reply(FakeAnswer(201));
        Plane plane(fake.host());
        const auto mounted = await(plane.data().mountBlob(app, blob(), QStringLiteral("other"), plane.stop));
        QVERIFY(mounted && *mounted);
        QCOMPARE(fake.problems(), QString());
    }
};

QTEST_GUILESS_MAIN(TestBlobUpload)
#include "tst_blobupload.moc"
