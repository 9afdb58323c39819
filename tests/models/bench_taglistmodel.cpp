// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace portolan;

namespace {

constexpr int tagCount = 300'000;

//! The longest time the event loop did not come round, by the clock and by what this thread computed
//! meanwhile: on a busy machine the first includes waiting for a processor.
class StallMeter final : public QObject {
public:
    StallMeter()
    {
        connect(&m_timer, &QTimer::timeout, this, &StallMeter::turn);
        turn();
        m_longest = 0;
        m_longestBusy = 0;
        m_timer.start(0);
    }
    [[nodiscard]] double longestMs() const { return m_longest; }
    [[nodiscard]] double longestBusyMs() const { return m_longestBusy; }

private:
    static double busyMs()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

    void turn()
    {
        const double busy = busyMs();
        m_longestBusy = std::max(m_longestBusy, busy - m_busy);
        m_busy = busy;
        if (m_clock.isValid())
            m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
        m_clock.start();
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_busy = 0;
    double m_longest = 0;
    double m_longestBusy = 0;
};

} // namespace

//! 300,000 tags in one answer, then what a user does with them: the longest stall of each.
class BenchTagListModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void listing();
    void summaries();
    void sorting_data();
    void sorting();
    void filtering();
    void cleanupTestCase() { m_model.reset(); }

private:
    void measure(const char* what, const std::function<void()>& act);

    const RepositoryAddress m_app{QStringLiteral("quay.io"), QStringLiteral("app")};
    FakeService m_service;
    std::unique_ptr<TagListModel> m_model;
};

void BenchTagListModel::initTestCase()
{
    QStringList tags;
    for (int i = 0; i < tagCount; ++i) {
        const int scattered = int((qint64(i) * 7919) % tagCount);
        tags.append(QStringLiteral("v%1.%2.%3-build")
                        .arg(scattered / 10'000)
                        .arg(scattered / 100 % 100)
                        .arg(scattered % 100));
    }
    m_service.setTags(m_app, {tags});
    m_model = std::make_unique<TagListModel>(m_service);
}

void BenchTagListModel::measure(const char* what, const std::function<void()>& act)
{
    StallMeter stalls;
    QElapsedTimer clock;
    clock.start();
    QTimer::singleShot(0, m_model.get(), act);
    QTest::qWait(1);
    QVERIFY(QTest::qWaitFor(
        [this] { return m_model->state() == FetchState::Ready && m_model->isSettled(); }, 120'000));
    std::printf("%-16s %6lld ms, longest stall %5.1f ms, of it busy %5.1f (target <= 16), %3lld bytes a tag "
                "(target < 150)\n",
        what, clock.elapsed(), stalls.longestMs(), stalls.longestBusyMs(), m_model->memoryUsed() / tagCount);
}

void BenchTagListModel::listing()
{
    measure("list", [this] { m_model->setRepository(m_app); });
    QCOMPARE(m_model->rowCount(), tagCount);
}

void BenchTagListModel::summaries()
{
    for (int i = 0; i < tagCount; ++i) {
        const QString tag = m_model->index(i, 0).data().toString();
        m_model->setSummary(tag, summaryOf(digestOf(tag), (qint64(i) * 7919) % tagCount, i % 3000));
    }
}

void BenchTagListModel::sorting_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("sort by size") << int(TagListModel::SizeColumn);
    QTest::newRow("sort by created") << int(TagListModel::CreatedColumn);
    QTest::newRow("sort by digest") << int(TagListModel::DigestColumn);
    QTest::newRow("sort by tag") << int(TagListModel::TagColumn);
}

void BenchTagListModel::sorting()
{
    QFETCH(int, column);
    const QPersistentModelIndex selected = m_model->index(1000, 0);
    const QString tag = selected.data().toString();
    measure(QTest::currentDataTag(), [this, column] { m_model->sort(column, Qt::DescendingOrder); });
    QCOMPARE(selected.data().toString(), tag);
}

void BenchTagListModel::filtering()
{
    measure("filter", [this] { m_model->setFilter(QStringLiteral("v1*.7?-*")); });
    QVERIFY(m_model->rowCount() > 0);
    measure("no filter", [this] { m_model->setFilter(QString()); });
    QCOMPARE(m_model->rowCount(), tagCount);
}

QTEST_GUILESS_MAIN(BenchTagListModel)
#include "bench_taglistmodel.moc"
