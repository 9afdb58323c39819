// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "controllers/screenshot.h"

#include <QDockWidget>
#include <QHeaderView>
#include <QImage>
#include <QMenuBar>
#include <QSignalSpy>
#include <QSplitter>

using namespace portolan;

class TestWindowState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void splittersAndColumnsAreRemembered();
    void theLastPlaceComesBack();
    void docksCloseAndComeBack();
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
