// SPDX-License-Identifier: Apache-2.0
#include "registry/distribution/githubpackages.h"

#include "http/origin.h"
#include "oci/reference.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostPages = 1000;
const QString refusedCode = u"CATALOG_REFUSED"_s;

// A cursor is "<index of the owner>:<page>".
PageCursor makeCursor(qsizetype owner, qint64 page)
{
    return QString::number(owner) + u':' + QString::number(page);
}

//! GitHub's owners may have capitals, a registry's names may not.
QString repositoryOf(const JsonReader& package)
{
    const QString name =
        (package["owner"_L1]["login"_L1].text() + u'/' + package["name"_L1].text()).toLower();
    return Reference::isValidRepository(name) ? name : QString();
}

} // namespace

GitHubPackages::GitHubPackages(HttpClient& client, QUrl base, std::optional<Credential> credential)
    : m_api(client, std::move(base), std::move(credential))
{
}

QCoro::Task<Result<void>> GitHubPackages::findOrganisations(std::stop_token stop)
{
    m_owners = QStringList(QString());
    auto answer = co_await m_api.get("/user/orgs", gitHubPage(1), std::move(stop));
    if (!answer && answer.error().isCancelled())
        co_return answer.error();
    if (answer) { // a token without the right to see them lists the user's own all the same
        for (const JsonReader& item : answer->json.items()) {
            const QString name = item["login"_L1].text();
            if (!name.isEmpty())
                m_owners << name;
        }
    }
    co_return Result<void>();
}

QCoro::Task<Result<RepositoryPage>> GitHubPackages::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    if (!m_api.hasLogin())
        co_return Error::authRequired(u"GitHub lists packages only with a login"_s)
            .withCode(refusedCode)
            .at(hostAndPort(m_api.base()), u"/user/packages"_s);
    if (cursor.isEmpty() || m_owners.isEmpty()) {
        auto found = co_await findOrganisations(stop);
        if (!found)
            co_return found.error();
    }
    const qsizetype index = cursor.section(u':', 0, 0).toLongLong();
    const qint64 number = cursor.isEmpty() ? 1 : cursor.section(u':', 1, 1).toLongLong();
    const QString owner = m_owners.value(index);
    const QByteArray path =
        owner.isEmpty() ? QByteArray("/user/packages") : "/orgs/" + pathSegment(owner) + "/packages";
    ApiQuery query = gitHubPage(number);
    query.add("package_type", u"container"_s);
    auto answer = co_await m_api.get(path, query, std::move(stop));
    RepositoryPage page;
    bool hasMore = false;
    if (answer) {
        for (const JsonReader& item : answer->json.items()) {
            if (QString name = repositoryOf(item); !name.isEmpty())
                page.repositories << std::move(name);
        }
        hasMore = answer->json.size() >= gitHubPageSize && number < mostPages;
    } else if (owner.isEmpty()) { // an organisation that refuses is left out
        const ErrorKind kind = answer.error().kind();
        const bool refused = kind == ErrorKind::AuthRequired || kind == ErrorKind::Denied;
        co_return refused ? answer.error().withCode(refusedCode) : answer.error();
    } else if (answer.error().isCancelled()) {
        co_return answer.error();
    }
    if (hasMore)
        page.next = makeCursor(index, number + 1);
    else if (index + 1 < m_owners.size())
        page.next = makeCursor(index + 1, 1);
    co_return page;
}

} // namespace portolan
