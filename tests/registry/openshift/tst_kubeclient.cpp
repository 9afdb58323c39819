// SPDX-License-Identifier: Apache-2.0
#include "cluster.h"

#include "registry/openshift/kubeeventsink.h"
#include "support/messagelog.h"

#include <QElapsedTimer>
#include <QTest>

using namespace portolan;

namespace {

const QString token = QStringLiteral("sha256~alices-secret-token");
const QString team = QStringLiteral("team-a");
const QString streams = kubePath(kube::image, QStringLiteral("imagestreams"), QStringLiteral("team-a"));

FakeAnswer patience(int status, const QByteArray& reason, int seconds)
{
    return FakeAnswer::json(
        "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Failure\","
        "\"message\":\"please wait\",\"reason\":\""
            + reason + "\",\"details\":{\"retryAfterSeconds\":" + QByteArray::number(seconds)
            + "},\"code\":" + QByteArray::number(status) + "}",
        status);
}

FakeAnswer expired(const QByteArray& next)
{
    return FakeAnswer::json("{\"kind\":\"Status\",\"metadata\":{\"continue\":\"" + next
            + "\"},\"status\":\"Failure\",\"message\":\"too old\",\"reason\":\"Expired\",\"code\":410}",
        410);
}

QByteArray listBody(const QByteArrayList& names, const QByteArray& next)
{
    QByteArrayList items;
    for (const QByteArray& name : names)
        items << "{\"metadata\":{\"name\":\"" + name + "\"}}";
    return "{\"metadata\":{\"resourceVersion\":\"7\",\"continue\":\"" + next + "\"},\"items\":["
        + items.join(',') + "]}";
}

} // namespace

