// SPDX-License-Identifier: Apache-2.0
#include "ui/windowfixture.h"

#include "views/comparewindow.h"

#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

using namespace portolan;

class TestCompareWindow final : public WindowTest {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void twoChosenTagsAreComparedAtOnce();
    void theSummarySaysWhatItComesDownTo();
    void onlyDifferencesAreShownByDefault();
    void timesAreWrittenForPeople();
    void sidesCanBeSwapped();
    void oneTagAsksForTheOther();
    void aFailureRetries();
    void escapeCloses();

private:
    [[nodiscard]] CompareWindow* openWindow();
    [[nodiscard]] static CompareWindow* shownWindow();
};

void TestCompareWindow::init()
{
    m_fixture = std::make_unique<WindowFixture>();
    ComparedImage a(QStringLiteral("quay.io/podman/stable:v4.9"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 5000000}).document);
    ComparedImage b(QStringLiteral("quay.io/podman/stable:v4.10"),
        imageDetails(QStringLiteral("podman/stable"), QStringLiteral("x"), {30000000, 5000000, 7000000})
            .document);
    for (ComparedImage* side : {&a, &b}) {
        ImageConfig config;
        config.user = QStringLiteral("1001");
        config.created = QDateTime(QDate(2026, 3, 1), QTime(12, 0, 5), Qt::UTC);
        config.env = {QStringLiteral("A=%1").arg(side == &a ? 1 : 2)};
        side->config = config;
    }
    m_fixture->service.setComparison(compareImages(a, b));
    m_fixture->show();
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v4.9")));
}

CompareWindow* TestCompareWindow::shownWindow()
{
    CompareWindow* found = nullptr;
    const bool shown = QTest::qWaitFor([&found] {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* window = qobject_cast<CompareWindow*>(widget); window && window->isVisible())
                found = window;
        }
        return found != nullptr;
    });
    return shown ? found : nullptr;
}

CompareWindow* TestCompareWindow::openWindow()
{
    if (!m_fixture->clickTag(QStringLiteral("v4.10"), Qt::ControlModifier))
        return nullptr;
    QTest::keyClick(m_fixture->window.get(), Qt::Key_E, Qt::ControlModifier);
    return shownWindow();
}

void TestCompareWindow::twoChosenTagsAreComparedAtOnce()
{
    CompareWindow* window = openWindow();
    QVERIFY(window);
    QVERIFY(m_fixture->window->isVisible());
    const QString asked = m_fixture->service.log().filter(QStringLiteral("Compare")).last();
    QCOMPARE(asked, QStringLiteral("Compare quay.io podman/stable v4.9 quay.io podman/stable v4.10 "));
    QVERIFY(window->windowTitle().contains(QStringLiteral("v4.10")));
}

void TestCompareWindow::theSummarySaysWhatItComesDownTo()
{
    CompareWindow* window = openWindow();
    QVERIFY(window);
    auto* verdict = window->findChild<QLabel*>(QStringLiteral("verdict"));
    QTRY_VERIFY(verdict->isVisible());
    QCOMPARE(verdict->text(), QStringLiteral("They differ."));
    const QString cost = window->findChild<QLabel*>(QStringLiteral("cost"))->text();
    QVERIFY2(cost.contains(QStringLiteral("7.00 MB")) && cost.contains(QStringLiteral("42.0 MB")),
        qPrintable(cost));
}

void TestCompareWindow::onlyDifferencesAreShownByDefault()
{
    CompareWindow* window = openWindow();
    QVERIFY(window);
    auto* tabs = window->findChild<QTabWidget*>(QStringLiteral("compareTabs"));
    QTRY_VERIFY(window->findChild<QLabel*>(QStringLiteral("verdict"))->isVisible());
    QCOMPARE(tabs->tabText(1), QStringLiteral("Config (1)"));
    QCOMPARE(tabs->tabText(2), QStringLiteral("Layers (1)"));
    auto* config = qobject_cast<QTreeView*>(tabs->widget(1));
    QCOMPARE(config->model()->rowCount(), 1);
    click(window->findChild<QCheckBox*>(QStringLiteral("onlyDifferences")));
    window->findChild<QCheckBox*>(QStringLiteral("onlyDifferences"))->setChecked(false);
    QTRY_VERIFY(config->model()->rowCount() > 1);
    QVERIFY(!m_fixture->settings->viewPreferences().onlyDifferences);
}

void TestCompareWindow::timesAreWrittenForPeople()
{
    CompareWindow* window = openWindow();
    QVERIFY(window);
    QTRY_VERIFY(window->findChild<QLabel*>(QStringLiteral("verdict"))->isVisible());
    window->findChild<QCheckBox*>(QStringLiteral("onlyDifferences"))->setChecked(false);
    auto* tabs = window->findChild<QTabWidget*>(QStringLiteral("compareTabs"));
    const QString texts = allText(qobject_cast<QTreeView*>(tabs->widget(1))->model());
    QVERIFY2(texts.contains(QStringLiteral(":00:05")), qPrintable(texts));
    QVERIFY2(!texts.contains(QStringLiteral("2026-03-01T")), qPrintable(texts));
}

void TestCompareWindow::sidesCanBeSwapped()
{
    CompareWindow* window = openWindow();
    QVERIFY(window);
    QTRY_VERIFY(window->findChild<QLabel*>(QStringLiteral("verdict"))->isVisible());
    click(window->findChild<QToolButton*>(QStringLiteral("swap")));
    const QString asked = m_fixture->service.log().filter(QStringLiteral("Compare")).last();
    QCOMPARE(asked, QStringLiteral("Compare quay.io podman/stable v4.10 quay.io podman/stable v4.9 "));
}

void TestCompareWindow::oneTagAsksForTheOther()
{
    m_fixture->window->actions().compare->trigger();
    QDialog* dialog = m_fixture->dialog("compareDialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("a"))->text(),
        QStringLiteral("quay.io/podman/stable:v4.9"));
    auto* compare = dialog->findChild<QPushButton*>(QStringLiteral("compareButton"));
    type(dialog, "b", QStringLiteral("Not A Reference"));
    click(compare);
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("hint"))
                ->text()
                .contains(QStringLiteral("Not A Reference")));
    type(dialog, "b", QStringLiteral("registry.example.com:5000/mirror/stable:v4.9"));
    type(dialog, "platform", QStringLiteral("linux/arm64"));
    click(compare);
    QVERIFY(shownWindow());
    const QString asked = m_fixture->service.log().filter(QStringLiteral("Compare")).last();
    QCOMPARE(asked,
        QStringLiteral(
            "Compare quay.io podman/stable v4.9 registry.example.com:5000 mirror/stable v4.9 linux/arm64"));
}

void TestCompareWindow::aFailureRetries()
{
    m_fixture->service.fail(FakeService::Method::Compare, Error::timeout(QStringLiteral("30 s")));
    CompareWindow* window = openWindow();
    QVERIFY(window);
    auto* retry = window->findChild<QPushButton*>(QStringLiteral("retryButton"));
    QTRY_VERIFY(retry->isVisible());
    m_fixture->service.heal(FakeService::Method::Compare);
    click(retry);
    QTRY_VERIFY(window->findChild<QLabel*>(QStringLiteral("verdict"))->isVisible());
}

void TestCompareWindow::escapeCloses()
{
    QPointer<CompareWindow> window = openWindow();
    QVERIFY(window);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window.data()));
    QTest::keyClick(window.data(), Qt::Key_Escape);
    QTRY_VERIFY(!window);
}

QTEST_MAIN(TestCompareWindow)
#include "tst_comparewindow.moc"
