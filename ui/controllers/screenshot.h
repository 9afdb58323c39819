// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QSize>
#include <QTimer>

namespace portolan {

class MainWindow;
class Selection;
class WindowModels;

//! `portolan --screenshot FILE`: waits until what the window shows has arrived, or maxWait, and grabs it into
//! a file.
class Screenshot final : public QObject {
    Q_OBJECT

public:
    static constexpr int maxWaitMs = 10000;
    static constexpr QSize size{1280, 800};

    //! None of the parts is owned; all outlive it.
    Screenshot(MainWindow& window, WindowModels& models, Selection& selection, QString path,
        QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    void finished(bool written);

private:
    void look();
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] bool areTagsSettled() const;

    MainWindow& m_window;
    WindowModels& m_models;
    Selection& m_selection;
    QString m_path;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_quietLooks = 0;
};

} // namespace portolan
