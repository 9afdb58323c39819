// SPDX-License-Identifier: Apache-2.0
#include "models/registrytreemodel.h"

#include "modelfixture.h"
#include "support/fakeservice.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace portolan;
using Method = FakeService::Method;
using Delivery = FakeService::Delivery;
using NodeKind = RegistryTreeModel::NodeKind;

class RegistryTreeModelTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsAskedBeforeANodeIsFetched();
    void repositoriesAreGroupedByPath();
    void aNodeCanBeGroupAndRepository();
    void allPagesFollow();
    void aFailingCatalogIsAskedOnceUntilRetry();
    void aRefusedCatalogKeepsPinnedRepositories();
    void lastSeenRepositoriesShowFirstAndAreRefreshedByDifference();
    void refreshMovesManyAndKeepsTheSelection();
    void registriesComeGoAndMove();
    void pinnedRepositoriesFollowTheProfile();
    void loginStatesAreShown();
    void reopeningTriesAgainWhatFailed();
    void aVeryLongListPauses();
    void emptyPagesWithoutEndAreRefused();
    void requestsAreGivenUpWithTheRegistry();
    void unsortedPagesAreSorted();

private:
    [[nodiscard]] RegistryProfile profile(const QStringList& pinned = {}) const;

    std::unique_ptr<FakeService> m_service;
    const QString m_id = QStringLiteral("quay.io");
};

namespace {

QStringList list(std::initializer_list<const char*> names)
{
    QStringList out;
    for (const char* name : names)
        out.append(QString::fromLatin1(name));
    return out;
}

FetchState stateOf(const QModelIndex& index)
{
    return index.data(modelrole::FetchStateRole).value<FetchState>();
}

} // namespace

void RegistryTreeModelTest::init()
{
    m_service = std::make_unique<FakeService>();
}

RegistryProfile RegistryTreeModelTest::profile(const QStringList& pinned) const
{
    RegistryProfile profile = RegistryProfile::distribution(m_id);
    profile.name = m_id;
    profile.pinnedRepositories = pinned;
    return profile;
}

void RegistryTreeModelTest::nothingIsAskedBeforeANodeIsFetched()
{
    RegistryTreeModel model(*m_service);
    model.setRegistries({profile(), RegistryProfile::distribution(QStringLiteral("localhost:5000"))});
    const QModelIndex registry = model.index(0, 0);
    QVERIFY(model.hasChildren(registry));
    QCOMPARE(model.rowCount(registry), 0);
    QCOMPARE(stateOf(registry), FetchState::Idle);
    QCOMPARE(m_service->log(), QStringList());
    model.fetchMore(registry);
    model.fetchMore(registry);
    QCOMPARE(m_service->log(), list({"FetchLastSeenRepositories quay.io", "FetchRepositories quay.io "}));
    QTRY_COMPARE(stateOf(registry), FetchState::Ready);
    QVERIFY(!model.hasChildren(registry)); // it turned out to be empty
    QVERIFY(!model.canFetchMore(registry));
}

void RegistryTreeModelTest::repositoriesAreGroupedByPath()
{
    m_service->setRepositories(m_id, {list({"app", "team/api", "team/db/dump", "team/db/live", "zoo"})});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(printed(model),
        list({"quay.io", "  app", "  team", "    api", "    db", "      dump", "      live", "  zoo"}));
    const QModelIndex dump = model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("team/db/dump")));
    QCOMPARE(dump.data(RegistryTreeModel::RepositoryRole).toString(), QStringLiteral("team/db/dump"));
    QCOMPARE(dump.data(RegistryTreeModel::NodeKindRole).value<NodeKind>(), NodeKind::Repository);
    QCOMPARE(dump.data(RegistryTreeModel::AddressRole).value<RepositoryAddress>().repository,
        QStringLiteral("team/db/dump"));
    QCOMPARE(dump.data(modelrole::CopyRole).toString(), QStringLiteral("quay.io/team/db/dump"));
    const QModelIndex group = dump.parent();
    QCOMPARE(group.data(RegistryTreeModel::NodeKindRole).value<NodeKind>(), NodeKind::Group);
    QVERIFY(!group.data(RegistryTreeModel::AddressRole).isValid());
    QVERIFY(!model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("team/db"))).isValid());
    QCOMPARE(model.repositories(m_id), list({"app", "team/api", "team/db/dump", "team/db/live", "zoo"}));
}

