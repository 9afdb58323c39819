// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolButton>

class QMenu;
class QTabWidget;

namespace portolan {

//! The button in the corner of a tab widget that has room for some of its tabs only: its menu has all of
//! them. Not there while they all fit.
class TabMenu final : public QToolButton {
    Q_OBJECT

public:
    //! Becomes the corner widget of `tabs`.
    explicit TabMenu(QTabWidget* tabs);

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void showMenu();
    void update();

    QTabWidget* m_tabs;
    QMenu* m_menu;
};

} // namespace portolan
