// SPDX-License-Identifier: Apache-2.0
#include "models/tagpager.h"

#include "models/poolwork.h"
#include "registry/recordsummary.h"

#include <utility>

namespace portolan {
namespace {

constexpr qint64 sliceMilliseconds = 4;
constexpr qsizetype namesPerLook = 128; //!< names taken between two looks at the clock
constexpr size_t goneAtOnce = 8000;
constexpr qsizetype disposeFrom = 5000;
//! A server whose pages bring nothing new for that long never ends.
constexpr int maxIdlePages = 8;

} // namespace

TagPager::TagPager(RegistryService& service, TagTable& table, QObject* parent)
    : QObject(parent)
    , m_service(service)
    , m_table(table)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &TagPager::takeIn);
}

TagPager::~TagPager() = default;

void TagPager::open(const RepositoryAddress& repository)
{
    m_page.cancel();
    m_snapshot.cancel();
    m_intake.clear();
    m_slice.stop();
    m_isAsking = false;
    m_repository = repository;
    m_next.clear();
    m_lastSeen = QDateTime();
    m_loadAll = false;
    m_complete = repository.repository.isEmpty();
    m_pages = 0;
    m_wantedPages = 1;
    m_idlePages = 0;
    if (m_complete) {
        setState(FetchState::Ready);
        return;
    }
    m_snapshot = m_service.fetchLastSeenTags(m_repository, [this](const Result<TagSnapshot>& snapshot) {
        if (snapshot)
            takeLastSeen(*snapshot);
    });
    fetchPage(PageCursor());
}

void TagPager::refresh()
{
    if (m_repository.repository.isEmpty())
        return;
    m_page.cancel();
    m_intake.clear();
    m_slice.stop();
    m_wantedPages = std::max(1, m_pages);
    m_loadAll = m_loadAll || m_complete;
    m_pages = 0;
    m_idlePages = 0;
    m_complete = false;
    fetchPage(PageCursor());
}

void TagPager::retry()
{
    if (m_state == FetchState::Failed)
        fetchPage(m_asked);
}

void TagPager::fetchMore()
{
    if (m_state == FetchState::Idle)
        fetchPage(m_next);
}

void TagPager::loadAll()
{
    if (m_complete)
        return;
    m_loadAll = true;
    if (m_state == FetchState::Loading)
        Q_EMIT stateChanged();
    fetchMore();
    retry();
}

void TagPager::stop()
{
    if (!std::exchange(m_loadAll, false))
        return;
    if (m_isAsking && m_pages > 0) {
        m_page.cancel();
        m_isAsking = false;
        setState(FetchState::Idle);
    } else {
        Q_EMIT stateChanged();
    }
}

void TagPager::fetchPage(const PageCursor& cursor)
{
    m_asked = cursor;
    m_isAsking = true;
    m_page =
        m_service.fetchTags(m_repository, cursor, [this](const Result<TagPage>& page) { takePage(page); });
    setState(FetchState::Loading);
}

void TagPager::takePage(const Result<TagPage>& page)
{
    m_isAsking = false;
    if (!page) {
        m_loadAll = false;
        setState(FetchState::Failed, page.error());
        return;
    }
    m_next = page->next;
    m_newInPage = 0;
    m_table.expect(page->tags.size());
    Intake intake;
    intake.names = page->tags;
    intake.isPage = true;
    for (const TagRecord& record : page->records) {
        if (!record.digest.isNull())
            intake.summaries.emplaceBack(record.tag, summaryOf(record));
    }
    if (!page->records.isEmpty())
        Q_EMIT recordsFound(page->records);
    m_intake.push_back(std::move(intake));
    takeIn();
}

void TagPager::takeLastSeen(const TagSnapshot& snapshot)
{
    if (m_complete || snapshot.tags.isEmpty())
        return;
    m_lastSeen = snapshot.seenAt;
    m_table.expect(snapshot.tags.size());
    Intake intake;
    intake.names = snapshot.tags;
    intake.summaries = snapshot.summaries;
    m_intake.push_back(std::move(intake));
    takeIn();
}

