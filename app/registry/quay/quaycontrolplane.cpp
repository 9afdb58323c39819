// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaycontrolplane.h"

#include "registry/quay/quaycapabilities.h"
#include "registry/quay/quayfind.h"
#include "registry/quay/quayinfo.h"
#include "registry/quay/quaypanels.h"
#include "registry/quay/quaytaghistory.h"
#include "registry/quay/quaytargets.h"

#include <QtGlobal>

#include <array>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

const Sentence needsToken(QT_TRANSLATE_NOOP("Core",
    "Quay takes changes only with an OAuth application token: user $oauthtoken, and the token as password."));

bool isRefusal(const Error& error)
{
    return error.kind() == ErrorKind::AuthRequired || error.kind() == ErrorKind::Denied
        || error.kind() == ErrorKind::NotFound;
}

//! Why tags of the repository cannot be changed; empty: they can.
Sentence whyNoChanges(const QuayRepository& repository)
{
    if (repository.isMirror())
        return Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is a mirror: only its sync changes its tags."));
    if (!repository.takesChanges())
        return Sentence(
            QT_TRANSLATE_NOOP("Core", "The repository is read-only (state %1)."), {repository.state});
    if (!repository.canWrite.value_or(true))
        return Sentence(QT_TRANSLATE_NOOP("Core",
            "The login may not write to this repository (write permission, and the token's scope "
            "repo:write)."));
    return {};
}

void offerTagActions(Offering& offering, const Sentence& reason)
{
    static constexpr std::array kinds{
        ActionKind::RollBackTag, ActionKind::SetTag, ActionKind::SetTagExpiry, ActionKind::SetTagImmutable};
    const Ability ability = reason.isEmpty() ? Ability::Yes : Ability::No;
    for (const ActionKind kind : kinds)
        offering.actions << OfferedAction(kind, ability, reason);
}

Error noSuchPanel()
{
    return Error::unsupported(Sentence(QT_TRANSLATE_NOOP("Core", "Quay has no such panel here")))
        .withCode(u"NOT_OFFERED"_s);
}

Fact planeFact(const char* label, const Sentence& text, FactTone tone)
{
    return {label, text, tone};
}

} // namespace

QuayControlPlane::QuayControlPlane(
    QuayLookup& lookup, RegistrySession& session, DataPlane& dataPlane, QString registryId)
    : m_lookup(lookup)
    , m_session(session)
    , m_scans(lookup, dataPlane)
    , m_planner(lookup, std::move(registryId), session.endpoint().host)
{
}

void QuayControlPlane::addLoginNotes(Offering& offering) const
{
    if (m_lookup.client().hasToken())
        return;
    if (m_session.credential())
        offering.notes << Sentence(QT_TRANSLATE_NOOP("Core",
            "This login pulls and pushes. Quay's API shows it only what is public; an OAuth application "
            "token (user $oauthtoken) opens the rest and allows changes."));
    else
        offering.notes << Sentence(
            QT_TRANSLATE_NOOP("Core", "Without a login only public repositories are seen."));
}

QCoro::Task<Result<Offering>> QuayControlPlane::offering(QString place, std::stop_token stop)
{
    auto discovery = co_await m_lookup.discovery(stop);
    if (!discovery)
        co_return discovery.error();
    Offering offering;
    offering.tagHistory = true;
    offering.repositoryInfo = true;
    offering.search = true;
    offering.vulnerabilities = discovery->has(u"/security") != Ability::No;
    if (place.isEmpty()) {
        addLoginNotes(offering);
        offering.panels << PanelOffer(u"login"_s, QT_TRANSLATE_NOOP("Panel", "Login"));
        co_return std::as_const(offering);
    }
    if (!place.contains(u'/')) {
        const bool hasToken = m_lookup.client().hasToken();
        if (hasToken)
            offering.panels << PanelOffer(u"robots"_s, QT_TRANSLATE_NOOP("Panel", "Robot accounts"));
        if (hasToken && discovery->has(u"/quota") != Ability::No)
            offering.panels << PanelOffer(u"quota"_s, QT_TRANSLATE_NOOP("Panel", "Quota"));
        auto proxy = co_await m_lookup.proxyCache(place, stop);
        if (!proxy)
            co_return proxy.error();
        if (proxy->isThere())
            offering.panels << PanelOffer(u"proxy"_s, QT_TRANSLATE_NOOP("Panel", "Proxy cache"));
        co_return std::as_const(offering);
    }
    auto offered = co_await offerRepository(offering, place, stop);
    co_return offered;
}

