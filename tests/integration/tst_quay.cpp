// SPDX-License-Identifier: Apache-2.0
#include "controllers/actions.h"
#include "integration/hands.h"
#include "integration/product.h"
#include "present/messagebox.h"
#include "support/fakequay.h"
#include "support/podmanservice.h"
#include "support/registryprocess.h"
#include "support/storageseeder.h"

#include <QAction>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QToolBar>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 15000;
const QString app = u"alice/app"_s;
const QString secretToken = u"the-oauth-token-of-alice"_s;

QJsonObject scan(const QString& severity, const QString& fixedBy)
{
    const QJsonObject found{{u"Severity"_s, severity}, {u"Name"_s, u"CVE-2026-0001"_s},
        {u"Link"_s, u"https://example.com/CVE-2026-0001"_s}, {u"FixedBy"_s, fixedBy},
        {u"Description"_s, u"A buffer is read beyond its end."_s}};
    const QJsonObject feature{
        {u"Name"_s, u"openssl"_s}, {u"Version"_s, u"3.0.1"_s}, {u"Vulnerabilities"_s, QJsonArray{found}}};
    const QJsonObject layer{{u"Features"_s, QJsonArray{feature}}};
    return {{u"status"_s, u"scanned"_s}, {u"data"_s, QJsonObject{{u"Layer"_s, layer}}}};
}

} // namespace

//! A morning with a Quay and the Podman beside it. The functions are steps and rely on those before them.
class QuayTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_product.reset(); }

    void recognisesQuayAndLogsIn();
    void tagsComeWithTheirFacts();
    void saysWhatTheRepositoryIs();
    void showsVulnerabilities();
    void rollsBack();
    void letsSeveralTagsExpire();
    void saysWhatIsAProxyCache();
    void searches();
    void sharesTheLoginWithPodman();
    void explainsAPull();
    void pullsIntoPodman();

private:
    void fill();
    [[nodiscard]] QAction* placeAction(const QString& name) const;

    QTemporaryDir m_folder;
    RegistryProcess m_data;
    PodmanService m_podman;
    bool m_hasPodman = false;
    std::unique_ptr<FakeQuay> m_quay;
    std::unique_ptr<Product> m_product;
    std::unique_ptr<Hands> m_hands;
    FixtureDescriptor m_first;
    FixtureDescriptor m_second;
    bool m_broken = false;
};

void QuayTest::initTestCase()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("there is no X server: install xvfb-run, configure again, and start this by ctest");
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    QApplication::setApplicationName(u"portolan"_s);
    QApplication::setApplicationDisplayName(u"Portolan"_s);
    QVERIFY2(m_data.start(), qPrintable(m_data.failure()));
    m_hasPodman = m_podman.whyNot().isEmpty() && m_podman.start();
    qputenv("CONTAINER_HOST", "unix://" + m_podman.socket().toUtf8());
    qputenv("REGISTRY_AUTH_FILE", m_folder.filePath(u"auth.json"_s).toUtf8());
    fill();
    m_product = std::make_unique<Product>();
    m_hands = std::make_unique<Hands>(m_product->window(), QStringLiteral(PORTOLAN_SCREENSHOTS "/quay"));
    QVERIFY(m_product->start());
    QVERIFY(QTest::qWaitForWindowExposed(&m_product->window()));
    m_product->window().activateWindow();
}

