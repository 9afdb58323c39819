// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <type_traits>

namespace portolan {

//! Where transferred content lands. A value.
class DestinationSpec final {
public:
    enum class Kind { LocalLibrary, OciLayout, OciArchive, DockerArchive, Engine, Registry };

    DestinationSpec() = default;

    Kind kind = Kind::LocalLibrary;
    QString path; //!< OciLayout: folder; archives: file; Engine: its RegistryProfile::path
    QString name; //!< the reference name stored there: a tag, or `host/repo:tag`; empty: none
    QString registry; //!< RegistryProfile::id; Registry only
    QString repository; //!< Registry only
    QString tag; //!< Registry only; empty: by digest only
    bool replaceExisting = false; //!< an archive file of that name is replaced, atomically, at the end
};
static_assert(!std::is_aggregate_v<DestinationSpec>);

} // namespace portolan
