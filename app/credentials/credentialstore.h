// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"
#include "credentials/credentialkey.h"

#include <QtGlobal>

#include <functional>
#include <optional>

namespace portolan {

//! Nothing when there is no such login: that is not an error.
using CredentialDone = std::function<void(Result<std::optional<Credential>>)>;
using CredentialChangeDone = std::function<void(Result<void>)>;

//! Where Portolan keeps logins of its own. GUI thread. Every call returns at once; `done` runs exactly once
//! later on the same thread, never before the call returned, and never after the store was destroyed. Errors
//! are Storage, with the code KEYCHAIN_MISSING (no keychain on this machine: offer "this session only"),
//! KEYCHAIN_LOCKED (locked, or the user said no), KEYCHAIN_DAMAGED (an entry that is not ours) or
//! KEYCHAIN_FAILED.
class CredentialStore {
public:
    CredentialStore() = default;
    virtual ~CredentialStore() = default;
    Q_DISABLE_COPY_MOVE(CredentialStore)

    virtual void read(const CredentialKey& key, CredentialDone done) = 0;
    //! Replaces what was there.
    virtual void write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done) = 0;
    //! Removing what is not there succeeds.
    virtual void remove(const CredentialKey& key, CredentialChangeDone done) = 0;
};

} // namespace portolan
