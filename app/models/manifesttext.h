// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "oci/digest.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace portolan {

//! A digest in a formatted manifest that can be followed. A value.
class DigestLink final {
public:
    DigestLink() = default;

    qsizetype position = 0; //!< in ManifestText::text, in QChars, without the quotes
    qsizetype length = 0;
    Digest digest;
};

//! A manifest as people read it: indented, with keys in their own order and every literal as it was sent. A
//! value.
class ManifestText final {
public:
    ManifestText() = default;
    //! JSON of any bytes; what is no JSON comes out as text that is no worse. Never fails, linear in time.
    //! Pure.
    [[nodiscard]] static ManifestText format(const QByteArray& json);

    [[nodiscard]] const DigestLink* linkAt(qsizetype position) const; //!< null when there is none

    QString text;
    QList<DigestLink> links; //!< by position
};

} // namespace portolan
