// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/tagtable.h"
#include "service/registryservice.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>

namespace portolan {

//! Brings tags into a TagTable: those last seen, then page after page. Large lists are taken in slices of a
//! few milliseconds, so that no answer stalls the window. GUI thread; part of TagListModel.
class TagPager final : public QObject {
    Q_OBJECT

public:
    //! `service` and `table` outlive it.
    TagPager(RegistryService& service, TagTable& table, QObject* parent = nullptr);
    ~TagPager() override;
    Q_DISABLE_COPY_MOVE(TagPager)

    //! Starts anew, with an empty table of the owner's making. An empty repository: nothing to do.
    void open(const RepositoryAddress& repository);
    void refresh();
    void retry();
    void fetchMore();
    void loadAll();
    void stop();

    [[nodiscard]] FetchState state() const { return m_state; }
    [[nodiscard]] const MaybeError& error() const { return m_error; }
    [[nodiscard]] bool isLoadingAll() const { return m_loadAll; }
    [[nodiscard]] bool isComplete() const { return m_complete; } //!< the last page came
    [[nodiscard]] const QDateTime& lastSeen() const { return m_lastSeen; }
    [[nodiscard]] bool isTakingIn() const { return !m_intake.empty(); }

Q_SIGNALS:
    void stateChanged();
    void tagsAdded();
    void tagsConfirmed(); //!< some that were known already
    void tagsGone(const std::vector<quint32>& slots); //!< still in the table: the owner removes them
    void recordsFound(const QList<TagRecord>& records); //!< what a page said of its tags beyond their names
    void summariesSeen(); //!< of some tags it is known what they were when last looked at
    void takenIn(); //!< isTakingIn() became false

private:
    class Intake final {
    public:
        QStringList names;
        qsizetype taken = 0;
        QList<std::pair<QString, TagSummary>> summaries; //!< as last seen, or as the page says
        qsizetype summariesTaken = 0;
        bool isPage = false; //!< confirmed by the server, not only last seen
    };

    void fetchPage(const PageCursor& cursor);
    void takePage(const Result<TagPage>& page);
    void takeLastSeen(const TagSnapshot& snapshot);
    void takeIn(); //!< one slice
    void takeName(const QString& name, bool confirmed);
    [[nodiscard]] bool takePortion(Intake& intake); //!< false: there is more of it
    void takeSummary(const QString& name, const TagSummary& summary, bool confirmed);
    void pageDone();
    void removeGone();
    void setState(FetchState state, MaybeError error = std::nullopt);

    RegistryService& m_service;
    TagTable& m_table;
    RepositoryAddress m_repository;
    RequestHandle m_page;
    RequestHandle m_snapshot;
    std::deque<Intake> m_intake;
    QTimer m_slice;
    FetchState m_state = FetchState::Ready;
    MaybeError m_error;
    PageCursor m_asked; //!< the page that is fetched or failed
    PageCursor m_next;
    QDateTime m_lastSeen;
    bool m_isAsking = false; //!< a page is in flight
    bool m_loadAll = false;
    bool m_complete = false;
    int m_pages = 0; //!< taken since the start or refresh
    int m_wantedPages = 1; //!< fetched without being asked: as many as before a refresh
    int m_newInPage = 0;
    int m_idlePages = 0; //!< pages one after the other that brought nothing new
    bool m_addedInSlice = false;
    bool m_confirmedInSlice = false;
    bool m_summariesInSlice = false;
};

} // namespace portolan
