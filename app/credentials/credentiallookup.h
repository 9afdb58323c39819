// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/authfilesearch.h"
#include "credentials/credentialresolver.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <functional>

namespace portolan {

//! One search of a CredentialResolver: asks its sources one after the other, stops at the first login,
//! deletes itself. GUI thread.
class CredentialLookup final : public QObject {
    Q_OBJECT
public:
    CredentialLookup(CredentialQuery query, AuthEnvironment environment,
        std::chrono::milliseconds helperTimeout, QObject* parent);

    // Sources, asked in the order of these calls. The store outlives this object.
    void addStore(CredentialStore& store, const QStringList& accounts);
    void addFile(const AuthFileLocation& location);

    //! `done` runs once, later, unless this is destroyed before.
    void start(CredentialResolver::Done done);

private:
    using Step = std::function<void()>;

    void next();
    void readFile(const AuthFileLocation& location);
    void askHelper(const QString& name, const QString& key);
    void take(const Result<std::optional<Credential>>& found);
    void finish(std::optional<Credential> credential);

    CredentialQuery m_query;
    AuthEnvironment m_environment;
    std::chrono::milliseconds m_helperTimeout;
    std::deque<Step> m_steps; //!< each ends in take() or next()
    QStringList m_failedHelpers;
    CredentialResolution m_resolution;
    CredentialResolver::Done m_done;
};

} // namespace portolan
