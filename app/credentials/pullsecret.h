// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "credentials/authfile.h"

#include <QByteArrayView>
#include <QList>

namespace portolan {

//! The logins in a pull secret as people hand it around: an `auths` file in JSON (OpenShift's pull secret), a
//! legacy .dockercfg, or a Kubernetes Secret or List of them in JSON or YAML, with `.dockerconfigjson` or
//! `.dockercfg` under `data` (base64) or `stringData`. The keys are hosts or namespaces as written, sorted
//! within each secret; the first of equal keys counts. Errors: Protocol with code NO_LOGINS or
//! NOT_A_PULL_SECRET, TooLarge; never with any of the bytes.
[[nodiscard]] Result<QList<AuthEntry>> parsePullSecret(QByteArrayView bytes, const QString& source);

} // namespace portolan
