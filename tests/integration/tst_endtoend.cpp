// SPDX-License-Identifier: Apache-2.0
#include "controllers/actions.h"
#include "integration/hands.h"
#include "integration/product.h"
#include "present/filechooser.h"
#include "support/skopeotool.h"
#include "views/jsonview.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>

using namespace portolan;

namespace {

const QString user = QStringLiteral("alice");
const QString password = QStringLiteral("correct horse 7");
const QString wrongPassword = QStringLiteral("wrong horse 8");
const QString repository = QStringLiteral("team/app");
constexpr int patienceMs = 20000; // a server that does not answer is asked again a few times

} // namespace

//! One user's afternoon. The functions are steps and rely on those before them.
class EndToEndTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_product.reset(); }

    void opensOnTheLocalLibrary();
    void addsARegistry();
    void aWrongPasswordIsNotKept();
    void logsIn();
    void browsesToTheTags();
    void showsAnImage();
    void showsTheOtherTabs();
    void comparesTwoTags();
    void pullsToALayout();
    void showsAPlanBeforeItDeletes();
    void deletesExactlyThatTag();
    void undoesTheDeletion();
    void aStoppedRegistryOffersRetry();
    void looksGoodInTheDark();

private:
    void makeImages();
    [[nodiscard]] QString reference(const QString& tag) const;
    [[nodiscard]] QStringList tagsAtTheRegistry() const;
    [[nodiscard]] QString digestAtTheRegistry(const QString& tag);
    [[nodiscard]] QStringList shownTags() const;
    [[nodiscard]] QDialog* openDeleteDialog();
    [[nodiscard]] QStringList nodePath() const;
    [[nodiscard]] LoginState login() const { return m_product->session().loginState(m_registry->host()); }

    std::unique_ptr<RegistryProcess> m_registry;
    std::unique_ptr<Product> m_product;
    std::unique_ptr<Hands> m_hands;
    QTemporaryDir m_folder;
    SkopeoTool m_skopeo;
    QMap<QString, FixtureDescriptor> m_images;
    bool m_broken = false;
};

void EndToEndTest::initTestCase()
{
    if (QGuiApplication::platformName() != u"xcb")
        QSKIP("there is no X server: install xvfb-run, configure again, and start this by ctest");
    if (!RegistryProcess::isAvailable() || !SkopeoTool::isAvailable())
        QSKIP("docker-registry or skopeo is not installed");
    QApplication::setApplicationName(QStringLiteral("portolan"));
    QApplication::setApplicationDisplayName(QStringLiteral("Portolan"));
    RegistryOptions options;
    options.users = {{user, password}};
    m_registry = std::make_unique<RegistryProcess>(options);
    QVERIFY2(m_registry->start(), qPrintable(m_registry->failure()));
    m_skopeo.setCredentials(user + u':' + password);
    makeImages();
    m_product = std::make_unique<Product>();
    m_hands = std::make_unique<Hands>(m_product->window(), QStringLiteral(PORTOLAN_SCREENSHOTS));
}

void EndToEndTest::init()
{
    if (m_broken)
        QSKIP("a step before this one failed");
}

void EndToEndTest::cleanup()
{
    if (!m_broken && QTest::currentTestFailed() && m_hands) {
        m_broken = true;
        m_hands->takePicture(QStringLiteral("failed"));
    }
}

