// SPDX-License-Identifier: Apache-2.0
#include "support/fakequaystore.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace portolan {
namespace {

QString mailDate(qint64 seconds)
{
    const QDateTime time = QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
    return QLocale::c().toString(time, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
        + QStringLiteral(" -0000");
}

} // namespace

QJsonObject FakeQuayTag::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name}, {QStringLiteral("reversion"), reversion},
        {QStringLiteral("immutable"), immutable}, {QStringLiteral("start_ts"), start},
        {QStringLiteral("manifest_digest"), digest}, {QStringLiteral("is_manifest_list"), isList},
        {QStringLiteral("size"), isList ? QJsonValue() : QJsonValue(size)},
        {QStringLiteral("last_modified"), mailDate(start)}};
    if (end) {
        json.insert(QStringLiteral("end_ts"), *end);
        json.insert(QStringLiteral("expiration"), mailDate(*end));
    }
    return json;
}

QJsonObject FakeQuayRepository::row(bool lastModifiedToo, bool popularityToo, bool forUser) const
{
    QJsonObject json{{QStringLiteral("namespace"), nameSpace}, {QStringLiteral("name"), name},
        {QStringLiteral("description"), description ? QJsonValue(*description) : QJsonValue()},
        {QStringLiteral("is_public"), isPublic}, {QStringLiteral("kind"), QStringLiteral("image")},
        {QStringLiteral("state"), state},
        {QStringLiteral("quota_report"),
            QJsonObject{{QStringLiteral("quota_bytes"), quotaBytes},
                {QStringLiteral("configured_quota"), QJsonValue()}}}};
    if (lastModifiedToo)
        json.insert(
            QStringLiteral("last_modified"), lastModified > 0 ? QJsonValue(lastModified) : QJsonValue());
    if (popularityToo)
        json.insert(QStringLiteral("popularity"), popularity);
    if (forUser)
        json.insert(QStringLiteral("is_starred"), isStarred);
    return json;
}

QJsonObject FakeQuayRepository::detail(qint64 today, bool withStatistics) const
{
    QJsonObject json{{QStringLiteral("namespace"), nameSpace}, {QStringLiteral("name"), name},
        {QStringLiteral("kind"), QStringLiteral("image")},
        {QStringLiteral("description"), description ? QJsonValue(*description) : QJsonValue()},
        {QStringLiteral("is_public"), isPublic}, {QStringLiteral("is_organization"), isOrganization},
        {QStringLiteral("is_starred"), isStarred},
        {QStringLiteral("status_token"), QStringLiteral("4000c8ea-c8bf-4c06-9a8e-019107699943")},
        {QStringLiteral("trust_enabled"), false}, {QStringLiteral("tag_expiration_s"), timeMachine},
        {QStringLiteral("is_free_account"), false}, {QStringLiteral("state"), state},
        {QStringLiteral("can_write"), canWrite}, {QStringLiteral("can_admin"), canAdmin}};
    if (!withStatistics)
        return json;
    constexpr int days = 91;
    QJsonArray stats;
    const QDate last = QDateTime::fromSecsSinceEpoch(today, Qt::UTC).date().addDays(-1);
    for (int i = 0; i < days; ++i)
        stats.append(QJsonObject{{QStringLiteral("date"), last.addDays(-i).toString(Qt::ISODate)},
            {QStringLiteral("count"), i == 0 ? 3 : 0}});
    json.insert(QStringLiteral("stats"), stats);
    return json;
}

FakeQuayTag* FakeQuayRepository::alive(const QString& tag, qint64 now)
{
    for (FakeQuayTag& entry : history) {
        if (entry.name == tag && entry.isAlive(now))
            return &entry;
    }
    return nullptr;
}

bool FakeQuayRepository::isDigestAlive(const QString& digest, qint64 now) const
{
    return std::any_of(history.cbegin(), history.cend(),
        [&](const FakeQuayTag& entry) { return entry.digest == digest && entry.isAlive(now); });
}

bool FakeQuayRepository::knows(const QString& digest) const
{
    return manifests.contains(digest)
        || std::any_of(history.cbegin(), history.cend(),
            [&](const FakeQuayTag& entry) { return entry.digest == digest; });
}

QList<FakeQuayTag> FakeQuayRepository::entries(const std::function<bool(const FakeQuayTag&)>& wanted) const
{
    QList<FakeQuayTag> found;
    std::copy_if(history.cbegin(), history.cend(), std::back_inserter(found), wanted);
    std::stable_sort(found.begin(), found.end(),
        [](const FakeQuayTag& a, const FakeQuayTag& b) { return a.start > b.start; });
    return found;
}

void FakeQuayRepository::point(const QString& tag, const QString& digest, qint64 now, bool reversion)
{
    if (FakeQuayTag* const current = alive(tag, now))
        current->end = now;
    FakeQuayTag entry;
    const auto same = std::find_if(
        history.cbegin(), history.cend(), [&](const FakeQuayTag& other) { return other.digest == digest; });
    if (same != history.cend()) {
        entry.size = same->size;
        entry.isList = same->isList;
    }
    entry.name = tag;
    entry.digest = digest;
    entry.start = now;
    entry.reversion = reversion;
    history.prepend(entry);
}

bool FakeQuayRepository::remove(const QString& tag, qint64 now)
{
    FakeQuayTag* const current = alive(tag, now);
    if (current)
        current->end = now;
    return current != nullptr;
}

bool FakeQuayRepository::restore(const QString& tag, const QString& digest, qint64 now)
{
    const bool kept = std::any_of(history.cbegin(), history.cend(), [&](const FakeQuayTag& entry) {
        return entry.digest == digest && (entry.isAlive(now) || *entry.end + timeMachine > now);
    });
    if (kept)
        point(tag, digest, now, true);
    return kept;
}

} // namespace portolan
