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
        facts << Fact(label, u"Normal"_s);
    else if (state == "READ_ONLY"_L1)
        facts << Fact(label, u"Read-only"_s, FactTone::Warning);
    else if (state == "MIRROR"_L1)
        facts << Fact(label, u"Mirror of another repository"_s);
    else if (state == "ORG_MIRROR"_L1)
        facts << Fact(label, u"Mirror, by its organisation"_s);
    else if (state == "MARKED_FOR_DELETION"_L1)
        facts << Fact(label, u"About to be deleted"_s, FactTone::Bad);
    else
        facts << Fact(label, state);
}

void addRights(FactList& facts, const QuayRepository& detail)
{
    if (!detail.canWrite && !detail.canAdmin)
        return;
    QString rights = u"Read"_s;
    if (detail.canAdmin.value_or(false))
        rights = u"Read, write, administer"_s;
    else if (detail.canWrite.value_or(false))
        rights = u"Read, write"_s;
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
        facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Certificate of the origin"), u"Not checked"_s, FactTone::Warning);
    return facts;
}

RepositoryInfo quayRepositoryInfo(
    const QuayRepository& detail, const QuayRepository& row, const QuayProxyCache& proxy, const QUrl& page)
{
    RepositoryInfo info;
    info.description = detail.description.isEmpty() ? row.description : detail.description;
    info.page = page;
    if (detail.isPublic)
        info.facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Visibility"), *detail.isPublic ? u"Public"_s : u"Private"_s);
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
