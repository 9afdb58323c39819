// SPDX-License-Identifier: Apache-2.0
#include "integration/hands.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QDir>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

namespace portolan {
namespace {

constexpr int patienceMs = 15000;
constexpr int indicatorAt = 8;
constexpr int settlingTurns = 5;

void appendTexts(const QAbstractItemModel* model, const QModelIndex& parent, QStringList& texts)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        for (int column = 0; column < model->columnCount(parent); ++column)
            texts << model->index(row, column, parent).data().toString();
        appendTexts(model, model->index(row, 0, parent), texts);
    }
}

QModelIndex childWithText(const QAbstractItemModel* model, const QModelIndex& parent, const QString& text)
{
    for (int row = 0; row < model->rowCount(parent); ++row) {
        const QModelIndex child = model->index(row, 0, parent);
        if (child.data().toString() == text)
            return child;
    }
    return {};
}

} // namespace

Hands::Hands(QMainWindow& window, const QString& pictures) : m_window(window), m_pictures(pictures)
{
    QDir().mkpath(pictures);
}

QDialog* Hands::dialog(const char* name) const
{
    QDialog* found = nullptr;
    const bool shown = QTest::qWaitFor(
        [this, name, &found] {
            for (QDialog* dialog : m_window.findChildren<QDialog*>(QString::fromLatin1(name))) {
                if (dialog->isVisible())
                    found = dialog;
            }
            return found != nullptr;
        },
        patienceMs);
    return shown && QTest::qWaitForWindowExposed(found) ? found : nullptr;
}

QWidget* Hands::otherWindow(const char* name) const
{
    QWidget* found = nullptr;
    const bool shown = QTest::qWaitFor(
        [name, &found] {
            for (QWidget* widget : QApplication::topLevelWidgets()) {
                if (widget->objectName() == QLatin1StringView(name) && widget->isVisible())
                    found = widget;
            }
            return found != nullptr;
        },
        patienceMs);
    return shown && QTest::qWaitForWindowExposed(found) ? found : nullptr;
}

void Hands::click(QWidget* widget) const
{
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
}

bool Hands::press(QWidget* parent, const char* buttonName) const
{
    auto* button = parent->findChild<QAbstractButton*>(QString::fromLatin1(buttonName));
    if (!button || !button->isVisible() || !button->isEnabled())
        return false;
    // The words of a check box or radio button do not always fill it, and only they can be clicked.
    const bool hasIndicator = qobject_cast<QRadioButton*>(button) || qobject_cast<QCheckBox*>(button);
    QTest::mouseClick(button, Qt::LeftButton, {},
        hasIndicator ? QPoint(indicatorAt, button->height() / 2) : button->rect().center());
    return true;
}

bool Hands::pressToolButton(const QAction* action) const
{
    for (QToolButton* button : child<QToolBar>("mainToolBar")->findChildren<QToolButton*>()) {
        if (button->defaultAction() == action && button->isVisible() && button->isEnabled()) {
            click(button);
            return true;
        }
    }
    return false;
}

bool Hands::pressKey(QWidget* widget, Qt::Key key) const
{
    // There is no window manager that would do it when a dialog closes.
    widget->window()->activateWindow();
    if (!QTest::qWaitForWindowActive(widget->window(), patienceMs))
        return false;
    widget->setFocus();
    QTest::keyClick(widget, key);
    return true;
}

void Hands::type(QWidget* parent, const char* lineName, const QString& text) const
{
    auto* line = parent->findChild<QLineEdit*>(QString::fromLatin1(lineName));
    QVERIFY2(line && line->isVisible() && line->isEnabled(), lineName);
    click(line);
    QTest::keySequence(line, QKeySequence(QKeySequence::SelectAll));
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
    QCOMPARE(line->text(), text);
}

bool Hands::clickNode(const QStringList& path) const
{
    const QModelIndex node = findNode(path);
    if (!node.isValid())
        return false;
    clickRow(node);
    return tree()->currentIndex() == node;
}

void Hands::clickRow(const QModelIndex& node) const
{
    tree()->scrollTo(node);
    // Left of the middle: the right end of a failed registry's row is its "Retry".
    QTest::mouseClick(
        tree()->viewport(), Qt::LeftButton, {}, tree()->visualRect(node).topLeft() + QPoint(30, 8));
}

bool Hands::clickTag(const QString& tag, Qt::KeyboardModifiers modifiers) const
{
    QModelIndex index;
    const bool there = QTest::qWaitFor(
        [this, &tag, &index] {
            index = childWithText(tags()->model(), {}, tag);
            return index.isValid();
        },
        patienceMs);
    if (!there)
        return false;
    tags()->scrollTo(index);
    QTest::mouseClick(tags()->viewport(), Qt::LeftButton, modifiers, tags()->visualRect(index).center());
    return tags()->selectionModel()->isRowSelected(index.row(), {});
}

QWidget* Hands::clickTab(QWidget* parent, const char* tabsName, const QString& title) const
{
    auto* tabs = parent->findChild<QTabWidget*>(QString::fromLatin1(tabsName));
    for (int i = 0; tabs && i < tabs->count(); ++i) {
        if (!tabs->isTabVisible(i) || !tabs->tabText(i).startsWith(title))
            continue;
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(i).center());
        return tabs->currentIndex() == i ? tabs->currentWidget() : nullptr;
    }
    return nullptr;
}

void Hands::takePicture(const QString& name)
{
    // Layouts settle and paint in steps of the event loop.
    int turns = 0;
    QTimer turning;
    QObject::connect(&turning, &QTimer::timeout, &turning, [&turns] { ++turns; });
    turning.start(0);
    QTRY_VERIFY(turns >= settlingTurns);
    const QString file =
        QStringLiteral("%1/%2-%3.png").arg(m_pictures).arg(++m_pictureCount, 2, 10, QChar(u'0')).arg(name);
    QVERIFY2(m_window.screen()->grabWindow(0).save(file), qPrintable(file));
}

QModelIndex Hands::findNode(const QStringList& path) const
{
    QModelIndex node;
    for (qsizetype depth = 0; depth < path.size(); ++depth) {
        QModelIndex next;
        const bool found = QTest::qWaitFor(
            [this, &path, depth, &node, &next] {
                next = childWithText(tree()->model(), node, path.at(depth));
                return next.isValid();
            },
            patienceMs);
        if (!found)
            return {};
        node = next;
        if (depth + 1 < path.size() && !tree()->isExpanded(node)) {
            clickRow(node);
            QTest::keyClick(tree(), Qt::Key_Right);
        }
    }
    return node;
}

QString allText(const QAbstractItemModel* model)
{
    QStringList texts;
    appendTexts(model, {}, texts);
    return texts.join(u'\n');
}

} // namespace portolan
