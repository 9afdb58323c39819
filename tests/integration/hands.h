// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>
#include <QMainWindow>
#include <QTableView>
#include <QTreeView>

namespace portolan {

//! A user in front of the window: finds widgets by name, clicks, types, and takes a picture after each step.
class Hands final {
public:
    //! `window` outlives it. Pictures go to `pictures`, which is made.
    Hands(QMainWindow& window, const QString& pictures);

    template <typename Widget> [[nodiscard]] Widget* child(const char* name) const
    {
        return m_window.findChild<Widget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QTreeView* tree() const { return child<QTreeView>("registryTree"); }
    [[nodiscard]] QTableView* tags() const { return child<QTableView>("tagTable"); }
    //! The open dialog of that name, waited for; null when none opens.
    [[nodiscard]] QDialog* dialog(const char* name) const;
    //! The visible window of that name beside the main window, waited for.
    [[nodiscard]] QWidget* otherWindow(const char* name) const;

    void click(QWidget* widget) const;
    //! Clicks a button of a dialog or pane. False when it is not there, hidden or disabled.
    [[nodiscard]] bool press(QWidget* parent, const char* buttonName) const;
    //! Clicks the button of the toolbar that holds the action. False as with press().
    [[nodiscard]] bool pressToolButton(const QAction* action) const;
    //! Presses a key in a widget, whose window is made the active one, so that its shortcuts count.
    [[nodiscard]] bool pressKey(QWidget* widget, Qt::Key key) const;
    //! Replaces the text of a named line by typing.
    void type(QWidget* parent, const char* lineName, const QString& text) const;
    //! Clicks a node of the registry tree by the texts on the way to it, opening what is above it.
    [[nodiscard]] bool clickNode(const QStringList& path) const;
    [[nodiscard]] bool clickTag(const QString& tag, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    //! Clicks the tab whose title begins with `title`, and gives its page.
    [[nodiscard]] QWidget* clickTab(QWidget* parent, const char* tabsName, const QString& title) const;

    //! Saves what the whole screen shows as NN-name.png.
    void takePicture(const QString& name);

private:
    void clickRow(const QModelIndex& node) const;
    [[nodiscard]] QModelIndex findNode(const QStringList& path) const;

    QMainWindow& m_window;
    QString m_pictures;
    int m_pictureCount = 0;
};

//! All texts of a model, depth first; "" for none.
[[nodiscard]] QString allText(const QAbstractItemModel* model);

} // namespace portolan
