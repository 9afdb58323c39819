// SPDX-License-Identifier: Apache-2.0
#include "controllers/actions.h"
#include "integration/hands.h"
#include "integration/product.h"
#include "integration/testregistries.h"
#include "present/theme.h"
#include "views/commandfield.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolBar>

using namespace portolan;

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceMs = 15000;
const QString redHat = u"Red Hat"_s;
const QString hubName = u"Docker Hub"_s;
const QString ubi = TestRegistries::ubi();
const QString app = TestRegistries::app();
const QString nginx = TestRegistries::nginx();

//! "light 1280x800", "dark 1920x1080", ...: how the window looks in the pictures.
QStringList look()
{
    return qEnvironmentVariable("PORTOLAN_TEST_LOOK", u"light 1280x800"_s).split(u' ');
}

} // namespace

//! A day with the Red Hat catalog, a Harbor and Docker Hub. The functions are steps and rely on those before
//! them.
class OtherRegistriesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_product.reset(); }

    void searchesTheCatalog();
    void tagsOfTheCatalogHaveDates();
    void saysWhatTheCatalogSays();
    void showsGradesOfTheCatalog();
    void showsAdvisories();
    void getsAnImageOfTheCatalog();
    void recognisesHarborAndLogsIn();
    void showsScansOfHarbor();
    void showsFindingsOfHarbor();
    void asksForANewScan();
    void givesAnotherTag();
    void deletesATagOfHarborAndNotTheArtifact();
    void logsInToDockerHub();
    void countsThePullsThatAreLeft();
    void searchesDockerHub();
    void deletesAtDockerHub();

private:
    void addRegistries();
    [[nodiscard]] QAction* placeAction(const QString& name) const;
    [[nodiscard]] QDialog* openPanel(const QString& name, const QString& text) const;
    [[nodiscard]] QDialog* search(const QString& words, const QString& found) const;
    [[nodiscard]] QDialog* openDelete(const QString& tag) const;
    [[nodiscard]] QWidget* findings() const;
    [[nodiscard]] bool finds(const QString& id) const;
    [[nodiscard]] bool close(const char* dialogName) const;
    [[nodiscard]] bool logIn(const QString& user, const QString& secret);

    QTemporaryDir m_folder;
    TestRegistries m_servers;
    std::unique_ptr<Product> m_product;
    std::unique_ptr<Hands> m_hands;
    bool m_broken = false;
};

void OtherRegistriesTest::initTestCase()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("there is no X server: install xvfb-run, configure again, and start this by ctest");
    if (!RegistryProcess::isAvailable())
        QSKIP("docker-registry is not installed");
    QApplication::setApplicationName(u"portolan"_s);
    QApplication::setApplicationDisplayName(u"Portolan"_s);
    QVERIFY2(m_servers.start(), qPrintable(m_servers.data().failure()));
    // Only now: docker-registry takes variables of that beginning for its own.
    qputenv("REGISTRY_AUTH_FILE", m_folder.filePath(u"auth.json"_s).toUtf8());

    applyAppearance(look().first() == u"dark" ? ColorScheme::Dark : ColorScheme::Light);
    m_product = std::make_unique<Product>();
    const QString name = look().join(u'-');
    m_hands =
        std::make_unique<Hands>(m_product->window(), QStringLiteral(PORTOLAN_SCREENSHOTS "/others-") + name);
    QVERIFY(m_product->start());
    const QString size = look().last();
    m_product->window().resize(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1, 1).toInt());
    m_product->window().move(0, 0);
    QVERIFY(QTest::qWaitForWindowExposed(&m_product->window()));
    m_product->window().activateWindow();
    addRegistries();
}

void OtherRegistriesTest::addRegistries()
{
    RegistryProfile catalog = RegistryProfile::remote(RegistryKind::RedHat, m_servers.data().host());
    catalog.name = redHat;
    catalog.server = m_servers.pyxis().url().toString();
    m_product->session().addRegistry(catalog);
    RegistryProfile hub = RegistryProfile::remote(RegistryKind::DockerHub, m_servers.hubRegistry().host());
    hub.name = hubName;
    hub.server = m_servers.hub().url().toString();
    m_product->session().addRegistry(hub);
}

void OtherRegistriesTest::init()
{
    if (m_broken)
        QSKIP("a step before this one failed");
}

void OtherRegistriesTest::cleanup()
{
    if (!m_broken && QTest::currentTestFailed() && m_hands) {
        m_broken = true;
        m_hands->takePicture(u"failed"_s);
    }
}

QAction* OtherRegistriesTest::placeAction(const QString& name) const
{
    QAction* found = nullptr;
    const auto isOffered = [this, &name, &found] {
        auto* bar = m_hands->child<QToolBar>("placeToolBar");
        for (QAction* action : bar->actions()) {
            if (action->objectName() == name && action->isVisible() && bar->isEnabled())
                found = action;
        }
        return found != nullptr;
    };
    return QTest::qWaitFor(isOffered, patienceMs) ? found : nullptr;
}

