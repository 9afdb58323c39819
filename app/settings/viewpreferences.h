// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace portolan {

enum class ColorScheme { System, Light, Dark };

//! How the window shows things. A value.
class ViewPreferences final {
public:
    ViewPreferences() = default;

    friend bool operator==(const ViewPreferences&, const ViewPreferences&) = default;

    ColorScheme colorScheme = ColorScheme::System;
    bool showAttachments = false; //!< signature, attestation and SBOM tags as rows of their own
    bool relativeTimes = true; //!< "2 d ago" rather than a date
    bool onlyDifferences = true; //!< in a comparison
    bool notifyNewImages = false; //!< by the desktop, of registries that are watched
};

} // namespace portolan
