// SPDX-License-Identifier: Apache-2.0
#include "registry/openshift/projectwatches.h"

#include "http/pause.h"
#include "registry/openshift/clusterproject.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// Without HTTP/2 each watch is a connection; there are not to be more than six.
constexpr int workers = 3;
constexpr int standingWithoutHttp2 = 3;
// A watch that the server takes longer to begin waits for another of its connection to end.
constexpr milliseconds longestOpening{15'000};
constexpr seconds projectsLifetime{120};
constexpr milliseconds longestPause{30'000};
// What a request in turn may take of a server that many windows ask.
constexpr milliseconds timeForOne{60};
constexpr milliseconds startPause{50};
constexpr milliseconds longestSleep{5'000};
constexpr milliseconds shortSleep{250};

} // namespace

//! A project.
class ProjectWatches::Entry final {
public:
    enum class State { Waiting, Asked, Standing, Gone };

    Entry(KubeClient& client, const QString& path, std::unique_ptr<StreamFollower> streams)
        : follower(std::move(streams))
        , watch(client, path, *follower)
    {
    }

    std::unique_ptr<StreamFollower> follower;
    KubeWatch watch;
    State state = State::Waiting;
    QDeadlineTimer due; //!< Waiting: until when
    milliseconds pause{0}; //!< after a failure
    QElapsedTimer asked;
    size_t lane = 0;
    std::stop_source stop; //!< of the watch that stands
    std::optional<QCoro::Task<Result<void>>> standing;
    bool dropped = false;
};

ProjectWatches::ProjectWatches(KubeClient& client, Follow follow, std::function<void()> changed)
    : m_client(client)
    , m_follow(std::move(follow))
    , m_changed(std::move(changed))
{
}

ProjectWatches::~ProjectWatches() = default;

bool ProjectWatches::isConnected() const
{
    return m_projectsKnown && std::all_of(m_entries.cbegin(), m_entries.cend(), [](const EntryPtr& entry) {
        return entry->follower->isConnected();
    });
}

seconds ProjectWatches::delay() const
{
    const bool allStand = std::all_of(m_entries.cbegin(), m_entries.cend(),
        [](const EntryPtr& entry) { return entry->state == Entry::State::Standing; });
    if (allStand)
        return seconds(0);
    // In steps, so that it is not told anew all the time.
    constexpr int step = 5;
    const auto exact = std::chrono::ceil<seconds>(std::max(round(), m_age)).count();
    return seconds((exact + step - 1) / step * step);
}

milliseconds ProjectWatches::round() const
{
    const auto asked = std::count_if(m_entries.cbegin(), m_entries.cend(),
        [](const EntryPtr& entry) { return entry->state != Entry::State::Standing; });
    return std::max(m_round, timeForOne * asked);
}

qsizetype ProjectWatches::rank(const Entry& entry) const
{
    const qsizetype place = m_shown.indexOf(entry.follower->scope());
    return place < 0 ? m_shown.size() : place;
}

int ProjectWatches::capacity() const
{
    return m_client.isMultiplexed() ? m_mostOnLane * static_cast<int>(m_lanes.size()) : standingWithoutHttp2;
}

void ProjectWatches::setShown(const QStringList& projects)
{
    m_shown = projects;
    for (const EntryPtr& entry : m_entries) {
        if (entry->state == Entry::State::Waiting && m_shown.contains(entry->follower->scope())
            && entry->pause.count() == 0)
            entry->due = QDeadlineTimer();
    }
}

QCoro::Task<Result<void>> ProjectWatches::run(std::stop_token stop)
{
    const std::stop_callback onStop(stop, [this] { m_end.request_stop(); });
    std::vector<QCoro::Task<Result<void>>> working;
    working.reserve(workers);
    for (int i = 0; i < workers; ++i)
        working.push_back(work(m_end.get_token()));
    for (QCoro::Task<Result<void>>& worker : working)
        (void)co_await worker;
    (void)co_await endStanding();
    if (m_error && !stop.stop_requested())
        co_return std::as_const(*m_error);
    co_return Error::cancelled();
}

QCoro::Task<Result<void>> ProjectWatches::endStanding()
{
    m_entries.insert(m_entries.end(), m_leaving.cbegin(), m_leaving.cend());
    for (const EntryPtr& entry : m_entries)
        entry->stop.request_stop();
    const std::vector<EntryPtr> all = m_entries;
    for (const EntryPtr& entry : all) {
        if (entry->standing)
            (void)co_await *entry->standing;
        entry->standing.reset();
    }
    co_return Result<void>();
}

QCoro::Task<Result<void>> ProjectWatches::work(std::stop_token stop)
{
    while (!stop.stop_requested()) {
        auto done = co_await refreshProjects(stop);
        if (!done && !stop.stop_requested() && !KubeWatch::canMend(done.error()))
            end(done.error());
        relieveLanes();
        const EntryPtr entry = mostDue();
        if (stop.stop_requested())
            break;
        if (entry)
            done = co_await serve(entry, stop);
        else
            (void)co_await pauseFor(untilDue(), stop);
    }
    co_return Result<void>();
}

//! A server may allow fewer streams on a connection than most do.
void ProjectWatches::relieveLanes()
{
    std::array<int, 4> open{};
    for (const EntryPtr& entry : m_entries) {
        if (entry->state == Entry::State::Standing && entry->watch.isOpen())
            ++open.at(entry->lane);
    }
    for (const EntryPtr& entry : m_entries) {
        const bool stuck = entry->state == Entry::State::Standing && !entry->stop.stop_requested()
            && entry->watch.sinceAsked() > longestOpening;
        if (!stuck)
            continue;
        if (open.at(entry->lane) > 0) // else nothing gets through at the moment
            m_mostOnLane = std::min(open.at(entry->lane), m_mostOnLane);
        entry->stop.request_stop();
    }
}

ProjectWatches::EntryPtr ProjectWatches::mostDue() const
{
    EntryPtr found;
    for (const EntryPtr& entry : m_entries) {
        if (entry->state != Entry::State::Waiting || !entry->due.hasExpired())
            continue;
        const bool better = !found || rank(*entry) < rank(*found)
            || (rank(*entry) == rank(*found) && entry->due < found->due);
        if (better)
            found = entry;
    }
    return found;
}

milliseconds ProjectWatches::untilDue() const
{
    if (!m_projectsKnown)
        return startPause;
    const bool waits = std::any_of(m_entries.cbegin(), m_entries.cend(),
        [](const EntryPtr& entry) { return entry->state == Entry::State::Waiting; });
    return waits ? shortSleep : longestSleep;
}

QCoro::Task<Result<void>> ProjectWatches::serve(EntryPtr entry, std::stop_token stop)
{
    entry->state = Entry::State::Asked;
    auto done = co_await entry->watch.catchUp(stop);
    if (stop.stop_requested())
        co_return Error::cancelled();
    if (entry->dropped) {
        entry->state = Entry::State::Gone;
        co_return Result<void>();
    }
    if (!done && !KubeWatch::canMend(done.error())) {
        giveUp(entry, done.error());
        co_return Result<void>();
    }
    if (done && entry->asked.isValid()) {
        const milliseconds age(entry->asked.elapsed());
        m_age = age > m_age ? age : m_age - (m_age - age) / 64;
    }
    if (done)
        entry->asked.start();
    entry->pause = done ? milliseconds(0) : std::clamp(entry->pause * 2, m_firstPause, longestPause);
    settle(entry);
    co_return Result<void>();
}

//! Where a project that is up to date goes on: on a watch of its own if there is room.
void ProjectWatches::settle(const EntryPtr& entry)
{
    if (entry->pause.count() > 0) {
        wait(entry, std::max<milliseconds>(entry->pause, milliseconds(1)));
    } else if (makeRoom(*entry)) {
        begin(entry);
    } else {
        // At other moments than the others, so that a round does not come all at once.
        wait(entry, round() * (100 - QRandomGenerator::global()->bounded(31)) / 100);
    }
    m_changed();
}

void ProjectWatches::begin(const EntryPtr& entry)
{
    const auto free =
        std::find_if(m_lanes.begin(), m_lanes.end(), [this](int watches) { return watches < m_mostOnLane; });
    entry->lane = free == m_lanes.end() ? 0 : static_cast<size_t>(std::distance(m_lanes.begin(), free));
    ++m_lanes.at(entry->lane);
    entry->state = Entry::State::Standing;
    entry->stop = std::stop_source();
    entry->watch.setFirstPause(m_firstPause);
    entry->watch.setLength(m_length);
    // The first is for asking, which must not wait for watches to end.
    entry->watch.setLane(static_cast<int>(entry->lane) + 1);
    entry->standing.emplace(stand(entry));
}

//! Also where another must go that is less looked at.
bool ProjectWatches::makeRoom(const Entry& entry)
{
    int standing = 0;
    EntryPtr least;
    for (const EntryPtr& other : m_entries) {
        if (other->state != Entry::State::Standing || other->stop.stop_requested())
            continue;
        ++standing;
        if (!least || rank(*other) > rank(*least))
            least = other;
    }
    if (standing < capacity())
        return true;
    const bool tooMany = standing > capacity(); // it was HTTP/2 before
    const bool replaced = rank(*least) > rank(entry);
    if (tooMany || replaced)
        least->stop.request_stop();
    return replaced && !tooMany;
}

void ProjectWatches::wait(const EntryPtr& entry, milliseconds time)
{
    entry->state = Entry::State::Waiting;
    entry->due = QDeadlineTimer(time);
}

//! A project's own watch, until it fails for good, or another project needs its place.
QCoro::Task<Result<void>> ProjectWatches::stand(EntryPtr entry)
{
    auto done = co_await entry->watch.run(entry->stop.get_token());
    --m_lanes.at(entry->lane);
    entry->watch.setLane(0);
    entry->state = Entry::State::Gone;
    if (m_end.stop_requested())
        co_return done; // to endStanding()
    if (!entry->dropped)
        goOnWithout(entry, done);
    // Nobody waits for it, and the frame that this holds holds the entry.
    entry->standing.reset();
    co_return done;
}

//! A watch of a project has ended.
void ProjectWatches::goOnWithout(const EntryPtr& entry, const Result<void>& ended)
{
    entry->asked.start();
    if (entry->stop.stop_requested())
        wait(entry, round());
    else
        giveUp(entry, ended.error());
    m_changed();
}

void ProjectWatches::giveUp(const EntryPtr& entry, const Error& error)
{
    entry->state = Entry::State::Gone;
    drop(entry);
    if (error.kind() == ErrorKind::AuthRequired || m_entries.empty())
        end(error);
}

void ProjectWatches::end(const Error& error)
{
    if (!m_error)
        m_error = error;
    m_end.request_stop();
}

void ProjectWatches::drop(const EntryPtr& entry)
{
    entry->dropped = true;
    entry->stop.request_stop();
    if (entry->state == Entry::State::Standing)
        m_leaving.push_back(entry);
    std::erase(m_entries, entry);
    m_changed();
}

//! One of the workers asks, from time to time, which projects there are; the others go on.
QCoro::Task<Result<void>> ProjectWatches::refreshProjects(std::stop_token stop)
{
    if (!m_projectsFresh.hasExpired())
        co_return Result<void>();
    m_projectsFresh.setRemainingTime(projectsLifetime);
    const QString path = kubePath(kube::project, u"projects"_s);
    auto list = co_await m_client.get(path, stop);
    if (!list) {
        m_projectsFresh.setRemainingTime(m_projectsKnown ? longestPause : m_firstPause);
        co_return list.error();
    }
    takeProjects(*list);
    co_return Result<void>();
}

void ProjectWatches::takeProjects(const JsonReader& list)
{
    std::erase_if(m_leaving, [](const EntryPtr& entry) { return entry->state == Entry::State::Gone; });
    QSet<QString> there;
    for (const JsonReader& item : list["items"_L1].items())
        there.insert(ClusterProject::fromJson(item).name);
    const std::vector<EntryPtr> known = m_entries;
    for (const EntryPtr& entry : known) {
        if (there.remove(entry->follower->scope()))
            continue;
        entry->follower->removeAll();
        drop(entry);
    }
    QStringList added(there.cbegin(), there.cend());
    added.sort();
    for (const QString& project : std::as_const(added)) {
        const QString path = kubePath(kube::image, u"imagestreams"_s, project);
        m_entries.push_back(std::make_shared<Entry>(m_client, path, m_follow(project, !m_projectsKnown)));
    }
    m_projectsKnown = true;
    m_changed();
}

} // namespace portolan
