// SPDX-License-Identifier: Apache-2.0
#include "models/activitymodel.h"
#include "models/pullexplanationmodel.h"
#include "models/transferlistmodel.h"

#include "modelfixture.h"
#include "support/fakecontrolservice.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;
using Reporting = QAbstractItemModelTester::FailureReportingMode;
using TransferState = TransferListModel::TransferState;

class TransferModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void activityShowsWhatIsInFlightAndWhatFailed();
    void activityIsBounded();
    void activityStopsListening();
    void transfersRunTwoAtATimeInOrder();
    void transfersShowProgress();
    void transfersPauseAndResume();
    void failedTransfersAreRetried();
    void transfersAreGivenUpWithTheModel();
    void pullIsExplained();

private:
    [[nodiscard]] TransferRequest transfer(const QString& tag) const;

    std::unique_ptr<FakeService> m_service;
};

namespace {

ExchangeEvent started(quint64 id)
{
    ExchangeEvent event;
    event.id = id;
    event.method = "GET";
    event.host = QStringLiteral("quay.io");
    event.path = QStringLiteral("/v2/app/tags/list");
    return event;
}

ExchangeEvent finished(quint64 id, std::optional<Error> error = std::nullopt)
{
    ExchangeEvent event = started(id);
    event.stage = ExchangeEvent::Stage::Finished;
    event.status = error ? 500 : 200;
    event.bodyBytes = 100;
    event.milliseconds = 7;
    event.error = std::move(error);
    return event;
}

TransferState stateOf(const TransferListModel& model, qint64 id)
{
    return model.indexOf(id).data(TransferListModel::StateRole).value<TransferState>();
}

} // namespace

void TransferModelsTest::init()
{
    m_service = std::make_unique<FakeService>(Delivery::Manual);
}

TransferRequest TransferModelsTest::transfer(const QString& tag) const
{
    TransferRequest request;
    request.source = ImageAddress(QStringLiteral("quay.io"), QStringLiteral("app"), tag);
    request.destination.name = tag;
    return request;
}

void TransferModelsTest::activityShowsWhatIsInFlightAndWhatFailed()
{
    ActivityModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    m_service->sendExchange(started(1));
    m_service->sendExchange(started(2));
    QCOMPARE(model.inFlight(), 2);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, 0).data(ActivityModel::ExchangeIdRole).toULongLong(), 2ULL); // newest first
    QVERIFY(model.index(0, 0).data(ActivityModel::InFlightRole).toBool());
    m_service->sendExchange(finished(1));
    m_service->sendExchange(finished(2, Error::protocol(QStringLiteral("bad")).withStatus(500)));
    QCOMPARE(model.inFlight(), 0);
    QTRY_COMPARE(model.rowCount(), 1);
    const QModelIndex failed = model.index(0, 0);
    QVERIFY(!failed.data(ActivityModel::InFlightRole).toBool());
    QCOMPARE(failed.data(modelrole::ErrorRole).value<MaybeError>()->kind(), ErrorKind::Protocol);
    QCOMPARE(failed.siblingAtColumn(ActivityModel::StatusColumn).data().toInt(), 500);
    QCOMPARE(model.errorCount(), 1);
    QCOMPARE(model.exchanges(), 2);
    QCOMPARE(model.bytesReceived(), 200);
    // Too short to be seen: only its failure would show; one given up is none.
    m_service->sendExchange(started(3));
    m_service->sendExchange(finished(3));
    m_service->sendExchange(started(4));
    m_service->sendExchange(finished(4, Error::cancelled()));
    m_service->sendExchange(started(5));
    m_service->sendExchange(finished(5, Error::timeout(QStringLiteral("slow"))));
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.errorCount(), 2);
    model.clearErrors();
    QCOMPARE(model.rowCount(), 0);
}

