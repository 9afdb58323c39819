// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionRange>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;

class TagListModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tagsAreInNaturalOrder();
    void pagesComeWhenAsked();
    void aFailingServerIsAskedOnceUntilRetry();
    void lastSeenTagsShowFirstAndAreRefreshedByDifference();
    void lastSeenTagsStayWhileTheServerFails();
    void whatTagsWereIsShownUntilItIsKnownAnew();
    void refreshTakesManyTagsAwayAndKeepsTheSelection();
    void filterShowsWhatIsLoadedAndStopsPaging();
    void selectionSurvivesSorting();
    void deletedTagsLeaveAndRestoredOnesReturn();
    void aNewSiblingShowsAtTheDigestToo();
    void requestsAreGivenUpWithTheModel();
    void anotherRepositoryDropsLateAnswers();
    void pagesWithoutEndAreRefused();
    void loadingAllCanBeStopped();
    void aHundredThousandTagsPageByPage();
    void aHugePageIsTakenInSlices();

private:
    [[nodiscard]] TagSummary numbered(const QString& tag, int number) const;

    RepositoryAddress m_app{QStringLiteral("quay.io"), QStringLiteral("app")};
    std::unique_ptr<FakeService> m_service;
};

namespace {

QStringList list(std::initializer_list<const char*> names)
{
    QStringList out;
    for (const char* name : names)
        out.append(QString::fromLatin1(name));
    return out;
}

QStringList numberedTags(int from, int count)
{
    QStringList tags;
    for (int i = from; i < from + count; ++i)
        tags.append(QStringLiteral("v1.%1").arg(i));
    return tags;
}

} // namespace

void TagListModelTest::init()
{
    m_service = std::make_unique<FakeService>();
}

TagSummary TagListModelTest::numbered(const QString& tag, int number) const
{
    return summaryOf(digestOf(tag), number, number);
}

void TagListModelTest::tagsAreInNaturalOrder()
{
    m_service->setTags(m_app, {list({"v1.10", "v1.9", "edge", "latest"})});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.state(), FetchState::Ready);
    QCOMPARE(m_service->log(), QStringList());
    model.setRepository(m_app);
    QCOMPARE(model.state(), FetchState::Loading);
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QCOMPARE(printed(model), list({"latest", "edge", "v1.9", "v1.10"}));
    model.sort(TagListModel::TagColumn, Qt::DescendingOrder);
    QCOMPARE(printed(model), list({"v1.10", "v1.9", "edge", "latest"}));
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Tag"));
    QCOMPARE(model.index(0, 0).data(TagListModel::AddressRole).value<ImageAddress>(),
        ImageAddress(m_app.registry, m_app.repository, QStringLiteral("v1.10")));
}

void TagListModelTest::pagesComeWhenAsked()
{
    m_service->setTags(m_app, {list({"a", "c"}), list({"b", "d"}), list({"e"})});
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.state(), FetchState::Idle);
    QCOMPARE(model.counters().loaded, 2);
    QVERIFY(model.counters().moreOnServer);
    QVERIFY(model.canFetchMore(QModelIndex()));
    model.fetchMore(QModelIndex());
    QVERIFY(!model.canFetchMore(QModelIndex()));
    QTRY_COMPARE(model.rowCount(), 4);
    QCOMPARE(printed(model), list({"a", "b", "c", "d"}));
    // The tester asks for the next page by itself.
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QVERIFY(!model.counters().moreOnServer);
    QCOMPARE(model.counters().loaded, 5);
    QCOMPARE(m_service->calls(Method::FetchTags), 3);
}

