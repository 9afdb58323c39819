// SPDX-License-Identifier: Apache-2.0
#include "registry/layout/layoutgarbage.h"

#include "base/logging.h"
#include "registry/layout/layoutgraph.h"

namespace portolan {
namespace {

//! The candidates and leftovers that are not reached, once.
QSet<Digest> findGarbage(
    const LayoutFolder& folder, const QSet<Digest>& candidates, const QSet<Digest>& reached)
{
    QSet<Digest> garbage = candidates;
    const QDateTime limit = QDateTime::currentDateTime().addSecs(-std::chrono::seconds(orphanAge).count());
    const auto blobs = folder.listBlobs();
    for (const auto& [digest, lastModified] : blobs) {
        if (lastModified < limit)
            garbage.insert(digest);
    }
    garbage.subtract(reached);
    return garbage;
}

} // namespace

Result<qint64> collectGarbage(
    const LayoutFolder& folder, const QSet<Digest>& candidates, const std::stop_token& stop)
{
    const auto owned = folder.tryOwnContent();
    if (!owned)
        return owned.error();
    if (!*owned) {
        qCInfo(logRegistry) << "blobs stay for now, a transfer is using" << folder.path();
        return qint64(0);
    }
    // Read again under the lease: entries may have come since the candidates were found.
    const auto index = folder.readIndex();
    if (!index)
        return index.error();
    const auto graph = LayoutGraph::build(folder, index->entries(), stop);
    if (!graph)
        return graph.error();
    if (!graph->isComplete()) {
        qCWarning(logRegistry) << "blobs stay, a manifest cannot be read in" << folder.path();
        return qint64(0);
    }
    qint64 freed = 0;
    const QSet<Digest> garbage = findGarbage(folder, candidates, graph->reachedFrom(index->entries()));
    for (const Digest& digest : garbage) {
        const auto removed = folder.removeBlob(digest);
        if (!removed)
            return removed.error();
        freed += *removed;
    }
    return freed + folder.removeStalePartials(orphanAge);
}

} // namespace portolan