void EndToEndTest::makeImages()
{
    ImageFixture fixture(m_folder.filePath(QStringLiteral("fixture")));
    ImageSpec spec = ImageSpec::withLayers(3, 300'000);
    spec.cmd = {QStringLiteral("/usr/bin/serve")};
    spec.labels = {{QStringLiteral("org.opencontainers.image.title"), QStringLiteral("app")}};
    spec.env << QStringLiteral("GREETING=hello");
    m_images[QStringLiteral("1.0")] = fixture.addImage(spec, QStringLiteral("1.0"));
    ImageSpec next = spec;
    next.env.last() = QStringLiteral("GREETING=good morning");
    next.user = QStringLiteral("1000:1000");
    next.layers.last().seed = 77;
    next.created = next.created.addDays(40);
    m_images[QStringLiteral("1.1")] = fixture.addImage(next, QStringLiteral("1.1"));
    m_images[QStringLiteral("stable")] = m_images.value(QStringLiteral("1.1"));
    fixture.tag(m_images.value(QStringLiteral("1.1")), QStringLiteral("stable"));
    ImageSpec arm = spec;
    arm.architecture = QStringLiteral("arm64");
    arm.variant = QStringLiteral("v8");
    m_images[QStringLiteral("multi")] = fixture.addIndex(
        {m_images.value(QStringLiteral("1.0")), fixture.addImage(arm)}, QStringLiteral("multi"));
    for (const QString& tag : m_images.keys()) {
        const ToolResult pushed = m_skopeo.push(fixture, tag, *m_registry, repository);
        QVERIFY2(pushed.ok(), qPrintable(pushed.describe()));
    }
    QVERIFY(m_skopeo.push(fixture, QStringLiteral("1.0"), *m_registry, QStringLiteral("tools/helper")).ok());
}

QString EndToEndTest::reference(const QString& tag) const
{
    return QStringLiteral("docker://%1/%2:%3").arg(m_registry->host(), repository, tag);
}

QStringList EndToEndTest::tagsAtTheRegistry() const
{
    const ToolResult listed = runTool(QStringLiteral("skopeo"),
        {QStringLiteral("list-tags"), QStringLiteral("--tls-verify=false"), QStringLiteral("--creds"),
            user + u':' + password, QStringLiteral("docker://%1/%2").arg(m_registry->host(), repository)});
    QStringList tags =
        QJsonDocument::fromJson(listed.out).object()[QStringLiteral("Tags")].toVariant().toStringList();
    tags.sort();
    return listed.ok() ? tags : QStringList{listed.describe()};
}

QString EndToEndTest::digestAtTheRegistry(const QString& tag)
{
    const ToolResult manifest = m_skopeo.rawManifest(reference(tag));
    return manifest.ok() ? ImageFixture::sha256(manifest.out) : manifest.describe();
}

QStringList EndToEndTest::shownTags() const
{
    QStringList tags;
    for (int row = 0; row < m_hands->tags()->model()->rowCount(); ++row)
        tags << m_hands->tags()->model()->index(row, 0).data().toString();
    tags.sort();
    return tags;
}

QStringList EndToEndTest::nodePath() const
{
    return {m_registry->host(), QStringLiteral("team"), QStringLiteral("app")};
}

void EndToEndTest::opensOnTheLocalLibrary()
{
    const Result<void> started = m_product->start();
    QVERIFY2(started.has_value(), "the Local library could not be made");
    QVERIFY(QTest::qWaitForWindowExposed(&m_product->window()));
    m_product->window().activateWindow();
    QVERIFY(m_hands->clickNode({QStringLiteral("Local library")}));
    QTRY_VERIFY(m_hands->tree()->model()->rowCount(m_hands->tree()->currentIndex()) > 0);
    m_hands->takePicture(QStringLiteral("local-library"));
}

void EndToEndTest::addsARegistry()
{
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().addRegistry));
    QDialog* dialog = m_hands->dialog("addRegistryDialog");
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QAbstractButton*>(QStringLiteral("addButton"))->isEnabled());
    m_hands->type(dialog, "host", m_registry->host());
    m_hands->takePicture(QStringLiteral("add-registry"));
    QVERIFY(m_hands->press(dialog, "addButton"));
    // It wants a login, so it is asked for at once.
    QVERIFY(m_hands->dialog("loginDialog"));
    QVERIFY(m_product->session().registry(m_registry->host()));
    QCOMPARE(m_hands->tree()->currentIndex().data().toString(), m_registry->host());
}

