// SPDX-License-Identifier: Apache-2.0
#include "cli/imagetext.h"

#include "base/bytesformat.h"
#include "oci/layersteps.h"

namespace portolan {
namespace {

QString line(const QString& label, const QString& value)
{
    return value.isEmpty() ? QString() : QStringLiteral("%1 %2\n").arg(label, -13).arg(value);
}

QString size(qint64 bytes)
{
    return formatBytes(bytes, QLocale::c());
}

QString layerLines(const QList<LayerStep>& layers)
{
    if (layers.isEmpty())
        return {};
    QString text = QStringLiteral("Layers:\n");
    for (qsizetype i = 0; i < layers.size(); ++i) {
        const LayerStep& layer = layers.at(i);
        text +=
            QStringLiteral("  %1  %2  %3  %4\n")
                .arg(i + 1, 3)
                .arg(size(layer.descriptor.size), 9)
                .arg(layer.descriptor.digest.toString(),
                    layer.step ? layer.step->createdBy.simplified().left(80) : layer.descriptor.mediaType);
    }
    return text;
}

QString indexLines(const ImageIndex& index)
{
    QString text = QStringLiteral("Images:\n");
    for (const Descriptor& child : index.manifests) {
        QString what = child.platform ? child.platform->toString() : child.mediaType;
        if (child.isAttestation())
            what = QStringLiteral("attestation of %1").arg(child.attestationSubject().shortText());
        text += QStringLiteral("  %1  %2\n").arg(child.digest.toString(), what);
    }
    return text;
}

QString configLines(const ImageConfig& config)
{
    QString text = line(QStringLiteral("Platform:"), config.platform.toString())
        + line(QStringLiteral("Created:"), config.created.toString(Qt::ISODate))
        + line(QStringLiteral("User:"), config.user) + line(QStringLiteral("Working dir:"), config.workingDir)
        + line(QStringLiteral("Entrypoint:"), config.entrypoint.join(u' '))
        + line(QStringLiteral("Cmd:"), config.cmd.join(u' '))
        + line(QStringLiteral("Ports:"), config.exposedPorts.join(u' '))
        + line(QStringLiteral("Volumes:"), config.volumes.join(u' '));
    if (!config.env.isEmpty())
        text += QStringLiteral("Env:\n  ") + config.env.join(QStringLiteral("\n  ")) + u'\n';
    if (!config.labels.isEmpty())
        text += QStringLiteral("Labels:\n");
    for (auto it = config.labels.cbegin(); it != config.labels.cend(); ++it)
        text += QStringLiteral("  %1=%2\n").arg(it.key(), it.value());
    return text;
}

QString subjectLines(const DeleteSubject& subject)
{
    const QString comma = QStringLiteral(", ");
    QString text = subject.manifestRemoved
        ? QStringLiteral("Deletes the image %1\n").arg(subject.manifest.digest.toString())
        : QStringLiteral("Keeps the image %1\n").arg(subject.manifest.digest.toString());
    text += line(QStringLiteral("  tags gone:"), subject.tagsRemoved.join(comma));
    text += line(QStringLiteral("  tags kept:"), subject.tagsKept.join(comma));
    if (!subject.containedInIndexes.isEmpty())
        text += QStringLiteral("  BREAKS the index: %1\n").arg(subject.containedInIndexes.join(comma));
    if (!subject.children.isEmpty())
        text += QStringLiteral("  %1 images of the index stay, without a tag\n").arg(subject.children.size());
    if (!subject.referrers.isEmpty())
        text += QStringLiteral("  %1 attached artifacts lose their subject\n").arg(subject.referrers.size());
    text += line(QStringLiteral("  left behind:"), subject.attachmentTags.join(comma));
    return text;
}

} // namespace

QString imageText(const QString& reference, const ImageDetails& details)
{
    QString text = line(QStringLiteral("Reference:"), reference)
        + line(QStringLiteral("Digest:"), details.document.digest().toString())
        + line(QStringLiteral("Media type:"), details.document.mediaType());
    if (const auto subject = details.document.subject())
        text += line(QStringLiteral("Attached to:"), subject->digest.toString());
    const Annotations& annotations = details.document.annotations();
    if (!annotations.isEmpty())
        text += QStringLiteral("Annotations:\n");
    for (auto it = annotations.cbegin(); it != annotations.cend(); ++it)
        text += QStringLiteral("  %1=%2\n").arg(it.key(), it.value());
    if (const ImageIndex* index = details.document.index())
        text += indexLines(*index);
    if (const Manifest* manifest = details.document.manifest()) {
        text += line(QStringLiteral("Artifact type:"), manifest->effectiveArtifactType());
        text += line(QStringLiteral("Size:"), size(manifest->layersSize()));
        if (details.config)
            text += configLines(*details.config);
        text += layerLines(layerSteps(*manifest, details.config.value_or(ImageConfig())));
    } else if (const Schema1Manifest* schema1 = details.document.schema1()) {
        text += configLines(schema1->config) + layerLines(layerSteps(*schema1));
    }
    return text;
}

QString planText(const DeletePlan& plan)
{
    QString text = QStringLiteral("In %1 (%2 tags looked at):\n").arg(plan.repository).arg(plan.tagsExamined);
    for (const DeleteSubject& subject : plan.subjects)
        text += subjectLines(subject);
    if (plan.uniqueBytes >= 0)
        text += QStringLiteral("%1 only used here; %2\n")
                    .arg(size(plan.uniqueBytes),
                        plan.spaceAfterGarbageCollection
                            ? QStringLiteral("the space returns when the registry collects its garbage")
                            : QStringLiteral("the space returns at once"));
    for (const Sentence& warning : plan.warnings)
        text += QStringLiteral("Keep in mind: %1\n").arg(warning.english());
    for (const Sentence& blocker : plan.blockers)
        text += QStringLiteral("Cannot be done: %1\n").arg(blocker.english());
    if (plan.throwawayOffered)
        text += QStringLiteral(
            "With --throwaway only the tag goes: a throw-away manifest is put on it, then deleted.\n");
    if (!plan.steps.isEmpty())
        text += QStringLiteral("Requests:\n");
    for (const DeleteStep& step : plan.steps) {
        for (const QString& request : step.requests)
            text += QStringLiteral("  %1\n").arg(request);
    }
    return text;
}

} // namespace portolan
