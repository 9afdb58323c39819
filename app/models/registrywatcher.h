// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"
#include "models/ownchanges.h"
#include "service/controlservice.h"

#include <QHash>
#include <QObject>
#include <QSet>

#include <chrono>
#include <map>

namespace portolan {

//! Watches the registries that can be watched and says what changed there: which tags are new, until they
//! were looked at. GUI thread.
class RegistryWatcher final : public QObject {
    Q_OBJECT

public:
    enum class State { Off, Connecting, Watching, Interrupted, Ended };
    Q_ENUM(State)

    //! `control` outlives it.
    explicit RegistryWatcher(ControlService& control, QObject* parent = nullptr);
    ~RegistryWatcher() override;
    Q_DISABLE_COPY_MOVE(RegistryWatcher)

    //! Asks what the registry offers and, where it can be watched, does it until stop(). Again: nothing,
    //! but another try where that failed.
    void start(const RegistryId& registry);
    void stop(const RegistryId& registry);
    void restart(const RegistryId& registry); //!< after another login, if it was started

    [[nodiscard]] QList<RegistryId> registries() const; //!< those started
    [[nodiscard]] State state(const RegistryId& registry) const;
    [[nodiscard]] MaybeError error(const RegistryId& registry) const; //!< why it is Off or Ended
    //! How old at most what is shown of a place that is not looked at may be; 0: all changes come at once.
    [[nodiscard]] std::chrono::seconds delay(const RegistryId& registry) const;
    //! The window shows this now: the watch of its registry is there first.
    void setShown(const RepositoryAddress& place);
    //! Tags that got another image since seen() was last called for the repository.
    [[nodiscard]] QStringList news(const RepositoryAddress& repository) const;
    void seen(const RepositoryAddress& repository);
    //! This program gave these tags other images: no news, whether the watch has told of it or will.
    void madeHere(const RepositoryAddress& repository, const QStringList& tags);

Q_SIGNALS:
    void stateChanged(const portolan::RegistryId& registry);
    void newsChanged(const portolan::RepositoryAddress& repository);
    //! Something about the repository is not as shown any more: list it anew.
    void repositoryChanged(const portolan::RepositoryAddress& repository);
    //! Repositories came or went.
    void repositoriesChanged(const portolan::RegistryId& registry);
    //! A tag points to a new image, for a notification.
    void imageArrived(const portolan::RepositoryAddress& repository, const QString& tag);
    //! What imageArrived() said of the tag a moment ago was this program's own doing.
    void imageWasOwn(const portolan::RepositoryAddress& repository, const QString& tag);

private:
    class Watch final {
    public:
        State state = State::Off;
        MaybeError error;
        std::chrono::seconds delay{0};
        RequestHandle request;
    };

    void begin(const RegistryId& registry);
    void take(const RegistryId& registry, const QList<RegistryChange>& changes);
    void setState(const RegistryId& registry, State state, MaybeError error = std::nullopt);

    ControlService& m_control;
    std::map<RegistryId, Watch> m_watches;
    QHash<RepositoryAddress, QSet<QString>> m_news;
    OwnChanges m_own;
    RepositoryAddress m_shown;
};

} // namespace portolan