void EndToEndTest::aWrongPasswordIsNotKept()
{
    QDialog* dialog = m_hands->dialog("loginDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "account", user);
    m_hands->type(dialog, "password", wrongPassword);
    m_hands->takePicture(QStringLiteral("log-in"));
    QVERIFY(m_hands->press(dialog, "loginButton"));
    auto* meaning = dialog->findChild<QLabel*>(QStringLiteral("errorMeaning"));
    QTRY_VERIFY_WITH_TIMEOUT(meaning->isVisible(), patienceMs);
    m_hands->takePicture(QStringLiteral("log-in-refused"));
    for (const QLabel* label : dialog->findChildren<QLabel*>()) {
        QVERIFY2(!label->isVisible() || !label->wordWrap()
                || label->height() >= label->heightForWidth(label->width()),
            qPrintable(label->text()));
    }
    QVERIFY2(meaning->text().contains(QStringLiteral("refused")), qPrintable(meaning->text()));
    QVERIFY(login().stage != LoginState::Stage::LoggedIn);
    const auto stored = m_product->storedLogin(m_registry->host(), user);
    QVERIFY(stored.has_value());
    QVERIFY(!stored->has_value());
    QVERIFY(!m_product->filesContain(wrongPassword.toUtf8()));
}

void EndToEndTest::logsIn()
{
    QDialog* dialog = m_hands->dialog("loginDialog");
    QVERIFY(dialog);
    m_hands->type(dialog, "password", password);
    QTest::keyClick(dialog->findChild<QWidget*>(QStringLiteral("password")), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_hands->child<QDialog>("loginDialog"), patienceMs);
    QTRY_COMPARE(login().stage, LoginState::Stage::LoggedIn);
    QCOMPARE(login().account, user);
    const auto stored = m_product->storedLogin(m_registry->host(), user);
    QVERIFY(stored.has_value() && stored->has_value());
    QCOMPARE((*stored)->user, user);
    QVERIFY(!m_product->filesContain(password.toUtf8()));
    QTRY_COMPARE(m_hands->tree()->model()->rowCount(m_hands->tree()->currentIndex()), 2);
    m_hands->takePicture(QStringLiteral("logged-in"));
}

void EndToEndTest::browsesToTheTags()
{
    QVERIFY(m_hands->clickNode(nodePath()));
    const QStringList all{
        QStringLiteral("1.0"), QStringLiteral("1.1"), QStringLiteral("multi"), QStringLiteral("stable")};
    QTRY_COMPARE_WITH_TIMEOUT(shownTags(), all, patienceMs);
    for (const FixtureDescriptor& image : std::as_const(m_images)) {
        const QString hex = image.digest.section(u':', 1).left(8);
        QTRY_VERIFY2(allText(m_hands->tags()->model()).contains(hex), qPrintable(hex));
    }
    m_hands->takePicture(QStringLiteral("tags"));
}

void EndToEndTest::showsAnImage()
{
    QVERIFY(m_hands->clickTag(QStringLiteral("1.0")));
    auto* title = m_hands->child<QLabel>("detailsTitle");
    QTRY_COMPARE(title->text(), QStringLiteral("1.0"));
    auto* overview = m_hands->child<QTreeView>("overviewTab");
    QTRY_VERIFY(allText(overview->model())
                    .contains(m_images.value(QStringLiteral("1.0")).digest.section(u':', 1).left(8)));
    m_hands->takePicture(QStringLiteral("overview"));
    QWidget* layers = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Layers"));
    QVERIFY(layers);
    auto* layerView = layers->findChild<QTreeView*>();
    QCOMPARE(layerView->model()->rowCount(), 3);
    QVERIFY(allText(layerView->model()).contains(QStringLiteral("RUN make layer-2")));
    m_hands->takePicture(QStringLiteral("layers"));
}

void EndToEndTest::showsTheOtherTabs()
{
    auto* config = qobject_cast<QTreeView*>(
        m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Config")));
    QVERIFY(config);
    const QString texts = allText(config->model());
    QVERIFY2(texts.contains(QStringLiteral("GREETING")) && texts.contains(QStringLiteral("/usr/bin/serve")),
        qPrintable(texts));
    m_hands->takePicture(QStringLiteral("config"));
    QWidget* history = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Build steps"));
    QVERIFY(history);
    QCOMPARE(history->findChild<QTreeView*>()->model()->rowCount(), 4);
    m_hands->takePicture(QStringLiteral("history"));
    QWidget* manifest = m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Manifest"));
    QVERIFY(manifest);
    QTRY_VERIFY(manifest->findChild<JsonView*>()->toPlainText().contains(QStringLiteral("\"layers\"")));
    m_hands->takePicture(QStringLiteral("manifest"));
    QVERIFY(m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Attached")));
    m_hands->takePicture(QStringLiteral("attached"));
    QVERIFY(m_hands->clickTab(&m_product->window(), "detailTabs", QStringLiteral("Overview")));
    QVERIFY(m_hands->clickTag(QStringLiteral("multi")));
    auto* platforms = m_hands->child<QTreeView>("platformTree");
    QTRY_VERIFY(
        platforms->isVisible() && allText(platforms->model()).contains(QStringLiteral("linux/arm64")));
    m_hands->takePicture(QStringLiteral("platforms"));
}

void EndToEndTest::comparesTwoTags()
{
    QVERIFY(m_hands->clickTag(QStringLiteral("1.0")));
    QVERIFY(m_hands->clickTag(QStringLiteral("1.1"), Qt::ControlModifier));
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().compare));
    QWidget* window = m_hands->otherWindow("compareWindow");
    QVERIFY(window);
    auto* verdict = window->findChild<QLabel*>(QStringLiteral("verdict"));
    QTRY_VERIFY_WITH_TIMEOUT(verdict->isVisible(), patienceMs);
    QCOMPARE(verdict->text(), QStringLiteral("They differ."));
    auto* summary =
        qobject_cast<QTreeView*>(m_hands->clickTab(window, "compareTabs", QStringLiteral("Summary")));
    QVERIFY(summary);
    QVERIFY2(
        !allText(summary->model()).contains(QStringLiteral("ago")), "two times of one year look the same so");
    m_hands->takePicture(QStringLiteral("compare"));
    auto* config =
        qobject_cast<QTreeView*>(m_hands->clickTab(window, "compareTabs", QStringLiteral("Config")));
    QVERIFY(config);
    const QString texts = allText(config->model());
    QVERIFY2(texts.contains(QStringLiteral("good morning")) && texts.contains(QStringLiteral("hello")),
        qPrintable(texts));
    QVERIFY2(!texts.contains(QStringLiteral("/usr/bin/serve")), "what is the same is hidden");
    m_hands->takePicture(QStringLiteral("compare-config"));
    auto* layers =
        qobject_cast<QTreeView*>(m_hands->clickTab(window, "compareTabs", QStringLiteral("Layers")));
    QVERIFY(layers);
    QVERIFY(layers->model()->rowCount() > 0);
    m_hands->takePicture(QStringLiteral("compare-layers"));
    const QPointer<QWidget> watched(window);
    QVERIFY(m_hands->pressKey(window, Qt::Key_Escape));
    QTRY_VERIFY(!watched);
}

void EndToEndTest::pullsToALayout()
{
    QVERIFY(m_hands->clickTag(QStringLiteral("1.1")));
    QVERIFY(m_hands->pressToolButton(m_product->window().actions().pull));
    QDialog* dialog = m_hands->dialog("pullDialog");
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "toLayout"));
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("pullButton"))->isEnabled());
    const QString layout = m_folder.filePath(QStringLiteral("pulled"));
    FileChooser::setNextPath(layout);
    QVERIFY(m_hands->press(dialog, "browse"));
    m_hands->takePicture(QStringLiteral("pull"));
    QVERIFY(m_hands->press(dialog, "pullButton"));
    auto* transfers = m_hands->child<QTreeView>("transferTable");
    QTRY_VERIFY_WITH_TIMEOUT(allText(transfers->model()).contains(QStringLiteral(" moved")), patienceMs);
    m_hands->takePicture(QStringLiteral("pulled"));

    const QString source = QStringLiteral("oci:%1:1.1").arg(layout);
    const ToolResult manifest = m_skopeo.rawManifest(source);
    QVERIFY2(manifest.ok(), qPrintable(manifest.describe()));
    QCOMPARE(ImageFixture::sha256(manifest.out), m_images.value(QStringLiteral("1.1")).digest);
    const ToolResult copied =
        m_skopeo.copy(source, QStringLiteral("dir:") + m_folder.filePath(QStringLiteral("copied")));
    QVERIFY2(copied.ok(), qPrintable(copied.describe()));
}

