// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/error.h"
#include "service/addresses.h"
#include "service/registryservice.h"

#include <QObject>

class QWidget;

namespace portolan {

class Actions;
class Selection;
class Session;
class WindowModels;

//! Deleting and undoing: shows the plan, and brings the lists in step with what was done. GUI thread.
class DeleteController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    DeleteController(
        Session& session, WindowModels& models, Selection& selection, Actions& actions, QWidget* window);

    void remove(const QList<ImageAddress>& images); //!< of one repository
    void showUndo();

Q_SIGNALS:
    void deleted(const QString& text, bool canUndo); //!< what was done, for a message that offers Undo
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void finished(const RepositoryAddress& repository, const DeleteReport& report);

    Session& m_session;
    WindowModels& m_models;
    QWidget* m_window;
};

} // namespace portolan
