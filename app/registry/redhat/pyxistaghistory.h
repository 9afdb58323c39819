// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/jsonreader.h"
#include "registry/redhat/pyxisimage.h"
#include "registry/taghistory.h"

namespace portolan {

//! Which builds a tag pointed to, as the catalog's tag history says. A value.
class PyxisTagHistory final {
public:
    class Entry final {
    public:
        QString build;
        QDateTime start; //!< UTC
        QDateTime end; //!< UTC; invalid: still
    };

    PyxisTagHistory() = default;
    //! Tolerates everything; what names no build and no time is left out.
    [[nodiscard]] static PyxisTagHistory parse(const JsonReader& json);
    //! What the images themselves say of a tag, for repositories whose history the catalog does not keep.
    [[nodiscard]] static PyxisTagHistory fromImages(const QList<PyxisImage>& images, const QString& registry,
        const QString& repository, const QString& tag);

    //! Newest first; digests come from those of the `images` that belong to the builds.
    [[nodiscard]] TagHistory toHistory(
        const QList<PyxisImage>& images, const QString& registry, const QString& repository) const;

    QList<Entry> entries;
};
static_assert(!std::is_aggregate_v<PyxisTagHistory>);

} // namespace portolan