QDialog* EndToEndTest::openDeleteDialog()
{
    if (!m_hands->clickTag(QStringLiteral("1.1")) || !m_hands->pressKey(m_hands->tags(), Qt::Key_Delete))
        return nullptr;
    QDialog* dialog = m_hands->dialog("deleteDialog");
    // This server deletes images, not tags: the way round has to be asked for.
    const bool offered = dialog
        && QTest::qWaitFor(
            [dialog] {
                return dialog->findChild<QAbstractButton*>(QStringLiteral("throwaway"))->isVisible();
            },
            patienceMs);
    return offered ? dialog : nullptr;
}

void EndToEndTest::showsAPlanBeforeItDeletes()
{
    QDialog* dialog = openDeleteDialog();
    QVERIFY(dialog);
    auto* deleteButton = dialog->findChild<QPushButton*>(QStringLiteral("deleteButton"));
    QVERIFY(!deleteButton->isEnabled());
    m_hands->takePicture(QStringLiteral("delete-refused"));
    QVERIFY(m_hands->press(dialog, "wholeImages"));
    QTRY_VERIFY(deleteButton->isEnabled());
    auto* plan = dialog->findChild<QTreeView*>(QStringLiteral("plan"));
    QVERIFY2(
        allText(plan->model()).contains(QStringLiteral("stable")), "the other tag of the image goes too");
    m_hands->takePicture(QStringLiteral("delete-image"));
    auto* cancel = dialog->findChild<QPushButton*>(QStringLiteral("cancelButton"));
    QVERIFY(cancel->isDefault());
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!m_hands->child<QDialog>("deleteDialog"));
    QCOMPARE(tagsAtTheRegistry(), QStringList(m_images.keys()));
}

