// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/credentialstore.h"

#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace portolan {

//! Logins in the desktop's keychain, through QtKeychain; never in a file. GUI thread (STYLE section 5.4).
//! Destroying the store gives up its callbacks; jobs already started finish by themselves and delete
//! themselves.
//!
//! A keyring that is locked asks the user by itself. Where that question is dismissed the Secret Service
//! answers a read as if there were no entry, and a write with KEYCHAIN_LOCKED.
class KeychainStore final : public QObject, public CredentialStore {
    Q_OBJECT
public:
    explicit KeychainStore(QObject* parent = nullptr);

    void read(const CredentialKey& key, CredentialDone done) override;
    void write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done) override;
    void remove(const CredentialKey& key, CredentialChangeDone done) override;

    //! Whether some job has been waiting longer than waitingDelay.
    [[nodiscard]] bool isWaiting() const { return m_lateJobs > 0; }
    static constexpr std::chrono::milliseconds waitingDelay{700};

Q_SIGNALS:
    //! true: a job has not answered for waitingDelay, so show "waiting for the keyring"; false: none is that
    //! late any more. Strictly alternating, true first.
    void waitingChanged(bool waiting);

private:
    //! Starts the job and calls `finished` with it once it ends, while this store lives.
    void start(QKeychain::Job* job, const CredentialKey& key, std::function<void(QKeychain::Job*)> finished);
    void setLate(int change);

    int m_lateJobs = 0;
};

} // namespace portolan
