// SPDX-License-Identifier: Apache-2.0
#include "store/contentcache.h"
#include "store/lastseen.h"
#include "store/undojournal.h"

#include <QCoreApplication>

#include <cstdio>

namespace portolan {
namespace {

bool writeRound(int round, UndoJournal& journal, ContentCache& cache, LastSeen& seen)
{
    const QByteArray manifest = QByteArray::number(round) + QByteArray(20000, 'm');
    const Digest digest = Digest::sha256Of(manifest);
    const QString registry = QStringLiteral("quay.io");
    const QDateTime now = QDateTime::currentDateTimeUtc();
    UndoRecord record;
    record.time = now;
    record.registry = registry;
    record.repository = QString::number(round);
    for (int i = 0; i < 5; ++i) {
        record.manifests << KeptManifest(digest, QStringLiteral("type"), manifest);
        record.tags << KeptTag(QStringLiteral("tag%1").arg(i), digest);
    }
    const auto id = journal.plan(record);
    if (!id)
        return false;
    std::printf("%lld\n", static_cast<long long>(*id));
    std::fflush(stdout);
    SeenTag tag;
    tag.name = QStringLiteral("tag");
    tag.digest = digest;
    return cache.put(digest, QStringLiteral("type"), manifest)
        && seen.saveTags(registry, QStringLiteral("app"), QStringList(2000, QString::number(round)), now)
        && seen.recordTags(registry, QStringLiteral("app"), {tag}, now) && journal.mark(*id, UndoState::Done);
}

} // namespace
} // namespace portolan

//! storewriter FILE: plans one deletion after the other, among other writing, until it is killed. Prints the
//! id of each that has been planned.
int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const auto database = portolan::Database::open(application.arguments().value(1));
    if (!database)
        return 1;
    portolan::UndoJournal journal(**database);
    portolan::ContentCache cache(**database, qint64(2) * 1024 * 1024);
    portolan::LastSeen seen(**database);
    for (int round = 0; portolan::writeRound(round, journal, cache, seen); ++round) {}
    return 1;
}
