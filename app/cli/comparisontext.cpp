// SPDX-License-Identifier: Apache-2.0
#include "cli/comparisontext.h"

#include "base/bytesformat.h"

#include <array>

namespace portolan {
namespace {

QString size(qint64 bytes)
{
    return bytes < 0 ? QStringLiteral("?") : formatBytes(bytes, QLocale::c());
}

QChar mark(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return u' ';
    case Difference::Changed:
        return u'~';
    case Difference::OnlyA:
        return u'-';
    case Difference::OnlyB:
        return u'+';
    }
    return u' ';
}

QString partTitle(const ConfigRow& row)
{
    static constexpr std::array titles{"Architecture", "OS", "Created", "Author", "User", "Working dir",
        "Entrypoint", "Cmd", "Shell", "Stop signal", "Healthcheck", "Env", "Port", "Volume", "Label"};
    const QString title = QString::fromLatin1(titles[static_cast<size_t>(row.part)]);
    return row.key.isEmpty() ? title : title + u' ' + row.key;
}

QString sides(const std::optional<QString>& a, const std::optional<QString>& b, Difference difference)
{
    if (difference == Difference::Changed)
        return a.value_or(QString()) + QStringLiteral(" -> ") + b.value_or(QString());
    return a ? *a : b.value_or(QString());
}

QString layerLine(const LayerRow& row)
{
    const LayerStep& layer = row.a ? *row.a : *row.b;
    QString text = layer.descriptor.digest.shortText() + QStringLiteral("  ") + size(layer.descriptor.size);
    if (row.difference == Difference::Changed && row.b)
        text += QStringLiteral(" -> ") + row.b->descriptor.digest.shortText() + QStringLiteral("  ")
            + size(row.b->descriptor.size) + QStringLiteral(" (same files)");
    if (layer.step)
        text += QStringLiteral("  ") + layer.step->createdBy.simplified().left(100);
    return text;
}

QString historyLine(const HistoryRow& row)
{
    return (row.a ? row.a->createdBy : row.b->createdBy).simplified();
}

QString platformLine(const PlatformRow& row)
{
    QString text = row.platform.toString();
    if (row.a)
        text += QStringLiteral("  ") + row.a->digest.shortText();
    if (row.b && row.difference != Difference::Same)
        text += (row.a ? QStringLiteral(" -> ") : QStringLiteral("  ")) + row.b->digest.shortText();
    return text;
}

template <typename Row, typename Show>
QString section(const QString& title, const QList<Row>& rows, bool withSame, Show show)
{
    QString text;
    for (const Row& row : rows) {
        if (withSame || row.difference != Difference::Same)
            text += QStringLiteral("  ") + mark(row.difference) + u' ' + show(row) + u'\n';
    }
    return text.isEmpty() ? text : title + QStringLiteral(":\n") + text;
}

QString summaryText(const ComparisonSummary& summary)
{
    QString text = QStringLiteral("A %1\n  %2, %3\nB %4\n  %5, %6\n")
                       .arg(summary.a.reference, summary.a.digest.toString(), size(summary.a.size),
                           summary.b.reference, summary.b.digest.toString(), size(summary.b.size));
    switch (summary.sameness) {
    case Sameness::SameDigest:
        return text + QStringLiteral("Same image.\n");
    case Sameness::SameContent:
        text += QStringLiteral("Same content, stored differently.\n");
        break;
    case Sameness::Different:
        text += summary.sameFiles ? QStringLiteral("Same files, different configuration.\n")
                                  : QStringLiteral("Different.\n");
        break;
    }
    if (summary.sharedSize >= 0)
        text += QStringLiteral("Who has A gets B for %1 of %2; %3 are shared.\n")
                    .arg(size(summary.b.uniqueSize), size(summary.b.size), size(summary.sharedSize));
    return text;
}

} // namespace

QString comparisonText(const ImageComparison& comparison, bool withSame)
{
    const auto configLine = [](const ConfigRow& row) {
        return partTitle(row) + QStringLiteral(": ") + sides(row.a, row.b, row.difference);
    };
    const auto annotationLine = [](const AnnotationRow& row) {
        return (row.onIndex ? QStringLiteral("index ") : QString()) + row.key + QStringLiteral(": ")
            + sides(row.a, row.b, row.difference);
    };
    return summaryText(comparison.summary)
        + section(QStringLiteral("Platforms"), comparison.platforms, withSame, platformLine)
        + section(QStringLiteral("Config"), comparison.config, withSame, configLine)
        + section(QStringLiteral("Layers"), comparison.layers, withSame, layerLine)
        + section(QStringLiteral("History"), comparison.history, withSame, historyLine)
        + section(QStringLiteral("Annotations"), comparison.annotations, withSame, annotationLine);
}

} // namespace portolan