void TransferModelsTest::activityIsBounded()
{
    ActivityModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    quint64 id = 0;
    for (int burst = 0; burst < 3; ++burst) {
        for (int i = 0; i < 400; ++i) {
            m_service->sendExchange(started(++id));
            m_service->sendExchange(finished(id, Error::network(QStringLiteral("x"))));
        }
        QTRY_COMPARE(model.index(0, 0).data(ActivityModel::ExchangeIdRole).toULongLong(), id);
    }
    QCOMPARE(model.rowCount(), ActivityModel::maxRows);
}

void TransferModelsTest::activityStopsListening()
{
    {
        ActivityModel model(*m_service);
        QVERIFY(m_service->hasExchangeListener());
    }
    QVERIFY(!m_service->hasExchangeListener());
}

void TransferModelsTest::transfersRunTwoAtATimeInOrder()
{
    TransferListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    QList<qint64> ids;
    for (const char* tag : {"a", "b", "c", "d"})
        ids.append(model.enqueue(transfer(QString::fromLatin1(tag))));
    QCOMPARE(model.running(), 2);
    QCOMPARE(model.waiting(), 2);
    QCOMPARE(m_service->calls(Method::StartTransfer), 2);
    model.runNext(ids.at(3));
    QSignalSpy done(&model, &TransferListModel::transferFinished);
    QVERIFY(m_service->deliverNext());
    QCOMPARE(done.count(), 1);
    QCOMPARE(stateOf(model, ids.at(0)), TransferState::Done);
    QCOMPARE(model.indexOf(ids.at(0)).data(TransferListModel::FractionRole).toDouble(), 1.0);
    QCOMPARE(stateOf(model, ids.at(3)), TransferState::Running);
    QCOMPARE(stateOf(model, ids.at(2)), TransferState::Queued);
    m_service->deliverAll();
    QCOMPARE(model.running(), 0);
    QCOMPARE(m_service->maxPending(Method::StartTransfer), 2);
    model.removeFinished();
    QCOMPARE(model.rowCount(), 0);
}

void TransferModelsTest::transfersShowProgress()
{
    TransferListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const qint64 id = model.enqueue(transfer(QStringLiteral("v1")));
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("quay.io/app:v1"));
    QVERIFY(model.index(0, 0).data(TransferListModel::FractionRole).toDouble() < 0);
    TransferProgress progress;
    progress.stage = TransferProgress::Stage::Blobs;
    progress.bytesDone = 250;
    progress.bytesTotal = 1000;
    progress.bytesPerSecond = 500;
    progress.secondsLeft = 2;
    m_service->reportProgress(progress);
    const QModelIndex row = model.indexOf(id);
    QCOMPARE(row.data(TransferListModel::FractionRole).toDouble(), 0.25);
    QCOMPARE(row.siblingAtColumn(TransferListModel::TimeLeftColumn).data().toString(), QStringLiteral("2 s"));
    QCOMPARE(row.siblingAtColumn(TransferListModel::RateColumn).data(modelrole::ValueRole).toLongLong(), 500);
    QVERIFY(!row.data(TransferListModel::CanRemoveRole).toBool());
    model.remove(id);
    QCOMPARE(model.rowCount(), 1);
}

void TransferModelsTest::transfersPauseAndResume()
{
    TransferListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const qint64 a = model.enqueue(transfer(QStringLiteral("a")));
    const qint64 b = model.enqueue(transfer(QStringLiteral("b")));
    const qint64 c = model.enqueue(transfer(QStringLiteral("c")));
    const qint64 d = model.enqueue(transfer(QStringLiteral("d")));
    model.pause(a);
    QCOMPARE(m_service->cancelled(Method::StartTransfer), 1);
    QCOMPARE(stateOf(model, a), TransferState::Paused);
    QCOMPARE(stateOf(model, c), TransferState::Running); // the next one moved up
    model.resume(a);
    QCOMPARE(stateOf(model, a), TransferState::Queued);
    model.cancel(b);
    QCOMPARE(stateOf(model, b), TransferState::Cancelled);
    QCOMPARE(stateOf(model, a), TransferState::Running); // before those that wait
    QCOMPARE(stateOf(model, d), TransferState::Queued);
    model.retry(b);
    QCOMPARE(stateOf(model, b), TransferState::Queued);
    model.remove(b);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(m_service->pending(), 2);
}

