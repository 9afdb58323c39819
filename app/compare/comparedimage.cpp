// SPDX-License-Identifier: Apache-2.0
#include "compare/comparedimage.h"

namespace portolan {

ComparedImage::ComparedImage(QString displayReference, ManifestDocument document)
    : reference(std::move(displayReference))
    , manifest(std::move(document))
{
}

const ImageConfig* ComparedImage::effectiveConfig() const
{
    if (config)
        return &*config;
    const Schema1Manifest* old = manifest.schema1();
    return old ? &old->config : nullptr;
}

const ImageIndex* ComparedImage::effectiveIndex() const
{
    if (const ImageIndex* itself = manifest.index())
        return itself;
    return index ? index->index() : nullptr;
}

QList<LayerStep> ComparedImage::layers() const
{
    if (const Manifest* image = manifest.manifest())
        return layerSteps(*image, config.value_or(ImageConfig()));
    const Schema1Manifest* old = manifest.schema1();
    return old ? layerSteps(*old) : QList<LayerStep>();
}

} // namespace portolan