QCoro::Task<Result<Offering>> QuayControlPlane::offerRepository(
    Offering offering, QString repository, std::stop_token stop)
{
    auto known = co_await m_lookup.repository(repository, stop);
    if (!known && !isRefusal(known.error()))
        co_return known.error();
    if (!known) {
        offering.tagHistory = false;
        offering.repositoryInfo = false;
        offerTagActions(offering, m_lookup.client().hasToken() ? known.error().said() : needsToken);
        addLoginNotes(offering);
        co_return std::as_const(offering);
    }
    if (!m_lookup.client().hasToken()) {
        offerTagActions(offering, needsToken);
        co_return std::as_const(offering);
    }
    offerTagActions(offering, whyNoChanges(*known));
    auto proxy = co_await m_lookup.proxyCache(repository.section(u'/', 0, 0), stop);
    if (!proxy)
        co_return proxy.error();
    if (proxy->isThere())
        offering.notes << Sentence(QT_TRANSLATE_NOOP("Core",
                                       "Its organisation is a proxy cache of %1: pulling fetches from there "
                                       "what is not here yet, and moves the tags."),
            {proxy->upstream});
    if (known->isMirror()) {
        const bool mayAdmin = known->canAdmin.value_or(true);
        const Sentence reason = mayAdmin
            ? Sentence()
            : Sentence(
                QT_TRANSLATE_NOOP("Core", "Mirrors are shown and synced with the right to administer only."));
        offering.actions << OfferedAction(
            ActionKind::SyncMirrorNow, mayAdmin ? Ability::Yes : Ability::No, reason);
        offering.panels << PanelOffer(u"mirror"_s, QT_TRANSLATE_NOOP("Panel", "Mirror"));
    }
    co_return std::as_const(offering);
}

QCoro::Task<Result<TagHistory>> QuayControlPlane::fetchTagHistory(
    QString repository, QString tag, std::stop_token stop)
{
    auto entries = co_await m_lookup.history(repository, tag, stop);
    if (!entries)
        co_return entries.error();
    auto known = co_await m_lookup.repository(repository, stop);
    if (!known && !isRefusal(known.error()))
        co_return known.error();
    const qint64 window = known ? known->timeMachineSeconds : -1;
    co_return quayTagHistory(*entries, window, QDateTime::currentDateTimeUtc());
}

QCoro::Task<Result<RepositoryInfo>> QuayControlPlane::fetchRepositoryInfo(
    QString repository, std::stop_token stop)
{
    auto detail =
        co_await m_lookup.client().get<QuayRepository>(QuayTargets::repository(repository, true), stop);
    if (!detail)
        co_return detail.error();
    auto row = co_await m_lookup.row(repository, stop);
    if (!row)
        co_return row.error();
    QUrl page = m_session.endpoint().baseUrl(u"https"_s);
    page.setPath(u"/repository/"_s + repository);
    auto proxy = co_await m_lookup.proxyCache(repository.section(u'/', 0, 0), stop);
    if (!proxy)
        co_return proxy.error();
    co_return quayRepositoryInfo(*detail, *row, *proxy, page);
}

QCoro::Task<Result<QList<VulnerabilityReport>>> QuayControlPlane::fetchVulnerabilities(
    QString repository, QString tagOrDigest, std::stop_token stop)
{
    auto reports = co_await m_scans.fetch(repository, tagOrDigest, stop);
    co_return reports;
}