void TransferModelsTest::failedTransfersAreRetried()
{
    m_service->fail(Method::StartTransfer, Error::storage(QStringLiteral("disk full")));
    TransferListModel model(*m_service);
    QAbstractItemModelTester tester(&model, Reporting::QtTest);
    const qint64 id = model.enqueue(transfer(QStringLiteral("a")));
    m_service->deliverAll();
    QCOMPARE(stateOf(model, id), TransferState::Failed);
    QCOMPARE(model.index(0, 0).data(modelrole::ErrorRole).value<MaybeError>()->kind(), ErrorKind::Storage);
    QCOMPARE(m_service->calls(Method::StartTransfer), 1);
    m_service->heal(Method::StartTransfer);
    TransferReport report;
    report.where = QStringLiteral("oci:/tmp/x");
    m_service->setTransferReport(report);
    model.retry(id);
    m_service->deliverAll();
    QCOMPARE(stateOf(model, id), TransferState::Done);
    QVERIFY(!model.index(0, 0).data(modelrole::ErrorRole).isValid());
    QCOMPARE(model.index(0, TransferListModel::DestinationColumn).data().toString(), report.where);
}

void TransferModelsTest::transfersAreGivenUpWithTheModel()
{
    {
        TransferListModel model(*m_service);
        model.enqueue(transfer(QStringLiteral("a")));
        model.enqueue(transfer(QStringLiteral("b")));
        model.enqueue(transfer(QStringLiteral("c")));
    }
    QCOMPARE(m_service->pending(), 0);
    QCOMPARE(m_service->calls(Method::StartTransfer), 2);
}

void TransferModelsTest::pullIsExplained()
{
    PullExplanationModel model(m_service->control());
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    QCOMPARE(model.state(), FetchState::Idle);
    m_service->control().fail(QStringLiteral("explainPull"), Error::timeout(QStringLiteral("slow")));
    model.explain(QStringLiteral("app"));
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QCOMPARE(model.text(), QString());

    PullExplanation told;
    told.asked = QStringLiteral("app");
    NameExpansion expansion;
    expansion.reference = *Reference::parse(QStringLiteral("quay.io/team/app:1"));
    told.expansions << expansion;
    told.reference = expansion.reference;
    told.blockedBy = QStringLiteral("/etc/containers/registries.conf");
    ExplainedSource source;
    source.source.reference = told.reference;
    source.source.insecure = true;
    source.tried = true;
    source.error = Error::notFound(QStringLiteral("there is no such image"));
    told.sources << source;
    told.platform = Platform::host();
    told.platformDigest = digestOf(QStringLiteral("child"));
    told.bytesNeeded = 5;
    m_service->control().heal(QStringLiteral("explainPull"));
    m_service->control().setExplanation(told);
    model.retry();
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QCOMPARE(model.text(), told.toText());
    QCOMPARE(model.valueOf(QStringLiteral("blocked")).toString(), told.blockedBy);
    QCOMPARE(model.valueOf(QStringLiteral("reference")).toString(), told.reference.toString());
    QCOMPARE(model.valueOf(QStringLiteral("bytesNeeded")).toLongLong(), 5);
    QVERIFY(!model.valueOf(QStringLiteral("bytesTotal")).isValid());
    const QModelIndexList groups =
        model.match(model.index(0, 0), modelrole::KeyRole, QStringLiteral("sources"), 1, Qt::MatchExactly);
    QCOMPARE(groups.size(), 1);
    const QModelIndex first = model.index(0, LabelTreeModel::LabelColumn, groups.first());
    QCOMPARE(first.data().toString(), QStringLiteral("quay.io/team/app:1"));
    QCOMPARE(model.rowCount(first), 3); // insecure, no login, its answer
    QCOMPARE(model.index(2, LabelTreeModel::ValueColumn, first).data().toString(),
        QStringLiteral("there is no such image"));

    model.explain(QStringLiteral("other"));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.text(), QString());
}

QTEST_GUILESS_MAIN(TransferModelsTest)
#include "tst_transfermodels.moc"
