// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "service/addresses.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace portolan {

class Notifier;
class RegistryWatcher;

//! Says which images came new to the registries that are watched: those of a few moments together, in the
//! status bar and, where the user wants it, as a notification of the desktop. What this program did itself is
//! none of them. GUI thread.
class NewImageNotifier final : public QObject {
    Q_OBJECT

public:
    //! An image as people write it.
    using ReferenceText = std::function<QString(const ImageAddress&)>;

    //! `watcher` outlives it.
    NewImageNotifier(RegistryWatcher& watcher, std::unique_ptr<Notifier> notifier, ReferenceText reference,
        QObject* parent = nullptr);
    ~NewImageNotifier() override;
    Q_DISABLE_COPY_MOVE(NewImageNotifier)

    //! Which repository the user sees at this moment; what comes there is said in the status bar alone.
    void setLookedAt(std::function<bool(const RepositoryAddress&)> isLookedAt)
    {
        m_isLookedAt = std::move(isLookedAt);
    }
    void setDesktopEnabled(bool enabled) { m_desktop = enabled; }
    //! How long it gathers, and at least between two notifications; tests make it short.
    void setPauses(std::chrono::milliseconds gathering, std::chrono::milliseconds between);

Q_SIGNALS:
    void message(const QString& text); //!< for the status bar
    //! The user wants to see what a notification was about: the newest of its images.
    void activated(const portolan::RepositoryAddress& repository);

private:
    void take(const RepositoryAddress& repository, const QString& tag);
    void drop(const RepositoryAddress& repository, const QString& tag);
    void tell();

    std::unique_ptr<Notifier> m_notifier;
    ReferenceText m_reference;
    QTimer m_gathering;
    QTimer m_between; //!< runs while another notification would be one too many
    std::chrono::milliseconds m_pause;
    std::function<bool(const RepositoryAddress&)> m_isLookedAt;
    QList<ImageAddress> m_images; //!< to be told
    QList<ImageAddress> m_seen; //!< those of them that came before the user's eyes
    RepositoryAddress m_told;
    bool m_desktop = false;
};

} // namespace portolan
