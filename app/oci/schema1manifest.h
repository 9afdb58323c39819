// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/imageconfig.h"

namespace portolan {

//! A docker schema 1 manifest, read only: what its layers and history say (protocols/oci-distribution.md
//! section 6).
class Schema1Manifest final {
public:
    Schema1Manifest() = default;

    //! Errors: Protocol.
    [[nodiscard]] static Result<Schema1Manifest> fromJson(const JsonReader& json);
    //! The bytes a schema 1 digest is taken of: the signed payload when there are signatures, else the body
    //! itself. Errors: Protocol (signatures that cannot be undone).
    [[nodiscard]] static Result<QByteArray> digestedBytes(QByteArrayView body);

    QString name;
    QString tag;
    QList<Digest> layers; //!< base first (the wire has them top first)
    ImageConfig config; //!< from the newest v1Compatibility; history base first
};

} // namespace portolan
