// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! `login`: tries a login at the registry, then keeps it in the keychain; and shares it with Podman where
//! that is asked for.
class LoginCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void test(const RegistryProfile& profile);
    void store(const RegistryProfile& profile);
    void share(const QString& host, const Credential& login);
};

//! `logout`: removes a login from the keychain.
class LogoutCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
};

} // namespace portolan
