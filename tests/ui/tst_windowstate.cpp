// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "controllers/screenshot.h"
#include "views/activitydock.h"

#include <QContextMenuEvent>
#include <QDockWidget>
#include <QHeaderView>
#include <QImage>
#include <QMenu>
#include <QMenuBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

using namespace portolan;

class TestWindowState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splittersAndColumnsAreRemembered();
    void columnsAreChosenByMenu();
    void theLastPlaceComesBack();
    void docksCloseAndComeBack();
    void activityIsFoldedUntilSomethingHappens();
    void anOpenActivityStaysOpen();
    void tabsThatDoNotFitAreInAMenu();
    void preferencesAreStored();
    void attachmentsAreFoldedUntilAskedFor();
    void theScreenshotWaitsForWhatIsLoading();

private:
    [[nodiscard]] static QAction* menuAction(const MainWindow& window, const QString& text);
};

QAction* TestWindowState::menuAction(const MainWindow& window, const QString& text)
{
    for (QAction* menu : window.menuBar()->actions()) {
        for (QAction* action : menu->menu()->actions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
    }
    return nullptr;
}

void TestWindowState::splittersAndColumnsAreRemembered()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("portolan.ini"));
    QList<int> sizes;
    {
        WindowFixture first(file);
        first.show();
        auto* panes = first.child<QSplitter>("panes");
        panes->setSizes({320, 500, 400});
        first.tags()->horizontalHeader()->resizeSection(TagListModel::TagColumn, 222);
        sizes = panes->sizes();
        first.close();
    }
    WindowFixture second(file);
    second.show();
    QCOMPARE(second.child<QSplitter>("panes")->sizes(), sizes);
    QCOMPARE(second.tags()->horizontalHeader()->sectionSize(TagListModel::TagColumn), 222);
}

void TestWindowState::columnsAreChosenByMenu()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("portolan.ini"));
    const auto shown = [](const WindowFixture& fixture, int column) {
        return !fixture.tags()->horizontalHeader()->isSectionHidden(column);
    };
    const auto toggle = [](const WindowFixture& fixture, int column) {
        auto* menu = fixture.child<QMenu>("columnMenu");
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->data().isValid() && action->data().toInt() == column)
                action->trigger();
        }
    };
    {
        WindowFixture first(file);
        first.show();
        QVERIFY(shown(first, TagListModel::SizeColumn) && !shown(first, TagListModel::GenerationColumn));
        QAction* inView = menuAction(*first.window, QStringLiteral("Columns"));
        QVERIFY(inView && inView->menu() == first.child<QMenu>("columnMenu"));
        toggle(first, TagListModel::SizeColumn);
        toggle(first, TagListModel::GenerationColumn);
        toggle(first, TagListModel::TagColumn); // stays: it cannot be hidden
        QVERIFY(!shown(first, TagListModel::SizeColumn) && shown(first, TagListModel::GenerationColumn));
        QVERIFY(first.tags()->columnWidth(TagListModel::GenerationColumn) > 20);
        first.close();
    }
    WindowFixture second(file);
    second.show();
    QVERIFY(!shown(second, TagListModel::SizeColumn) && shown(second, TagListModel::GenerationColumn));
    QVERIFY(shown(second, TagListModel::TagColumn));
    QHeaderView* header = second.tags()->horizontalHeader();
    QContextMenuEvent asked(QContextMenuEvent::Mouse, QPoint(5, 5), header->mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(header->viewport(), &asked);
    auto* menu = second.child<QMenu>("columnMenu");
    QTRY_VERIFY(menu->isVisible());
    menu->actions().last()->trigger(); // the default columns
    menu->close();
    QVERIFY(shown(second, TagListModel::SizeColumn) && !shown(second, TagListModel::GenerationColumn));
}

void TestWindowState::theLastPlaceComesBack()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("portolan.ini"));
    {
        WindowFixture first(file);
        first.show();
        first.window->open(QStringLiteral("quay.io/podman/stable:v4.9"));
        QTRY_COMPARE(first.models->inspector.state(), FetchState::Ready);
        first.close();
    }
    WindowFixture second(file);
    second.show();
    second.window->open(QString());
    QCOMPARE(second.models->tags.repository(), second.stable);
    QTRY_COMPARE(second.tags()->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("v4.9"));
    QTRY_COMPARE(second.models->inspector.state(), FetchState::Ready);
    QCOMPARE(second.models->inspector.address().tagOrDigest, QStringLiteral("v4.9"));
    QTRY_COMPARE(second.tree()->currentIndex().data().toString(), QStringLiteral("stable"));

    // A registry that is no longer in the list is none to come back to.
    second.session->removeRegistry(QStringLiteral("quay.io"));
    second.window->open(QString());
    QCOMPARE(second.window->selection().location().registry, second.session->localLibrary());
}

void TestWindowState::docksCloseAndComeBack()
{
    WindowFixture fixture;
    fixture.show();
    auto* dock = fixture.child<QDockWidget>("activityDock");
    QVERIFY(dock->isVisible());
    dock->close();
    QVERIFY(!dock->isVisible());
    QAction* toggle = menuAction(*fixture.window, QStringLiteral("Activity"));
    QVERIFY(toggle);
    toggle->trigger();
    QVERIFY(dock->isVisible());
    QAction* tree = menuAction(*fixture.window, QStringLiteral("Registries"));
    QVERIFY(tree);
    tree->trigger();
    QVERIFY(!fixture.tree()->isVisible());
    tree->trigger();
    QVERIFY(fixture.tree()->isVisible());
}

