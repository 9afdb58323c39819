// SPDX-License-Identifier: Apache-2.0
#include "bench/benchcluster.h"
#include "bench/stallmeter.h"
#include "http/qttransport.h"
#include "models/registrytreemodel.h"
#include "models/registrywatcher.h"
#include "models/taglistmodel.h"
#include "registry/openshift/kubeclient.h"
#include "service/threadedregistryservice.h"
#include "support/awaiting.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QLoggingCategory>
#include <QSet>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>

using namespace portolan;

namespace {

constexpr int patienceMs = 300'000;
constexpr qint64 longestStallMs = 16;
// A page of a listing is one request, so that is what the first row is held against.
constexpr qint64 firstRowMs = 300;
constexpr qint64 bytesARow = 2000;
// Changes of one moment are gathered for a tenth of a second.
constexpr qint64 changeMs = 500;
// Of a project that nobody looks at, where projects are asked in turns.
constexpr qint64 turnsMs = 30'000;
constexpr double idleMsASecond = 10;
constexpr int quietSeconds = 6;

#ifdef __OPTIMIZE__
constexpr bool limitsHold = true;
#else
constexpr bool limitsHold = false; // what is not optimized is printed only
#endif

void checkLimit(const char* what, double value, double limit)
{
    if (limitsHold && value > limit)
        QTest::qFail(
            qPrintable(QStringLiteral("%1: %2, the limit is %3")
                           .arg(QLatin1StringView(what), QString::number(value), QString::number(limit))),
            __FILE__, __LINE__);
}

qint64 residentBytes()
{
    QFile statm(QStringLiteral("/proc/self/statm"));
    if (!statm.open(QIODevice::ReadOnly))
        return 0;
    return statm.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
}

double cpuMs()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) {
        return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3;
    };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

Credential loginOf(const QString& token)
{
    Credential login;
    login.registryToken = Secret(token);
    return login;
}

//! What the window has of a cluster.
class Window final {
public:
    Window(const QString& server, const QString& token) : profile(RegistryProfile::openShift(server))
    {
        service.openRegistry(profile, loginOf(token));
    }

    //! Opens the cluster in the tree and waits until all is listed; the time to the first row.
    qint64 list(int streams)
    {
        QElapsedTimer clock;
        clock.start();
        qint64 first = -1;
        const auto note = [&] {
            if (first < 0 && tree.rowCount(tree.indexOfRegistry(profile.id)) > 0)
                first = clock.elapsed();
        };
        const QMetaObject::Connection noted =
            QObject::connect(&tree, &RegistryTreeModel::rowsInserted, &tree, note);
        tree.setRegistries({profile});
        tree.fetchMore(tree.indexOfRegistry(profile.id));
        const bool all = QTest::qWaitFor(
            [&] {
                const QModelIndex node = tree.indexOfRegistry(profile.id);
                return node.data(RegistryTreeModel::LoadedCountRole).toInt() >= streams
                    && node.data(modelrole::FetchStateRole).value<FetchState>() == FetchState::Ready;
            },
            patienceMs);
        QObject::disconnect(noted);
        return all ? first : -1;
    }

    bool watch()
    {
        watcher.start(profile.id);
        return QTest::qWaitFor(
            [&] { return watcher.state(profile.id) == RegistryWatcher::State::Watching; }, patienceMs);
    }

    RegistryProfile profile;
    ThreadedRegistryService service{QString()};
    RegistryTreeModel tree{service};
    TagListModel tags{service};
    RegistryWatcher watcher{service.control()};
};

} // namespace

