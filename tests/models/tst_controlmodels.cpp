// SPDX-License-Identifier: Apache-2.0
#include "models/action.h"
#include "models/imageusesmodel.h"
#include "models/panelmodel.h"
#include "models/placeinspector.h"
#include "models/registrytreemodel.h"
#include "models/registrywatcher.h"
#include "models/searchmodel.h"
#include "models/taghistorymodel.h"
#include "models/taglistmodel.h"
#include "models/vulnerabilitymodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using Reporting = QAbstractItemModelTester::FailureReportingMode;

namespace {

const RegistryId cluster = QStringLiteral("openshift:api.example:6443");
const QString repository = QStringLiteral("shop/app");

RepositoryAddress app()
{
    return {cluster, repository};
}

ImageAddress prod()
{
    return {cluster, repository, QStringLiteral("prod")};
}

TagEvent happened(const QString& digest, int day, bool current)
{
    TagEvent one;
    one.digest = digestOf(digest);
    one.when = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC).addDays(day);
    one.current = current;
    one.restorable = true;
    return one;
}

Vulnerability found(const char* id, Severity severity)
{
    Vulnerability one;
    one.id = QString::fromLatin1(id);
    one.severity = severity;
    one.package = QStringLiteral("openssl");
    return one;
}

} // namespace

class ControlModelsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_service = std::make_unique<FakeService>(); }
    void tagHistoryIsAskedOnceWhenShown();
    void tagHistoryFailsUntilRetry();
    void vulnerabilitiesOfAnIndexAreShownOneReportAtATime();
    void queuedScansAreAskedAgainOnlyByHand();
    void vulnerabilitiesAreCompared();
    void usesSayWhatWasNotLookedAt();
    void searchGoesPageByPage();
    void failedSearchKeepsItsRows();
    void panelIsShownAndRefreshed();
    void actionIsPlannedThenDone();
    void blockedActionIsNotDone();
    void placeAsksForInfoOnlyWhereOffered();
    void watcherCollectsNewsUntilSeen();
    void whatIsDoneHereIsNoNews();
    void watcherWatchesOnlyWhatCanBe();
    void groupsStayWithoutRepositories();
    void newsAreCountedUpTheTree();
    void listingFactsNeedNoRequests();

private:
    [[nodiscard]] FakeControlService& control() { return m_service->control(); }

    std::unique_ptr<FakeService> m_service;
};

void ControlModelsTest::tagHistoryIsAskedOnceWhenShown()
{
    TagHistory history;
    history.events = {happened(QStringLiteral("new"), 2, true), happened(QStringLiteral("old"), 1, false)};
    history.events.last().missing = true;
    control().setTagHistory(prod(), history);
    TagHistoryModel model(control());
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setTag(prod());
    QCOMPARE(control().log(), QStringList());
    model.fetchNow();
    model.fetchNow();
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QCOMPARE(control().calls(QStringLiteral("fetchTagHistory")), 1);
    QCOMPARE(printed(model, 2).size(), 2);
    QVERIFY(model.index(0, 0).data(TagHistoryModel::CurrentRole).toBool());
    QVERIFY(!model.index(0, 0).data(TagHistoryModel::RestorableRole).toBool());
    QVERIFY(!model.index(1, 0).data(TagHistoryModel::RestorableRole).toBool()); // it is gone
    QVERIFY(!model.index(1, 0).data(TagHistoryModel::AddressRole).isValid());
    model.setTag(ImageAddress(cluster, repository, QStringLiteral("other")));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), FetchState::Idle);
}

void ControlModelsTest::tagHistoryFailsUntilRetry()
{
    control().fail(QStringLiteral("fetchTagHistory"), Error::network(QStringLiteral("gone")));
    TagHistoryModel model(control());
    model.setTag(prod());
    model.fetchNow();
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QCOMPARE(model.error()->kind(), ErrorKind::Network);
    model.fetchNow();
    QCOMPARE(control().calls(QStringLiteral("fetchTagHistory")), 1);
    control().heal(QStringLiteral("fetchTagHistory"));
    control().setTagHistory(prod(), TagHistory());
    model.retry();
    QTRY_COMPARE(model.state(), FetchState::Ready);
}

