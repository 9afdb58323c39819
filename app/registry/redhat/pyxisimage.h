// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"
#include "registry/redhat/freshnessgrade.h"

#include <QList>
#include <utility>

namespace portolan {

//! Where an image of the catalog is published, and by which tags. A value.
class PyxisPlace final {
public:
    PyxisPlace() = default;

    QString registry;
    QString repository;
    QDateTime pushed; //!< UTC
    QString advisory; //!< "2024:0974" or its id, may be empty
    Digest listDigest; //!< of the index, the same for all architectures; invalid: not said
    Digest imageDigest; //!< of this architecture's manifest; invalid: not said
    QList<std::pair<QString, QDateTime>> tags; //!< name, and since when
};
static_assert(!std::is_aggregate_v<PyxisPlace>);

//! An image as the catalog knows it: one architecture of one build. Every field may be missing. A value.
class PyxisImage final {
public:
    PyxisImage() = default;
    [[nodiscard]] static PyxisImage parse(const JsonReader& json);

    //! Where it is in that repository, or nothing.
    [[nodiscard]] const PyxisPlace* placeIn(const QString& registry, const QString& repository) const;
    [[nodiscard]] QString platform() const; //!< "linux/arm64", empty: not said

    QString id; //!< Pyxis' own: what its vulnerabilities are asked by
    QString architecture;
    QString os;
    QString build; //!< name-version-release
    QDateTime created; //!< UTC
    qint64 layerBytes = -1;
    QList<FreshnessGrade> grades;
    QList<PyxisPlace> places;
};
static_assert(!std::is_aggregate_v<PyxisImage>);

} // namespace portolan
