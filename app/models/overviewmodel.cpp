// SPDX-License-Identifier: Apache-2.0
#include "models/overviewmodel.h"

#include "models/labelrows.h"

#include <QSet>

namespace portolan {
namespace {

//! All bytes of an image as stored: manifest's config and layers, each blob once; -1 where the manifest does
//! not say.
qint64 storedSize(const ManifestDocument& document)
{
    const Manifest* manifest = document.manifest();
    if (manifest == nullptr)
        return -1;
    const bool configIsLayer = manifest->config
        && std::any_of(manifest->layers.begin(), manifest->layers.end(),
            [&manifest](const Descriptor& layer) { return layer.digest == manifest->config->digest; });
    return manifest->layersSize() + (manifest->config && !configIsLayer ? manifest->config->size : 0);
}

LabelRow annotationsRow(const Annotations& annotations)
{
    LabelRow row = keyed(
        "annotations", LabelRow(QT_TRANSLATE_NOOP("Models", "Annotations"), QVariant(), ValueKind::Heading));
    for (auto it = annotations.cbegin(); it != annotations.cend(); ++it)
        row.children.emplace_back(it.key(), it.value());
    return row;
}

void addIndexRows(std::vector<LabelRow>& rows, const ImageIndex& index)
{
    const QList<Descriptor> images = index.images();
    LabelRow platforms = keyed("platforms",
        LabelRow(QT_TRANSLATE_NOOP("Models", "Platforms"), qint64(images.size()), ValueKind::Number));
    for (const Descriptor& image : images)
        platforms.children.emplace_back(image.platform ? image.platform->toString() : image.mediaType,
            image.digest.toString(), ValueKind::Digest);
    rows.push_back(std::move(platforms));
}

void addConfigRows(std::vector<LabelRow>& rows, const ImageConfig& config)
{
    addTime(rows, "created", QT_TRANSLATE_NOOP("Models", "Created"), config.created);
    addText(rows, "platform", QT_TRANSLATE_NOOP("Models", "Platform"), config.platform.toString());
    addText(rows, "author", QT_TRANSLATE_NOOP("Models", "Author"), config.author);
}

void addContentRows(std::vector<LabelRow>& rows, const ImageDetails& details)
{
    const ManifestDocument& document = details.document;
    if (const qint64 size = storedSize(document); size >= 0)
        rows.push_back(keyed("size", LabelRow(QT_TRANSLATE_NOOP("Models", "Size"), size, ValueKind::Bytes)));
    if (details.config)
        addConfigRows(rows, *details.config);
    if (const ImageIndex* index = document.index())
        addIndexRows(rows, *index);
    qsizetype layers = -1;
    if (const Manifest* manifest = document.manifest())
        layers = manifest->layers.size();
    else if (const Schema1Manifest* schema1 = document.schema1())
        layers = schema1->layers.size();
    if (layers >= 0)
        rows.push_back(keyed(
            "layers", LabelRow(QT_TRANSLATE_NOOP("Models", "Layers"), qint64(layers), ValueKind::Number)));
}

const char* engineStateText(LocalImageState state)
{
    switch (state) {
    case LocalImageState::UpToDate:
        return QT_TRANSLATE_NOOP("Models", "Up to date");
    case LocalImageState::Behind:
        return QT_TRANSLATE_NOOP("Models", "Behind: the tag points to another image now");
    case LocalImageState::NotPresent:
        break;
    }
    return QT_TRANSLATE_NOOP("Models", "Not present");
}

LabelRow enginesRow(const QList<EngineState>& engines)
{
    LabelRow group = keyed("onThisMachine",
        LabelRow(QT_TRANSLATE_NOOP("Models", "On this machine"), QVariant(), ValueKind::Heading));
    for (const EngineState& engine : engines) {
        const bool behind = engine.state == LocalImageState::Behind;
        LabelRow row(engine.engine, QString::fromLatin1(engineStateText(engine.state)),
            behind ? ValueKind::Warning : ValueKind::Text);
        row.valueTranslatable = true;
        group.children.push_back(std::move(row));
    }
    return group;
}

} // namespace

void OverviewModel::setImage(const ImageDetails& details)
{
    m_details = details;
    show();
}

void OverviewModel::setEngineStates(const QList<EngineState>& states)
{
    if (m_engines == states)
        return;
    m_engines = states;
    if (m_details)
        show();
}

void OverviewModel::clear()
{
    m_details.reset();
    setRows({});
}

void OverviewModel::show()
{
    const ImageDetails& details = *m_details;
    const ManifestDocument& document = details.document;
    std::vector<LabelRow> rows;
    addText(rows, "tag", QT_TRANSLATE_NOOP("Models", "Tag"), details.tag);
    addText(rows, "digest", QT_TRANSLATE_NOOP("Models", "Digest"), document.digest().toString(),
        ValueKind::Digest);
    addText(
        rows, "mediaType", QT_TRANSLATE_NOOP("Models", "Media type"), document.mediaType(), ValueKind::Code);
    QString artifactType;
    if (const Manifest* manifest = document.manifest())
        artifactType = manifest->effectiveArtifactType();
    else if (const ImageIndex* index = document.index())
        artifactType = index->artifactType;
    addText(
        rows, "artifactType", QT_TRANSLATE_NOOP("Models", "Artifact type"), artifactType, ValueKind::Code);
    addContentRows(rows, details);
    if (const auto subject = document.subject())
        addText(rows, "subject", QT_TRANSLATE_NOOP("Models", "Attached to"), subject->digest.toString(),
            ValueKind::Digest);
    if (!m_engines.isEmpty())
        rows.push_back(enginesRow(m_engines));
    if (!document.annotations().isEmpty())
        rows.push_back(annotationsRow(document.annotations()));
    setRows(std::move(rows));
}

} // namespace portolan
