// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace portolan {

class BusyIndicator;
class ErrorPanel;

//! The foot of a dialog that works: what is going on with a Stop button, a remark, or the error that came of
//! it.
class DialogStatus final : public QWidget {
    Q_OBJECT

public:
    explicit DialogStatus(QWidget* parent = nullptr);

    void clear();
    void showBusy(const QString& what, bool canStop = true);
    void showProgress(const QString& what, qint64 done, qint64 total);
    void showRemark(const QString& text, bool warning = false);
    void showError(const Error& error);
    [[nodiscard]] ErrorPanel* errorPanel() const { return m_error; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void stopRequested();
    void retryRequested();
    void remedyRequested(const portolan::Error& error);

private:
    void showParts(bool busy, bool bar, bool error);

    BusyIndicator* m_busy;
    QLabel* m_text;
    QProgressBar* m_bar;
    QPushButton* m_stop;
    ErrorPanel* m_error;
};

} // namespace portolan
