// SPDX-License-Identifier: Apache-2.0
#include "service/threadedregistryservice.h"

#include "support/imagefixture.h"
#include "support/podmanservice.h"
#include "support/registryprocess.h"
#include "support/skopeotool.h"

#include <QTemporaryDir>
#include <QTest>

using namespace portolan;

namespace {

const QString app = QStringLiteral("app");
const QString one = QStringLiteral("1");
constexpr int patienceMs = 20'000;

//! The answer to one request, waited for; nothing when none came.
template <typename T> class Waiting final {
public:
    Done<T> done()
    {
        return [this](const Result<T>& result) { got.emplace(result); };
    }
    [[nodiscard]] Result<T> answer()
    {
        if (!QTest::qWaitFor([this] { return got.has_value(); }, patienceMs))
            return Error::timeout(QStringLiteral("no answer"));
        return *got;
    }
    std::optional<Result<T>> got;
};

template <typename T> QString outcome(const Result<T>& result)
{
    return result ? QStringLiteral("ok") : result.error().toLogLine();
}

} // namespace

//! A real Podman beside a real registry, through the service.
class TestEngineService final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void imagesArePulledIntoAnEngine();
    void localStateFollowsTheTag();
    void namesComeBackAndImagesDoNot();
    void anEngineThatIsGoneSaysNothing();

private:
    [[nodiscard]] QString nameHere() const { return m_registry->host() + QStringLiteral("/app"); }
    void push(quint32 seed);
    [[nodiscard]] Result<TransferReport> pull();
    [[nodiscard]] QList<EngineState> stateOf(const QString& tag);
    [[nodiscard]] Result<DeleteReport> remove(DeleteScope scope);

    PodmanService m_podman;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RegistryProcess> m_registry;
    std::unique_ptr<ThreadedRegistryService> m_service;
    RegistryProfile m_remote;
    RegistryProfile m_engine;
    Digest m_pushed;
};

