// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "registry/actionplan.h"
#include "registry/openshift/pullsecrets.h"

namespace portolan {

//! Makes a pull secret of a login: options "project", "name", "registry". In the plan the login is "***".
//! Pure.
[[nodiscard]] ActionPlan planCreatePullSecret(const ActionWish& wish);
//! The planned request's body with the login in it. Errors: Usage with code NO_PASSWORD when the login has no
//! password, as pods can pull with nothing else.
[[nodiscard]] Result<QByteArray> pullSecretBody(const ActionPlan& plan, const Credential& login);

//! Lets a service account pull with a secret: options "project", "name", "serviceAccount" (else "default").
//! `account`: as it is now, nothing when it is not there. Pure.
[[nodiscard]] ActionPlan planLinkPullSecret(
    const ActionWish& wish, const std::optional<ServiceAccountInfo>& account);
//! Which service account a wish means.
[[nodiscard]] QString linkedAccount(const ActionWish& wish);

} // namespace portolan
