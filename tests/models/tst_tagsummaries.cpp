// SPDX-License-Identifier: Apache-2.0
#include "models/taglistmodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;

class TagSummariesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void summariesAreFetchedForVisibleRowsOnly();
    void scrollingGivesUpWhatIsNoLongerSeen();
    void aFailedSummaryIsLeftAloneUntilRetry();
    void sameDigestsAreMarked();
    void attachmentTagsAreFolded();
    void sortingPutsUnknownLast();
    void listingsFillTheirColumns();
    void sortingCostIsSaidAndPaid();

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

void TagSummariesTest::init()
{
    m_service = std::make_unique<FakeService>();
}

TagSummary TagSummariesTest::numbered(const QString& tag, int number) const
{
    return summaryOf(digestOf(tag), number, number);
}

void TagSummariesTest::summariesAreFetchedForVisibleRowsOnly()
{
    m_service->setTags(m_app, {numberedTags(0, 100)});
    m_service->setSummaries([this](const ImageAddress& image) { return numbered(image.tagOrDigest, 7); });
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 100);
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 0);
    model.requestSummaries(0, 9);
    QCOMPARE(m_service->pending(Method::FetchTagSummary), 4);
    QCOMPARE(model.index(0, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Loading);
    QTRY_COMPARE(model.index(9, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 10);
    QCOMPARE(m_service->maxPending(Method::FetchTagSummary), 4);
    model.requestSummaries(0, 9);
    model.requestSummaries(5, 12);
    QTRY_COMPARE(model.index(12, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 13); // known rows are not asked again
    const QModelIndex row = model.index(3, 0);
    QCOMPARE(row.siblingAtColumn(TagListModel::SizeColumn).data(modelrole::ValueRole).toLongLong(), 7);
    QCOMPARE(
        row.siblingAtColumn(TagListModel::PlatformsColumn).data().toString(), QStringLiteral("linux/amd64"));
    QCOMPARE(row.data(TagListModel::DigestRole).value<Digest>(), digestOf(QStringLiteral("v1.3")));
    QCOMPARE(row.data(TagListModel::PinnedAddressRole).value<ImageAddress>().tagOrDigest,
        digestOf(QStringLiteral("v1.3")).toString());
    QCOMPARE(row.siblingAtColumn(TagListModel::CreatedColumn).data().toDateTime(),
        numbered(QStringLiteral("v1.3"), 7).created);
}

void TagSummariesTest::scrollingGivesUpWhatIsNoLongerSeen()
{
    m_service->setTags(m_app, {numberedTags(0, 100)});
    m_service->setSummaries([this](const ImageAddress& image) { return numbered(image.tagOrDigest, 1); });
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 100);
    m_service->setDelivery(Delivery::Manual);
    model.requestSummaries(0, 20);
    model.requestSummaries(2, 22); // rows 2 and 3 stay in flight
    QCOMPARE(m_service->cancelled(Method::FetchTagSummary), 2);
    QCOMPARE(m_service->pending(Method::FetchTagSummary), 4);
    QCOMPARE(model.index(0, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Idle);
    model.requestSummaries(60, 61);
    QCOMPARE(m_service->pending(Method::FetchTagSummary), 2);
    m_service->deliverAll();
    QCOMPARE(model.index(60, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(model.index(2, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Idle);
}

void TagSummariesTest::aFailedSummaryIsLeftAloneUntilRetry()
{
    m_service->setTags(m_app, {list({"a", "b"})});
    m_service->setSummary(ImageAddress(m_app.registry, m_app.repository, QStringLiteral("b")),
        numbered(QStringLiteral("b"), 1));
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 2);
    model.requestSummaries(0, 1);
    QTRY_COMPARE(model.index(1, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QTRY_COMPARE(model.index(0, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Failed);
    const auto error = model.index(0, 0).data(modelrole::ErrorRole).value<MaybeError>();
    QCOMPARE(error->kind(), ErrorKind::NotFound);
    QVERIFY(!model.index(1, 0).data(modelrole::ErrorRole).isValid());
    for (int i = 0; i < 50; ++i)
        model.requestSummaries(0, 1);
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 2);
    m_service->setSummary(ImageAddress(m_app.registry, m_app.repository, QStringLiteral("a")),
        numbered(QStringLiteral("a"), 1));
    model.retrySummary(model.index(0, 0));
    QTRY_COMPARE(model.index(0, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QVERIFY(!model.index(0, 0).data(modelrole::ErrorRole).isValid());
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 3);
}

void TagSummariesTest::sameDigestsAreMarked()
{
    m_service->setTags(m_app, {list({"latest", "v1", "v2"})});
    m_service->setSummaries([](const ImageAddress& image) {
        return summaryOf(
            digestOf(image.tagOrDigest == QStringLiteral("v2") ? QStringLiteral("2") : QStringLiteral("1")),
            1, 1);
    });
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 3);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.requestSummaries(0, 2);
    QTRY_COMPARE(model.index(0, TagListModel::SameColumn).data().toString(), QStringLiteral("v1"));
    QTRY_COMPARE(model.index(1, TagListModel::SameColumn).data().toString(), QStringLiteral("latest"));
    QTRY_COMPARE(model.index(2, 0).data(TagListModel::SameCountRole).toInt(), 0);
    // Rows that did not change themselves are announced, too.
    QTRY_VERIFY(std::any_of(changes.begin(), changes.end(), [](const QList<QVariant>& change) {
        const auto from = change.at(0).toModelIndex();
        const auto to = change.at(1).toModelIndex();
        return from.row() == 0 && to.row() == 2 && from.column() <= TagListModel::SameColumn
            && to.column() >= TagListModel::SameColumn;
    }));
}

void TagSummariesTest::attachmentTagsAreFolded()
{
    const Digest image = digestOf(QStringLiteral("image"));
    m_service->setTags(m_app,
        {QStringList{QStringLiteral("v1"), cosignTag(image, QLatin1StringView("sig")),
            cosignTag(image, QLatin1StringView("att")), referrersTag(image)}});
    m_service->setSummaries([&image](const ImageAddress&) { return summaryOf(image, 1, 1); });
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.counters().known, 4);
    QCOMPARE(model.counters().attachments, 3);
    QCOMPARE(model.counters().shown, 1);
    model.requestSummaries(0, 0);
    QTRY_COMPARE(model.index(0, 0).data(TagListModel::AttachmentCountRole).toInt(), 3);
    model.setAttachmentsShown(true);
    QCOMPARE(model.rowCount(), 4);
    const QModelIndex signature = model.indexOf(cosignTag(image, QLatin1StringView("sig")));
    QCOMPARE(signature.data(TagListModel::TagKindRole).value<TagKind>(), TagKind::CosignSignature);
    model.setAttachmentsShown(false);
    QCOMPARE(printed(model), list({"v1"}));
}

void TagSummariesTest::sortingPutsUnknownLast()
{
    m_service->setTags(m_app, {list({"a", "b", "c", "d"})});
    TagListModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 4);
    model.setSummary(QStringLiteral("a"), numbered(QStringLiteral("a"), 30));
    model.setSummary(QStringLiteral("b"), numbered(QStringLiteral("b"), 10));
    model.setSummary(QStringLiteral("d"), numbered(QStringLiteral("d"), 20));
    model.sort(TagListModel::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(printed(model), list({"b", "d", "a", "c"}));
    model.sort(TagListModel::CreatedColumn, Qt::DescendingOrder);
    QCOMPARE(printed(model), list({"a", "d", "b", "c"}));
    model.setSummary(QStringLiteral("c"), numbered(QStringLiteral("c"), 25));
    QTRY_COMPARE(printed(model), list({"a", "c", "d", "b"})); // by itself, gathered
    for (int column = 0; column < TagListModel::ColumnCount; ++column) {
        model.sort(column, Qt::AscendingOrder);
        QCOMPARE(model.rowCount(), 4);
    }
}

void TagSummariesTest::listingsFillTheirColumns()
{
    TagRecord follows;
    follows.tag = QStringLiteral("b");
    follows.source = QStringLiteral("quay.io/x/y:1");
    follows.scheduled = true;
    follows.importMode = QStringLiteral("PreserveOriginal");
    follows.generation = 7;
    TagRecord ends;
    ends.tag = QStringLiteral("c");
    ends.generation = 3;
    ends.expires = QDateTime(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);
    TagPage page;
    page.tags = list({"a", "b", "c"});
    page.records = {follows, ends};
    m_service->setTagPages(m_app, {page});
    TagListModel model(*m_service);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRepository(m_app);
    m_service->deliverAll();
    QTRY_COMPARE(model.rowCount(), 3);
    const auto cell = [&model](const char* tag, int column, int role = Qt::DisplayRole) {
        return model.indexOf(QString::fromLatin1(tag)).siblingAtColumn(column).data(role);
    };
    QCOMPARE(cell("b", TagListModel::SourceColumn).toString(), follows.source);
    QCOMPARE(cell("b", TagListModel::ImportColumn).toString(), QStringLiteral("scheduled, PreserveOriginal"));
    QVERIFY(cell("b", TagListModel::ImportColumn, modelrole::SentenceRole).value<Sentence>().source());
    QCOMPARE(cell("c", TagListModel::ExpiresColumn).toDateTime(), ends.expires);
    QVERIFY(!cell("a", TagListModel::GenerationColumn).isValid());
    QVERIFY(model.sortCost(TagListModel::GenerationColumn).isFree());
    model.sort(TagListModel::GenerationColumn, Qt::AscendingOrder);
    QCOMPARE(printed(model), list({"c", "b", "a"}));
    model.sort(TagListModel::GenerationColumn, Qt::DescendingOrder);
    QCOMPARE(printed(model), list({"b", "c", "a"}));
    model.sort(TagListModel::SourceColumn, Qt::AscendingOrder);
    QCOMPARE(printed(model), list({"b", "a", "c"}));
}

void TagSummariesTest::sortingCostIsSaidAndPaid()
{
    m_service->setTags(m_app, {numberedTags(0, 30)});
    int next = 0;
    m_service->setSummaries(
        [&next, this](const ImageAddress& image) { return numbered(image.tagOrDigest, ++next); });
    TagListModel model(*m_service);
    model.setRepository(m_app);
    QTRY_COMPARE(model.rowCount(), 30);
    QVERIFY(model.sortCost(TagListModel::TagColumn).isFree());
    QCOMPARE(model.sortCost(TagListModel::SizeColumn).rowsMissing, 30);
    QCOMPARE(model.sortCost(TagListModel::SizeColumn).requestsAtMost, 60);
    model.loadSummaries();
    QVERIFY(model.isLoadingSummaries());
    QTRY_VERIFY(!model.isLoadingSummaries());
    QVERIFY(model.sortCost(TagListModel::SizeColumn).isFree());
    QCOMPARE(m_service->calls(Method::FetchTagSummary), 30);
    QCOMPARE(m_service->maxPending(Method::FetchTagSummary), 4);
}

QTEST_GUILESS_MAIN(TagSummariesTest)
#include "tst_tagsummaries.moc"
