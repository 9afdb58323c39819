// SPDX-License-Identifier: Apache-2.0
#include "cluster.h"

#include "registry/openshift/kubewatch.h"

#include <QEventLoop>
#include <QScopeGuard>
#include <QTest>
#include <QTimer>

#include <ctime>

using namespace portolan;

namespace {

const QString token = QStringLiteral("sha256~alice");
const QString alice = QStringLiteral("alice");
const QString team = QStringLiteral("team-a");
const QString app = QStringLiteral("app");
const QString prod = QStringLiteral("prod");

QString movedTo(const QString& digest)
{
    return QStringLiteral("moved team-a/app:prod ") + digest;
}

//! Notes what a watch tells.
class Listener final : public KubeFollower {
public:
    void listBegan() override {}
    void listed(const JsonReader& item) override { Q_UNUSED(item) }
    void listEnded() override {}
    void connected() override { ++connections; }
    void interrupted(const Error& why) override { Q_UNUSED(why) }
    void happened(const KubeEvent& event) override
    {
        const bool deleted = event.type == KubeEvent::Type::Deleted;
        heard << (deleted ? QStringLiteral("deleted ") : QStringLiteral("added "))
                + ImageStream::fromJson(event.object).name;
        // As the event's line: {"type":"DELETED","object":...}
        longest = std::max(longest, event.object.toJson().size() + 30);
        if (heard.size() >= m_awaited)
            m_loop.quit();
    }

