// SPDX-License-Identifier: Apache-2.0
#include "ui/controltest.h"
#include "views/activitydock.h"
#include "views/busyindicator.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>
#include <QTimer>
#include <QTranslator>

#include <algorithm>

using namespace portolan;

using ActionMember = QAction* Actions::*;
Q_DECLARE_METATYPE(ActionMember)

//! The window and its dialogs, light in English and dark in German, whose words are longer: nothing is cut
//! off at the sizes people have. With PORTOLAN_LOOKS set to a folder, pictures of all of them are kept there
//! to look at.
class TestLooks final : public ControlTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanupTestCase() { applyAppearance(ColorScheme::Light); }

    void theWindowShowsAnImage_data();
    void theWindowShowsAnImage();
    void theWindowShowsARegistry();
    void theWindowShowsErrors();
    void theWindowShowsTransfers();
    void tabsOfTheDetails();
    void dialogs_data();
    void dialogs();
    void whatAPlaceOffers_data();
    void whatAPlaceOffers();
    void menus();
    void comparing();

private:
    void look(QWidget* widget, const QString& name);
    [[nodiscard]] static bool isBusy(const QWidget* root);
    [[nodiscard]] static QStringList cutOff(const QWidget* root);
    [[nodiscard]] static QStringList doubledMnemonics(const QWidget* root);
    [[nodiscard]] static QStringList doubledMnemonics(const QStringList& texts);

    QTranslator m_german;
    bool m_mayBeBusy = false; //!< something is under way in the picture
};

void TestLooks::initTestCase_data()
{
    QTest::addColumn<ColorScheme>("scheme");
    QVERIFY(m_german.load(QStringLiteral(":/i18n/portolan_de.qm")));
    QTest::newRow("light") << ColorScheme::Light;
    QTest::newRow("dark") << ColorScheme::Dark;
}

void TestLooks::init()
{
    QFETCH_GLOBAL(ColorScheme, scheme);
    applyAppearance(scheme);
    if (scheme == ColorScheme::Dark)
        QCoreApplication::installTranslator(&m_german);
    else
        QCoreApplication::removeTranslator(&m_german);
    ControlTest::init();
    m_fixture->window->resize(1280, 800);
    m_mayBeBusy = false;
}

bool TestLooks::isBusy(const QWidget* root)
{
    const QList<BusyIndicator*> indicators = root->findChildren<BusyIndicator*>();
    return std::any_of(indicators.cbegin(), indicators.cend(),
        [](const BusyIndicator* indicator) { return indicator->isVisible(); });
}

QStringList TestLooks::cutOff(const QWidget* root)
{
    QStringList found;
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_")))
            continue;
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool text = (label && !label->wordWrap() && !label->text().isEmpty())
            || (button && !button->text().isEmpty());
        // What is seen of it: it may be cut off by what it is in.
        const int seen = widget->visibleRegion().boundingRect().height();
        const bool tall = label && label->wordWrap() && seen < label->heightForWidth(widget->width());
        if (tall || (text && widget->width() < widget->minimumSizeHint().width()))
            found << QStringLiteral("%1 \"%2\"")
                         .arg(widget->objectName(),
                             label        ? label->text()
                                 : button ? button->text()
                                          : QString());
    }
    return found;
}

//! Letters that Alt would reach two things by.
QStringList TestLooks::doubledMnemonics(const QStringList& texts)
{
    QHash<QString, QStringList> byLetter;
    for (const QString& text : texts) {
        const QString letter = QKeySequence::mnemonic(text).toString();
        if (!letter.isEmpty())
            byLetter[letter] << text;
    }
    QStringList doubled;
    for (const QStringList& sharing : std::as_const(byLetter)) {
        if (sharing.size() > 1)
            doubled << sharing.join(QStringLiteral(" / "));
    }
    return doubled;
}

QStringList TestLooks::doubledMnemonics(const QWidget* root)
{
    QStringList texts;
    for (const QWidget* widget : root->findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (widget->isVisible() && label && label->buddy())
            texts << label->text();
        else if (widget->isVisible() && button)
            texts << button->text();
    }
    if (const auto* bar = root->findChild<QMenuBar*>()) {
        for (const QAction* menu : bar->actions())
            texts << menu->text();
    }
    return doubledMnemonics(texts);
}

void TestLooks::look(QWidget* widget, const QString& name)
{
    // What was asked is answered, and a layout may need a few rounds of the event loop.
    int rounds = 0;
    QTimer tick;
    connect(&tick, &QTimer::timeout, &tick, [&rounds] { ++rounds; });
    tick.start(0);
    const bool quiet = QTest::qWaitFor([widget, &rounds] { return rounds > 5 && !isBusy(widget); }, 1000);
    QVERIFY2(quiet || m_mayBeBusy, qPrintable(name));
    const bool whole = QTest::qWaitFor([widget] { return cutOff(widget).isEmpty(); });
    const QPixmap picture = widget->grab();
    QVERIFY(!picture.isNull());
    const QString folder = qEnvironmentVariable("PORTOLAN_LOOKS");
    QFETCH_GLOBAL(ColorScheme, scheme);
    if (!folder.isEmpty()) {
        QVERIFY(QDir().mkpath(folder));
        const QString file =
            QStringLiteral("%1/%2-%3.png")
                .arg(folder, name,
                    scheme == ColorScheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
        QVERIFY(picture.save(file));
    }
    QVERIFY2(whole, qPrintable(cutOff(widget).join(u'\n')));
    QCOMPARE(doubledMnemonics(widget).join(u'\n'), QString());
}

void TestLooks::theWindowShowsAnImage_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1280, 800);
    QTest::newRow("small") << QSize(1024, 700);
    QTest::newRow("large") << QSize(1920, 1080);
}

