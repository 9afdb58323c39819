// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/credentialstore.h"

#include <QHash>
#include <QObject>
#include <QStringList>

namespace portolan {

//! Logins for this session only: gone when the program ends. GUI thread. Never fails.
class MemoryStore final : public QObject, public CredentialStore {
    Q_OBJECT
public:
    explicit MemoryStore(QObject* parent = nullptr);

    void read(const CredentialKey& key, CredentialDone done) override;
    void write(const CredentialKey& key, const Credential& credential, CredentialChangeDone done) override;
    void remove(const CredentialKey& key, CredentialChangeDone done) override;

    //! The accounts kept for a host, the latest written first.
    [[nodiscard]] QStringList accounts(const QString& host) const;

private:
    QHash<CredentialKey, Credential> m_logins;
    QHash<QString, QStringList> m_accounts;
};

} // namespace portolan