void TestEngineService::initTestCase()
{
    if (const QString reason = m_podman.whyNot(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    QVERIFY2(m_podman.start(), qPrintable(m_podman.failure()));
}

void TestEngineService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_registry = std::make_unique<RegistryProcess>();
    QVERIFY2(m_registry->start(), qPrintable(m_registry->failure()));
    push(1);
    m_remote = RegistryProfile::distribution(m_registry->host());
    // A socket that does not say by its name whose it is.
    m_engine = RegistryProfile::engine(m_podman.socket(), QStringLiteral("podman"));
    m_service = std::make_unique<ThreadedRegistryService>(m_folder->filePath(QStringLiteral("p.db")));
    m_service->openRegistry(m_remote, std::nullopt);
    m_service->openRegistry(m_engine, std::nullopt);
}

void TestEngineService::cleanup()
{
    m_service.reset();
    m_registry.reset();
    m_folder.reset();
    QVERIFY(m_podman.run({QStringLiteral("rmi"), QStringLiteral("--all"), QStringLiteral("--force")}).ok());
}

void TestEngineService::push(quint32 seed)
{
    ImageFixture fixture(m_folder->filePath(QStringLiteral("layout-%1").arg(seed)));
    m_pushed = *Digest::parse(fixture.addImage(ImageSpec::withLayers(1, 2000, seed), one).digest);
    SkopeoTool skopeo;
    QVERIFY(skopeo.push(fixture, one, *m_registry, app).ok());
}

Result<TransferReport> TestEngineService::pull()
{
    TransferRequest request;
    request.source = ImageAddress(m_remote.id, app, one);
    request.destination.kind = DestinationSpec::Kind::Engine;
    request.destination.path = m_engine.path;
    request.destination.name = nameHere() + QStringLiteral(":1");
    Waiting<TransferReport> report;
    const RequestHandle transfer = m_service->startTransfer(request, {}, report.done());
    return report.answer();
}

QList<EngineState> TestEngineService::stateOf(const QString& tag)
{
    Waiting<QList<EngineState>> states;
    const RequestHandle asking =
        m_service->control().fetchLocalState({m_remote.id, app, tag}, {m_pushed}, states.done());
    return states.answer().value_or(QList<EngineState>{EngineState()});
}

Result<DeleteReport> TestEngineService::remove(DeleteScope scope)
{
    DeleteWish wish;
    wish.repository = nameHere();
    wish.tagsOrDigests = QStringList(one);
    wish.scope = scope;
    Waiting<DeletePlan> planned;
    const RequestHandle planning = m_service->planDelete(m_engine.id, wish, {}, planned.done());
    const Result<DeletePlan> plan = planned.answer();
    if (!plan)
        return plan.error();
    Waiting<DeleteReport> report;
    const RequestHandle deleting = m_service->performDelete(*plan, report.done());
    return report.answer();
}

void TestEngineService::imagesArePulledIntoAnEngine()
{
    const auto report = pull();
    QVERIFY2(report, qPrintable(outcome(report)));
    const ToolResult images = m_podman.run(
        {QStringLiteral("images"), QStringLiteral("--format"), QStringLiteral("{{.Repository}}:{{.Tag}}")});
    QVERIFY2(images.out.contains(nameHere().toUtf8() + ":1"), images.out.constData());
    // What is copied out of it is named as its own tools name it.
    TransferRequest request;
    request.source = ImageAddress(m_engine.id, nameHere(), one);
    request.destination.kind = DestinationSpec::Kind::Registry;
    request.destination.registry = m_remote.id;
    request.destination.repository = QStringLiteral("copied");
    request.destination.tag = one;
    Waiting<TransferReport> copied;
    const RequestHandle transfer = m_service->startTransfer(request, {}, copied.done());
    const auto copy = copied.answer();
    QVERIFY2(copy, qPrintable(outcome(copy)));
    QCOMPARE(m_engine.referenceTo(nameHere()), QStringLiteral("podman:") + nameHere());
}

void TestEngineService::localStateFollowsTheTag()
{
    const QList<EngineState> nothing{EngineState(QStringLiteral("Podman"), LocalImageState::NotPresent)};
    QCOMPARE(stateOf(one), nothing);
    QVERIFY(pull());
    const QList<EngineState> upToDate{EngineState(QStringLiteral("Podman"), LocalImageState::UpToDate)};
    QCOMPARE(stateOf(one), upToDate);
    push(2);
    const QList<EngineState> behind{EngineState(QStringLiteral("Podman"), LocalImageState::Behind)};
    QCOMPARE(stateOf(one), behind);
    QCOMPARE(stateOf(m_pushed.toString()), QList<EngineState>());
}

void TestEngineService::namesComeBackAndImagesDoNot()
{
    QVERIFY(pull());
    const auto untagged = remove(DeleteScope::TagsOnly);
    QVERIFY2(untagged, qPrintable(outcome(untagged)));
    QVERIFY(untagged->undoId != 0);
    QCOMPARE(stateOf(one).first().state, LocalImageState::NotPresent);
    Waiting<UndoReport> undone;
    const RequestHandle undoing = m_service->undo(untagged->undoId, undone.done());
    const auto report = undone.answer();
    QVERIFY2(report, qPrintable(outcome(report)));
    QCOMPARE(report->tagsRestored, QStringList(one));
    QCOMPARE(stateOf(one).first().state, LocalImageState::UpToDate);

    const auto removed = remove(DeleteScope::ImagesAndAllTags);
    QVERIFY2(removed, qPrintable(outcome(removed)));
    QCOMPARE(removed->undoId, qint64(0));
    Waiting<QList<UndoEntry>> entries;
    const RequestHandle listing = m_service->fetchUndoEntries(entries.done());
    QCOMPARE(entries.answer().value_or(QList<UndoEntry>()).size(), 1);
}

void TestEngineService::anEngineThatIsGoneSaysNothing()
{
    m_service->closeRegistry(m_engine.id);
    m_service->openRegistry(
        RegistryProfile::engine(m_folder->filePath(QStringLiteral("no.sock")), QStringLiteral("docker")),
        std::nullopt);
    QCOMPARE(stateOf(one), QList<EngineState>());
}

QTEST_GUILESS_MAIN(TestEngineService)
#include "tst_engineservice.moc"