class TestKubeClient final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeOpenShift>();
        m_fake->addUser(QStringLiteral("alice"), token);
        m_fake->addProject(team);
        m_fake->grantRole(QStringLiteral("alice"), QStringLiteral("registry-editor"), team);
    }

    void cleanup()
    {
        QCOMPARE(m_fake->problems(), QString());
        m_fake.reset();
    }

    void pathsAreEncoded()
    {
        QCOMPARE(kubePath(kube::core, QStringLiteral("pods"), QStringLiteral("p")),
            QStringLiteral("/api/v1/namespaces/p/pods"));
        QCOMPARE(kubePath(kube::image, QStringLiteral("imagestreams/layers"), QStringLiteral("p"),
                     QStringLiteral("app")),
            QStringLiteral("/apis/image.openshift.io/v1/namespaces/p/imagestreams/app/layers"));
        QCOMPARE(kubePath(kube::image, QStringLiteral("imagestreamtags"), QStringLiteral("p"),
                     QStringLiteral("app:1/2?x")),
            QStringLiteral("/apis/image.openshift.io/v1/namespaces/p/imagestreamtags/app:1%2F2%3Fx"));
        QCOMPARE(
            kubeQuery(QStringLiteral("/a?b=1"), {std::pair(QStringLiteral("c"), QStringLiteral("d=e&f"))}),
            QStringLiteral("/a?b=1&c=d%3De%26f"));
    }

    void pagesOfAListComeTogether()
    {
        for (int i = 0; i < 5; ++i)
            m_fake->addStream(team, QStringLiteral("s%1").arg(i));
        Cluster cluster(*m_fake, token);
        const auto first = await(cluster.kube().listPage(streams, QString(), 2, cluster.stop));
        QVERIFY(first);
        QCOMPARE(first->items.size(), 2U);
        QVERIFY(!first->next.isEmpty());
        const auto names = await(cluster.kube().listNames(streams, first->next, 2, cluster.stop));
        QVERIFY(names);
        QCOMPARE(names->items.front()[QLatin1StringView("metadata")][QLatin1StringView("name")].text(),
            QStringLiteral("s2"));
        QVERIFY(!names->items.front()[QLatin1StringView("status")].isPresent());
        const auto all = await(cluster.kube().list(streams, cluster.stop));
        QVERIFY(all);
        QCOMPARE(all->items.size(), 5U);
        QVERIFY(!all->inconsistent);
    }

    void anExpiredListIsBegunAgain()
    {
        Cluster cluster(*m_fake, token);
        m_fake->failNext(streams, FakeAnswer::json(listBody({"a", "b"}, "t1")));
        m_fake->failNext(streams, expired(""));
        m_fake->failNext(streams, FakeAnswer::json(listBody({"b", "c"}, "")));
        const auto all = await(cluster.kube().list(streams, cluster.stop));
        QVERIFY(all);
        QCOMPARE(all->items.size(), 2U);
        QVERIFY(!all->inconsistent);
        const std::vector<FakeRequest>& requests = m_fake->requests();
        QCOMPARE(requests.size(), 3U);
        QVERIFY(requests[1].target.contains("continue=t1"));
        QVERIFY(!requests[2].target.contains("continue="));
    }

    void anInconsistentListGoesOn()
    {
        Cluster cluster(*m_fake, token);
        m_fake->failNext(streams, FakeAnswer::json(listBody({"a", "b"}, "t1")));
        m_fake->failNext(streams, expired("t2"));
        m_fake->failNext(streams, FakeAnswer::json(listBody({"c"}, "")));
        const auto all = await(cluster.kube().list(streams, cluster.stop));
        QVERIFY(all);
        QCOMPARE(all->items.size(), 3U);
        QVERIFY(all->inconsistent);
        QVERIFY(m_fake->requests().back().target.contains("continue=t2"));
    }

    void waitsAsLongAsTheStatusAsks_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("429 without a header") << 429 << QByteArray("TooManyRequests");
        QTest::newRow("500 ServerTimeout") << 500 << QByteArray("ServerTimeout");
    }

    void waitsAsLongAsTheStatusAsks()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, reason);
        Cluster cluster(*m_fake, token);
        m_fake->failNext(streams, patience(status, reason, 1));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(await(cluster.kube().get(streams, cluster.stop)));
        QVERIFY(clock.elapsed() >= 1000);
        QCOMPARE(m_fake->requests().size(), 2U);
        m_fake->failNext(streams, patience(status, reason, 1));
        clock.start();
        const auto atOnce = await(cluster.kube().getAtOnce(streams, cluster.stop));
        QVERIFY(!atOnce);
        QVERIFY(clock.elapsed() < 900);
    }

    void longPausesAreTheUsersToDecide()
    {
        Cluster cluster(*m_fake, token);
        m_fake->failNext(streams, patience(429, "TooManyRequests", 3600));
        const auto answer = await(cluster.kube().get(streams, cluster.stop));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind(), ErrorKind::RateLimited);
        QCOMPARE(answer.error().code(), QStringLiteral("TOO_MANY_REQUESTS"));
        QCOMPARE(answer.error().retryAfter(), std::chrono::seconds(3600));
        QCOMPARE(m_fake->requests().size(), 1U);
    }

    void limitedWritesAreSentAgainAndFailedOnesAreNot()
    {
        Cluster cluster(*m_fake, token);
        const QByteArray body(
            R"({"kind":"ImageStream","apiVersion":"image.openshift.io/v1","metadata":{"name":"made"}})");
        m_fake->failNext(streams, patience(429, "TooManyRequests", 0));
        const auto made = await(cluster.kube().post(streams, body, cluster.stop));
        QVERIFY(made);
        QCOMPARE(
            (*made)[QLatin1StringView("metadata")][QLatin1StringView("name")].text(), QStringLiteral("made"));
        QCOMPARE(m_fake->requests().size(), 2U);
        m_fake->failNext(streams, patience(500, "ServerTimeout", 1));
        QVERIFY(!await(cluster.kube().post(streams, body, cluster.stop)));
        QCOMPARE(m_fake->requests().size(), 3U);
        const auto again = await(cluster.kube().post(streams, body, cluster.stop));
        QVERIFY(!again);
        QCOMPARE(again.error().kind(), ErrorKind::Conflict);
        QCOMPARE(again.error().code(), QStringLiteral("ALREADY_EXISTS"));
        QCOMPARE(again.error().host(), m_fake->host());
        QCOMPARE(again.error().path(), streams);
    }

    void patchesSayWhatTheyAre()
    {
        m_fake->addStream(team, QStringLiteral("app"));
        Cluster cluster(*m_fake, token);
        const QString path = streams + QStringLiteral("/app");
        QVERIFY(await(cluster.kube().patch(
            path, KubePatch::Merge, QByteArray(R"({"metadata":{"annotations":{"a":"b"}}})"), cluster.stop)));
        QCOMPARE(
            m_fake->requests().back().header("Content-Type"), QByteArray("application/merge-patch+json"));
        QVERIFY(await(cluster.kube().remove(path, cluster.stop)));
        const auto gone = await(cluster.kube().get(path, cluster.stop));
        QVERIFY(!gone);
        QCOMPARE(gone.error().code(), QStringLiteral("NOT_FOUND"));
    }

    void refusedTokenAndExpiredTokenAreToldApart()
    {
        MessageLog log;
        Cluster stranger(*m_fake, QStringLiteral("sha256~never-was-good"));
        const auto refused = await(stranger.kube().get(streams, stranger.stop));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind(), ErrorKind::AuthRequired);
        QCOMPARE(refused.error().code(), QStringLiteral("TOKEN_REFUSED"));

        for (int i = 0; i < 600; ++i)
            m_fake->addStream(team, QStringLiteral("s%1").arg(i));
        m_fake->expireTokenAfter(token, 1);
        Cluster cluster(*m_fake, token);
        const auto list = await(cluster.kube().list(streams, cluster.stop));
        QVERIFY(!list);
        QCOMPARE(list.error().kind(), ErrorKind::AuthRequired);
        QCOMPARE(list.error().code(), QStringLiteral("LOGIN_EXPIRED"));
        QVERIFY(!list.error().detail().contains(token));
        QVERIFY(!log.text().contains(QStringLiteral("alices-secret-token")));
    }

    void aKnownEndIsNamed()
    {
        m_fake->expireToken(token);
        Credential credential = *Cluster::login(token);
        credential.expires = QDateTime(QDate(2020, 1, 2), QTime(3, 4, 5), Qt::UTC);
        QtTransport transport{TlsTrust()};
        HttpClient http(transport, nullptr);
        KubeClient client(http, ClusterLogin::from(m_fake->url().toString(), credential));
        const auto answer = await(client.get(streams, std::stop_token()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code(), QStringLiteral("LOGIN_EXPIRED"));
        QVERIFY(answer.error().detail().contains(QStringLiteral("2020-01-02T03:04:05Z")));
    }

    void nobodyIsAskedToLogIn()
    {
        Cluster cluster(*m_fake, QString());
        const auto answer = await(cluster.kube().get(streams, cluster.stop));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind(), ErrorKind::AuthRequired);
        Cluster known(*m_fake, token);
        const auto denied =
            await(known.kube().get(kubePath(kube::image, QStringLiteral("imagestreams")), known.stop));
        QVERIFY(!denied);
        QCOMPARE(denied.error().kind(), ErrorKind::Denied);
        QVERIFY(denied.error().detail().contains(QStringLiteral("cannot list")));
    }

    void aLoginThatIsNoneSaysSo()
    {
        QtTransport transport{TlsTrust()};
        HttpClient http(transport, nullptr);
        KubeClient client(http, ClusterLogin::from(QStringLiteral("ftp://x"), std::nullopt));
        const auto answer = await(client.get(streams, std::stop_token()));
        QVERIFY(!answer);
        QCOMPARE(answer.error().code(), QStringLiteral("BAD_SERVER"));
    }

    void eventsAreReadFromAnyPieces()
    {
        const QByteArray text = capturedBody(QStringLiteral("36-watch.http"));
        QVERIFY(text.size() > 1000);
        for (const qsizetype size : {1, 7, 1000, 100'000}) {
            QStringList seen;
            KubeEventSink sink([&seen](const KubeEvent& event) {
                seen << QString::number(static_cast<int>(event.type)) + event.resourceVersion;
            });
            QVERIFY(sink.begin(HttpResponse(200, QUrl())));
            for (qsizetype at = 0; at < text.size(); at += size)
                QVERIFY(sink.write(text.mid(at, size)));
            QCOMPARE(seen.size(), 5);
            QCOMPARE(seen.first(), QStringLiteral("0"));
            QCOMPARE(seen.at(1), QStringLiteral("22452"));
            QCOMPARE(seen.last(), QStringLiteral("42453"));
        }
    }

    void anErrorEventEndsAWatch()
    {
        KubeEventSink sink([](const KubeEvent&) {});
        const auto old = sink.write(capturedBody(QStringLiteral("37-watch-too-old.http")));
        QVERIFY(!old);
        QCOMPARE(old.error().code(), QStringLiteral("EXPIRED"));
        for (const char* const bad : {"nonsense\n", "{}\n", "{\"type\":\"ADDED\",\"object\":{}}\n",
                 "{\"type\":\"NEWS\",\"object\":{\"metadata\":{\"resourceVersion\":\"1\"}}}\n"}) {
            KubeEventSink other([](const KubeEvent&) {});
            const auto refused = other.write(QByteArray(bad));
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind(), ErrorKind::Protocol);
        }
        KubeEventSink patient([](const KubeEvent&) {});
        QVERIFY(patient.write(QByteArray("nonsense")));
    }

    void silenceIsNoErrorWhileItMayLast()
    {
        Cluster cluster(*m_fake, token);
        int opened = 0;
        std::stop_source stop;
        const auto ended = await(cluster.kube().watch(
            streams, QStringLiteral("0"), std::chrono::seconds(1), 0,
            [&opened](const KubeEvent& event) {
                if (event.type == KubeEvent::Type::Opened)
                    ++opened;
            },
            stop.get_token()));
        QVERIFY(ended);
        QCOMPARE(opened, 1);
    }

private:
    std::unique_ptr<FakeOpenShift> m_fake;
};

QTEST_GUILESS_MAIN(TestKubeClient)
#include "tst_kubeclient.moc"
