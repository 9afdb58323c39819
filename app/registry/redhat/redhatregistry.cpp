// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/redhatregistry.h"

#include "registry/redhat/pyxisfilter.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 5000;
const QString plainMark = u"v2 "_s; // before a cursor of the /v2/ list
const Sentence readOnly(QT_TRANSLATE_NOOP("Core", "Red Hat's registries are read only."));

QString userOf(const std::optional<Credential>& credential)
{
    return credential && !credential->isEmpty() ? credential->user : QString();
}

} // namespace

RedHatRegistry::RedHatRegistry(
    RegistryProfile profile, HttpClient& client, std::optional<Credential> credential, QUrl catalog)
    : m_plain(profile, client, credential)
    , m_pyxis(client, std::move(catalog))
    , m_catalog(m_pyxis, profile.host, userOf(credential))
    , m_registry(RedHatCatalog::catalogRegistry(profile.host))
{
}

QCoro::Task<Result<Capabilities>> RedHatRegistry::capabilities(
    QString /*repository*/, std::stop_token /*stop*/)
{
    Capabilities known;
    known.listRepositories = Ability::Yes;
    known.deleteByTag = Ability::No;
    known.deleteByDigest = Ability::No;
    known.push = Ability::No;
    known.deleteReason = readOnly;
    known.server = u"Red Hat"_s;
    co_return known;
}

QCoro::Task<Result<RepositoryPage>> RedHatRegistry::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    const qint64 page = cursor.toLongLong();
    const QString filter = pyxisRegistryFilter(m_registry);
    auto found = co_await m_pyxis.repositories(filter, page, PyxisClient::Detail::Names, std::move(stop));
    if (!found)
        co_return found.error();
    RepositoryPage out;
    for (const PyxisRepository& repository : std::as_const(found->items)) {
        if (repository.published)
            out.repositories << repository.repository;
    }
    if (found->hasMore && page + 1 < mostPages)
        out.next = QString::number(page + 1);
    co_return out;
}

QCoro::Task<Result<TagPage>> RedHatRegistry::fetchPlainTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    auto page = co_await m_plain.fetchTags(std::move(repository), std::move(cursor), std::move(stop));
    if (page && !page->next.isEmpty())
        page->next.prepend(plainMark);
    co_return page;
}

QCoro::Task<Result<TagPage>> RedHatRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    if (cursor.startsWith(plainMark)) {
        auto plain = co_await fetchPlainTags(repository, cursor.mid(plainMark.size()), std::move(stop));
        co_return plain;
    }
    const qint64 page = cursor.toLongLong();
    auto images = co_await m_pyxis.images(m_registry, repository, page, stop);
    const bool isStart = cursor.isEmpty();
    const bool knowsNothing = images ? images->items.isEmpty() : !images.error().isCancelled();
    if (isStart && knowsNothing) {
        auto plain = co_await fetchPlainTags(repository, PageCursor(), std::move(stop));
        if (!plain && !images && images.error().kind() != ErrorKind::NotFound)
            co_return images.error();
        co_return plain;
    }
    if (!images)
        co_return images.error();
    if (isStart || !m_listings.contains(repository))
        m_listings.insert(repository, RedHatTags(m_registry, repository));
    TagPage out = m_listings[repository].add(images->items);
    if (images->hasMore && page + 1 < mostPages)
        out.next = QString::number(page + 1);
    else
        m_listings.remove(repository);
    co_return out;
}

QCoro::Task<Result<DeletePlan>> RedHatRegistry::planDelete(
    DeleteWish wish, StepProgress /*progress*/, std::stop_token /*stop*/)
{
    DeletePlan plan;
    plan.registryId = profile().id;
    plan.repository = wish.repository;
    plan.scope = wish.scope;
    plan.blockers << readOnly;
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> RedHatRegistry::performDelete(DeletePlan /*plan*/, std::stop_token /*stop*/)
{
    co_return Error::unsupported(readOnly).at(profile().host, QString());
}

} // namespace portolan