void TestWindowState::activityIsFoldedUntilSomethingHappens()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("portolan.ini"));
    {
        WindowFixture fixture(file);
        fixture.show();
        auto* dock = fixture.window->findChild<ActivityDock*>();
        QVERIFY(dock->isVisible() && dock->isFolded());
        QTRY_VERIFY2(dock->height() < 50, qPrintable(QString::number(dock->height())));
        TransferRequest request;
        request.source =
            ImageAddress(fixture.stable.registry, fixture.stable.repository, QStringLiteral("v5"));
        fixture.models->transfers.enqueue(request);
        QVERIFY(!dock->isFolded());
        QTRY_VERIFY2(dock->height() > 100, qPrintable(QString::number(dock->height())));
        fixture.close();
    }
    // Nobody chose to have it open.
    WindowFixture fixture(file);
    fixture.show();
    QVERIFY(fixture.window->findChild<ActivityDock*>()->isFolded());
}

void TestWindowState::anOpenActivityStaysOpen()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("portolan.ini"));
    {
        WindowFixture fixture(file);
        fixture.show();
        auto* dock = fixture.window->findChild<ActivityDock*>();
        click(fixture.child<QToolButton>("foldActivity"));
        QVERIFY(!dock->isFolded());
        fixture.window->resizeDocks({dock}, {210}, Qt::Vertical);
        QTRY_COMPARE(dock->height(), 210);
        fixture.close();
    }
    {
        WindowFixture fixture(file);
        fixture.show();
        auto* dock = fixture.window->findChild<ActivityDock*>();
        QVERIFY(!dock->isFolded());
        QTRY_COMPARE(dock->height(), 210);
        click(fixture.child<QToolButton>("foldActivity"));
        QTRY_VERIFY(dock->height() < 50);
        // A click on a tab is a wish to see what is behind it.
        auto* bar = fixture.child<QTabWidget>("activityTabs")->tabBar();
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(1).center());
        QTRY_COMPARE(dock->height(), 210);
        click(fixture.child<QToolButton>("foldActivity"));
        fixture.close();
    }
    WindowFixture fixture(file);
    fixture.show();
    QVERIFY(fixture.window->findChild<ActivityDock*>()->isFolded());
}

void TestWindowState::tabsThatDoNotFitAreInAMenu()
{
    WindowFixture fixture;
    fixture.show();
    auto* tabs = fixture.child<QTabWidget>("detailTabs");
    const auto visibleTabs = [tabs] {
        QStringList texts;
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->isTabVisible(i))
                texts << tabs->tabText(i);
        }
        return texts;
    };
    QVERIFY(fixture.openStable());
    QVERIFY(fixture.clickTag(QStringLiteral("v4.9")));
    QTRY_VERIFY(visibleTabs().contains(QStringLiteral("Build steps")));
    auto* button = fixture.child<QToolButton>("tabMenu");
    auto* panes = fixture.child<QSplitter>("panes");
    fixture.window->resize(1600, 800);
    panes->setSizes({200, 400, 1000});
    QTRY_VERIFY(button->isHidden());
    panes->setSizes({200, 1100, 300});
    QTRY_VERIFY(button->isVisible());
    click(button);
    auto* menu = fixture.child<QMenu>("tabMenuList");
    QTRY_VERIFY(menu->isVisible());
    QStringList texts;
    for (const QAction* action : menu->actions())
        texts << action->text();
    QCOMPARE(texts, visibleTabs());
    QVERIFY(menu->actions().first()->isChecked());
    menu->actions().last()->trigger();
    menu->close();
    QCOMPARE(tabs->tabText(tabs->currentIndex()), texts.last());
    const QRect shown = tabs->tabBar()->tabRect(tabs->currentIndex());
    QVERIFY(tabs->tabBar()->rect().contains(shown.center()));
}

void TestWindowState::preferencesAreStored()
{
    WindowFixture fixture;
    fixture.show();
    fixture.window->actions().relativeTimes->trigger();
    QVERIFY(!fixture.settings->viewPreferences().relativeTimes);
    fixture.window->actions().appearance->actions().last()->trigger();
    QCOMPARE(fixture.settings->viewPreferences().colorScheme, ColorScheme::Dark);
    QVERIFY(isDark(QApplication::palette()));
    fixture.window->actions().appearance->actions().at(1)->trigger();
    QVERIFY(!isDark(QApplication::palette()));
}

void TestWindowState::attachmentsAreFoldedUntilAskedFor()
{
    WindowFixture fixture;
    const QString signature = cosignTag(digestOf(QStringLiteral("x")), QLatin1StringView("sig"));
    fixture.service.setTags(fixture.stable, {{QStringLiteral("v1"), signature}});
    fixture.show();
    QVERIFY(
        fixture.clickNode({QStringLiteral("quay.io"), QStringLiteral("podman"), QStringLiteral("stable")}));
    QTRY_COMPARE(fixture.models->tags.rowCount(), 1);
    fixture.window->actions().showAttachments->trigger();
    QTRY_COMPARE(fixture.models->tags.rowCount(), 2);
}

void TestWindowState::theScreenshotWaitsForWhatIsLoading()
{
    WindowFixture fixture;
    fixture.show();
    fixture.service.setDelivery(FakeService::Delivery::Manual);
    fixture.window->open(QStringLiteral("quay.io/podman/stable:v5"));
    const QString path = fixture.folder.filePath(QStringLiteral("window.png"));
    Screenshot screenshot(*fixture.window, *fixture.models, fixture.window->selection(), path);
    QSignalSpy finished(&screenshot, &Screenshot::finished);
    screenshot.start();
    QVERIFY(!finished.wait(700));
    fixture.service.setDelivery(FakeService::Delivery::EventLoop);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(finished.first().first().toBool());
    QCOMPARE(QImage(path).size(), Screenshot::size);
}

QTEST_MAIN(TestWindowState)
#include "tst_windowstate.moc"
