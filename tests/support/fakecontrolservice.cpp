// SPDX-License-Identifier: Apache-2.0
#include "support/fakecontrolservice.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <deque>

namespace portolan {
namespace {

QString keyOf(const ImageAddress& image)
{
    return image.registry + u' ' + image.repository + u' ' + image.tagOrDigest;
}

template <typename Map, typename Key>
std::optional<typename Map::mapped_type> found(const Map& map, const Key& key)
{
    const auto at = map.find(key);
    return at == map.end() ? std::nullopt : std::optional(*at);
}

} // namespace

//! Answers on their way, and watchers. On the test's thread.
class FakeControlService::Answers final : public QObject {
public:
    class Waiting final {
    public:
        std::shared_ptr<bool> wanted;
        std::function<void()> deliver;
    };
    class Watcher final {
    public:
        RepositoryAddress place;
        std::shared_ptr<bool> wanted;
        std::function<void(QList<RegistryChange>)> tell;
        Done<bool> end;
    };

    void deliverAll()
    {
        if (held)
            return;
        while (!waiting.empty()) {
            const Waiting next = std::move(waiting.front());
            waiting.pop_front();
            if (*next.wanted)
                next.deliver();
        }
    }

    std::deque<Waiting> waiting;
    std::deque<Watcher> watchers;
    std::function<void(ActionProgress)> progress;
    bool held = false;
};

FakeControlService::FakeControlService() : m_answers(std::make_shared<Answers>()) {}

FakeControlService::~FakeControlService() = default;

template <typename T>
RequestHandle FakeControlService::answer(
    const QString& method, const QStringList& arguments, Done<T> done, std::optional<T> value)
{
    m_log << (QStringList(method) + arguments).join(u' ');
    Result<T> outcome =
        Error::unsupported(QStringLiteral("not known to the double")).withCode(QStringLiteral("NOT_OFFERED"));
    if (const auto failure = m_failures.find(method); failure != m_failures.end())
        outcome = failure->second;
    else if (value)
        outcome = *value;
    const auto wanted = std::make_shared<bool>(true);
    Answers::Waiting waiting;
    waiting.wanted = wanted;
    waiting.deliver = [done = std::move(done), outcome] { done(outcome); };
    m_answers->waiting.push_back(std::move(waiting));
    QTimer::singleShot(0, m_answers.get(), [answers = m_answers.get()] { answers->deliverAll(); });
    return RequestHandle([wanted] { *wanted = false; });
}

void FakeControlService::setOffering(const RepositoryAddress& place, const Offering& offering)
{
    m_offerings.insert(place, offering);
}

void FakeControlService::setTagHistory(const ImageAddress& tag, const TagHistory& history)
{
    m_histories.insert(keyOf(tag), history);
}

void FakeControlService::setRepositoryInfo(const RepositoryAddress& repository, const RepositoryInfo& info)
{
    m_infos.insert(repository, info);
}

void FakeControlService::setVulnerabilities(
    const ImageAddress& image, const QList<VulnerabilityReport>& reports)
{
    m_vulnerabilities.insert(keyOf(image), reports);
}

void FakeControlService::setSearchPages(const QString& words, const QList<SearchPage>& pages)
{
    m_searches.insert(words, pages);
}

void FakeControlService::setUses(const ImageAddress& image, const ImageUses& uses)
{
    m_uses.insert(keyOf(image), uses);
}

void FakeControlService::setPanel(const QString& panelId, const Panel& panel)
{
    m_panels.insert(panelId, panel);
}

void FakeControlService::setPlan(ActionKind kind, const ActionPlan& plan)
{
    m_plans.insert_or_assign(kind, plan);
}

void FakeControlService::setLocalState(const ImageAddress& tag, const QList<EngineState>& states)
{
    m_localStates.insert(keyOf(tag), states);
}

void FakeControlService::fail(const QString& method, const Error& error)
{
    m_failures.insert_or_assign(method, error);
}

void FakeControlService::heal(const QString& method)
{
    m_failures.erase(method);
}

void FakeControlService::hold(bool on)
{
    m_answers->held = on;
    if (!on)
        QTimer::singleShot(0, m_answers.get(), [answers = m_answers.get()] { answers->deliverAll(); });
}

int FakeControlService::calls(const QString& method) const
{
    return int(std::count_if(m_log.begin(), m_log.end(),
        [&method](const QString& line) { return line == method || line.startsWith(method + u' '); }));
}

bool FakeControlService::isWatched(const RepositoryAddress& place) const
{
    return std::any_of(m_answers->watchers.begin(), m_answers->watchers.end(),
        [&place](const Answers::Watcher& watcher) { return watcher.place == place && *watcher.wanted; });
}

void FakeControlService::sendChanges(const RepositoryAddress& place, const QList<RegistryChange>& changes)
{
    const auto watchers = m_answers->watchers;
    for (const Answers::Watcher& watcher : watchers) {
        if (watcher.place == place && *watcher.wanted)
            watcher.tell(changes);
    }
}

void FakeControlService::endWatch(const RepositoryAddress& place, const Error& error)
{
    const auto watchers = m_answers->watchers;
    for (const Answers::Watcher& watcher : watchers) {
        if (watcher.place == place && std::exchange(*watcher.wanted, false))
            watcher.end(error);
    }
}

void FakeControlService::reportProgress(const ActionProgress& progress)
{
    if (m_answers->progress)
        m_answers->progress(progress);
}

RequestHandle FakeControlService::fetchOffering(RepositoryAddress place, Done<Offering> done)
{
    auto offering = found(m_offerings, place);
    return answer<Offering>(QStringLiteral("fetchOffering"), {place.registry, place.repository},
        std::move(done), offering ? offering : m_offering);
}

RequestHandle FakeControlService::fetchTagHistory(ImageAddress tag, Done<TagHistory> done)
{
    return answer<TagHistory>(
        QStringLiteral("fetchTagHistory"), {keyOf(tag)}, std::move(done), found(m_histories, keyOf(tag)));
}

RequestHandle FakeControlService::fetchRepositoryInfo(RepositoryAddress repository, Done<RepositoryInfo> done)
{
    return answer<RepositoryInfo>(QStringLiteral("fetchRepositoryInfo"),
        {repository.registry, repository.repository}, std::move(done), found(m_infos, repository));
}

RequestHandle FakeControlService::fetchVulnerabilities(
    ImageAddress image, Done<QList<VulnerabilityReport>> done)
{
    return answer<QList<VulnerabilityReport>>(QStringLiteral("fetchVulnerabilities"), {keyOf(image)},
        std::move(done), found(m_vulnerabilities, keyOf(image)));
}

RequestHandle FakeControlService::search(
    RegistryId registry, QString words, PageCursor cursor, Done<SearchPage> done)
{
    const QList<SearchPage> pages = m_searches.value(words);
    const int number = cursor.toInt();
    std::optional<SearchPage> page;
    if (number < pages.size()) {
        page = pages.at(number);
        page->next = number + 1 < pages.size() ? QString::number(number + 1) : QString();
    }
    return answer<SearchPage>(QStringLiteral("search"), {registry, words, cursor}, std::move(done), page);
}

RequestHandle FakeControlService::fetchUses(ImageAddress image, Done<ImageUses> done)
{
    return answer<ImageUses>(
        QStringLiteral("fetchUses"), {keyOf(image)}, std::move(done), found(m_uses, keyOf(image)));
}

RequestHandle FakeControlService::fetchPanel(RepositoryAddress place, QString panelId, Done<Panel> done)
{
    return answer<Panel>(QStringLiteral("fetchPanel"), {place.registry, place.repository, panelId},
        std::move(done), found(m_panels, panelId));
}

RequestHandle FakeControlService::fetchPullSecret(RepositoryAddress place, QString name, Done<Secret> done)
{
    std::optional<Secret> secret;
    if (const auto at = m_pullSecrets.find(name); at != m_pullSecrets.end())
        secret = at->second;
    return answer<Secret>(
        QStringLiteral("fetchPullSecret"), {place.registry, place.repository, name}, std::move(done), secret);
}

RequestHandle FakeControlService::planAction(RegistryId registry, ActionWish wish, Done<ActionPlan> done)
{
    std::optional<ActionPlan> plan;
    if (const auto at = m_plans.find(wish.kind); at != m_plans.end()) {
        plan = at->second;
        plan->registryId = registry;
        plan->wish = wish;
    }
    return answer<ActionPlan>(
        QStringLiteral("planAction"), {registry, wish.repository}, std::move(done), plan);
}

RequestHandle FakeControlService::performAction(ActionPlan plan, std::optional<Credential> login,
    std::function<void(ActionProgress)> progress, Done<ActionReport> done)
{
    m_performed << plan;
    m_lastLogin = std::move(login);
    m_answers->progress = std::move(progress);
    return answer<ActionReport>(
        QStringLiteral("performAction"), {plan.registryId}, std::move(done), std::optional(m_report));
}

RequestHandle FakeControlService::signInToCluster(
    QString server, ClusterSignIn how, std::function<void(QUrl)> openBrowser, Done<Credential> done)
{
    if (how.way == ClusterSignIn::Way::Browser)
        openBrowser(QUrl(server));
    return answer(QStringLiteral("signInToCluster"), {server, how.user}, std::move(done), m_signIn);
}

RequestHandle FakeControlService::signOutOfCluster(QString server, Secret, Done<bool> done)
{
    return answer(QStringLiteral("signOutOfCluster"), {server}, std::move(done), std::optional(true));
}

RequestHandle FakeControlService::explainPull(ExplainRequest request, Done<PullExplanation> done)
{
    return answer<PullExplanation>(
        QStringLiteral("explainPull"), {request.text}, std::move(done), m_explanation);
}

RequestHandle FakeControlService::fetchLocalState(
    ImageAddress tag, QList<Digest> /*current*/, Done<QList<EngineState>> done)
{
    return answer<QList<EngineState>>(
        QStringLiteral("fetchLocalState"), {keyOf(tag)}, std::move(done), m_localStates.value(keyOf(tag)));
}

RequestHandle FakeControlService::watch(
    RepositoryAddress place, std::function<void(QList<RegistryChange>)> onChange, Done<bool> done)
{
    if (m_failures.contains(QStringLiteral("watch")))
        return answer<bool>(
            QStringLiteral("watch"), {place.registry, place.repository}, std::move(done), std::nullopt);
    m_log << QStringLiteral("watch ") + place.registry + u' ' + place.repository;
    Answers::Watcher watcher;
    watcher.place = place;
    watcher.wanted = std::make_shared<bool>(true);
    watcher.tell = std::move(onChange);
    watcher.end = std::move(done);
    m_answers->watchers.push_back(watcher);
    return RequestHandle([wanted = watcher.wanted] { *wanted = false; });
}

void FakeControlService::setShown(RepositoryAddress place)
{
    m_log << QStringLiteral("setShown ") + place.registry + u' ' + place.repository;
}

} // namespace portolan
