// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaylisting.h"

#include "registry/quay/quayrepositorypage.h"
#include "registry/quay/quaytargets.h"

namespace portolan {
namespace {

// A cursor is "v2 <the catalog's cursor>" or "<way> <index> <encoded next_page> <namespace>,<namespace>,...",
// so that no state is kept between pages.
const QString viaCatalog = QStringLiteral("v2");
const QString viaNamespace = QStringLiteral("ns");
const QString viaStars = QStringLiteral("starred");

PageCursor makeCursor(const QString& way, int index, const QString& next, const QStringList& namespaces)
{
    const QString encoded = QString::fromLatin1(next.toUtf8().toPercentEncoding());
    return QStringLiteral("%1 %2 %3 ").arg(way).arg(index).arg(encoded) + namespaces.join(u',');
}

bool isRefusal(const Error& error)
{
    return error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Denied
        || error.kind() == ErrorKind::NotFound;
}

} // namespace

QuayListing::QuayListing(QuayLookup& lookup, Registry& catalog, RegistrySession& session)
    : m_lookup(lookup)
    , m_catalog(catalog)
    , m_session(session)
{
}

QCoro::Task<Result<RepositoryPage>> QuayListing::fetch(PageCursor cursor, std::stop_token stop)
{
    const QString way = cursor.section(u' ', 0, 0);
    if (way == viaCatalog) {
        auto page = co_await fromCatalog(cursor.section(u' ', 1), stop);
        co_return page;
    }
    if (way != viaNamespace && way != viaStars) {
        auto page = co_await begin(stop);
        co_return page;
    }
    const QString next =
        QString::fromUtf8(QByteArray::fromPercentEncoding(cursor.section(u' ', 2, 2).toLatin1()));
    const QStringList namespaces = cursor.section(u' ', 3).split(u',', Qt::SkipEmptyParts);
    if (way == viaStars) {
        auto page = co_await starred(namespaces, next, stop);
        co_return page;
    }
    auto page = co_await ofNamespace(namespaces, cursor.section(u' ', 1, 1).toInt(), next, stop);
    co_return page;
}

QCoro::Task<Result<RepositoryPage>> QuayListing::begin(std::stop_token stop)
{
    if (!m_session.credential())
        co_return Error::unsupported(
            Sentence(QT_TRANSLATE_NOOP(
                "Core", "Quay lists repositories only for a login; public ones are found by searching.")))
            .withCode(QStringLiteral("CATALOG_REFUSED"))
            .at(m_session.endpoint().serverHost(), QStringLiteral("/api/v1/repository"));
    if (m_lookup.client().hasToken()) {
        auto user = co_await m_lookup.user(stop);
        if (user) {
            auto page = co_await ofNamespace(user->namespaces(), 0, QString(), stop);
            co_return page;
        }
        if (!isRefusal(user.error()))
            co_return user.error();
    }
    auto page = co_await fromCatalog(PageCursor(), stop);
    co_return page;
}

QCoro::Task<Result<RepositoryPage>> QuayListing::fromCatalog(PageCursor cursor, std::stop_token stop)
{
    auto page = co_await m_catalog.fetchRepositories(cursor, stop);
    if (page && !page->next.isEmpty())
        page->next.prepend(viaCatalog + u' ');
    co_return page;
}

QCoro::Task<Result<RepositoryPage>> QuayListing::ofNamespace(
    QStringList namespaces, int index, QString next, std::stop_token stop)
{
    RepositoryPage page;
    if (index < 0 || index >= namespaces.size())
        co_return std::as_const(page);
    const QString& nameSpace = namespaces.at(index);
    auto rows =
        co_await m_lookup.client().get<QuayRepositoryPage>(QuayTargets::ofNamespace(nameSpace, next), stop);
    if (!rows && !isRefusal(rows.error()))
        co_return rows.error();
    if (next.isEmpty()) {
        RepositoryGroup group;
        group.name = nameSpace;
        group.problem = rows ? Sentence() : rows.error().said();
        page.groups << group;
    }
    if (rows) {
        for (const QuayRepository& row : std::as_const(rows->repositories)) {
            page.repositories << row.fullName();
            m_lookup.remember(row);
        }
    }
    const bool more = rows && !rows->next.isEmpty();
    if (more)
        page.next = makeCursor(viaNamespace, index, rows->next, namespaces);
    else if (index + 1 < namespaces.size())
        page.next = makeCursor(viaNamespace, index + 1, QString(), namespaces);
    else
        page.next = makeCursor(viaStars, 0, QString(), namespaces);
    co_return std::as_const(page);
}

QCoro::Task<Result<RepositoryPage>> QuayListing::starred(
    QStringList namespaces, QString next, std::stop_token stop)
{
    RepositoryPage page;
    auto rows = co_await m_lookup.client().get<QuayRepositoryPage>(QuayTargets::starred(next), stop);
    if (!rows && !isRefusal(rows.error()))
        co_return rows.error();
    if (!rows)
        co_return std::as_const(page);
    for (const QuayRepository& row : std::as_const(rows->repositories)) {
        if (namespaces.contains(row.nameSpace))
            continue; // listed already
        page.repositories << row.fullName();
        m_lookup.remember(row);
    }
    if (!rows->next.isEmpty())
        page.next = makeCursor(viaStars, 0, rows->next, namespaces);
    co_return std::as_const(page);
}

} // namespace portolan
