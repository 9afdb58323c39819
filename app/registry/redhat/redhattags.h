// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/pages.h"
#include "registry/redhat/pyxisimage.h"

#include <QHash>

namespace portolan {

//! Makes tags of the catalog's images, of which each knows one architecture: images of one build become one
//! record, and of several builds that claim a tag the newest has it. Grows page by page. Pure.
class RedHatTags final {
public:
    RedHatTags() = default;
    RedHatTags(QString registry, QString repository);

    //! Takes more images. The page has the tags that are new, and the records that are new or have changed.
    [[nodiscard]] TagPage add(const QList<PyxisImage>& images);
    //! What is known of a tag so far; its name is empty when nothing is.
    [[nodiscard]] TagRecord record(const QString& tag) const { return m_known.value(tag).record; }

private:
    class Known final {
    public:
        TagRecord record;
        QDateTime since;
    };

    [[nodiscard]] bool take(
        const PyxisImage& image, const PyxisPlace& place, const QString& tag, const QDateTime& added);

    QString m_registry;
    QString m_repository;
    QHash<QString, Known> m_known;
};

} // namespace portolan
