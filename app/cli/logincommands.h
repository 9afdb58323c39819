// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/command.h"

namespace portolan {

//! `login`: tries a login at the registry, then keeps it in the keychain.
class LoginCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;

private:
    void store(const RegistryProfile& profile);
};

//! `logout`: removes a login from the keychain.
class LogoutCommand final : public Command {
    Q_OBJECT
public:
    using Command::Command;
    void start() override;
};

} // namespace portolan
