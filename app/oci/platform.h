// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

namespace portolan {

class JsonReader;

//! What an image runs on (image-spec image-index.md "platform"). A value.
class Platform final {
public:
    Platform() = default;
    Platform(QString osName, QString architectureName, QString variantName = QString());

    //! `os/arch[/variant]`, as typed by a user. Errors: Usage.
    [[nodiscard]] static Result<Platform> parse(QStringView text);
    [[nodiscard]] static Platform fromJson(const JsonReader& json); //!< also from an image config's top level
    //! This machine's: linux/amd64, linux/arm64/v8, ...
    [[nodiscard]] static Platform host();

    [[nodiscard]] bool isEmpty() const { return os.isEmpty() && architecture.isEmpty(); }
    [[nodiscard]] bool isUnknown() const; //!< unknown/unknown: an attestation, not a platform
    [[nodiscard]] QString toString() const; //!< linux/arm64/v8, with os.version in brackets when there is one
    //! Whether an image for this platform answers a wish; an absent variant or version in the wish matches
    //! any, and arm64 equals arm64/v8.
    [[nodiscard]] bool matches(const Platform& wish) const;

    friend bool operator==(const Platform&, const Platform&) = default;

    QString os;
    QString architecture;
    QString variant;
    QString osVersion;
    QStringList osFeatures;
};

} // namespace portolan
