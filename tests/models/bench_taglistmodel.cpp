// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

#include <cstdio>

using namespace portolan;

namespace {

constexpr int tagCount = 300'000;

//! The longest time the event loop did not come round.
class StallMeter final : public QObject {
public:
    StallMeter()
    {
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_clock.nsecsElapsed());
            m_clock.start();
        });
        m_clock.start();
        m_timer.start(0);
    }
    [[nodiscard]] double longestMs() const { return double(m_longest) / 1e6; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
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
    std::printf("%-22s %6lld ms, longest stall %5.1f ms (target <= 16), %3lld bytes a tag (target < 150)\n",
        what, clock.elapsed(), stalls.longestMs(), m_model->memoryUsed() / tagCount);
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