    //! Until so many events were heard: at once, where QTRY_COMPARE looks but twenty times a second.
    bool hears(qsizetype events)
    {
        m_awaited = events;
        QTimer patience;
        QObject::connect(&patience, &QTimer::timeout, &m_loop, [this] { m_loop.exit(1); });
        patience.start(10'000);
        return heard.size() >= events || m_loop.exec() == 0;
    }

    QStringList heard;
    int connections = 0;
    qsizetype longest = 0;

private:
    QEventLoop m_loop;
    qsizetype m_awaited = 0;
};

} // namespace

//! What is told of changes in a cluster, and that nothing is lost on the way.
class TestOpenShiftWatch final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fake = std::make_unique<FakeOpenShift>();
        m_fake->addUser(alice, token);
        m_fake->addProject(team);
        m_fake->grantRole(alice, QStringLiteral("registry-editor"), team);
        m_seed = 0;
    }

    void cleanup()
    {
        QCOMPARE(m_fake->problems(), QString());
        m_fake.reset();
    }

    void tellsWhatHappens()
    {
        push(app, prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        QTRY_VERIFY(watching.isConnected());
        QCOMPARE(watching.told(), QStringList());

        const QString second = push(app, prod);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(second)});
        watching.clear();
        const QString other = push(QStringLiteral("new"), QStringLiteral("1"));
        QTRY_COMPARE(watching.told(),
            (QStringList{QStringLiteral("added team-a/new"), QStringLiteral("moved team-a/new:1 ") + other}));
        watching.clear();
        m_fake->failImport(team, app, prod, QStringLiteral("quay.io/a/b:1"), QStringLiteral("Unauthorized"),
            QStringLiteral("no"));
        QTRY_COMPARE(watching.told(), QStringList{QStringLiteral("changed team-a/app")});
        watching.clear();
        m_fake->removeStream(team, QStringLiteral("new"));
        QTRY_COMPARE(watching.told(), QStringList{QStringLiteral("removed team-a/new")});
        watching.clear();
        const QString path =
            kubePath(kube::image, QStringLiteral("imagestreamtags"), team, QStringLiteral("app:prod"));
        QVERIFY(await(cluster.kube().remove(path, cluster.stop)));
        QTRY_COMPARE(watching.told(), QStringList{QStringLiteral("untagged team-a/app:prod")});
        QCOMPARE(watching.interruptions(), 0);
        QVERIFY(watching.end().error().isCancelled());
    }

    void tellsOfOneStreamAlone()
    {
        push(app, prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, QStringLiteral("team-a/app"));
        QTRY_VERIFY(watching.isConnected());
        push(QStringLiteral("other"), QStringLiteral("1"));
        const QString second = push(app, prod);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(second)});
    }

    void manyChangesComeTogether()
    {
        push(app, prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        QTRY_VERIFY(watching.isConnected());
        const int before = watching.deliveries();
        for (int i = 0; i < 20; ++i)
            push(app, QStringLiteral("t%1").arg(i));
        QTRY_COMPARE(watching.told().size(), 20);
        QVERIFY(watching.deliveries() - before <= 5);
    }

    void tellsWhatChangedSinceItWasListed()
    {
        push(app, prod);
        Cluster cluster(*m_fake, token);
        QVERIFY(await(cluster.registry.fetchTags(QStringLiteral("team-a/app"), PageCursor(), cluster.stop)));
        const QString second = push(app, prod);
        Watching watching(cluster, team);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(second)});
    }

    //! Whatever byte of an event a connection ends at, the event is heard, and once.
    void survivesACutAtEveryByte()
    {
        Cluster cluster(*m_fake, token);
        Listener listener;
        KubeWatch watch(
            cluster.kube(), kubePath(kube::image, QStringLiteral("imagestreams"), team), listener);
        watch.setFirstPause(std::chrono::milliseconds(1));
        std::stop_source stop;
        auto running = watch.run(stop.get_token());
        // However this ends, nothing goes on that stands on what ends with it.
        auto stopped = qScopeGuard([&] {
            stop.request_stop();
            (void)await(std::move(running));
        });
        QTRY_COMPARE(m_fake->openWatches(), 1);
        m_fake->addStream(team, app);
        QTRY_COMPARE(listener.heard, QStringList{QStringLiteral("added app")});
        for (qsizetype cut = 0; cut <= listener.longest + 1; ++cut) {
            listener.heard.clear();
            m_fake->cutNextEvent(cut);
            m_fake->removeStream(team, app);
            m_fake->addStream(team, app);
            QVERIFY2(listener.hears(2),
                qPrintable(QStringLiteral("cut at %1, heard %2, %3 watches")
                               .arg(cut)
                               .arg(listener.heard.join(u','))
                               .arg(m_fake->openWatches())));
            QCOMPARE(
                listener.heard, (QStringList{QStringLiteral("deleted app"), QStringLiteral("added app")}));
        }
        QVERIFY(listener.longest > 300);
        QVERIFY(listener.connections > listener.longest);
        stopped.dismiss();
        stop.request_stop();
        QVERIFY(await(std::move(running)).error().isCancelled());
    }

    void listsAgainWhenItsPlaceIsForgotten_data()
    {
        QTest::addColumn<bool>("asStatus");
        QTest::newRow("410 as an event") << false;
        QTest::newRow("410 as a status") << true;
    }

    void listsAgainWhenItsPlaceIsForgotten()
    {
        QFETCH(bool, asStatus);
        m_fake->setExpiredAsStatus(asStatus);
        push(app, prod);
        push(QStringLiteral("doomed"), prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        QTRY_VERIFY(watching.isConnected());
        // What happens while nobody listens, and is then forgotten.
        m_fake->cutNextEvent(0);
        const QString second = push(app, prod);
        m_fake->removeStream(team, QStringLiteral("doomed"));
        m_fake->pruneHistory();
        QTRY_VERIFY(watching.told().contains(movedTo(second)));
        QTRY_VERIFY(watching.told().contains(QStringLiteral("removed team-a/doomed")));
        QTRY_VERIFY(watching.isConnected());
        watching.clear();
        m_fake->expireWatches();
        const QString third = push(app, prod);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(third)});
    }

    void goesOnAfterItsTimeAndAfterAFault()
    {
        push(app, prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        QTRY_VERIFY(watching.isConnected());
        m_fake->sendBookmarks();
        m_fake->endWatches();
        const QString second = push(app, prod);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(second)});
        QCOMPARE(watching.interruptions(), 0);
        watching.clear();
        QTRY_COMPARE(m_fake->openWatches(), 1);
        m_fake->failNext(kubePath(kube::image, QStringLiteral("imagestreams"), team), 500,
            QStringLiteral("InternalError"), 2);
        m_fake->dropConnections();
        const QString third = push(app, prod);
        QTRY_COMPARE(watching.told(), QStringList{movedTo(third)});
        QTRY_VERIFY(watching.isConnected());
        QVERIFY(watching.interruptions() >= 1);
        const QByteArray list =
            "GET " + kubePath(kube::image, QStringLiteral("imagestreams"), team).toLatin1();
        int lists = 0;
        for (const FakeRequest& request : m_fake->requests())
            lists += request.target.startsWith(list.mid(4)) && !request.target.contains("watch=") ? 1 : 0;
        QCOMPARE(lists, 1);
    }

    void watchesTheWholeClusterInOneConnection()
    {
        m_fake->grantRole(alice, QStringLiteral("cluster-reader"));
        m_fake->addProject(QStringLiteral("team-b"));
        push(app, prod);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, QString());
        QTRY_VERIFY(watching.isConnected());
        QCOMPARE(m_fake->openWatches(), 1);
        const QString digest =
            m_fake->pushImage(QStringLiteral("team-b"), app, prod, FakeOpenShiftImage::made(99));
        QTRY_COMPARE(watching.told(),
            (QStringList{
                QStringLiteral("added team-b/app"), QStringLiteral("moved team-b/app:prod ") + digest}));
    }

    void watchesProjectByProjectWhatItMay()
    {
        // Visible all, but of half of them the streams may not be listed.
        for (int i = 0; i < 8; ++i) {
            const QString project = QStringLiteral("p%1").arg(i);
            m_fake->addProject(project);
            if (i % 2 == 0)
                m_fake->grantRole(alice, QStringLiteral("view"), project);
            else
                m_fake->grant(
                    alice, QStringLiteral("get"), QStringLiteral("project.openshift.io/projects"), project);
        }
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, QString());
        QTRY_VERIFY_WITH_TIMEOUT(watching.isConnected(), 15'000);
        QVERIFY(m_fake->openWatches() <= 3);
        for (int i = 0; i < 8; i += 2) {
            const QString project = QStringLiteral("p%1").arg(i);
            m_fake->pushImage(project, app, prod, FakeOpenShiftImage::made(i));
        }
        push(app, prod);
        QTRY_COMPARE_WITH_TIMEOUT(watching.told().filter(QStringLiteral("moved")).size(), 5, 15'000);
        QCOMPARE(watching.interruptions(), 0);
    }

    //! What is looked at has a watch; the others are asked in turns.
    void isFirstWhereOneLooks()
    {
        viewProjects(12);
        Cluster cluster(*m_fake, token);
        cluster.registry.plane().setWatchTimes(
            std::chrono::milliseconds(1), std::chrono::seconds(60), std::chrono::seconds(300));
        cluster.control().setShown(QStringLiteral("p07/app"));
        Watching watching(cluster, QString());
        QTRY_VERIFY_WITH_TIMEOUT(watching.isConnected(), 15'000);
        QTRY_COMPARE(watching.delay(), std::chrono::seconds(300));
        QTRY_COMPARE(m_fake->openWatches(), 3);
        QString pushed = m_fake->pushImage(QStringLiteral("p07"), app, prod, FakeOpenShiftImage::made(70));
        QTRY_VERIFY(watching.told().contains(QStringLiteral("moved p07/app:prod ") + pushed));
        // What is looked at next is asked at once, and watched from then on.
        m_fake->pushImage(QStringLiteral("p11"), app, prod, FakeOpenShiftImage::made(71));
        cluster.control().setShown(QStringLiteral("p11"));
        QTRY_VERIFY(!watching.told().filter(QStringLiteral("moved p11/app:prod")).isEmpty());
        pushed = m_fake->pushImage(QStringLiteral("p11"), app, prod, FakeOpenShiftImage::made(72));
        QTRY_VERIFY(watching.told().contains(QStringLiteral("moved p11/app:prod ") + pushed));
        QTRY_COMPARE(m_fake->openWatches(), 3);
        QCOMPARE(watching.interruptions(), 0);
    }

    void asksInTurnsInFewBytes()
    {
        viewProjects(8);
        for (int i = 0; i < 8; ++i)
            m_fake->pushImage(projectName(i), app, prod, FakeOpenShiftImage::made(i));
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, QString());
        QTRY_VERIFY_WITH_TIMEOUT(watching.isConnected(), 15'000);
        QTRY_VERIFY(asked(true) >= 6);
        QCOMPARE(asked(false), 9); // each project once, team-a too
        QCOMPARE(watching.told(), QStringList());
        // Whatever happened meanwhile is told, also when the server has forgotten what it was.
        const QString pushed = m_fake->pushImage(projectName(7), app, prod, FakeOpenShiftImage::made(70));
        m_fake->removeStream(projectName(6), app);
        m_fake->pruneHistory();
        QTRY_VERIFY_WITH_TIMEOUT(
            watching.told().contains(QStringLiteral("moved p07/app:prod ") + pushed), 15'000);
        QTRY_VERIFY_WITH_TIMEOUT(watching.told().contains(QStringLiteral("removed p06/app")), 15'000);
        QCOMPARE(watching.told().size(), 2);
    }

    void endsWhenTheLoginDoes_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("when the watch begins anew") << QStringLiteral("watch");
        QTest::newRow("when anything else is refused") << QStringLiteral("request");
        QTest::newRow("when its time is over") << QStringLiteral("time");
    }

    void endsWhenTheLoginDoes()
    {
        QFETCH(QString, how);
        push(app, prod);
        const bool timed = how == QStringLiteral("time");
        const QDateTime ends = QDateTime::currentDateTimeUtc().addMSecs(700);
        Cluster cluster(*m_fake, token, timed ? ends : QDateTime());
        Watching watching(cluster, team);
        QTRY_VERIFY(watching.isConnected());
        m_fake->expireToken(token);
        if (how == QStringLiteral("watch"))
            m_fake->endWatches();
        if (how == QStringLiteral("request"))
            QVERIFY(
                !await(cluster.registry.fetchTags(QStringLiteral("team-a/app"), PageCursor(), cluster.stop)));
        const Result<void> ended = watching.wait();
        QVERIFY(!ended);
        QCOMPARE(ended.error().code(), QStringLiteral("LOGIN_EXPIRED"));
    }

    void endsWhereNothingMayBeSeen()
    {
        m_fake->revoke(alice, team);
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        const Result<void> ended = watching.wait();
        QVERIFY(!ended);
        QCOMPARE(ended.error().kind(), ErrorKind::Denied);
    }

    void idlesWithTwoThousandStreams()
    {
        for (int i = 0; i < 2'000; ++i)
            m_fake->addStream(team, QStringLiteral("stream-%1").arg(i));
        Cluster cluster(*m_fake, token);
        Watching watching(cluster, team);
        QTRY_VERIFY_WITH_TIMEOUT(watching.isConnected(), 20'000);
        QCOMPARE(watching.told(), QStringList());
        const size_t requests = m_fake->requests().size();
        const std::clock_t begin = std::clock();
        QTest::qWait(600);
        const double busy = double(std::clock() - begin) / CLOCKS_PER_SEC;
        QVERIFY2(busy < 0.06, qPrintable(QString::number(busy)));
        QCOMPARE(m_fake->requests().size(), requests);
        const QString digest = push(QStringLiteral("stream-7"), prod);
        QTRY_COMPARE(watching.told(), QStringList{QStringLiteral("moved team-a/stream-7:prod ") + digest});
    }

private:
    QString push(const QString& stream, const QString& tag)
    {
        return m_fake->pushImage(team, stream, tag, FakeOpenShiftImage::made(++m_seed));
    }

    static QString projectName(int number)
    {
        return QStringLiteral("p%1").arg(number, 2, 10, QLatin1Char('0'));
    }

    //! p00, p01, ... which alice sees one by one.
    void viewProjects(int count)
    {
        for (int i = 0; i < count; ++i) {
            m_fake->addProject(projectName(i));
            m_fake->grantRole(alice, QStringLiteral("view"), projectName(i));
        }
    }

    //! How often a project's streams were listed: by their metadata alone, or whole.
    [[nodiscard]] int asked(bool metadataOnly) const
    {
        int count = 0;
        for (const FakeRequest& request : m_fake->requests()) {
            const bool list = request.target.contains("/namespaces/")
                && request.target.contains("/imagestreams") && !request.target.contains("watch=");
            const bool few = request.header("Accept").contains("as=PartialObjectMetadataList");
            count += list && few == metadataOnly ? 1 : 0;
        }
        return count;
    }

    std::unique_ptr<FakeOpenShift> m_fake;
    int m_seed = 0;
};

QTEST_GUILESS_MAIN(TestOpenShiftWatch)
#include "tst_openshiftwatch.moc"