void TagListModelTest::aFailingServerIsAskedOnceUntilRetry()
{
    m_service->setTags(m_app, {list({"a"}), list({"b"})});
    m_service->fail(Method::FetchTags, Error::network(QStringLiteral("refused")));
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.state(), FetchState::Failed);
    {
        QAbstractItemModelTester inFailedState(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    for (int i = 0; i < 100; ++i) {
        QVERIFY(!model.canFetchMore(QModelIndex()));
        model.fetchMore(QModelIndex());
    }
    QCOMPARE(m_service->calls(Method::FetchTags), 1);
    QCOMPARE(model.error()->kind(), ErrorKind::Network);
    m_service->heal(Method::FetchTags);
    model.retry();
    QTRY_COMPARE(model.state(), FetchState::Idle);
    QVERIFY(!model.error());
    m_service->fail(Method::FetchTags, Error::timeout(QStringLiteral("slow")));
    model.loadAll();
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QVERIFY(!model.isLoadingAll());
    QCOMPARE(printed(model), list({"a"})); // what was loaded stays
    m_service->heal(Method::FetchTags);
    model.retry(); // the page that failed, not the first
    QTRY_COMPARE(printed(model), list({"a", "b"}));
    QCOMPARE(m_service->log().last(), QStringLiteral("FetchTags quay.io app 1"));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TagListModelTest::lastSeenTagsShowFirstAndAreRefreshedByDifference()
{
    TagSnapshot snapshot;
    snapshot.tags = list({"keep", "gone"});
    snapshot.seenAt = QDateTime(QDate(2024, 5, 1), QTime(8, 0), Qt::UTC);
    m_service->setLastSeenTags(m_app, snapshot);
    m_service->setTags(m_app, {list({"keep", "new"})});
    m_service->setDelivery(Delivery::Manual);
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QVERIFY(m_service->deliverNext(Method::FetchLastSeenTags));
    QCOMPARE(printed(model), list({"gone", "keep"}));
    QVERIFY(model.indexOf(QStringLiteral("keep")).data(TagListModel::StaleRole).toBool());
    QCOMPARE(model.counters().loaded, 0);
    QCOMPARE(model.counters().known, 2);
    QCOMPARE(model.counters().lastSeen, snapshot.seenAt);
    const QPersistentModelIndex kept = model.indexOf(QStringLiteral("keep"));
    const QPersistentModelIndex gone = model.indexOf(QStringLiteral("gone"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QVERIFY(m_service->deliverNext(Method::FetchTags));
    QCOMPARE(printed(model), list({"keep", "new"}));
    QCOMPARE(resets.count(), 0);
    QVERIFY(!gone.isValid());
    QCOMPARE(kept.data().toString(), QStringLiteral("keep"));
    QVERIFY(!kept.data(TagListModel::StaleRole).toBool());
    QVERIFY(!model.counters().lastSeen.isValid());
    QCOMPARE(m_service->pending(), 0);
}

void TagListModelTest::lastSeenTagsStayWhileTheServerFails()
{
    TagSnapshot snapshot;
    snapshot.tags = list({"a", "b"});
    m_service->setLastSeenTags(m_app, snapshot);
    m_service->fail(Method::FetchTags, Error::network(QStringLiteral("down")));
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QTRY_COMPARE(printed(model), list({"a", "b"}));
}

void TagListModelTest::whatTagsWereIsShownUntilItIsKnownAnew()
{
    TagSnapshot snapshot;
    snapshot.tags = list({"a", "b"});
    snapshot.summaries = {{QStringLiteral("b"), summaryOf(digestOf(QStringLiteral("old")), 11, 5)}};
    m_service->setLastSeenTags(m_app, snapshot);
    m_service->setTags(m_app, {list({"a", "b"})});
    m_service->setSummary(ImageAddress(m_app.registry, m_app.repository, QStringLiteral("b")),
        summaryOf(digestOf(QStringLiteral("new")), 22, 6));
    m_service->setDelivery(Delivery::Manual);
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QVERIFY(m_service->deliverNext(Method::FetchLastSeenTags));
    const QPersistentModelIndex row = model.indexOf(QStringLiteral("b"));
    const auto size = [&row] {
        return row.sibling(row.row(), TagListModel::SizeColumn).data(modelrole::ValueRole).toLongLong();
    };
    QCOMPARE(size(), 11);
    QCOMPARE(row.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Idle);
    m_service->deliverAll();
    model.requestSummaries(0, 1);
    m_service->deliverAll();
    QTRY_COMPARE(size(), 22);
    QCOMPARE(row.data(TagListModel::DigestRole).value<Digest>(), digestOf(QStringLiteral("new")));
}

void TagListModelTest::refreshTakesManyTagsAwayAndKeepsTheSelection()
{
    m_service->setTags(m_app, {numberedTags(0, 400)});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 400);
    const QPersistentModelIndex odd = model.indexOf(QStringLiteral("v1.301"));
    const QPersistentModelIndex even = model.indexOf(QStringLiteral("v1.300"));
    QStringList left;
    for (int i = 1; i < 400; i += 2)
        left.append(QStringLiteral("v1.%1").arg(i));
    for (int i = 0; i < 300; i += 2)
        left.append(QStringLiteral("v1.%1-new").arg(i)); // scattered among the others
    m_service->setTags(m_app, {left});
    model.refresh();
    QTRY_COMPARE(model.rowCount(), int(left.size()));
    QStringList expected = left;
    std::sort(expected.begin(), expected.end(),
        [](const QString& a, const QString& b) { return compareTagNames(a, b) < 0; });
    QCOMPARE(printed(model), expected);
    QVERIFY(!even.isValid());
    QCOMPARE(odd.data().toString(), QStringLiteral("v1.301"));
    QCOMPARE(odd.row(), int(expected.indexOf(QStringLiteral("v1.301"))));
}

void TagListModelTest::filterShowsWhatIsLoadedAndStopsPaging()
{
    m_service->setTags(m_app, {list({"a1", "b1"}), list({"a2", "b2"})});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.state(), FetchState::Idle);
    model.setFilter(QStringLiteral("A"));
    QCOMPARE(printed(model), list({"a1"}));
    QCOMPARE(model.counters().shown, 1);
    QCOMPARE(model.counters().loaded, 2);
    QVERIFY(model.counters().moreOnServer);
    QVERIFY(!model.canFetchMore(QModelIndex()));
    model.loadAll();
    QTRY_COMPARE(printed(model), list({"a1", "a2"}));
    QVERIFY(!model.counters().moreOnServer);
    model.setFilter(QStringLiteral("?2"));
    QCOMPARE(printed(model), list({"a2", "b2"}));
    model.setFilter(QString());
    QCOMPARE(model.rowCount(), 4);
}

void TagListModelTest::selectionSurvivesSorting()
{
    m_service->setTags(m_app, {numberedTags(0, 5000)});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 5000);
    const QPersistentModelIndex selected = model.indexOf(QStringLiteral("v1.77"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.sort(TagListModel::TagColumn, Qt::DescendingOrder);
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(selected.data().toString(), QStringLiteral("v1.77"));
    QCOMPARE(selected.row(), 5000 - 78);
    model.setFilter(QStringLiteral("7"));
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(selected.data().toString(), QStringLiteral("v1.77"));
    model.setFilter(QStringLiteral("8"));
    QTRY_VERIFY(model.isSettled());
    QVERIFY(!selected.isValid());
    QCOMPARE(resets.count(), 0);
}

void TagListModelTest::deletedTagsLeaveAndRestoredOnesReturn()
{
    m_service->setTags(m_app, {list({"a", "b", "c"})});
    m_service->setSummaries(
        [](const ImageAddress&) { return summaryOf(digestOf(QStringLiteral("x")), 1, 1); });
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 3);
    model.loadSummaries();
    QTRY_COMPARE(model.index(0, 0).data(TagListModel::SameCountRole).toInt(), 2);
    model.tagsRemoved(list({"b", "unknown"}));
    QCOMPARE(printed(model), list({"a", "c"}));
    QCOMPARE(model.index(0, 0).data(TagListModel::SameTagsRole).toStringList(), list({"c"}));
    model.tagsAdded(list({"b"}));
    QCOMPARE(printed(model), list({"a", "b", "c"}));
    QCOMPARE(model.index(1, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Idle);
    QCOMPARE(m_service->calls(Method::FetchTags), 1);
}

void TagListModelTest::aNewSiblingShowsAtTheDigestToo()
{
    m_service->setTags(m_app, {list({"a", "b"})});
    m_service->setSummaries(
        [](const ImageAddress&) { return summaryOf(digestOf(QStringLiteral("x")), 1, 1); });
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 2);
    model.requestSummaries(0, 0);
    const QModelIndex digest = model.index(0, TagListModel::DigestColumn);
    QTRY_VERIFY(digest.data(TagListModel::DigestRole).value<Digest>() == digestOf(QStringLiteral("x")));
    QTRY_VERIFY(model.isSettled());
    bool repainted = false;
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [&repainted, digest](const QModelIndex& first, const QModelIndex& last) {
            repainted = repainted || QItemSelectionRange(first, last).contains(digest);
        });
    model.requestSummaries(1, 1);
    QTRY_VERIFY(repainted);
    QCOMPARE(digest.data(TagListModel::SameCountRole).toInt(), 1);
}

void TagListModelTest::requestsAreGivenUpWithTheModel()
{
    m_service->setTags(m_app, {list({"a", "b"})});
    {
        TagListModel model(*m_service);
        model.setRepository(m_app);
        QTRY_COMPARE(model.rowCount(), 2);
        m_service->setDelivery(Delivery::Manual);
        model.requestSummaries(0, 1);
        model.refresh();
        model.requestSummaries(0, 1);
        QCOMPARE(m_service->pending(Method::FetchTags), 1);
        QCOMPARE(m_service->pending(Method::FetchTagSummary), 2);
    }
    QCOMPARE(m_service->pending(), 0);
}

void TagListModelTest::anotherRepositoryDropsLateAnswers()
{
    const RepositoryAddress other(QStringLiteral("quay.io"), QStringLiteral("other"));
    m_service->setTags(m_app, {list({"a"})});
    m_service->setTags(other, {list({"o"})});
    m_service->setDelivery(Delivery::Manual);
    TagListModel model(*m_service);
    model.setRepository(m_app);
    model.setRepository(other);
    QCOMPARE(m_service->cancelled(Method::FetchTags), 1);
    m_service->deliverAll();
    QCOMPARE(printed(model), list({"o"}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), FetchState::Ready);
    QVERIFY(!model.canFetchMore(QModelIndex()));
}

void TagListModelTest::pagesWithoutEndAreRefused()
{
    QList<QStringList> pages;
    for (int i = 0; i < 100; ++i)
        pages.append(list({"a", "b"}));
    m_service->setTags(m_app, pages);
    TagListModel model(*m_service);
    model.setRepository(m_app);
    model.loadAll();
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QCOMPARE(model.error()->kind(), ErrorKind::Protocol);
    QVERIFY(m_service->calls(Method::FetchTags) < 20);
}

void TagListModelTest::loadingAllCanBeStopped()
{
    m_service->setTags(m_app, {list({"a"}), list({"b"}), list({"c"})});
    m_service->setDelivery(Delivery::Manual);
    TagListModel model(*m_service);
    model.setRepository(m_app);
    m_service->deliverAll();
    model.loadAll();
    QVERIFY(model.isLoadingAll());
    m_service->deliverNext();
    QCOMPARE(model.rowCount(), 2);
    model.stopLoading();
    QVERIFY(!model.isLoadingAll());
    QCOMPARE(model.state(), FetchState::Idle);
    QCOMPARE(m_service->pending(), 0);
    model.fetchMore(QModelIndex());
    m_service->deliverAll();
    QCOMPARE(printed(model), list({"a", "b", "c"}));
}

void TagListModelTest::aHundredThousandTagsPageByPage()
{
    constexpr int count = 100'000;
    QList<QStringList> pages;
    for (int page = 0; page < 100; ++page)
        pages.append(numberedTags(page * 1000, 1000));
    m_service->setTags(m_app, pages);
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.state(), FetchState::Idle);
    QTRY_COMPARE(model.rowCount(), 1000);
    const QPersistentModelIndex first = model.indexOf(QStringLiteral("v1.999"));
    model.loadAll();
    QTRY_COMPARE_WITH_TIMEOUT(model.rowCount(), count, 60'000);
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(m_service->calls(Method::FetchTags), 100);
    for (int i = 0; i < count; i += 97)
        QCOMPARE(model.index(i, 0).data().toString(), QStringLiteral("v1.%1").arg(i));
    QCOMPARE(first.row(), 999);
    QVERIFY2(model.memoryUsed() / count < 64, "without summaries");
    for (int i = 0; i < count; ++i)
        model.setSummary(QStringLiteral("v1.%1").arg(i), numbered(QString::number(i), i));
    qInfo() << model.memoryUsed() / count << "bytes a tag with summaries";
    QVERIFY2(model.memoryUsed() / count < 150, "with a summary and a digest of its own for each");
    model.sort(TagListModel::SizeColumn, Qt::DescendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), 30'000);
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("v1.%1").arg(count - 1));
    QCOMPARE(first.row(), count - 1000);
    model.setFilter(QStringLiteral("v1.*77"));
    QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), 30'000);
    QCOMPARE(model.rowCount(), count / 100);
}

void TagListModelTest::aHugePageIsTakenInSlices()
{
    QStringList tags = numberedTags(0, 40'000);
    std::reverse(tags.begin(), tags.end());
    m_service->setTags(m_app, {tags});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy settled(&model, &TagListModel::settled);
    model.setRepository(m_app);
    QTRY_COMPARE_WITH_TIMEOUT(model.state(), FetchState::Ready, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(model.isSettled(), 30'000);
    QVERIFY(settled.count() > 0);
    QCOMPARE(model.rowCount(), 40'000);
    QCOMPARE(model.index(12'345, 0).data().toString(), QStringLiteral("v1.12345"));
    QCOMPARE(model.counters().loaded, 40'000);
}

QTEST_GUILESS_MAIN(TagListModelTest)
#include "tst_taglistmodel.moc"
