// SPDX-License-Identifier: Apache-2.0
#include "cli/json.h"

#include <QJsonDocument>

#include <array>

namespace portolan {
namespace {

QJsonObject annotationsJson(const Annotations& annotations)
{
    QJsonObject object;
    for (auto it = annotations.cbegin(); it != annotations.cend(); ++it)
        object.insert(it.key(), it.value());
    return object;
}

template <typename List, typename Make> QJsonArray arrayOf(const List& list, Make make)
{
    QJsonArray array;
    for (const auto& item : list)
        array.append(make(item));
    return array;
}

QJsonObject layerJson(const LayerStep& layer)
{
    QJsonObject object = descriptorJson(layer.descriptor);
    if (!layer.diffId.isNull())
        object.insert(QStringLiteral("diffId"), layer.diffId.toString());
    if (layer.step)
        object.insert(QStringLiteral("createdBy"), layer.step->createdBy);
    return object;
}

QString differenceName(Difference difference)
{
    switch (difference) {
    case Difference::Same:
        return QStringLiteral("same");
    case Difference::Changed:
        return QStringLiteral("changed");
    case Difference::OnlyA:
        return QStringLiteral("onlyA");
    case Difference::OnlyB:
        return QStringLiteral("onlyB");
    }
    return {};
}

QString samenessName(Sameness sameness)
{
    switch (sameness) {
    case Sameness::SameDigest:
        return QStringLiteral("sameDigest");
    case Sameness::SameContent:
        return QStringLiteral("sameContent");
    case Sameness::Different:
        break;
    }
    return QStringLiteral("different");
}

QString partName(ConfigPart part)
{
    static constexpr std::array names{"architecture", "os", "created", "author", "user", "workingDir",
        "entrypoint", "cmd", "shell", "stopSignal", "healthcheck", "env", "exposedPort", "volume", "label"};
    return QString::fromLatin1(names[static_cast<size_t>(part)]);
}

QJsonObject sideJson(const ComparedSide& side)
{
    QJsonObject object{{QStringLiteral("reference"), side.reference},
        {QStringLiteral("digest"), side.digest.toString()}, {QStringLiteral("mediaType"), side.mediaType}};
    if (!side.indexDigest.isNull())
        object.insert(QStringLiteral("indexDigest"), side.indexDigest.toString());
    if (side.created.isValid())
        object.insert(QStringLiteral("created"), side.created.toString(Qt::ISODate));
    if (side.size >= 0)
        object.insert(QStringLiteral("size"), side.size);
    if (side.uniqueSize >= 0)
        object.insert(QStringLiteral("uniqueSize"), side.uniqueSize);
    return object;
}

template <typename T, typename Show>
void insertSides(QJsonObject& row, const std::optional<T>& a, const std::optional<T>& b, Show show)
{
    if (a)
        row.insert(QStringLiteral("a"), show(*a));
    if (b)
        row.insert(QStringLiteral("b"), show(*b));
}

//! The rows of one list, without those that are the same unless they are wanted.
template <typename Row, typename Fill> QJsonArray rowsJson(const QList<Row>& rows, bool withSame, Fill fill)
{
    QJsonArray array;
    for (const Row& row : rows) {
        if (row.difference == Difference::Same && !withSame)
            continue;
        QJsonObject object{{QStringLiteral("difference"), differenceName(row.difference)}};
        fill(object, row);
        array.append(object);
    }
    return array;
}

QJsonObject subjectJson(const DeleteSubject& subject)
{
    QJsonObject object = descriptorJson(subject.manifest);
    object.insert(QStringLiteral("tagsRemoved"), QJsonArray::fromStringList(subject.tagsRemoved));
    object.insert(QStringLiteral("tagsKept"), QJsonArray::fromStringList(subject.tagsKept));
    object.insert(QStringLiteral("manifestRemoved"), subject.manifestRemoved);
    object.insert(
        QStringLiteral("containedInIndexes"), QJsonArray::fromStringList(subject.containedInIndexes));
    object.insert(QStringLiteral("children"), arrayOf(subject.children, descriptorJson));
    object.insert(QStringLiteral("referrers"), arrayOf(subject.referrers, descriptorJson));
    object.insert(QStringLiteral("attachmentTags"), QJsonArray::fromStringList(subject.attachmentTags));
    return object;
}

} // namespace

QJsonObject descriptorJson(const Descriptor& descriptor)
{
    QJsonObject object{{QStringLiteral("mediaType"), descriptor.mediaType},
        {QStringLiteral("digest"), descriptor.digest.toString()}};
    if (descriptor.size >= 0)
        object.insert(QStringLiteral("size"), descriptor.size);
    if (!descriptor.artifactType.isEmpty())
        object.insert(QStringLiteral("artifactType"), descriptor.artifactType);
    if (descriptor.platform)
        object.insert(QStringLiteral("platform"), descriptor.platform->toString());
    if (!descriptor.annotations.isEmpty())
        object.insert(QStringLiteral("annotations"), annotationsJson(descriptor.annotations));
    return object;
}

QJsonObject imageJson(const QString& reference, const ImageDetails& details)
{
    QJsonObject object = descriptorJson(details.document.descriptor());
    object.insert(QStringLiteral("reference"), reference);
    if (!details.document.annotations().isEmpty())
        object.insert(QStringLiteral("annotations"), annotationsJson(details.document.annotations()));
    if (const auto subject = details.document.subject())
        object.insert(QStringLiteral("subject"), descriptorJson(*subject));
    if (const ImageIndex* index = details.document.index())
        object.insert(QStringLiteral("manifests"), arrayOf(index->manifests, descriptorJson));
    if (const Manifest* manifest = details.document.manifest()) {
        if (!manifest->isImage())
            object.insert(QStringLiteral("artifactType"), manifest->effectiveArtifactType());
        object.insert(QStringLiteral("layers"),
            arrayOf(layerSteps(*manifest, details.config.value_or(ImageConfig())), layerJson));
    } else if (const Schema1Manifest* schema1 = details.document.schema1()) {
        object.insert(QStringLiteral("layers"), arrayOf(layerSteps(*schema1), layerJson));
    }
    const QJsonDocument config = QJsonDocument::fromJson(details.configBytes);
    if (config.isObject())
        object.insert(QStringLiteral("config"), config.object());
    return object;
}

QJsonObject comparisonJson(const ImageComparison& comparison, bool withSame)
{
    const ComparisonSummary& summary = comparison.summary;
    QJsonObject object{{QStringLiteral("same"), summary.sameness == Sameness::SameDigest},
        {QStringLiteral("sameness"), samenessName(summary.sameness)},
        {QStringLiteral("a"), sideJson(summary.a)}, {QStringLiteral("b"), sideJson(summary.b)}};
    if (summary.sharedSize >= 0)
        object.insert(QStringLiteral("sharedSize"), summary.sharedSize);
    const auto text = [](const QString& value) { return QJsonValue(value); };
    const auto step = [](const HistoryEntry& entry) { return QJsonValue(entry.createdBy); };
    object.insert(QStringLiteral("config"),
        rowsJson(comparison.config, withSame, [&](QJsonObject& out, const ConfigRow& row) {
            out.insert(QStringLiteral("part"), partName(row.part));
            if (!row.key.isEmpty())
                out.insert(QStringLiteral("key"), row.key);
            insertSides(out, row.a, row.b, text);
        }));
    object.insert(QStringLiteral("layers"),
        rowsJson(comparison.layers, withSame,
            [&](QJsonObject& out, const LayerRow& row) { insertSides(out, row.a, row.b, layerJson); }));
    object.insert(QStringLiteral("history"),
        rowsJson(comparison.history, withSame,
            [&](QJsonObject& out, const HistoryRow& row) { insertSides(out, row.a, row.b, step); }));
    object.insert(QStringLiteral("platforms"),
        rowsJson(comparison.platforms, withSame, [&](QJsonObject& out, const PlatformRow& row) {
            out.insert(QStringLiteral("platform"), row.platform.toString());
            insertSides(out, row.a, row.b, descriptorJson);
        }));
    object.insert(QStringLiteral("annotations"),
        rowsJson(comparison.annotations, withSame, [&](QJsonObject& out, const AnnotationRow& row) {
            out.insert(QStringLiteral("key"), row.key);
            out.insert(QStringLiteral("onIndex"), row.onIndex);
            insertSides(out, row.a, row.b, text);
        }));
    return object;
}

QJsonObject planJson(const DeletePlan& plan)
{
    QJsonObject object{{QStringLiteral("repository"), plan.repository},
        {QStringLiteral("executable"), plan.isExecutable()},
        {QStringLiteral("blockers"), QJsonArray::fromStringList(plan.blockers.english())},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(plan.warnings.english())},
        {QStringLiteral("throwawayOffered"), plan.throwawayOffered},
        {QStringLiteral("spaceAfterGarbageCollection"), plan.spaceAfterGarbageCollection},
        {QStringLiteral("images"), arrayOf(plan.subjects, subjectJson)}};
    if (plan.uniqueBytes >= 0)
        object.insert(QStringLiteral("uniqueBytes"), plan.uniqueBytes);
    QJsonArray requests;
    for (const DeleteStep& step : plan.steps) {
        for (const QString& request : step.requests)
            requests.append(request);
    }
    object.insert(QStringLiteral("requests"), requests);
    return object;
}

QJsonObject deleteReportJson(const DeleteReport& report)
{
    return {{QStringLiteral("tagsRemoved"), QJsonArray::fromStringList(report.tagsRemoved)},
        {QStringLiteral("manifestsRemoved"),
            arrayOf(report.manifestsRemoved, [](const Digest& digest) { return digest.toString(); })},
        {QStringLiteral("bytesFreed"), report.bytesFreed}, {QStringLiteral("undoId"), report.undoId}};
}

QJsonObject transferReportJson(const TransferReport& report)
{
    return {{QStringLiteral("digest"), report.digest.toString()},
        {QStringLiteral("digestPreserved"), report.digestPreserved},
        {QStringLiteral("bytesMoved"), report.bytesMoved},
        {QStringLiteral("bytesSkipped"), report.bytesSkipped},
        {QStringLiteral("milliseconds"), report.milliseconds}, {QStringLiteral("where"), report.where},
        {QStringLiteral("notes"), QJsonArray::fromStringList(report.notes.english())}};
}

} // namespace portolan
