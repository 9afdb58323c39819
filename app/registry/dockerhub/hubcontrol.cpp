// SPDX-License-Identifier: Apache-2.0
#include "registry/dockerhub/hubcontrol.h"

#include "oci/mediatype.h"
#include "registry/dockerhub/hubname.h"

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString limitPanel = u"pull-limit"_s;
constexpr qint64 mostPages = 400;

Sentence taggingNeedsLogin()
{
    return Sentence(QT_TRANSLATE_NOOP("Core", "Setting a tag needs a login."));
}

} // namespace

HubControl::HubControl(
    HubClient& hub, RegistrySession& session, DataPlane& plane, const RegistryProfile& profile)
    : m_hub(hub)
    , m_session(session)
    , m_retag(plane, profile.id, profile.host)
{
}

QCoro::Task<Result<Offering>> HubControl::offering(QString place, std::stop_token /*stop*/)
{
    Offering offering;
    offering.search = true;
    offering.repositoryInfo = true;
    if (place.contains(u'/'))
        offering.actions << (m_hub.hasLogin()
                ? OfferedAction(ActionKind::SetTag, Ability::Unknown)
                : OfferedAction(ActionKind::SetTag, Ability::No, taggingNeedsLogin()));
    if (place.isEmpty())
        offering.panels << PanelOffer(limitPanel, QT_TRANSLATE_NOOP("Panel", "Pull limit"));
    if (!m_hub.hasLogin())
        offering.notes << Sentence(QT_TRANSLATE_NOOP("Core",
            "Without a login official images are listed and pulls are limited by address; search finds the "
            "rest."));
    co_return offering;
}

QCoro::Task<Result<RepositoryInfo>> HubControl::fetchRepositoryInfo(QString repository, std::stop_token stop)
{
    auto found = co_await m_hub.repository(repository, std::move(stop));
    if (!found)
        co_return found.error();
    const QString full = hubRepository(repository);
    RepositoryInfo info;
    info.description = found->fullDescription.isEmpty() ? found->description : found->fullDescription;
    info.page = QUrl(full.startsWith("library/"_L1) ? u"https://hub.docker.com/_/"_s + full.section(u'/', 1)
                                                    : u"https://hub.docker.com/r/"_s + full);
    FactList& facts = info.facts;
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Visibility"),
        Sentence(
            found->isPrivate ? QT_TRANSLATE_NOOP("Core", "Private") : QT_TRANSLATE_NOOP("Core", "Public")));
    if (found->official)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Official image"), true, FactTone::Good);
    if (found->archived)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Archived"), true, FactTone::Warning);
    if (found->stars >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Stars"), found->stars);
    if (found->pulls >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pulls"), found->pulls);
    if (found->updated.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Last change"), found->updated);
    if (found->registered.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Since"), found->registered);
    co_return info;
}

QCoro::Task<Result<SearchPage>> HubControl::search(QString words, PageCursor cursor, std::stop_token stop)
{
    const qint64 number = cursor.isEmpty() ? 1 : cursor.toLongLong();
    auto found = co_await m_hub.search(std::move(words), number, std::move(stop));
    SearchPage page;
    if (!found && number > 1 && found.error().httpStatus() == 404)
        co_return page; // a page beyond the end
    if (!found)
        co_return found.error();
    page.total = found->total;
    for (const HubRepository& repository : std::as_const(found->items)) {
        SearchHit hit;
        hit.repository = repository.name;
        hit.description = repository.description.simplified();
        hit.official = repository.official;
        hit.stars = repository.stars;
        hit.pulls = repository.pulls;
        page.hits << hit;
    }
    if (found->hasMore && number < mostPages)
        page.next = QString::number(number + 1);
    co_return page;
}

QCoro::Task<Result<std::optional<HubPullLimit>>> HubControl::fetchPullLimit(std::stop_token stop)
{
    const QString repository = u"ratelimitpreview/test"_s;
    HttpHeaders headers;
    headers.emplace_back("Accept", manifestAccept());
    HttpRequest request(HttpMethod::Head, QUrl(u"/v2/ratelimitpreview/test/manifests/latest"_s));
    request.headers = headers;
    request.retryWhenLimited = false; // none left is an answer
    auto response =
        co_await m_session.sendRequest(std::move(request), ScopeSet::pull(repository), std::move(stop));
    if (!response)
        co_return response.error();
    if (!response->isSuccess() && response->status != 429)
        co_return response->toError();
    std::optional<HubPullLimit> limit = HubPullLimit::read(*response);
    if (response->status == 429) {
        if (!limit)
            limit.emplace();
        limit->remaining = 0;
    }
    co_return limit;
}

QCoro::Task<Result<Panel>> HubControl::fetchPanel(QString /*place*/, QString panelId, std::stop_token stop)
{
    if (panelId != limitPanel)
        co_return Error::unsupported(u"no such panel: "_s + panelId).withCode(u"NOT_OFFERED"_s);
    auto limit = co_await fetchPullLimit(std::move(stop));
    if (!limit)
        co_return limit.error();
    Panel panel;
    const std::optional<HubPullLimit>& known = *limit;
    if (!known) {
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pulls left"),
            Sentence(QT_TRANSLATE_NOOP("Core", "Not limited")), FactTone::Good);
        co_return panel;
    }
    const bool isLow = known->remaining >= 0 && known->remaining * 10 <= known->limit;
    const FactTone tone = known->remaining == 0 ? FactTone::Bad : isLow ? FactTone::Warning : FactTone::Good;
    if (known->remaining >= 0)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pulls left"), known->remaining, tone);
    if (known->limit >= 0)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Pulls allowed"), known->limit);
    if (known->windowSeconds > 0)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Within hours"), known->windowSeconds / 3600);
    if (!known->source.isEmpty())
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Counted for"), known->source);
    if (known->remaining == 0)
        panel.warnings << Sentence(
            QT_TRANSLATE_NOOP("Core", "No pulls are left for now. Logging in raises the limit."));
    co_return panel;
}

QCoro::Task<Result<ActionPlan>> HubControl::planAction(ActionWish wish, std::stop_token stop)
{
    if (wish.kind != ActionKind::SetTag) {
        auto refused = co_await ControlPlane::planAction(std::move(wish), std::move(stop));
        co_return refused;
    }
    auto plan = co_await m_retag.plan(std::move(wish), std::move(stop));
    if (!plan)
        co_return plan;
    if (!m_hub.hasLogin())
        plan->blockers << taggingNeedsLogin();
    plan->warnings << Sentence(
        QT_TRANSLATE_NOOP("Core", "Docker Hub counts reading the image's manifest for it as a pull."));
    co_return plan;
}

QCoro::Task<Result<ActionReport>> HubControl::performAction(ActionPlan plan,
    std::optional<Credential> /*login*/, ActionProgressFunction /*progress*/, std::stop_token stop)
{
    auto report = co_await m_retag.perform(std::move(plan), std::move(stop));
    co_return report;
}

} // namespace portolan
