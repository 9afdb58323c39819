// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/credential.h"
#include "base/result.h"
#include "credentials/programrun.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace portolan {

//! Asks a `docker-credential-<name>` program for a login (protocols/auth.md section 6). It is found on the
//! given folders only, gets the server key on stdin, and its answer is never logged. GUI thread; destroying
//! it ends the program and gives up the callback.
class CredentialHelper final : public QObject {
    Q_OBJECT
public:
    //! Nothing when the helper has no login for the key.
    using Done = std::function<void(Result<std::optional<Credential>>)>;

    //! `folders`: AuthEnvironment::programFolders().
    CredentialHelper(QString name, QStringList folders, QObject* parent = nullptr);
    ~CredentialHelper() override;

    //! Runs `get`, once per object. `done` is called exactly once, later. Errors: Storage with code
    //! HELPER_MISSING (no such program, or not a name of one), HELPER_FAILED (it said so, or its answer is
    //! none), HELPER_TIMEOUT.
    void get(const QString& serverKey, Done done);
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    //! `docker-credential-<name>`.
    [[nodiscard]] QString programName() const;

    static constexpr std::chrono::milliseconds defaultTimeout{20000}; //!< helpers may ask the user something

private:
    void finish(const Result<std::optional<Credential>>& result);
    [[nodiscard]] Result<std::optional<Credential>> interpret(const ProgramOutcome& outcome) const;
    [[nodiscard]] Result<std::optional<Credential>> readAnswer(const QByteArray& output) const;
    [[nodiscard]] Error failure(const QString& code, const QString& detail) const;

    QString m_name;
    QStringList m_folders;
    std::chrono::milliseconds m_timeout = defaultTimeout;
    Done m_done;
    ProgramRun m_run;
};

} // namespace portolan
