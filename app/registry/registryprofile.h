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
    OpenShift, //!< a cluster: its image streams, and the integrated registry beside them
    Quay, //!< Quay.io or Red Hat Quay: /v2/ with a REST API beside it
    RedHat, //!< registry.redhat.io and its kin: /v2/ with the Ecosystem Catalog as its listing
    DockerHub, //!< /v2/ with Docker Hub's API beside it
    Harbor, //!< /v2/ with Harbor's API beside it
    Engine, //!< the images of Podman or Docker on this machine, through its socket
};

//! A registry the user keeps in the list: what to open and what was allowed. Never a secret. A value; stored
//! by settings.
class RegistryProfile final {
public:
    RegistryProfile() = default;
    //! A /v2/ registry; its id is `host`, or `host#account` for a further account.
    [[nodiscard]] static RegistryProfile distribution(
        const QString& host, const QString& account = QString());
    //! The same for a kind with a control plane beside /v2/; Distribution too. Not OpenShift.
    [[nodiscard]] static RegistryProfile remote(
        RegistryKind kind, const QString& host, const QString& account = QString());
    //! A cluster by its API server's URL; its id is `openshift:host:port`, or `openshift:host:port#context`
    //! for one reached by a kubeconfig's context.
    [[nodiscard]] static RegistryProfile openShift(const QString& server, const QString& context = QString());
    //! A container engine by its socket's path or URL; its id is `engine:socket`. `flavour`: "podman" or
    //! "docker"; empty: guessed from the socket.
    [[nodiscard]] static RegistryProfile engine(const QString& socket, const QString& flavour = QString());
    //! A local source; its id is `kind:absolute path`.
    [[nodiscard]] static RegistryProfile local(RegistryKind kind, const QString& path);

    //! A folder or file of this machine: no login, no network.
    [[nodiscard]] bool isLocal() const
    {
        return kind == RegistryKind::Layout || kind == RegistryKind::OciArchive
            || kind == RegistryKind::DockerArchive;
    }
    //! A /v2/ registry by its host, whatever stands beside it.
    [[nodiscard]] bool isHosted() const
    {
        return !isLocal() && kind != RegistryKind::OpenShift && kind != RegistryKind::Engine;
    }
    //! How references to its images begin: the host, or `oci:PATH`. Of a cluster: its API server's host, as
    //! its registry's is only known once it was asked.
    [[nodiscard]] QString referencePrefix() const;
    //! A repository of it as people write it: `quay.io/a/b`, `oci:PATH:name`, `podman:quay.io/a/b`.
    [[nodiscard]] QString referenceTo(const QString& repository) const;

    friend bool operator==(const RegistryProfile&, const RegistryProfile&) = default;

    QString id;
    RegistryKind kind = RegistryKind::Distribution;
    QString name; //!< shown to people
    QString host; //!< host[:port] of the registry; of OpenShift: of the API server; empty for the rest
    QString server; //!< OpenShift: the API server's URL; RedHat, DockerHub: another one than the public API's
    QString context; //!< OpenShift: the kubeconfig's context the login comes from, may be empty
    QString kubeconfig; //!< OpenShift: the files it is in, as $KUBECONFIG lists them; empty: the usual ones
    QString path; //!< absolute; local kinds, and an engine's socket (or its tcp URL)
    QString flavour; //!< an engine's: "podman" or "docker"
    bool allowPlainHttp = false;
    QString caFile; //!< PEM, absolute path, may be empty
    QString account; //!< the account to use of several; empty: whichever is found
    QStringList pinnedRepositories; //!< added by name, shown even where the catalog is refused
    bool embedded = false; //!< the Local library: cannot be removed from the list
};
static_assert(!std::is_aggregate_v<RegistryProfile>);

} // namespace portolan