void RegistryTreeModelTest::aNodeCanBeGroupAndRepository()
{
    m_service->setRepositories(m_id, {list({"app", "app/web"})});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(printed(model), list({"quay.io", "  app", "    web"}));
    const QModelIndex app = model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("app")));
    QVERIFY(app.isValid());
    QVERIFY(model.hasChildren(app));
    m_service->setRepositories(m_id, {list({"app/web"})});
    model.refresh(m_id);
    QTRY_COMPARE(model.index(0, 0, model.index(0, 0)).data(RegistryTreeModel::NodeKindRole).value<NodeKind>(),
        NodeKind::Group);
    QCOMPARE(printed(model), list({"quay.io", "  app", "    web"}));
}

void RegistryTreeModelTest::allPagesFollow()
{
    m_service->setRepositories(m_id, {list({"a", "b/x"}), list({"b/y", "c"}), list({"d"})});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    const QPersistentModelIndex registry = model.index(0, 0);
    model.fetchMore(registry);
    QTRY_COMPARE(stateOf(registry), FetchState::Ready);
    QCOMPARE(printed(model), list({"quay.io", "  a", "  b", "    x", "    y", "  c", "  d"}));
    QCOMPARE(m_service->calls(Method::FetchRepositories), 3);
    QCOMPARE(registry.data(RegistryTreeModel::LoadedCountRole).toInt(), 5);
    QVERIFY(!registry.data(RegistryTreeModel::MoreRole).toBool());
}

void RegistryTreeModelTest::aFailingCatalogIsAskedOnceUntilRetry()
{
    m_service->setRepositories(m_id, {list({"a"}), list({"b"})});
    m_service->fail(Method::FetchRepositories, Error::timeout(QStringLiteral("slow")));
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    const QModelIndex registry = model.index(0, 0);
    model.fetchMore(registry);
    QTRY_COMPARE(stateOf(registry), FetchState::Failed);
    for (int i = 0; i < 100; ++i) {
        QVERIFY(!model.canFetchMore(registry));
        model.fetchMore(registry);
    }
    QCOMPARE(m_service->calls(Method::FetchRepositories), 1);
    QCOMPARE(registry.data(modelrole::ErrorRole).value<MaybeError>()->kind(), ErrorKind::Timeout);
    QVERIFY(!registry.data(RegistryTreeModel::CatalogRefusedRole).toBool());
    m_service->heal(Method::FetchRepositories);
    model.retry(registry);
    QTRY_COMPARE(printed(model), list({"quay.io", "  a", "  b"}));
    QVERIFY(!registry.data(modelrole::ErrorRole).isValid());
}

void RegistryTreeModelTest::aRefusedCatalogKeepsPinnedRepositories()
{
    m_service->fail(Method::FetchRepositories,
        Error::denied(QStringLiteral("no")).withCode(QStringLiteral("CATALOG_REFUSED")));
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile(list({"podman/stable"}))});
    const QModelIndex registry = model.index(0, 0);
    QCOMPARE(printed(model), list({"quay.io", "  podman", "    stable"})); // without asking
    model.fetchMore(registry);
    QTRY_COMPARE(stateOf(registry), FetchState::Failed);
    QVERIFY(registry.data(RegistryTreeModel::CatalogRefusedRole).toBool());
    QCOMPARE(printed(model), list({"quay.io", "  podman", "    stable"}));
    const QModelIndex pinned =
        model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("podman/stable")));
    QVERIFY(pinned.data(RegistryTreeModel::PinnedRole).toBool());
}