void EndToEndTest::deletesExactlyThatTag()
{
    QDialog* dialog = openDeleteDialog();
    QVERIFY(dialog);
    QVERIFY(m_hands->press(dialog, "throwaway"));
    auto* deleteButton = dialog->findChild<QPushButton*>(QStringLiteral("deleteButton"));
    QTRY_VERIFY(deleteButton->isEnabled());
    auto* plan = dialog->findChild<QTreeView*>(QStringLiteral("plan"));
    QVERIFY(allText(plan->model()).contains(QStringLiteral("1.1")));
    m_hands->takePicture(QStringLiteral("delete-tag"));
    m_hands->click(deleteButton);
    const QStringList left{QStringLiteral("1.0"), QStringLiteral("multi"), QStringLiteral("stable")};
    QTRY_COMPARE_WITH_TIMEOUT(shownTags(), left, patienceMs);
    QTRY_VERIFY(m_hands->child<QWidget>("windowBanner")->isVisible());
    m_hands->takePicture(QStringLiteral("deleted"));
    QCOMPARE(tagsAtTheRegistry(), left);
    for (const QString& tag : left)
        QCOMPARE(digestAtTheRegistry(tag), m_images.value(tag).digest);
}

void EndToEndTest::undoesTheDeletion()
{
    QVERIFY(m_hands->press(m_hands->child<QWidget>("windowBanner"), "bannerButton"));
    QDialog* dialog = m_hands->dialog("undoDialog");
    QVERIFY(dialog);
    auto* undo = dialog->findChild<QPushButton*>(QStringLiteral("undoButton"));
    QTRY_VERIFY_WITH_TIMEOUT(undo->isEnabled(), patienceMs);
    m_hands->takePicture(QStringLiteral("undo"));
    m_hands->click(undo);
    QTRY_COMPARE_WITH_TIMEOUT(shownTags(), QStringList(m_images.keys()), patienceMs);
    m_hands->takePicture(QStringLiteral("undone"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_hands->child<QDialog>("undoDialog"));
    QVERIFY(!m_hands->child<QWidget>("windowBanner")->isVisible());
    QCOMPARE(tagsAtTheRegistry(), QStringList(m_images.keys()));
    QCOMPARE(digestAtTheRegistry(QStringLiteral("1.1")), m_images.value(QStringLiteral("1.1")).digest);
}

void EndToEndTest::aStoppedRegistryOffersRetry()
{
    m_registry->stop();
    QVERIFY(m_hands->pressKey(&m_product->window(), Qt::Key_F5));
    auto* banner = m_hands->child<QWidget>("tagErrorBanner");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patienceMs);
    QCOMPARE(shownTags(), QStringList(m_images.keys())); // what was seen stays
    m_hands->takePicture(QStringLiteral("stopped"));
    QVERIFY(m_hands->clickNode({m_registry->host(), QStringLiteral("tools"), QStringLiteral("helper")}));
    QWidget* pane = m_hands->tags()->parentWidget();
    auto* retry = pane->findChild<QPushButton*>(QStringLiteral("retryButton"));
    QVERIFY(retry);
    QTRY_VERIFY_WITH_TIMEOUT(retry->isVisible(), patienceMs);
    m_hands->takePicture(QStringLiteral("stopped-pane"));
    const quint16 port = m_registry->port();
    QVERIFY2(m_registry->start(), qPrintable(m_registry->failure()));
    QCOMPARE(m_registry->port(), port);
    m_hands->click(retry);
    QTRY_COMPARE_WITH_TIMEOUT(shownTags(), QStringList{QStringLiteral("1.0")}, patienceMs);
    QVERIFY(!retry->isVisible());
    m_hands->takePicture(QStringLiteral("retried"));
}

void EndToEndTest::looksGoodInTheDark()
{
    QVERIFY(m_hands->clickNode(nodePath()));
    QVERIFY(m_hands->clickTag(QStringLiteral("1.1")));
    for (QAction* action : m_product->window().actions().appearance->actions()) {
        if (action->text() == u"Dark")
            action->trigger();
    }
    QTRY_VERIFY(QGuiApplication::palette().color(QPalette::Window).lightness() < 80);
    QTRY_COMPARE(m_hands->child<QLabel>("detailsTitle")->text(), QStringLiteral("1.1"));
    m_hands->takePicture(QStringLiteral("dark"));
}

QTEST_MAIN(EndToEndTest)
#include "tst_endtoend.moc"