//! The panel once it says `text`, somewhere in its tables and facts.
QDialog* OtherRegistriesTest::openPanel(const QString& name, const QString& text) const
{
    QAction* action = placeAction(name);
    if (!action)
        return nullptr;
    action->trigger();
    QDialog* dialog = m_hands->dialog("panelDialog");
    const auto says = [dialog, &text] {
        const QList<QTreeView*> views = dialog->findChildren<QTreeView*>();
        return std::any_of(views.begin(), views.end(),
            [&text](QTreeView* view) { return view->isVisible() && allText(view->model()).contains(text); });
    };
    return dialog && QTest::qWaitFor(says, patienceMs) ? dialog : nullptr;
}

QDialog* OtherRegistriesTest::search(const QString& words, const QString& found) const
{
    QAction* action = placeAction(u"placeSearch"_s);
    if (!action)
        return nullptr;
    action->trigger();
    QDialog* dialog = m_hands->dialog("searchDialog");
    if (!dialog)
        return nullptr;
    m_hands->type(dialog, "searchWords", words);
    auto* table = dialog->findChild<QAbstractItemView*>(u"searchTable"_s);
    const auto isListed = [table, &found] { return allText(table->model()).contains(found); };
    return QTest::qWaitFor(isListed, patienceMs) ? dialog : nullptr;
}

QDialog* OtherRegistriesTest::openDelete(const QString& tag) const
{
    if (!m_hands->clickTag(tag) || !m_hands->pressKey(m_hands->tags(), Qt::Key_Delete))
        return nullptr;
    QDialog* dialog = m_hands->dialog("deleteDialog");
    const auto isPlanned = [dialog] {
        return allText(dialog->findChild<QTreeView*>(u"plan"_s)->model()).contains(u"DELETE "_s);
    };
    return dialog && QTest::qWaitFor(isPlanned, patienceMs) ? dialog : nullptr;
}

//! Opens the tab of findings, which comes once it is known what is offered here.
QWidget* OtherRegistriesTest::findings() const
{
    QWidget* tab = nullptr;
    const auto isOpen = [this, &tab] {
        tab = m_hands->clickTab(&m_product->window(), "detailTabs", u"Vulnerabilities"_s);
        return tab != nullptr;
    };
    return QTest::qWaitFor(isOpen, patienceMs) ? tab : nullptr;
}

bool OtherRegistriesTest::finds(const QString& id) const
{
    QWidget* tab = findings();
    if (!tab)
        return false;
    const auto isListed = [tab, &id] {
        const QList<QTreeView*> views = tab->findChildren<QTreeView*>();
        return std::any_of(views.begin(), views.end(),
            [&id](QTreeView* view) { return view->model() && allText(view->model()).contains(id); });
    };
    return QTest::qWaitFor(isListed, patienceMs);
}

bool OtherRegistriesTest::close(const char* dialogName) const
{
    QTest::keyClick(m_hands->child<QDialog>(dialogName), Qt::Key_Escape);
    return QTest::qWaitFor([this, dialogName] { return !m_hands->child<QDialog>(dialogName); }, patienceMs);
}

bool OtherRegistriesTest::logIn(const QString& user, const QString& secret)
{
    QDialog* login = m_hands->dialog("loginDialog");
    if (!login)
        return false;
    m_hands->type(login, "account", user);
    m_hands->type(login, "password", secret);
    m_hands->takePicture(u"log-in"_s);
    if (!m_hands->press(login, "loginButton"))
        return false;
    return QTest::qWaitFor([this] { return !m_hands->child<QDialog>("loginDialog"); }, patienceMs);
}

void OtherRegistriesTest::searchesTheCatalog()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->clickNode({redHat}), patienceMs);
    QDialog* dialog = search(u"ubi"_s, u"ubi8/ubi"_s);
    QVERIFY(dialog);
    m_hands->takePicture(u"catalog-search"_s);
    QVERIFY(close("searchDialog"));
    m_hands->takePicture(u"catalog"_s);
}

void OtherRegistriesTest::tagsOfTheCatalogHaveDates()
{
    QVERIFY(m_hands->clickNode({redHat, u"ubi9"_s, u"ubi"_s}));
    const QString hex = m_servers.ubiImage().digest.section(u':', 1).left(8);
    QTRY_VERIFY_WITH_TIMEOUT(allText(m_hands->tags()->model()).contains(hex), patienceMs);
    QCOMPARE(m_hands->tags()->model()->rowCount(), 3);
    QVERIFY(m_hands->clickTag(u"9"_s));
    m_hands->takePicture(u"catalog-tags"_s);
    QVERIFY(!m_product->window().actions().remove->isEnabled());
}