void RegistryTreeModelTest::lastSeenRepositoriesShowFirstAndAreRefreshedByDifference()
{
    m_service->setLastSeenRepositories(m_id, list({"a/keep", "a/gone", "old"}));
    m_service->setRepositories(m_id, {list({"a/keep", "a/new"})});
    m_service->setDelivery(Delivery::Manual);
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile(list({"pinned"}))});
    model.fetchMore(model.index(0, 0));
    QVERIFY(m_service->deliverNext(Method::FetchLastSeenRepositories));
    QCOMPARE(printed(model), list({"quay.io", "  a", "    gone", "    keep", "  old", "  pinned"}));
    const QPersistentModelIndex kept =
        model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("a/keep")));
    QVERIFY(kept.data(RegistryTreeModel::StaleRole).toBool());
    m_service->deliverAll();
    QCOMPARE(printed(model), list({"quay.io", "  a", "    keep", "    new", "  pinned"}));
    QCOMPARE(kept.data(RegistryTreeModel::RepositoryRole).toString(), QStringLiteral("a/keep"));
    QVERIFY(!kept.data(RegistryTreeModel::StaleRole).toBool());
}

void RegistryTreeModelTest::refreshMovesManyAndKeepsTheSelection()
{
    QStringList before;
    QStringList after;
    for (int i = 0; i < 200; ++i)
        (i % 2 == 0 ? before : after).append(QStringLiteral("r%1").arg(i, 3, 10, QLatin1Char('0')));
    before.append(QStringLiteral("r101"));
    m_service->setRepositories(m_id, {before});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    const QModelIndex registry = model.index(0, 0);
    model.fetchMore(registry);
    QTRY_COMPARE(model.rowCount(registry), 101);
    const QPersistentModelIndex kept =
        model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("r101")));
    const QPersistentModelIndex gone =
        model.indexOfRepository(RepositoryAddress(m_id, QStringLiteral("r100")));
    m_service->setRepositories(m_id, {after});
    model.refresh(m_id);
    QTRY_COMPARE(model.repositories(m_id), after);
    QVERIFY(!gone.isValid());
    QCOMPARE(kept.data().toString(), QStringLiteral("r101"));
    QCOMPARE(kept.row(), 50);
}

void RegistryTreeModelTest::registriesComeGoAndMove()
{
    const RegistryProfile a = RegistryProfile::distribution(QStringLiteral("a.example"));
    const RegistryProfile b = RegistryProfile::distribution(QStringLiteral("b.example"));
    const RegistryProfile c = RegistryProfile::distribution(QStringLiteral("c.example"));
    m_service->setRepositories(a.id, {list({"x"})});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({a, b});
    model.fetchMore(model.indexOfRegistry(a.id));
    QTRY_COMPARE(model.rowCount(model.indexOfRegistry(a.id)), 1);
    const QPersistentModelIndex x = model.indexOfRepository(RepositoryAddress(a.id, QStringLiteral("x")));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setRegistries({c, b, a});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0, 0).data(RegistryTreeModel::RegistryIdRole).toString(), c.id);
    QCOMPARE(model.index(2, 0).data(RegistryTreeModel::RegistryIdRole).toString(), a.id);
    QCOMPARE(x.data().toString(), QStringLiteral("x"));
    QCOMPARE(x.parent().row(), 2);
    QCOMPARE(x.data(RegistryTreeModel::RegistryIdRole).toString(), a.id);
    model.setRegistries({b});
    QVERIFY(!x.isValid());
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(resets.count(), 0);
}

void RegistryTreeModelTest::pinnedRepositoriesFollowTheProfile()
{
    m_service->setRepositories(m_id, {list({"listed"})});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(printed(model), list({"quay.io", "  listed"}));
    model.setRegistries({profile(list({"hidden/one", "listed"}))});
    QCOMPARE(printed(model), list({"quay.io", "  hidden", "    one", "  listed"}));
    model.setRegistries({profile()});
    QCOMPARE(printed(model), list({"quay.io", "  listed"}));
    QCOMPARE(m_service->calls(Method::FetchRepositories), 1);
}

void RegistryTreeModelTest::loginStatesAreShown()
{
    LoginState state;
    RegistryTreeModel model(*m_service);
    model.setRegistries({profile()});
    model.setLoginStates([&state](const RegistryId&) { return state; });
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    state.stage = LoginState::Stage::LoggedIn;
    state.account = QStringLiteral("me");
    model.updateLoginState(m_id);
    QCOMPARE(changes.count(), 1);
    const auto shown = model.index(0, 0).data(RegistryTreeModel::LoginStateRole).value<LoginState>();
    QCOMPARE(shown.account, QStringLiteral("me"));
}