void TestLooks::theWindowShowsAnImage()
{
    QFETCH(QSize, size);
    m_fixture->window->resize(size);
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    look(m_fixture->window.get(), QStringLiteral("image-%1").arg(size.width()));
}

void TestLooks::theWindowShowsARegistry()
{
    QVERIFY(m_fixture->clickNode({QStringLiteral("quay.io")}));
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    look(m_fixture->window.get(), QStringLiteral("registry"));
}

void TestLooks::theWindowShowsErrors()
{
    const Error error = Error::denied(QStringLiteral("requested access to the resource is denied"))
                            .withStatus(403)
                            .withCode(QStringLiteral("DENIED"))
                            .at(QStringLiteral("registry.example.com:5000"), QStringLiteral("/v2/_catalog"));
    m_fixture->service.fail(FakeService::Method::FetchRepositories, error);
    QVERIFY(m_fixture->clickNode({QStringLiteral("registry.example.com:5000")}));
    QTRY_COMPARE(m_fixture->tree()->currentIndex().data(modelrole::FetchStateRole).value<FetchState>(),
        FetchState::Failed);
    ExchangeEvent event;
    event.id = 17;
    event.method = "GET";
    event.host = error.host();
    event.path = error.path();
    m_fixture->service.sendExchange(event);
    event.stage = ExchangeEvent::Stage::Finished;
    event.status = 403;
    event.error = error;
    m_fixture->service.sendExchange(event);
    m_fixture->window->findChild<ActivityDock*>()->showRequests();
    QTRY_COMPARE(m_fixture->child<QTreeView>("requestTable")->model()->rowCount(), 1);
    look(m_fixture->window.get(), QStringLiteral("errors"));
}

void TestLooks::theWindowShowsTransfers()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    m_fixture->service.setDelivery(FakeService::Delivery::Manual);
    TransferRequest request;
    request.source =
        ImageAddress(m_fixture->stable.registry, m_fixture->stable.repository, QStringLiteral("v5"));
    request.destination.name = QStringLiteral("quay.io/podman/stable:v5");
    m_fixture->models->transfers.enqueue(request);
    m_mayBeBusy = true;
    TransferProgress progress;
    progress.stage = TransferProgress::Stage::Blobs;
    progress.bytesDone = 123000000;
    progress.bytesTotal = 412000000;
    progress.bytesPerSecond = 41200000;
    progress.secondsLeft = 7;
    m_fixture->service.reportProgress(progress);
    m_fixture->models->transfers.enqueue(request);
    QTRY_VERIFY(m_fixture->window->findChild<ActivityDock*>()->height() > 100);
    look(m_fixture->window.get(), QStringLiteral("transfers"));
}

void TestLooks::tabsOfTheDetails()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    auto* tabs = m_fixture->child<QTabWidget>("detailTabs");
    for (int i = 0; i < tabs->count(); ++i) {
        if (!tabs->isTabVisible(i))
            continue;
        tabs->setCurrentIndex(i);
        QTRY_COMPARE(m_fixture->service.pending(), 0);
        look(m_fixture->window.get(), QStringLiteral("tab-%1").arg(i));
    }
}

void TestLooks::dialogs_data()
{
    QTest::addColumn<QString>("dialogName");
    QTest::addColumn<ActionMember>("action");
    QTest::newRow("add registry") << QStringLiteral("addRegistryDialog") << &Actions::addRegistry;
    QTest::newRow("log in") << QStringLiteral("loginDialog") << &Actions::logIn;
    QTest::newRow("properties") << QStringLiteral("propertiesDialog") << &Actions::properties;
    QTest::newRow("add repository") << QStringLiteral("addRepositoryDialog") << &Actions::addRepository;
    QTest::newRow("pull") << QStringLiteral("pullDialog") << &Actions::pull;
    QTest::newRow("copy") << QStringLiteral("copyDialog") << &Actions::copyTo;
    QTest::newRow("compare") << QStringLiteral("compareDialog") << &Actions::compareWith;
    QTest::newRow("delete") << QStringLiteral("deleteDialog") << &Actions::remove;
    QTest::newRow("undo") << QStringLiteral("undoDialog") << &Actions::undo;
    QTest::newRow("about") << QStringLiteral("aboutDialog") << &Actions::about;
}

