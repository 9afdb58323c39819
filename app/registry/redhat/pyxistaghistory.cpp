// SPDX-License-Identifier: Apache-2.0
#include "registry/redhat/pyxistaghistory.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Digest digestIn(const PyxisPlace& place)
{
    return place.listDigest.isNull() ? place.imageDigest : place.listDigest;
}

} // namespace

PyxisTagHistory PyxisTagHistory::parse(const JsonReader& json)
{
    PyxisTagHistory out;
    for (const JsonReader& item : json["history"_L1].items()) {
        Entry entry;
        entry.build = item["brew_build"_L1].text();
        entry.start = pyxisTime(item["start_date"_L1].text());
        entry.end = pyxisTime(item["end_date"_L1].text());
        if (!entry.build.isEmpty() || entry.start.isValid())
            out.entries << entry;
    }
    return out;
}

PyxisTagHistory PyxisTagHistory::fromImages(
    const QList<PyxisImage>& images, const QString& registry, const QString& repository, const QString& tag)
{
    PyxisTagHistory out;
    QSet<QString> seen;
    for (const PyxisImage& image : images) {
        const PyxisPlace* place = image.placeIn(registry, repository);
        if (!place || seen.contains(image.build))
            continue;
        for (const auto& [name, added] : place->tags) {
            if (name != tag)
                continue;
            Entry entry;
            entry.build = image.build;
            entry.start = added.isValid() ? added : place->pushed;
            if (!image.build.isEmpty())
                seen.insert(image.build);
            out.entries << entry;
        }
    }
    return out;
}

TagHistory PyxisTagHistory::toHistory(
    const QList<PyxisImage>& images, const QString& registry, const QString& repository) const
{
    QHash<QString, Digest> digests;
    for (const PyxisImage& image : images) {
        const PyxisPlace* place = image.placeIn(registry, repository);
        if (place && !image.build.isEmpty() && !digests.contains(image.build))
            digests.insert(image.build, digestIn(*place));
    }
    TagHistory history;
    for (const Entry& entry : entries) {
        TagEvent event;
        event.when = entry.start;
        event.digest = digests.value(entry.build);
        event.note = entry.build;
        event.current = !entry.end.isValid();
        history.events << event;
    }
    std::stable_sort(history.events.begin(), history.events.end(),
        [](const TagEvent& a, const TagEvent& b) { return a.when > b.when; });
    for (qsizetype i = 1; i < history.events.size(); ++i)
        history.events[i].current = false; // of several that have no end the newest has it
    return history;
}

} // namespace portolan