void TagPager::takeName(const QString& name, bool confirmed)
{
    const int known = m_table.known();
    const TagSlot slot = m_table.add(name);
    if (slot == noTagSlot)
        return;
    const bool isNew = m_table.known() != known;
    m_addedInSlice = m_addedInSlice || isNew;
    if (!confirmed || m_table.isConfirmed(slot))
        return;
    m_table.setConfirmed(slot, true);
    ++m_newInPage;
    m_confirmedInSlice = m_confirmedInSlice || !isNew;
}

void TagPager::takeIn()
{
    QElapsedTimer clock;
    clock.start();
    bool pageEnded = false;
    while (!m_intake.empty() && !pageEnded && clock.elapsed() < sliceMilliseconds) {
        Intake& intake = m_intake.front();
        if (!takePortion(intake))
            continue;
        pageEnded = intake.isPage;
        if (intake.names.size() >= disposeFrom)
            disposeInPool(std::move(intake.names));
        m_intake.pop_front();
    }
    if (!m_intake.empty())
        m_slice.start();
    if (std::exchange(m_addedInSlice, false))
        Q_EMIT tagsAdded();
    if (std::exchange(m_confirmedInSlice, false))
        Q_EMIT tagsConfirmed();
    if (std::exchange(m_summariesInSlice, false))
        Q_EMIT summariesSeen();
    if (pageEnded)
        pageDone();
    if (m_intake.empty())
        Q_EMIT takenIn();
}

bool TagPager::takePortion(Intake& intake)
{
    const qsizetype end = std::min(intake.taken + namesPerLook, intake.names.size());
    for (; intake.taken < end; ++intake.taken)
        takeName(intake.names.at(intake.taken), intake.isPage);
    if (intake.taken < intake.names.size())
        return false;
    const qsizetype lastSummary = std::min(intake.summariesTaken + namesPerLook, intake.summaries.size());
    for (; intake.summariesTaken < lastSummary; ++intake.summariesTaken) {
        const auto& [name, summary] = intake.summaries.at(intake.summariesTaken);
        takeSummary(name, summary, intake.isPage);
    }
    return intake.summariesTaken == intake.summaries.size();
}

void TagPager::takeSummary(const QString& name, const TagSummary& summary, bool confirmed)
{
    const TagSlot slot = m_table.find(name);
    if (slot == noTagSlot)
        return;
    if (confirmed) {
        m_table.setSummary(slot, summary);
        m_summariesInSlice = true;
        return;
    }
    if (m_table.hasSummary(slot))
        return;
    // Shown meanwhile, and asked for all the same.
    const FetchState state = m_table.summaryState(slot);
    m_table.setSummary(slot, summary);
    m_table.setSummaryState(slot, state);
    m_summariesInSlice = true;
}

void TagPager::pageDone()
{
    ++m_pages;
    m_idlePages = m_newInPage > 0 ? 0 : m_idlePages + 1;
    if (m_next.isEmpty()) {
        m_complete = true;
        m_loadAll = false;
        removeGone();
        setState(FetchState::Ready);
    } else if (m_idlePages >= maxIdlePages) {
        m_loadAll = false;
        setState(FetchState::Failed,
            Error::protocol(QStringLiteral("the list of tags does not end: its pages repeat themselves")));
    } else if (m_loadAll || m_pages < m_wantedPages) {
        fetchPage(m_next);
    } else {
        setState(FetchState::Idle);
    }
}

void TagPager::removeGone()
{
    std::vector<TagSlot> gone;
    for (TagSlot slot = 0; slot < m_table.slotCount(); ++slot) {
        if (!m_table.isAlive(slot) || m_table.isConfirmed(slot))
            continue;
        if (gone.size() == goneAtOnce) {
            QTimer::singleShot(0, this, [this] {
                if (m_complete)
                    removeGone();
            });
            break;
        }
        gone.push_back(slot);
    }
    if (!gone.empty())
        Q_EMIT tagsGone(gone);
}

void TagPager::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace portolan
