// SPDX-License-Identifier: Apache-2.0
#include "credentials/authenvironment.h"
#include "credentials/memorystore.h"
#include "service/session.h"
#include "service/threadedregistryservice.h"
#include "settings/settings.h"
#include "support/fakeopenshift.h"
#include "support/fakequay.h"
#include "support/fakeregistry.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace portolan;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString token = u"sha256~aliceToken0123456789"_s;
const QString shop = u"shop"_s;
const QString app = u"app"_s;
const QString live = u"live"_s;
const QString streamsPath = u"/apis/image.openshift.io/v1/*"_s;

//! A cluster that alice edits images in, with her login open at a service.
class ClusterDesk final {
public:
    ClusterDesk() : profile(RegistryProfile::openShift(fake.url().toString()))
    {
        fake.addUser(u"alice"_s, token);
        fake.addProject(shop);
        fake.grantRole(u"alice"_s, u"registry-editor"_s, shop);
        before = fake.pushImage(shop, app, live, FakeOpenShiftImage::made(1));
        now = fake.pushImage(shop, app, live, FakeOpenShiftImage::made(2));
        Credential login;
        login.registryToken = Secret(token);
        service.openRegistry(profile, login);
    }

    [[nodiscard]] ImageAddress tag() const { return {profile.id, shop + u'/' + app, live}; }
    [[nodiscard]] RepositoryAddress place() const { return {profile.id, shop}; }
    [[nodiscard]] ActionWish rollback() const
    {
        ActionWish wish(ActionKind::RollBackTag);
        wish.repository = shop + u'/' + app;
        wish.tags = QStringList(live);
        wish.digest = *Digest::parse(before);
        return wish;
    }

    FakeOpenShift fake;
    RegistryProfile profile;
    QString before;
    QString now;
    ThreadedRegistryService service{QString()};
};

//! Waits for what a request answers.
template <typename T> class Answer final {
public:
    [[nodiscard]] Done<T> done()
    {
        return [this](const Result<T>& result) { m_result.emplace(result); };
    }
    [[nodiscard]] const std::optional<Result<T>>& wait()
    {
        Q_UNUSED(QTest::qWaitFor([this] { return m_result.has_value(); }, 20'000))
        return m_result;
    }
    [[nodiscard]] bool hasCome() const { return m_result.has_value(); }

private:
    std::optional<Result<T>> m_result;
};

QByteArray manifest(int number)
{
    return R"({"schemaVersion":2,"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[],)"
           R"("annotations":{"n":")"
        + QByteArray::number(number) + "\"}}";
}

FakeAnswer manifestAnswer(int number)
{
    return FakeAnswer(200, manifest(number))
        .withHeader("Content-Type", "application/vnd.oci.image.index.v1+json")
        .withHeader("Docker-Content-Digest", Digest::sha256Of(manifest(number)).toString().toLatin1());
}

} // namespace

//! What control planes are asked, across the thread boundary.
class TestControlJobs final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersComeOnThisThread();
    void cancelInFlightIsSilent();
    void droppedHandleIsSilent();
    void actionsTellTheirProgressHere();
    void watchEndsWithItsHandle();
    void shutDownEndsAWatch();
    void withoutAControlPlaneWhatWasSeen();
    void withoutADatabaseNothing();
    void notOfferedIsSaid();
    void closedRegistryGivesUpOnCancel();
    void recognisesAQuay();
    void keepsWhatIsNoOther();
};