//! A cluster of 300 projects, each with 20 image streams of 50 history items, in the window's models: time to
//! the first and to all rows, the longest stall of the GUI thread, memory, the way of a change to its row;
//! and what watching costs while nothing happens.
class BenchClusters final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void browse_data()
    {
        QTest::addColumn<bool>("whole");
        QTest::newRow("listed as a whole") << true;
        QTest::newRow("listed project by project") << false;
    }
    void browse()
    {
        QFETCH(bool, whole);
        const QString token = whole ? BenchCluster::clusterToken() : BenchCluster::projectToken();
        const ClusterSize size(300, 20, 5, 50);
        BenchCluster cluster(size);
        QVERIFY(cluster.isReady());
        const qint64 bareMs = timeBareList(cluster.server(), token);

        Window window(cluster.server(), token);
        const StallMeter stalls;
        const qint64 before = residentBytes();
        QElapsedTimer clock;
        clock.start();
        const qint64 first = window.list(size.allStreams());
        const qint64 all = clock.elapsed();
        QVERIFY(first >= 0);
        const qint64 listed = residentBytes();
        const double perRow = double(listed - before) / size.allStreams();
        std::printf("%s, %d streams in %d projects: first row %lld ms (limit %lld), all rows %lld ms\n",
            QTest::currentDataTag(), size.allStreams(), size.projects, first, firstRowMs, all);
        if (bareMs > 0)
            std::printf("  the same names by one request unread: %lld ms (ratio %.2f)\n", bareMs,
                double(all) / double(bareMs));
        std::printf(
            "  longest GUI stall %lld ms (limit %lld), memory +%.1f MB, %.0f bytes a row (limit %lld)\n",
            stalls.longestMs(), longestStallMs, double(listed - before) / 1e6, perRow, bytesARow);
        checkLimit("first row", double(first), double(firstRowMs));
        checkLimit("bytes a row", perRow, double(bytesARow));
        checkLimit("GUI stall while listing", double(stalls.longestMs()), double(longestStallMs));

        showTags(window, size);
        followChange(window, cluster, size, whole);
        const double perStream = double(residentBytes() - before) / size.allStreams();
        std::printf("  memory with tags shown and all streams watched: %.0f bytes a stream\n", perStream);
    }

    void idle_data() { browse_data(); }
    void idle()
    {
        QFETCH(bool, whole);
        const QString token = whole ? BenchCluster::clusterToken() : BenchCluster::projectToken();
        const ClusterSize size(100, 20, 5, 50);
        const BenchCluster cluster(size);
        QVERIFY(cluster.isReady());
        Window window(cluster.server(), token);
        QVERIFY(window.list(size.allStreams()) >= 0);
        QVERIFY(window.watch());
        // What follows the first list (a database, a pool thread that ends) is not what goes on for ever.
        QTest::qWait(1000);
        const double before = cpuMs();
        QTest::qWait(quietSeconds * 1000);
        const double perSecond = (cpuMs() - before) / quietSeconds;
        std::printf("%s, %d streams watched, nothing happens: %.2f ms CPU a second (limit %.0f)\n",
            QTest::currentDataTag(), size.allStreams(), perSecond, idleMsASecond);
        checkLimit("idle CPU", perSecond, idleMsASecond);
    }

