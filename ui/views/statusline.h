// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace portolan {

class ActivityModel;
class BusyIndicator;

//! The right end of the status bar: how many requests are under way and how many failed. A click shows them.
class StatusLine final : public QWidget {
    Q_OBJECT

public:
    //! `model` outlives the line.
    explicit StatusLine(ActivityModel& model, QWidget* parent = nullptr);

Q_SIGNALS:
    void clicked();

private:
    void update();

    ActivityModel& m_model;
    BusyIndicator* m_busy;
    QToolButton* m_button;
};

} // namespace portolan