QCoro::Task<Result<SearchPage>> QuayControlPlane::search(
    QString words, PageCursor cursor, std::stop_token stop)
{
    if (words.trimmed().isEmpty())
        co_return SearchPage();
    const int number = qMax(1, cursor.toInt());
    auto page = co_await m_lookup.client().get<QuayFind>(QuayTargets::find(words.trimmed(), number), stop);
    co_return page;
}

QCoro::Task<Result<Panel>> QuayControlPlane::fetchPanel(QString place, QString panelId, std::stop_token stop)
{
    const bool isNamespace = !place.isEmpty() && !place.contains(u'/');
    Result<Panel> panel = noSuchPanel();
    if (place.isEmpty() && panelId == "login"_L1)
        panel = co_await loginPanel(stop);
    else if (isNamespace && panelId == "robots"_L1)
        panel = co_await robotsPanel(place, stop);
    else if (isNamespace && panelId == "quota"_L1)
        panel = co_await quotaPanel(place, stop);
    else if (isNamespace && panelId == "proxy"_L1)
        panel = co_await proxyPanel(place, stop);
    else if (place.contains(u'/') && panelId == "mirror"_L1)
        panel = co_await mirrorPanel(place, stop);
    co_return panel;
}

QCoro::Task<Result<Panel>> QuayControlPlane::loginPanel(std::stop_token stop)
{
    const char* const pulls = QT_TRANSLATE_NOOP("Panel", "Pulling and pushing (/v2/)");
    const char* const api = QT_TRANSLATE_NOOP("Panel", "Quay's API (/api/v1)");
    Panel panel;
    const QString user = m_session.credential() ? m_session.credential()->user : QString();
    const Sentence shownUser =
        user.isEmpty() ? Sentence(QT_TRANSLATE_NOOP("Core", "Nobody: only what is public")) : Sentence(user);
    panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Logged in as"), shownUser);
    auto ping = co_await m_session.ping(stop);
    if (!ping)
        panel.facts << planeFact(pulls, ping.error().said(), FactTone::Bad);
    else if (ping->authenticated)
        panel.facts << planeFact(
            pulls, Sentence(QT_TRANSLATE_NOOP("Core", "The login is accepted")), FactTone::Good);
    else
        panel.facts << planeFact(
            pulls, Sentence(QT_TRANSLATE_NOOP("Core", "Public repositories only")), FactTone::Neutral);
    auto server = co_await m_lookup.client().get<QuayCapabilities>(QuayTargets::capabilities(), stop);
    if (server && server->sparseManifests)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Indexes may lack images"), *server->sparseManifests);
    if (!m_lookup.client().hasToken()) {
        panel.facts << planeFact(
            api, Sentence(QT_TRANSLATE_NOOP("Core", "What is public, read only")), FactTone::Neutral);
        panel.warnings << needsToken;
        co_return std::as_const(panel);
    }
    auto who = co_await m_lookup.user(stop);
    if (who) {
        const Sentence accepted(QT_TRANSLATE_NOOP("Core", "The token is accepted, as %1"), {who->name});
        panel.facts << planeFact(api, accepted, FactTone::Good);
        co_return std::as_const(panel);
    }
    if (!isRefusal(who.error()))
        co_return who.error();
    panel.facts << planeFact(api,
        Sentence(QT_TRANSLATE_NOOP("Core", "The token may not read its user (scope user:read)")),
        FactTone::Warning);
    panel.warnings << Sentence(QT_TRANSLATE_NOOP("Core",
        "Without the scope user:read the namespaces are not known; repositories are listed as the registry's "
        "catalog has them."));
    co_return std::as_const(panel);
}

QCoro::Task<Result<bool>> QuayControlPlane::isOwnNamespace(QString nameSpace, std::stop_token stop)
{
    auto user = co_await m_lookup.user(stop);
    if (!user && !isRefusal(user.error()))
        co_return user.error();
    const bool isOwn = user.has_value() && user->name == nameSpace;
    co_return isOwn;
}