void QuayTest::fill()
{
    ImageFixture fixture(m_folder.filePath(u"fixture"_s));
    ImageSpec spec = ImageSpec::withLayers(3, 4'000'000);
    m_first = fixture.addImage(spec, u"1.0"_s);
    spec.layers.last().seed = 99;
    m_second = fixture.addImage(spec, u"1.1"_s);
    StorageSeeder(m_data.storagePath()).addFixture(fixture, app);

    m_quay = std::make_unique<FakeQuay>(&m_data);
    const qint64 now = m_quay->now();
    const QStringList scopes =
        u"repo:read repo:write repo:admin user:read user:admin org:admin"_s.split(u' ');
    m_quay->accounts().addToken(secretToken, u"alice"_s, scopes);
    m_quay->addOrganization(u"hub"_s, {u"alice"_s});
    m_quay->setProxyCache(u"hub"_s, u"docker.io"_s);
    m_quay->addTag(u"hub/redis"_s, u"7"_s, m_first.digest, now - 5000);
    FakeQuayRepository& repository = m_quay->repository(app);
    repository.description = u"# App\n\nServes *everything*, with [a page](https://example.com)."_s;
    repository.popularity = 12.5;
    m_quay->addTag(app, u"1.0"_s, m_first.digest, now - 900'000, 12'000'000);
    m_quay->addTag(app, u"latest"_s, m_first.digest, now - 890'000, 12'000'000);
    m_quay->addTag(app, u"1.1"_s, m_second.digest, now - 90'000, 12'000'000);
    m_quay->addTag(app, u"latest"_s, m_second.digest, now - 86'400, 12'000'000);
    m_quay->addTag(app, u"old"_s, m_first.digest, now - 990'000, 12'000'000);
    repository.remove(u"old"_s, now - 3600);
    repository.scans.insert(m_second.digest, scan(u"High"_s, u"3.0.9"_s));
}

void QuayTest::init()
{
    if (m_broken)
        QSKIP("a step before this one failed");
}

void QuayTest::cleanup()
{
    if (!m_broken && QTest::currentTestFailed() && m_hands) {
        m_broken = true;
        m_hands->takePicture(u"failed"_s);
    }
}

QAction* QuayTest::placeAction(const QString& name) const
{
    QAction* found = nullptr;
    const auto isOffered = [this, &name, &found] {
        for (QAction* action : m_hands->child<QToolBar>("placeToolBar")->actions()) {
            if (action->objectName() == name && action->isVisible())
                found = action;
        }
        return found != nullptr;
    };
    return QTest::qWaitFor(isOffered, patienceMs) ? found : nullptr;
}

void QuayTest::recognisesQuayAndLogsIn()
{
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().addRegistry));
    QDialog* dialog = m_hands->dialog("addRegistryDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "host", m_quay->host());
    QVERIFY(m_hands->press(dialog, "addButton"));
    QDialog* login = m_hands->dialog("loginDialog");
    QVERIFY(login);
    QCOMPARE(m_product->session().registry(m_quay->host())->kind, RegistryKind::Quay);
    m_hands->type(login, "account", u"$oauthtoken"_s);
    m_hands->type(login, "password", secretToken);
    m_hands->takePicture(u"log-in"_s);
    QVERIFY(m_hands->press(login, "loginButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("loginDialog"), patienceMs);
    // Pulling and Quay's API take different logins: what this one is good for is said of each.
    QDialog* reach = m_hands->dialog("panelDialog");
    QVERIFY(reach);
    const auto* facts = reach->findChild<QTreeView*>();
    QVERIFY(facts);
    QTRY_VERIFY_WITH_TIMEOUT(
        allText(facts->model()).contains(u"The token is accepted, as alice"_s), patienceMs);
    QVERIFY(allText(facts->model()).contains(u"The login is accepted"_s));
    m_hands->takePicture(u"login-reach"_s);
    QTest::keyClick(reach, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->clickNode({m_quay->host(), u"alice"_s, u"app"_s}), patienceMs);
    QVERIFY(!m_product->filesContain(secretToken.toUtf8()));
}

void QuayTest::tagsComeWithTheirFacts()
{
    const QString hex = m_second.digest.section(u':', 1).left(8);
    QTRY_VERIFY_WITH_TIMEOUT(allText(m_hands->tags()->model()).contains(hex), patienceMs);
    QCOMPARE(m_hands->tags()->model()->rowCount(), 3);
    m_hands->takePicture(u"tags"_s);
}

void QuayTest::saysWhatTheRepositoryIs()
{
    QAction* about = placeAction(u"placeAbout"_s);
    QVERIFY(about);
    about->trigger();
    QDialog* dialog = m_hands->dialog("aboutRepositoryDialog");
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton*>(u"webPageButton"_s)->isVisible(), patienceMs);
    m_hands->takePicture(u"about"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("aboutRepositoryDialog"));
}

void QuayTest::showsVulnerabilities()
{
    QVERIFY(m_hands->clickTag(u"latest"_s));
    QWidget* tab = m_hands->clickTab(&m_product->window(), "detailTabs", u"Vulnerabilities"_s);
    QVERIFY(tab);
    const auto isListed = [tab] {
        const QList<QTreeView*> views = tab->findChildren<QTreeView*>();
        return std::any_of(views.begin(), views.end(), [](QTreeView* view) {
            return view->model() && allText(view->model()).contains(u"CVE-2026-0001"_s);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), patienceMs);
    m_hands->takePicture(u"vulnerabilities"_s);
}

void QuayTest::rollsBack()
{
    QWidget* tab = m_hands->clickTab(&m_product->window(), "detailTabs", u"Tag history"_s);
    QVERIFY(tab);
    auto* table = tab->findChild<QTreeView*>(u"tagHistoryTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, patienceMs);
    QTest::mouseClick(
        table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 0)).center());
    m_hands->takePicture(u"tag-history"_s);
    QVERIFY(m_hands->press(tab, "rollBackButton"));
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    auto* perform = dialog->findChild<QPushButton*>(u"performButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled(), patienceMs);
    m_hands->takePicture(u"roll-back"_s);
    m_hands->click(perform);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    QCOMPARE(m_quay->repository(app).alive(u"latest"_s, m_quay->now())->digest, m_first.digest);
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patienceMs);
    m_hands->takePicture(u"rolled-back"_s);
}

void QuayTest::letsSeveralTagsExpire()
{
    QVERIFY(m_hands->clickTag(u"1.0"_s));
    QVERIFY(m_hands->clickTag(u"1.1"_s, Qt::ControlModifier));
    QAction* expire = m_product->window().actions().tagExpiry;
    QTRY_VERIFY_WITH_TIMEOUT(expire->isEnabled(), patienceMs);
    expire->trigger();
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "expires"));
    auto* perform = dialog->findChild<QPushButton*>(u"performButton"_s);
    auto* plan = dialog->findChild<QTreeView*>(u"plan"_s);
    const auto isPlanned = [plan] { return allText(plan->model()).contains(u"Quay takes 1.1 away"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled() && isPlanned(), patienceMs);
    m_hands->takePicture(u"expire-two"_s);
    m_hands->click(perform);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    const qint64 now = m_quay->now();
    for (const QString& tag : {u"1.0"_s, u"1.1"_s})
        QVERIFY(m_quay->repository(app).alive(tag, now)->end);
    QVERIFY(!m_quay->repository(app).alive(u"latest"_s, now)->end);
}

void QuayTest::saysWhatIsAProxyCache()
{
    QVERIFY(m_hands->clickNode({m_quay->host(), u"hub"_s}));
    QAction* panel = placeAction(u"panel-proxy"_s);
    QVERIFY(panel);
    panel->trigger();
    QDialog* dialog = m_hands->dialog("panelDialog");
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog->findChildren<QTreeView*>().isEmpty(), patienceMs);
    m_hands->takePicture(u"proxy-cache"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
}

void QuayTest::searches()
{
    QVERIFY(m_hands->clickNode({m_quay->host()}));
    QAction* search = placeAction(u"placeSearch"_s);
    QVERIFY(search);
    search->trigger();
    QDialog* dialog = m_hands->dialog("searchDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "searchWords", u"app"_s);
    auto* table = dialog->findChild<QAbstractItemView*>(u"searchTable"_s);
    QTRY_VERIFY_WITH_TIMEOUT(allText(table->model()).contains(app), patienceMs);
    m_hands->takePicture(u"search"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("searchDialog"));
}

void QuayTest::sharesTheLoginWithPodman()
{
    QVERIFY(m_hands->clickNode({m_quay->host()}));
    MessageBox::setNextAnswer(true);
    m_product->window().actions().shareLogin->trigger();
    const QString path = m_folder.filePath(u"auth.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), patienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject logins = QJsonDocument::fromJson(file.readAll()).object()[u"auths"_s].toObject();
    const QByteArray login = QByteArray::fromBase64(logins[m_quay->host()][u"auth"_s].toString().toLatin1());
    QCOMPARE(login, "$oauthtoken:" + secretToken.toUtf8());
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    m_hands->takePicture(u"shared-login"_s);
}

void QuayTest::explainsAPull()
{
    QVERIFY(m_hands->clickNode({m_quay->host(), u"alice"_s, u"app"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->tags()->model()->rowCount() == 3, patienceMs);
    QVERIFY(m_hands->clickTag(u"1.1"_s));
    m_product->window().actions().explainPull->trigger();
    QDialog* dialog = m_hands->dialog("explainPullDialog");
    QVERIFY(dialog);
    auto* tree = dialog->findChild<QTreeView*>(u"explanation"_s);
    QTRY_VERIFY_WITH_TIMEOUT(allText(tree->model()).contains(m_second.digest.mid(7, 12)), patienceMs);
    m_hands->takePicture(u"explain-pull"_s);
    QVERIFY2(allText(tree->model()).contains(m_folder.filePath(u"auth.json"_s)),
        qPrintable(allText(tree->model())));
    QVERIFY(!allText(tree->model()).contains(secretToken));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("explainPullDialog"));
}

void QuayTest::pullsIntoPodman()
{
    if (!m_hasPodman)
        QSKIP("Podman cannot run here");
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().pull));
    QDialog* dialog = m_hands->dialog("pullDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "toEngine-0"));
    m_hands->takePicture(u"pull-into-podman"_s);
    QVERIFY(m_hands->press(dialog, "pullButton"));
    auto* transfers = m_hands->child<QTreeView>("transferTable");
    const auto says = [transfers](const QString& text) { return allText(transfers->model()).contains(text); };
    QTRY_VERIFY2_WITH_TIMEOUT(
        says(u" moved"_s) || says(u"Failed"_s), qPrintable(allText(transfers->model())), patienceMs);
    m_hands->takePicture(u"pulled-into-podman"_s);
    qunsetenv("CONTAINER_HOST"); // with it, podman would not look at that storage itself
    const ToolResult images = m_podman.run({u"images"_s, u"--digests"_s});
    QVERIFY2(images.out.contains(m_second.digest.toUtf8()), qPrintable(images.describe()));
    QCOMPARE(m_quay->problems(), QString());
}

QTEST_MAIN(QuayTest)
#include "tst_quay.moc"