private:
    //! All names in one request that nobody reads; -1 where the login may not.
    static qint64 timeBareList(const QString& server, const QString& token)
    {
        QtTransport transport{TlsTrust()};
        HttpClient client(transport, nullptr);
        HttpRequest request(HttpMethod::Get,
            QUrl(server + QStringLiteral("/apis/image.openshift.io/v1/imagestreams"), QUrl::StrictMode));
        request.setHeader("Accept", "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");
        request.setHeader("Authorization", "Bearer " + token.toLatin1());
        request.maxBodyBytes = qint64(256) * 1024 * 1024;
        QElapsedTimer clock;
        clock.start();
        const auto answer = await(client.send(std::move(request), std::stop_token()));
        return answer && answer->isSuccess() ? clock.elapsed() : -1;
    }

    static void showTags(Window& window, const ClusterSize& size)
    {
        const StallMeter stalls;
        QElapsedTimer clock;
        clock.start();
        qint64 first = -1;
        const auto note = [&] {
            if (first < 0 && window.tags.rowCount() > 0)
                first = clock.elapsed();
        };
        const QMetaObject::Connection noted =
            QObject::connect(&window.tags, &TagListModel::rowsInserted, &window.tags, note);
        window.tags.setRepository(
            RepositoryAddress(window.profile.id, BenchCluster::project(7) + u'/' + BenchCluster::stream(3)));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return window.tags.rowCount() == size.tags && window.tags.isSettled()
                    && digestShown(window).isValid();
            },
            patienceMs));
        QObject::disconnect(noted);
        std::printf(
            "  tags of a stream: first row %lld ms (limit %lld), all with digests %lld ms, longest GUI "
            "stall %lld ms\n",
            first, firstRowMs, clock.elapsed(), stalls.longestMs());
        checkLimit("first tag", double(first), double(firstRowMs));
        checkLimit("GUI stall while tags are listed", double(stalls.longestMs()), double(longestStallMs));
    }

    static void followChange(Window& window, BenchCluster& cluster, const ClusterSize& size, bool whole)
    {
        const StallMeter stalls;
        QElapsedTimer clock;
        clock.start();
        const qint64 before = residentBytes();
        window.watcher.setShown(window.tags.repository());
        QVERIFY(window.watch());
        std::printf(
            "  all streams watched after %lld ms, longest GUI stall %lld ms (limit %lld), memory +%.0f "
            "bytes a stream\n",
            clock.elapsed(), stalls.longestMs(), longestStallMs,
            double(residentBytes() - before) / size.allStreams());
        checkLimit("GUI stall while the watch begins", double(stalls.longestMs()), double(longestStallMs));

        QObject::connect(&window.watcher, &RegistryWatcher::repositoryChanged, &window.tags,
            [&window](const RepositoryAddress& changed) {
                if (changed == window.tags.repository())
                    window.tags.refresh();
            });
        qint64 slowest = 0;
        for (int i = 0; i < 5; ++i) {
            const QVariant shown = digestShown(window);
            clock.restart();
            cluster.push(BenchCluster::project(7), BenchCluster::stream(3));
            QVERIFY(QTest::qWaitFor([&] { return digestShown(window) != shown; }, patienceMs));
            slowest = std::max(slowest, clock.elapsed());
        }
        std::printf("  a change is in its row after %lld ms at most (limit %lld)\n", slowest, changeMs);
        checkLimit("change to row", double(slowest), double(changeMs));
        followElsewhere(window, cluster, whole ? changeMs : turnsMs);
    }

    //! Changes of projects that the window does not show.
    static void followElsewhere(Window& window, BenchCluster& cluster, qint64 limit)
    {
        QSet<QString> told;
        QObject::connect(&window.watcher, &RegistryWatcher::repositoryChanged, &window.watcher,
            [&told](const RepositoryAddress& changed) { told.insert(changed.repository); });
        qint64 slowest = 0;
        for (const int project : {150, 299}) {
            const QString repository = BenchCluster::project(project) + u'/' + BenchCluster::stream(3);
            QElapsedTimer clock;
            clock.start();
            cluster.push(BenchCluster::project(project), BenchCluster::stream(3));
            QVERIFY(QTest::qWaitFor([&] { return told.contains(repository); }, patienceMs));
            slowest = std::max(slowest, clock.elapsed());
        }
        std::printf(
            "  a change elsewhere is told after %lld ms at most (limit %lld; the window says %lld s)\n",
            slowest, limit, static_cast<long long>(window.watcher.delay(window.profile.id).count()));
        checkLimit("change elsewhere", double(slowest), double(limit));
        window.watcher.disconnect(&window.watcher);
    }

    static QVariant digestShown(Window& window)
    {
        const QVariant digest =
            window.tags.indexOf(BenchCluster::tag(0)).siblingAtColumn(TagListModel::DigestColumn).data();
        return digest.toString().isEmpty() ? QVariant() : digest;
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QLoggingCategory::setFilterRules(QStringLiteral("portolan.*=false")); // hundreds of lines of requests
    if (isServingBenchCluster(QCoreApplication::arguments()))
        return serveBenchCluster(QCoreApplication::arguments());
    BenchClusters bench;
    return QTest::qExec(&bench, argc, argv);
}
#include "bench_cluster.moc"
