// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "credentials/authenvironment.h"
#include "credentials/kubeconfig.h"

#include <QStringList>

namespace portolan {

//! The kubeconfig files to read, in order: those of $KUBECONFIG, else ~/.kube/config. They need not exist.
[[nodiscard]] QStringList kubeconfigPaths(const AuthEnvironment& environment);
//! The files of a list as $KUBECONFIG has it.
[[nodiscard]] QStringList kubeconfigPaths(const QString& list);

//! Reads and merges these files; those that do not exist are skipped, those that cannot be used are told in
//! Kubeconfig::problems. Never writes any.
[[nodiscard]] Kubeconfig loadKubeconfig(const QStringList& paths);

//! The authority of a cluster in PEM, empty where the system's count. Errors: Storage, code KUBECONFIG_FILE,
//! with the path, when its file cannot be read; Protocol when there is no certificate in it.
[[nodiscard]] Result<QByteArray> clusterAuthority(const KubeCluster& cluster);

//! What a user of any kind but Exec logs in with, reading its files now; without a login it is empty.
//! Credential::source is the kubeconfig's path. Errors: the user's own problem; Storage, code
//! KUBECONFIG_FILE, with the path, when a file cannot be read.
[[nodiscard]] Result<Credential> userCredential(const KubeUser& user);

} // namespace portolan
