// SPDX-License-Identifier: Apache-2.0
#include "controllers/actions.h"
#include "integration/hands.h"
#include "integration/product.h"
#include "integration/testcluster.h"
#include "present/filechooser.h"
#include "support/fakeopenshiftoperator.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolBar>

#include <algorithm>

using namespace portolan;

namespace {

constexpr int patienceMs = 15000;

} // namespace

//! A morning with a cluster. The functions are steps and rely on those before them.
class ClusterTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_product.reset(); }

    void addsTheClusterByItsUrl();
    void trustsItsAuthorityAndLogsIn();
    void browsesProjectsAndStreams();
    void tagsTellImportsAndMissingImages();
    void showsAnImage();
    void showsWhoUsesIt();
    void rollsBack();
    void newImageAppearsByItself();
    void deletesATagAndUndoesIt();
    void scalesTheRegistry();
    void listsPullSecretsAndMirrors();
    void pullsThroughTheRoute();
    void endedTokenIsSaid();
    void looksGoodInTheDark();
    void stoppedServerIsSaid();

private:
    //! The way to the project, or a stream of it, in the tree as it is worded now: "app (1 new)".
    [[nodiscard]] QStringList node(const QString& stream = QString()) const
    {
        QStringList path{m_id.section(u':', 1, 1)};
        const QStringList texts = allText(m_hands->tree()->model()).split(u'\n');
        for (const QString& name : {QStringLiteral("shop"), stream}) {
            if (name.isEmpty())
                continue;
            const auto worded = std::find_if(texts.begin(), texts.end(),
                [&name](const QString& text) { return text.startsWith(name + QStringLiteral(" (")); });
            path << (worded == texts.end() ? name : *worded);
        }
        return path;
    }
    [[nodiscard]] bool isShown(const QString& tag) const
    {
        return allText(m_hands->tags()->model()).split(u'\n').contains(tag);
    }
    [[nodiscard]] bool pressBar(const QString& name) const;
    [[nodiscard]] QDialog* openPanel(const QString& id) const;
    void appearance(const QString& name);

    std::unique_ptr<TestCluster> m_cluster;
    std::unique_ptr<Product> m_product;
    std::unique_ptr<Hands> m_hands;
    RegistryId m_id;
    bool m_broken = false;
};

void ClusterTest::initTestCase()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("there is no X server: install xvfb-run, configure again, and start this by ctest");
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("docker-registry or skopeo is not installed");
    QApplication::setApplicationName(QStringLiteral("portolan"));
    QApplication::setApplicationDisplayName(QStringLiteral("Portolan"));
    m_cluster = std::make_unique<TestCluster>();
    QVERIFY2(m_cluster->start(), qPrintable(m_cluster->failure()));
    m_id = QStringLiteral("openshift:") + m_cluster->api().host();
    m_product = std::make_unique<Product>();
    m_hands = std::make_unique<Hands>(m_product->window(), QStringLiteral(PORTOLAN_SCREENSHOTS "/cluster"));
    const Result<void> started = m_product->start();
    QVERIFY2(started.has_value(), "the Local library could not be made");
    QVERIFY(QTest::qWaitForWindowExposed(&m_product->window()));
    m_product->window().activateWindow();
}

void ClusterTest::init()
{
    if (m_broken)
        QSKIP("a step before this one failed");
}

void ClusterTest::cleanup()
{
    if (!m_broken && QTest::currentTestFailed() && m_hands) {
        m_broken = true;
        m_hands->takePicture(QStringLiteral("failed"));
    }
}

bool ClusterTest::pressBar(const QString& name) const
{
    QAction* found = nullptr;
    auto* bar = m_hands->child<QToolBar>("placeToolBar");
    const bool offered = QTest::qWaitFor(
        [bar, &name, &found] {
            for (QAction* action : bar->actions()) {
                if (action->objectName() == name && action->isVisible() && bar->isEnabled())
                    found = action;
            }
            return found != nullptr;
        },
        patienceMs);
    if (!offered || !found->isEnabled())
        return false;
    if (QWidget* button = bar->widgetForAction(found); button && button->isVisible())
        m_hands->click(button);
    else
        found->trigger(); // it is in the bar's menu
    return true;
}

