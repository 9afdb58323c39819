// SPDX-License-Identifier: Apache-2.0
#include "models/deletion.h"
#include "models/undolistmodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;
using Reporting = QAbstractItemModelTester::FailureReportingMode;
using UndoState = UndoListModel::UndoState;

class DeleteModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void undoEntriesAreListedAndChecked();
    void undoListKeepsRowsOverARefresh();
    void undoSaysWhenItIsTooLate();
    void undoListingFailsOnceUntilRetry();
    void deletionPlansThenActs();
    void deletionNeedsAnExecutablePlan();
    void failedDeletionIsPlannedAgain();
    void planIsReadable();

private:
    [[nodiscard]] DeletePlan plan() const;

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

UndoEntry undoEntry(qint64 id)
{
    UndoEntry entry;
    entry.id = id;
    entry.when = QDateTime(QDate(2024, 1, 1), QTime(1, 1), Qt::UTC).addDays(id);
    entry.registry = QStringLiteral("quay.io");
    entry.repository = QStringLiteral("app");
    entry.tags = {QStringLiteral("v%1").arg(id)};
    return entry;
}

UndoState stateOf(const UndoListModel& model, int row)
{
    return model.index(row, 0).data(UndoListModel::StateRole).value<UndoState>();
}

} // namespace

void DeleteModelsTest::init()
{
    m_service = std::make_unique<FakeService>(Delivery::Manual);
}

void DeleteModelsTest::undoEntriesAreListedAndChecked()
{
    m_service->setUndoEntries({undoEntry(1), undoEntry(2)});
    UndoListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest); // asks as a view does
    m_service->deliverAll();
    QCOMPARE(model.state(), FetchState::Ready);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(
        model.index(0, UndoListModel::TagsColumn).data().toString(), QStringLiteral("v2")); // newest first
    QCOMPARE(stateOf(model, 0), UndoState::Unknown);
    model.check(2);
    model.check(2);
    QCOMPARE(stateOf(model, 0), UndoState::Checking);
    m_service->deliverAll();
    QCOMPARE(stateOf(model, 0), UndoState::Possible);
    QCOMPARE(m_service->calls(Method::CheckUndo), 1);
    UndoReport report;
    report.tagsRestored = list({"v2"});
    m_service->setUndoReport(report);
    QSignalSpy undone(&model, &UndoListModel::undone);
    model.undo(2);
    model.undo(2);
    m_service->deliverAll();
    QCOMPARE(stateOf(model, 0), UndoState::Undone);
    QCOMPARE(undone.count(), 1);
    QCOMPARE(undone.first().at(1).value<UndoReport>().tagsRestored, report.tagsRestored);
    QCOMPARE(m_service->calls(Method::Undo), 1);
}

void DeleteModelsTest::undoListKeepsRowsOverARefresh()
{
    m_service->setUndoEntries({undoEntry(1), undoEntry(2)});
    UndoListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    m_service->deliverAll();
    model.check(1);
    m_service->deliverAll();
    const QPersistentModelIndex kept = model.index(1, 0);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    m_service->setUndoEntries({undoEntry(3), undoEntry(1)});
    model.refresh();
    m_service->deliverAll();
    QCOMPARE(printed(model, 1, UndoListModel::UndoIdRole), list({"3", "1"}));
    QCOMPARE(kept.data(UndoListModel::UndoIdRole).toLongLong(), 1);
    QCOMPARE(stateOf(model, 1), UndoState::Possible);
    QCOMPARE(resets.count(), 0);
}

void DeleteModelsTest::undoSaysWhenItIsTooLate()
{
    m_service->setUndoEntries({undoEntry(1)});
    m_service->fail(
        Method::Undo, Error::notFound(QStringLiteral("gone")).withCode(QStringLiteral("BLOBS_GONE")));
    UndoListModel model(*m_service);
    model.refresh();
    m_service->deliverAll();
    QSignalSpy failed(&model, &UndoListModel::undoFailed);
    model.undo(1);
    m_service->deliverAll();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(stateOf(model, 0), UndoState::Gone);
    m_service->setUndoPossible(false);
    model.check(1);
    m_service->deliverAll();
    QCOMPARE(stateOf(model, 0), UndoState::Gone);
}

void DeleteModelsTest::undoListingFailsOnceUntilRetry()
{
    m_service->fail(Method::FetchUndoEntries, Error::storage(QStringLiteral("database")));
    UndoListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    m_service->deliverAll();
    QCOMPARE(model.state(), FetchState::Failed);
    for (int i = 0; i < 20; ++i)
        model.fetchMore(QModelIndex());
    QCOMPARE(m_service->calls(Method::FetchUndoEntries), 1);
    m_service->heal(Method::FetchUndoEntries);
    m_service->setUndoEntries({undoEntry(1)});
    model.retry();
    m_service->deliverAll();
    QCOMPARE(model.rowCount(), 1);
}

DeletePlan DeleteModelsTest::plan() const
{
    DeleteSubject subject;
    subject.manifest = Descriptor(QStringLiteral("m"), digestOf(QStringLiteral("image")), 10);
    subject.tagsRemoved = list({"v1", "v1.0"});
    subject.manifestRemoved = true;
    subject.containedInIndexes = list({"multi"});
    subject.attachmentTags = list({"sha256-x.sig"});
    Descriptor referrer(QStringLiteral("m"), digestOf(QStringLiteral("sig")), 10);
    referrer.artifactType = QStringLiteral("signature");
    subject.referrers = {referrer};
    DeleteStep step;
    step.requests = list({"DELETE /v2/app/manifests/x"});
    DeletePlan plan;
    plan.registryId = QStringLiteral("quay.io");
    plan.repository = QStringLiteral("app");
    plan.subjects = {subject};
    plan.steps = {step};
    plan.uniqueBytes = 5'000'000;
    return plan;
}

