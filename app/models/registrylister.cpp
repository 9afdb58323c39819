// SPDX-License-Identifier: Apache-2.0
#include "models/registrylister.h"

namespace portolan {
namespace {

constexpr qsizetype portion = 1000;
constexpr int maxEmptyPages = 8;

} // namespace

RegistryLister::RegistryLister(RegistryService& service, RegistryId registry, int limit, QObject* parent)
    : QObject(parent)
    , m_service(service)
    , m_registry(std::move(registry))
    , m_step(limit)
    , m_limit(limit)
{
    m_slice.setSingleShot(true);
    m_slice.setInterval(0);
    connect(&m_slice, &QTimer::timeout, this, &RegistryLister::takeSlice);
}

RegistryLister::~RegistryLister() = default;

void RegistryLister::start()
{
    if (m_state != FetchState::Idle)
        return;
    m_lastSeen = m_service.fetchLastSeenRepositories(m_registry, [this](const Result<QStringList>& names) {
        const bool complete = m_state == FetchState::Ready && m_next.isEmpty();
        if (names && !complete)
            takeIn(*names, false);
    });
    fetchPage(PageCursor());
}

void RegistryLister::retry()
{
    if (m_state == FetchState::Failed)
        fetchPage(m_asked);
}

void RegistryLister::refresh()
{
    if (m_state == FetchState::Idle) {
        start();
        return;
    }
    m_page.cancel();
    m_intake.clear();
    m_slice.stop();
    m_limit = std::max(m_limit, m_loaded);
    m_loaded = 0;
    m_emptyPages = 0;
    Q_EMIT restarted();
    fetchPage(PageCursor());
}

void RegistryLister::loadMore()
{
    if (!hasMore())
        return;
    m_limit = m_loaded + m_step;
    fetchPage(m_next);
}

void RegistryLister::stop()
{
    if (!m_isAsking)
        return;
    m_page.cancel();
    m_isAsking = false;
    m_next = m_asked;
    setState(m_next.isEmpty() ? FetchState::Idle : FetchState::Ready);
}

void RegistryLister::fetchPage(const PageCursor& cursor)
{
    m_asked = cursor;
    m_isAsking = true;
    m_page = m_service.fetchRepositories(
        m_registry, cursor, [this](const Result<RepositoryPage>& page) { takePage(page); });
    setState(FetchState::Loading);
}

void RegistryLister::takePage(const Result<RepositoryPage>& page)
{
    m_isAsking = false;
    if (!page) {
        setState(FetchState::Failed, page.error());
        return;
    }
    m_next = page->next;
    m_loaded += int(page->repositories.size());
    m_emptyPages = page->repositories.isEmpty() && page->groups.isEmpty() ? m_emptyPages + 1 : 0;
    if (!page->groups.isEmpty())
        Q_EMIT groupsFound(page->groups);
    takeIn(page->repositories, true);
}

void RegistryLister::takeIn(const QStringList& names, bool isPage)
{
    Intake intake;
    intake.names = names;
    intake.isPage = isPage;
    m_intake.push_back(std::move(intake));
    takeSlice();
}

void RegistryLister::takeSlice()
{
    if (m_intake.empty())
        return;
    Intake& intake = m_intake.front();
    const QStringList names = intake.names.mid(intake.taken, portion);
    const bool isPage = intake.isPage;
    intake.taken += names.size();
    const bool isEnd = intake.taken >= intake.names.size();
    if (isEnd)
        m_intake.pop_front();
    if (!m_intake.empty())
        m_slice.start();
    if (!names.isEmpty())
        Q_EMIT namesFound(names, isPage);
    if (isEnd && isPage)
        pageDone();
}

void RegistryLister::pageDone()
{
    if (m_next.isEmpty()) {
        Q_EMIT completed();
        setState(FetchState::Ready);
    } else if (m_emptyPages >= maxEmptyPages || m_next == m_asked) {
        setState(FetchState::Failed,
            Error::protocol(
                QStringLiteral("the list of repositories does not end: its pages bring nothing new")));
    } else if (m_loaded < m_limit) {
        fetchPage(m_next);
    } else {
        setState(FetchState::Ready);
    }
}

void RegistryLister::setState(FetchState state, MaybeError error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

} // namespace portolan
