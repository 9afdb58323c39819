// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"

#include <QList>
#include <QStackedWidget>

class QAction;
class QHBoxLayout;
class QLabel;

namespace portolan {

class BusyIndicator;
class ErrorPanel;

//! A view together with what stands in its place while there is nothing to show: loading, an error with
//! Retry, or an empty state that says what to do.
class StatePane final : public QStackedWidget {
    Q_OBJECT

public:
    enum class State { Content, Loading, Empty, Error };

    //! Takes ownership of the content.
    explicit StatePane(QWidget* content, QWidget* parent = nullptr);

    void showContent();
    void showLoading(const QString& what);
    //! `actions` become buttons under the text; the pane does not own them.
    void showEmpty(const QString& iconName, const QString& title, const QString& text,
        const QList<QAction*>& actions = {});
    void showError(const Error& error);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] ErrorPanel* errorPanel() const { return m_error; }

Q_SIGNALS:
    void retryRequested();
    void remedyRequested(const portolan::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QWidget* loadingPage();
    [[nodiscard]] QWidget* emptyPage();
    [[nodiscard]] QWidget* errorPage();
    void showEmptyIcon();

    State m_state = State::Content;
    QString m_iconName;
    QList<QAction*> m_emptyActions; //!< only compared, never called
    QLabel* m_loadingText = nullptr;
    BusyIndicator* m_busy = nullptr;
    QLabel* m_emptyIcon = nullptr;
    QLabel* m_emptyTitle = nullptr;
    QLabel* m_emptyText = nullptr;
    QHBoxLayout* m_emptyButtons = nullptr;
    ErrorPanel* m_error = nullptr;
};

} // namespace portolan
