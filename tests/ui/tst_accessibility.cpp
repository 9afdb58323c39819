// SPDX-License-Identifier: Apache-2.0
#include "ui/controltest.h"

#include "dialogs/aboutdialog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>

using namespace portolan;

using ActionMember = QAction* Actions::*;
Q_DECLARE_METATYPE(ActionMember)

//! Everything that can be reached has a name a screen reader can say, and every button says what it does.
class TestAccessibility final : public ControlTest {
    Q_OBJECT

private Q_SLOTS:
    void everyControlOfTheWindowHasAName();
    void everyControlOfADialogHasAName_data();
    void everyControlOfADialogHasAName();
    void everyControlOfWhatAPlaceOffersHasAName_data();
    void everyControlOfWhatAPlaceOffersHasAName();
    void everyActionHasATextAndAToolTip();
    void tagRowsSayWhatTheySharingMarksShow();
    void tabReachesEveryPane();
    void theKeyboardIsEnough();

private:
    [[nodiscard]] static QStringList nameless(const QWidget* root);
};

QStringList TestAccessibility::nameless(const QWidget* root)
{
    QStringList found;
    for (QWidget* widget : root->findChildren<QWidget*>()) {
        const bool control = qobject_cast<QAbstractButton*>(widget)
            || qobject_cast<QAbstractItemView*>(widget) || qobject_cast<QLineEdit*>(widget)
            || qobject_cast<QPlainTextEdit*>(widget) || qobject_cast<QComboBox*>(widget)
            || qobject_cast<QTabBar*>(widget);
        // Parts Qt makes for itself: scroll buttons of tab bars, the corner of tables, a combo box's popup
        // list.
        bool own = !widget->objectName().startsWith(QStringLiteral("qt_"))
            && !QString::fromLatin1(widget->metaObject()->className())
                    .startsWith(QStringLiteral("QTableCorner"));
        for (const QWidget* above = widget->parentWidget(); above && own; above = above->parentWidget())
            own = !qobject_cast<const QComboBox*>(above) && !qobject_cast<const QTabBar*>(above)
                && !qobject_cast<const QHeaderView*>(above);
        if (qobject_cast<QTabBar*>(widget))
            own = true;
        if (qobject_cast<QHeaderView*>(widget)
            && static_cast<QHeaderView*>(widget)->orientation() == Qt::Vertical)
            own = false;
        const bool unnamedPart = widget->inherits("QLineEditIconButton")
            || widget->inherits("QToolBarExtension") || widget->inherits("QMenuBarExtension");
        // Hidden for itself, not with the page it is on: it cannot be reached.
        if (!control || !own || unnamedPart || widget->isHidden())
            continue;
        const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
        if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
            found << QStringLiteral("%1 \"%2\" in %3")
                         .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                             QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return found;
}

void TestAccessibility::everyControlOfTheWindowHasAName()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    QCOMPARE(nameless(m_fixture->window.get()).join(u'\n'), QString());
}

void TestAccessibility::everyControlOfADialogHasAName_data()
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
    QTest::newRow("explain") << QStringLiteral("explainPullDialog") << &Actions::explainPull;
    QTest::newRow("cluster") << QStringLiteral("addClusterDialog") << &Actions::addCluster;
}

void TestAccessibility::everyControlOfWhatAPlaceOffersHasAName_data()
{
    QTest::addColumn<QString>("dialogName");
    QTest::newRow("panel-operator") << QStringLiteral("panelDialog");
    QTest::newRow("placeSearch") << QStringLiteral("searchDialog");
    QTest::newRow("placeAbout") << QStringLiteral("aboutRepositoryDialog");
    QTest::newRow("action-5") << QStringLiteral("actionDialog");
}