void ControlModelsTest::vulnerabilitiesOfAnIndexAreShownOneReportAtATime()
{
    VulnerabilityReport amd;
    amd.platform = QStringLiteral("linux/amd64");
    amd.status = VulnerabilityReport::Status::Scanned;
    amd.vulnerabilities = {found("CVE-1", Severity::Critical), found("CVE-2", Severity::Low)};
    VulnerabilityReport arm = amd;
    arm.platform = QStringLiteral("linux/arm64");
    arm.vulnerabilities = {found("CVE-2", Severity::Low)};
    control().setVulnerabilities(prod(), {amd, arm});
    VulnerabilityModel model(control());
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setImage(prod());
    model.fetchNow();
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.counts().at(static_cast<size_t>(Severity::Critical)), 1);
    model.chooseReport(1);
    QCOMPARE(printed(model, 2), QStringList(QStringLiteral("Low | CVE-2")));
    QCOMPARE(model.counts().at(static_cast<size_t>(Severity::Critical)), 0);
    model.chooseReport(7);
    QCOMPARE(model.chosenReport(), 1);
}

void ControlModelsTest::queuedScansAreAskedAgainOnlyByHand()
{
    VulnerabilityReport queued;
    queued.status = VulnerabilityReport::Status::Queued;
    control().setVulnerabilities(prod(), {queued});
    VulnerabilityModel model(control());
    model.setImage(prod());
    model.fetchNow();
    QTRY_COMPARE(model.state(), FetchState::Ready);
    model.fetchNow();
    QCOMPARE(control().calls(QStringLiteral("fetchVulnerabilities")), 1);
    model.retry();
    QTRY_COMPARE(control().calls(QStringLiteral("fetchVulnerabilities")), 2);
}

void ControlModelsTest::vulnerabilitiesAreCompared()
{
    const QList<Vulnerability> a{found("CVE-1", Severity::High), found("CVE-2", Severity::Low)};
    const QList<Vulnerability> b{found("CVE-2", Severity::Medium), found("CVE-3", Severity::Low)};
    const auto difference = VulnerabilityDifference::between(a, b);
    QCOMPARE(difference.fixed.size(), 1);
    QCOMPARE(difference.fixed.first().id, QStringLiteral("CVE-1"));
    QCOMPARE(difference.introduced.first().id, QStringLiteral("CVE-3"));
    QCOMPARE(difference.remaining.first().severity, Severity::Medium);
}

void ControlModelsTest::usesSayWhatWasNotLookedAt()
{
    ImageUses uses;
    ImageUse pod;
    pod.project = QStringLiteral("shop");
    pod.kind = QStringLiteral("Pod");
    pod.name = QStringLiteral("web-1");
    uses.uses = {pod};
    uses.unreadable = {QStringLiteral("pods in team-b")};
    control().setUses(prod(), uses);
    ImageUsesModel model(control());
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setImage(prod());
    model.fetchNow();
    QTRY_COMPARE(printed(model, 3), QStringList(QStringLiteral("shop | Pod | web-1")));
    QCOMPARE(model.unreadable(), uses.unreadable);
}

void ControlModelsTest::searchGoesPageByPage()
{
    SearchPage first;
    SearchHit hit;
    hit.repository = QStringLiteral("team/app");
    first.hits = {hit};
    first.total = 2;
    SearchPage second;
    hit.repository = QStringLiteral("team/web");
    second.hits = {hit};
    second.total = 2;
    control().setSearchPages(QStringLiteral("team"), {first, second});
    SearchModel model(control());
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.search(cluster, QStringLiteral("team"));
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.total(), 2);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 2);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(1, 0).data(SearchModel::AddressRole).value<RepositoryAddress>(),
        RepositoryAddress(cluster, QStringLiteral("team/web")));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(control().calls(QStringLiteral("search")), 2);
}

void ControlModelsTest::failedSearchKeepsItsRows()
{
    SearchPage page;
    page.hits = {SearchHit()};
    control().setSearchPages(QStringLiteral("x"), {page, page});
    SearchModel model(control());
    model.search(cluster, QStringLiteral("x"));
    QTRY_COMPARE(model.rowCount(), 1);
    control().fail(QStringLiteral("search"), Error::rateLimited(QString(), std::nullopt));
    model.fetchMore({});
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.canFetchMore({}));
    control().heal(QStringLiteral("search"));
    model.retry();
    QTRY_COMPARE(model.rowCount(), 2);
}

