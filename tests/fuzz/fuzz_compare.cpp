// SPDX-License-Identifier: Apache-2.0
#include "compare/imagecomparison.h"
#include "fuzz/fuzzentry.h"

using namespace portolan;

namespace {

//! One side of any bytes: a manifest when it is one, else an image with that configuration.
ComparedImage imageOf(const QByteArray& bytes)
{
    ComparedImage image;
    image.reference = QStringLiteral("image");
    if (const auto document = ManifestDocument::parse(bytes, QString()))
        image.manifest = *document;
    if (const auto config = ImageConfig::parse(bytes))
        image.config = *config;
    image.configBytes = bytes;
    return image;
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const QByteArray bytes = fuzz::bytes(data, size).toByteArray();
    const ComparedImage a = imageOf(bytes);
    const ComparedImage half = imageOf(bytes.mid(bytes.size() / 2));
    const ImageComparison same = compareImages(a, a);
    fuzz::require(countDifferences(same.layers) + countDifferences(same.config)
                + countDifferences(same.history) + countDifferences(same.annotations)
                + countDifferences(same.platforms) + countDifferences(same.configLines)
            == 0,
        "an image is the same as itself");
    const ImageComparison one = compareImages(a, half);
    const ImageComparison other = compareImages(half, a);
    fuzz::require(one.config.size() == other.config.size(), "both ways list the same settings");
    fuzz::require(one.summary.sameness == other.summary.sameness, "both ways say the same");
    return 0;
}
