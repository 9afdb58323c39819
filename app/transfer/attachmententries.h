// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/manifestdocument.h"
#include "registry/layout/layoutindex.h"

#include <QList>

#include <type_traits>

namespace portolan {

//! The entries by which a layout's index.json leads to what is attached to an image. They are named so that
//! they show up in the image's repository (layoutName()). A value.
class AttachmentEntries final {
public:
    //! `path`: the layout or archive. `name`: the image's own.
    AttachmentEntries(const QString& path, const QString& name);

    //! Whether nothing else in the layout leads to this manifest.
    [[nodiscard]] static bool isNeededFor(const ManifestDocument& document, const QString& tag);
    //! `tag` as in Destination::putManifest().
    void add(const ManifestDocument& document, const QString& tag);
    void enter(LayoutIndex& index) const;

private:
    QString m_own; //!< the layout's own repository
    QString m_repository; //!< the image's
    QList<LayoutEntry> m_entries;
};
static_assert(!std::is_aggregate_v<AttachmentEntries>);

} // namespace portolan