void TestControlJobs::answersComeOnThisThread()
{
    ClusterDesk desk;
    QThread* thread = nullptr;
    std::optional<Result<TagHistory>> got;
    const RequestHandle asked =
        desk.service.control().fetchTagHistory(desk.tag(), [&](const Result<TagHistory>& history) {
            thread = QThread::currentThread();
            got.emplace(history);
        });
    QVERIFY2(!got, "never before the method returned");
    QTRY_VERIFY_WITH_TIMEOUT(got, 20'000);
    QVERIFY2(*got, qPrintable(*got ? QString() : got->error().toLogLine()));
    QCOMPARE(thread, QThread::currentThread());
    QCOMPARE((*got)->source, TagHistory::Source::Registry);
    QCOMPARE((*got)->events.size(), 2);
    QCOMPARE((*got)->events.first().digest.toString(), desk.now);
    QVERIFY((*got)->events.first().current && !(*got)->events.last().current);
    QCOMPARE(desk.fake.problems(), QString());
}

void TestControlJobs::cancelInFlightIsSilent()
{
    ClusterDesk desk;
    desk.fake.holdNext(streamsPath);
    Answer<TagHistory> answer;
    RequestHandle asked = desk.service.control().fetchTagHistory(desk.tag(), answer.done());
    QTRY_COMPARE_WITH_TIMEOUT(desk.fake.heldRequests(), 1, 20'000);
    asked.cancel();
    asked.cancel();
    desk.fake.release();
    // What is asked afterwards is answered as ever.
    Answer<TagHistory> next;
    const RequestHandle again = desk.service.control().fetchTagHistory(desk.tag(), next.done());
    QVERIFY(next.wait() && *next.wait());
    QVERIFY(!answer.hasCome());
}

void TestControlJobs::droppedHandleIsSilent()
{
    ClusterDesk desk;
    Answer<Offering> dropped;
    {
        const RequestHandle asked = desk.service.control().fetchOffering(desk.place(), dropped.done());
    }
    Answer<Offering> kept;
    const RequestHandle asked = desk.service.control().fetchOffering(desk.place(), kept.done());
    QVERIFY(kept.wait() && *kept.wait());
    QVERIFY((*kept.wait())->tagHistory && (*kept.wait())->watch);
    QVERIFY(!dropped.hasCome());
}

void TestControlJobs::actionsTellTheirProgressHere()
{
    ClusterDesk desk;
    Answer<ActionPlan> planned;
    const RequestHandle planning =
        desk.service.control().planAction(desk.profile.id, desk.rollback(), planned.done());
    QVERIFY(planned.wait() && *planned.wait());
    const ActionPlan plan = planned.wait()->value();
    QCOMPARE(plan.registryId, desk.profile.id);
    QVERIFY2(plan.isExecutable(), qPrintable(plan.blockers.join(u' ')));
    QCOMPARE(desk.fake.history(shop, app, live).first(), desk.now);

    QList<QThread*> threads;
    Answer<ActionReport> reported;
    const RequestHandle acting = desk.service.control().performAction(
        plan, std::nullopt, [&](const ActionProgress&) { threads << QThread::currentThread(); },
        reported.done());
    QVERIFY(reported.wait());
    QVERIFY2(
        *reported.wait(), qPrintable(*reported.wait() ? QString() : reported.wait()->error().toLogLine()));
    QCOMPARE(desk.fake.history(shop, app, live).first(), desk.before);
    for (QThread* const thread : std::as_const(threads))
        QCOMPARE(thread, QThread::currentThread());

    // The plan was made of what is no longer so.
    Answer<ActionReport> late;
    const RequestHandle again =
        desk.service.control().performAction(plan, std::nullopt, nullptr, late.done());
    QVERIFY(late.wait() && !*late.wait());
    QCOMPARE(late.wait()->error().code(), u"PLAN_OUTDATED"_s);
}

void TestControlJobs::watchEndsWithItsHandle()
{
    ClusterDesk desk;
    QStringList moved;
    Answer<bool> ended;
    {
        const RequestHandle watching = desk.service.control().watch(
            desk.place(),
            [&](const QList<RegistryChange>& changes) {
                for (const RegistryChange& change : changes) {
                    if (change.kind == RegistryChange::Kind::TagMoved)
                        moved << change.tag + u' ' + change.digest.toString();
                }
            },
            ended.done());
        QTRY_COMPARE_WITH_TIMEOUT(desk.fake.openWatches(), 1, 20'000);
        const QString pushed = desk.fake.pushImage(shop, app, u"new"_s, FakeOpenShiftImage::made(3));
        QTRY_COMPARE_WITH_TIMEOUT(moved, QStringList(u"new "_s + pushed), 20'000);
    }
    QTRY_COMPARE_WITH_TIMEOUT(desk.fake.openWatches(), 0, 20'000);
    QVERIFY(!ended.hasCome());
}

void TestControlJobs::shutDownEndsAWatch()
{
    auto desk = std::make_unique<ClusterDesk>();
    Answer<bool> ended;
    const RequestHandle watching = desk->service.control().watch(
        desk->place(), [](const QList<RegistryChange>&) {}, ended.done());
    QTRY_COMPARE_WITH_TIMEOUT(desk->fake.openWatches(), 1, 20'000);
    QElapsedTimer clock;
    clock.start();
    desk.reset();
    QVERIFY2(clock.elapsed() < 5'000, "shutting down waits for no server");
    QVERIFY(!ended.hasCome());
}

void TestControlJobs::withoutAControlPlaneWhatWasSeen()
{
    const QTemporaryDir folder;
    FakeRegistry fake;
    fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    ThreadedRegistryService service(folder.filePath(u"p.db"_s));
    const RegistryProfile profile = RegistryProfile::distribution(fake.host());
    service.openRegistry(profile, std::nullopt);
    const ImageAddress tag(profile.id, app, live);

    Answer<Offering> offered;
    const RequestHandle asked = service.control().fetchOffering(tag.repositoryAddress(), offered.done());
    QVERIFY(offered.wait() && *offered.wait());
    const Offering offering = offered.wait()->value();
    QVERIFY(offering.tagHistory);
    QVERIFY(!offering.search && !offering.uses && !offering.watch && !offering.vulnerabilities
        && !offering.repositoryInfo && offering.panels.isEmpty());
    QCOMPARE(offering.actions.size(), 1); // what /v2/ itself can
    QCOMPARE(offering.actions.first().kind, ActionKind::SetTag);

    for (const int number : {1, 2}) {
        fake.expect("HEAD", "/v2/app/manifests/live").reply(manifestAnswer(number));
        fake.expect("GET", "/v2/app/manifests/" + Digest::sha256Of(manifest(number)).toString().toLatin1())
            .reply(manifestAnswer(number));
        Answer<TagSummary> summary;
        const RequestHandle looking = service.fetchTagSummary(tag, summary.done());
        QVERIFY(summary.wait());
        QVERIFY2(
            *summary.wait(), qPrintable(*summary.wait() ? QString() : summary.wait()->error().toLogLine()));
    }
    const int requests = static_cast<int>(fake.requests().size());
    Answer<TagHistory> history;
    const RequestHandle remembering = service.control().fetchTagHistory(tag, history.done());
    QVERIFY(history.wait() && *history.wait());
    const TagHistory seen = history.wait()->value();
    QCOMPARE(seen.source, TagHistory::Source::LastSeen);
    QVERIFY(!seen.complete);
    QCOMPARE(seen.events.size(), 2);
    QCOMPARE(seen.events.first().digest, Digest::sha256Of(manifest(2)));
    QVERIFY(seen.events.first().current && !seen.events.last().current);
    QCOMPARE(seen.events.last().digest, Digest::sha256Of(manifest(1)));
    QCOMPARE(static_cast<int>(fake.requests().size()), requests);
}

void TestControlJobs::withoutADatabaseNothing()
{
    FakeRegistry fake;
    ThreadedRegistryService service{QString()};
    const RegistryProfile profile = RegistryProfile::distribution(fake.host());
    service.openRegistry(profile, std::nullopt);
    Answer<Offering> offered;
    const RequestHandle asked = service.control().fetchOffering({profile.id, app}, offered.done());
    QVERIFY(offered.wait() && *offered.wait());
    QVERIFY(!(*offered.wait())->tagHistory);
    Answer<TagHistory> history;
    const RequestHandle remembering =
        service.control().fetchTagHistory({profile.id, app, live}, history.done());
    QVERIFY(history.wait() && !*history.wait());
    QCOMPARE(history.wait()->error().code(), u"NOT_OFFERED"_s);
}

void TestControlJobs::notOfferedIsSaid()
{
    FakeRegistry fake;
    ThreadedRegistryService service{QString()};
    const RegistryProfile profile = RegistryProfile::distribution(fake.host());
    service.openRegistry(profile, std::nullopt);
    Answer<SearchPage> found;
    const RequestHandle searching =
        service.control().search(profile.id, u"words"_s, PageCursor(), found.done());
    Answer<ActionPlan> planned;
    const RequestHandle planning =
        service.control().planAction(profile.id, ActionWish(ActionKind::RollBackTag), planned.done());
    Answer<bool> watched;
    const RequestHandle watching = service.control().watch({profile.id, app}, nullptr, watched.done());
    QVERIFY(found.wait() && !*found.wait());
    QVERIFY(planned.wait() && !*planned.wait());
    QVERIFY(watched.wait() && !*watched.wait());
    for (const Error& error : {found.wait()->error(), planned.wait()->error(), watched.wait()->error()}) {
        QCOMPARE(error.kind(), ErrorKind::Unsupported);
        QCOMPARE(error.code(), u"NOT_OFFERED"_s);
        QCOMPARE(error.host(), fake.host());
    }
    QCOMPARE(fake.requests().size(), size_t(0));
}

//! A question to a registry that is not open waits a while for somebody to open it, and can be taken back.
void TestControlJobs::closedRegistryGivesUpOnCancel()
{
    ClusterDesk desk;
    desk.service.closeRegistry(desk.profile.id);
    Answer<ImageUses> uses;
    RequestHandle asked = desk.service.control().fetchUses(desk.tag(), uses.done());
    Answer<Panel> panel;
    const RequestHandle waiting =
        desk.service.control().fetchPanel(desk.place(), u"pull-secrets"_s, panel.done());
    asked.cancel();
    Credential login;
    login.registryToken = Secret(token);
    desk.service.openRegistry(desk.profile, login);
    QVERIFY(panel.wait());
    QVERIFY2(*panel.wait(), qPrintable(*panel.wait() ? QString() : panel.wait()->error().toLogLine()));
    QVERIFY(!uses.hasCome());
}

namespace {

//! A session with nothing but a folder.
class SessionDesk final {
public:
    SessionDesk()
        : settings(folder.filePath(u"portolan.ini"_s))
        , service(folder.filePath(u"p.db"_s))
        , session(service, keychain, settings, environment())
    {
    }
    [[nodiscard]] AuthEnvironment environment() const
    {
        AuthEnvironment made;
        made.home = folder.path();
        made.userId = u"1"_s;
        return made;
    }

    QTemporaryDir folder;
    Settings settings;
    MemoryStore keychain;
    ThreadedRegistryService service;
    Session session;
};

} // namespace

void TestControlJobs::recognisesAQuay()
{
    FakeQuay quay;
    quay.repository(u"team/app"_s).isPublic = true;
    const QString digest = Digest::sha256Of("x").toString();
    quay.addTag(u"team/app"_s, live, digest, quay.now() - 100);
    SessionDesk desk;
    QVERIFY(desk.session.start(desk.folder.filePath(u"library"_s), QString()));
    const auto address = desk.session.openReference(quay.host() + u"/team/app:live"_s);
    QVERIFY(address);
    QCOMPARE(desk.session.registry(address->registry)->kind, RegistryKind::Distribution);
    QTRY_COMPARE_WITH_TIMEOUT(desk.session.registry(address->registry)->kind, RegistryKind::Quay, 20'000);
    QCOMPARE(desk.session.registry(address->registry)->pinnedRepositories, QStringList(u"team/app"_s));
    Answer<TagHistory> history;
    const RequestHandle asked = desk.service.control().fetchTagHistory(*address, history.done());
    QVERIFY(history.wait());
    QVERIFY2(*history.wait(), qPrintable(*history.wait() ? QString() : history.wait()->error().toLogLine()));
    QCOMPARE((*history.wait())->source, TagHistory::Source::Registry);
    QCOMPARE((*history.wait())->events.first().digest.toString(), digest);
    QCOMPARE(quay.problems(), QString());
}

void TestControlJobs::keepsWhatIsNoOther()
{
    FakeRegistry fake;
    fake.on("GET", "/v2/").reply(FakeAnswer::json("{}"));
    SessionDesk desk;
    QVERIFY(desk.session.start(desk.folder.filePath(u"library"_s), QString()));
    const auto address = desk.session.openReference(fake.host() + u"/team/app:live"_s);
    QVERIFY(address);
    QTRY_VERIFY_WITH_TIMEOUT(fake.count("GET /v2/") > 0, 20'000);
    // It may be removed while it is being asked.
    desk.session.removeRegistry(address->registry);
    Answer<ProbeReport> probed;
    const RequestHandle probing =
        desk.service.probe(RegistryProfile::distribution(fake.host()), std::nullopt, probed.done());
    QVERIFY(probed.wait() && *probed.wait());
    QCOMPARE((*probed.wait())->kind, RegistryKind::Distribution);
    QVERIFY(!desk.session.registry(address->registry));
}

QTEST_GUILESS_MAIN(TestControlJobs)
#include "tst_controljobs.moc"