void OtherRegistriesTest::saysWhatTheCatalogSays()
{
    QAction* about = placeAction(u"placeAbout"_s);
    QVERIFY(about);
    about->trigger();
    QDialog* dialog = m_hands->dialog("aboutRepositoryDialog");
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton*>(u"webPageButton"_s)->isVisible(), patienceMs);
    m_hands->takePicture(u"catalog-about"_s);
    QVERIFY(close("aboutRepositoryDialog"));
}

void OtherRegistriesTest::showsGradesOfTheCatalog()
{
    QVERIFY(openPanel(u"panel-catalog-images"_s, u"2026:1001"_s));
    m_hands->takePicture(u"catalog-images"_s);
    QVERIFY(close("panelDialog"));
}

void OtherRegistriesTest::showsAdvisories()
{
    QVERIFY(finds(u"CVE-2026-1001"_s));
    QVERIFY(finds(u"RHSA-2026:0974"_s));
    m_hands->takePicture(u"catalog-findings"_s);
}

void OtherRegistriesTest::getsAnImageOfTheCatalog()
{
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().pull));
    QDialog* dialog = m_hands->dialog("pullDialog");
    QVERIFY(dialog);
    auto* command = dialog->findChild<CommandField*>(u"podmanCommand"_s);
    QVERIFY(command);
    const QString text = u"podman pull %1/%2:9"_s.arg(m_servers.data().host(), ubi);
    const QList<QLineEdit*> lines = command->findChildren<QLineEdit*>();
    QVERIFY(
        std::any_of(lines.begin(), lines.end(), [&text](QLineEdit* line) { return line->text() == text; }));
    m_hands->takePicture(u"catalog-pull"_s);
    QVERIFY(m_hands->press(dialog, "pullButton"));
    auto* transfers = m_hands->child<QTreeView>("transferTable");
    QTRY_VERIFY2_WITH_TIMEOUT(allText(transfers->model()).contains(u" moved"_s),
        qPrintable(allText(transfers->model())), patienceMs);
    m_hands->takePicture(u"catalog-pulled"_s);
    QCOMPARE(m_servers.pyxis().problems(), QString());
}

void OtherRegistriesTest::recognisesHarborAndLogsIn()
{
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().addRegistry));
    QDialog* dialog = m_hands->dialog("addRegistryDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "host", m_servers.harbor().host());
    QVERIFY(m_hands->press(dialog, "addButton"));
    QVERIFY(m_hands->dialog("loginDialog"));
    QCOMPARE(m_product->session().registry(m_servers.harbor().host())->kind, RegistryKind::Harbor);
    QVERIFY(logIn(u"ada"_s, TestRegistries::harborPassword()));
    QVERIFY(!m_product->filesContain(TestRegistries::harborPassword().toUtf8()));
    QTRY_VERIFY_WITH_TIMEOUT(m_hands->clickNode({m_servers.harbor().host()}), patienceMs);
    QVERIFY(openPanel(u"panel-projects"_s, u"team"_s));
    m_hands->takePicture(u"harbor-projects"_s);
    QVERIFY(close("panelDialog"));
}