QDialog* ClusterTest::openPanel(const QString& id) const
{
    if (!pressBar(QStringLiteral("panel-") + id))
        return nullptr;
    QDialog* dialog = m_hands->dialog("panelDialog");
    const bool filled = dialog
        && QTest::qWaitFor(
            [dialog] { return dialog->findChild<QTreeView*>(QStringLiteral("panelTable-0")); }, patienceMs);
    return filled ? dialog : nullptr;
}

void ClusterTest::appearance(const QString& name)
{
    for (QAction* action : m_product->window().actions().appearance->actions()) {
        if (action->text() == name)
            action->trigger();
    }
}

void ClusterTest::addsTheClusterByItsUrl()
{
    m_product->window().actions().addCluster->trigger();
    QDialog* dialog = m_hands->dialog("addClusterDialog");
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("addButton"))->isEnabled());
    m_hands->type(dialog, "serverUrl", m_cluster->api().url().toString());
    m_hands->takePicture(QStringLiteral("add-cluster"));
    QVERIFY(m_hands->press(dialog, "addButton"));
    QVERIFY(m_hands->dialog("clusterLoginDialog"));
    QVERIFY(m_product->session().registry(m_id));
}

void ClusterTest::trustsItsAuthorityAndLogsIn()
{
    QDialog* dialog = m_hands->dialog("clusterLoginDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "withToken"));
    m_hands->type(dialog, "token", m_cluster->token);
    m_hands->takePicture(QStringLiteral("log-in"));
    QVERIFY(m_hands->press(dialog, "loginButton"));
    auto* remedy = dialog->findChild<QPushButton*>(QStringLiteral("remedyButton"));
    QTRY_VERIFY_WITH_TIMEOUT(remedy->isVisible(), patienceMs);
    QVERIFY(m_product->session().loginState(m_id).stage != LoginState::Stage::LoggedIn);
    m_hands->takePicture(QStringLiteral("log-in-untrusted"));
    m_hands->click(remedy);
    QDialog* certificate = nullptr;
    QTRY_VERIFY((certificate = m_hands->child<QDialog>("certificateDialog")));
    m_hands->takePicture(QStringLiteral("certificate"));
    QVERIFY(m_hands->press(certificate, "addAuthority"));
    auto* login = dialog->findChild<QPushButton*>(QStringLiteral("loginButton"));
    QTRY_VERIFY(login->isEnabled());
    m_hands->click(login);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("clusterLoginDialog"), patienceMs);
    QTRY_COMPARE(m_product->session().loginState(m_id).stage, LoginState::Stage::LoggedIn);
    QCOMPARE(m_product->session().loginState(m_id).account, m_cluster->user);
    QVERIFY(!m_product->filesContain(m_cluster->token.toUtf8()));
}

void ClusterTest::browsesProjectsAndStreams()
{
    QVERIFY(m_hands->clickNode(node()));
    m_hands->takePicture(QStringLiteral("projects"));
    QVERIFY(m_hands->clickNode(node(QStringLiteral("app"))));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(QStringLiteral("prod")), patienceMs);
    auto* watch = m_hands->child<QLabel>("watchState");
    QTRY_VERIFY_WITH_TIMEOUT(watch->text().contains(QStringLiteral("Live")), patienceMs);
    QVERIFY(pressBar(QStringLiteral("placeAbout")));
    QDialog* about = m_hands->dialog("aboutRepositoryDialog");
    QVERIFY(about);
    m_hands->takePicture(QStringLiteral("about"));
    QTest::keyClick(about, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("aboutRepositoryDialog"));
}

