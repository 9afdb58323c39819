// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

#include <type_traits>

namespace portolan {

enum class RegistryKind {
    Distribution, //!< anything that speaks /v2/
    Layout, //!< an OCI image layout folder
    OciArchive, //!< a tar of a layout, read only
    DockerArchive, //!< `docker save`, read only
};

//! A registry the user keeps in the list: what to open and what was allowed. Never a secret. A value; stored
//! by settings.
class RegistryProfile final {
public:
    RegistryProfile() = default;
    //! A /v2/ registry; its id is `host`, or `host#account` for a further account.
    [[nodiscard]] static RegistryProfile distribution(
        const QString& host, const QString& account = QString());
    //! A local source; its id is `kind:absolute path`.
    [[nodiscard]] static RegistryProfile local(RegistryKind kind, const QString& path);

    [[nodiscard]] bool isLocal() const { return kind != RegistryKind::Distribution; }
    //! How references to its images begin: the host, or `oci:PATH`.
    [[nodiscard]] QString referencePrefix() const;

    friend bool operator==(const RegistryProfile&, const RegistryProfile&) = default;

    QString id;
    RegistryKind kind = RegistryKind::Distribution;
    QString name; //!< shown to people
    QString host; //!< host[:port]; Distribution only
    QString path; //!< absolute; local kinds only
    bool allowPlainHttp = false;
    QString caFile; //!< PEM, absolute path, may be empty
    QString account; //!< the account to use of several; empty: whichever is found
    QStringList pinnedRepositories; //!< added by name, shown even where the catalog is refused
    bool embedded = false; //!< the Local library: cannot be removed from the list
};
static_assert(!std::is_aggregate_v<RegistryProfile>);

} // namespace portolan