QCoro::Task<Result<Panel>> QuayControlPlane::robotsPanel(QString nameSpace, std::stop_token stop)
{
    auto own = co_await isOwnNamespace(nameSpace, stop);
    if (!own)
        co_return own.error();
    const QString target = *own ? QuayTargets::userRobots() : QuayTargets::organizationRobots(nameSpace);
    auto robots = co_await m_lookup.client().get<QuayRobots>(target, stop);
    if (!robots)
        co_return robots.error();
    co_return QuayPanels::robots(*robots);
}

QCoro::Task<Result<Panel>> QuayControlPlane::quotaPanel(QString nameSpace, std::stop_token stop)
{
    auto own = co_await isOwnNamespace(nameSpace, stop);
    if (!own)
        co_return own.error();
    const QString target = *own ? QuayTargets::userQuota() : QuayTargets::organizationQuota(nameSpace);
    auto quota = co_await m_lookup.client().get<QuayQuota>(target, stop);
    if (!quota && quota.error().kind() != ErrorKind::NotFound)
        co_return quota.error();
    qint64 used = -1;
    if (!*own) {
        auto organization =
            co_await m_lookup.client().get<QuayOrganization>(QuayTargets::organization(nameSpace), stop);
        used = organization ? organization->quotaBytes : -1;
    }
    co_return QuayPanels::quota(quota.value_or(QuayQuota()), used);
}

QCoro::Task<Result<Panel>> QuayControlPlane::proxyPanel(QString nameSpace, std::stop_token stop)
{
    auto proxy = co_await m_lookup.proxyCache(nameSpace, stop);
    if (!proxy)
        co_return proxy.error();
    if (!proxy->isThere())
        co_return noSuchPanel();
    Panel panel;
    panel.facts = quayProxyCacheFacts(*proxy);
    panel.warnings << Sentence(
        QT_TRANSLATE_NOOP("Core", "Pulling fetches from there what is not here yet, and moves the tags."));
    co_return std::as_const(panel);
}

QCoro::Task<Result<Panel>> QuayControlPlane::mirrorPanel(QString repository, std::stop_token stop)
{
    auto mirror = co_await m_lookup.client().get<QuayMirror>(QuayTargets::mirror(repository), stop);
    if (!mirror)
        co_return mirror.error();
    auto known = co_await m_lookup.repository(repository, stop);
    if (!known)
        co_return known.error();
    const bool may = known->canAdmin.value_or(true);
    const Sentence reason = may ? Sentence()
                                : Sentence(QT_TRANSLATE_NOOP(
                                    "Core", "Starting a sync needs the right to administer the repository."));
    co_return QuayPanels::mirror(*mirror, repository, may ? Ability::Yes : Ability::No, reason);
}

QCoro::Task<Result<ActionPlan>> QuayControlPlane::planAction(ActionWish wish, std::stop_token stop)
{
    auto plan = co_await m_planner.plan(wish, stop);
    co_return plan;
}

QCoro::Task<Result<ActionReport>> QuayControlPlane::performAction(ActionPlan plan,
    std::optional<Credential> /*login*/, ActionProgressFunction progress, std::stop_token stop)
{
    auto report = co_await m_planner.perform(plan, progress, stop);
    co_return report;
}

QCoro::Task<Result<bool>> QuayControlPlane::restoreTag(
    QString repository, QString tag, Digest digest, std::stop_token stop)
{
    if (!m_lookup.client().hasToken())
        co_return false;
    const QByteArray body = R"({"manifest_digest":")" + digest.toString().toLatin1() + R"("})";
    auto restored = co_await m_lookup.client().change(
        HttpMethod::Post, QuayTargets::restore(repository, tag), body, stop);
    if (!restored && restored.error().kind() == ErrorKind::NotFound)
        co_return false; // out of the time machine
    if (!restored)
        co_return restored.error();
    m_lookup.forget(repository);
    co_return true;
}

} // namespace portolan