void ClusterTest::tagsTellImportsAndMissingImages()
{
    for (const char* tag : {"1.0", "1.1", "1.2", "base", "old", "prod"})
        QVERIFY2(isShown(QString::fromLatin1(tag)), tag);
    QTRY_VERIFY(allText(m_hands->tags()->model())
                    .contains(m_cluster->digest(QStringLiteral("1.2")).section(u':', 1).left(8)));
    m_hands->takePicture(QStringLiteral("tags"));
    const QAbstractItemModel* model = m_hands->tags()->model();
    QHash<QString, QString> told;
    for (int row = 0; row < model->rowCount(); ++row)
        told.insert(
            model->index(row, 0).data().toString(), model->index(row, 0).data(Qt::ToolTipRole).toString());
    QVERIFY2(told.value(QStringLiteral("base")).contains(QStringLiteral("may not have access")),
        qPrintable(told.value(QStringLiteral("base"))));
    QVERIFY2(told.value(QStringLiteral("base")).contains(QStringLiteral("quay.io/team/base:9")),
        qPrintable(told.value(QStringLiteral("base"))));
    QVERIFY2(told.value(QStringLiteral("old")).contains(QStringLiteral("gone")),
        qPrintable(told.value(QStringLiteral("old"))));
    // The registry is another host than the API: its certificate is another question.
    QVERIFY(m_hands->clickTag(QStringLiteral("old")));
    const QWidget* pane = m_hands->child<QLabel>("detailsTitle")->parentWidget();
    auto* remedy = pane->findChild<QPushButton*>(QStringLiteral("remedyButton"));
    QTRY_VERIFY_WITH_TIMEOUT(remedy->isVisible(), patienceMs);
    m_hands->takePicture(QStringLiteral("registry-untrusted"));
    m_hands->click(remedy);
    QDialog* certificate = m_hands->dialog("certificateDialog");
    QVERIFY(certificate);
    QVERIFY(m_hands->press(certificate, "addAuthority"));
    QTRY_VERIFY_WITH_TIMEOUT(!remedy->isVisible(), patienceMs);
    const auto isSaid = [pane] {
        const QList<QLabel*> meanings = pane->findChildren<QLabel*>(QStringLiteral("errorMeaning"));
        return std::any_of(meanings.begin(), meanings.end(), [](const QLabel* meaning) {
            return meaning->isVisible() && meaning->text().contains(QStringLiteral("removed this image"));
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSaid(), patienceMs);
    m_hands->takePicture(QStringLiteral("missing-image"));
}

void ClusterTest::showsAnImage()
{
    QVERIFY(m_hands->clickTag(QStringLiteral("prod")));
    QTRY_COMPARE(m_hands->child<QLabel>("detailsTitle")->text(), QStringLiteral("prod"));
    auto* overview = m_hands->child<QTreeView>("overviewTab");
    const QString digest = m_cluster->digest(QStringLiteral("1.2-prod")).section(u':', 1).left(8);
    QTRY_VERIFY2(allText(overview->model()).contains(digest), qPrintable(allText(overview->model())));
    m_hands->takePicture(QStringLiteral("overview"));
}

void ClusterTest::showsWhoUsesIt()
{
    QWidget* uses = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Used by"));
    QVERIFY(uses);
    auto* table = uses->findChild<QTreeView*>(QStringLiteral("usesTable"));
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() == 2, patienceMs);
    const QString texts = allText(table->model());
    QVERIFY2(texts.contains(QStringLiteral("web-6d5f")) && texts.contains(QStringLiteral("Deployment")),
        qPrintable(texts));
    m_hands->takePicture(QStringLiteral("used-by"));
}

void ClusterTest::rollsBack()
{
    QWidget* tab = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Tag history"));
    QVERIFY(tab);
    auto* table = tab->findChild<QTreeView*>(QStringLiteral("tagHistoryTable"));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 3, patienceMs);
    const QRect row = table->visualRect(table->model()->index(1, 0));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row.center());
    m_hands->takePicture(QStringLiteral("tag-history"));
    QVERIFY(m_hands->press(tab, "rollBackButton"));
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    auto* perform = dialog->findChild<QPushButton*>(QStringLiteral("performButton"));
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled(), patienceMs);
    m_hands->takePicture(QStringLiteral("roll-back"));
    const QString before = m_cluster->api()
                               .history(QStringLiteral("shop"), QStringLiteral("app"), QStringLiteral("prod"))
                               .first();
    QCOMPARE(before, m_cluster->digest(QStringLiteral("1.2-prod")));
    m_hands->click(perform);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    QCOMPARE(m_cluster->api()
                 .history(QStringLiteral("shop"), QStringLiteral("app"), QStringLiteral("prod"))
                 .first(),
        m_cluster->digest(QStringLiteral("1.1-prod")));
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 4, patienceMs);
    const QString now = m_cluster->digest(QStringLiteral("1.1-prod")).section(u':', 1).left(8);
    QTRY_VERIFY(allText(m_hands->tags()->model()).contains(now));
    m_hands->takePicture(QStringLiteral("rolled-back"));
}

