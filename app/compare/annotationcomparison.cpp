// SPDX-License-Identifier: Apache-2.0
#include "compare/annotationcomparison.h"

namespace portolan {
namespace {

Annotations ofManifest(const ComparedImage& image)
{
    return image.manifest.index() ? Annotations() : image.manifest.annotations();
}

Annotations ofIndex(const ComparedImage& image)
{
    const ImageIndex* index = image.effectiveIndex();
    return index ? index->annotations : Annotations();
}

std::optional<QString> valueOf(const Annotations& annotations, const QString& key)
{
    const auto found = annotations.constFind(key);
    return found == annotations.constEnd() ? std::nullopt : std::optional<QString>(*found);
}

void append(QList<AnnotationRow>& rows, bool onIndex, const Annotations& a, const Annotations& b)
{
    Annotations all = a;
    all.insert(b);
    for (auto key = all.keyBegin(); key != all.keyEnd(); ++key) {
        AnnotationRow row;
        row.onIndex = onIndex;
        row.key = *key;
        row.a = valueOf(a, *key);
        row.b = valueOf(b, *key);
        row.difference = differenceOf(row.a.has_value(), row.b.has_value(), row.a == row.b);
        rows << row;
    }
}

} // namespace

QList<AnnotationRow> compareAnnotations(const ComparedImage& a, const ComparedImage& b)
{
    QList<AnnotationRow> rows;
    append(rows, false, ofManifest(a), ofManifest(b));
    append(rows, true, ofIndex(a), ofIndex(b));
    return rows;
}

} // namespace portolan
