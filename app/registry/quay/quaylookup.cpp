// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaylookup.h"

#include "registry/quay/quayfind.h"
#include "registry/quay/quayrepositorypage.h"
#include "registry/quay/quaytargets.h"

namespace portolan {
namespace {

constexpr std::chrono::seconds keptFor{60};
constexpr int mostTagPages = 5'000; // half a million tags
constexpr int mostHistoryPages = 10;
constexpr qsizetype mostAskedAlone = 5; // above, pages of a hundred are fewer requests

//! The server is no Quay, or the API is not for this login.
bool meansUnknown(const Error& error)
{
    switch (error.kind()) {
    case ErrorKind::AuthRequired:
    case ErrorKind::Denied:
    case ErrorKind::NotFound:
    case ErrorKind::Protocol:
    case ErrorKind::Unsupported:
    case ErrorKind::TooLarge:
        return true;
    default:
        return false;
    }
}

} // namespace

QuayLookup::QuayLookup(QuayClient& client) : m_client(client) {}

QCoro::Task<Result<QuayRepository>> QuayLookup::repository(QString name, std::stop_token stop)
{
    const auto kept = m_repositories.constFind(name);
    if (kept != m_repositories.cend() && Clock::now() < kept->until)
        co_return std::as_const(kept->repository);
    auto answer = co_await m_client.get<QuayRepository>(QuayTargets::repository(name, false), stop);
    if (!answer)
        co_return answer.error();
    Kept entry;
    entry.repository = *answer;
    entry.until = Clock::now() + keptFor;
    m_repositories.insert(name, entry);
    co_return std::as_const(*answer);
}

void QuayLookup::remember(const QuayRepository& row)
{
    m_rows.insert(row.fullName(), row);
}

void QuayLookup::forget(const QString& name)
{
    m_repositories.remove(name);
    m_rows.remove(name);
}

QCoro::Task<Result<QuayRepository>> QuayLookup::row(QString name, std::stop_token stop)
{
    const auto known = m_rows.constFind(name);
    if (known != m_rows.cend())
        co_return std::as_const(*known);
    const QString nameSpace = name.section(u'/', 0, 0);
    auto page =
        co_await m_client.get<QuayRepositoryPage>(QuayTargets::ofNamespace(nameSpace, QString()), stop);
    if (!page && !meansUnknown(page.error()))
        co_return page.error();
    if (page) {
        for (const QuayRepository& one : std::as_const(page->repositories))
            remember(one);
    }
    if (m_rows.contains(name) || !page || page->next.isEmpty())
        co_return m_rows.value(name);
    // One of very many: the search knows some of it.
    auto found = co_await m_client.get<QuayFind>(QuayTargets::find(name.section(u'/', 1), 1), stop);
    QuayRepository row;
    if (found) {
        for (const SearchHit& hit : std::as_const(found->hits)) {
            if (hit.repository == name)
                row.lastModified = hit.lastModified;
        }
    }
    co_return std::as_const(row);
}

QCoro::Task<Result<QList<QuayTag>>> QuayLookup::allTags(QString repository, std::stop_token stop)
{
    QList<QuayTag> tags;
    for (int number = 1; number <= mostTagPages; ++number) {
        auto page = co_await m_client.get<QuayTagPage>(QuayTargets::activeTags(repository, number), stop);
        if (!page)
            co_return page.error();
        tags += page->tags;
        if (!page->hasMore)
            co_return std::as_const(tags);
    }
    const Error endless = Error::protocol(QStringLiteral("the list of tags does not end"));
    co_return m_client.placed(endless, QuayTargets::activeTags(repository, 1));
}

QCoro::Task<Result<QHash<QString, QuayTag>>> QuayLookup::tags(
    QString repository, QStringList names, std::stop_token stop)
{
    QHash<QString, QuayTag> found;
    if (names.size() > mostAskedAlone) {
        auto all = co_await allTags(repository, stop);
        if (!all)
            co_return all.error();
        for (const QuayTag& tag : std::as_const(*all)) {
            if (names.contains(tag.name))
                found.insert(tag.name, tag);
        }
        co_return std::as_const(found);
    }
    for (const QString& name : std::as_const(names)) {
        auto page = co_await m_client.get<QuayTagPage>(QuayTargets::activeTag(repository, name), stop);
        if (!page)
            co_return page.error();
        for (const QuayTag& tag : std::as_const(page->tags)) {
            if (tag.name == name && tag.isAlive(QDateTime::currentDateTimeUtc()))
                found.insert(name, tag);
        }
    }
    co_return std::as_const(found);
}

QCoro::Task<Result<QuayTagPage>> QuayLookup::history(QString repository, QString tag, std::stop_token stop)
{
    QuayTagPage all;
    for (int number = 1; number <= mostHistoryPages; ++number) {
        auto page =
            co_await m_client.get<QuayTagPage>(QuayTargets::tagHistory(repository, tag, number), stop);
        if (!page)
            co_return page.error();
        all.tags += page->tags;
        all.hasMore = page->hasMore;
        if (!all.hasMore)
            break;
    }
    co_return std::as_const(all);
}

QCoro::Task<Result<QuayUser>> QuayLookup::user(std::stop_token stop)
{
    if (m_user)
        co_return std::as_const(*m_user);
    auto answer = co_await m_client.get<QuayUser>(QuayTargets::user(), stop);
    if (answer)
        m_user = *answer;
    co_return answer;
}

QCoro::Task<Result<QuayDiscovery>> QuayLookup::discovery(std::stop_token stop)
{
    if (m_discovery)
        co_return std::as_const(*m_discovery);
    auto answer = co_await m_client.get<QuayDiscovery>(QuayTargets::discovery(), stop);
    if (!answer && !meansUnknown(answer.error()))
        co_return answer;
    m_discovery = answer.value_or(QuayDiscovery());
    co_return std::as_const(*m_discovery);
}

QCoro::Task<Result<QuayProxyCache>> QuayLookup::proxyCache(QString nameSpace, std::stop_token stop)
{
    const auto known = m_proxyCaches.constFind(nameSpace);
    if (known != m_proxyCaches.cend())
        co_return std::as_const(*known);
    const auto parts = co_await discovery(stop);
    if (!parts)
        co_return parts.error();
    QuayProxyCache found;
    if (m_client.hasToken() && parts->has(u"/proxycache") == Ability::Yes) {
        auto answer =
            co_await m_client.get<QuayProxyCache>(QuayTargets::organizationProxyCache(nameSpace), stop);
        if (!answer && !meansUnknown(answer.error()))
            co_return answer.error();
        found = answer.value_or(QuayProxyCache());
    }
    m_proxyCaches.insert(nameSpace, found);
    co_return found;
}

} // namespace portolan