void RegistryTreeModelTest::reopeningTriesAgainWhatFailed()
{
    m_service->setRepositories(m_id, {list({"a"})});
    m_service->fail(Method::FetchRepositories, Error::authRequired(QStringLiteral("login")));
    RegistryTreeModel model(*m_service);
    model.setRegistries({profile()});
    model.registryReopened(m_id);
    QCOMPARE(m_service->calls(Method::FetchRepositories), 0); // nobody looked at it yet
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(stateOf(model.index(0, 0)), FetchState::Failed);
    m_service->heal(Method::FetchRepositories);
    model.registryReopened(m_id);
    QTRY_COMPARE(printed(model), list({"quay.io", "  a"}));
    m_service->setRepositories(m_id, {list({"a", "private"})});
    model.registryReopened(m_id); // with a login one sees more
    QTRY_COMPARE(printed(model), list({"quay.io", "  a", "  private"}));
    QCOMPARE(m_service->calls(Method::FetchRepositories), 3);
}

void RegistryTreeModelTest::aVeryLongListPauses()
{
    QList<QStringList> pages;
    for (int page = 0; page < 21; ++page) {
        QStringList names;
        for (int i = 0; i < 1000; ++i)
            names.append(
                QStringLiteral("team%1/app%2").arg(page % 7).arg(page * 1000 + i, 5, 10, QLatin1Char('0')));
        pages.append(names);
    }
    m_service->setRepositories(m_id, pages);
    RegistryTreeModel model(*m_service);
    model.setRegistries({profile()});
    const QModelIndex registry = model.index(0, 0);
    model.fetchMore(registry);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(registry), FetchState::Ready, 30'000);
    QVERIFY(registry.data(RegistryTreeModel::MoreRole).toBool());
    QVERIFY(!model.canFetchMore(registry));
    QCOMPARE(model.repositories(m_id).size(), RegistryTreeModel::maxRepositories);
    model.loadMore(registry);
    QTRY_VERIFY(!registry.data(RegistryTreeModel::MoreRole).toBool());
    QTRY_COMPARE(model.repositories(m_id).size(), 21'000);
    QCOMPARE(m_service->calls(Method::FetchRepositories), 21);
}

void RegistryTreeModelTest::emptyPagesWithoutEndAreRefused()
{
    m_service->setRepositories(m_id, QList<QStringList>(100));
    RegistryTreeModel model(*m_service);
    model.setRegistries({profile()});
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(stateOf(model.index(0, 0)), FetchState::Failed);
    QVERIFY(m_service->calls(Method::FetchRepositories) < 20);
}

void RegistryTreeModelTest::requestsAreGivenUpWithTheRegistry()
{
    m_service->setDelivery(Delivery::Manual);
    {
        RegistryTreeModel model(*m_service);
        model.setRegistries({profile(), RegistryProfile::distribution(QStringLiteral("b.example"))});
        model.fetchMore(model.index(0, 0));
        model.fetchMore(model.index(1, 0));
        QCOMPARE(m_service->pending(), 4);
        model.setRegistries({profile()});
        QCOMPARE(m_service->pending(), 2);
        model.stopLoading(m_id);
        QCOMPARE(m_service->pending(Method::FetchRepositories), 0);
        QCOMPARE(stateOf(model.index(0, 0)), FetchState::Idle);
    }
    QCOMPARE(m_service->pending(), 0);
}

void RegistryTreeModelTest::unsortedPagesAreSorted()
{
    QStringList first;
    QStringList second;
    for (int i = 0; i < 300; ++i)
        (i % 3 == 0 ? first : second)
            .append(QStringLiteral("r%1").arg((i * 7) % 300, 3, 10, QLatin1Char('0')));
    m_service->setRepositories(m_id, {first, second});
    RegistryTreeModel model(*m_service);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRegistries({profile()});
    model.fetchMore(model.index(0, 0));
    QTRY_COMPARE(model.rowCount(model.index(0, 0)), 300);
    QStringList all = first + second;
    std::sort(all.begin(), all.end());
    QCOMPARE(model.repositories(m_id), all);
}

QTEST_GUILESS_MAIN(RegistryTreeModelTest)
#include "tst_registrytreemodel.moc"
