// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quayinfo.h"

#include "base/bytesformat.h"

#include <QtGlobal>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

void addState(FactList& facts, const QString& state)
{
    const char* const label = QT_TRANSLATE_NOOP("Panel", "State");
    if (state.isEmpty())
        return;
    if (state == "NORMAL"_L1)
        facts << Fact(label, Sentence(QT_TRANSLATE_NOOP("Core", "Normal")));
    else if (state == "READ_ONLY"_L1)
        facts << Fact(label, Sentence(QT_TRANSLATE_NOOP("Core", "Read-only")), FactTone::Warning);
    else if (state == "MIRROR"_L1)
        facts << Fact(label, Sentence(QT_TRANSLATE_NOOP("Core", "Mirror of another repository")));
    else if (state == "ORG_MIRROR"_L1)
        facts << Fact(label, Sentence(QT_TRANSLATE_NOOP("Core", "Mirror, by its organisation")));
    else if (state == "MARKED_FOR_DELETION"_L1)
        facts << Fact(label, Sentence(QT_TRANSLATE_NOOP("Core", "About to be deleted")), FactTone::Bad);
    else
        facts << Fact(label, state);
}

void addRights(FactList& facts, const QuayRepository& detail)
{
    if (!detail.canWrite && !detail.canAdmin)
        return;
    Sentence rights(QT_TRANSLATE_NOOP("Core", "Read"));
    if (detail.canAdmin.value_or(false))
        rights = Sentence(QT_TRANSLATE_NOOP("Core", "Read, write, administer"));
    else if (detail.canWrite.value_or(false))
        rights = Sentence(QT_TRANSLATE_NOOP("Core", "Read, write"));
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Rights through Quay's API"), rights);
}

void addBytes(FactList& facts, const char* label, qint64 bytes)
{
    if (bytes < 0)
        return;
    Fact fact(label, bytes);
    fact.isBytes = true;
    facts << fact;
}

} // namespace

FactList quayProxyCacheFacts(const QuayProxyCache& proxy)
{
    FactList facts;
    if (!proxy.isThere())
        return facts;
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Proxy cache of"), proxy.upstream);
    if (proxy.keptSeconds > 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Tags are kept for"), formatDuration(proxy.keptSeconds));
    if (proxy.insecure.value_or(false))
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Certificate of the origin"),
            Sentence(QT_TRANSLATE_NOOP("Core", "Not checked")), FactTone::Warning);
    return facts;
}

RepositoryInfo quayRepositoryInfo(
    const QuayRepository& detail, const QuayRepository& row, const QuayProxyCache& proxy, const QUrl& page)
{
    RepositoryInfo info;
    info.description = detail.description.isEmpty() ? row.description : detail.description;
    info.page = page;
    if (detail.isPublic)
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Visibility"),
            Sentence(*detail.isPublic ? QT_TRANSLATE_NOOP("Core", "Public")
                                      : QT_TRANSLATE_NOOP("Core", "Private")));
    addState(info.facts, detail.state);
    info.facts += quayProxyCacheFacts(proxy);
    const QDateTime changed = row.lastModified.isValid() ? row.lastModified : detail.lastModified;
    if (changed.isValid())
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Last change"), changed);
    if (row.popularity)
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Popularity"), *row.popularity);
    if (detail.recentActions >= 0)
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Actions in three months"),
            QLocale::c().toString(detail.recentActions));
    if (detail.isStarred)
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Starred"), *detail.isStarred);
    addBytes(info.facts, QT_TRANSLATE_NOOP("Panel", "Stored"), qMax(row.quotaBytes, detail.quotaBytes));
    addBytes(info.facts, QT_TRANSLATE_NOOP("Panel", "Quota"), qMax(row.quotaLimit, detail.quotaLimit));
    if (detail.timeMachineSeconds >= 0)
        info.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Deleted tags can be restored for"),
            formatDuration(detail.timeMachineSeconds));
    addRights(info.facts, detail);
    return info;
}

} // namespace portolan
