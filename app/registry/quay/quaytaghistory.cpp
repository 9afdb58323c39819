// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaytaghistory.h"

#include <QHash>

#include <algorithm>

namespace portolan {
namespace {

using Kind = TagEvent::Kind;

//! Until when an image is kept.
class Keeping final {
public:
    bool alive = false;
    QDateTime lastEnd;
};

class Timeline final {
public:
    Timeline(const QuayTagPage& entries, qint64 timeMachineSeconds, const QDateTime& now)
        : m_entries(entries.tags)
        , m_window(timeMachineSeconds)
        , m_now(now)
    {
        m_history.complete = !entries.hasMore;
        for (const QuayTag& entry : m_entries) {
            Keeping& keeping = m_kept[entry.digest];
            keeping.alive = keeping.alive || entry.isAlive(now);
            if (entry.end.isValid() && (!keeping.lastEnd.isValid() || entry.end > keeping.lastEnd))
                keeping.lastEnd = entry.end;
        }
    }

    TagHistory run()
    {
        for (const QuayTag& entry : m_entries) {
            if (!entry.isAlive(m_now) && !isFollowed(entry))
                add(entry, Kind::Removed, entry.end);
            add(entry, entry.isReversion ? Kind::RolledBack : Kind::Pointed, entry.start);
        }
        std::stable_sort(m_history.events.begin(), m_history.events.end(),
            [](const TagEvent& a, const TagEvent& b) { return a.when > b.when; });
        return std::move(m_history);
    }

private:
    //! The tag went on to another image at the moment this entry ended.
    bool isFollowed(const QuayTag& entry) const
    {
        return std::any_of(m_entries.cbegin(), m_entries.cend(), [&entry](const QuayTag& other) {
            const qint64 gap = entry.end.secsTo(other.start);
            return gap >= 0 && gap <= 1 && other.start > entry.start;
        });
    }

    void add(const QuayTag& entry, Kind kind, const QDateTime& when)
    {
        TagEvent event;
        event.kind = kind;
        event.when = when;
        event.digest = entry.digest;
        event.current = kind != Kind::Removed && entry.isAlive(m_now);
        if (event.current && entry.end.isValid())
            event.note = Sentence(QT_TRANSLATE_NOOP("Core", "The tag is set to expire."));
        const Keeping keeping = m_kept.value(entry.digest);
        if (!keeping.alive && m_window >= 0)
            event.restorableUntil = keeping.lastEnd.addSecs(m_window);
        const bool kept = !event.restorableUntil.isValid() || event.restorableUntil > m_now;
        event.restorable = kept && !keeping.alive; // alive: the tag points there as it is
        event.missing = !kept;
        m_history.events << event;
    }

    QList<QuayTag> m_entries;
    qint64 m_window;
    QDateTime m_now;
    QHash<Digest, Keeping> m_kept;
    TagHistory m_history;
};

} // namespace

TagHistory quayTagHistory(const QuayTagPage& entries, qint64 timeMachineSeconds, const QDateTime& now)
{
    return Timeline(entries, timeMachineSeconds, now).run();
}

} // namespace portolan
