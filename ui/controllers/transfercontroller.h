// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dialogs/transferoffer.h"
#include "service/session.h"
#include "service/transferrequest.h"

#include <QObject>

class QWidget;

namespace portolan {

class Actions;
class Selection;
class Session;
class WindowModels;

//! Pulls and copies: asks where to, queues them, and looks again at what they changed. GUI thread.
class TransferController final : public QObject {
    Q_OBJECT

public:
    //! None of the parts is owned; all outlive it.
    TransferController(
        Session& session, WindowModels& models, Selection& selection, Actions& actions, QWidget* window);

    void pull(const QList<ImageAddress>& images);
    void copy(const QList<ImageAddress>& images);
    void explainPull(const ImageAddress& image);

Q_SIGNALS:
    void transferStarted(qint64 id);
    void message(const QString& text);
    void remedyRequested(const portolan::Error& error, const portolan::RegistryId& registry);

private:
    void start(const QList<TransferRequest>& requests);
    void finished(qint64 id);
    [[nodiscard]] QList<TransferOffer> offersFor(const QList<ImageAddress>& images) const;
    [[nodiscard]] QString libraryFolder() const;
    [[nodiscard]] QList<RegistryProfile> engines() const;
    //! Where to copy to: registries that take a push, engines, layout folders.
    [[nodiscard]] QList<RegistryProfile> copyTargets() const;
    //! The registry a transfer went to, where it is in the list.
    [[nodiscard]] RegistryId changedBy(const DestinationSpec& destination) const;

    Session& m_session;
    WindowModels& m_models;
    QWidget* m_window;
};

} // namespace portolan
