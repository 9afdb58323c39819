// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QToolBar>

namespace portolan {

//! The window's toolbar: commands with their names, and the find box behind them. In a narrow window the
//! names go, so that the find box stays.
class MainToolBar final : public QToolBar {
    Q_OBJECT

public:
    explicit MainToolBar(const QString& title, QWidget* parent = nullptr);

    //! Commands one after another; null: a separator.
    void addCommands(const QList<QAction*>& commands);
    void addFind(QWidget* find);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QWidget* m_find = nullptr;
};

} // namespace portolan