void TestAccessibility::everyControlOfWhatAPlaceOffersHasAName()
{
    QFETCH(QString, dialogName);
    pressBar(QString::fromLatin1(QTest::currentDataTag()));
    QDialog* dialog = m_fixture->dialog(qPrintable(dialogName));
    QVERIFY(dialog);
    QTRY_COMPARE(m_fixture->service.pending(), 0);
    QTRY_COMPARE(nameless(dialog).join(u'\n'), QString());
    QVERIFY(!dialog->windowTitle().isEmpty());
    // Tab goes round and comes back to where it began.
    QWidget* first = dialog->focusWidget();
    QVERIFY(first);
    QSet<QWidget*> reached;
    for (int i = 0; i < 40 && dialog->focusWidget(); ++i) {
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
        reached.insert(dialog->focusWidget());
    }
    QVERIFY(reached.contains(first));
}

void TestAccessibility::everyControlOfADialogHasAName()
{
    QFETCH(QString, dialogName);
    QFETCH(ActionMember, action);
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    (m_fixture->window->actions().*action)->trigger();
    QDialog* dialog = m_fixture->dialog(qPrintable(dialogName));
    QVERIFY(dialog);
    QCOMPARE(nameless(dialog).join(u'\n'), QString());
    QVERIFY(!dialog->windowTitle().isEmpty());
    // Escape always leaves, and nothing happened.
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_fixture->window->findChild<QDialog*>(dialogName));
    QCOMPARE(m_fixture->service.calls(FakeService::Method::PerformDelete), 0);
    QCOMPARE(m_fixture->service.calls(FakeService::Method::StartTransfer), 0);
}

void TestAccessibility::everyActionHasATextAndAToolTip()
{
    for (const QAction* action : m_fixture->window->actions().findChildren<QAction*>()) {
        QVERIFY(!action->text().isEmpty());
        QVERIFY2(!action->toolTip().isEmpty(), qPrintable(action->text()));
    }
}

void TestAccessibility::tagRowsSayWhatTheySharingMarksShow()
{
    QVERIFY(m_fixture->openStable());
    const auto spoken = [this] {
        const int row = m_fixture->models->tags.indexOf(QStringLiteral("v5")).row();
        return m_fixture->tags()->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
    };
    QTRY_VERIFY(spoken().contains(QStringLiteral("latest")));
}

void TestAccessibility::tabReachesEveryPane()
{
    QVERIFY(m_fixture->openStable());
    QVERIFY(m_fixture->clickTag(QStringLiteral("v5")));
    QTRY_COMPARE(m_fixture->models->inspector.state(), FetchState::Ready);
    m_fixture->tree()->setFocus();
    QSet<QString> reached;
    for (int i = 0; i < 60 && QApplication::focusWidget(); ++i) {
        reached.insert(QApplication::focusWidget()->objectName());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (const char* name :
        {"registryTree", "tagFilter", "tagTable", "platformTree", "overviewTab", "findBox"})
        QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
}

void TestAccessibility::theKeyboardIsEnough()
{
    auto* tabs = m_fixture->child<QTabWidget>("detailTabs");
    QVERIFY(m_fixture->openStable());
    m_fixture->tree()->setFocus();
    QTest::keyClick(m_fixture->tree(), Qt::Key_Return);
    QVERIFY(m_fixture->tags()->hasFocus());
    QTest::keyClick(m_fixture->window.get(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = m_fixture->child<QLineEdit>("tagFilter");
    QTRY_VERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("v4.1"));
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 1);
    QTest::keyClick(filter, Qt::Key_Down);
    QVERIFY(m_fixture->tags()->hasFocus());
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_Escape);
    QTRY_COMPARE(m_fixture->models->tags.rowCount(), 5);
    QTest::keyClick(filter, Qt::Key_Return);
    QTest::keyClick(m_fixture->tags(), Qt::Key_Down);
    QTest::keyClick(m_fixture->tags(), Qt::Key_Return);
    QVERIFY(m_fixture->window->focusWidget() == tabs || tabs->isAncestorOf(m_fixture->window->focusWidget()));
}

QTEST_MAIN(TestAccessibility)
#include "tst_accessibility.moc"
