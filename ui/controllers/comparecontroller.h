// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/registryservice.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace portolan {

class Actions;
class CompareDialog;
class CompareWindow;
class Navigator;
class Selection;
class Session;

//! Comparing: two chosen tags at once, or one with another that is asked for. GUI thread.
class CompareController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    CompareController(
        Session& session, Selection& selection, Navigator& navigator, Actions& actions, QWidget* window);
    ~CompareController() override;
    Q_DISABLE_COPY_MOVE(CompareController)

    void compare(const CompareRequest& request);
    void askAndCompare();

Q_SIGNALS:
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void compareTyped(CompareDialog* dialog, const QString& a, const QString& b, const QString& platform);

    Session& m_session;
    Selection& m_selection;
    Navigator& m_navigator;
    QWidget* m_window;
    QList<QPointer<CompareWindow>> m_windows;
};

} // namespace portolan