void DeleteModelsTest::deletionPlansThenActs()
{
    m_service->setPlan(plan());
    DeleteReport report;
    report.undoId = 9;
    m_service->setDeleteReport(report);
    Deletion deletion(*m_service);
    QAbstractItemModelTester tester(&deletion.model(), Reporting::QtTest);
    QSignalSpy progress(&deletion, &Deletion::progressed);
    DeleteWish wish;
    wish.repository = QStringLiteral("app");
    wish.tagsOrDigests = list({"v1"});
    deletion.plan(QStringLiteral("quay.io"), wish);
    QCOMPARE(deletion.stage(), Deletion::Stage::Planning);
    m_service->reportPlanning(3, 10);
    QCOMPARE(progress.count(), 1);
    deletion.perform(); // too early: nothing happens
    QCOMPARE(m_service->calls(Method::PerformDelete), 0);
    m_service->deliverAll();
    QVERIFY(deletion.canPerform());
    QVERIFY(deletion.model().rowCount() > 0);
    deletion.perform();
    deletion.perform();
    QCOMPARE(deletion.stage(), Deletion::Stage::Performing);
    m_service->deliverAll();
    QCOMPARE(deletion.stage(), Deletion::Stage::Done);
    QCOMPARE(deletion.report().undoId, 9);
    QCOMPARE(m_service->calls(Method::PerformDelete), 1);
    deletion.perform();
    QCOMPARE(m_service->calls(Method::PerformDelete), 1);
}

void DeleteModelsTest::deletionNeedsAnExecutablePlan()
{
    DeletePlan blocked = plan();
    blocked.blockers = {QStringLiteral("the server refuses")};
    blocked.warnings = {QStringLiteral("the history goes")};
    m_service->setPlan(blocked);
    Deletion deletion(*m_service);
    deletion.plan(QStringLiteral("quay.io"), DeleteWish());
    m_service->deliverAll();
    QCOMPARE(deletion.stage(), Deletion::Stage::Planned);
    QVERIFY(!deletion.canPerform());
    deletion.perform();
    QCOMPARE(m_service->calls(Method::PerformDelete), 0);
    QCOMPARE(printed(deletion.model(), 2).mid(0, 2),
        list({"Why it cannot be done | ", "   | the server refuses"}));
    QVERIFY(printed(deletion.model(), 2).contains(QStringLiteral("   | the history goes")));
    deletion.plan(QStringLiteral("quay.io"), DeleteWish());
    deletion.cancel();
    QCOMPARE(m_service->pending(), 0);
    QCOMPARE(deletion.stage(), Deletion::Stage::Idle);
}

void DeleteModelsTest::failedDeletionIsPlannedAgain()
{
    m_service->setPlan(plan());
    m_service->fail(Method::PerformDelete,
        Error::conflict(QStringLiteral("moved")).withCode(QStringLiteral("TAG_MOVED")));
    Deletion deletion(*m_service);
    deletion.plan(QStringLiteral("quay.io"), DeleteWish());
    m_service->deliverAll();
    deletion.perform();
    m_service->deliverAll();
    QCOMPARE(deletion.stage(), Deletion::Stage::Failed);
    QCOMPARE(deletion.error()->code(), QStringLiteral("TAG_MOVED"));
    deletion.perform();
    QCOMPARE(m_service->calls(Method::PerformDelete), 1);
    deletion.retry();
    m_service->deliverAll();
    QCOMPARE(deletion.stage(), Deletion::Stage::Planned);
    QCOMPARE(m_service->calls(Method::PlanDelete), 2);
    QCOMPARE(m_service->calls(Method::PerformDelete), 1);
}

void DeleteModelsTest::planIsReadable()
{
    DeletePlanModel model;
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setPlan(plan());
    const QString image = digestOf(QStringLiteral("image")).toString();
    const QString signature = digestOf(QStringLiteral("sig")).toString();
    const QStringList expected{QStringLiteral("Goes | "), QStringLiteral("  Tag | v1"),
        QStringLiteral("  Tag | v1.0"), QStringLiteral("  Image | ") + image, QStringLiteral("Stays | "),
        QStringLiteral("  Attachment tag | sha256-x.sig"), QStringLiteral("Breaks | "),
        QStringLiteral("  Index that holds the image | multi"),
        QStringLiteral("  Attachment that loses its image | signature ") + signature,
        QStringLiteral("Space | "), QStringLiteral("  Used by these images alone | 5.00 MB"),
        QStringLiteral("  Freed | When the server collects its garbage, if ever"),
        QStringLiteral("Requests | "), QStringLiteral("  1 | DELETE /v2/app/manifests/x")};
    QCOMPARE(printed(model, 2), expected);
    DeletePlan tagOnly = plan();
    tagOnly.subjects.first().manifestRemoved = false;
    tagOnly.subjects.first().tagsKept = list({"latest"});
    model.setPlan(tagOnly);
    const QStringList rows = printed(model, 2);
    QVERIFY(rows.contains(QStringLiteral("  Other tag of the image | latest")));
    QVERIFY(!rows.contains(QStringLiteral("Breaks | ")));
    QVERIFY(!rows.contains(QStringLiteral("Space | ")));
}

QTEST_GUILESS_MAIN(DeleteModelsTest)
#include "tst_deletemodels.moc"
