// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compare/comparedimage.h"
#include "compare/difference.h"

#include <QList>
#include <QString>

#include <optional>

namespace portolan {

//! One annotation of two images, or of the indexes they came from.
class AnnotationRow final {
public:
    AnnotationRow() = default;

    bool onIndex = false; //!< of the index, not of the manifest
    QString key;
    std::optional<QString> a;
    std::optional<QString> b;
    Difference difference = Difference::Same;
};

//! Every annotation of either side: the manifests', then the indexes', by key. Pure.
[[nodiscard]] QList<AnnotationRow> compareAnnotations(const ComparedImage& a, const ComparedImage& b);

} // namespace portolan