void OtherRegistriesTest::showsScansOfHarbor()
{
    QVERIFY(m_hands->clickNode({m_servers.harbor().host(), u"team"_s, u"tools"_s, u"app"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_hands->tags()->model()->rowCount(), 3, patienceMs);
    QVERIFY(openPanel(u"panel-scans"_s, u"Trivy"_s));
    m_hands->takePicture(u"harbor-scans"_s);
    QVERIFY(close("panelDialog"));
}

void OtherRegistriesTest::showsFindingsOfHarbor()
{
    QVERIFY(m_hands->clickTag(u"1.0"_s));
    QVERIFY(finds(u"CVE-2026-2001"_s));
    m_hands->takePicture(u"harbor-findings"_s);
}

void OtherRegistriesTest::asksForANewScan()
{
    QVERIFY(m_hands->clickTag(u"1.1"_s));
    QWidget* tab = findings();
    QVERIFY(tab);
    auto* scan = tab->findChild<QPushButton*>(u"scanButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(scan->isVisible() && scan->isEnabled(), patienceMs);
    m_hands->takePicture(u"harbor-not-scanned"_s);
    m_hands->click(scan);
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    auto* perform = dialog->findChild<QPushButton*>(u"performButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled(), patienceMs);
    m_hands->takePicture(u"harbor-scan"_s);
    m_hands->click(perform);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    QCOMPARE(m_servers.harbor().scansAsked(), QStringList(m_servers.nextAppImage().digest));
    const auto isQueued = [tab] {
        const QList<QLabel*> labels = tab->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
            [](const QLabel* label) { return label->isVisible() && label->text() == u"Not scanned yet"; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isQueued(), patienceMs);
    m_hands->takePicture(u"harbor-scan-queued"_s);
}

void OtherRegistriesTest::givesAnotherTag()
{
    QVERIFY(m_hands->clickTag(u"1.1"_s));
    QAction* tagAs = m_product->window().actions().tagAs;
    QTRY_VERIFY_WITH_TIMEOUT(tagAs->isVisible() && tagAs->isEnabled(), patienceMs);
    tagAs->trigger();
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "targetTag", u"stable"_s);
    auto* perform = dialog->findChild<QPushButton*>(u"performButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled(), patienceMs);
    m_hands->takePicture(u"harbor-tag-as"_s);
    m_hands->type(dialog, "targetTag", u"next"_s);
    const auto isPlanned = [dialog] {
        return allText(dialog->findChild<QTreeView*>(u"plan"_s)->model()).contains(u"next"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled() && isPlanned(), patienceMs);
    m_hands->click(perform);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    QVERIFY(m_servers.harbor().tagsOf(app).contains(u"next"_s));
    QVERIFY(m_hands->clickTag(u"next"_s));
}

void OtherRegistriesTest::deletesATagOfHarborAndNotTheArtifact()
{
    QDialog* dialog = openDelete(u"1.0"_s);
    QVERIFY(dialog);
    auto* plan = dialog->findChild<QTreeView*>(u"plan"_s);
    auto* deleteButton = dialog->findChild<QPushButton*>(u"deleteButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(deleteButton->isEnabled(), patienceMs);
    m_hands->takePicture(u"harbor-delete-tag"_s);
    QVERIFY(m_hands->press(dialog, "wholeImages"));
    const QString wholeRequest = u"artifacts/"_s + m_servers.appImage().digest;
    const auto deletesAll = [plan, &wholeRequest] {
        const QString text = allText(plan->model());
        return text.contains(wholeRequest) && !text.contains(wholeRequest + u"/tags"_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(deletesAll(), patienceMs);
    m_hands->takePicture(u"harbor-delete-artifact"_s);
    QVERIFY(m_hands->press(dialog, "tagsOnly"));
    QTRY_VERIFY_WITH_TIMEOUT(!deletesAll() && deleteButton->isEnabled(), patienceMs);
    m_hands->click(deleteButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("deleteDialog"), patienceMs);
    QCOMPARE(m_servers.harbor().tagsOf(app), QStringList({u"stable"_s, u"1.1"_s, u"next"_s}));
    m_hands->takePicture(u"harbor-deleted"_s);
    QCOMPARE(m_servers.harbor().problems(), QString());
}

void OtherRegistriesTest::logsInToDockerHub()
{
    QVERIFY(m_hands->clickNode({hubName}));
    m_hands->takePicture(u"hub-anonymous"_s);
    m_product->window().actions().logIn->trigger();
    QVERIFY(logIn(u"ada"_s, TestRegistries::hubToken()));
    QVERIFY(m_hands->clickNode({hubName, u"library"_s, u"nginx"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_hands->tags()->model()->rowCount(), 2, patienceMs);
    QVERIFY(m_hands->clickTag(u"1.27"_s));
    m_hands->takePicture(u"hub-tags"_s);
}

void OtherRegistriesTest::countsThePullsThatAreLeft()
{
    QVERIFY(m_hands->clickNode({hubName}));
    QVERIFY(openPanel(u"panel-pull-limit"_s, u"12"_s));
    m_hands->takePicture(u"hub-pull-limit"_s);
    QVERIFY(close("panelDialog"));
}

void OtherRegistriesTest::searchesDockerHub()
{
    QDialog* dialog = search(u"nginx"_s, u"bitnami/nginx"_s);
    QVERIFY(dialog);
    m_hands->takePicture(u"hub-search"_s);
    QVERIFY(close("searchDialog"));
}

void OtherRegistriesTest::deletesAtDockerHub()
{
    QVERIFY(m_hands->clickNode({hubName, u"ada"_s, u"tool"_s}));
    QDialog* dialog = openDelete(u"latest"_s);
    QVERIFY(dialog);
    auto* deleteButton = dialog->findChild<QPushButton*>(u"deleteButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(deleteButton->isEnabled(), patienceMs);
    m_hands->takePicture(u"hub-delete"_s);
    m_hands->click(deleteButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("deleteDialog"), patienceMs);
    QCOMPARE(m_servers.hub().tagsOf(u"ada/tool"_s), QStringList(u"1.27"_s));
    QCOMPARE(m_servers.hub().problems(), QString());
}

QTEST_MAIN(OtherRegistriesTest)
#include "tst_otherregistries.moc"
