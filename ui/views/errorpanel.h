// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QWidget>

#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace portolan {

//! Shows one error as DESIGN promise 4 wants it: where, what it means, what to do, the details behind an
//! expander, Retry, and the remedy that fits (log in, look at the certificate, ...).
class ErrorPanel final : public QWidget {
    Q_OBJECT

public:
    explicit ErrorPanel(QWidget* parent = nullptr);

    void setError(const Error& error);
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    void setRetryVisible(bool visible);
    void setRemedyVisible(bool visible);

Q_SIGNALS:
    void retryRequested();
    void remedyRequested(const portolan::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showDetails(bool shown);

    void showIcon();

    QLabel* m_icon;
    QLabel* m_meaning;
    QLabel* m_where;
    QLabel* m_advice;
    QPushButton* m_retry;
    QPushButton* m_remedy;
    QToolButton* m_expander;
    QPlainTextEdit* m_details;
    std::optional<Error> m_error;
    bool m_remedyAllowed = true;
};

} // namespace portolan
