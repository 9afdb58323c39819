// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/fetchstate.h"
#include "service/registryservice.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace portolan {

//! Lists the repositories of one registry: those last seen, then page after page until there are no more or a
//! limit is reached. Names are handed on in small portions, so that no answer stalls the window. GUI thread;
//! part of RegistryTreeModel.
class RegistryLister final : public QObject {
    Q_OBJECT

public:
    //! `service` outlives it. `limit`: names taken before it pauses.
    RegistryLister(RegistryService& service, RegistryId registry, int limit, QObject* parent = nullptr);
    ~RegistryLister() override;
    Q_DISABLE_COPY_MOVE(RegistryLister)

    void start(); //!< when Idle
    void retry(); //!< when Failed
    void refresh();
    void loadMore(); //!< when paused
    void stop();

    [[nodiscard]] FetchState state() const { return m_state; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] bool hasMore() const
    {
        return m_state == FetchState::Ready && !m_next.isEmpty();
    } //!< paused
    [[nodiscard]] int loaded() const { return m_loaded; }

Q_SIGNALS:
    void stateChanged();
    void restarted(); //!< nothing is confirmed any more
    void groupsFound(const QList<RepositoryGroup>& groups); //!< before the names of the same page
    void namesFound(const QStringList& names, bool confirmed);
    void completed(); //!< what was not confirmed since restarted() is gone

private:
    class Intake final {
    public:
        QStringList names;
        qsizetype taken = 0;
        bool isPage = false;
    };

    void fetchPage(const PageCursor& cursor);
    void takePage(const Result<RepositoryPage>& page);
    void takeIn(const QStringList& names, bool isPage);
    void takeSlice();
    void pageDone();
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    RegistryId m_registry;
    int m_step;
    int m_limit;
    RequestHandle m_lastSeen;
    RequestHandle m_page;
    std::deque<Intake> m_intake;
    QTimer m_slice;
    FetchState m_state = FetchState::Idle;
    MaybeError m_error;
    PageCursor m_asked;
    PageCursor m_next;
    bool m_isAsking = false; //!< a page is in flight
    int m_loaded = 0;
    int m_emptyPages = 0; //!< one after the other
};

} // namespace portolan
