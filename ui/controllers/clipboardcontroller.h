// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"

#include <QObject>

class QAction;

namespace portolan {

class Actions;
class Selection;
class Session;
class WindowModels;

//! Copies references, digests and commands. GUI thread.
class ClipboardController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    ClipboardController(Session& session, WindowModels& models, Selection& selection, Actions& actions,
        QObject* parent = nullptr);

    void copyPinned();

Q_SIGNALS:
    void message(const QString& text);

private:
    using Word = QString (*)(const QString& reference);

    void connectCommand(QAction* action, Word command);
    void copyReferences();
    void copyDigests();
    void put(const QStringList& lines);
    [[nodiscard]] QString digestOf(const ImageAddress& image) const; //!< empty while it is not known
    [[nodiscard]] QString referenceOf(const ImageAddress& image, bool pinned) const;

    Session& m_session;
    WindowModels& m_models;
    Selection& m_selection;
};

} // namespace portolan
