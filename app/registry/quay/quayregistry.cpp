// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayregistry.h"

#include "base/jsonreader.h"
#include "registry/quay/quaytargets.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostTagPages = 20'000;

// A tag cursor is "api <page>" or "v2 <the list's cursor>".
const QString viaApi = u"api"_s;
const QString viaList = u"v2"_s;

//! The API has nothing for this login, or nothing at all: /v2/ may have.
bool meansAskElsewhere(const Error& error)
{
    return error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Denied
        || error.kind() == ErrorKind::NotFound || error.code() == "SERVER_ERROR"_L1
        || error.code() == "DOWNSTREAM_ISSUE"_L1 || error.code() == "EXTERNAL_SERVICE_TIMEOUT"_L1;
}

} // namespace

QuayRegistry::QuayRegistry(RegistryProfile profile, HttpClient& client, std::optional<Credential> credential)
    : m_v2(std::move(profile), client, std::move(credential))
    , m_client(client, m_v2.session())
    , m_lookup(m_client)
    , m_listing(m_lookup, m_v2, m_v2.session())
    , m_deletion(m_lookup, m_v2.dataPlane(), m_v2.profile().id)
    , m_controlPlane(m_lookup, m_v2.session(), m_v2.dataPlane(), m_v2.profile().id)
{
    m_v2.session().setDeletesByPush();
}

QCoro::Task<Result<bool>> QuayRegistry::isQuay(std::stop_token stop)
{
    auto response = co_await m_client.probe(QuayTargets::withoutSelector(), stop);
    if (!response)
        co_return response.error();
    const auto json = JsonReader::parse(response->body);
    const bool refusesAsQuay = response->status == 400 && json
        && (*json)["error_type"_L1].text() == "invalid_request"_L1
        && (*json)["type"_L1].text().endsWith("/api/v1/error/invalid_request"_L1);
    co_return refusesAsQuay;
}

QCoro::Task<Result<Capabilities>> QuayRegistry::capabilities(QString repository, std::stop_token stop)
{
    auto found = co_await m_v2.capabilities(repository, stop);
    if (!found)
        co_return found;
    found->server = u"Quay"_s;
    found->listRepositories = session().credential() ? Ability::Yes : Ability::No;
    if (repository.isEmpty() || !m_client.hasToken())
        co_return found;
    auto known = co_await m_lookup.repository(repository, stop);
    if (!known)
        co_return meansAskElsewhere(known.error()) ? found : Result<Capabilities>(known.error());
    const bool writes = known->canWrite.value_or(true) && known->takesChanges();
    found->push = writes ? Ability::Yes : Ability::No;
    found->deleteByTag = found->push;
    found->deleteByDigest = found->push;
    if (!writes)
        found->deleteReason = known->takesChanges()
            ? Sentence(QT_TRANSLATE_NOOP("Core", "The login may not write to this repository."))
            : Sentence(
                QT_TRANSLATE_NOOP("Core", "The repository takes no changes (state %1)."), {known->state});
    co_return found;
}

QCoro::Task<Result<RepositoryPage>> QuayRegistry::fetchRepositories(PageCursor cursor, std::stop_token stop)
{
    auto page = co_await m_listing.fetch(cursor, stop);
    co_return page;
}

QCoro::Task<Result<TagPage>> QuayRegistry::fetchTagsByApi(
    QString repository, int number, std::stop_token stop)
{
    const QString target = QuayTargets::activeTags(repository, number);
    auto page = co_await m_client.get<QuayTagPage>(target, stop);
    if (!page)
        co_return page.error();
    if (page->hasMore && number >= mostTagPages)
        co_return m_client.placed(Error::protocol(u"the list of tags does not end"_s), target);
    TagPage out;
    out.tags.reserve(page->tags.size());
    out.records.reserve(page->tags.size());
    for (const QuayTag& tag : std::as_const(page->tags)) {
        out.tags << tag.name;
        out.records << tag.toRecord();
    }
    if (page->hasMore)
        out.next = viaApi + u' ' + QString::number(number + 1);
    co_return std::as_const(out);
}

QCoro::Task<Result<TagPage>> QuayRegistry::fetchTags(
    QString repository, PageCursor cursor, std::stop_token stop)
{
    const bool begins = cursor.isEmpty();
    if (cursor.startsWith(viaApi) || (begins && !m_closedToApi.contains(repository))) {
        const int number = begins ? 1 : cursor.section(u' ', 1).toInt();
        auto page = co_await fetchTagsByApi(repository, number, stop);
        if (page || !begins || !meansAskElsewhere(page.error()))
            co_return page;
        if (page.error().kind() != ErrorKind::Network)
            m_closedToApi.insert(repository);
    }
    auto page = co_await m_v2.fetchTags(repository, cursor.section(u' ', 1), stop);
    if (page && !page->next.isEmpty())
        page->next.prepend(viaList + u' ');
    co_return page;
}

QCoro::Task<Result<DeletePlan>> QuayRegistry::planDelete(
    DeleteWish wish, StepProgress progress, std::stop_token stop)
{
    if (!m_client.hasToken()) {
        auto plan = co_await m_v2.planDelete(wish, progress, stop);
        co_return plan;
    }
    auto plan = co_await m_deletion.plan(wish, progress, stop);
    co_return plan;
}

QCoro::Task<Result<DeleteReport>> QuayRegistry::performDelete(DeletePlan plan, std::stop_token stop)
{
    const bool byApi = !plan.steps.isEmpty() && plan.steps.first().method == DeleteMethod::ControlPlane;
    if (!byApi) {
        auto report = co_await m_v2.performDelete(plan, stop);
        co_return report;
    }
    auto report = co_await m_deletion.perform(plan, stop);
    co_return report;
}

} // namespace portolan