void ClusterTest::newImageAppearsByItself()
{
    QVERIFY(m_hands->clickNode({m_id.section(u':', 1, 1), QStringLiteral("payments")}));
    m_cluster->push(QStringLiteral("1.3"), QStringLiteral("1.3"));
    QCOMPARE(m_cluster->failure(), QString());
    QTRY_VERIFY_WITH_TIMEOUT(
        allText(m_hands->tree()->model()).contains(QStringLiteral("app (1 new)")), patienceMs);
    m_hands->takePicture(QStringLiteral("new-image"));
    QVERIFY(m_hands->clickNode(
        {m_id.section(u':', 1, 1), QStringLiteral("shop (1 new)"), QStringLiteral("app (1 new)")}));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(QStringLiteral("1.3")), patienceMs);
    QTRY_VERIFY(!allText(m_hands->tree()->model()).contains(QStringLiteral(" new)")));
    m_cluster->push(QStringLiteral("1.4"), QStringLiteral("1.4")); // while it is looked at
    QTRY_VERIFY_WITH_TIMEOUT(isShown(QStringLiteral("1.4")), patienceMs);
}

void ClusterTest::deletesATagAndUndoesIt()
{
    QVERIFY(m_hands->clickTag(QStringLiteral("1.1")));
    QVERIFY(m_hands->pressKey(m_hands->tags(), Qt::Key_Delete));
    QDialog* dialog = m_hands->dialog("deleteDialog");
    QVERIFY(dialog);
    auto* button = dialog->findChild<QPushButton*>(QStringLiteral("deleteButton"));
    QTRY_VERIFY_WITH_TIMEOUT(button->isEnabled(), patienceMs);
    m_hands->takePicture(QStringLiteral("delete"));
    m_hands->click(button);
    QTRY_VERIFY_WITH_TIMEOUT(!isShown(QStringLiteral("1.1")), patienceMs);
    auto* banner = m_hands->child<QWidget>("windowBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patienceMs);
    m_hands->takePicture(QStringLiteral("deleted"));
    QVERIFY(m_hands->press(banner, "bannerButton"));
    QDialog* undo = m_hands->dialog("undoDialog");
    QVERIFY(undo);
    auto* undoButton = undo->findChild<QPushButton*>(QStringLiteral("undoButton"));
    QTRY_VERIFY_WITH_TIMEOUT(undoButton->isEnabled(), patienceMs);
    m_hands->takePicture(QStringLiteral("undo"));
    m_hands->click(undoButton);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(QStringLiteral("1.1")), patienceMs);
    QTest::keyClick(undo, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("undoDialog"));
    QTRY_COMPARE(
        m_cluster->api().history(QStringLiteral("shop"), QStringLiteral("app"), QStringLiteral("1.1")),
        QStringList(m_cluster->digest(QStringLiteral("1.1"))));
}

