// SPDX-License-Identifier: Apache-2.0
#include "compare/platformcomparison.h"

#include <QHash>
#include <QStringList>

namespace portolan {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<Descriptor> platformsOf(const ComparedImage& image)
{
    if (const ImageIndex* index = image.effectiveIndex())
        return index->images();
    const ImageConfig* config = image.effectiveConfig();
    if (!config || config->platform.isEmpty() || config->platform.isUnknown())
        return {};
    Descriptor itself = image.manifest.descriptor();
    itself.platform = config->platform;
    return {itself};
}

//! Equal for platforms that answer the same wish; children without a platform are known by their digest.
QString keyOf(const Descriptor& child)
{
    if (!child.platform || child.platform->isEmpty())
        return child.digest.toString();
    const Platform& platform = *child.platform;
    const QString variant =
        platform.architecture == "arm64"_L1 && platform.variant.isEmpty() ? u"v8"_s : platform.variant;
    return QStringList{platform.os, platform.architecture, variant, platform.osVersion}.join(u'/');
}

} // namespace

QList<PlatformRow> comparePlatforms(const ComparedImage& a, const ComparedImage& b)
{
    const QList<Descriptor> onA = platformsOf(a);
    const QList<Descriptor> onB = platformsOf(b);
    QHash<QString, QList<qsizetype>> waiting; // places in B, last first, that no row has taken yet
    for (qsizetype i = onB.size() - 1; i >= 0; --i)
        waiting[keyOf(onB.at(i))] << i;

    QList<PlatformRow> rows;
    QList<bool> isTaken(onB.size(), false);
    for (const Descriptor& child : onA) {
        PlatformRow row;
        row.platform = child.platform.value_or(Platform());
        row.a = child;
        if (const auto places = waiting.find(keyOf(child)); places != waiting.end() && !places->isEmpty()) {
            const qsizetype place = places->takeLast();
            isTaken[place] = true;
            row.b = onB.at(place);
        }
        row.difference = differenceOf(true, row.b.has_value(), row.b && row.b->digest == child.digest);
        rows << row;
    }
    for (qsizetype i = 0; i < onB.size(); ++i) {
        if (isTaken.at(i))
            continue;
        PlatformRow row;
        row.platform = onB.at(i).platform.value_or(Platform());
        row.b = onB.at(i);
        row.difference = Difference::OnlyB;
        rows << row;
    }
    return rows;
}

} // namespace portolan
