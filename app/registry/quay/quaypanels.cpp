// SPDX-License-Identifier: Apache-2.0
#include "registry/quay/quaypanels.h"

#include "base/bytesformat.h"

#include <QtGlobal>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

Fact bytesFact(const char* label, qint64 bytes, FactTone tone = FactTone::Neutral)
{
    Fact fact(label, bytes, tone);
    fact.isBytes = true;
    return fact;
}

Fact syncFact(const QuayMirror& mirror)
{
    const char* const label = QT_TRANSLATE_NOOP("Panel", "Last sync");
    switch (mirror.sync) {
    case QuayMirror::Sync::NeverRun:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Never run")), FactTone::Warning};
    case QuayMirror::Sync::Requested:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Asked for, about to begin")), FactTone::Busy};
    case QuayMirror::Sync::Running:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Under way")), FactTone::Busy};
    case QuayMirror::Sync::Succeeded:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Succeeded")), FactTone::Good};
    case QuayMirror::Sync::Failed:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Failed")), FactTone::Bad};
    case QuayMirror::Sync::Cancelled:
        return {label, Sentence(QT_TRANSLATE_NOOP("Core", "Cancelled")), FactTone::Warning};
    case QuayMirror::Sync::Unknown:
        break;
    }
    return {label, mirror.syncText};
}

FactList mirrorFacts(const QuayMirror& mirror)
{
    FactList facts;
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Mirrors"), mirror.origin);
    if (mirror.isEnabled)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Enabled"), *mirror.isEnabled,
            *mirror.isEnabled ? FactTone::Good : FactTone::Warning);
    facts << syncFact(mirror);
    if (mirror.nextSync.isValid())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Next sync"), mirror.nextSync);
    if (mirror.intervalSeconds >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Every"), formatDuration(mirror.intervalSeconds));
    if (mirror.retriesLeft >= 0)
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Tries left"), mirror.retriesLeft);
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Tags"), mirror.tagPatterns);
    facts << Fact(QT_TRANSLATE_NOOP("Panel", "Architectures"),
        mirror.architectures.isEmpty() ? QVariant::fromValue(Sentence(QT_TRANSLATE_NOOP("Core", "all")))
                                       : QVariant(mirror.architectures));
    if (!mirror.user.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Login at the origin"), mirror.user);
    if (!mirror.robot.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Robot account"), mirror.robot);
    if (!mirror.proxy.isEmpty())
        facts << Fact(QT_TRANSLATE_NOOP("Panel", "Proxy"), mirror.proxy);
    return facts;
}

} // namespace

Panel QuayPanels::robots(const QuayRobots& robots)
{
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Robot accounts");
    table.columns = {QT_TRANSLATE_NOOP("Panel", "Name"), QT_TRANSLATE_NOOP("Panel", "Description"),
        QT_TRANSLATE_NOOP("Panel", "Created"), QT_TRANSLATE_NOOP("Panel", "Last used"),
        QT_TRANSLATE_NOOP("Panel", "Teams"), QT_TRANSLATE_NOOP("Panel", "Repositories")};
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "There are no robot accounts.");
    for (const QuayRobot& robot : robots.robots) {
        table.rows << QVariantList{robot.name, robot.description, robot.created, robot.lastAccessed,
            robot.teams, robot.repositories};
    }
    Panel panel;
    panel.tables << table;
    return panel;
}

Panel QuayPanels::quota(const QuayQuota& quota, qint64 usedBytes)
{
    Panel panel;
    const bool over = quota.limitBytes > 0 && usedBytes >= quota.limitBytes;
    if (usedBytes >= 0)
        panel.facts << bytesFact(
            QT_TRANSLATE_NOOP("Panel", "Stored"), usedBytes, over ? FactTone::Bad : FactTone::Neutral);
    if (quota.limitBytes < 0) {
        panel.facts << Fact(
            QT_TRANSLATE_NOOP("Panel", "Quota"), Sentence(QT_TRANSLATE_NOOP("Core", "None is set")));
        return panel;
    }
    panel.facts << bytesFact(QT_TRANSLATE_NOOP("Panel", "Quota"), quota.limitBytes);
    if (usedBytes >= 0 && quota.limitBytes > 0)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Used"),
            u"%1 %"_s.arg(
                100.0 * static_cast<double>(usedBytes) / static_cast<double>(quota.limitBytes), 0, 'f', 1));
    if (quota.isDefault)
        panel.facts << Fact(QT_TRANSLATE_NOOP("Panel", "Set by"),
            Sentence(QT_TRANSLATE_NOOP("Core", "The registry's default")));
    PanelTable table;
    table.title = QT_TRANSLATE_NOOP("Panel", "Thresholds");
    table.columns = {QT_TRANSLATE_NOOP("Panel", "At"), QT_TRANSLATE_NOOP("Panel", "What happens")};
    table.emptyText = QT_TRANSLATE_NOOP("Panel", "None is set.");
    for (const QuayQuotaLimit& limit : quota.limits) {
        const bool reject = limit.type.compare("reject"_L1, Qt::CaseInsensitive) == 0;
        const Sentence effect(reject ? QT_TRANSLATE_NOOP("Core", "Pushes are refused")
                                     : QT_TRANSLATE_NOOP("Core", "A warning is sent"));
        table.rows << QVariantList{u"%1 %"_s.arg(limit.percent), QVariant::fromValue(effect)};
    }
    panel.tables << table;
    if (over)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "The quota is used up: pushes may be refused."));
    return panel;
}

Panel QuayPanels::mirror(
    const QuayMirror& mirror, const QString& repository, Ability canSync, const Sentence& reason)
{
    Panel panel;
    panel.facts = mirrorFacts(mirror);
    if (!mirror.verifiesTls.value_or(true))
        panel.warnings << Sentence(QT_TRANSLATE_NOOP("Core", "The origin's certificate is not checked."));
    if (mirror.sync == QuayMirror::Sync::Failed && mirror.retriesLeft == 0)
        panel.warnings << Sentence(QT_TRANSLATE_NOOP(
            "Core", "The last sync failed and is not tried again before the next one is due."));
    PanelAction sync;
    sync.label = QT_TRANSLATE_NOOP("Panel", "Sync now");
    sync.wish = ActionWish(ActionKind::SyncMirrorNow);
    sync.wish.repository = repository;
    sync.ability = canSync;
    sync.reason = reason;
    panel.actions << sync;
    return panel;
}

} // namespace portolan