void ClusterTest::scalesTheRegistry()
{
    QVERIFY(m_hands->clickNode({m_id.section(u':', 1, 1)}));
    QDialog* panel = openPanel(QStringLiteral("operator"));
    QVERIFY(panel);
    m_hands->takePicture(QStringLiteral("operator"));
    QVERIFY(m_hands->press(panel, "panelAction-0"));
    QDialog* dialog = m_hands->dialog("actionDialog");
    QVERIFY(dialog);
    auto* replicas = dialog->findChild<QSpinBox*>(QStringLiteral("replicas"));
    auto* perform = dialog->findChild<QPushButton*>(QStringLiteral("performButton"));
    const int before = replicas->value();
    QCOMPARE(before, 2);
    m_hands->click(replicas);
    QTest::keySequence(replicas, QKeySequence(QKeySequence::SelectAll));
    QTest::keyClicks(replicas, QStringLiteral("3"));
    QTRY_VERIFY_WITH_TIMEOUT(perform->isEnabled(), patienceMs);
    m_hands->takePicture(QStringLiteral("scale"));
    m_hands->click(perform);
    auto* status = dialog->findChild<QLabel*>(QStringLiteral("statusText"));
    FakeOpenShiftOperator& rollout = m_cluster->api().registryOperator();
    QTRY_VERIFY_WITH_TIMEOUT(!rollout.isSettled(), patienceMs); // it has seen what is wanted
    QVERIFY(rollout.step());
    QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("ready")), patienceMs);
    m_hands->takePicture(QStringLiteral("scaling"));
    while (rollout.step())
        continue;
    QVERIFY(rollout.isSettled());
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("actionDialog"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(allText(panel->findChild<QTreeView*>(QStringLiteral("panelTable-1"))->model())
                                 .contains(QStringLiteral("image-registry-2")),
        patienceMs);
    m_hands->takePicture(QStringLiteral("operator-after"));
    QTest::keyClick(panel, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
}

void ClusterTest::listsPullSecretsAndMirrors()
{
    QDialog* mirrors = openPanel(QStringLiteral("mirrors"));
    QVERIFY(mirrors);
    const QString rules = allText(mirrors->findChild<QTreeView*>(QStringLiteral("panelTable-0"))->model());
    QVERIFY2(rules.contains(QStringLiteral("mirror.lan/ocp")), qPrintable(rules));
    m_hands->takePicture(QStringLiteral("mirrors"));
    QTest::keyClick(mirrors, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
    QVERIFY(m_hands->clickNode(node()));
    QDialog* secrets = openPanel(QStringLiteral("pull-secrets"));
    QVERIFY(secrets);
    const QString texts = allText(secrets->findChild<QTreeView*>(QStringLiteral("panelTable-0"))->model());
    QVERIFY2(texts.contains(QStringLiteral("quay.io/team")) && texts.contains(QStringLiteral("builder")),
        qPrintable(texts));
    m_hands->takePicture(QStringLiteral("pull-secrets"));
    QVERIFY(m_hands->press(secrets, "panelAction-0"));
    QDialog* create = m_hands->dialog("actionDialog");
    QVERIFY(create);
    m_hands->takePicture(QStringLiteral("create-pull-secret"));
    QTest::keyClick(create, Qt::Key_Escape);
    QTest::keyClick(secrets, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
    QVERIFY(pressBar(QStringLiteral("action-5")));
    QDialog* import = m_hands->dialog("actionDialog");
    QVERIFY(import);
    m_hands->takePicture(QStringLiteral("import"));
    QTest::keyClick(import, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("actionDialog"));
}

void ClusterTest::pullsThroughTheRoute()
{
    QVERIFY(m_hands->clickNode(node(QStringLiteral("app"))));
    QVERIFY(m_hands->clickTag(QStringLiteral("1.2")));
    QWidget* manifest = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Manifest"));
    QVERIFY(manifest);
    m_hands->takePicture(QStringLiteral("manifest"));
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().pull));
    QDialog* dialog = m_hands->dialog("pullDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "toLayout"));
    const QString layout = m_product->path(QStringLiteral("pulled"));
    FileChooser::setNextPath(layout);
    QVERIFY(m_hands->press(dialog, "browse"));
    QVERIFY(m_hands->press(dialog, "pullButton"));
    auto* transfers = m_hands->child<QTreeView>("transferTable");
    QTRY_VERIFY_WITH_TIMEOUT(allText(transfers->model()).contains(QStringLiteral(" moved")), patienceMs);
    m_hands->takePicture(QStringLiteral("pulled"));
    SkopeoTool skopeo;
    const ToolResult pulled = skopeo.rawManifest(QStringLiteral("oci:%1:1.2").arg(layout));
    const ToolResult stored = skopeo.rawManifest(m_cluster->storageReference(QStringLiteral("1.2")));
    QVERIFY2(pulled.ok() && stored.ok(), qPrintable(pulled.describe() + stored.describe()));
    QCOMPARE(pulled.out, stored.out);
}

void ClusterTest::endedTokenIsSaid()
{
    m_cluster->api().expireToken(m_cluster->token);
    QVERIFY(m_hands->pressKey(&m_product->window(), Qt::Key_F5));
    auto* banner = m_hands->child<QWidget>("tagErrorBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patienceMs);
    QVERIFY2(isShown(QStringLiteral("1.2")), "what was seen stays");
    auto* watch = m_hands->child<QLabel>("watchState");
    QTRY_VERIFY_WITH_TIMEOUT(watch->text().contains(QStringLiteral("the login ended")), patienceMs);
    QVERIFY(m_hands->child<QWidget>("watchRemedy")->isVisible());
    m_hands->takePicture(QStringLiteral("token-ended"));
    QVERIFY(m_hands->press(banner, "bannerButton")); // one click
    QDialog* dialog = m_hands->dialog("clusterLoginDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "withToken"));
    m_hands->type(dialog, "token", m_cluster->otherToken);
    m_hands->takePicture(QStringLiteral("log-in-again"));
    QVERIFY(m_hands->press(dialog, "loginButton"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("clusterLoginDialog"), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(watch->text().contains(QStringLiteral("Live")), patienceMs);
    QVERIFY(m_hands->clickTag(QStringLiteral("1.0")));
    QTRY_COMPARE(m_hands->child<QLabel>("detailsTitle")->text(), QStringLiteral("1.0"));
}

void ClusterTest::looksGoodInTheDark()
{
    appearance(QStringLiteral("Dark"));
    QTRY_VERIFY(QGuiApplication::palette().color(QPalette::Window).lightness() < 80);
    QVERIFY(m_hands->clickTag(QStringLiteral("prod")));
    QVERIFY(m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Tag history")));
    m_hands->takePicture(QStringLiteral("dark-history"));
    QVERIFY(m_hands->clickNode({m_id.section(u':', 1, 1)}));
    QDialog* panel = openPanel(QStringLiteral("operator"));
    QVERIFY(panel);
    m_hands->takePicture(QStringLiteral("dark-operator"));
    QTest::keyClick(panel, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("panelDialog"));
}

void ClusterTest::stoppedServerIsSaid()
{
    QVERIFY(m_hands->clickNode(node(QStringLiteral("app"))));
    QTRY_VERIFY(isShown(QStringLiteral("prod")));
    QCOMPARE(m_cluster->api().problems(), QString());
    m_cluster->stop();
    QVERIFY(m_hands->pressKey(&m_product->window(), Qt::Key_F5));
    auto* banner = m_hands->child<QWidget>("tagErrorBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patienceMs);
    QVERIFY(isShown(QStringLiteral("prod")));
    auto* watch = m_hands->child<QLabel>("watchState");
    QTRY_VERIFY_WITH_TIMEOUT(watch->text().contains(QStringLiteral("Interrupted")), patienceMs);
    m_hands->takePicture(QStringLiteral("stopped"));
    QVERIFY(!m_product->filesContain(m_cluster->otherToken.toUtf8()));
}

QTEST_MAIN(ClusterTest)
#include "tst_cluster.moc"
