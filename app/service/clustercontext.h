// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/authenvironment.h"
#include "credentials/kubeconfigfiles.h"
#include "http/tlstrust.h"
#include "registry/registryprofile.h"

#include <optional>
#include <type_traits>

namespace portolan {

//! A context of a kubeconfig with the cluster and the user it names. A value.
class ClusterContext final {
public:
    ClusterContext() = default;
    ClusterContext(const Kubeconfig& config, KubeContext named);

    //! The files a profile's context is looked for in.
    [[nodiscard]] static QStringList files(const QString& list, const AuthEnvironment& environment);
    //! The one of a profile, read now; nothing where the profile names none. Errors: NotFound, code
    //! CONTEXT_MISSING, when it is in none of the files; Conflict, code CONTEXT_MOVED, when it has come to
    //! mean another server: its login must not go to the old one; the context's own problem.
    [[nodiscard]] static Result<std::optional<ClusterContext>> of(
        const RegistryProfile& profile, const AuthEnvironment& environment);

    //! Adds what it says of its server: authority, name, proxy, pin on first use. Errors: of the authority's
    //! file; the rest is added all the same.
    [[nodiscard]] Result<void> applyTrust(TlsTrust& trust) const;

    KubeContext context;
    KubeCluster cluster;
    KubeUser user;
    std::optional<Error> problem; //!< why it cannot be used
};
static_assert(!std::is_aggregate_v<ClusterContext>);

} // namespace portolan