void TestLooks::dialogs()
{
    QFETCH(QString, dialogName);
    QFETCH(ActionMember, action);
    DeleteSubject subject;
    subject.manifest = Descriptor(
        QStringLiteral("application/vnd.oci.image.manifest.v1+json"), digestOf(QStringLiteral("v5")), 500);
    subject.tagsRemoved = {QStringLiteral("v5")};
    subject.tagsKept = {QStringLiteral("latest")};
    DeleteStep step;
    step.requests = {QStringLiteral("DELETE /v2/podman/stable/manifests/v5")};
    DeletePlan plan;
    plan.subjects = {subject};
    plan.steps = {step};
    plan.throwawayOffered = true;
    m_fixture->service.setPlan(plan);
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    (m_fixture->window->actions().*action)->trigger();
    QDialog* dialog = m_fixture->dialog(qPrintable(dialogName));
    QVERIFY(dialog);
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    look(dialog, dialogName);
}

void TestLooks::whatAPlaceOffers_data()
{
    QTest::addColumn<QString>("dialogName");
    QTest::addColumn<QString>("barAction");
    QTest::newRow("panel") << QStringLiteral("panelDialog") << QStringLiteral("panel-operator");
    QTest::newRow("search") << QStringLiteral("searchDialog") << QStringLiteral("placeSearch");
    QTest::newRow("about") << QStringLiteral("aboutRepositoryDialog") << QStringLiteral("placeAbout");
    QTest::newRow("import") << QStringLiteral("actionDialog") << QStringLiteral("action-5");
    QTest::newRow("explain") << QStringLiteral("explainPullDialog") << QString();
    QTest::newRow("cluster") << QStringLiteral("addClusterDialog") << QString();
}

void TestLooks::whatAPlaceOffers()
{
    QFETCH(QString, dialogName);
    QFETCH(QString, barAction);
    RepositoryInfo info;
    info.title = QStringLiteral("Podman, stable");
    info.description = QStringLiteral("# Podman\nA *daemonless* engine. See [podman.io](https://podman.io).");
    info.facts = {Fact("Visibility", Sentence(QT_TRANSLATE_NOOP("Core", "Public")))};
    control().setRepositoryInfo(m_fixture->stable, info);
    ActionPlan plan;
    plan.requests = {PlannedRequest(QStringLiteral("POST"), QStringLiteral("/apis/image.openshift.io/v1/x"))};
    plan.effects = {Sentence(QT_TRANSLATE_NOOP("Core", "Of an index all platforms are taken."))};
    plan.warnings = {QStringLiteral("A scheduled import stops.")};
    plan.command = QStringLiteral("oc import-image app --from=quay.io/team/app --confirm -n podman");
    control().setPlan(ActionKind::ImportImages, plan);
    m_fixture->models->place.refresh();
    QTRY_COMPARE(m_fixture->models->place.info().title, info.title);
    if (!barAction.isEmpty())
        pressBar(barAction);
    else if (dialogName == QStringLiteral("explainPullDialog"))
        m_fixture->window->actions().explainPull->trigger();
    else
        m_fixture->window->actions().addCluster->trigger();
    QDialog* dialog = m_fixture->dialog(qPrintable(dialogName));
    QVERIFY(dialog);
    if (dialogName == QStringLiteral("actionDialog"))
        type(dialog, "source", QStringLiteral("quay.io/team/app"));
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    look(dialog, dialogName);
}

//! Each with its letters apart, and none without a word.
void TestLooks::menus()
{
    QList<QMenu*> menus = m_fixture->window->menuBar()->findChildren<QMenu*>();
    menus << m_fixture->window->findChild<QMenu*>(QStringLiteral("columnMenu"));
    QVERIFY(menus.size() >= 8);
    for (QMenu* menu : std::as_const(menus)) {
        Q_EMIT menu->aboutToShow();
        QStringList texts;
        for (const QAction* action : menu->actions()) {
            if (action->isSeparator() || !action->isVisible())
                continue;
            QVERIFY2(!action->text().isEmpty(), qPrintable(menu->title()));
            texts << action->text();
        }
        QVERIFY2(!texts.isEmpty(), qPrintable(menu->title()));
        QCOMPARE(doubledMnemonics(texts).join(u'\n'), QString());
        menu->ensurePolished();
        menu->adjustSize();
        look(menu, QStringLiteral("menu-%1").arg(menus.indexOf(menu)));
    }
}

void TestLooks::comparing()
{
    ComparedImage a(QStringLiteral("quay.io/podman/stable:v4.9"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 5000000}).document);
    ComparedImage b(QStringLiteral("quay.io/podman/stable:v4.10"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 5000000, 7000000})
            .document);
    m_fixture->service.setComparison(compareImages(a, b));
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.10"), Qt::ControlModifier));
    m_fixture->window->actions().compare->trigger();
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    for (QWidget* window : QApplication::topLevelWidgets()) {
        if (window->objectName() != QStringLiteral("compareWindow"))
            continue;
        auto* tabs = window->findChild<QTabWidget*>(QStringLiteral("compareTabs"));
        for (const int tab : {0, 2, 6}) {
            tabs->setCurrentIndex(tab);
            look(window, QStringLiteral("compare-%1").arg(tab));
        }
    }
}

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