void ControlModelsTest::panelIsShownAndRefreshed()
{
    Panel panel;
    panel.facts = {Fact("Replicas", 2), Fact("Default route", true)};
    PanelTable table;
    table.title = "Conditions";
    table.columns = {"Type", "Status"};
    table.rows = {{QStringLiteral("Available"), true}};
    panel.tables = {table};
    control().setPanel(QStringLiteral("operator"), panel);
    PanelModel model(
        control(), RepositoryAddress(cluster, QString()), PanelOffer(QStringLiteral("operator"), "Operator"));
    QSignalSpy tables(&model, &PanelModel::tablesChanged);
    model.refresh();
    QVERIFY(!model.hasContent());
    QTRY_VERIFY(model.hasContent());
    QCOMPARE(printed(model.facts(), 2),
        QStringList({QStringLiteral("Replicas | 2"), QStringLiteral("Default route | yes")}));
    QCOMPARE(model.tableCount(), 1);
    const QAbstractItemModelTester tester(&model.table(0), Reporting::QtTest);
    QCOMPARE(printed(model.table(0), 2), QStringList(QStringLiteral("Available | yes")));
    QCOMPARE(
        model.table(0).headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Status"));
    control().fail(QStringLiteral("fetchPanel"), Error::denied(QString()));
    model.refresh();
    QTRY_COMPARE(model.state(), FetchState::Failed);
    QVERIFY(model.hasContent()); // what was shown stays
    control().heal(QStringLiteral("fetchPanel"));
    model.retry();
    QTRY_COMPARE(model.state(), FetchState::Ready);
    QCOMPARE(tables.size(), 1);
}

void ControlModelsTest::actionIsPlannedThenDone()
{
    ActionPlan plan;
    plan.requests = {PlannedRequest(QStringLiteral("PUT"), QStringLiteral("/apis/x"), "{}")};
    plan.effects = {QStringLiteral("prod points to the old image")};
    control().setPlan(ActionKind::RollBackTag, plan);
    ActionReport report;
    report.repository = repository;
    control().setReport(report);
    Action action(control());
    const QAbstractItemModelTester tester(&action.model(), Reporting::QtTest);
    ActionWish wish(ActionKind::RollBackTag);
    wish.repository = repository;
    action.perform();
    QCOMPARE(control().performed().size(), 0);
    action.plan(cluster, wish);
    QCOMPARE(action.stage(), Action::Stage::Planning);
    QTRY_VERIFY(action.canPerform());
    QVERIFY(printed(action.model(), 2).join(u'\n').contains(QStringLiteral("prod points")));
    action.perform();
    QTRY_COMPARE(action.stage(), Action::Stage::Done);
    QCOMPARE(control().performed().size(), 1);
    QCOMPARE(control().performed().first().registryId, cluster);
    QCOMPARE(action.report().repository, repository);
}

void ControlModelsTest::blockedActionIsNotDone()
{
    ActionPlan plan;
    plan.requests = {PlannedRequest(QStringLiteral("PUT"), QStringLiteral("/apis/x"))};
    plan.blockers = {QStringLiteral("may not")};
    control().setPlan(ActionKind::ScaleRegistry, plan);
    Action action(control());
    action.plan(cluster, ActionWish(ActionKind::ScaleRegistry));
    QTRY_COMPARE(action.stage(), Action::Stage::Planned);
    QVERIFY(!action.canPerform());
    action.perform();
    QCOMPARE(control().performed().size(), 0);
    control().fail(QStringLiteral("planAction"), Error::denied(QString()));
    action.plan(cluster, ActionWish(ActionKind::ScaleRegistry));
    QTRY_COMPARE(action.stage(), Action::Stage::Failed);
    control().heal(QStringLiteral("planAction"));
    action.retry();
    QTRY_COMPARE(action.stage(), Action::Stage::Planned);
}

void ControlModelsTest::placeAsksForInfoOnlyWhereOffered()
{
    Offering plain;
    plain.tagHistory = true;
    control().setOffering(plain);
    PlaceInspector place(control());
    place.setPlace(app(), true);
    QTRY_VERIFY(place.offering().tagHistory);
    QCOMPARE(control().calls(QStringLiteral("fetchRepositoryInfo")), 0);
    Offering rich;
    rich.repositoryInfo = true;
    const RepositoryAddress other(cluster, QStringLiteral("shop/web"));
    control().setOffering(other, rich);
    RepositoryInfo info;
    info.description = QStringLiteral("# Web");
    info.facts = {Fact("State", QStringLiteral("NORMAL"))};
    control().setRepositoryInfo(other, info);
    place.setPlace(other, true);
    QTRY_COMPARE(place.info().description, info.description);
    QCOMPARE(place.facts().rowCount(), 1);
    place.setPlace(RepositoryAddress(cluster, QStringLiteral("shop")), false);
    QCOMPARE(place.facts().rowCount(), 0);
    QCOMPARE(place.info().description, QString());
}

void ControlModelsTest::watcherCollectsNewsUntilSeen()
{
    Offering offering;
    offering.watch = true;
    control().setOffering(offering);
    RegistryWatcher watcher(control());
    QSignalSpy arrived(&watcher, &RegistryWatcher::imageArrived);
    QSignalSpy lists(&watcher, &RegistryWatcher::repositoriesChanged);
    watcher.start(cluster);
    watcher.start(cluster);
    const RepositoryAddress whole(cluster, QString());
    QTRY_VERIFY(control().isWatched(whole));
    QCOMPARE(control().calls(QStringLiteral("watch")), 1);
    using Kind = RegistryChange::Kind;
    control().sendChanges(whole, {RegistryChange(Kind::Connected, QString())});
    QCOMPARE(watcher.state(cluster), RegistryWatcher::State::Watching);
    control().sendChanges(whole,
        {RegistryChange(Kind::TagMoved, repository, QStringLiteral("prod"), digestOf(QStringLiteral("new"))),
            RegistryChange(Kind::RepositoryAdded, QStringLiteral("shop/web"))});
    QCOMPARE(arrived.size(), 1);
    QCOMPARE(lists.size(), 1);
    QCOMPARE(watcher.news(app()), QStringList(QStringLiteral("prod")));
    watcher.seen(app());
    QCOMPARE(watcher.news(app()), QStringList());
    control().sendChanges(whole, {RegistryChange(Kind::Interrupted, QString())});
    QCOMPARE(watcher.state(cluster), RegistryWatcher::State::Interrupted);
    watcher.stop(cluster);
    QVERIFY(!control().isWatched(whole));
}

void ControlModelsTest::whatIsDoneHereIsNoNews()
{
    Offering offering;
    offering.watch = true;
    control().setOffering(offering);
    RegistryWatcher watcher(control());
    QSignalSpy arrived(&watcher, &RegistryWatcher::imageArrived);
    QSignalSpy own(&watcher, &RegistryWatcher::imageWasOwn);
    QSignalSpy changed(&watcher, &RegistryWatcher::repositoryChanged);
    watcher.start(cluster);
    const RepositoryAddress whole(cluster, QString());
    QTRY_VERIFY(control().isWatched(whole));
    const QString prod = QStringLiteral("prod");
    const auto move = [&](const QString& tag) {
        control().sendChanges(whole, {RegistryChange(RegistryChange::Kind::TagMoved, repository, tag)});
    };
    // Told of before the request has ended.
    move(prod);
    QCOMPARE(watcher.news(app()), QStringList(prod));
    watcher.madeHere(app(), QStringList(prod));
    QCOMPARE(watcher.news(app()), QStringList());
    QCOMPARE(own.size(), 1);
    // Told of afterwards: the row is brought up to date all the same.
    watcher.madeHere(app(), QStringList(QStringLiteral("dev")));
    const qsizetype before = changed.size();
    move(QStringLiteral("dev"));
    QCOMPARE(watcher.news(app()), QStringList());
    QCOMPARE(changed.size(), before + 1);
    QCOMPARE(arrived.size(), 1);
    // What others do to the same tags next is news.
    move(prod);
    move(QStringLiteral("dev"));
    QCOMPARE(watcher.news(app()).size(), 2);
    QCOMPARE(arrived.size(), 3);
}

void ControlModelsTest::watcherWatchesOnlyWhatCanBe()
{
    control().setOffering(Offering());
    RegistryWatcher watcher(control());
    QSignalSpy changes(&watcher, &RegistryWatcher::stateChanged);
    watcher.start(cluster);
    QTRY_COMPARE(changes.size(), 1);
    QCOMPARE(watcher.state(cluster), RegistryWatcher::State::Off);
    QCOMPARE(control().calls(QStringLiteral("watch")), 0);
}

void ControlModelsTest::groupsStayWithoutRepositories()
{
    RepositoryPage page;
    RepositoryGroup shop;
    shop.name = QStringLiteral("shop");
    shop.title = QStringLiteral("The shop");
    RepositoryGroup secret;
    secret.name = QStringLiteral("secret");
    secret.problem = QStringLiteral("may not list");
    page.groups = {shop, secret};
    page.repositories = {repository};
    m_service->setRepositoryPages(cluster, {page});
    RegistryTreeModel model(*m_service);
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setRegistries({RegistryProfile::openShift(QStringLiteral("https://api.example:6443"))});
    const QModelIndex root = model.indexOfRegistry(cluster);
    if (model.canFetchMore(root))
        model.fetchMore(root);
    QTRY_COMPARE(root.data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(model.rowCount(root), 2);
    const QModelIndex secretNode = model.index(0, 0, root);
    QCOMPARE(secretNode.data().toString(), QStringLiteral("secret"));
    QCOMPARE(secretNode.data(RegistryTreeModel::NodeKindRole).value<RegistryTreeModel::NodeKind>(),
        RegistryTreeModel::NodeKind::Group);
    QCOMPARE(secretNode.data(RegistryTreeModel::ProblemRole).value<Sentence>(), secret.problem);
    QCOMPARE(model.index(1, 0, root).data(RegistryTreeModel::TitleRole).toString(), shop.title);
    page.groups = {shop};
    m_service->setRepositoryPages(cluster, {page});
    model.refresh(cluster);
    QTRY_COMPARE(model.rowCount(root), 1);
    QCOMPARE(model.repositories(cluster), QStringList(repository));
}

void ControlModelsTest::newsAreCountedUpTheTree()
{
    m_service->setRepositories(cluster, {{repository, QStringLiteral("shop/web")}});
    RegistryTreeModel model(*m_service);
    model.setRegistries({RegistryProfile::openShift(QStringLiteral("https://api.example:6443"))});
    const QModelIndex root = model.indexOfRegistry(cluster);
    if (model.canFetchMore(root))
        model.fetchMore(root);
    QTRY_COMPARE(model.rowCount(root), 1);
    model.setNews(app(), 2);
    model.setNews(RepositoryAddress(cluster, QStringLiteral("shop/web")), 1);
    QCOMPARE(model.index(0, 0, root).data(RegistryTreeModel::NewsRole).toInt(), 3);
    QCOMPARE(model.indexOfRepository(app()).data(RegistryTreeModel::NewsRole).toInt(), 2);
    model.setNews(app(), 0);
    QCOMPARE(model.index(0, 0, root).data(RegistryTreeModel::NewsRole).toInt(), 1);
}

void ControlModelsTest::listingFactsNeedNoRequests()
{
    TagPage page;
    page.tags = {QStringLiteral("prod"), QStringLiteral("test")};
    TagRecord record;
    record.tag = QStringLiteral("prod");
    record.digest = digestOf(QStringLiteral("prod"));
    record.size = 42;
    record.pushed = QDateTime(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    record.immutable = true;
    page.records = {record};
    m_service->setTagPages(app(), {page});
    TagListModel model(*m_service);
    const QAbstractItemModelTester tester(&model, Reporting::QtTest);
    model.setRepository(app());
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_COMPARE(model.index(0, 0).data(modelrole::FetchStateRole).value<FetchState>(), FetchState::Ready);
    QCOMPARE(model.index(0, TagListModel::SizeColumn).data(modelrole::ValueRole).toLongLong(), 42);
    QVERIFY(model.index(0, 0).data(TagListModel::RecordRole).value<TagRecord>().immutable);
    QVERIFY(!model.index(1, 0).data(TagListModel::RecordRole).isValid());
    model.requestSummaries(0, 1);
    QCOMPARE(
        m_service->calls(FakeService::Method::FetchTagSummary), 1); // only of the tag nothing was said of
}

QTEST_GUILESS_MAIN(ControlModelsTest)
#include "tst_controlmodels.moc"
